// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/items/attempts_model.h>

#include <escale/fleet/fleet.h>
#include <escale/items/text.h>

#include <QtCore/QCoreApplication>

#include <ranges>

using namespace Qt::StringLiterals;

namespace escale::items {

using namespace migration;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Attempts)
};

} // namespace

AttemptsModel::AttemptsModel(QObject *parent) : DeskTableModel(ColumnCount, parent) {}

void AttemptsModel::setAccount(MigrationId migration, AccountId account)
{
    m_migration = migration;
    m_account = account;
    readAgain();
}

QList<DeskRow> AttemptsModel::read(const Fleet &fleet) const
{
    QList<DeskRow> rows;
    const AccountFacts *account = fleet.accountFacts(m_migration, m_account);
    if (!account)
        return rows;
    const QDateTime now = fleet.platformNow();
    for (const Attempt &attempt : std::views::reverse(account->attempts)) {
        DeskRow row;
        row.id = attempt.number;
        row.task = attempt.task;
        row.account = m_account;
        row.migration = m_migration;
        const bool failed = attempt.outcome == Outcome::Failed;
        row.severity = failed ? Severity::Error : Severity::None;
        const QDateTime end = attempt.ended.isValid() ? attempt.ended : now;
        QString measured;
        Severity worse = Severity::None;
        if (attempt.downtimeSeconds) {
            measured = duration(*attempt.downtimeSeconds);
            if (attempt.estimate.high > 0 && *attempt.downtimeSeconds > attempt.estimate.high)
                worse = Severity::Warning;
        } else if (attempt.outcome == Outcome::Running && attempt.downtimeStarted.isValid()) {
            //: downtime that has not ended yet, %1 is how long so far
            measured = Text::tr("running, %1").arg(duration(double(attempt.downtimeStarted.secsTo(now))));
        }
        QString outcome = outcomeName(attempt.outcome);
        if (failed && !attempt.errorCode.isEmpty()) {
            //: %1 is "failed", %2 a sentence that says why
            outcome = Text::tr("%1: %2", "outcome and reason")
                          .arg(outcome, errorText({.code = attempt.errorCode, .params = {}, .detail = {}}).what);
        }
        row.cells = {{QLocale().toString(attempt.number), {}},
                     {legName(attempt.leg), {}},
                     {dateTime(attempt.started), {}},
                     {duration(double(qMax<qint64>(0, attempt.started.msecsTo(end))) / 1000), {}},
                     {attempt.estimate.high > 0 ? shortRange(attempt.estimate) : QString(), {}},
                     {measured, worse},
                     {outcome, row.severity}};
        rows.append(row);
    }
    return rows;
}

QString AttemptsModel::header(int column) const
{
    switch (column) {
    case NumberColumn:
        //: column: number of an attempt
        return Text::tr("No.");
    case LegColumn:
        return Text::tr("Leg", "column: out, back or rollback");
    case StartedColumn:
        return Text::tr("Started", "column");
    case TookColumn:
        return Text::tr("Took", "column: how long it took");
    case EstimateColumn:
        return Text::tr("Downtime: estimate", "column");
    case MeasuredColumn:
        return Text::tr("Downtime: measured", "column");
    case OutcomeColumn:
        return Text::tr("Outcome", "column");
    default:
        return {};
    }
}

} // namespace escale::items
