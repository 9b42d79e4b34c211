// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dns/resolved.h"
#include "engine/raw_output.h"
#include "engine/state.h"
#include "http/presence.h"

#include <escale/core/json_writer.h>

#include <QtCore/QList>

#include <functional>
#include <optional>

namespace escale::platform {

/// What is asked for of a list. 0 or empty: not asked for.
struct ListQuery {
    qint64 id = 0; ///< one object
    qint64 server = 0;
    qint64 customer = 0;
    qint64 account = 0;
    qint64 domain = 0;
    qint64 migration = 0;
    QString name;
    QString role;
    QString state;
    QString kind;
    bool live = false;
    qint64 changedAfter = 0;
    qint64 afterId = 0;
    qint64 limit = 0;
};

/// Writes objects as the contract has them, and only those that the actor may see. Each method writes the objects of its
/// list one after the other, without the brackets, and returns how many there were: one that asks for an id writes that
/// object or nothing.
class Represent {
public:
    /// Where the sites at an address of a server can be seen; empty: nowhere.
    using SiteOf = std::function<QString(const QString &address)>;

    /// What a resolver says of a domain; none: hosting does not know it yet, and has not moved it either. Replaceable, so
    /// that tests own it.
    using ResolveOf = std::function<std::optional<Resolved>(const QString &domain)>;

    /// What a browser opens to see a site; without one: the site's own name.
    using LinkTo = std::function<QString(const QString &host)>;
    /// Where the raw output of tasks is; not owned. Without it no task has any.
    void setRaw(const RawOutput *raw) { m_raw = raw; }
    void setLinkTo(LinkTo linkTo) { m_linkTo = std::move(linkTo); }
    Represent(State &state, const Presence &presence, SiteOf siteOf, ResolveOf resolve)
        : m_state(state)
        , m_presence(presence)
        , m_siteOf(std::move(siteOf))
        , m_resolve(std::move(resolve))
    {
    }

    using Method = int (Represent::*)(JsonWriter &, const Actor &, const ListQuery &);
    int customers(JsonWriter &json, const Actor &actor, const ListQuery &query);
    int datacenters(JsonWriter &json, const Actor &actor, const ListQuery &query);
    int servers(JsonWriter &json, const Actor &actor, const ListQuery &query);
    int accounts(JsonWriter &json, const Actor &actor, const ListQuery &query);
    int databases(JsonWriter &json, const Actor &actor, const ListQuery &query);
    int domains(JsonWriter &json, const Actor &actor, const ListQuery &query);
    int records(JsonWriter &json, const Actor &actor, const ListQuery &query);
    int ips(JsonWriter &json, const Actor &actor, const ListQuery &query);
    int migrations(JsonWriter &json, const Actor &actor, const ListQuery &query);
    /// query.migration is needed; query.id is that of an account.
    int migrationAccounts(JsonWriter &json, const Actor &actor, const ListQuery &query);
    int requests(JsonWriter &json, const Actor &actor, const ListQuery &query);
    int tasks(JsonWriter &json, const Actor &actor, const ListQuery &query);
    int transit(JsonWriter &json, const Actor &actor, const ListQuery &query);
    /// query.id is that of a server.
    int presence(JsonWriter &json, const Actor &actor, const ListQuery &query);
    int tokens(JsonWriter &json, const Actor &actor, const ListQuery &query);

    /// The events after a position, at most `limit`, as an array; the position after the last of them.
    qint64 events(JsonWriter &json, const Actor &actor, qint64 after, int limit, int *count);
    /// Whether there is anything for this actor after a position.
    bool hasEvents(const Actor &actor, qint64 after);

private:
    State &m_state;
    const Presence &m_presence;
    SiteOf m_siteOf;
    LinkTo m_linkTo;
    const RawOutput *m_raw = nullptr;
    ResolveOf m_resolve;
};

} // namespace escale::platform
