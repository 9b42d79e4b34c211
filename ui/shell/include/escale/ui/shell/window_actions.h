// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/ui/common/theme.h>

#include <QtCore/QLocale>
#include <QtCore/QObject>
#include <QtGui/QKeySequence>

class QAction;
class QActionGroup;
class QMenu;
class QMenuBar;

namespace escale::ui {

/// The window's own commands and the menus that hold them; what they do is for the window to connect. Every command of
/// the tool bar is in a menu too. Owned by the window, GUI thread.
class WindowActions final : public QObject {
    Q_OBJECT

public:
    WindowActions(QMenuBar &bar, QObject *parent);

    QAction *practice;
    QAction *connectTo;
    QAction *openLog;
    QAction *migrationLog; ///< of what is selected
    QAction *openMigrationLog; ///< in the migration menu, after what the page offers
    QAction *exportMigrationLog;
    QAction *report;
    QAction *startAnew;
    QAction *disconnectFrom;
    QAction *settings;
    QAction *quit;
    QAction *back;
    QAction *forward;
    QAction *desk; ///< visible to support
    QAction *tokens; ///< visible to support
    QAction *palette;
    QAction *english;
    QAction *french;
    QAction *light;
    QAction *dark;
    QAction *showServers;
    QAction *showTasks;
    QAction *fullScreen;
    QAction *goToServers;
    QAction *goToPage;
    QAction *goToTasks;
    QAction *newTab; ///< of the page that is shown
    QAction *closeTab;
    QAction *nextTab;
    QAction *previousTab;
    QAction *restoreLayout;
    QAction *shortcuts;
    QAction *about;
    QAction *aboutQt;

    /// What the page in the middle can do just now; belongs to the page.
    void setMigrationActions(const QList<QAction *> &actions);
    [[nodiscard]] QList<QAction *> migrationActions() const;
    void setLanguage(QLocale::Language language);
    void setScheme(ColorScheme scheme);
    void retranslate();
    [[nodiscard]] QList<QAction *> all() const;
    /// All commands that have a shortcut, in the order of the menus.
    [[nodiscard]] QList<QAction *> withShortcuts() const;

private:
    QAction *make(const QString &name, QMenu *menu, const QList<QKeySequence> &shortcuts = {});
    QAction *choice(const QString &name, QMenu *menu, QActionGroup *group);

    QMenu *m_file;
    QMenu *m_view;
    QMenu *m_language;
    QMenu *m_colors;
    QMenu *m_migration;
    QMenu *m_window;
    QMenu *m_help;
    QAction *m_nothing; ///< says that the migration menu has nothing to offer
    QList<QAction *> m_all;
};

} // namespace escale::ui
