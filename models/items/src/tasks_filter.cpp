// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/items/filter.h>
#include <escale/items/roles.h>
#include <escale/items/tasks_model.h>

#include <algorithm>

namespace escale::items {

TasksFilter::TasksFilter(QObject *parent) : QSortFilterProxyModel(parent) {}

void TasksFilter::setServer(ServerId server)
{
    if (m_server == server)
        return;
    m_server = server;
    invalidateRowsFilter();
}

void TasksFilter::setLiveOnly(bool liveOnly)
{
    if (m_liveOnly == liveOnly)
        return;
    m_liveOnly = liveOnly;
    invalidateRowsFilter();
}

void TasksFilter::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    m_words.clear();
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts))
        m_words.append(folded(QStringView(word)));
    invalidateRowsFilter();
}

int TasksFilter::hiddenCount() const
{
    return sourceModel() ? sourceModel()->rowCount() - rowCount() : 0;
}

bool TasksFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QAbstractItemModel *source = sourceModel();
    const QModelIndex first = source->index(row, 0, parent);
    if (m_liveOnly && !first.data(LiveRole).toBool())
        return false;
    if (m_server.isValid() && first.data(ServerIdRole).toLongLong() != m_server.value())
        return false;
    if (m_words.isEmpty())
        return true;
    QByteArray all;
    for (int column = 0; column < TasksModel::ColumnCount; ++column)
        all += folded(QStringView(source->index(row, column, parent).data().toString())) + '\n';
    return std::ranges::all_of(m_words, [&all](const QByteArray &word) { return all.contains(word); });
}

} // namespace escale::items
