// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/logs/reader_page.h>
#include <escale/ui/servers/server_tree_panel.h>
#include <escale/ui/shell/main_window.h>
#include <escale/ui/shell/page_stack.h>
#include <escale/ui/shell/page_tabs.h>
#include <escale/ui/shell/window_actions.h>

#include <escale/core/settings.h>
#include <QtGui/QAction>

#include <algorithm>

/// The window's part that knows which pages are open beside the one that is shown.
namespace escale::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr PageKind rememberedPages[] = {PageKind::Subject, PageKind::Desk, PageKind::Tokens};

/// A place as the settings keep it: "practice 0 12 0", for the connection, the kind of page, server and account.
QString written(const Place &place)
{
    return u"%1 %2 %3 %4"_s.arg(place.connection)
        .arg(int(place.page))
        .arg(place.server.value())
        .arg(place.account.value());
}

/// Nowhere if it is not to be read.
Place readPlace(const QString &text)
{
    const QStringList parts = text.split(u' ');
    if (parts.size() != 4)
        return {};
    const auto page = PageKind(parts.at(1).toInt());
    if (std::ranges::find(rememberedPages, page) == std::end(rememberedPages))
        return {};
    return {.server = ServerId(parts.at(2).toLongLong()),
            .account = AccountId(parts.at(3).toLongLong()),
            .page = page,
            .connection = parts.at(0)};
}

} // namespace

Place MainWindow::place() const
{
    return m_tabs->history().current();
}

void MainWindow::enableHistory()
{
    m_actions->back->setEnabled(m_tabs->history().canGoBack());
    m_actions->forward->setEnabled(m_tabs->history().canGoForward());
    m_actions->newTab->setEnabled(place().isValid());
    for (QAction *action : {m_actions->closeTab, m_actions->nextTab, m_actions->previousTab})
        action->setEnabled(m_tabs->count() > 1);
}

void MainWindow::connectTabs()
{
    m_tabs->setTitles([this](const Place &place) { return titleOf(place); });
    connect(m_tabs, &PageTabs::chosen, this, &MainWindow::showCurrent);
    connect(m_tabs, &PageTabs::rearranged, this, [this] {
        saveTabs();
        enableHistory();
    });
    connect(m_actions->newTab, &QAction::triggered, this, [this] {
        if (place().isValid())
            m_tabs->open(place());
    });
    connect(m_actions->closeTab, &QAction::triggered, m_tabs, &PageTabs::closeCurrent);
    connect(m_actions->nextTab, &QAction::triggered, this, [this] { m_tabs->step(1); });
    connect(m_actions->previousTab, &QAction::triggered, this, [this] { m_tabs->step(-1); });
    connect(m_servers, &ServerTreePanel::serverTabRequested, this, [this](ServerId id, const QString &connection) {
        openInTab({.server = id, .account = {}, .connection = connection});
    });
    connect(m_servers, &ServerTreePanel::accountTabRequested, this, [this](AccountId id, const QString &connection) {
        openInTab({.server = {}, .account = id, .connection = connection});
    });
    connect(m_pages, &PageStack::accountTabRequested, this,
            [this](AccountId id) { openInTab({.server = place().server, .account = id}); });
    connect(m_pages, &PageStack::serverTabRequested, this,
            [this](ServerId id) { openInTab({.server = id, .account = {}}); });
}

void MainWindow::openInTab(const Place &place)
{
    Place there = place;
    if (there.connection.isEmpty())
        there.connection = m_key;
    if (!there.server.isValid() && there.account.isValid())
        there.server = fleetOf(there).accountHome(there.account);
    m_tabs->open(there);
}

const Fleet &MainWindow::fleetOf(const Place &place) const
{
    const auto open = std::ranges::find(m_open, place.connection, &OpenConnection::key);
    return open == m_open.end() ? *m_fleet : open->session->fleet();
}

PageTabs::Title MainWindow::titleOf(const Place &place) const
{
    if (place.page == PageKind::Reader) {
        const QString title = m_pages->reader() ? m_pages->reader()->title() : tr("Log");
        return {.text = title, .tip = title};
    }
    const Fleet &fleet = fleetOf(place);
    QString text;
    QString tip;
    if (place.page == PageKind::Desk) {
        text = tr("Desk");
    } else if (place.page == PageKind::Tokens) {
        text = tr("Tokens");
    } else {
        const Server *server = fleet.server(PageStack::serverOf(fleet, place));
        const QString serverName = server ? server->name : QString();
        if (place.account.isValid() && fleet.hasAccount(place.account)) {
            text = fleet.accountName(place.account);
            //: an account and its server
            tip = serverName.isEmpty() ? text : tr("%1 on %2").arg(text, serverName);
        } else {
            text = server ? serverName : tr("Nothing chosen");
        }
    }
    if (tip.isEmpty())
        tip = text;
    const auto open = std::ranges::find(m_open, place.connection, &OpenConnection::key);
    if (m_open.size() > 1 && open != m_open.end())
        tip += u" · "_s + connectionName(*open);
    return {.text = text, .tip = tip};
}

void MainWindow::readTabs()
{
    const QStringList texts = m_settings.value("tabs/places"_L1).toStringList();
    const qsizetype current = m_settings.value("tabs/current"_L1, -1).toInt();
    for (qsizetype i = 0; i < texts.size(); ++i) {
        if (const Place place = readPlace(texts.at(i)); place.isValid())
            m_remembered.append({.place = place, .current = i == current});
    }
}

void MainWindow::saveTabs()
{
    if (m_mode == Mode::Nothing)
        return;
    // The reader's are left out: what it shows is its own to remember.
    QStringList texts;
    qsizetype current = -1;
    const QList<Place> places = m_tabs->places();
    for (qsizetype i = 0; i < places.size(); ++i) {
        if (!places.at(i).isValid() || places.at(i).page == PageKind::Reader)
            continue;
        if (i == m_tabs->currentIndex())
            current = texts.size();
        texts.append(written(places.at(i)));
    }
    for (const Remembered &each : std::as_const(m_remembered))
        texts.append(written(each.place));
    m_settings.setValue("tabs/places"_L1, texts);
    m_settings.setValue("tabs/current"_L1, current);
}

void MainWindow::forgetPlaces(const QString &connection)
{
    m_tabs->forget(connection);
    saveTabs();
}

bool MainWindow::restoreTabs()
{
    QList<Place> places;
    qsizetype current = -1;
    const auto isHere = [this](const Remembered &each) { return each.place.connection == m_key; };
    for (const Remembered &each : std::as_const(m_remembered)) {
        const bool isThere = each.place.page != PageKind::Subject
                             || m_fleet->server(PageStack::serverOf(*m_fleet, each.place)) != nullptr;
        if (!isHere(each) || !isThere)
            continue;
        if (each.current)
            current = places.size();
        places.append(each.place);
    }
    m_remembered.removeIf(isHere);
    if (places.isEmpty())
        return false;
    // It is this connection that is to be shown now, whichever of its tabs was in front of the others.
    m_tabs->restore(places, qMax(current, qsizetype(0)));
    return true;
}

} // namespace escale::ui
