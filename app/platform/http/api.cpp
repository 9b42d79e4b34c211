// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/api.h"

#include "http/answers.h"
#include "http/route.h"

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;
using namespace answers;
using namespace std::chrono_literals;

namespace {

/// Changes that come close together are one answer.
constexpr auto gather = 25ms;

} // namespace

Api::Api(State &state, Engine &engine, Tokens &tokens, Represent::SiteOf siteOf, Represent::ResolveOf resolve,
         Limits limits, QObject *parent)
    : QObject(parent)
    , m_state(state)
    , m_engine(engine)
    , m_tokens(tokens)
    , m_presence(state)
    , m_represent(state, m_presence, std::move(siteOf), std::move(resolve))
    , m_export(state, m_represent)
    , m_writes(limits.writes)
    , m_reads(limits.reads)
{
    m_clock.start();
    m_wake.setSingleShot(true);
    m_wake.setInterval(gather);
    connect(&m_wake, &QTimer::timeout, this, &Api::wake);
    m_expire.setInterval(250ms);
    connect(&m_expire, &QTimer::timeout, this, &Api::wake);
    m_absence.setInterval(5s);
    connect(&m_absence, &QTimer::timeout, this, [this] { m_presence.expire(); });
    m_absence.start();
    connect(&state, &State::changed, this, [this] {
        if (!m_waiting.empty() && !m_wake.isActive())
            m_wake.start();
    });
}

void Api::setRecords(const Records &records)
{
    m_records = records;
    m_represent.setRaw(records.raw);
    m_export.setRecords(records.raw, records.folder);
}

void Api::handle(const Request &request, Reply answer)
{
    // RFC 9110, 6.6.1: it is by this that a desktop notices when its own clock, or ours, is set while they are connected.
    const Reply reply = [this, answer = std::move(answer)](Response response) {
        response.headers.replaceOrAppend(QHttpHeaders::WellKnownHeader::Date, httpDate(m_state.now()));
        answer(std::move(response));
    };
    bool later = false;
    Response response = [&] {
        try {
            return dispatch(request, reply, &later);
        } catch (const DatabaseFull &reason) {
            m_engine.halt(reason);
            return storageFull();
        }
    }();
    if (!later)
        reply(std::move(response));
}

Response Api::dispatch(const Request &request, const Reply &reply, bool *later)
{
    const std::optional<Actor> actor =
        m_tokens.authenticate(request.headers.value(QHttpHeaders::WellKnownHeader::Authorization));
    if (!actor) {
        deny(request, nullptr, u"unauthenticated"_s);
        Response response = problem(401, u"unauthenticated"_s, u"A valid token is needed"_s);
        response.headers.append("WWW-Authenticate", "Basic realm=\"Escale\", charset=\"UTF-8\"");
        return response;
    }
    const bool reads = request.method == "GET";
    RateLimit &rate = reads ? m_reads : m_writes;
    if (const int seconds = rate.take(actor->token)) {
        deny(request, &*actor, u"rate_limited"_s);
        Response response = problem(429, u"rate_limited"_s, u"Too many requests"_s,
                                    {{u"limit"_s, rate.perMinute()}, {u"per"_s, u"minute"_s}});
        response.headers.append("Retry-After", QByteArray::number(seconds));
        return response;
    }

    Call call{request, *actor, {}, {}, reply, later};
    const auto notAllowed = [](const QByteArray &allowed) {
        Response response = problem(405, u"method_not_allowed"_s, u"The path does not know this method"_s);
        response.headers.append("Allow", allowed);
        return response;
    };
    if (request.path == "/v1/event/"_L1)
        return reads ? follow(call, reply, later) : notAllowed("GET");
    const QStringList segments = request.path.split(u'/');
    if (segments.size() == 5 && request.path.startsWith("/v1/command/"_L1) && segments[4].isEmpty())
        return request.method == "DELETE" ? settle(call, segments[3]) : notAllowed("DELETE");
    for (const Route &route : routes()) {
        const auto pattern = QString(route.pattern).split(u'/');
        if (pattern.size() != segments.size())
            continue;
        call.ids.clear();
        bool fits = true;
        for (qsizetype i = 0; fits && i < segments.size(); ++i) {
            if (pattern[i] == "{}"_L1) {
                bool number = false;
                const qint64 id = segments[i].toLongLong(&number);
                fits = number && id > 0 && QString::number(id) == segments[i];
                call.ids.append(id);
            } else {
                fits = pattern[i] == segments[i];
            }
        }
        if (!fits)
            continue;
        if (reads && route.get)
            return read(call, route.get);
        if (request.method == "POST" && (route.post || route.target != Route::Target::None))
            return write(call, route);
        if (request.method == "PATCH" && route.patch)
            return (this->*route.patch)(call);
        if (request.method == "DELETE" && route.remove)
            return (this->*route.remove)(call);
        return notAllowed(route.allowed());
    }
    return notFound();
}

void Api::deny(const Request &request, const Actor *actor, const QString &code)
{
    // Whoever floods the platform must not fill its disk with the record of it.
    const bool floods = code == "rate_limited"_L1 || code == "unauthenticated"_L1;
    const qint64 now = m_clock.elapsed();
    if (floods && m_lastDenied && now - m_lastDenied < 1000)
        return;
    if (floods)
        m_lastDenied = std::max<qint64>(now, 1);
    m_state.recordIfThereIsRoom([&] { // the answer is the same on a full disk
        m_state.log(u"ESC-3002"_s,
                    {{u"method"_s, QString::fromLatin1(request.method)}, {u"path"_s, request.path}, {u"code"_s, code}},
                    {.actor = actor ? actor->name : QString()});
    });
}

} // namespace escale::platform
