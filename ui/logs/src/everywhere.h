// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/items/log_finder.h>
#include <escale/ui/logs/log_shelf.h>

#include <QtCore/QAbstractListModel>

namespace escale::ui {

/// How often what is searched for is in each of the open logs. One finder a log, so that each answers when it is done. GUI thread.
class Everywhere final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole + 10 };

    explicit Everywhere(const LogShelf &shelf, QObject *parent = nullptr);
    ~Everywhere() override;
    Q_DISABLE_COPY_MOVE(Everywhere)

    /// None: nothing is searched for, and the list is empty.
    void setQuery(const std::optional<logs::Query> &query, const std::optional<logs::Language> &shownIn);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row {
        int id;
        std::unique_ptr<items::LogFinder> finder;
    };

    void rebuild();

    const LogShelf &m_shelf;
    std::optional<logs::Query> m_query;
    std::optional<logs::Language> m_shownIn;
    std::vector<Row> m_rows;
};

} // namespace escale::ui
