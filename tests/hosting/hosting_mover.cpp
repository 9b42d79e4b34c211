// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Moves the account of the test company to and fro until it is killed: hosting_mover FOLDER NET. Says a line for each
// finished move.

#include "hosting_fixture.h"

#include <QtCore/QCoreApplication>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace escale::platform;
using escale::platform::testing::Company;

namespace {

int give(const char *what, const escale::Error &error)
{
    std::fprintf(stderr, "%s: %s\n", what, qPrintable(error.code + u' ' + error.detail));
    return 1;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    auto opened = LoopbackDriver::open(arguments.value(1), {.sync = false});
    if (!opened)
        return give("open", opened.error());
    LoopbackDriver &driver = **opened;
    testing::declareCompany(driver, arguments.value(2),
                            {.seed = 7, .files = 60, .bytes = 600'000, .mails = 12, .databases = {}});
    const StageWatch never;
    if (auto ready = driver.ensureContent(Company::account); !ready)
        return give("content", ready.error());
    if (auto installed = driver.installServer(Company::transit, u"2024"_s); !installed)
        return give("install", installed.error());
    if (auto listening = driver.listenFor(Company::account); !listening)
        return give("listen", listening.error());
    for (;;) {
        const QString from = driver.servedFrom(Company::account).value();
        const QString to = from == Company::home ? Company::transit : Company::home;
        const Place place{.server = from, .account = Company::account};
        if (auto done = driver.precopy(place, to, {}, never); !done)
            return give("precopy", done.error());
        if (auto done = driver.freeze(place, never); !done)
            return give("freeze", done.error());
        if (auto done = driver.copyDifference(place, to, {}, never); !done)
            return give("difference", done.error());
        if (auto done = driver.copyDatabases(place, to, {}, never); !done)
            return give("databases", done.error());
        const auto verified = driver.verify(place, to, never);
        if (!verified)
            return give("verify", verified.error());
        if (!verified->differences.isEmpty())
            return give("differences", {.code = verified->differences.join(u' '), .params = {}, .detail = {}});
        if (auto done = driver.switchTo(Company::account, to, StageWatch()); !done)
            return give("switch", done.error());
        std::puts(qPrintable(to));
        std::fflush(stdout);
    }
}
