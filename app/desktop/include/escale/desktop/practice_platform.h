// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/error.h>

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QProcess>
#include <QtCore/QUrl>

#include <optional>

namespace escale {

/// The sides that one may take on a practice platform. Tokens of a practice platform open nothing else.
struct PracticeTokens {
    QString support;
    QList<std::pair<QString, QString>> customers; ///< name, token; in the order of the names
    QString reviewer;
};

/// A practice platform as a child process: started, listened to, taken down. Lives on the GUI thread and never waits
/// for the child, except in the destructor (a second at most). It does not restart the platform by itself: that is for
/// a person to decide.
class PracticePlatform final : public QObject {
    Q_OBJECT

public:
    struct Settings {
        QString program;    ///< see findProgram()
        QString dataFolder; ///< made if missing; what is in it is taken up again
        std::optional<int> seed;
        std::optional<int> scale;
        QString deadlines; ///< as escale-platform takes them; empty: the company's own
    };
    enum class State { Stopped, Starting, Running };

    explicit PracticePlatform(Settings settings, QObject *parent = nullptr);
    /// Asks the child to end, and sees to it.
    ~PracticePlatform() override;
    Q_DISABLE_COPY_MOVE(PracticePlatform)

    void start();
    /// Asks the child to end; ended() is not sent for an end that was asked for, stopped() is.
    void stop();

    /// Ends the child on the spot, as a crash would: for tests of what is said then.
    void kill() { m_process.kill(); }

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const QUrl &url() const { return m_url; }
    [[nodiscard]] const PracticeTokens &tokens() const { return m_tokens; }
    [[nodiscard]] const Settings &settings() const { return m_settings; }

    /// The platform's program: beside this one where they are installed, in the neighbouring folder of a build tree.
    /// Empty: not found.
    [[nodiscard]] static QString findProgram();

Q_SIGNALS:
    void ready();
    /// It did not get as far as ready(). Codes: platform_not_found, platform_not_started, platform_ended_early
    /// {exit_code}, platform_answer_unreadable; detail: what it said last.
    void failed(const escale::Error &error);
    /// It was running and is no more: platform_ended {exit_code or crashed}.
    void ended(const escale::Error &error);
    void stopped();

private:
    void readAnswer();
    void readComplaints();
    void handleEnd(int exitCode, QProcess::ExitStatus status);
    void fail(const QString &code, const QJsonObject &params = {});

    Settings m_settings;
    QProcess m_process;
    QByteArray m_answer;
    QByteArray m_complaints; ///< the last of what it said on stderr
    State m_state = State::Stopped;
    bool m_stopping = false;
    QUrl m_url;
    PracticeTokens m_tokens;
};

} // namespace escale
