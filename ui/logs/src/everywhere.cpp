// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "everywhere.h"

#include <escale/items/log_roles.h>
#include <escale/items/log_text.h>

#include <algorithm>

namespace escale::ui {

Everywhere::Everywhere(const LogShelf &shelf, QObject *parent) : QAbstractListModel(parent), m_shelf(shelf)
{
    connect(&shelf, &LogShelf::opened, this, &Everywhere::rebuild);
    connect(&shelf, &LogShelf::aboutToClose, this, [this](int id) {
        // Its document goes now, and what is in a bundle goes with it.
        for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
            const LogShelf::Item *item = m_shelf.item(m_rows[size_t(row)].id);
            if (m_rows[size_t(row)].id != id && item && item->bundleId != id)
                continue;
            beginRemoveRows({}, row, row);
            m_rows.erase(m_rows.begin() + row);
            endRemoveRows();
        }
    });
}

Everywhere::~Everywhere() = default;

void Everywhere::setQuery(const std::optional<logs::Query> &query, const std::optional<logs::Language> &shownIn)
{
    if (m_query == query && m_shownIn == shownIn)
        return;
    m_query = query;
    m_shownIn = shownIn;
    rebuild();
}

void Everywhere::rebuild()
{
    beginResetModel();
    m_rows.clear();
    if (m_query) {
        for (const LogShelf::Item &item : m_shelf.items()) {
            if (!item.document)
                continue;
            auto finder = std::make_unique<items::LogFinder>();
            finder->setLogs({item.document});
            connect(finder.get(), &items::LogFinder::changed, this, [this, id = item.id] {
                for (size_t row = 0; row < m_rows.size(); ++row) {
                    if (m_rows[row].id == id)
                        Q_EMIT dataChanged(index(int(row)), index(int(row)));
                }
            });
            finder->setShownIn(m_shownIn);
            finder->setQuery(m_query);
            m_rows.push_back({item.id, std::move(finder)});
        }
    }
    endResetModel();
}

void Everywhere::retranslate()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
}

int Everywhere::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant Everywhere::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[size_t(index.row())];
    const LogShelf::Item *item = m_shelf.item(row.id);
    switch (role) {
    case Qt::DisplayRole:
        return item ? items::printable(item->title) : QString();
    case items::LogPlaceRole:
        return row.finder->isRunning()
                   ? tr("searching…")
                   : tr("%Ln line(s)", nullptr, int(std::min<qint64>(row.finder->count(), INT_MAX)));
    case IdRole:
        return row.id;
    default:
        return {};
    }
}

} // namespace escale::ui
