// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accounts_table_data.h"
#include "natural_order.h"

#include <escale/items/account_mark.h>
#include <escale/items/filter.h>

#include <QtCore/QSet>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace escale::migration;

namespace escale::items {

namespace {

/// What a short heading stands for; nothing where it says all.
QVariant meaningOf(int column)
{
    switch (column) {
    case AccountsTableModel::OutEstimateColumn:
        return AccountsTable::tr("Estimated downtime of the way to the transit server");
    case AccountsTableModel::OutMeasuredColumn:
        return AccountsTable::tr("Measured downtime of the way to the transit server");
    case AccountsTableModel::BackEstimateColumn:
        return AccountsTable::tr("Estimated downtime of the way back to the client server");
    case AccountsTableModel::BackMeasuredColumn:
        return AccountsTable::tr("Measured downtime of the way back to the client server");
    case AccountsTableModel::BothLegsColumn:
        return AccountsTable::tr("Downtime of both ways together: estimated, then measured");
    case AccountsTableModel::DnsColumn:
        return AccountsTable::tr("Domains whose DNS the provider serves, and domains whose DNS is elsewhere");
    case AccountsTableModel::AttemptsColumn:
        return AccountsTable::tr("Attempts at either way, also those that failed or were taken back");
    default:
        return {};
    }
}

} // namespace

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

AccountsTableModel::AccountsTableModel(QObject *parent) : QAbstractTableModel(parent), d(std::make_unique<Data>())
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

namespace {

/// Figures to the right, in the heading as below it.
QVariant alignmentOf(int column)
{
    switch (column) {
    case AccountsTableModel::OutEstimateColumn:
    case AccountsTableModel::OutMeasuredColumn:
    case AccountsTableModel::BackEstimateColumn:
    case AccountsTableModel::BackMeasuredColumn:
    case AccountsTableModel::BothLegsColumn:
    case AccountsTableModel::AttemptsColumn:
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    default:
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    }
}

} // namespace

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
        return column == AccountColumn
                   ? account->name
                   : AccountsTable::tr("%1: %2", "heading: value").arg(heading, d->text(*account, column));
    }
    case Qt::ToolTipRole: {
        const QString text = column == NoteColumn ? d->text(*account, column) : QString();
        return text.isEmpty() ? QVariant() : QVariant(u"<qt>%1</qt>"_s.arg(text.toHtmlEscaped()));
    }
    case Qt::TextAlignmentRole:
        return alignmentOf(column);
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
        return int(column == WhereColumn || column == AccountColumn ? markOf(*account) : Mark::None);
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
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(section);
    if (role == Qt::ToolTipRole)
        return meaningOf(section);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case AccountColumn:
        return AccountsTable::tr("Account");
    case WhereColumn:
        return AccountsTable::tr("Where");
    case TestColumn:
        return AccountsTable::tr("Test");
    case OutEstimateColumn:
        return AccountsTable::tr("Out: estimate");
    case OutMeasuredColumn:
        return AccountsTable::tr("Out: measured");
    case VerifiedColumn:
        return AccountsTable::tr("Verified");
    case BackEstimateColumn:
        return AccountsTable::tr("Back: estimate");
    case BackMeasuredColumn:
        return AccountsTable::tr("Back: measured");
    case BothLegsColumn:
        return AccountsTable::tr("Both legs");
    case DnsColumn:
        return AccountsTable::tr("DNS");
    case AttemptsColumn:
        return AccountsTable::tr("Attempts");
    case NoteColumn:
        return AccountsTable::tr("Note");
    default:
        return {};
    }
}

QHash<int, QByteArray> AccountsTableModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractTableModel::roleNames();
    names.insert({{AccountIdRole, "accountId"_ba},
                  {MarkRole, "mark"_ba},
                  {ProgressRole, "progress"_ba},
                  {SeverityRole, "severity"_ba},
                  {SortRole, "sort"_ba},
                  {StateRole, "state"_ba}});
    return names;
}

} // namespace escale::items
