// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/presence.h"

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;

void Presence::set(const Actor &actor, ServerId server, Doing doing)
{
    Entry &entry = m_entries[server][actor.token];
    const QDateTime now = m_state.now();
    const bool same = entry.person.doing == doing && entry.person.since.isValid();
    entry.customer = actor.customer;
    entry.person = {actor.name, actor.role, doing, same ? entry.person.since : now, now};
    if (!same)
        changed(server);
}

void Presence::leave(const Actor &actor, ServerId server)
{
    const auto people = m_entries.find(server);
    if (people == m_entries.end() || people->remove(actor.token) == 0)
        return;
    if (people->isEmpty())
        m_entries.erase(people);
    changed(server);
}

void Presence::expire()
{
    const QDateTime oldest = m_state.now().addSecs(-holdsSeconds);
    QList<ServerId> left;
    for (auto it = m_entries.begin(); it != m_entries.end();) {
        if (it->removeIf([&](const auto &entry) { return entry.value().person.seen < oldest; }) > 0)
            left.append(it.key());
        it = it->isEmpty() ? m_entries.erase(it) : std::next(it);
    }
    if (left.isEmpty())
        return;
    m_state.recordIfThereIsRoom([&] {
        for (const ServerId server : std::as_const(left))
            changed(server);
    });
}

QList<migration::Presence> Presence::on(ServerId server, const Actor &seenBy) const
{
    QList<migration::Presence> people;
    const auto entries = m_entries.constFind(server);
    if (entries == m_entries.cend())
        return people;
    const QDateTime oldest = m_state.now().addSecs(-holdsSeconds);
    for (const Entry &entry : *entries) {
        const bool visible =
            !seenBy.customer.isValid() || entry.customer == seenBy.customer || entry.person.role == Party::Support;
        if (visible && entry.person.seen >= oldest)
            people.append(entry.person);
    }
    return people;
}

void Presence::changed(ServerId server)
{
    const auto found = m_state.server(server);
    if (!found)
        return;
    // Whoever has borrowed a server sees it, too.
    const CustomerId customer = found->customer.isValid() ? found->customer
                                : found->lentTo.isValid() ? m_state.customerOf(found->lentTo)
                                                          : CustomerId();
    m_state.touch(u"presence"_s, server.value(), {}, customer);
}

} // namespace escale::platform
