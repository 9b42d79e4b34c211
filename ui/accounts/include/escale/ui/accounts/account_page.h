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

namespace escale::items {
class AttemptsModel;
}

namespace escale::ui {

class Card;
class CommandDesk;
class DeskTable;
class FactGrid;
class InventoryCard;
struct JourneyState;
class Label;
class ShortPath;
class StageStrip;

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
    struct Section {
        Card *card;
        Label *heading;
    };
    [[nodiscard]] Section makeSection();
    void makeCommands();
    void scheduleRefresh();
    void refresh();
    void showHeader(const JourneyState &state);
    void showCommands(const JourneyState &state);
    void showFacts(const JourneyState &state);
    void showEstimates(const JourneyState &state);
    void showAttempts(const JourneyState &state);
    void showTest(const JourneyState &state);
    void showReminders(const JourneyState &state);
    void showChecks(const JourneyState &state);
    void retranslate();
    void arrange();

    QPointer<Session> m_session;
    AccountId m_account;
    MigrationId m_migration;
    CommandDesk *m_desk;
    items::AttemptsModel *m_attempts;
    QTimer *m_refresh;
    QTimer *m_tick;
    QList<QAction *> m_actions;
    QList<QPushButton *> m_buttons;
    QWidget *m_content;
    Label *m_title;
    Label *m_subtitle;
    QPushButton *m_openServer;
    QWidget *m_commands;
    Label *m_reading;
    QBoxLayout *m_top;
    Section m_factSection;
    FactGrid *m_facts;
    Section m_estimateSection;
    FactGrid *m_estimates;
    Section m_testSection;
    FactGrid *m_test;
    QPushButton *m_openTest;
    Section m_attemptSection;
    Label *m_running;
    StageStrip *m_stages;
    Label *m_noAttempt;
    DeskTable *m_attemptTable;
    InventoryCard *m_inventory;
    ShortPath *m_path;
    Section m_checkSection;
    QList<Label *> m_checks;
    Section m_reminderSection;
    QList<Label *> m_reminders;
    QString m_testAddress;
    migration::Location m_location = migration::Location::Unknown;
    bool m_stale = true;
};

} // namespace escale::ui
