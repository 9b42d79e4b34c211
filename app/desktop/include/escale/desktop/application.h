// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/desktop/command_line.h>
#include <escale/desktop/practice_platform.h>
#include <escale/fleet/fleet.h>
#include <escale/store/store.h>
#include <escale/sync/session.h>
#include <escale/ui/shell/side.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <QtCore/QTemporaryDir>

#include <memory>
#include <vector>

namespace escale {

class DesktopLog;
class NetworkStart;
class Settings;
class TokenKeeper;

namespace ui {
class Appearance;
class MainWindow;
class SettingsDialog;
class Translator;
} // namespace ui

/// Builds everything in order and takes it down in order: settings, language, colours, fleet, window; then a practice
/// platform and connections, several side by side, as they are asked for. There is one, made after QApplication; nobody else finds it by a
/// global name. GUI thread.
class Application final : public QObject {
    Q_OBJECT

public:
    explicit Application(Options options, QObject *parent = nullptr);
    ~Application() override;
    Q_DISABLE_COPY_MOVE(Application)

    /// Shows the window and begins what the options ask for. Returns at once.
    void start();

    [[nodiscard]] const Options &options() const { return m_options; }
    [[nodiscard]] ui::MainWindow &window() const { return *m_window; }
    /// Of the connection in front; an empty one before there is a connection.
    [[nodiscard]] Fleet &fleet();
    /// The session in front, which taking another side replaces; null before there is one.
    [[nodiscard]] Session *session() const;
    /// All that are open, by their keys, in the order in which they were opened.
    [[nodiscard]] QStringList openConnections() const;
    /// The key of the one in front.
    [[nodiscard]] const QString &front() const { return m_front; }
    /// Null unless a practice platform runs.
    [[nodiscard]] PracticePlatform *practice() const { return m_practice.get(); }
    /// The sides that can be taken on the practice platform, in the order of the switcher.
    [[nodiscard]] const QList<ui::Side> &sides() const { return m_sides; }
    [[nodiscard]] qsizetype side() const { return m_side; }

    void startPractice();
    /// Connects as this side of the practice platform; what is selected stays.
    void takeSide(qsizetype side);
    /// Without a token: the one in the keychain, otherwise it is asked for. What is open already stays open beside it; an
    /// address that is open goes on with the new token, and loses nothing.
    void connectTo(const QUrl &address, const QString &token);
    /// Ends the connection in front; another one that is open takes its place.
    void disconnectFromPlatform();
    /// Shows another of the open connections.
    void bringToFront(const QString &key);
    /// Language, colours, animation, connections.
    void openSettings();
    /// Opens the dialog for an address and a token.
    void askForConnection(const QUrl &address = {});
    /// Asks for confirmation, forgets the practice data and starts again from the beginning.
    void startAnew();

Q_SIGNALS:
    /// Another session() is in use, or none.
    void sessionChanged();

private:
    /// A platform that is open. The session goes before the store, and both before the fleet.
    struct Open {
        QString key;
        QUrl address;
        QString token; ///< for tests of the connection; on its way it is the session's
        std::unique_ptr<Fleet> own; ///< none: the application's
        Fleet *fleet = nullptr;
        std::unique_ptr<store::Store> store;
        std::unique_ptr<Session> session;
    };

    void openSession(const QString &key, const Connection &connection, const QString &storeFile, bool samePlatform);
    void closeConnection(const QString &key);
    /// What is queued is written, then the file is free; nobody waits for it.
    void letGo(std::unique_ptr<store::Store> store);
    [[nodiscard]] bool isClosing(const QString &storeFile) const;
    void showFront();
    void tellWindow();
    void reopen();
    [[nodiscard]] Open *find(const QString &key) const;
    [[nodiscard]] static QString practiceKey();
    [[nodiscard]] static QString keyOf(const QUrl &address);
    [[nodiscard]] static QString groupOf(const QString &key);
    void testConnection(const QUrl &address, ui::SettingsDialog &dialog);
    void runTest(const QUrl &address, const QString &token, ui::SettingsDialog &dialog);
    [[nodiscard]] QByteArray authoritiesOf(const QUrl &address) const;
    void showConnectionsIn(ui::SettingsDialog &dialog) const;
    void forgetToken(const QUrl &address);
    void forgetConnection(const QUrl &address);
    void watchStore(const Open &open);
    void connectWith(const QUrl &address, const QString &token);
    void findToken(const QUrl &address);
    void keepToken(const QUrl &address, const QString &token);
    [[nodiscard]] static QString settingsGroup(const QUrl &address);
    void handlePracticeReady();
    void offerSides();
    void handlePracticeFailure(const Error &error);
    void handlePracticeEnd(const Error &error);
    void forgetPracticeData();
    [[nodiscard]] QString practiceFolder() const;
    /// Where the picture of a side of the practice platform is kept.
    [[nodiscard]] QString practiceStore(qsizetype side) const;
    [[nodiscard]] QString connectionsFolder() const;
    void watchForStart();
    [[nodiscard]] static std::unique_ptr<Settings> makeSettings(const Options &options, const QString &temporary);

    Options m_options;
    QTemporaryDir m_temporary; ///< of the tour: nothing of the person's own is used or changed
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<ui::Translator> m_translator;
    std::unique_ptr<ui::Appearance> m_appearance;
    std::unique_ptr<DesktopLog> m_log;
    std::unique_ptr<NetworkStart> m_network;
    Fleet m_fleet;
    std::unique_ptr<PracticePlatform> m_practice;
    std::vector<std::unique_ptr<store::Store>> m_closing;
    std::vector<std::unique_ptr<Open>> m_open;
    QString m_front; ///< the key of the one that the window shows
    std::unique_ptr<ui::MainWindow> m_window;
    QList<ui::Side> m_sides;
    QStringList m_sideTokens;
    qsizetype m_side = -1;
    QUrl m_lastAddress; ///< to be offered again
    TokenKeeper *m_tokens = nullptr; ///< null in tours and tests: a person's keychain is not theirs
};

} // namespace escale
