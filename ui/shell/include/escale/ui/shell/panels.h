// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>
#include <QtWidgets/QWidget>

class QSplitter;

namespace escale {
class Fleet;
class Settings;
} // namespace escale

namespace escale::ui {

class BannerArea;
class PageStack;
class PageTabs;
class PendingStrip;
class ServerTreePanel;
class TasksPanel;
class WindowActions;

/// Where things are in the window: banners on top, the servers on the left, the page in the middle, the tasks below it.
/// Knows what is shown and how large, and nothing of what is inside. Owned by the window, GUI thread.
class Panels final : public QWidget {
    Q_OBJECT

public:
    Panels(const Fleet &fleet, const WindowActions &actions, QWidget *parent);

    [[nodiscard]] BannerArea &banners() const { return *m_banners; }
    [[nodiscard]] ServerTreePanel *servers() const { return m_servers; }
    [[nodiscard]] PageStack *pages() const { return m_pages; }
    [[nodiscard]] PageTabs *tabs() const { return m_tabs; }
    [[nodiscard]] TasksPanel *tasks() const { return m_tasks; }
    [[nodiscard]] PendingStrip *pending() const { return m_pending; }

    /// Whether there is anything to list: empty panels beside a page that says why would only be in the way.
    void setKnown(bool known, bool hasMigrations);
    /// The page needs the whole width: what it shows is no part of what the panels list.
    void setAlone(bool alone);
    void restore(const Settings &settings);
    void save(Settings &settings) const;
    /// As on the first day.
    void reset();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void showPanels();
    void foldTasks();
    void fitTasks();

    const WindowActions &m_actions;
    BannerArea *m_banners;
    QSplitter *m_columns;
    QSplitter *m_rows;
    ServerTreePanel *m_servers;
    QWidget *m_middle; ///< the tabs above the page
    PageTabs *m_tabs;
    PageStack *m_pages;
    TasksPanel *m_tasks;
    PendingStrip *m_pending;
    QByteArray m_openRows; ///< the heights before the tasks were folded
    /// Where there is little height the page has it: until somebody wants it otherwise, the tasks are folded there. What is
    /// wanted in a low window says nothing about a high one.
    bool m_foldedHigh = false;
    bool m_foldedLow = true;
    bool m_low = false;
    bool m_folding = false; ///< what is folded or unfolded now is our doing
    bool m_hasMigrations = true; ///< without there are no tasks
    bool m_known = false;
    bool m_alone = false;
};

} // namespace escale::ui
