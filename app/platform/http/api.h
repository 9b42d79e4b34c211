// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/engine.h"
#include "engine/raw_output.h"
#include "http/bundle_export.h"
#include "http/message.h"
#include "http/rate_limit.h"
#include "http/represent.h"
#include "http/tokens.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <functional>
#include <list>
#include <span>

namespace escale::platform {

/// The contract: what each path answers, to whom. Lives in the owner's thread.
class Api : public QObject {
    Q_OBJECT
public:
    struct Limits {
        int writes = 50; ///< a minute and a token; 0: no limit
        int reads = 250;
    };
    Api(State &state, Engine &engine, Tokens &tokens, Represent::SiteOf siteOf, Represent::ResolveOf resolve,
        Limits limits, QObject *parent = nullptr);

    /// Where the raw output of tasks is kept, and where a bundle is written before it is sent.
    struct Records {
        const RawOutput *raw = nullptr; ///< not owned
        QString folder;
    };
    void setRecords(const Records &records);

    void setLinkTo(Represent::LinkTo linkTo) { m_represent.setLinkTo(std::move(linkTo)); }

    using Reply = std::function<void(Response)>;
    /// Answers at once, or later in the same thread where somebody waits for changes.
    void handle(const Request &request, Reply reply);

    /// Answers everybody who waits: for the end of the program.
    void answerWaiting();

private:
    struct Call {
        const Request &request;
        Actor actor;
        QList<qint64> ids; ///< those in the path
        QJsonObject body;
        const Reply &reply; ///< for an answer that comes later
        bool *later;
    };
    using Handler = Response (Api::*)(const Call &);
    struct Route;
    static std::span<const Route> routes();

    struct Waiting {
        Actor actor;
        qint64 after;
        qint64 deadline; ///< of m_clock
        bool gzip;
        Reply reply;
    };

    Response dispatch(const Request &request, const Reply &reply, bool *later);
    Response read(const Call &call, Handler handler);
    Response write(const Call &call, const Route &route);
    Response finishRead(const Request &request, Response response) const;
    void deny(const Request &request, const Actor *actor, const QString &code);

    // --- reading
    Response platform(const Call &call);
    template <Represent::Method method>
    Response list(const Call &call);
    template <Represent::Method method>
    Response one(const Call &call);
    Response migrationAccounts(const Call &call);
    Response migrationAccount(const Call &call);
    Response fleet(const Call &call);
    Response presence(const Call &call);
    Response tokenList(const Call &call);
    Response log(const Call &call);
    Response rawOutput(const Call &call, TaskId task);
    Response bundle(const Call &call);
    Response follow(const Call &call, const Reply &reply, bool *later);
    Response eventPage(const Actor &actor, qint64 after);
    void wake();

    // --- writing
    Response settle(const Call &call, const QString &key);
    Response setPresence(const Call &call);
    Response changeDomain(const Call &call);
    Response createToken(const Call &call);
    Response revokeToken(const Call &call);
    QString etagOf(const QString &type, qint64 id);
    /// Of an object that actions act on and that exists; empty: of no such type.
    QString versionOfObject(const QString &type, const ListQuery &object);

    State &m_state;
    Engine &m_engine;
    Tokens &m_tokens;
    Presence m_presence;
    Represent m_represent;
    BundleExport m_export;
    Records m_records;
    RateLimit m_writes;
    RateLimit m_reads;
    std::list<Waiting> m_waiting;
    QElapsedTimer m_clock;
    QTimer m_wake;
    QTimer m_expire;
    QTimer m_absence;
    qint64 m_lastDenied = 0;
};

} // namespace escale::platform
