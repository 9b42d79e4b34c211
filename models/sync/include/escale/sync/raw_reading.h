// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/logs/source.h>
#include <escale/sync/session.h>

#include <QtCore/QObject>
#include <QtCore/QPointer>

class QTimer;

namespace escale {

/// Brings what the tools of a task said into a text in memory: what is kept in the store at once, also without a connection,
/// then what the platform has, for as long as the task runs. What it reads it keeps. Ends by itself when the session goes or
/// nobody holds the text any more. GUI thread.
class RawReading final : public QObject {
    Q_OBJECT

public:
    RawReading(Session &session, TaskId task, std::shared_ptr<logs::Source> into, QObject *parent);

    enum class State {
        Reading, ///< what the platform has is not here yet
        UpToDate, ///< as far as the platform has told
        AsOf, ///< no connection: what is kept, as of asOf()
        Missing ///< no connection, and nothing of it is kept: why() says why
    };
    enum class Why {
        Never, ///< it has not been read
        Gone, ///< it had to go for something else
        TooLarge, ///< it is not brought here unless somebody opens it
        Nothing ///< nothing was said
    };
    [[nodiscard]] const Session *session() const { return m_session; }
    [[nodiscard]] TaskId taskId() const { return m_task; }
    [[nodiscard]] State state() const;
    [[nodiscard]] Why why() const;
    [[nodiscard]] QDateTime asOf() const { return m_asOf; }
    [[nodiscard]] qint64 size() const { return m_size; } ///< bytes that are here
    /// Bytes that the platform had, as far as it has told.
    [[nodiscard]] qint64 known() const;
    /// There was no room to keep it: it can be read now and not without a connection.
    [[nodiscard]] bool isNotKept() const { return m_notKept; }

Q_SIGNALS:
    void changed();
    void failed(const escale::Error &error);

private:
    void ask();
    void askSoon();
    void take(const QByteArray &bytes, const QDateTime &asOf);
    [[nodiscard]] const migration::Task *task() const;

    QPointer<Session> m_session;
    TaskId m_task;
    std::shared_ptr<logs::Source> m_into;
    qint64 m_size = 0;
    QDateTime m_asOf;
    bool m_gone = false;
    bool m_notKept = false;
    bool m_readNow = false; ///< the platform's last word has come since the connection was there
    bool m_asking = false;
    QTimer *m_again;
};

} // namespace escale
