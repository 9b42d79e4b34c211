// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/api/decode.h>

#include <escale/core/clock.h>

#include <QtCore/QJsonDocument>

#include <initializer_list>

namespace escale::api {

namespace {

using Keys = std::initializer_list<QLatin1StringView>;

/// What a resource cannot be without. Null counts as missing.
std::optional<Error> missing(const QJsonObject &object, QLatin1StringView resource, Keys keys)
{
    for (const QLatin1StringView key : keys) {
        const QJsonValue value = object.value(key);
        if (value.isUndefined() || value.isNull())
            return Error{u"incorrect_response"_s, {{u"resource"_s, resource}, {u"key"_s, key}}, {}};
    }
    return std::nullopt;
}

QString text(const QJsonObject &object, QLatin1StringView key)
{
    return object.value(key).toString();
}

qint64 number(const QJsonObject &object, QLatin1StringView key)
{
    const QJsonValue value = object.value(key);
    // A platform may write a whole number as 1.0; what is beyond all whole numbers of ours is none.
    constexpr double beyond = 0x1p63;
    const double real = value.toDouble();
    return value.isDouble() && real >= -beyond && real < beyond ? value.toInteger(qint64(real)) : 0;
}

int smallNumber(const QJsonObject &object, QLatin1StringView key)
{
    return int(
        std::clamp<qint64>(number(object, key), std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
}

QDateTime time(const QJsonObject &object, QLatin1StringView key)
{
    const QString value = text(object, key);
    return value.isEmpty() ? QDateTime() : fromWireTime(value);
}

/// It goes back in a header: nothing but an entity tag passes.
QByteArray etag(const QJsonObject &object)
{
    constexpr qsizetype longest = 200;
    const QByteArray tag = text(object, "etag"_L1).toLatin1();
    const bool quoted = tag.size() > 2 && tag.size() <= longest && tag.startsWith('"') && tag.endsWith('"');
    const auto plain = [](char c) { return c > ' ' && c < 0x7f && c != '"'; };
    return quoted && std::ranges::all_of(tag.sliced(1, tag.size() - 2), plain) ? tag : QByteArray();
}

QJsonObject part(const QJsonObject &object, QLatin1StringView key)
{
    return object.value(key).toObject();
}

template <typename E>
E choice(const QJsonObject &object, QLatin1StringView key)
{
    return fromName<E>(text(object, key));
}

/// An absent value is the one that means "nothing yet"; a present one that is not known stays Unknown.
template <typename E>
E choiceOr(const QJsonObject &object, QLatin1StringView key, E absent)
{
    const QJsonValue value = object.value(key);
    return value.isUndefined() || value.isNull() ? absent : fromName<E>(value.toString());
}

template <typename IdType>
IdType reference(const QJsonObject &object, QLatin1StringView key)
{
    return IdType(foreignKey(object.value(key)));
}

QStringList texts(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &item : value.toArray())
        list.append(item.toString());
    return list;
}

LocalizedText localized(const QJsonObject &object, QLatin1StringView key)
{
    const QJsonValue value = object.value(key);
    if (value.isString())
        return {value.toString(), value.toString()};
    const QJsonObject both = value.toObject();
    return {text(both, "en"_L1), text(both, "fr"_L1)};
}

migration::Estimate estimate(const QJsonObject &object)
{
    return {object.value("low"_L1).toDouble(), object.value("high"_L1).toDouble()};
}

Money money(const QJsonObject &object)
{
    const QJsonValue amount = object.value("amount"_L1);
    const QString decimal = amount.isString() ? amount.toString() : QString();
    return Money::fromDecimal(decimal, text(object, "currency"_L1)).value_or(Money());
}

std::optional<migration::Party> party(const QJsonObject &object, QLatin1StringView key)
{
    const QJsonValue value = object.value(key);
    if (!value.isString())
        return std::nullopt;
    return fromName<migration::Party>(value.toString());
}

Error decodeError(const QJsonObject &object)
{
    return {text(object, "code"_L1), part(object, "params"_L1), text(object, "detail"_L1)};
}

std::optional<qint64> optionalNumber(const QJsonObject &object, QLatin1StringView key)
{
    return object.value(key).isDouble() ? std::optional(number(object, key)) : std::nullopt;
}

QMap<QString, qint64> numbers(const QJsonObject &object)
{
    QMap<QString, qint64> map;
    for (auto it = object.begin(); it != object.end(); ++it)
        map.insert(it.key(), it.value().toInteger());
    return map;
}

std::optional<migration::SiteCheck> siteCheck(const QJsonValue &value)
{
    if (!value.isObject())
        return std::nullopt;
    const QJsonObject object = value.toObject();
    migration::SiteCheck check;
    check.at = time(object, "at"_L1);
    check.status = smallNumber(object, "status"_L1);
    check.title = text(object, "title"_L1);
    for (const QJsonValue &link : object.value("links"_L1).toArray())
        check.links.append({text(link.toObject(), "path"_L1), smallNumber(link.toObject(), "status"_L1)});
    check.tables = numbers(part(object, "tables"_L1));
    check.mailboxes = numbers(part(object, "mailboxes"_L1));
    return check;
}

migration::Permission permission(const QJsonValue &value)
{
    migration::Permission permission;
    if (!value.isObject())
        return permission;
    const QJsonObject object = value.toObject();
    // What is not understood must not become everything.
    permission.everything = object.value("everything"_L1).toBool();
    for (const QJsonValue &server : object.value("servers"_L1).toArray())
        permission.servers.append(ServerId(foreignKey(server)));
    for (const QJsonValue &account : object.value("accounts"_L1).toArray())
        permission.accounts.append(AccountId(foreignKey(account)));
    return permission;
}

migration::PlanFacts plan(const QJsonValue &value)
{
    migration::PlanFacts plan;
    if (!value.isObject())
        return plan;
    const QJsonObject object = value.toObject();
    plan.state = choice<migration::PlanState>(object, "state"_L1);
    for (const QJsonValue &item : object.value("moves"_L1).toArray()) {
        const QJsonObject move = item.toObject();
        migration::QueuedMove queued;
        queued.account = reference<AccountId>(move, "account"_L1);
        queued.leg = choice<migration::Leg>(move, "leg"_L1);
        queued.notBefore = time(move, "not_before"_L1);
        queued.notAfter = time(move, "not_after"_L1);
        queued.task = reference<TaskId>(move, "task"_L1);
        if (move.value("outcome"_L1).isString())
            queued.outcome = choice<migration::Outcome>(move, "outcome"_L1);
        plan.moves.append(queued);
    }
    plan.stopAtFailure = object.value("stop_at_failure"_L1).toBool(true);
    plan.by = text(object, "by"_L1);
    plan.at = time(object, "at"_L1);
    plan.stoppedAt = reference<AccountId>(object, "stopped_at"_L1);
    plan.stoppedBy = text(object, "stopped_by"_L1);
    return plan;
}

QList<migration::Note> notes(const QJsonValue &value)
{
    QList<migration::Note> list;
    for (const QJsonValue &item : value.toArray()) {
        const QJsonObject note = item.toObject();
        list.append({NoteId(number(note, "id"_L1)), time(note, "at"_L1), text(note, "actor"_L1),
                     choice<migration::Party>(note, "role"_L1), text(note, "text"_L1)});
    }
    return list;
}

QList<migration::Tick> ticks(const QJsonValue &value)
{
    QList<migration::Tick> list;
    for (const QJsonValue &item : value.toArray()) {
        const QJsonObject tick = item.toObject();
        list.append({text(tick, "item"_L1), time(tick, "at"_L1), text(tick, "actor"_L1),
                     choice<migration::Party>(tick, "role"_L1)});
    }
    return list;
}

QList<migration::ChecklistItem> checklist(const QJsonValue &value)
{
    QList<migration::ChecklistItem> list;
    for (const QJsonValue &entry : value.toArray()) {
        const QJsonObject item = entry.toObject();
        list.append({text(item, "code"_L1), choice<migration::ChecklistWhen>(item, "when"_L1),
                     localized(item, "title"_L1), localized(item, "text"_L1)});
    }
    return list;
}

migration::Attempt decodeAttempt(const QJsonObject &object)
{
    migration::Attempt attempt;
    attempt.leg = choice<migration::Leg>(object, "leg"_L1);
    attempt.number = smallNumber(object, "number"_L1);
    attempt.task = reference<TaskId>(object, "task"_L1);
    attempt.started = time(object, "started"_L1);
    attempt.ended = time(object, "ended"_L1);
    attempt.outcome = choice<migration::Outcome>(object, "outcome"_L1);
    attempt.bytes = number(object, "bytes"_L1);
    attempt.downtimeStarted = time(object, "downtime_started"_L1);
    attempt.downtimeEnded = time(object, "downtime_ended"_L1);
    if (const QJsonValue seconds = object.value("downtime_seconds"_L1); seconds.isDouble())
        attempt.downtimeSeconds = seconds.toDouble();
    attempt.estimate = estimate(part(object, "estimate"_L1));
    attempt.errorCode = text(object, "error_code"_L1);
    attempt.databaseBytes = optionalNumber(object, "database_bytes"_L1);
    attempt.differenceBytes = optionalNumber(object, "difference_bytes"_L1);
    attempt.before = siteCheck(part(object, "checks"_L1).value("before"_L1));
    attempt.after = siteCheck(part(object, "checks"_L1).value("after"_L1));
    return attempt;
}

migration::Counts decodeCounts(const QJsonObject &object)
{
    return {.total = smallNumber(object, "total"_L1),
            .ready = smallNumber(object, "ready"_L1),
            .onClientOld = smallNumber(object, "client_old"_L1),
            .onTransit = smallNumber(object, "transit"_L1),
            .onClientNew = smallNumber(object, "client_new"_L1),
            .verified = smallNumber(object, "verified"_L1),
            .failed = smallNumber(object, "failed"_L1),
            .busy = smallNumber(object, "busy"_L1)};
}

} // namespace

qint64 idFromHref(QStringView href)
{
    while (href.endsWith(u'/'))
        href.chop(1);
    bool isNumber = false;
    const qint64 id = href.sliced(href.lastIndexOf(u'/') + 1).toLongLong(&isNumber);
    return isNumber && id > 0 ? id : 0;
}

qint64 foreignKey(const QJsonValue &value)
{
    if (value.isDouble())
        return std::max<qint64>(value.toInteger(), 0);
    if (value.isObject())
        return idFromHref(value.toObject().value("href"_L1).toString());
    if (value.isString())
        return idFromHref(value.toString());
    return 0;
}

Result<QJsonObject> parseObject(const QByteArray &body)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError)
        return failure(u"not_json"_s, {}, error.errorString());
    if (!document.isObject())
        return failure(u"incorrect_response"_s, {{u"key"_s, u"object"_s}});
    return document.object();
}

Result<QJsonArray> parseArray(const QByteArray &body)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError)
        return failure(u"not_json"_s, {}, error.errorString());
    if (!document.isArray())
        return failure(u"incorrect_response"_s, {{u"key"_s, u"array"_s}});
    return document.array();
}

QTimeZone decodeTimeZone(const QJsonObject &policy)
{
    // Qt takes no name at all for this machine's zone.
    const QByteArray name = text(policy, "time_zone"_L1).toLatin1();
    return name.isEmpty() ? QTimeZone() : QTimeZone(name);
}

migration::Policy decodePolicy(const QJsonObject &object)
{
    migration::Policy policy;
    const auto days = [&](QLatin1StringView key, int &target) {
        if (object.value(key).isDouble())
            target = std::max(0, smallNumber(object, key));
    };
    days("transit_free_days"_L1, policy.transitFreeDays);
    days("finalisation_free_days"_L1, policy.finalisationFreeDays);
    days("rollback_days"_L1, policy.rollbackDays);
    days("test_days"_L1, policy.testDays);
    days("public_cloud_rollback_days"_L1, policy.publicCloudRollbackDays);
    days("ttl_before_move"_L1, policy.ttlBeforeMove);
    days("heartbeat_seconds"_L1, policy.heartbeatSeconds);
    const QJsonObject sources = part(object, "sources"_L1);
    for (auto it = sources.begin(); it != sources.end(); ++it)
        policy.sources.insert(it.key(), it.value().toString());
    if (const QJsonValue minutes = object.value("minutes_per_database_gib"_L1); minutes.isDouble())
        policy.minutesPerDatabaseGib = minutes.toDouble();
    if (const QString hours = text(object, "support_hours"_L1); !hours.isEmpty())
        policy.supportHours = hours;
    if (const QTimeZone zone = decodeTimeZone(object); zone.isValid())
        policy.timeZone = zone;
    return policy;
}

Result<Root> decodeRoot(const QJsonObject &object)
{
    if (auto error = missing(object, "root"_L1, {"version"_L1, "role"_L1}))
        return std::unexpected(*error);
    Root root;
    root.name = text(object, "name"_L1);
    root.version = text(object, "version"_L1);
    root.platform = text(object, "platform"_L1);
    root.practice = object.value("practice"_L1).toBool();
    root.role = choice<migration::Party>(object, "role"_L1);
    root.actor = text(object, "actor"_L1);
    root.customer = reference<CustomerId>(object, "customer"_L1);
    root.capabilities = texts(object.value("capabilities"_L1));
    root.policy = decodePolicy(part(object, "policy"_L1));
    root.permission = permission(object.value("permission"_L1));
    root.policySource = text(part(object, "policy"_L1), "source"_L1);
    root.time = time(object, "time"_L1);
    root.seq = number(object, "seq"_L1);
    root.logKey = QByteArray::fromHex(text(object, "log_key"_L1).toLatin1());
    return root;
}

Result<Customer> decodeCustomer(const QJsonObject &object)
{
    if (auto error = missing(object, "customer"_L1, {"id"_L1, "name"_L1}))
        return std::unexpected(*error);
    return Customer{CustomerId(number(object, "id"_L1)), text(object, "name"_L1)};
}

Result<Server> decodeServer(const QJsonObject &object)
{
    if (auto error = missing(object, "server"_L1, {"id"_L1, "name"_L1}))
        return std::unexpected(*error);
    const QJsonObject configuration = part(object, "configuration"_L1);
    return Server{.id = ServerId(number(object, "id"_L1)),
                  .name = text(object, "name"_L1),
                  .customer = reference<CustomerId>(object, "customer"_L1),
                  .datacenter = reference<DatacenterId>(object, "datacenter"_L1),
                  .role = choice<ServerRole>(object, "role"_L1),
                  .plan = choice<ServerPlan>(object, "plan"_L1),
                  .state = choice<ServerState>(object, "state"_L1),
                  .cores = smallNumber(configuration, "cores"_L1),
                  .memory = number(configuration, "memory"_L1),
                  .disk = number(configuration, "disk"_L1),
                  .architecture = text(object, "architecture"_L1),
                  .addresses = texts(object.value("addresses"_L1)),
                  .monthlyPrice = money(part(object, "monthly_price"_L1)),
                  .lentTo = reference<MigrationId>(object, "lent_to"_L1)};
}

Result<Account> decodeAccount(const QJsonObject &object)
{
    if (auto error = missing(object, "account"_L1, {"id"_L1, "name"_L1}))
        return std::unexpected(*error);
    Account account{.id = AccountId(number(object, "id"_L1)),
                    .name = text(object, "name"_L1),
                    .customer = reference<CustomerId>(object, "customer"_L1)};
    // The public API names the place as a type and an id; only a server is one that an account belongs to here.
    const QString type = text(object, "location_type"_L1);
    if (type.isEmpty() || type == "server"_L1)
        account.home = reference<ServerId>(object, "location_object"_L1);
    // In the public API an account of the public cloud is located in a datacenter.
    if (part(object, "location"_L1).value("href"_L1).toString().contains("/server/"_L1))
        account.servedBy = reference<ServerId>(object, "location"_L1);
    if (!account.servedBy.isValid())
        account.servedBy = account.home;
    return account;
}

Result<AccountResource> decodeAccountResource(const QJsonObject &object)
{
    auto account = decodeAccount(object);
    if (!account)
        return std::unexpected(std::move(account.error()));
    const QJsonObject usage = part(object, "usage"_L1);
    AccountResource resource{.account = *std::move(account),
                             .product = text(object, "product"_L1),
                             .period = text(object, "period"_L1),
                             .usage = {.files = number(usage, "files"_L1),
                                       .fileCount = number(usage, "file_count"_L1),
                                       .mail = number(usage, "mail"_L1),
                                       .databases = number(usage, "databases"_L1)},
                             .site = std::nullopt};
    if (const QJsonValue site = object.value("site"_L1); site.isObject()) {
        // Only the web's: whatever else it names is not opened.
        const auto web = [&](QLatin1StringView key) {
            const QUrl url(text(site.toObject(), key), QUrl::StrictMode);
            return url.scheme() == "http"_L1 || url.scheme() == "https"_L1 ? url : QUrl();
        };
        resource.site = Site{web("url"_L1), text(site.toObject(), "host"_L1), web("link"_L1)};
    }
    return resource;
}

Result<Database> decodeDatabase(const QJsonObject &object)
{
    if (auto error = missing(object, "database"_L1, {"id"_L1, "name"_L1}))
        return std::unexpected(*error);
    return Database{.id = DatabaseId(number(object, "id"_L1)),
                    .account = reference<AccountId>(object, "account"_L1),
                    .name = text(object, "name"_L1),
                    .type = text(object, "type"_L1),
                    .version = text(object, "version"_L1),
                    .size = number(object, "size"_L1)};
}

Result<Domain> decodeDomain(const QJsonObject &object)
{
    if (auto error = missing(object, "domain"_L1, {"id"_L1, "name"_L1}))
        return std::unexpected(*error);
    return Domain{.id = DomainId(number(object, "id"_L1)),
                  .account = reference<AccountId>(object, "account"_L1),
                  .name = text(object, "name"_L1),
                  .dns = choice<DnsHost>(object, "dns"_L1),
                  .ttl = smallNumber(object, "ttl"_L1),
                  .resolvesTo = text(object, "resolves_to"_L1),
                  .expected = text(object, "expected"_L1),
                  .ttlBefore = smallNumber(object, "ttl_before"_L1),
                  .ttlChangedAt = time(object, "ttl_changed_at"_L1),
                  .resolvedAt = time(object, "resolved_at"_L1)};
}

Result<Record> decodeRecord(const QJsonObject &object)
{
    if (auto error = missing(object, "record"_L1, {"id"_L1, "type"_L1}))
        return std::unexpected(*error);
    return Record{.id = RecordId(number(object, "id"_L1)),
                  .domain = reference<DomainId>(object, "domain"_L1),
                  .type = text(object, "type"_L1),
                  .name = text(object, "name"_L1),
                  .value = text(object, "value"_L1),
                  .ttl = smallNumber(object, "ttl"_L1)};
}

Result<MigrationResource> decodeMigration(const QJsonObject &object)
{
    if (auto error = missing(object, "migration"_L1, {"id"_L1, "kind"_L1}))
        return std::unexpected(*error);
    MigrationResource resource;
    migration::MigrationFacts &facts = resource.facts;
    facts.id = MigrationId(number(object, "id"_L1));
    facts.kind = choice<migration::Kind>(object, "kind"_L1);
    facts.name = localized(object, "name"_L1);
    facts.documentation = localized(object, "documentation"_L1);
    facts.from = text(object, "from"_L1);
    facts.to = text(object, "to"_L1);
    facts.server = reference<ServerId>(object, "server"_L1);
    facts.serverName = text(object, "server_name"_L1);
    resource.account = reference<AccountId>(object, "account"_L1);
    facts.announcedAt = time(object, "announced_at"_L1);
    facts.deadline = time(object, "deadline"_L1);
    facts.offersTest = object.value("offers_test"_L1).toBool();
    const QJsonObject transit = part(object, "transit"_L1);
    facts.transit = {.state = choiceOr(transit, "state"_L1, migration::TransitState::None),
                     .kind = choiceOr(transit, "kind"_L1, migration::TransitKind::Dedicated),
                     .server = reference<ServerId>(transit, "server"_L1),
                     .requestedAt = time(transit, "requested_at"_L1),
                     .readyAt = time(transit, "ready_at"_L1),
                     .releasedAt = time(transit, "released_at"_L1),
                     .waitingReason = text(transit, "waiting_reason"_L1)};
    const QJsonObject reinstallation = part(object, "reinstallation"_L1);
    facts.reinstallation = {.state = choiceOr(reinstallation, "state"_L1, migration::ReinstallationState::None),
                            .requestedAt = time(reinstallation, "requested_at"_L1),
                            .startedAt = time(reinstallation, "started_at"_L1),
                            .doneAt = time(reinstallation, "done_at"_L1)};
    facts.finalisationBy = party(part(object, "finalisation"_L1), "by"_L1);
    facts.completedAt = time(object, "completed_at"_L1);
    facts.destination = reference<ServerId>(object, "destination"_L1);
    facts.documentationReadAt = time(object, "documentation_read_at"_L1);
    facts.startedByDeadlineAt = time(object, "started_by_deadline_at"_L1);
    if (const QJsonValue value = object.value("upgrade"_L1); value.isObject()) {
        const QJsonObject upgrade = value.toObject();
        facts.upgrade = {.state = choice<migration::UpgradeState>(upgrade, "state"_L1),
                         .service = text(upgrade, "service"_L1),
                         .startedAt = time(upgrade, "started_at"_L1),
                         .doneAt = time(upgrade, "done_at"_L1)};
    }
    facts.plan = plan(object.value("plan"_L1));
    facts.checklist = checklist(object.value("checklist"_L1));
    facts.etag = etag(object);
    // A step that this program has no name for must not pass for a finished migration.
    const int step = smallNumber(object, "step"_L1);
    resource.step = step >= 1 && step <= 8 ? migration::Step(step) : migration::Step::Prepare;
    resource.counts = decodeCounts(part(object, "counts"_L1));
    const QJsonObject log = part(object, "log"_L1);
    resource.log = {.last = object.contains("log"_L1) ? std::max<qint64>(0, number(log, "last"_L1)) : -1,
                    .at = time(log, "at"_L1)};
    return resource;
}

Result<MigrationAccountResource> decodeMigrationAccount(const QJsonObject &object)
{
    if (auto error = missing(object, "migration_account"_L1, {"id"_L1, "location"_L1}))
        return std::unexpected(*error);
    MigrationAccountResource resource;
    resource.migration = reference<MigrationId>(object, "migration"_L1);
    migration::AccountFacts &facts = resource.facts;
    facts.id = AccountId(number(object, "id"_L1));
    facts.name = text(object, "name"_L1);
    facts.preparation = choice<migration::Preparation>(object, "preparation"_L1);
    facts.location = choice<migration::Location>(object, "location"_L1);
    facts.activity = choice<migration::Activity>(object, "activity"_L1);
    facts.verified = object.value("verified"_L1).toBool();
    facts.precopied = object.value("precopied"_L1).toBool();
    facts.precopiedAt = time(object, "precopied_at"_L1);
    const QJsonObject test = part(object, "test"_L1);
    facts.test = {.state = choiceOr(test, "state"_L1, migration::TestState::None),
                  .address = text(test, "address"_L1),
                  .copiedAt = time(test, "copied_at"_L1),
                  .expires = time(test, "expires"_L1)};
    const QJsonObject weight = part(object, "weight"_L1);
    facts.weight = {.files = number(weight, "files"_L1),
                    .fileCount = number(weight, "file_count"_L1),
                    .mail = number(weight, "mail"_L1),
                    .databases = number(weight, "databases"_L1),
                    .delta = number(weight, "delta"_L1),
                    .changedPerDay = optionalNumber(weight, "changed_per_day"_L1)};
    const QJsonObject domains = part(object, "domains"_L1);
    facts.internalDomains = smallNumber(domains, "internal"_L1);
    facts.externalDomains = smallNumber(domains, "external"_L1);
    for (const QJsonValue &attempt : object.value("attempts"_L1).toArray())
        facts.attempts.append(decodeAttempt(attempt.toObject()));
    facts.copyDiscardedAt = time(object, "copy_discarded_at"_L1);
    facts.notes = notes(object.value("notes"_L1));
    facts.ticks = ticks(object.value("ticks"_L1));
    facts.etag = etag(object);
    return resource;
}

Result<migration::Task> decodeTask(const QJsonObject &object)
{
    if (auto error = missing(object, "task"_L1, {"id"_L1, "type"_L1, "state"_L1}))
        return std::unexpected(*error);
    migration::Task task;
    task.id = TaskId(number(object, "id"_L1));
    task.type = choice<migration::TaskType>(object, "type"_L1);
    task.state = choice<migration::TaskState>(object, "state"_L1);
    task.migration = reference<MigrationId>(object, "migration"_L1);
    task.account = reference<AccountId>(object, "account"_L1);
    task.server = reference<ServerId>(object, "server"_L1);
    task.stage = text(object, "stage"_L1);
    task.stages = texts(object.value("stages"_L1));
    const QJsonObject progress = part(object, "progress"_L1);
    task.bytes = number(progress, "bytes"_L1);
    task.bytesTotal = number(progress, "total"_L1);
    if (const QJsonValue range = object.value("estimate"_L1); range.isObject())
        task.estimate = estimate(range.toObject());
    const QJsonObject waiting = part(object, "waiting_for"_L1);
    task.waitingFor = text(waiting, "code"_L1);
    task.waitingParams = part(waiting, "params"_L1);
    task.actor = text(object, "actor"_L1);
    task.role = choice<migration::Party>(object, "role"_L1);
    task.onBehalfOf = text(object, "on_behalf_of"_L1);
    task.created = time(object, "created"_L1);
    task.started = time(object, "started"_L1);
    task.ended = time(object, "ended"_L1);
    task.heartbeat = time(object, "heartbeat"_L1);
    task.attempt = smallNumber(object, "attempt"_L1);
    task.cutOverBegun = object.value("cut_over_begun"_L1).toBool();
    if (const QJsonValue error = object.value("error"_L1); error.isObject())
        task.error = decodeError(error.toObject());
    task.rawSize = std::max<qint64>(0, number(object, "raw_size"_L1));
    task.etag = etag(object);
    return task;
}

Result<migration::SupportRequest> decodeSupportRequest(const QJsonObject &object)
{
    if (auto error = missing(object, "support_request"_L1, {"id"_L1, "kind"_L1, "state"_L1}))
        return std::unexpected(*error);
    migration::SupportRequest request;
    request.id = SupportRequestId(number(object, "id"_L1));
    request.migration = reference<MigrationId>(object, "migration"_L1);
    request.kind = choice<migration::RequestKind>(object, "kind"_L1);
    request.state = choice<migration::RequestState>(object, "state"_L1);
    request.transitKind = choiceOr(object, "transit_kind"_L1, migration::TransitKind::Dedicated);
    request.finalisationBy = party(object, "finalisation_by"_L1);
    request.reason = text(object, "reason"_L1);
    request.created = time(object, "created"_L1);
    request.since = time(object, "since"_L1);
    for (const QJsonValue &value : object.value("messages"_L1).toArray()) {
        const QJsonObject message = value.toObject();
        request.messages.append({time(message, "at"_L1), text(message, "actor"_L1),
                                 choice<migration::Party>(message, "role"_L1), text(message, "text"_L1),
                                 choice<migration::Action>(message, "event"_L1)});
    }
    request.etag = etag(object);
    return request;
}

Result<Loan> decodeLoan(const QJsonObject &object)
{
    if (auto error = missing(object, "transit"_L1, {"server"_L1}))
        return std::unexpected(*error);
    return Loan{reference<ServerId>(object, "server"_L1),
                reference<MigrationId>(object, "migration"_L1),
                time(object, "since"_L1),
                time(object, "until"_L1),
                time(object, "expected_free"_L1),
                choiceOr(object, "kind"_L1, migration::TransitKind::Dedicated)};
}

Result<NewToken> decodeNewToken(const QJsonObject &object)
{
    auto token = decodeToken(object);
    if (!token)
        return std::unexpected(token.error());
    if (auto error = missing(object, "token"_L1, {"secret"_L1}))
        return std::unexpected(*error);
    return NewToken{std::move(*token), text(object, "secret"_L1)};
}

Result<migration::Token> decodeToken(const QJsonObject &object)
{
    if (auto error = missing(object, "token"_L1, {"id"_L1, "role"_L1}))
        return std::unexpected(*error);
    return migration::Token{.id = TokenId(number(object, "id"_L1)),
                            .name = text(object, "name"_L1),
                            .role = choice<migration::Party>(object, "role"_L1),
                            .customer = reference<CustomerId>(object, "customer"_L1),
                            .permission = permission(object.value("permission"_L1)),
                            .created = time(object, "created"_L1),
                            .expires = time(object, "expires"_L1),
                            .revoked = time(object, "revoked"_L1),
                            .lastUsed = time(object, "last_used"_L1)};
}

Result<PresenceOnServer> decodePresence(const QJsonObject &object)
{
    if (auto error = missing(object, "presence"_L1, {"server"_L1, "people"_L1}))
        return std::unexpected(*error);
    PresenceOnServer presence{.server = reference<ServerId>(object, "server"_L1), .people = {}};
    for (const QJsonValue &value : object.value("people"_L1).toArray()) {
        const QJsonObject person = value.toObject();
        presence.people.append({text(person, "actor"_L1), choice<migration::Party>(person, "role"_L1),
                                choice<migration::Doing>(person, "doing"_L1), time(person, "since"_L1),
                                time(person, "seen"_L1)});
    }
    return presence;
}

Event decodeEvent(const QJsonObject &source)
{
    Event event;
    event.seq = number(source, "seq"_L1);
    event.at = time(source, "at"_L1);
    event.type = choice<EventType>(source, "type"_L1);
    event.action = choice<EventAction>(source, "action"_L1);
    const QString href = text(source, "href"_L1);
    event.id = idFromHref(href);
    if (event.type == EventType::Presence) // /v1/server/7/presence/
        event.id = idFromHref(QStringView(href).first(std::max<qsizetype>(href.indexOf("/presence"_L1), 0)));
    if (event.type == EventType::MigrationAccount) {
        // /v1/migration/7/account/12/
        const qsizetype account = href.indexOf("/account/"_L1);
        event.migration = MigrationId(idFromHref(QStringView(href).first(std::max<qsizetype>(account, 0))));
    }
    if (event.action != EventAction::Changed)
        return event;
    const QJsonObject data = part(source, "object"_L1);
    const auto take = [&](auto decoded) {
        if (decoded)
            event.object = std::move(*decoded);
    };
    switch (event.type) {
    case EventType::Customer:
        take(decodeCustomer(data));
        break;
    case EventType::Server:
        take(decodeServer(data));
        break;
    case EventType::Account:
        take(decodeAccount(data));
        break;
    case EventType::Migration:
        take(decodeMigration(data));
        break;
    case EventType::MigrationAccount:
        take(decodeMigrationAccount(data));
        break;
    case EventType::Task:
        take(decodeTask(data));
        break;
    case EventType::SupportRequest:
        take(decodeSupportRequest(data));
        break;
    case EventType::Presence:
        take(decodePresence(data));
        break;
    case EventType::Unknown:
        break;
    }
    return event;
}

Result<EventPage> decodeEventPage(const QJsonObject &object)
{
    if (auto error = missing(object, "event"_L1, {"seq"_L1}))
        return std::unexpected(*error);
    EventPage page;
    page.seq = number(object, "seq"_L1);
    page.reset = object.value("reset"_L1).toBool();
    const QJsonArray events = object.value("events"_L1).toArray();
    page.events.reserve(events.size());
    for (const QJsonValueConstRef value : events) {
        Event event = decodeEvent(value.toObject());
        if (event.action == EventAction::Changed && event.type != EventType::Unknown && event.object.index() == 0) {
            ++page.skipped;
            event.type = EventType::Unknown;
        }
        page.events.append(std::move(event));
    }
    return page;
}

Result<Settled> decodeSettled(const QJsonObject &object)
{
    if (auto error = missing(object, "command"_L1, {"carried_out"_L1}))
        return std::unexpected(*error);
    return Settled{object.value("carried_out"_L1).toBool(), reference<TaskId>(object, "task"_L1)};
}

migration::Gate decodeGate(const QJsonObject &object)
{
    return {.code = choice<migration::GateCode>(object, "code"_L1),
            .met = false,
            .clearedBy = choice<migration::Party>(object, "cleared_by"_L1),
            .params = part(object, "params"_L1)};
}

Failure decodeFailure(int status, const QByteArray &body)
{
    Failure failure;
    failure.status = status;
    constexpr qsizetype longest = 16 * 1024;
    failure.error.detail = QString::fromUtf8(body.first(std::min(body.size(), longest)));
    const QJsonObject problem = QJsonDocument::fromJson(body).object();
    failure.error.code = text(problem, "code"_L1);
    failure.error.params = part(problem, "params"_L1);
    failure.current = part(problem, "current"_L1);
    for (const QJsonValue &gate : problem.value("gates"_L1).toArray()) {
        migration::Gate decoded = decodeGate(gate.toObject());
        // The name of a gate of a newer platform is all there is to show.
        if (decoded.code == migration::GateCode::Unknown)
            decoded.params.insert(u"code"_s, gate.toObject().value("code"_L1));
        failure.gates.append(std::move(decoded));
    }
    if (!failure.error.code.isEmpty())
        return failure;
    const auto byStatus = [](int code) {
        switch (code) {
        case 400:
            return u"bad_request"_s;
        case 401:
            return u"unauthenticated"_s;
        case 403:
            return u"forbidden"_s;
        case 404:
            return u"not_found"_s;
        case 405:
            return u"method_not_allowed"_s;
        case 409:
            return u"gates_unmet"_s;
        case 412:
            return u"stale"_s;
        case 429:
            return u"rate_limited"_s;
        case 502:
        case 503:
        case 504:
            return u"unavailable"_s;
        default:
            return u"http_error"_s;
        }
    };
    failure.error.code = byStatus(status);
    failure.error.params.insert(u"status"_s, status);
    return failure;
}

} // namespace escale::api
