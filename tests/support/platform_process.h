// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtCore/QUrl>

namespace escale::test {

/// A real practice platform, as a process of its own on a free port of loopback. Killed with the object.
class PlatformProcess {
public:
    /// The folder outlives restarts; a temporary one of this object's where none is given.
    explicit PlatformProcess(const QString &dataFolder = {});
    ~PlatformProcess();
    Q_DISABLE_COPY_MOVE(PlatformProcess)

    /// Starts and waits for the line that says it is ready. Limits of rate are lifted unless told otherwise.
    [[nodiscard]] bool start(const QStringList &arguments = {});
    /// SIGKILL, and waits for the end.
    void kill();
    /// SIGTERM, and waits for the end; false where it did not end well.
    [[nodiscard]] bool terminate();
    /// Waits for it to end by itself (a fault that was asked for); true where a signal ended it.
    [[nodiscard]] bool waitForCrash(int timeoutMs = 30000);
    [[nodiscard]] bool isRunning() const;

    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] QString dataFolder() const { return m_folder; }
    [[nodiscard]] QByteArray supportToken() const;
    [[nodiscard]] QByteArray reviewerToken() const;
    [[nodiscard]] QByteArray customerToken(const QString &name) const;
    [[nodiscard]] QStringList customers() const;
    /// What it said on stderr so far.
    [[nodiscard]] QByteArray complaints();

    /// --list-stages: task type → its stages, in order.
    [[nodiscard]] static QJsonObject stages();

private:
    QTemporaryDir m_temporary;
    QString m_folder;
    QProcess m_process;
    QUrl m_url;
    QJsonObject m_tokens;
    QByteArray m_complaints;
};

} // namespace escale::test
