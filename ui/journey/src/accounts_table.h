// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/migration/steps.h>
#include <escale/ui/common/pressed_row.h>

#include <QtWidgets/QTableView>

namespace escale::ui {

/// The table of a migration's accounts: columns as wide as what they say, without those that say nothing at a step. Takes
/// what the page has left and asks for a few rows. The model is not owned; it is one of AccountsTableModel's columns.
class AccountsTable final : public QTableView {
    Q_OBJECT

public:
    AccountsTable(QAbstractItemModel &model, QWidget *parent);

    /// \param moves whether the accounts go somewhere and come back: else there are no legs to tell of
    void showColumns(migration::Step step, bool moves);
    /// Gives each column the width that its cells need now, if there are any.
    void fitColumns();
    /// Other rows come, which need other widths.
    void forgetWidths() { m_fitted = false; }
    /// Asks for fewer rows where there is little height.
    void setCompact(bool compact);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// The middle button or Ctrl+Enter: the row is wanted beside what is shown.
    void tabRequested(const QModelIndex &index);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void widenColumns();
    void giveNoteTheRest();
    void rememberWidths();
    void updateRowHeight();
    void updateHeight();

    PressedRow m_pressed; ///< with the middle button
    QList<int> m_widths; ///< of the columns, as they were fitted
    bool m_fitted = false;
    migration::Step m_fittedStep = migration::Step::Prepare;
    bool m_compact = false;
};

} // namespace escale::ui
