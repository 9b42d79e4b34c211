// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/api/decode.h>

#include "decode_values.h"

/// What the inventory has: customers, servers, accounts, databases, domains and their records.
namespace escale::api {

using namespace decoding;

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

} // namespace escale::api
