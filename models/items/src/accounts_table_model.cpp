// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/items/accounts_table_model.h>

#include "natural_order.h"

#include <escale/fleet/fleet.h>
#include <escale/items/filter.h>
#include <escale/items/roles.h>
#include <escale/items/text.h>
#include <escale/migration/clocks.h>
#include <escale/migration/estimate.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QPointer>
#include <QtCore/QSet>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace escale::migration;

namespace escale::items {

namespace {

struct Table {
    Q_DECLARE_TR_FUNCTIONS(AccountsTable)
};

const Attempt *latest(const AccountFacts &account, Leg leg)
{
    const auto found = std::ranges::find(account.attempts.crbegin(), account.attempts.crend(), leg, &Attempt::leg);
    return found == account.attempts.crend() ? nullptr : &*found;
}

/// Seconds that an attempt's downtime has lasted; none while it has not begun.
std::optional<double> downtimeOf(const Attempt &attempt, const QDateTime &now)
{
    if (attempt.downtimeSeconds)
        return attempt.downtimeSeconds;
    if (!attempt.downtimeStarted.isValid())
        return {};
    const QDateTime end = attempt.downtimeEnded.isValid() ? attempt.downtimeEnded : now;
    return std::max(0.0, double(attempt.downtimeStarted.msecsTo(end)) / 1000);
}

QString nothing()
{
    //: a cell of a table in which there is nothing to say
    return Table::tr("–");
}

} // namespace

struct AccountsTableModel::Data {
    AccountsTableModel *q = nullptr;
    QPointer<const Fleet> fleet;
    MigrationId id;
    QList<AccountId> rows; ///< by name
    std::optional<Pace> pace;

    [[nodiscard]] const MigrationFacts *facts() const { return fleet ? fleet->migration(id) : nullptr; }
    [[nodiscard]] QList<AccountId> wanted() const;
    void learn();
    void update(const QList<AccountId> &changed);
    void announce(int firstColumn, int lastColumn);
    [[nodiscard]] Estimate estimateOf(const AccountFacts &account, Leg leg) const;
    [[nodiscard]] QString measured(const AccountFacts &account, Leg leg) const;
    [[nodiscard]] QString note(const AccountFacts &account) const;
    [[nodiscard]] QVariant sortKey(const AccountFacts &account, int column) const;
    [[nodiscard]] QString text(const AccountFacts &account, int column) const;
    [[nodiscard]] Mark markOf(const AccountFacts &account) const;
    [[nodiscard]] std::optional<double> progressOf(const AccountFacts &account) const;
};

QList<AccountId> AccountsTableModel::Data::wanted() const
{
    const MigrationFacts *m = facts();
    if (!m)
        return {};
    struct Entry {
        QByteArray key;
        AccountId id;
    };
    QList<Entry> entries;
    entries.reserve(m->accounts.size());
    for (const AccountFacts &account : m->accounts)
        entries.append({folded(QStringView(account.name)), account.id});
    std::ranges::sort(entries, [](const Entry &a, const Entry &b) {
        const int order = compareNatural(a.key, b.key);
        return order != 0 ? order < 0 : a.id < b.id;
    });
    QList<AccountId> ids;
    ids.reserve(entries.size());
    for (const Entry &entry : std::as_const(entries))
        ids.append(entry.id);
    return ids;
}

void AccountsTableModel::Data::learn()
{
    const MigrationFacts *m = facts();
    pace = m ? std::optional(observedPace(*m, fleet->me().policy)) : std::nullopt;
}

void AccountsTableModel::Data::announce(int firstColumn, int lastColumn)
{
    if (!rows.isEmpty())
        Q_EMIT q->dataChanged(q->index(0, firstColumn), q->index(int(rows.size()) - 1, lastColumn));
}

/// Rows in line with the facts, by id: what is gone goes, what is new comes where its name belongs.
void AccountsTableModel::Data::update(const QList<AccountId> &changed)
{
    const QList<AccountId> target = wanted();
    if (rows != target) {
        const QSet<AccountId> kept(target.cbegin(), target.cend());
        for (qsizetype row = rows.size() - 1; row >= 0; --row) {
            if (!kept.contains(rows.at(row))) {
                q->beginRemoveRows({}, int(row), int(row));
                rows.removeAt(row);
                q->endRemoveRows();
            }
        }
        const QSet<AccountId> there(rows.cbegin(), rows.cend());
        for (qsizetype row = 0; row < target.size(); ++row) {
            if (row < rows.size() && rows.at(row) == target.at(row))
                continue;
            if (there.contains(target.at(row))) {
                const qsizetype from = rows.indexOf(target.at(row), row);
                q->beginMoveRows({}, int(from), int(from), {}, int(row));
                rows.move(from, row);
                q->endMoveRows();
                continue;
            }
            qsizetype end = row + 1;
            while (end < target.size() && !there.contains(target.at(end)))
                ++end;
            q->beginInsertRows({}, int(row), int(end) - 1);
            for (qsizetype i = row; i < end; ++i)
                rows.insert(i, target.at(i));
            q->endInsertRows();
            row = end - 1;
        }
    }
    for (const AccountId account : changed) {
        const qsizetype row = rows.indexOf(account);
        if (row >= 0)
            Q_EMIT q->dataChanged(q->index(int(row), 0), q->index(int(row), ColumnCount - 1));
    }
}

Estimate AccountsTableModel::Data::estimateOf(const AccountFacts &account, Leg leg) const
{
    // Once an attempt has begun, what had been promised for it stands beside what was measured.
    if (const Attempt *attempt = latest(account, leg); attempt && attempt->estimate.high > 0)
        return attempt->estimate;
    return pace ? pace->downtime(account.weight) : Estimate{};
}

QString AccountsTableModel::Data::measured(const AccountFacts &account, Leg leg) const
{
    const Attempt *attempt = latest(account, leg);
    if (!attempt)
        return nothing();
    const std::optional<double> seconds = downtimeOf(*attempt, fleet->platformNow());
    switch (attempt->outcome) {
    case Outcome::Running:
        //: downtime of an account that is on the move: %1 is how long it has lasted
        return seconds ? Table::tr("running, %1").arg(duration(*seconds)) : Table::tr("not begun", "downtime");
    case Outcome::Done:
        return seconds ? duration(*seconds) : nothing();
    case Outcome::Failed:
        //: downtime of an attempt that failed
        return seconds && *seconds > 0 ? Table::tr("failed, %1").arg(duration(*seconds)) : outcomeName(Outcome::Failed);
    case Outcome::Cancelled:
    case Outcome::Unknown:
        break;
    }
    return outcomeName(attempt->outcome);
}

std::optional<double> AccountsTableModel::Data::progressOf(const AccountFacts &account) const
{
    const Task *task = fleet->task(fleet->liveTaskOf(account.id));
    if (!task || task->state == TaskState::Queued || task->bytesTotal <= 0)
        return {};
    return std::min(1.0, double(task->bytes) / double(task->bytesTotal));
}

Mark AccountsTableModel::Data::markOf(const AccountFacts &account) const
{
    switch (account.activity) {
    case Activity::Failed:
        return Mark::Failed;
    case Activity::Queued:
        return Mark::Queued;
    case Activity::Testing:
    case Activity::Migrating:
    case Activity::RollingBack:
    case Activity::Relocating:
    case Activity::Upgrading:
        return Mark::Moving;
    case Activity::Idle:
    case Activity::Unknown:
        break;
    }
    switch (account.location) {
    case Location::ClientOld:
        return Mark::ClientOld;
    case Location::Transit:
        return Mark::OnTransit;
    case Location::ClientNew:
        return Mark::ClientNew;
    case Location::Unknown:
        break;
    }
    return Mark::None;
}

/// What matters most about the account just now.
QString AccountsTableModel::Data::note(const AccountFacts &account) const
{
    const MigrationFacts *m = facts();
    const Task *task = fleet->task(fleet->liveTaskOf(account.id));
    if (task) {
        switch (task->state) {
        case TaskState::Running: {
            const QString stage = task->stage.isEmpty() ? taskTypeName(task->type) : stageName(task->stage);
            const std::optional<double> progress = progressOf(account);
            //: %1 is what is being copied, %2 a percentage: "databases 62 %"
            return progress ? Table::tr("%1 %2", "stage and percentage").arg(stage, percent(*progress)) : stage;
        }
        case TaskState::Queued:
        case TaskState::Paused: {
            const QString why = waitingText(task->waitingFor, task->waitingParams);
            return why.isEmpty() ? taskStateName(task->state) : why;
        }
        default:
            break;
        }
    }
    if (account.activity == Activity::Failed && !account.attempts.isEmpty()) {
        const Attempt &last = account.attempts.constLast();
        if (last.outcome == Outcome::Failed)
            return errorText({last.errorCode, {}, {}}).what;
    }
    if (account.test.state == TestState::Failed && account.location == Location::ClientOld)
        return Table::tr("the test failed");
    if (account.location == Location::Transit && m) {
        const bool over = m->reinstallation.state != ReinstallationState::None
                       && m->reinstallation.state != ReinstallationState::Requested;
        if (over)
            return Table::tr("waits to go back");
        const QDateTime until = rollbackUntil(*m, account, fleet->me().policy);
        const QDateTime now = fleet->platformNow();
        if (!until.isValid())
            return {};
        if (until <= now)
            return Table::tr("no rollback any more");
        //: how long a rollback of the account is still possible: "rollback: 6 d 4 h"
        return Table::tr("rollback: %1").arg(duration(std::floor(double(now.secsTo(until)) / 60) * 60));
    }
    if (account.location == Location::ClientOld) {
        if (account.preparation != Preparation::Ready)
            return preparationName(account.preparation);
        if (account.test.state == TestState::None && m && m->offersTest)
            return Table::tr("no test yet");
        return preparationName(account.preparation);
    }
    return {};
}

QString AccountsTableModel::Data::text(const AccountFacts &account, int column) const
{
    switch (column) {
    case AccountColumn:
        return account.name;
    case WhereColumn: {
        const Task *task = fleet->task(fleet->liveTaskOf(account.id));
        if (account.activity == Activity::Queued && task) {
            int place = 1;
            for (const TaskId other : fleet->liveTasksOf(id)) {
                if (other == task->id)
                    break;
                place += fleet->task(other)->state == TaskState::Queued;
            }
            //: where an account is, and its place in the queue: "client server, queued 2"
            return Table::tr("%1, queued %2").arg(locationName(account.location)).arg(place);
        }
        if (account.activity == Activity::Idle || account.activity == Activity::Unknown)
            return locationName(account.location);
        //: where an account is, and what it does: "client server, migrating"
        return Table::tr("%1, %2", "place and activity").arg(locationName(account.location), activityName(account.activity));
    }
    case TestColumn:
        return testText(account.test);
    case OutEstimateColumn:
        return shortRange(estimateOf(account, Leg::Out));
    case OutMeasuredColumn:
        return measured(account, Leg::Out);
    case VerifiedColumn:
        return account.location == Location::ClientOld ? nothing() : yesNo(account.verified);
    case BackEstimateColumn:
        return shortRange(estimateOf(account, Leg::Back));
    case BackMeasuredColumn:
        return measured(account, Leg::Back);
    case BothLegsColumn: {
        const Attempt *out = latest(account, Leg::Out);
        const Attempt *back = latest(account, Leg::Back);
        const QDateTime now = fleet->platformNow();
        if (out && back && out->outcome == Outcome::Done && back->outcome == Outcome::Done) {
            const auto first = downtimeOf(*out, now);
            const auto second = downtimeOf(*back, now);
            if (first && second)
                return duration(*first + *second);
        }
        const Estimate there = estimateOf(account, Leg::Out);
        const Estimate again = estimateOf(account, Leg::Back);
        return shortRange({there.low + again.low, there.high + again.high});
    }
    case DnsColumn:
        return dnsText(account.internalDomains, account.externalDomains);
    case AttemptsColumn:
        return QLocale().toString(account.attempts.size());
    case NoteColumn:
        return note(account);
    default:
        return {};
    }
}

QVariant AccountsTableModel::Data::sortKey(const AccountFacts &account, int column) const
{
    const auto measuredSeconds = [&](Leg leg) {
        const Attempt *attempt = latest(account, leg);
        return attempt ? downtimeOf(*attempt, fleet->platformNow()).value_or(0) : -1.0;
    };
    switch (column) {
    case AccountColumn:
        return int(rows.indexOf(account.id));
    case WhereColumn:
        return int(account.location) * 10 + int(account.activity);
    case TestColumn:
        return int(account.test.state);
    case OutEstimateColumn:
        return estimateOf(account, Leg::Out).high;
    case OutMeasuredColumn:
        return measuredSeconds(Leg::Out);
    case VerifiedColumn:
        return account.location == Location::ClientOld ? -1 : int(account.verified);
    case BackEstimateColumn:
        return estimateOf(account, Leg::Back).high;
    case BackMeasuredColumn:
        return measuredSeconds(Leg::Back);
    case BothLegsColumn:
        return estimateOf(account, Leg::Out).high + estimateOf(account, Leg::Back).high;
    case DnsColumn:
        return account.externalDomains * 10000 + account.internalDomains;
    case AttemptsColumn:
        return int(account.attempts.size());
    case NoteColumn:
        return note(account);
    default:
        return {};
    }
}

AccountsTableModel::AccountsTableModel(QObject *parent)
    : QAbstractTableModel(parent)
    , d(std::make_unique<Data>())
{
    d->q = this;
}

AccountsTableModel::~AccountsTableModel() = default;

void AccountsTableModel::setMigration(const Fleet *fleet, MigrationId migration)
{
    if (d->fleet == fleet && d->id == migration)
        return;
    beginResetModel();
    if (d->fleet)
        disconnect(d->fleet, nullptr, this, nullptr);
    d->fleet = fleet;
    d->id = migration;
    d->rows = d->wanted();
    d->learn();
    endResetModel();
    if (!fleet)
        return;
    connect(fleet, &Fleet::migrationAccountsChanged, this, [this](MigrationId changed, const QList<AccountId> &ids) {
        if (changed != d->id)
            return;
        d->learn();
        d->update(ids);
        // What one account has taught changes what is expected of the others.
        d->announce(OutEstimateColumn, OutEstimateColumn);
        d->announce(BackEstimateColumn, BothLegsColumn);
    });
    connect(fleet, &Fleet::migrationsChanged, this, [this](const QList<MigrationId> &ids) {
        if (!ids.contains(d->id))
            return;
        d->learn();
        d->update({});
        d->announce(0, ColumnCount - 1);
    });
    connect(fleet, &Fleet::tasksChanged, this, [this](const QList<TaskId> &ids) {
        QList<AccountId> accounts;
        bool ended = false;
        for (const TaskId id : ids) {
            const Task *task = d->fleet->task(id);
            if (!task || task->migration != d->id)
                continue;
            accounts.append(task->account);
            ended = ended || !task->isLive();
        }
        if (accounts.isEmpty())
            return;
        // The end of one changes the place of all that wait.
        if (ended)
            d->announce(0, ColumnCount - 1);
        else
            d->update(accounts);
    });
    connect(fleet, &Fleet::meChanged, this, [this] {
        d->learn();
        d->announce(0, ColumnCount - 1);
    });
    const auto startAgain = [this] {
        beginResetModel();
        d->rows = d->wanted();
        d->learn();
        endResetModel();
    };
    connect(fleet, &Fleet::reset, this, startAgain);
    connect(fleet, &QObject::destroyed, this, [this, startAgain] {
        d->fleet.clear();
        startAgain();
    });
}

MigrationId AccountsTableModel::migration() const
{
    return d->id;
}

AccountId AccountsTableModel::accountAt(int row) const
{
    return d->rows.value(row);
}

int AccountsTableModel::rowOf(AccountId account) const
{
    return int(d->rows.indexOf(account));
}

void AccountsTableModel::retranslate()
{
    d->announce(0, ColumnCount - 1);
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

void AccountsTableModel::refreshClocks()
{
    d->announce(OutMeasuredColumn, OutMeasuredColumn);
    d->announce(BackMeasuredColumn, BackMeasuredColumn);
    d->announce(NoteColumn, NoteColumn);
}

int AccountsTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(d->rows.size());
}

int AccountsTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AccountsTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !d->fleet)
        return {};
    const AccountFacts *account = d->fleet->accountFacts(d->id, d->rows.value(index.row()));
    if (!account)
        return {};
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return d->text(*account, column);
    case Qt::AccessibleTextRole: {
        const QString heading = headerData(column, Qt::Horizontal).toString();
        //: a cell read aloud: heading, value
        return column == AccountColumn ? account->name : Table::tr("%1: %2", "heading: value").arg(heading, d->text(*account, column));
    }
    case Qt::ToolTipRole: {
        const QString text = column == NoteColumn ? d->text(*account, column) : QString();
        return text.isEmpty() ? QVariant() : QVariant(u"<qt>%1</qt>"_s.arg(text.toHtmlEscaped()));
    }
    case Qt::TextAlignmentRole:
        switch (column) {
        case OutEstimateColumn:
        case OutMeasuredColumn:
        case BackEstimateColumn:
        case BackMeasuredColumn:
        case BothLegsColumn:
        case AttemptsColumn:
            return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
        default:
            return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
        }
    case KindRole:
        return int(RowKind::Account);
    case IdRole:
    case AccountIdRole:
        return account->id.value();
    case MigrationIdRole:
        return d->id.value();
    case NameRole:
        return account->name;
    case MarkRole:
        return int(column == WhereColumn || column == AccountColumn ? d->markOf(*account) : Mark::None);
    case ProgressRole: {
        const auto progress = column == NoteColumn ? d->progressOf(*account) : std::nullopt;
        return progress ? QVariant(*progress) : QVariant();
    }
    case SeverityRole:
        return int(account->activity == Activity::Failed ? Severity::Error : Severity::None);
    case StateRole:
        return int(account->activity);
    case SortRole:
        return d->sortKey(*account, column);
    default:
        return {};
    }
}

QVariant AccountsTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        switch (section) {
        case OutEstimateColumn:
        case OutMeasuredColumn:
        case BackEstimateColumn:
        case BackMeasuredColumn:
        case BothLegsColumn:
        case AttemptsColumn:
            return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
        default:
            return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case AccountColumn:
        return Table::tr("Account");
    case WhereColumn:
        return Table::tr("Where");
    case TestColumn:
        return Table::tr("Test");
    case OutEstimateColumn:
        return Table::tr("Out: estimate");
    case OutMeasuredColumn:
        return Table::tr("Out: measured");
    case VerifiedColumn:
        return Table::tr("Verified");
    case BackEstimateColumn:
        return Table::tr("Back: estimate");
    case BackMeasuredColumn:
        return Table::tr("Back: measured");
    case BothLegsColumn:
        return Table::tr("Both legs");
    case DnsColumn:
        return Table::tr("DNS");
    case AttemptsColumn:
        return Table::tr("Attempts");
    case NoteColumn:
        return Table::tr("Note");
    default:
        return {};
    }
}

QHash<int, QByteArray> AccountsTableModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractTableModel::roleNames();
    names.insert({{AccountIdRole, "accountId"_ba}, {MarkRole, "mark"_ba}, {ProgressRole, "progress"_ba},
                  {SeverityRole, "severity"_ba}, {SortRole, "sort"_ba}, {StateRole, "state"_ba}});
    return names;
}

} // namespace escale::items
