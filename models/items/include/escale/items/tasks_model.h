// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/id.h>

#include <QtCore/QAbstractTableModel>
#include <QtCore/QSortFilterProxyModel>

#include <memory>

namespace escale {
class Fleet;
}

namespace escale::items {

/// Everyone's tasks, newest first: live ones and those that have ended.
///
/// GUI thread. Reads a fleet that it does not own; rows are updated by id. Rates and the time left come from what it has
/// seen of a task's progress, so they are there only after a while of watching.
class TasksModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        StartedColumn,
        ServerColumn,
        AccountColumn,
        TaskColumn,
        ByColumn,
        ProgressColumn,
        StateColumn,
        ColumnCount
    };
    Q_ENUM(Column)

    explicit TasksModel(QObject *parent = nullptr);
    ~TasksModel() override;
    Q_DISABLE_COPY_MOVE(TasksModel)

    void setFleet(const Fleet *fleet);
    [[nodiscard]] const Fleet *fleet() const;

    [[nodiscard]] TaskId taskAt(int row) const;
    [[nodiscard]] int rowOf(TaskId task) const; ///< -1: not there
    [[nodiscard]] int liveCount() const;

    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void liveCountChanged();

private:
    struct Data;
    std::unique_ptr<Data> d;
};

/// Tasks of one server, only live ones, or those whose cells hold all the words. Keeps the model's order.
class TasksFilter final : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit TasksFilter(QObject *parent = nullptr);

    void setServer(ServerId server); ///< invalid: of all servers
    [[nodiscard]] ServerId server() const { return m_server; }
    void setLiveOnly(bool liveOnly);
    [[nodiscard]] bool isLiveOnly() const { return m_liveOnly; }
    void setText(const QString &text);
    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] bool isFiltered() const { return m_server.isValid() || m_liveOnly || !m_words.isEmpty(); }
    /// Rows that the filter leaves out.
    [[nodiscard]] int hiddenCount() const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    ServerId m_server;
    bool m_liveOnly = false;
    QString m_text;
    QList<QByteArray> m_words;
};

} // namespace escale::items
