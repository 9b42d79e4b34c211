// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/ui/common/pressed_row.h>

#include <QtWidgets/QTableView>

class QAction;

namespace escale::items {
class DeskTableModel;
}

namespace escale::ui {

class DeskDelegate;

/// A quiet table of the desk: as high as its rows up to a number of them, columns as wide as what they say, the last one
/// taking the rest. Enter and a double click activate a row; a click on the command column asks for the command.
class DeskTable final : public QTableView {
    Q_OBJECT

public:
    DeskTable(items::DeskTableModel &model, bool header, QWidget *parent);

    void setMaximumRows(int rows);
    /// The column that reads like a command.
    void setCommandColumn(int column);
    /// A sign of the row's urgency before its first cell.
    void setSigns(bool signs);
    /// Rows can be opened in a tab: the middle button, or the context menu.
    void offerTabs();
    /// Columns to what they say now; after a change of language, too.
    void fit();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void commandRequested(int row);
    void tabRequested(const QModelIndex &index);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void updateMetrics();
    [[nodiscard]] bool asksForTab(const QMouseEvent &event) const;

    items::DeskTableModel &m_model;
    DeskDelegate *m_delegate;
    QAction *m_tab = nullptr; ///< null: rows have no page of their own
    PressedRow m_pressed; ///< with the middle button
    int m_maximumRows = 8;
    int m_commandColumn = -1;
    int m_width = 0; ///< of all columns, as they ask
};

} // namespace escale::ui
