// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/shell/page_stack.h>

#include <escale/ui/journey/journey_page.h>
#include <escale/ui/shell/server_page.h>
#include <escale/ui/shell/welcome_page.h>

#include <QtGui/QAction>

namespace escale::ui {

using namespace Qt::StringLiterals;

PageStack::PageStack(const Fleet &fleet, QWidget *parent) : QStackedWidget(parent), m_fleet(fleet)
{
    setObjectName(u"pages"_s);
}

void PageStack::setSession(Session *session)
{
    m_session = session;
    m_migration = {};
    if (m_journey)
        m_journey->setSession(session);
}

void PageStack::showWelcome()
{
    if (!m_welcome) {
        m_welcome = new WelcomePage(this);
        connect(m_welcome, &WelcomePage::practiceRequested, this, &PageStack::practiceRequested);
        connect(m_welcome, &WelcomePage::connectRequested, this, &PageStack::connectRequested);
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

void PageStack::showPlace(const Place &place)
{
    const ServerId server = serverOf(m_fleet, place);
    const MigrationId migration = place.account.isValid() && m_fleet.hasAccount(place.account)
                                      ? m_fleet.migrationOf(place.account)
                                      : m_fleet.migrationOf(server);
    if (!m_fleet.server(server)) {
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
            m_server = new ServerPage(m_fleet, this);
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
        m_journey->setSession(m_session);
        connect(m_journey, &JourneyPage::accountSelected, this, &PageStack::accountSelected);
        connect(m_journey, &JourneyPage::message, this, &PageStack::message);
        addWidget(m_journey);
    }
    if (migration != m_migration) {
        m_migration = migration;
        m_journey->setMigration(migration);
    }
    m_journey->selectAccount(place.account);
    change(m_journey);
}

QList<QAction *> PageStack::migrationActions() const
{
    return m_journey && currentWidget() == m_journey ? m_journey->migrationActions() : QList<QAction *>();
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
