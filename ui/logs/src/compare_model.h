// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/items/log_rows.h>
#include <escale/logs/compare.h>

#include <QtCore/QAbstractTableModel>

namespace escale::ui {

/// Two runs side by side, row by row: what the one says, how the other differs, what that one says. The lines themselves are
/// read as they are looked at. GUI thread; the documents outlive it.
class CompareModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Left, Sign, Right, ColumnCount };
    enum Role { KindRole = Qt::UserRole + 1, LeftLineRole, RightLineRole };

    CompareModel(items::LogDocument *left, items::LogDocument *right, QObject *parent = nullptr);

    void setComparison(const logs::Comparison &comparison);
    [[nodiscard]] const logs::Comparison &comparison() const { return m_comparison; }
    /// Only where the two differ.
    void setOnlyDifferences(bool only);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] const logs::CompareRow &row(int row) const;
    [[nodiscard]] QString text(items::LogRows &rows, qint64 line) const;

    logs::Comparison m_comparison;
    std::vector<quint32> m_differences;
    bool m_onlyDifferences = false;
    QString m_leftTitle;
    QString m_rightTitle;
    items::LogRows *m_leftRows;
    items::LogRows *m_rightRows;
};

/// Where the time went: each stage and downtime with how long it took on either side, the largest difference first.
class StageModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Stage, LeftTime, RightTime, Difference, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setStages(const std::vector<logs::CompareStage> &stages);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<logs::CompareStage> m_stages;
};

} // namespace escale::ui
