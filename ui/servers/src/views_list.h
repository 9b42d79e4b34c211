// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/migration/vocabulary.h>
#include <escale/ui/servers/server_tree_panel.h>

#include <QtWidgets/QListWidget>

namespace escale::ui {

/// Ways to look at the fleet, above the tree: the desk where there is one, filters that everybody needs, and those that
/// somebody has saved. Delete takes a saved one away.
class ViewsList final : public QListWidget {
    Q_OBJECT

public:
    explicit ViewsList(QWidget *parent);

    /// Whose views: the turn that is theirs, and the desk for support.
    void setViewer(migration::Party viewer);
    /// How many requests wait on the desk.
    void setDeskCount(int count);
    void setSaved(const QList<SavedView> &views);
    [[nodiscard]] const QList<SavedView> &saved() const { return m_saved; }
    /// The row of this filter is marked, or none.
    void setCurrentFilter(const QString &filter);
    void setDeskCurrent(bool current);
    void retranslate();

Q_SIGNALS:
    void deskChosen();
    /// The same again gives an empty filter.
    void filterChosen(const QString &filter);
    void savedChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void choose(QListWidgetItem *item);
    void remove(QListWidgetItem *item);
    void fit();

    migration::Party m_viewer = migration::Party::Unknown;
    QList<SavedView> m_saved;
    QString m_filter;
    int m_deskCount = 0;
    bool m_desk = false;
};

} // namespace escale::ui
