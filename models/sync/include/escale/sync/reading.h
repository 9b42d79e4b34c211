// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/logs/source.h>
#include <escale/sync/session.h>

#include <QtCore/QObject>
#include <QtCore/QPointer>

class QTimer;

namespace escale {

/// Brings a text of the platform's into one in memory: what is kept in the store at once, also without a connection, then
/// what the platform has, one question at a time. Ends by itself when the session goes or nobody holds the text any more.
/// GUI thread.
///
/// What is read, and when there is news of it, is the business of those that derive from it.
class Reading : public QObject {
    Q_OBJECT

public:
    [[nodiscard]] const Session *session() const { return m_session; }
    /// The platform had no more than this then; invalid: nothing has been read yet.
    [[nodiscard]] QDateTime asOf() const { return m_asOf; }

Q_SIGNALS:
    void changed();
    /// The platform did not give it; it is tried again where that may help.
    void failed(const escale::Error &error);

protected:
    Reading(Session &session, std::shared_ptr<logs::Source> into, QObject *parent);

    /// Asks the store for what it keeps, and calls restored() at the end.
    virtual void restore(store::Store &store) = 0;
    /// Nothing more will be said than what is here.
    [[nodiscard]] virtual bool isComplete() const { return false; }
    /// Asks the platform, once, with askFor(). \pre live
    virtual void askPlatform() = 0;

    /// From the constructor of what derives from it.
    void begin();
    void restored();
    /// Now, where it can be asked and nothing is under way.
    void ask();
    /// There is news; how often it is asked for then is as often as a person who follows a move would look.
    void askSoon();
    /// `take` gets a job that has succeeded.
    template <typename Job, typename Take>
    void askFor(std::unique_ptr<Job> job, Take take)
    {
        m_session->api().start(std::move(job), this, [this, take = std::move(take)](Job *answered) {
            m_asking = false;
            if (!answered->succeeded()) {
                missed(answered->failure());
                return;
            }
            m_asOf = answered->exchange().started;
            m_isReadNow = true;
            take(answered->response());
            if (m_askAgain)
                askSoon();
        });
    }

    [[nodiscard]] bool isLive() const;
    /// None where there is none.
    [[nodiscard]] store::Store *store() const;

    QPointer<Session> m_session;
    std::shared_ptr<logs::Source> m_into;
    QDateTime m_asOf;
    bool m_isGone = false; ///< it was kept once and had to go
    bool m_isReadNow = false; ///< the platform's last word has come since the connection was there

private:
    void missed(const api::Failure &failure);

    bool m_asking = false;
    bool m_askAgain = false;
    QTimer *m_again;
};

} // namespace escale
