// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/id.h>
#include <escale/items/roles.h>
#include <escale/migration/vocabulary.h>

#include <QtCore/QAbstractTableModel>
#include <QtCore/QDateTime>
#include <QtCore/QPointer>
#include <QtCore/QTimer>

namespace escale {
class Fleet;
}

namespace escale::items {

/// A time in which somebody has a transit server, may have it, or waits for it. Value.
struct TransitSpan {
    enum class Kind { Lent, Over, Shared, Free, Waiting };
    Kind kind = Kind::Free;
    QDateTime from;
    QDateTime to;
    QString text; ///< who, and where they are
    Severity severity = Severity::None;
    MigrationId migration;

    friend bool operator==(const TransitSpan &, const TransitSpan &) = default;
};

/// A row of one of the desk's tables, as facts gave it.
struct DeskRow {
    struct Cell {
        QString text;
        Severity severity = Severity::None;

        friend bool operator==(const Cell &, const Cell &) = default;
    };
    qint64 id = 0; ///< of the row within its table
    ServerId server;
    MigrationId migration;
    SupportRequestId request;
    TaskId task;
    AccountId account;
    migration::Action action = migration::Action::Unknown;
    Severity severity = Severity::None; ///< the row's, worst of its cells where they say more
    QList<Cell> cells;
    QList<TransitSpan> spans;

    friend bool operator==(const DeskRow &, const DeskRow &) = default;
};

/// What the desk's tables share: rows read from the fleet, kept in step with it by id and never reset for a refresh.
///
/// GUI thread. Reads a fleet that it does not own. While nobody looks (setActive(false)) it does no work and reads again
/// when somebody does. Changes that come together are read once.
class DeskTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    ~DeskTableModel() override;
    Q_DISABLE_COPY_MOVE(DeskTableModel)

    void setFleet(const Fleet *fleet);
    void setActive(bool active);
    /// Texts are made anew, after a change of language; or time has passed.
    void readAgain();

    [[nodiscard]] const DeskRow &row(int row) const { return m_rows.at(row); }
    [[nodiscard]] int rowOf(qint64 id) const; ///< -1: not there

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const final;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const final;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const final;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const final;

Q_SIGNALS:
    /// Read, whether or not anything was different.
    void wasRead();

protected:
    DeskTableModel(int columns, QObject *parent);

    /// All rows in their order. Called only with a fleet.
    [[nodiscard]] virtual QList<DeskRow> read(const Fleet &fleet) const = 0;
    [[nodiscard]] virtual QString header(int column) const = 0;
    /// Columns of numbers and amounts.
    [[nodiscard]] virtual bool isNumber(int column) const;

private:
    void schedule();
    void take(QList<DeskRow> rows);

    int m_columns;
    QPointer<const Fleet> m_fleet;
    QList<DeskRow> m_rows;
    QTimer m_timer;
    bool m_active = false;
    bool m_stale = true;
};

} // namespace escale::items

Q_DECLARE_METATYPE(QList<escale::items::TransitSpan>)
