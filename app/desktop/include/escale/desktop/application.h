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

class QSettings;

namespace escale {

class DesktopLog;
class TokenKeeper;

namespace ui {
class Appearance;
class MainWindow;
class Translator;
} // namespace ui

/// Builds everything in order and takes it down in order: settings, language, colours, fleet, window; then a practice
/// platform and a session as they are asked for. There is one, made after QApplication; nobody else finds it by a
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
    [[nodiscard]] Fleet &fleet() { return m_fleet; }
    /// The session of the moment, which taking another side replaces; null before there is one.
    [[nodiscard]] Session *session() const { return m_session.get(); }
    /// Null unless the window is on a practice platform.
    [[nodiscard]] PracticePlatform *practice() const { return m_practice.get(); }
    /// The sides that can be taken on the practice platform, in the order of the switcher.
    [[nodiscard]] const QList<ui::Side> &sides() const { return m_sides; }
    [[nodiscard]] qsizetype side() const { return m_side; }

    void startPractice();
    /// Connects as this side of the practice platform; what is selected stays.
    void takeSide(qsizetype side);
    /// Without a token: the one in the keychain, otherwise it is asked for.
    void connectTo(const QUrl &address, const QString &token);
    void disconnectFromPlatform();
    /// Opens the dialog for an address and a token.
    void askForConnection(const QUrl &address = {});
    /// Asks for confirmation, forgets the practice data and starts again from the beginning.
    void startAnew();

Q_SIGNALS:
    /// Another session() is in use, or none.
    void sessionChanged();

private:
    void openSession(const Connection &connection, const QString &storeFile, bool samePlatform);
    void watchStore();
    void connectWith(const QUrl &address, const QString &token);
    void keepToken(const QUrl &address, const QString &token);
    [[nodiscard]] static QString settingsGroup(const QUrl &address);
    void closeSession();
    void handlePracticeReady();
    void handlePracticeFailure(const Error &error);
    void handlePracticeEnd(const Error &error);
    void forgetPracticeData();
    [[nodiscard]] QString practiceFolder() const;
    /// Where the picture of a side of the practice platform is kept.
    [[nodiscard]] QString practiceStore(qsizetype side) const;
    [[nodiscard]] QString connectionsFolder() const;
    void watchForStart();
    [[nodiscard]] static std::unique_ptr<QSettings> makeSettings(const Options &options, const QString &temporary);

    Options m_options;
    QTemporaryDir m_temporary; ///< of the tour: nothing of the person's own is used or changed
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<ui::Translator> m_translator;
    std::unique_ptr<ui::Appearance> m_appearance;
    std::unique_ptr<DesktopLog> m_log;
    Fleet m_fleet;
    std::unique_ptr<PracticePlatform> m_practice;
    std::unique_ptr<store::Store> m_store; ///< outlives the session
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ui::MainWindow> m_window;
    QList<ui::Side> m_sides;
    QStringList m_sideTokens;
    qsizetype m_side = -1;
    QUrl m_lastAddress; ///< to be offered again
    TokenKeeper *m_tokens = nullptr; ///< null in tours and tests: a person's keychain is not theirs
};

} // namespace escale
