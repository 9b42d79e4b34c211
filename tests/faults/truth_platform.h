// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fake_platform.h"

#include <map>

namespace escale::test {

/// A platform of the tests' own, in memory: lists, a feed that is asked from a position, commands that change something.
/// It keeps count of what was done to what, whatever keys it was asked with.
class TruthPlatform {
public:
    TruthPlatform(int servers, int accounts);

    [[nodiscard]] QUrl url() const { return m_http.url(); }
    [[nodiscard]] ScriptedServer &http() { return m_http; }
    [[nodiscard]] qint64 seq() const { return m_seq; }

    /// Something changes by itself.
    void rename(qint64 account, const QString &name);
    void remove(qint64 account);
    /// The platform forgets its feed: whoever follows it has to list everything again.
    void resetFeed();

    /// The platform's clock is wrong by so many milliseconds; what it says of the time, it says by this clock.
    void setClockAhead(qint64 milliseconds) { m_clockAhead = milliseconds; }
    [[nodiscard]] QDateTime now() const { return QDateTime::currentDateTimeUtc().addMSecs(m_clockAhead); }
    /// As in a header.
    [[nodiscard]] static QByteArray httpDate(const QDateTime &time);

    /// How often a command was carried out on an account.
    [[nodiscard]] int effects(qint64 account) const { return m_effects.value(account); }
    [[nodiscard]] const std::map<qint64, QString> &accounts() const { return m_accounts; }
    [[nodiscard]] const std::map<qint64, QString> &tasks() const { return m_tasks; }

    /// What is in the fleet and not so on the platform; empty where they are the same.
    [[nodiscard]] QString difference(const Fleet &fleet) const;

private:
    struct Change {
        qint64 seq;
        QJsonObject event;
    };

    std::optional<Answer> answer(const Asked &asked);
    std::optional<Answer> answerWithoutDate(const Asked &asked);
    [[nodiscard]] Answer dated(Answer answer) const;
    void tell(const QJsonObject &event);
    [[nodiscard]] QByteArray page(qint64 after) const;

    int m_servers;
    std::map<qint64, QString> m_accounts;
    std::map<qint64, QString> m_tasks;
    QHash<qint64, int> m_effects;
    QHash<QByteArray, qint64> m_keys;
    QSet<QByteArray> m_withdrawn;
    std::vector<Change> m_changes;
    qint64 m_seq = 100;
    qint64 m_floor = 100;
    qint64 m_clockAhead = 0;
    ScriptedServer m_http;
};

} // namespace escale::test
