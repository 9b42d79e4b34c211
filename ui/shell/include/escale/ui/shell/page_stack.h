// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/migration/steps.h>
#include <escale/sync/session.h>
#include <escale/ui/shell/history.h>
#include <escale/ui/shell/notice_page.h>

#include <QtCore/QVariantMap>
#include <QtWidgets/QStackedWidget>

class QAction;

namespace escale::ui {

class AccountPage;
class DeskPage;
class JourneyPage;
class ReaderPage;
class TokensPage;
class ServerPage;
class WelcomePage;

/// The middle of the window: the page of what is selected, or the reason why there is none. Pages are made when they
/// are first needed. GUI thread.
class PageStack final : public QStackedWidget {
    Q_OBJECT

public:
    explicit PageStack(const Fleet &fleet, QWidget *parent = nullptr);

    /// Another connection is in front: what is said is said of its fleet.
    void setFleet(const Fleet &fleet);

    void setSession(Session *session);
    void setAnimated(bool animated);
    void showWelcome();
    void showNotice(const NoticePage::Content &content);
    /// The log reader, made when it is first asked for.
    ReaderPage *showReader();
    [[nodiscard]] ReaderPage *reader() const { return m_reader; }
    /// Where the reader keeps what it has to remember of logs.
    void setReaderFolders(const QString &indexes, const QString &notes);
    /// What the reader remembers from one start to the next.
    [[nodiscard]] QVariantMap readerSettings() const;
    void setReaderSettings(const QVariantMap &settings);
    /// Shows a place again without effect if nothing about it has changed.
    void showPlace(const Place &place);

    /// Opens the help of a step on the page of a server in a migration; false where none is shown.
    bool openHelp(migration::Step step);
    /// What the page shown can do; its own order.
    [[nodiscard]] QList<QAction *> migrationActions() const;
    /// The server that a place is about: an account's home where only the account is named.
    [[nodiscard]] static ServerId serverOf(const Fleet &fleet, const Place &place);

Q_SIGNALS:
    void practiceRequested();
    void connectRequested();
    void openLogRequested();
    /// What the reader shows has another name now.
    void readerTitleChanged();
    void readerSettingsChanged();
    void accountSelected(escale::AccountId account);
    /// To be shown beside what is open.
    void accountTabRequested(escale::AccountId account);
    void serverTabRequested(escale::ServerId server);
    void serverRequested(escale::ServerId server);
    /// A task's log is to be opened.
    void taskRequested(escale::TaskId task);
    void reportRequested(escale::MigrationId migration);
    /// Another page is shown, with other commands.
    void pageChanged();
    /// One sentence on what has just been asked for.
    void message(const QString &text);

private:
    void change(QWidget *page);
    void showDesk();
    void showTokens();
    void showAccount(AccountId account);

    const Fleet *m_fleet;
    Session *m_session = nullptr;
    WelcomePage *m_welcome = nullptr;
    NoticePage *m_notice = nullptr;
    ServerPage *m_server = nullptr;
    JourneyPage *m_journey = nullptr;
    DeskPage *m_desk = nullptr;
    AccountPage *m_account = nullptr;
    TokensPage *m_tokens = nullptr;
    ReaderPage *m_reader = nullptr;
    QString m_indexFolder;
    QString m_notesFolder;
    QVariantMap m_readerSettings;
    MigrationId m_migration;
    AccountId m_shown; ///< of the account's page
    bool m_animated = true;
};

} // namespace escale::ui
