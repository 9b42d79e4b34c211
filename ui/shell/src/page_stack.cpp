// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/shell/page_stack.h>

#include "replay_picture.h"

#include <escale/ui/accounts/account_page.h>
#include <escale/ui/desk/desk_page.h>
#include <escale/ui/desk/tokens_page.h>
#include <escale/ui/journey/journey_page.h>
#include <escale/ui/logs/reader_page.h>
#include <escale/ui/shell/server_page.h>
#include <escale/ui/shell/welcome_page.h>

#include <QtGui/QAction>

namespace escale::ui {

using namespace Qt::StringLiterals;

PageStack::PageStack(const Fleet &fleet, QWidget *parent) : QStackedWidget(parent), m_fleet(&fleet)
{
    setObjectName(u"pages"_s);
}

void PageStack::setFleet(const Fleet &fleet)
{
    m_fleet = &fleet;
    if (m_server)
        m_server->setFleet(fleet);
}

void PageStack::setSession(Session *session)
{
    m_session = session;
    m_migration = {};
    if (m_journey)
        m_journey->setSession(session);
    if (m_desk)
        m_desk->setSession(session);
    if (m_account)
        m_account->setSession(session);
    if (m_tokens)
        m_tokens->setSession(session);
}

void PageStack::setAnimated(bool animated)
{
    m_animated = animated;
    if (m_journey)
        m_journey->setAnimated(animated);
}

void PageStack::showWelcome()
{
    if (!m_welcome) {
        m_welcome = new WelcomePage(this);
        connect(m_welcome, &WelcomePage::practiceRequested, this, &PageStack::practiceRequested);
        connect(m_welcome, &WelcomePage::connectRequested, this, &PageStack::connectRequested);
        connect(m_welcome, &WelcomePage::openLogRequested, this, &PageStack::openLogRequested);
        addWidget(m_welcome);
    }
    change(m_welcome);
}

void PageStack::showNotice(const NoticePage::Content &content)
{
    if (!m_notice) {
        m_notice = new NoticePage(this);
        addWidget(m_notice);
    }
    m_notice->setContent(content);
    change(m_notice);
}

void PageStack::showDesk()
{
    if (!m_desk) {
        m_desk = new DeskPage(this);
        m_desk->setSession(m_session);
        connect(m_desk, &DeskPage::serverRequested, this, &PageStack::serverRequested);
        connect(m_desk, &DeskPage::serverTabRequested, this, &PageStack::serverTabRequested);
        connect(m_desk, &DeskPage::taskRequested, this, &PageStack::taskRequested);
        connect(m_desk, &DeskPage::reportRequested, this, &PageStack::reportRequested);
        connect(m_desk, &DeskPage::message, this, &PageStack::message);
        addWidget(m_desk);
    }
    change(m_desk);
}

void PageStack::showTokens()
{
    if (!m_tokens) {
        m_tokens = new TokensPage(this);
        m_tokens->setSession(m_session);
        connect(m_tokens, &TokensPage::message, this, &PageStack::message);
        addWidget(m_tokens);
    }
    change(m_tokens);
}

void PageStack::showAccount(AccountId account)
{
    if (!m_account) {
        m_account = new AccountPage(this);
        m_account->setSession(m_session);
        connect(m_account, &AccountPage::serverRequested, this, &PageStack::serverRequested);
        connect(m_account, &AccountPage::message, this, &PageStack::message);
        addWidget(m_account);
    }
    m_shown = account;
    m_account->setAccount(account);
    change(m_account);
}

void PageStack::setReaderFolders(const QString &indexes, const QString &notes)
{
    m_indexFolder = indexes;
    m_notesFolder = notes;
}

QVariantMap PageStack::readerSettings() const
{
    return m_reader ? m_reader->settings() : m_readerSettings;
}

void PageStack::setReaderSettings(const QVariantMap &settings)
{
    m_readerSettings = settings;
    if (m_reader)
        m_reader->setSettings(settings);
}

ReaderPage *PageStack::showReader()
{
    if (!m_reader) {
        m_reader = new ReaderPage({.sidecars = m_indexFolder, .notes = m_notesFolder}, this);
        connect(m_reader, &ReaderPage::message, this, &PageStack::message);
        connect(m_reader, &ReaderPage::titleChanged, this, &PageStack::readerTitleChanged);
        connect(m_reader, &ReaderPage::settingsChanged, this, &PageStack::readerSettingsChanged);
        m_reader->setSettings(m_readerSettings);
        showReplayIn(*m_reader);
        addWidget(m_reader);
    }
    change(m_reader);
    return m_reader;
}

void PageStack::showPlace(const Place &place)
{
    if (place.page == PageKind::Desk && m_fleet->me().role == migration::Party::Support) {
        showDesk();
        return;
    }
    if (place.page == PageKind::Tokens && m_fleet->me().role == migration::Party::Support) {
        showTokens();
        return;
    }
    const ServerId server = serverOf(*m_fleet, place);
    if (place.account.isValid() && m_fleet->hasAccount(place.account)) {
        showAccount(place.account);
        return;
    }
    const MigrationId migration = m_fleet->migrationOf(server);
    if (!m_fleet->server(server)) {
        showNotice(
            {.title = place.isValid() ? std::function([] { return tr("Not to be seen from this side"); })
                                      : std::function([] { return tr("Choose a server"); }),
             .text = place.isValid() ? std::function([] {
                 return tr(
                     "What was selected belongs to somebody else. Choose a server on the left, or take another side.");
             })
                                     : std::function([] {
                                           return tr("The list on the left has every server that you may see, with its "
                                                     "accounts below it.");
                                       }),
             .command = {},
             .run = {}});
        return;
    }
    if (!migration.isValid()) {
        if (!m_server) {
            m_server = new ServerPage(*m_fleet, this);
            connect(m_server, &ServerPage::serverRequested, this, &PageStack::serverRequested);
            addWidget(m_server);
        }
        m_server->setServer(server);
        change(m_server);
        return;
    }
    if (!m_journey) {
        m_journey = new JourneyPage(this);
        m_journey->setObjectName(u"journeyPage"_s);
        m_journey->setAnimated(m_animated);
        m_journey->setSession(m_session);
        connect(m_journey, &JourneyPage::accountActivated, this, &PageStack::accountSelected);
        connect(m_journey, &JourneyPage::accountTabRequested, this, &PageStack::accountTabRequested);
        connect(m_journey, &JourneyPage::message, this, &PageStack::message);
        addWidget(m_journey);
    }
    if (migration != m_migration) {
        m_migration = migration;
        m_journey->setMigration(migration);
    }
    change(m_journey);
}

bool PageStack::openHelp(migration::Step step)
{
    if (!m_journey || currentWidget() != m_journey)
        return false;
    m_journey->openHelp(step);
    return true;
}

QList<QAction *> PageStack::migrationActions() const
{
    if (m_journey && currentWidget() == m_journey)
        return m_journey->migrationActions();
    // An account that is in no migration has nothing to offer to the menu either.
    const bool isMigrating = m_account && currentWidget() == m_account && m_fleet->migrationOf(m_shown).isValid();
    return isMigrating ? m_account->accountActions() : QList<QAction *>();
}

ServerId PageStack::serverOf(const Fleet &fleet, const Place &place)
{
    return place.server.isValid() ? place.server : fleet.accountHome(place.account);
}

void PageStack::change(QWidget *page)
{
    if (currentWidget() != page)
        setCurrentWidget(page);
    Q_EMIT pageChanged();
}

} // namespace escale::ui
