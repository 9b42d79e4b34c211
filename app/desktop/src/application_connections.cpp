// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/desktop/application.h>

#include "desktop_log.h"
#include "network_start.h"

#include <escale/desktop/token_keeper.h>
#include <escale/ui/shell/banner_area.h>
#include <escale/ui/shell/connect_dialog.h>
#include <escale/ui/shell/connection_text.h>
#include <escale/ui/shell/main_window.h>

#include <escale/core/settings.h>
#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>

#include <algorithm>

/// The application's part that opens and closes connections, and knows where their tokens are.
namespace escale {

using namespace Qt::StringLiterals;

Fleet &Application::fleet()
{
    const Open *open = find(m_front);
    return open ? *open->fleet : m_fleet;
}

Session *Application::session() const
{
    const Open *open = find(m_front);
    return open ? open->session.get() : nullptr;
}

QStringList Application::openConnections() const
{
    QStringList keys;
    for (const auto &open : m_open)
        keys.append(open->key);
    return keys;
}

Application::Open *Application::find(const QString &key) const
{
    const auto at = std::ranges::find_if(m_open, [&](const auto &open) { return open->key == key; });
    return at == m_open.end() ? nullptr : at->get();
}

QString Application::practiceKey()
{
    return u"practice"_s;
}

QString Application::settingsGroup(const QUrl &address)
{
    return groupOf(keyOf(address));
}

QString Application::groupOf(const QString &key)
{
    return u"connections/"_s + key;
}

QString Application::keyOf(const QUrl &address)
{
    const QByteArray hash = QCryptographicHash::hash(address.toEncoded(), QCryptographicHash::Sha256).toHex();
    return QString::fromLatin1(hash.first(16));
}

void Application::watchStore(const Open &open)
{
    const QString banner = u"store-"_s + open.key;
    m_window->banners().remove(banner);
    connect(open.session.get(), &Session::storeReplaced, this, [this, banner, key = open.key](const QString &kept) {
        m_window->banners().show(
            banner,
            {.tone = ui::Tone::Warning,
             .text =
                 [this, kept, key] {
                     return m_window->about(
                         key, tr("The local copy of the platform's data was damaged. It is kept as %1, and everything "
                                 "is read again from the platform.")
                                  .arg(QDir::toNativeSeparators(kept)));
                 },
             .commands = {},
             .details = {},
             .dismissable = true});
    });
    connect(open.session.get(), &Session::storeFailed, this,
            [this, banner, key = open.key, base = open.session->base()](const Error &error) {
                m_window->banners().show(
                    banner, {.tone = ui::Tone::Warning,
                             .text = [this, key, error] { return m_window->about(key, ui::ConnectionText::of(error)); },
                             .commands = {},
                             .details = [error, base] { return ui::ConnectionText::details(error, base); },
                             .dismissable = true});
            });
}

void Application::openSession(const QString &key, const Connection &connection, const QString &storeFile,
                              bool samePlatform)
{
    Open *open = find(key);
    if (!open) {
        auto made = std::make_unique<Open>();
        made->key = key;
        // The first one has the application's own fleet, each further one another.
        const bool taken = std::ranges::any_of(m_open, [this](const auto &each) { return each->fleet == &m_fleet; });
        if (taken)
            made->own = std::make_unique<Fleet>();
        made->fleet = taken ? made->own.get() : &m_fleet;
        open = m_open.emplace_back(std::move(made)).get();
        samePlatform = false;
    }
    if (!samePlatform)
        open->fleet->clear();
    open->address = connection.base;
    open->token = connection.token;
    auto store = std::make_unique<store::Store>(storeFile);
    auto next = std::make_unique<Session>(*open->fleet, connection);
    next->setStore(store.get());
    m_log->watch(*next);
    std::swap(open->session, next);
    std::swap(open->store, store);
    m_front = key;
    tellWindow();
    showFront();
    next.reset(); // the one before must not feed the fleet any more
    letGo(std::move(store));
    watchStore(*open);
    if (!isClosing(storeFile))
        open->session->start();
    Q_EMIT sessionChanged();
}

void Application::letGo(std::unique_ptr<store::Store> store)
{
    if (!store)
        return;
    store::Store *closing = m_closing.emplace_back(std::move(store)).get();
    closing->close(this, [this, closing] {
        const auto at = std::ranges::find(m_closing, closing, &std::unique_ptr<store::Store>::get);
        const QString file = closing->file();
        at->release()->deleteLater();
        m_closing.erase(at);
        if (isClosing(file))
            return;
        for (const auto &open : m_open) {
            if (open->store->file() == file)
                open->session->start();
        }
    });
}

bool Application::isClosing(const QString &storeFile) const
{
    return std::ranges::contains(m_closing, storeFile, [](const auto &store) { return store->file(); });
}

void Application::tellWindow()
{
    QList<ui::MainWindow::OpenConnection> connections;
    for (const auto &open : m_open)
        connections.append(
            {.key = open->key,
             .session = open->session.get(),
             .mode = open->key == practiceKey() ? ui::MainWindow::Mode::Practice : ui::MainWindow::Mode::Remote});
    m_window->setConnections(connections);
}

void Application::showFront()
{
    const Open *open = find(m_front);
    const bool isPractice = open && open->key == practiceKey();
    using enum ui::MainWindow::Mode;
    m_window->setSession(open ? open->session.get() : nullptr,
                         !open        ? Nothing
                         : isPractice ? Practice
                                      : Remote,
                         m_front);
    if (open)
        m_settings->setValue("window/front"_L1, m_front);
    m_window->setCanStartAnew(isPractice && m_practice && m_options.dataFolder.isEmpty());
    if (isPractice && m_practice)
        m_window->setSides(m_sides, m_side);
    if (isPractice && m_window->banners().isShown(u"practiceEnded"_s))
        m_window->muteConnection();
}

void Application::bringToFront(const QString &key)
{
    if (key == m_front || !find(key))
        return;
    m_front = key;
    showFront();
    Q_EMIT sessionChanged();
}

void Application::closeConnection(const QString &key)
{
    const auto at = std::ranges::find_if(m_open, [&](const auto &open) { return open->key == key; });
    if (key == practiceKey())
        m_side = -1;
    if (at != m_open.end()) {
        const std::unique_ptr<Open> gone = std::move(*at);
        m_open.erase(at);
        m_window->banners().remove(u"store-"_s + key);
        m_window->forgetPlaces(key);
        if (m_front == key) {
            const QString shown = m_window->place().connection;
            m_front = m_open.empty() ? QString() : find(shown) ? shown : m_open.back()->key;
            showFront();
        }
        tellWindow();
        gone->session.reset();
        letGo(std::move(gone->store));
        if (!gone->own)
            m_fleet.clear();
    }
    if (m_open.empty()) {
        m_window->setCanStartAnew(false);
        m_window->showWelcome();
    }
    Q_EMIT sessionChanged();
}

void Application::disconnectFromPlatform()
{
    if (m_front == practiceKey() || m_open.empty()) {
        m_window->banners().remove(u"practiceEnded"_s);
        if (m_practice) {
            m_practice->disconnect(this);
            m_practice.reset();
        }
    }
    if (const Open *open = find(m_front); open && open->key != practiceKey())
        m_settings->setValue(settingsGroup(open->address) + "/open"_L1, false);
    closeConnection(m_front);
}

void Application::connectTo(const QUrl &address, const QString &token)
{
    m_lastAddress = address;
    m_network->whenDone([this, address, token] {
        if (token.isEmpty())
            findToken(address);
        else
            connectWith(address, token);
    });
}

void Application::findToken(const QUrl &address)
{
    if (m_tokens && m_settings->value(settingsGroup(address) + "/keychain"_L1).toBool()) {
        m_tokens->read(address, this, [this, address](const QString &kept) {
            if (kept.isEmpty())
                askForConnection(address);
            else
                connectWith(address, kept);
        });
    } else {
        askForConnection(address);
    }
}

void Application::reopen()
{
    if (!m_tokens)
        return;
    QList<QUrl> addresses;
    const QStringList keys = m_settings->groups("connections"_L1);
    for (const QString &key : keys) {
        if (m_settings->value(groupOf(key) + "/open"_L1).toBool()
            && m_settings->value(groupOf(key) + "/keychain"_L1).toBool())
            addresses.append(QUrl(m_settings->value(groupOf(key) + "/address"_L1).toString()));
    }
    // Each comes to the front as it is opened; the one that was there stays there.
    const QString front = m_settings->value("window/front"_L1).toString();
    for (const QUrl &address : std::as_const(addresses)) {
        m_tokens->read(address, this, [this, address, front](const QString &kept) {
            if (kept.isEmpty())
                return;
            m_network->whenDone([this, address, kept, front] {
                connectWith(address, kept);
                bringToFront(front);
            });
        });
    }
}

void Application::keepToken(const QUrl &address, const QString &token)
{
    // Not before the platform has taken it: a wrong one is of no use to anybody.
    const Open *open = find(keyOf(address));
    if (!open)
        return;
    connect(open->session.get(), &Session::stateChanged, this, [this, address, token](Session::State state) {
        if (state != Session::State::Live || m_settings->value(settingsGroup(address) + "/keychain"_L1).toBool())
            return;
        m_tokens->write(address, token, this, [this, address](const Result<void> &kept) {
            m_settings->setValue(settingsGroup(address) + "/keychain"_L1, kept.has_value());
            if (kept) {
                m_window->banners().remove(u"keychain"_s);
                return;
            }
            m_window->banners().show(
                u"keychain"_s,
                {.tone = ui::Tone::Warning,
                 .text = [error = kept.error()] { return ui::ConnectionText::of(error); },
                 .commands = {},
                 .details = [error = kept.error(), address] { return ui::ConnectionText::details(error, address); },
                 .dismissable = true});
        });
    });
}

QByteArray Application::authoritiesOf(const QUrl &address) const
{
    const QString authority = m_settings->value(settingsGroup(address) + "/authority"_L1).toString();
    QFile file(authority);
    return !authority.isEmpty() && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void Application::connectWith(const QUrl &address, const QString &token)
{
    m_window->banners().remove(u"practiceFailed"_s);
    m_lastAddress = address;
    const QString group = settingsGroup(address);
    const QString key = keyOf(address);
    m_settings->setValue(group + "/address"_L1, address.toString(QUrl::RemoveUserInfo));
    m_settings->setValue(group + "/open"_L1, true);
    openSession(key,
                {.base = address,
                 .token = token,
                 .label = {},
                 .authorities = authoritiesOf(address),
                 .knownCertificate = m_settings->value(group + "/certificate"_L1).toByteArray()},
                QDir(connectionsFolder()).filePath(key + u".sqlite"_s), true);
    api::ApiClient &api = find(key)->session->api();
    connect(&api, &api::ApiClient::certificateChanged, this, [this, group, client = &api] {
        m_settings->setValue(group + "/certificate"_L1, client->certificate().fingerprint);
    });
}

void Application::askForConnection(const QUrl &address)
{
    auto *dialog = new ui::ConnectDialog(address, m_window.get());
    QList<ui::ConnectDialog::Known> known;
    const QStringList keys = m_settings->groups("connections"_L1);
    for (const QString &key : keys)
        known.append({.address = QUrl(m_settings->value(groupOf(key) + "/address"_L1).toString()),
                      .authorityFile = m_settings->value(groupOf(key) + "/authority"_L1).toString(),
                      .hasToken = m_tokens && m_settings->value(groupOf(key) + "/keychain"_L1).toBool()});
    dialog->setKeychain(m_tokens != nullptr);
    dialog->setKnown(known);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const QUrl chosen = dialog->address();
        const QString group = settingsGroup(chosen);
        m_settings->setValue(group + "/authority"_L1, dialog->authorityFile());
        if (!dialog->token().isEmpty())
            m_settings->setValue(group + "/keychain"_L1, false); // the one that is there is another
        connectTo(chosen, dialog->token());
        if (m_tokens && dialog->keepsToken() && !dialog->token().isEmpty())
            m_network->whenDone([this, chosen, token = dialog->token()] { keepToken(chosen, token); });
    });
    dialog->open();
}

void Application::forgetToken(const QUrl &address)
{
    m_settings->setValue(settingsGroup(address) + "/keychain"_L1, false);
    if (m_tokens)
        m_tokens->forget(address);
}

void Application::forgetConnection(const QUrl &address)
{
    const QString key = keyOf(address);
    forgetToken(address);
    closeConnection(key);
    m_settings->remove(settingsGroup(address));
    const QString store = QDir(connectionsFolder()).filePath(key + u".sqlite"_s);
    for (const QLatin1StringView suffix : {""_L1, "-wal"_L1, "-shm"_L1, "-journal"_L1})
        QFile::remove(store + suffix);
}

} // namespace escale
