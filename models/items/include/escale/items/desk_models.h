// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/items/desk_table_model.h>

/// The tables of support's desk. What they share is DeskTableModel's.
namespace escale::items {

/// What waits for support: requests of customers, and relocations that support has taken over. The most urgent first,
/// the older first among equals. Amounts and estimates of a migration are there once its accounts are loaded; nothing
/// is loaded from here.
class DeskRequestsModel final : public DeskTableModel {
    Q_OBJECT

public:
    enum Column {
        RequestColumn,
        ServerColumn,
        CustomerColumn,
        AgeColumn,
        DecideColumn,
        UrgencyColumn,
        NextColumn,
        ColumnCount
    };

    explicit DeskRequestsModel(QObject *parent = nullptr);

protected:
    [[nodiscard]] QList<DeskRow> read(const Fleet &fleet) const override;
    [[nodiscard]] QString header(int column) const override;
    [[nodiscard]] bool isNumber(int column) const override { return column == AgeColumn; }
};

/// The transit servers, each with the times in which somebody has it: since when and until when, what is over its free
/// time, who waits for it, what is free. Requests that no server fits come last, as rows without a server.
class TransitFleetModel final : public DeskTableModel {
    Q_OBJECT

public:
    enum Column { NameColumn, TimeColumn, ColumnCount };

    /// What the timeline shows, in days before and after now.
    static constexpr int daysBefore = 9;
    static constexpr int daysAfter = 18;

    explicit TransitFleetModel(QObject *parent = nullptr);

    /// One sentence on what frees next and who waits; empty where there is nothing to say.
    [[nodiscard]] const QString &summary() const { return m_summary; }

protected:
    [[nodiscard]] QList<DeskRow> read(const Fleet &fleet) const override;
    [[nodiscard]] QString header(int column) const override;

private:
    mutable QString m_summary; ///< made with the rows
};

/// Deadlines that have passed or end within four weeks and have something left to do.
class DeadlinesModel final : public DeskTableModel {
    Q_OBJECT

public:
    enum Column { ServerColumn, DeadlineColumn, StateColumn, ColumnCount };

    explicit DeadlinesModel(QObject *parent = nullptr);

protected:
    [[nodiscard]] QList<DeskRow> read(const Fleet &fleet) const override;
    [[nodiscard]] QString header(int column) const override;
};

/// Transit servers over their free time or within a few days of its end, with what they cost so far and by the forecast.
class OverrunsModel final : public DeskTableModel {
    Q_OBJECT

public:
    enum Column { ServerColumn, StateColumn, AmountColumn, ForecastColumn, ColumnCount };

    explicit OverrunsModel(QObject *parent = nullptr);

protected:
    [[nodiscard]] QList<DeskRow> read(const Fleet &fleet) const override;
    [[nodiscard]] QString header(int column) const override;
    [[nodiscard]] bool isNumber(int column) const override { return column == AmountColumn; }
};

/// Tasks that say they run but have given no sign of life for long.
class StalledModel final : public DeskTableModel {
    Q_OBJECT

public:
    enum Column { ServerColumn, TaskColumn, StateColumn, LogColumn, ColumnCount };

    explicit StalledModel(QObject *parent = nullptr);

protected:
    [[nodiscard]] QList<DeskRow> read(const Fleet &fleet) const override;
    [[nodiscard]] QString header(int column) const override;
};

} // namespace escale::items
