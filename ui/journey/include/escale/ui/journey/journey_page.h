// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/migration/steps.h>
#include <escale/sync/session.h>

#include <QtCore/QPointer>
#include <QtWidgets/QScrollArea>

#include <optional>

class QAction;
class QBoxLayout;
class QTimer;
class QVBoxLayout;

namespace escale::ui {

class AccountsPanel;
class Card;
class ClocksStrip;
class CommandDesk;
class Label;
class MigrationMenu;
struct JourneyState;
class NowCard;
class PictureView;
class PlanBar;
class PresenceWatch;
class RequestPart;
class ShortPath;
class StepHelp;
class StepPath;

/// The page of a server in a migration: its clocks, the path of eight steps, the live picture, what is to be done now,
/// and the accounts with both legs. Reads the session's fleet, follows it, and sends commands through the session.
/// Lays itself out anew when it is narrow, and scrolls when it is low.
class JourneyPage final : public QScrollArea {
    Q_OBJECT

public:
    explicit JourneyPage(QWidget *parent = nullptr);
    ~JourneyPage() override;

    /// The session is not owned; none shows an empty page. Another side of a practice platform is another session.
    void setSession(Session *session);
    void setMigration(MigrationId migration);
    [[nodiscard]] MigrationId migration() const { return m_migration; }

    /// Selects the account in the table and in the picture, and brings it into view.
    void selectAccount(AccountId account);

    /// Opens what the step is for, its facts and its history.
    void openHelp(migration::Step step);

    /// The commands of a migration for a menu, in the order of the steps; enabled as the facts allow for the chosen
    /// accounts, and with a tooltip that says why where they do not.
    [[nodiscard]] QList<QAction *> migrationActions() const;

    /// Off for tests and for people who do not want movement.
    void setAnimated(bool animated);

Q_SIGNALS:
    void accountSelected(escale::AccountId account);
    /// Double click or Enter: everything about it is asked for.
    void accountActivated(escale::AccountId account);
    /// Its page is wanted beside this one.
    void accountTabRequested(escale::AccountId account);
    /// One sentence on what has just been asked for, for the status bar.
    void message(const QString &text);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void scheduleRefresh();
    void refresh();
    void showHeader(const JourneyState &state);
    void showReading(const JourneyState &state);
    void arrange();

    QPointer<Session> m_session;
    MigrationMenu *m_menu;
    MigrationId m_migration;
    QTimer *m_refresh;
    QTimer *m_tick;
    QVBoxLayout *m_column;
    QBoxLayout *m_head;
    QBoxLayout *m_middle;
    Label *m_title;
    Label *m_subtitle;
    ClocksStrip *m_clocks;
    StepPath *m_path;
    ShortPath *m_shortPath;
    PlanBar *m_plan;
    RequestPart *m_request;
    PresenceWatch *m_presence;
    Label *m_others;
    StepHelp *m_help;
    Card *m_pictureCard;
    PictureView *m_picture;
    NowCard *m_now;
    AccountsPanel *m_accounts;
    CommandDesk *m_desk;
    Label *m_empty;
    Label *m_reading;
    std::optional<Error> m_readingFailed;
    QWidget *m_content;
    std::optional<migration::Step> m_helpStep;
    int m_shape = -1; ///< how the page is arranged just now
    bool m_stale = true;
};

} // namespace escale::ui
