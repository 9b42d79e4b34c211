// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/migration/vocabulary.h>
#include <escale/sync/session.h>

#include <QtCore/QPointer>
#include <QtWidgets/QScrollArea>

class QAction;
class QBoxLayout;
class QPushButton;
class QTimer;

namespace escale::ui {

class AttemptsCard;
class ChecklistCard;
class CommandDesk;
class FactsCard;
class InventoryCard;
class Label;
class NotesCard;
class PresenceWatch;
class RemindersCard;
class ShortPath;
class SiteButton;
class SubjectCard;
struct JourneyState;

/// Everything of one account in one place: where it is served from, what it weighs, estimate beside actual, every try
/// with its stages, the test copy, databases, domains with the truth about their DNS, what is left to be done by hand, and
/// the commands on it. Reads the session's fleet; databases and domains are read from the platform when somebody looks.
/// While it is hidden it does nothing. GUI thread.
class AccountPage final : public QScrollArea {
    Q_OBJECT

public:
    explicit AccountPage(QWidget *parent = nullptr);
    ~AccountPage() override;

    void setSession(Session *session);
    void setAccount(AccountId account);
    [[nodiscard]] AccountId account() const { return m_account; }

    /// The commands on the account, for a menu.
    [[nodiscard]] QList<QAction *> accountActions() const { return m_actions; }

Q_SIGNALS:
    void serverRequested(escale::ServerId server);
    /// One sentence on what has just been asked for.
    void message(const QString &text);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeCommands();
    void scheduleRefresh();
    void refresh();
    void showHeader(const JourneyState &state);
    void showCommands(const JourneyState &state);
    void showOthers();
    void look();
    void retranslate();
    void arrange();

    QPointer<Session> m_session;
    AccountId m_account;
    MigrationId m_migration;
    CommandDesk *m_desk;
    PresenceWatch *m_presence;
    QTimer *m_refresh;
    QTimer *m_tick;
    QList<QAction *> m_actions;
    QList<QPushButton *> m_buttons;
    QWidget *m_content;
    Label *m_title;
    Label *m_subtitle;
    Label *m_others;
    SiteButton *m_openSite;
    QPushButton *m_openServer;
    QWidget *m_commands;
    Label *m_limit; ///< why none of the commands can be given with this token
    Label *m_reading;
    QBoxLayout *m_top;
    QBoxLayout *m_below;
    FactsCard *m_facts;
    AttemptsCard *m_attempts;
    ChecklistCard *m_checklist;
    NotesCard *m_notes;
    RemindersCard *m_reminders;
    InventoryCard *m_inventory;
    ShortPath *m_path;
    QList<SubjectCard *> m_cards;
    migration::Location m_location = migration::Location::Unknown;
    bool m_stale = true;
};

} // namespace escale::ui
