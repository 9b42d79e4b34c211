// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/items/desk_table_model.h>

#include <escale/fleet/fleet.h>

#include <QtCore/QSet>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace escale::items {

DeskTableModel::DeskTableModel(int columns, QObject *parent) : QAbstractTableModel(parent), m_columns(columns)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(30ms); // several announcements of one answer of the feed are one reading
    connect(&m_timer, &QTimer::timeout, this, &DeskTableModel::readAgain);
}

DeskTableModel::~DeskTableModel() = default;

void DeskTableModel::setFleet(const Fleet *fleet)
{
    if (m_fleet == fleet)
        return;
    if (m_fleet)
        m_fleet->disconnect(this);
    m_fleet = fleet;
    if (fleet) {
        for (const auto signal : {&Fleet::meChanged, &Fleet::reset})
            connect(fleet, signal, this, &DeskTableModel::schedule);
        connect(fleet, &Fleet::customersChanged, this, &DeskTableModel::schedule);
        connect(fleet, &Fleet::serversChanged, this, &DeskTableModel::schedule);
        connect(fleet, &Fleet::migrationsChanged, this, &DeskTableModel::schedule);
        connect(fleet, &Fleet::tasksChanged, this, &DeskTableModel::schedule);
        connect(fleet, &Fleet::requestsChanged, this, &DeskTableModel::schedule);
        connect(fleet, &QObject::destroyed, this, [this] { take({}); });
    }
    readAgain();
}

void DeskTableModel::setActive(bool active)
{
    m_active = active;
    if (active && m_stale)
        readAgain();
}

void DeskTableModel::schedule()
{
    m_stale = true;
    if (m_active && !m_timer.isActive())
        m_timer.start();
}

void DeskTableModel::readAgain()
{
    m_stale = !m_active;
    if (!m_active)
        return;
    take(m_fleet ? read(*m_fleet) : QList<DeskRow>());
    Q_EMIT wasRead();
}

/// Brings the rows that views hold in line with those read: what is gone is removed, what is new is inserted, what
/// stands elsewhere is moved, what says something else is announced.
void DeskTableModel::take(QList<DeskRow> rows)
{
    QSet<qint64> wanted;
    for (const DeskRow &row : std::as_const(rows))
        wanted.insert(row.id);
    for (qsizetype at = m_rows.size() - 1; at >= 0; --at) {
        if (wanted.contains(m_rows.at(at).id))
            continue;
        beginRemoveRows({}, int(at), int(at));
        m_rows.removeAt(at);
        endRemoveRows();
    }
    for (qsizetype at = 0; at < rows.size(); ++at) {
        const qsizetype from = rowOf(rows.at(at).id);
        if (from < 0) {
            beginInsertRows({}, int(at), int(at));
            m_rows.insert(at, std::move(rows[at]));
            endInsertRows();
            continue;
        }
        if (from != at) {
            beginMoveRows({}, int(from), int(from), {}, int(at));
            m_rows.move(from, at);
            endMoveRows();
        }
        if (m_rows.at(at) != rows.at(at)) {
            m_rows[at] = std::move(rows[at]);
            Q_EMIT dataChanged(index(int(at), 0), index(int(at), m_columns - 1));
        }
    }
}

int DeskTableModel::rowOf(qint64 id) const
{
    const auto found = std::ranges::find(m_rows, id, &DeskRow::id);
    return found == m_rows.cend() ? -1 : int(found - m_rows.cbegin());
}

int DeskTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int DeskTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_columns;
}

bool DeskTableModel::isNumber(int) const
{
    return false;
}

QVariant DeskTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const DeskRow &row = m_rows.at(index.row());
    const DeskRow::Cell cell = row.cells.value(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return cell.text;
    case Qt::ToolTipRole:
        // A tooltip guesses whether it is markup; names come from outside, so nothing is left to guess.
        return cell.text.isEmpty() ? QVariant() : u"<qt>%1</qt>"_s.arg(cell.text.toHtmlEscaped());
    case Qt::AccessibleTextRole: {
        if (row.spans.isEmpty() || index.column() == 0)
            return cell.text;
        QStringList parts;
        for (const TransitSpan &span : row.spans)
            parts.append(span.text);
        return parts.join(u"; "_s);
    }
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isNumber(index.column()) ? Qt::AlignTrailing : Qt::AlignLeading));
    case IdRole:
        return row.id;
    case ServerIdRole:
        return row.server.value();
    case MigrationIdRole:
        return row.migration.value();
    case AccountIdRole:
        return row.account.value();
    case RequestIdRole:
        return row.request.value();
    case TaskIdRole:
        return row.task.value();
    case ActionRole:
        return int(row.action);
    case SeverityRole:
        return int(index.column() == 0 ? row.severity : cell.severity);
    case SpansRole:
        return QVariant::fromValue(row.spans);
    default:
        return {};
    }
}

QVariant DeskTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns)
        return {};
    if (role == Qt::DisplayRole)
        return header(section);
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (isNumber(section) ? Qt::AlignTrailing : Qt::AlignLeading));
    return {};
}

} // namespace escale::items
