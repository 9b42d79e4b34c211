// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/api.h"

#include "engine/records.h"
#include "http/members.h"
#include "http/version.h"

#include <escale/core/clock.h>

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QUuid>

#include <zlib.h>

#include <span>

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;
using namespace std::chrono_literals;

namespace {

constexpr auto json = "application/json"_L1;
constexpr auto problemJson = "application/problem+json"_L1;
constexpr qint64 largestPage = 5000;
constexpr int largestEventPage = 500;
constexpr qsizetype longestText = 10'000;
constexpr qsizetype compressFrom = 1024;
/// Changes that come close together are one answer.
constexpr auto gather = 25ms;

QByteArray gzip(const QByteArray &body)
{
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray out(qsizetype(deflateBound(&stream, uLong(body.size()))) + 32, Qt::Uninitialized);
    QByteArray in = body; // zlib takes no const
    stream.next_in = reinterpret_cast<Bytef *>(in.data());
    stream.avail_in = uInt(in.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    const bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    out.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return done ? out : QByteArray();
}

bool acceptsGzip(const Request &request)
{
    for (const QByteArray &value : request.headers.values(QHttpHeaders::WellKnownHeader::AcceptEncoding)) {
        for (const QByteArray &coding : value.split(',')) {
            QByteArray plain = coding.toLower();
            plain.replace(' ', "");
            if (plain.startsWith("gzip") && !plain.endsWith(";q=0"))
                return true;
        }
    }
    return false;
}

Response invalidField(const QString &field)
{
    return problem(400, u"invalid_field"_s, u"A field has no valid value"_s, {{u"field"_s, field}});
}

Response notFound()
{
    return problem(404, u"not_found"_s, u"There is no such object"_s);
}

Response forbidden(const QJsonObject &params)
{
    return problem(403, u"forbidden"_s, u"The role of this token may not do this"_s, params);
}

bool matches(const QHttpHeaders &headers, QHttpHeaders::WellKnownHeader name, const QByteArray &etag)
{
    const auto opaque = [](QByteArray tag) {
        tag = tag.trimmed();
        return tag.startsWith("W/") ? tag.sliced(2) : tag;
    };
    for (const QByteArray &value : headers.values(name)) {
        for (const QByteArray &tag : value.split(',')) {
            if (tag.trimmed() == "*" || opaque(tag) == opaque(etag))
                return true;
        }
    }
    return false;
}

/// Whether a command that was decided on these facts may be carried out on those of this version.
bool isMeant(const QList<QByteArray> &expected, const QByteArray &version)
{
    for (const QByteArray &value : expected) {
        for (const QByteArray &tag : value.split(',')) {
            if (tag.trimmed() == "*" || versionIn(tag) == version)
                return true;
        }
    }
    return false;
}

/// A field of a request body, and what it may hold.
struct Field {
    enum class Kind { Word, Text, Reason, Note, Id, Flag, Moves, Seconds };
    QLatin1StringView name;
    Kind kind;
    std::span<const QLatin1StringView> words = {};
};

constexpr auto finalisers = std::to_array<QLatin1StringView>({"customer"_L1, "support"_L1});
constexpr Field rollbackFields[] = {{"keep"_L1, Field::Kind::Word, enumNames<KeepData>}};
constexpr Field transitFields[] = {{"kind"_L1, Field::Kind::Word, enumNames<TransitKind>},
                                   {"message"_L1, Field::Kind::Text}};
constexpr Field reinstallationFields[] = {{"finalisation_by"_L1, Field::Kind::Word, finalisers},
                                          {"message"_L1, Field::Kind::Text}};
constexpr Field reinstallFields[] = {{"confirm"_L1, Field::Kind::Text}};
constexpr Field reasonFields[] = {{"reason"_L1, Field::Kind::Reason}};
constexpr Field allocateFields[] = {{"server"_L1, Field::Kind::Id}, {"override"_L1, Field::Kind::Flag}};
constexpr Field messageFields[] = {{"text"_L1, Field::Kind::Reason}};
constexpr Field noteFields[] = {{"text"_L1, Field::Kind::Note}};
constexpr Field removeNoteFields[] = {{"note"_L1, Field::Kind::Id}};
constexpr Field itemFields[] = {{"item"_L1, Field::Kind::Reason}};
constexpr Field planFields[] = {{"moves"_L1, Field::Kind::Moves}, {"stop_at_failure"_L1, Field::Kind::Flag}};
constexpr auto ways = std::to_array<QLatin1StringView>({"out"_L1, "back"_L1});
constexpr auto doings = std::to_array<QLatin1StringView>({"looking"_L1, "acting"_L1, "gone"_L1});
constexpr Field presenceFields[] = {{"doing"_L1, Field::Kind::Word, doings}};
constexpr Field domainFields[] = {{"ttl"_L1, Field::Kind::Seconds}};
/// Resolvers ignore less than a minute, and a week is the longest that zones use.
constexpr int shortestTtl = 60;
constexpr int longestTtl = 7 * 24 * 3600;
constexpr qsizetype longestQueue = 10'000;

std::span<const Field> fieldsOf(Action action)
{
    switch (action) {
    case Action::Rollback:
        return rollbackFields;
    case Action::TransitRequest:
        return transitFields;
    case Action::ReinstallationRequest:
        return reinstallationFields;
    case Action::Reinstall:
    case Action::Upgrade:
        return reinstallFields;
    case Action::Plan:
        return planFields;
    case Action::Note:
        return noteFields;
    case Action::RemoveNote:
        return removeNoteFields;
    case Action::Tick:
    case Action::Untick:
        return itemFields;
    case Action::WaitRequest:
    case Action::DeclineRequest:
        return reasonFields;
    case Action::AllocateTransit:
        return allocateFields;
    case Action::Unknown:
        return messageFields;
    default:
        return {};
    }
}

bool isId(const QJsonValue &value)
{
    return value.isDouble() && value.toInteger(-1) > 0 && double(value.toInteger()) == value.toDouble();
}

bool isOptionalTime(const QJsonValue &value)
{
    return value.isNull() || (value.isString() && fromWireTime(value.toString()).isValid());
}

bool isMove(const QJsonValue &value)
{
    const QJsonObject move = value.toObject();
    const QString leg = move.value("leg"_L1).toString();
    return value.isObject() && move.size() == 4 && isId(move.value("account"_L1))
           && std::ranges::any_of(ways, [&](QLatin1StringView way) { return leg == way; })
           && isOptionalTime(move.value("not_before"_L1)) && isOptionalTime(move.value("not_after"_L1))
           && move.contains("not_before"_L1) && move.contains("not_after"_L1);
}

bool isValid(const Field &field, const QJsonValue &value)
{
    switch (field.kind) {
    case Field::Kind::Word:
        return value.isString()
               && std::ranges::any_of(field.words, [&](QLatin1StringView word) { return value.toString() == word; });
    case Field::Kind::Text:
        return value.isString() && value.toString().size() <= longestText;
    case Field::Kind::Reason:
        return value.isString() && !value.toString().isEmpty() && value.toString().size() <= longestText;
    case Field::Kind::Note:
        return value.isString() && !value.toString().trimmed().isEmpty() && value.toString().size() <= longestNote;
    case Field::Kind::Id:
        return isId(value);
    case Field::Kind::Flag:
        return value.isBool();
    case Field::Kind::Moves: {
        const QJsonArray moves = value.toArray();
        return value.isArray() && !moves.isEmpty() && moves.size() <= longestQueue
               && std::ranges::all_of(moves, isMove);
    }
    case Field::Kind::Seconds:
        return isId(value) && value.toInteger() >= shortestTtl && value.toInteger() <= longestTtl;
    }
    return false;
}

/// The name of the first field that is missing, unknown or has no valid value.
std::optional<QString> invalidIn(const QJsonObject &body, std::span<const Field> fields)
{
    for (auto it = body.begin(); it != body.end(); ++it) {
        if (std::ranges::none_of(fields, [&](const Field &field) { return it.key() == field.name; }))
            return it.key();
    }
    for (const Field &field : fields) {
        if (!isValid(field, body.value(field.name)))
            return QString(field.name);
    }
    return std::nullopt;
}

/// Reads what a list is filtered by; the name of the first field that has no valid value otherwise.
std::expected<ListQuery, QString> readQuery(const QUrlQuery &query)
{
    ListQuery list;
    const std::pair<QLatin1StringView, qint64 *> numbers[] = {
        {"server"_L1, &list.server},    {"customer"_L1, &list.customer},   {"account"_L1, &list.account},
        {"domain"_L1, &list.domain},    {"migration"_L1, &list.migration}, {"changed_after"_L1, &list.changedAfter},
        {"after_id"_L1, &list.afterId}, {"limit"_L1, &list.limit}};
    for (const auto &[name, target] : numbers) {
        if (!query.hasQueryItem(name))
            continue;
        bool valid = false;
        *target = query.queryItemValue(name).toLongLong(&valid);
        if (!valid || *target < 0 || (name == "limit"_L1 && (*target < 1 || *target > largestPage)))
            return std::unexpected(QString(name));
    }
    list.name = query.queryItemValue(u"name"_s, QUrl::FullyDecoded);
    list.role = query.queryItemValue(u"role"_s);
    list.state = query.queryItemValue(u"state"_s);
    list.kind = query.queryItemValue(u"kind"_s);
    if (query.hasQueryItem(u"live"_s)) {
        const QString live = query.queryItemValue(u"live"_s);
        if (live != "0"_L1 && live != "1"_L1)
            return std::unexpected(u"live"_s);
        list.live = live == "1"_L1;
    }
    if (query.hasQueryItem(u"role"_s) && fromName<ServerRole>(list.role) == ServerRole::Unknown)
        return std::unexpected(u"role"_s);
    if (query.hasQueryItem(u"state"_s) && fromName<TaskState>(list.state) == TaskState::Unknown
        && fromName<RequestState>(list.state) == RequestState::Unknown)
        return std::unexpected(u"state"_s);
    if (query.hasQueryItem(u"kind"_s) && fromName<RequestKind>(list.kind) == RequestKind::Unknown)
        return std::unexpected(u"kind"_s);
    return list;
}

} // namespace

Response problem(int status, const QString &code, const QString &title, const QJsonObject &params)
{
    JsonWriter writer;
    writer.beginObject();
    writer.member("type"_L1, "about:blank"_L1);
    writer.member("title"_L1, title);
    writer.member("status"_L1, status);
    writer.member("code"_L1, code);
    writer.member("params"_L1, params);
    writer.endObject();
    return {status, QByteArray(problemJson.data(), problemJson.size()), writer.take(), {}};
}

/// One path. `{}` stands for an id.
struct Api::Route {
    enum class Target { None, Account, Migration, Request, Task };

    QLatin1StringView pattern;
    Handler get = nullptr;
    Handler post = nullptr; ///< where it is no action
    Handler remove = nullptr;
    Handler patch = nullptr;
    Target target = Target::None; ///< of an action
    Action action = Action::Unknown;

    [[nodiscard]] QByteArray allowed() const
    {
        QByteArray methods;
        if (get)
            methods += "GET";
        if (post || target != Target::None)
            methods += methods.isEmpty() ? "POST" : ", POST";
        if (patch)
            methods += methods.isEmpty() ? "PATCH" : ", PATCH";
        if (remove)
            methods += methods.isEmpty() ? "DELETE" : ", DELETE";
        return methods;
    }
};

std::span<const Api::Route> Api::routes()
{
    using enum Route::Target;
#define ACTION(path, target, action)                                                                                   \
    Route                                                                                                              \
    {                                                                                                                  \
        path ""_L1, nullptr, nullptr, nullptr, nullptr, target, Action::action                                         \
    }
    static const Route table[] = {
        {"/v1/"_L1, &Api::platform},
        {"/v1/customer/"_L1, &Api::list<&Represent::customers>},
        {"/v1/customer/{}/"_L1, &Api::one<&Represent::customers>},
        {"/v1/datacenter/"_L1, &Api::list<&Represent::datacenters>},
        {"/v1/datacenter/{}/"_L1, &Api::one<&Represent::datacenters>},
        {"/v1/server/"_L1, &Api::list<&Represent::servers>},
        {"/v1/server/{}/"_L1, &Api::one<&Represent::servers>},
        {"/v1/server/{}/presence/"_L1, &Api::presence, &Api::setPresence},
        {"/v1/account/"_L1, &Api::list<&Represent::accounts>},
        {"/v1/account/{}/"_L1, &Api::one<&Represent::accounts>},
        {"/v1/database/"_L1, &Api::list<&Represent::databases>},
        {"/v1/database/{}/"_L1, &Api::one<&Represent::databases>},
        {"/v1/domain/"_L1, &Api::list<&Represent::domains>},
        {"/v1/domain/{}/"_L1, &Api::one<&Represent::domains>, nullptr, nullptr, &Api::changeDomain},
        {"/v1/record/"_L1, &Api::list<&Represent::records>},
        {"/v1/record/{}/"_L1, &Api::one<&Represent::records>},
        {"/v1/ip/"_L1, &Api::list<&Represent::ips>},
        {"/v1/ip/{}/"_L1, &Api::one<&Represent::ips>},
        {"/v1/migration/"_L1, &Api::list<&Represent::migrations>},
        {"/v1/migration/{}/"_L1, &Api::one<&Represent::migrations>},
        {"/v1/migration/{}/bundle/"_L1, &Api::bundle},
        {"/v1/migration/{}/account/"_L1, &Api::migrationAccounts},
        {"/v1/migration/{}/account/{}/"_L1, &Api::migrationAccount},
        {"/v1/support_request/"_L1, &Api::list<&Represent::requests>},
        {"/v1/support_request/{}/"_L1, &Api::one<&Represent::requests>},
        {"/v1/transit/"_L1, &Api::fleet},
        {"/v1/token/"_L1, &Api::tokenList, &Api::createToken},
        {"/v1/token/{}/"_L1, nullptr, nullptr, &Api::revokeToken},
        {"/v1/task/"_L1, &Api::list<&Represent::tasks>},
        {"/v1/task/{}/"_L1, &Api::one<&Represent::tasks>},
        {"/v1/log/"_L1, &Api::log},
        ACTION("/v1/migration/{}/account/{}/ready/", Account, Ready),
        ACTION("/v1/migration/{}/account/{}/unready/", Account, Unready),
        ACTION("/v1/migration/{}/account/{}/test/", Account, Test),
        ACTION("/v1/migration/{}/account/{}/test_cleanup/", Account, TestCleanup),
        ACTION("/v1/migration/{}/account/{}/migrate/", Account, Migrate),
        ACTION("/v1/migration/{}/account/{}/rollback/", Account, Rollback),
        ACTION("/v1/migration/{}/account/{}/verify/", Account, Verify),
        ACTION("/v1/migration/{}/account/{}/unverify/", Account, Unverify),
        ACTION("/v1/migration/{}/account/{}/relocate/", Account, Relocate),
        ACTION("/v1/migration/{}/account/{}/note/", Account, Note),
        ACTION("/v1/migration/{}/account/{}/remove_note/", Account, RemoveNote),
        ACTION("/v1/migration/{}/account/{}/tick/", Account, Tick),
        ACTION("/v1/migration/{}/account/{}/untick/", Account, Untick),
        ACTION("/v1/migration/{}/transit_request/", Migration, TransitRequest),
        ACTION("/v1/migration/{}/withdraw_transit_request/", Migration, WithdrawTransitRequest),
        ACTION("/v1/migration/{}/reinstallation_request/", Migration, ReinstallationRequest),
        ACTION("/v1/migration/{}/withdraw_reinstallation_request/", Migration, WithdrawReinstallationRequest),
        ACTION("/v1/migration/{}/reinstall/", Migration, Reinstall),
        ACTION("/v1/migration/{}/release_transit/", Migration, ReleaseTransit),
        ACTION("/v1/migration/{}/read_documentation/", Migration, ReadDocumentation),
        ACTION("/v1/migration/{}/upgrade/", Migration, Upgrade),
        ACTION("/v1/migration/{}/plan/", Migration, Plan),
        ACTION("/v1/migration/{}/pause_plan/", Migration, PausePlan),
        ACTION("/v1/migration/{}/resume_plan/", Migration, ResumePlan),
        ACTION("/v1/migration/{}/cancel_plan/", Migration, CancelPlan),
        ACTION("/v1/support_request/{}/accept/", Request, AcceptRequest),
        ACTION("/v1/support_request/{}/wait/", Request, WaitRequest),
        ACTION("/v1/support_request/{}/decline/", Request, DeclineRequest),
        ACTION("/v1/support_request/{}/allocate/", Request, AllocateTransit),
        ACTION("/v1/support_request/{}/message/", Request, Unknown),
        ACTION("/v1/task/{}/pause/", Task, PauseTask),
        ACTION("/v1/task/{}/resume/", Task, ResumeTask),
        ACTION("/v1/task/{}/cancel/", Task, CancelTask),
    };
#undef ACTION
    return table;
}

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
    m_export.setRecords(records.raw, records.folder);
}

void Api::handle(const Request &request, Reply reply)
{
    bool later = false;
    Response response = dispatch(request, reply, &later);
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
    State::Change change(m_state, Database::Durability::Process);
    m_state.log(u"ESC-3002"_s,
                {{u"method"_s, QString::fromLatin1(request.method)}, {u"path"_s, request.path}, {u"code"_s, code}},
                {.actor = actor ? actor->name : QString()});
    change.commit();
}

// --- reading -----------------------------------------------------------------------------------------

Response Api::read(const Call &call, Handler handler)
{
    return finishRead(call.request, (this->*handler)(call));
}

Response Api::finishRead(const Request &request, Response response) const
{
    const QByteArray etag = response.headers.value(QHttpHeaders::WellKnownHeader::ETag).toByteArray();
    if (response.status == 200 && !etag.isEmpty()
        && matches(request.headers, QHttpHeaders::WellKnownHeader::IfNoneMatch, etag)) {
        response.status = 304;
        response.type.clear();
        response.body.clear();
        return response;
    }
    if (response.stream)
        return response;
    if (response.body.size() >= compressFrom && acceptsGzip(request)) {
        if (QByteArray small = gzip(response.body); !small.isEmpty()) {
            response.body = std::move(small);
            response.headers.append(QHttpHeaders::WellKnownHeader::ContentEncoding, "gzip");
        }
    }
    response.headers.append(QHttpHeaders::WellKnownHeader::Vary, "Accept-Encoding");
    return response;
}

QString Api::etagOf(const QString &type, qint64 id)
{
    return u"\"%1-%2-%3\""_s.arg(type).arg(id).arg(m_state.changedAt(type, id));
}

QString Api::versionOfObject(const QString &type, const ListQuery &object)
{
    if (type == "migration_account"_L1)
        return versionOf(*findAccount(*m_state.migration(MigrationId(object.migration)), AccountId(object.id)));
    if (type == "migration"_L1)
        return versionOf(*m_state.migration(MigrationId(object.id)));
    if (type == "support_request"_L1)
        return versionOf(*m_state.request(SupportRequestId(object.id)));
    if (type == "task"_L1)
        return versionOf(m_state.task(TaskId(object.id))->task);
    return {};
}

namespace {

Response ok(QByteArray body, const QString &etag)
{
    Response response{200, QByteArray(json.data(), json.size()), std::move(body), {}};
    if (!etag.isEmpty())
        response.headers.append(QHttpHeaders::WellKnownHeader::ETag, etag.toLatin1());
    return response;
}

/// Of a list: what one token sees does not change unless the feed does.
QString listTag(const State &state, const Actor &actor)
{
    return u"W/\"%1-%2-%3-%4\""_s.arg(state.feedSeq())
        .arg(actor.token)
        .arg(actor.customer.value())
        .arg(actor.account.value());
}

} // namespace

Response Api::platform(const Call &call)
{
    const Actor &actor = call.actor;
    JsonWriter writer;
    writer.beginObject();
    writer.member("name"_L1, "Escale Migration API"_L1);
    writer.member("version"_L1, "1"_L1);
    writer.member("platform"_L1, m_state.setting(u"platform"_s).toString());
    writer.member("practice"_L1, m_state.setting(u"practice"_s).toBool());
    writer.member("role"_L1, nameOf(actor.role));
    writer.member("actor"_L1, actor.name);
    writer.key("customer"_L1);
    if (actor.customer.isValid()) {
        writer.beginObject();
        writer.member("href"_L1, u"/v1/customer/%1/"_s.arg(actor.customer.value()));
        writer.endObject();
    } else {
        writer.null();
    }
    writer.key("capabilities"_L1);
    writer.beginArray();
    for (const QLatin1StringView capability : {"inventory"_L1, "migration"_L1, "event"_L1, "log"_L1})
        writer.value(capability);
    writer.endArray();
    members::policy(writer, m_state.policy(), m_state.setting(u"policy_source"_s).toString());
    members::permission(writer, actor.permission);
    if (const logs::SigningKey *key = m_state.logStore().key())
        writer.member("log_key"_L1, QString::fromLatin1(key->publicKey().toHex()));
    writer.member("time"_L1, toWireTime(m_state.now()));
    writer.member("seq"_L1, m_state.feedSeq());
    writer.endObject();
    // The time changes with every answer and is none of the things that a client keeps.
    return ok(writer.take(), listTag(m_state, actor));
}

template <Represent::Method method>
Response Api::list(const Call &call)
{
    const auto query = readQuery(call.request.query);
    if (!query)
        return invalidField(query.error());
    const QString tag = listTag(m_state, call.actor);
    // What nobody has changed is not even looked up again.
    if (matches(call.request.headers, QHttpHeaders::WellKnownHeader::IfNoneMatch, tag.toLatin1()))
        return ok({}, tag);
    JsonWriter writer(1 << 16);
    writer.beginArray();
    (m_represent.*method)(writer, call.actor, *query);
    writer.endArray();
    return ok(writer.take(), tag);
}

template <Represent::Method method>
Response Api::one(const Call &call)
{
    JsonWriter writer(2048);
    if ((m_represent.*method)(writer, call.actor, {.id = call.ids.first()}) == 0)
        return notFound();
    const QString type = call.request.path.section(u'/', 2, 2);
    static const QStringList followed{u"server"_s, u"account"_s};
    QString tag = followed.contains(type) ? etagOf(type, call.ids.first()) : listTag(m_state, call.actor);
    if (const QString version = versionOfObject(type, {.id = call.ids.first()}); !version.isEmpty())
        tag = QString::fromLatin1(answerTag(version, m_state.changedAt(type, call.ids.first())));
    return ok(writer.take(), tag);
}

Response Api::migrationAccounts(const Call &call)
{
    auto query = readQuery(call.request.query);
    if (!query)
        return invalidField(query.error());
    JsonWriter writer(1 << 15);
    if (m_represent.migrations(writer, call.actor, {.id = call.ids.first()}) == 0)
        return notFound();
    JsonWriter accounts(1 << 15);
    query->migration = call.ids.first();
    accounts.beginArray();
    m_represent.migrationAccounts(accounts, call.actor, *query);
    accounts.endArray();
    return ok(accounts.take(), listTag(m_state, call.actor));
}

Response Api::migrationAccount(const Call &call)
{
    JsonWriter writer(4096);
    if (m_represent.migrationAccounts(writer, call.actor, {.id = call.ids[1], .migration = call.ids[0]}) == 0)
        return notFound();
    const QString type = u"migration_account"_s;
    const QString version = versionOfObject(type, {.id = call.ids[1], .migration = call.ids[0]});
    return ok(writer.take(), QString::fromLatin1(answerTag(version, m_state.changedAt(type, call.ids[1]))));
}

Response Api::fleet(const Call &call)
{
    JsonWriter writer(4096);
    writer.beginArray();
    m_represent.transit(writer, call.actor, {});
    writer.endArray();
    return ok(writer.take(), listTag(m_state, call.actor));
}

Response Api::presence(const Call &call)
{
    JsonWriter writer(1024);
    if (m_represent.presence(writer, call.actor, {.id = call.ids.first()}) == 0)
        return notFound();
    return ok(writer.take(), listTag(m_state, call.actor));
}

Response Api::tokenList(const Call &call)
{
    if (call.actor.role != Party::Support || call.actor.customer.isValid()) {
        deny(call.request, &call.actor, u"forbidden"_s);
        return forbidden({{u"role"_s, QString(nameOf(call.actor.role))}});
    }
    JsonWriter writer(4096);
    writer.beginArray();
    m_represent.tokens(writer, call.actor, {});
    writer.endArray();
    const QByteArray hash = QCryptographicHash::hash(writer.text(), QCryptographicHash::Sha256).toHex().first(16);
    return ok(writer.take(), u"\"token-%1\""_s.arg(QLatin1StringView(hash)));
}

Response Api::eventPage(const Actor &actor, qint64 after)
{
    JsonWriter events(1 << 14);
    int count = 0;
    const qint64 last = m_represent.events(events, actor, after, largestEventPage, &count);
    JsonWriter writer(events.text().size() + 64);
    writer.beginObject();
    writer.member("seq"_L1, last);
    writer.member("reset"_L1, false);
    writer.key("events"_L1);
    writer.raw(events.text());
    writer.endObject();
    return ok(writer.take(), {});
}

Response Api::follow(const Call &call, const Reply &reply, bool *later)
{
    const QUrlQuery &query = call.request.query;
    bool valid = false;
    const qint64 after = query.queryItemValue(u"after"_s).toLongLong(&valid);
    if (!valid || after < 0)
        return invalidField(u"after"_s);
    int wait = 0;
    if (query.hasQueryItem(u"wait"_s)) {
        wait = query.queryItemValue(u"wait"_s).toInt(&valid);
        if (!valid || wait < 0 || wait > 60)
            return invalidField(u"wait"_s);
    }
    if (after > m_state.feedSeq() || after < m_state.feedFloor()) {
        JsonWriter writer;
        writer.beginObject();
        writer.member("seq"_L1, m_state.feedSeq());
        writer.member("reset"_L1, true);
        writer.key("events"_L1);
        writer.beginArray();
        writer.endArray();
        writer.endObject();
        return ok(writer.take(), {});
    }
    if (wait == 0 || m_represent.hasEvents(call.actor, after))
        return finishRead(call.request, eventPage(call.actor, after));
    *later = true;
    m_waiting.push_back({call.actor, after, m_clock.elapsed() + wait * 1000, acceptsGzip(call.request), reply});
    if (!m_expire.isActive())
        m_expire.start();
    return {};
}

void Api::wake()
{
    const qint64 now = m_clock.elapsed();
    for (auto it = m_waiting.begin(); it != m_waiting.end();) {
        if (now < it->deadline && !m_represent.hasEvents(it->actor, it->after)) {
            ++it;
            continue;
        }
        const Waiting waiting = std::move(*it);
        it = m_waiting.erase(it);
        Request request;
        if (waiting.gzip)
            request.headers.append(QHttpHeaders::WellKnownHeader::AcceptEncoding, "gzip");
        waiting.reply(finishRead(request, eventPage(waiting.actor, waiting.after)));
    }
    if (m_waiting.empty())
        m_expire.stop();
}

void Api::answerWaiting()
{
    for (Waiting &waiting : m_waiting)
        waiting.deadline = 0;
    wake();
}

// --- writing -----------------------------------------------------------------------------------------

namespace {

std::expected<QJsonObject, Response> readBody(const Request &request)
{
    const QByteArray type = request.headers.value(QHttpHeaders::WellKnownHeader::ContentType).toByteArray();
    if (type.split(';').first().trimmed().toLower() != json)
        return std::unexpected(problem(415, u"unsupported_media_type"_s, u"The body must be application/json"_s));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &error);
    if (!document.isObject())
        return std::unexpected(problem(400, u"malformed_json"_s, u"The body is not a JSON object"_s));
    return document.object();
}

} // namespace

namespace {

Response refusedBy(const QList<Gate> &gates, const QJsonObject &params)
{
    JsonWriter writer(1024);
    writer.beginObject();
    writer.member("type"_L1, "about:blank"_L1);
    writer.member("title"_L1, "Gates are not met"_L1);
    writer.member("status"_L1, 409);
    writer.member("code"_L1, "gates_unmet"_L1);
    writer.member("params"_L1, params);
    writer.key("gates"_L1);
    writer.beginArray();
    for (const Gate &gate : gates) {
        writer.beginObject();
        writer.member("code"_L1, nameOf(gate.code));
        writer.member("params"_L1, gate.params);
        writer.member("cleared_by"_L1, nameOf(gate.clearedBy));
        writer.endObject();
    }
    writer.endArray();
    writer.endObject();
    return {409, QByteArray(problemJson.data(), problemJson.size()), writer.take(), {}};
}

/// Reads the migration permission of a new token. Every customer's object is looked for among the customer's own.
std::optional<Permission> readPermission(const QJsonValue &value, CustomerId customer, State &state)
{
    const QJsonObject object = value.toObject();
    if (!value.isObject() || object.size() != 3 || !object.value("everything"_L1).isBool()
        || !object.value("servers"_L1).isArray() || !object.value("accounts"_L1).isArray())
        return std::nullopt;
    Permission permission;
    permission.everything = object.value("everything"_L1).toBool();
    for (const QJsonValue &id : object.value("servers"_L1).toArray()) {
        const auto server = isId(id) ? state.server(ServerId(id.toInteger())) : std::nullopt;
        if (!server || server->customer != customer)
            return std::nullopt;
        permission.servers.append(server->id);
    }
    for (const QJsonValue &id : object.value("accounts"_L1).toArray()) {
        const AccountId account(isId(id) ? id.toInteger() : 0);
        if (!account.isValid() || state.ownerOf(account) != customer)
            return std::nullopt;
        permission.accounts.append(account);
    }
    return permission;
}

} // namespace

Response Api::write(const Call &given, const Route &route)
{
    if (route.post)
        return (this->*route.post)(given);
    Call call = given;
    const Request &request = call.request;

    // What the actor cannot see is not there, whatever else is wrong with the request.
    Order order;
    order.action = route.action;
    order.actor = call.actor;
    QString type;
    const qint64 id = call.ids.last();
    ListQuery object{.id = id};
    Represent::Method method = nullptr;
    switch (route.target) {
    case Route::Target::Account:
        type = u"migration_account"_s;
        method = &Represent::migrationAccounts;
        object.migration = call.ids.first();
        order.migration = MigrationId(call.ids.first());
        order.account = AccountId(id);
        break;
    case Route::Target::Migration:
        type = u"migration"_s;
        method = &Represent::migrations;
        order.migration = MigrationId(id);
        break;
    case Route::Target::Request:
        type = u"support_request"_s;
        method = &Represent::requests;
        order.request = SupportRequestId(id);
        break;
    case Route::Target::Task:
        type = u"task"_s;
        method = &Represent::tasks;
        order.task = TaskId(id);
        break;
    case Route::Target::None:
        return notFound();
    }
    // A token narrowed to one account does not decide over the others.
    const bool isItsOwn =
        route.target == Route::Target::Migration && m_state.onlyAccount(order.migration) == call.actor.account;
    if (call.actor.account.isValid() && !isItsOwn
        && (route.target == Route::Target::Migration || route.target == Route::Target::Request)) {
        deny(request, &call.actor, u"forbidden"_s);
        return forbidden({{u"role"_s, QString(nameOf(call.actor.role))}, {u"action"_s, QString(nameOf(route.action))}});
    }
    const auto current = [&] {
        JsonWriter writer(2048);
        (m_represent.*method)(writer, call.actor, object);
        return writer.take();
    };
    if (current().isEmpty()) {
        deny(request, &call.actor, u"not_found"_s);
        return notFound();
    }
    // Before anything is said about the body: who may not do this learns nothing else.
    if (m_engine.isForbidden(order)) {
        deny(request, &call.actor, u"forbidden"_s);
        return forbidden({{u"role"_s, QString(nameOf(call.actor.role))}, {u"action"_s, QString(nameOf(route.action))}});
    }
    auto body = readBody(request);
    if (!body)
        return std::move(body.error());
    const QByteArray key = request.headers.value("Idempotency-Key").toByteArray();
    if (key.isEmpty())
        return problem(400, u"idempotency_key_missing"_s, u"Every action needs an Idempotency-Key"_s);
    if (QUuid::fromString(QLatin1StringView(key)).isNull())
        return invalidField(u"Idempotency-Key"_s);
    if (const auto field = invalidIn(*body, fieldsOf(route.action)))
        return invalidField(*field);

    const QByteArray digest = QCryptographicHash::hash(
        request.path.toUtf8() + '\n' + QJsonDocument(*body).toJson(QJsonDocument::Compact), QCryptographicHash::Sha256);
    QSqlQuery &known =
        m_state.database().run(u"SELECT digest, status, location, body FROM idempotency WHERE token=? AND key=?"_s,
                               {call.actor.token, QString::fromLatin1(key)});
    if (known.next()) {
        const QByteArray before = known.value(0).toByteArray();
        Response response{known.value(1).toInt(), {}, known.value(3).toByteArray(), {}};
        if (const QString location = known.value(2).toString(); !location.isEmpty())
            response.headers.append(QHttpHeaders::WellKnownHeader::Location, location.toLatin1());
        known.finish();
        if (before == digest)
            return response;
        if (before.isEmpty()) {
            deny(request, &call.actor, u"command_withdrawn"_s);
            return problem(422, u"command_withdrawn"_s, u"Its sender was told that it is not carried out"_s);
        }
        deny(request, &call.actor, u"idempotency_key_reused"_s);
        return problem(422, u"idempotency_key_reused"_s, u"The key belongs to another request"_s);
    }
    if (const auto expected = request.headers.values(QHttpHeaders::WellKnownHeader::IfMatch); !expected.isEmpty()) {
        if (!isMeant(expected, versionOfObject(type, object).toLatin1())) {
            deny(request, &call.actor, u"stale"_s);
            JsonWriter writer(4096);
            writer.beginObject();
            writer.member("type"_L1, "about:blank"_L1);
            writer.member("title"_L1, "The object has changed"_L1);
            writer.member("status"_L1, 412);
            writer.member("code"_L1, "stale"_L1);
            writer.member("params"_L1, QJsonObject());
            writer.key("current"_L1);
            writer.raw(current());
            writer.endObject();
            return {412, QByteArray(problemJson.data(), problemJson.size()), writer.take(), {}};
        }
    }

    order.keep = fromName<KeepData>(body->value("keep"_L1).toString(u"current"_s));
    order.transitKind = fromName<TransitKind>(body->value("kind"_L1).toString(u"dedicated"_s));
    order.finalisationBy = fromName<Party>(body->value("finalisation_by"_L1).toString(u"support"_s));
    for (const QLatin1StringView text : {"message"_L1, "confirm"_L1, "reason"_L1, "text"_L1, "item"_L1}) {
        if (body->contains(text))
            order.text = body->value(text).toString();
    }
    order.server = ServerId(body->value("server"_L1).toInteger());
    order.note = NoteId(body->value("note"_L1).toInteger());
    order.override = body->value("override"_L1).toBool();
    order.stopAtFailure = body->value("stop_at_failure"_L1).toBool(true);
    for (const QJsonValue &value : body->value("moves"_L1).toArray()) {
        const QJsonObject move = value.toObject();
        order.moves.append({.account = AccountId(move.value("account"_L1).toInteger()),
                            .leg = fromName<Leg>(move.value("leg"_L1).toString()),
                            .notBefore = fromWireTime(move.value("not_before"_L1).toString()),
                            .notAfter = fromWireTime(move.value("not_after"_L1).toString()),
                            .task = {},
                            .outcome = std::nullopt});
    }

    const auto migrationOf = [this](const Order &of) {
        if (of.task.isValid())
            return m_state.task(of.task)->task.migration;
        return of.request.isValid() ? m_state.request(of.request)->migration : of.migration;
    };
    // What takes no room, or gives some back, is still done. The sender may try again with the same key.
    const bool isSmall = route.target == Route::Target::Task || route.action == Action::TestCleanup;
    if (!isSmall && m_engine.isShortOfSpace())
        return problem(503, u"storage_full"_s, u"The platform's disk is full; nothing was changed"_s);

    State::Change change(m_state);
    const Answer answer = m_engine.perform(order);
    if (!answer) {
        const Refusal &refusal = answer.error();
        if (refusal.code == "gates_unmet"_L1) {
            QStringList codes;
            for (const Gate &gate : refusal.gates)
                codes.append(QString(nameOf(gate.code)));
            const MigrationId of = migrationOf(order);
            m_state.log(u"ESC-3001"_s, {{u"action"_s, QString(nameOf(order.action))}, {u"gates"_s, codes.join(u", ")}},
                        {.migration = of, .account = order.account, .actor = call.actor.name});
        } else if (refusal.code != "invalid_field"_L1) {
            m_state.log(u"ESC-3002"_s, {{u"method"_s, u"POST"_s}, {u"path"_s, request.path}, {u"code"_s, refusal.code}},
                        {.actor = call.actor.name});
        }
        change.commit();
        if (refusal.code == "not_found"_L1)
            return notFound();
        if (refusal.code == "forbidden"_L1)
            return forbidden(refusal.params);
        if (refusal.code == "invalid_field"_L1)
            return problem(400, refusal.code, u"A field has no valid value"_s, refusal.params);
        return refusedBy(refusal.gates, refusal.params);
    }
    Response response{204, {}, {}, {}};
    QString location;
    if (answer->task.isValid()) {
        response.status = 202;
        location = u"/v1/task/%1/"_s.arg(answer->task.value());
        response.headers.append(QHttpHeaders::WellKnownHeader::Location, location.toLatin1());
    }
    m_state.database().run(
        u"INSERT INTO idempotency(token, key, digest, status, location, body, at) VALUES(?,?,?,?,?,?,?)"_s,
        {call.actor.token, QString::fromLatin1(key), digest, response.status, location, QByteArray(""),
         m_state.now().toMSecsSinceEpoch()});
    // Whoever has just given a command is acting, whether their program says so or not.
    if (const auto facts = m_state.migration(migrationOf(order)))
        m_presence.set(call.actor, facts->server, Doing::Acting);
    change.commit();
    return response;
}

Response Api::settle(const Call &call, const QString &key)
{
    if (QUuid::fromString(key).isNull())
        return notFound();
    QSqlQuery &known = m_state.database().run(
        u"SELECT digest, status, location FROM idempotency WHERE token=? AND key=?"_s, {call.actor.token, key});
    const bool found = known.next();
    const bool carriedOut = found && !known.value(0).toByteArray().isEmpty();
    const QString task = carriedOut ? known.value(2).toString() : QString();
    known.finish();
    if (!found) {
        // No digest: it is no request's. One that is still on its way finds it, and is refused.
        State::Change change(m_state);
        m_state.database().run(
            u"INSERT INTO idempotency(token, key, digest, status, location, body, at) VALUES(?,?,?,?,?,?,?)"_s,
            {call.actor.token, key, QByteArray(""), 422, u""_s, QByteArray(""), m_state.now().toMSecsSinceEpoch()});
        change.commit();
    }
    JsonWriter writer(128);
    writer.beginObject();
    writer.member("key"_L1, key);
    writer.member("carried_out"_L1, carriedOut);
    writer.key("task"_L1);
    if (task.isEmpty()) {
        writer.null();
    } else {
        writer.beginObject();
        writer.member("href"_L1, task);
        writer.endObject();
    }
    writer.endObject();
    return ok(writer.take(), {});
}

Response Api::setPresence(const Call &call)
{
    const ServerId server(call.ids.first());
    JsonWriter visible;
    if (m_represent.servers(visible, call.actor, {.id = server.value()}) == 0) {
        deny(call.request, &call.actor, u"not_found"_s);
        return notFound();
    }
    if (call.actor.role == Party::Reviewer) {
        deny(call.request, &call.actor, u"forbidden"_s);
        return forbidden({{u"role"_s, QString(nameOf(call.actor.role))}});
    }
    auto body = readBody(call.request);
    if (!body)
        return std::move(body.error());
    if (const auto field = invalidIn(*body, presenceFields))
        return invalidField(*field);
    const QString doing = body->value("doing"_L1).toString();
    State::Change change(m_state, Database::Durability::Process);
    if (doing == "gone"_L1)
        m_presence.leave(call.actor, server);
    else
        m_presence.set(call.actor, server, fromName<Doing>(doing));
    change.commit();
    return {204, {}, {}, {}};
}

Response Api::changeDomain(const Call &call)
{
    JsonWriter visible;
    if (m_represent.domains(visible, call.actor, {.id = call.ids.first()}) == 0) {
        deny(call.request, &call.actor, u"not_found"_s);
        return notFound();
    }
    const AccountId account(
        m_state.database().single(u"SELECT account FROM domain WHERE id=?"_s, {call.ids.first()}).toLongLong());
    const ServerId home(
        m_state.database().single(u"SELECT home FROM account WHERE id=?"_s, {account.value()}).toLongLong());
    const bool mayWrite = call.actor.role == Party::Support
                          || (call.actor.role == Party::Customer && covers(call.actor.permission, home, account));
    if (!mayWrite) {
        deny(call.request, &call.actor, u"forbidden"_s);
        return forbidden({{u"role"_s, QString(nameOf(call.actor.role))}});
    }
    auto body = readBody(call.request);
    if (!body)
        return std::move(body.error());
    if (const auto field = invalidIn(*body, domainFields))
        return invalidField(*field);
    QSqlQuery &row = m_state.database().run(u"SELECT name, dns, ttl FROM domain WHERE id=?"_s, {call.ids.first()});
    row.next();
    const QString name = row.value(0).toString();
    const bool internal = row.value(1).toString() == nameOf(DnsHost::Internal);
    const int before = row.value(2).toInt();
    row.finish();
    if (!internal) // whoever serves the zone changes it there
        return refusedBy({{GateCode::NotOffered, false, Party::Customer, {{u"domain"_s, name}}}}, {});
    const int ttl = body->value("ttl"_L1).toInt();
    State::Change change(m_state);
    if (ttl != before) {
        m_state.database().run(u"UPDATE domain SET ttl=?, ttl_before=?, ttl_changed_at=? WHERE id=?"_s,
                               {ttl, before, m_state.now().toMSecsSinceEpoch(), call.ids.first()});
        m_state.touch(u"account"_s, account.value(), {},
                      call.actor.customer.isValid() ? call.actor.customer : m_state.ownerOf(account));
        m_state.log(u"ESC-2033"_s, {{u"domain"_s, name}, {u"ttl"_s, ttl}},
                    {.account = account, .actor = call.actor.name});
    }
    change.commit();
    return {204, {}, {}, {}};
}

Response Api::createToken(const Call &call)
{
    if (call.actor.role != Party::Support || call.actor.customer.isValid()) {
        deny(call.request, &call.actor, u"forbidden"_s);
        return forbidden({{u"role"_s, QString(nameOf(call.actor.role))}});
    }
    auto body = readBody(call.request);
    if (!body)
        return std::move(body.error());
    for (auto it = body->begin(); it != body->end(); ++it) {
        if (it.key() != "name"_L1 && it.key() != "role"_L1 && it.key() != "customer"_L1 && it.key() != "expires"_L1
            && it.key() != "permission"_L1)
            return invalidField(it.key());
    }
    const QString name = body->value("name"_L1).toString();
    if (name.isEmpty() || name.size() > 200)
        return invalidField(u"name"_s);
    const Party role = fromName<Party>(body->value("role"_L1).toString());
    if (role != Party::Customer && role != Party::Support && role != Party::Reviewer)
        return invalidField(u"role"_s);
    CustomerId customer;
    // A scope that is not understood must never become none.
    if (const QJsonValue value = body->value("customer"_L1); isValid({"customer"_L1, Field::Kind::Id}, value))
        customer = CustomerId(value.toInteger());
    else if (!value.isNull())
        return invalidField(u"customer"_s);
    if ((role == Party::Customer) != customer.isValid() && role != Party::Reviewer)
        return invalidField(u"customer"_s);
    if (customer.isValid() && m_state.customerName(customer).isEmpty())
        return invalidField(u"customer"_s);
    Permission permission;
    if (const QJsonValue value = body->value("permission"_L1); !value.isUndefined()) {
        const auto read = readPermission(value, customer, m_state);
        if (!read || (role != Party::Customer && !read->everything))
            return invalidField(u"permission"_s);
        permission = *read;
    }
    QDateTime expires;
    if (const QJsonValue value = body->value("expires"_L1); !value.isNull()) {
        expires = fromWireTime(value.toString());
        if (!expires.isValid() || expires <= m_state.now())
            return invalidField(u"expires"_s);
    }
    State::Change change(m_state);
    const Tokens::Made made = m_tokens.create(role, customer, name, expires, permission);
    m_state.log(u"ESC-2030"_s, {{u"token"_s, made.id}, {u"role"_s, QString(nameOf(role))}}, {.actor = call.actor.name});
    change.commit();
    JsonWriter writer;
    m_represent.tokens(writer, call.actor, {.id = made.id});
    QByteArray object = writer.take();
    JsonWriter secret;
    secret.beginObject();
    secret.member("secret"_L1, made.secret);
    secret.endObject();
    object.chop(1);
    object += ',' + secret.text().sliced(1);
    Response response = ok(object, {});
    response.status = 201;
    response.headers.append(QHttpHeaders::WellKnownHeader::Location, u"/v1/token/%1/"_s.arg(made.id).toLatin1());
    response.headers.append(QHttpHeaders::WellKnownHeader::CacheControl, "no-store");
    return response;
}

Response Api::revokeToken(const Call &call)
{
    if (call.actor.role != Party::Support || call.actor.customer.isValid()) {
        deny(call.request, &call.actor, u"forbidden"_s);
        return forbidden({{u"role"_s, QString(nameOf(call.actor.role))}});
    }
    State::Change change(m_state);
    if (!m_tokens.revoke(call.ids.first())) {
        change.commit();
        return notFound();
    }
    m_state.log(u"ESC-2031"_s, {{u"token"_s, call.ids.first()}}, {.actor = call.actor.name});
    change.commit();
    return {204, {}, {}, {}};
}

} // namespace escale::platform
