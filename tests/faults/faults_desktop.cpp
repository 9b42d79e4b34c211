// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A desktop without a window that ends itself with SIGKILL at a chosen moment of the command protocol, for tst_kills.
//
// faults_desktop command URL TOKEN STORE EVENT MIGRATION ACCOUNT ACTION: gives one command; dies at the EVENT-th thing that
//     happens to it, or ends well where there is no such event.
// faults_desktop ahead URL TOKEN STORE EVENT: reads ahead; dies at the EVENT-th answer that is to be kept, or ends well when all
//     is kept. Every second event dies while the answer is being written.
// faults_desktop churn STORE COUNT: writes so many whole listings, then waits to be killed.

#include <escale/sync/session.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QTimer>

#include <csignal>
#include <cstdio>

#include <unistd.h>

using namespace escale;
using namespace Qt::StringLiterals;

namespace {

int churn(const QString &file, int count)
{
    store::Store store(file);
    QObject context;
    store.open(&context, [&](const Result<store::OpenReport> &report) {
        qint64 seq = report ? report->position.seq : -1;
        std::puts("open");
        std::fflush(stdout);
        for (int listing = 0; listing < count; ++listing) {
            ++seq;
            store.write([] { return store::Changes{.beginOfListing = true}; });
            for (int page = 0; page < 5; ++page) {
                store.write([seq, page] {
                    store::Changes changes;
                    for (int i = 0; i < 100; ++i)
                        changes.accounts.append({AccountId(seq % 7 + page * 100 + i + 1), u"listing %1"_s.arg(seq),
                                                 CustomerId(1), ServerId(1), ServerId(1)});
                    return changes;
                });
            }
            store.write(
                [seq] {
                    return store::Changes{.endOfListing = true,
                                          .position = store::Position{seq, QDateTime::currentDateTimeUtc(), {}}};
                },
                &context,
                [](const Result<void> &) {
                    std::puts("listing");
                    std::fflush(stdout);
                });
        }
    });
    return QCoreApplication::exec();
}

int ahead(const QStringList &arguments)
{
    Fleet fleet;
    store::Store store(arguments[3]);
    Session session(fleet, {QUrl(arguments[1]), arguments[2], {}, {}});
    session.setStore(&store);
    const int deadly = arguments[4].toInt();
    int events = 0;
    QObject::connect(&session.api(), &api::ApiClient::exchanged, &session, [&](const api::Exchange &exchange) {
        if (!exchange.path.startsWith("/v1/log/"_L1) && !exchange.path.contains("server="_L1))
            return;
        if (++events != deadly)
            return;
        if (events % 2 == 1)
            ::kill(::getpid(), SIGKILL);
        QTimer::singleShot(1, &session, [] { ::kill(::getpid(), SIGKILL); });
    });
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &session, [&] {
        if (session.isReadAhead())
            QCoreApplication::exit(0);
    });
    look.start(10);
    session.start();
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().sliced(1);
    if (arguments.size() == 3 && arguments[0] == "churn"_L1)
        return churn(arguments[1], arguments[2].toInt());
    if (arguments.size() == 5 && arguments[0] == "ahead"_L1)
        return ahead(arguments);
    if (arguments.size() != 8)
        return 2;
    const int deadly = arguments[4].toInt();
    int events = 0;
    const auto event = [&] {
        if (++events == deadly)
            ::kill(::getpid(), SIGKILL);
    };
    Fleet fleet;
    store::Store store(arguments[3]);
    Session session(fleet, {QUrl(arguments[1]), arguments[2], {}, {}});
    session.api().setTimeScale(0.05);
    session.setStore(&store);
    QObject::connect(&session, &Session::stateChanged, &session, [&](Session::State state) {
        if (state != Session::State::Live)
            return;
        std::puts("given");
        std::fflush(stdout);
        event();
        CommandHandle *handle = session.perform(CommandRequest::onAccount(fromName<migration::Action>(arguments[7]),
                                                                          MigrationId(arguments[5].toLongLong()),
                                                                          AccountId(arguments[6].toLongLong())));
        event();
        QObject::connect(&session, &Session::pendingCommandsChanged, &session, event);
        QObject::connect(&session.api(), &api::ApiClient::exchanged, &session, event);
        QObject::connect(handle, &CommandHandle::finished, &session, [&] {
            event();
            // What is still queued at the end of the store is written or not: both must be right.
            QTimer::singleShot(0, &session, [&] {
                event();
                QTimer::singleShot(50, &application, [] { QCoreApplication::exit(0); });
            });
        });
    });
    session.start();
    return QCoreApplication::exec();
}
