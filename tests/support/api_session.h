// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

namespace escale::test {

/// Speaks to a platform as the contract says, with one token, blocking. Every exchange is appended to
/// RECORDINGS/NAME.ndjson (without its credentials), which the contract's own test judges afterwards.
class ApiSession {
public:
    ApiSession(QUrl url, const QByteArray &token, const QString &recording = {});

    [[nodiscard]] HttpReply get(const QString &path) const;
    /// With an idempotency key of its own unless one is given; an empty one is not sent.
    [[nodiscard]] HttpReply post(const QString &path, const QJsonObject &body = {}) const;
    [[nodiscard]] HttpReply postWithKey(const QString &path, const QJsonObject &body, const QByteArray &key) const;
    [[nodiscard]] HttpReply send(const HttpRequest &request) const;

    [[nodiscard]] QJsonArray list(const QString &path) const;
    [[nodiscard]] QJsonObject object(const QString &path) const;
    /// The first object of a list whose name is this.
    [[nodiscard]] QJsonObject named(const QString &listPath, const QString &name) const;

    /// Follows a task until it has ended; its last state. An empty object where it did not end in time.
    [[nodiscard]] QJsonObject finished(const QString &taskPath, int timeoutMs = 60000) const;
    /// Posts an action, follows its task; the task as it ended, or {"status": …, "problem": …} where it was refused.
    [[nodiscard]] QJsonObject perform(const QString &path, const QJsonObject &body = {}) const;

    [[nodiscard]] static QByteArray newKey();
    [[nodiscard]] QUrl url() const { return m_url; }

private:
    QUrl m_url;
    QByteArray m_authorization;
    QString m_recording;
};

} // namespace escale::test
