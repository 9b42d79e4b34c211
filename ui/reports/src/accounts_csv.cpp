// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/reports/report.h>

#include <escale/items/text.h>
#include <escale/migration/clocks.h>

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <ranges>

namespace escale::ui::reports {

using namespace Qt::StringLiterals;
using namespace migration;

namespace {

struct Csv {
    Q_DECLARE_TR_FUNCTIONS(AccountsCsv)
};

QString cell(QString text)
{
    // Spreadsheets run what begins like this (OWASP, CSV injection).
    static constexpr QStringView formula = u"=+-@\t\r";
    if (!text.isEmpty() && formula.contains(text.front()))
        text.prepend(u'\'');
    if (text.contains(u'"') || text.contains(u',') || text.contains(u'\n') || text.contains(u'\r'))
        text = u'"' + text.replace(u'"', "\"\""_L1) + u'"';
    return text;
}

QString number(double value)
{
    return QString::number(value, 'f', 1);
}

QString utc(const QDateTime &at)
{
    return at.isValid() ? at.toUTC().toString(Qt::ISODate) : QString();
}

const Attempt *latest(const AccountFacts &account, Leg leg)
{
    const auto found = std::ranges::find(account.attempts.crbegin(), account.attempts.crend(), leg, &Attempt::leg);
    return found == account.attempts.crend() ? nullptr : &*found;
}

} // namespace

QByteArray accountsCsv(const JourneyState &state)
{
    QStringList lines;
    const auto add = [&lines](const QStringList &cells) {
        QStringList quoted;
        for (const QString &one : cells)
            quoted.append(cell(one));
        lines.append(quoted.join(u','));
    };
    QStringList heading{Csv::tr("Account"),     Csv::tr("Where"),        Csv::tr("State"),
                        Csv::tr("Preparation"), Csv::tr("Verified"),     Csv::tr("Files (bytes)"),
                        Csv::tr("Files"),       Csv::tr("Mail (bytes)"), Csv::tr("Databases (bytes)"),
                        Csv::tr("Attempts")};
    for (const QString &leg : {items::legName(Leg::Out), items::legName(Leg::Back)}) {
        //: a column of a table: %1 is "out" or "back"
        heading += {Csv::tr("%1: estimate, at least (seconds)").arg(leg),
                    Csv::tr("%1: estimate, at most (seconds)").arg(leg), Csv::tr("%1: started").arg(leg),
                    Csv::tr("%1: outcome").arg(leg), Csv::tr("%1: downtime (seconds)").arg(leg)};
    }
    heading += {Csv::tr("Rollback until"), Csv::tr("Domains on the provider’s DNS"), Csv::tr("Domains on other DNS")};
    add(heading);
    for (const AccountFacts &account : state.facts.accounts) {
        QStringList row{account.name,
                        items::locationName(account.location),
                        items::activityName(account.activity),
                        items::preparationName(account.preparation),
                        items::yesNo(account.verified),
                        QString::number(account.weight.files),
                        QString::number(account.weight.fileCount),
                        QString::number(account.weight.mail),
                        QString::number(account.weight.databases),
                        QString::number(account.attempts.size())};
        for (const Leg leg : {Leg::Out, Leg::Back}) {
            const Attempt *attempt = latest(account, leg);
            const bool promised = attempt && attempt->estimate.high > 0;
            const Estimate estimate = promised ? attempt->estimate : state.estimate(account.id);
            row += {number(estimate.low), number(estimate.high), attempt ? utc(attempt->started) : QString(),
                    attempt ? items::outcomeName(attempt->outcome) : QString(),
                    attempt && attempt->downtimeSeconds ? number(*attempt->downtimeSeconds) : QString()};
        }
        row += {account.location == Location::Transit ? utc(rollbackUntil(state.facts, account, state.context.policy))
                                                      : QString(),
                QString::number(account.internalDomains), QString::number(account.externalDomains)};
        add(row);
    }
    return "\xef\xbb\xbf" + (lines.join(u"\r\n"_s) + u"\r\n"_s).toUtf8();
}

} // namespace escale::ui::reports
