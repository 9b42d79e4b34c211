// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/sync/session.h>
#include <escale/ui/shell/history.h>
#include <escale/ui/shell/notice_page.h>
#include <escale/ui/shell/page_tabs.h>
#include <escale/ui/shell/side.h>

#include <QtCore/QPointer>
#include <QtCore/QTimeZone>
#include <QtWidgets/QMainWindow>

class QTimer;

namespace escale {
class Settings;
}

namespace escale::ui {

class Appearance;
class BannerArea;
class CommandWatch;
class ConnectionWatch;
class MainToolBar;
class MigrationLogs;
class PageStack;
class Panels;
class ServerTreePanel;
class StatusLine;
class TasksPanel;
class Translator;
class WindowActions;

/// The window as a shell: where the panels are, what is selected, which session they look at. What is inside a panel is
/// the panel's; where a session comes from is the application's, which this asks by signals. Collaborators outlive it.
/// GUI thread.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    /// What the window is open on.
    enum class Mode { Nothing, Practice, Remote };

    MainWindow(Fleet &fleet, Translator &translator, Appearance &appearance, Settings &settings,
               QWidget *parent = nullptr);
    ~MainWindow() override;
    Q_DISABLE_COPY_MOVE(MainWindow)

    /// The session that everything shows, or none. What is selected stays, as far as it can be seen. The one before may
    /// be destroyed after this.
    void setSession(Session *session, Mode mode, const QString &key = {});
    /// A connection that is open; with several the tree shows them side by side, and what is selected says which one the
    /// pages, the tasks and the commands belong to.
    struct OpenConnection {
        QString key;
        Session *session = nullptr;
        Mode mode = Mode::Remote;
    };
    /// All that are open, also the one in front; to be told before one of them is brought there. Those that are not named
    /// any more may be destroyed after this.
    void setConnections(const QList<OpenConnection> &connections);
    /// The person is done with a connection: its places cannot be gone to any more. To be told before another one is
    /// brought to the front, which place() may ask for.
    void forgetPlaces(const QString &connection);
    /// A sentence about a connection, which it names where several are open.
    [[nodiscard]] QString about(const QString &connection, const QString &sentence) const;
    /// Whether everything can be thrown away and made again, which is so on the program's own practice data only.
    void setCanStartAnew(bool can);
    void setSides(const QList<Side> &sides, qsizetype current);
    void chooseLanguage(QLocale::Language language);
    /// Whether accounts glide in the picture.
    void setAnimated(bool animated);
    void showWelcome();
    void showNotice(const NoticePage::Content &content);
    /// Opens logs and bundles in the reader; whatever session there is goes on beside it.
    void openLogs(const QStringList &paths);
    /// Where the reader keeps indexes and, where a log's own folder cannot be written to, bookmarks.
    void setReaderFolders(const QString &indexes, const QString &notes);

    /// Goes there as if it had been selected; the way back leads to where one was.
    void go(const Place &place);
    [[nodiscard]] Place place() const;
    [[nodiscard]] BannerArea &banners() const;
    /// The connection's banners are kept quiet when there is something better to say.
    void muteConnection();

Q_SIGNALS:
    void practiceRequested();
    /// A platform's address and token are to be asked for.
    void connectRequested();
    void disconnectRequested();
    void settingsRequested();
    void startAnewRequested();
    void sideChosen(qsizetype side);
    /// Another of the open connections is to be in front (see setSession).
    void connectionChosen(const QString &key);
    /// The window closes while so many tasks are queued or running, on platforms elsewhere and on the practice platform.
    void closedWithTasks(int elsewhere, int practice);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void connectActions();
    void restore();
    void save();
    void handleState();
    void bind(const Fleet &fleet);
    void useTimeZone();
    void showConnections();
    [[nodiscard]] int liveTasks(Mode mode) const;
    void sayWhatGoesOn(int elsewhere, int practice);
    [[nodiscard]] QString nameOf(const Session &session) const;
    /// With the address where two platforms have the same name.
    [[nodiscard]] QString connectionName(const OpenConnection &connection) const;
    void showCurrent();
    void showRole();
    void openPalette();
    void openReport(MigrationId migration);
    void openTaskLog(TaskId id);
    void openRawOutput(Session &session, TaskId id);
    void openMigrationLog();
    void openLog(MigrationId migration, TaskId task, const std::function<QString()> &title);
    void updateLogCommands();
    void showTaskMenu(TaskId id, const QPoint &at);
    void connectTabs();
    void openInTab(const Place &place);
    [[nodiscard]] PageTabs::Title titleOf(const Place &place) const;
    [[nodiscard]] const Fleet &fleetOf(const Place &place) const;
    void readTabs();
    void saveTabs();
    /// The tabs that an earlier start has left on the connection in front; false: none.
    bool restoreTabs();
    void enableHistory();
    void select(const Place &place);
    [[nodiscard]] Place firstPlace() const;
    /// The migration of what is selected; invalid: none.
    [[nodiscard]] MigrationId migrationHere() const;
    [[nodiscard]] QString placeKey() const;
    void retranslate();
    void updateTitle();

    Fleet &m_base; ///< what is shown before there is a connection
    const Fleet *m_fleet; ///< of the connection in front
    Translator &m_translator;
    Appearance &m_appearance;
    Settings &m_settings;
    QPointer<Session> m_session;
    Mode m_mode = Mode::Nothing;
    QTimeZone m_timeZone; ///< the platform's, by which times are told; invalid: the machine's
    QString m_key; ///< of the connection in front
    QList<OpenConnection> m_open;
    bool m_mayClose = false; ///< the person has been told what goes on
    QTimer *m_soon; ///< the connections' names and states are shown anew
    /// A tab of an earlier start, until its connection is there again.
    struct Remembered {
        Place place;
        bool current = false;
    };
    QList<Remembered> m_remembered;
    bool m_showing = false; ///< the panels are being told; what they announce meanwhile is not a choice

    WindowActions *m_actions;
    MainToolBar *m_toolBar;
    Panels *m_panels;
    ConnectionWatch *m_watch;
    CommandWatch *m_commands;
    MigrationLogs *m_logs;
    ServerTreePanel *m_servers;
    PageTabs *m_tabs;
    PageStack *m_pages;
    TasksPanel *m_tasks;
    StatusLine *m_status;
};

} // namespace escale::ui
