// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/history.h"

#include <escale/core/clock.h>
#include <escale/migration/actions.h>
#include <escale/migration/steps.h>

#include <functional>

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;

namespace {

constexpr qint64 hour = 3600;
constexpr qint64 day = 24 * hour;

/// Something that happened, and what it did to the facts.
struct Event {
    QDateTime at;
    QString code;
    QJsonObject params;
    QString actor;
    AccountId account = {};
    int attempt = 0;
    std::function<void(MigrationFacts &)> effect = {};
};

/// All that people and the platform have done since the migration was announced, out of what has come of it.
class History {
public:
    History(State &state, const MigrationFacts &facts)
        : m_state(state)
        , m_facts(facts)
        , m_customer(QStringList{u"Camille"_s, u"Ingrid"_s, u"Jules"_s}.value(state.customerOf(facts.id).value() - 1))
    {
        m_events.append({.at = facts.announcedAt,
                         .code = u"ESC-1004"_s,
                         .params = {{u"until"_s, toWireTime(state.now())}},
                         .actor = {}});
        transit();
        for (const AccountFacts &account : facts.accounts)
            ofAccount(account);
        reinstallation();
        messages();
        std::ranges::stable_sort(m_events, {}, &Event::at);
    }

    void write()
    {
        MigrationFacts then = atTheAnnouncement();
        for (const Event &event : std::as_const(m_events)) {
            if (event.effect)
                event.effect(then);
            logs::Entry entry = logs::makeEntry(event.code, event.params);
            entry.at = event.at;
            entry.migration = m_facts.id.value();
            entry.step = int(currentStep(then));
            entry.server = m_facts.serverName;
            entry.actor = event.actor;
            entry.attempt = event.attempt;
            if (const AccountFacts *account = findAccount(m_facts, event.account))
                entry.account = account->name;
            m_state.logStore().append(std::move(entry), event.account, m_state.customerOf(m_facts.id));
        }
        Q_ASSERT(currentStep(then) == currentStep(m_facts));
    }

private:
    [[nodiscard]] MigrationFacts atTheAnnouncement() const
    {
        MigrationFacts then = m_facts;
        then.transit = {.kind = m_facts.transit.kind};
        then.reinstallation = {};
        then.finalisationBy.reset();
        for (AccountFacts &account : then.accounts) {
            account.preparation = Preparation::Todo;
            account.location = Location::ClientOld;
            account.verified = false;
        }
        return then;
    }
    /// An effect on one account.
    template <typename Change>
    std::function<void(MigrationFacts &)> on(AccountId account, Change change)
    {
        return [account, change](MigrationFacts &then) {
            const auto found = std::ranges::find(then.accounts, account, &AccountFacts::id);
            if (found != then.accounts.end())
                change(*found);
        };
    }

    void transit()
    {
        const TransitFacts &transit = m_facts.transit;
        if (transit.state == TransitState::None)
            return;
        const QString server = m_facts.serverName;
        m_events.append({.at = transit.requestedAt,
                         .code = u"ESC-2010"_s,
                         .params = {{u"server"_s, server}, {u"kind"_s, QString(nameOf(transit.kind))}},
                         .actor = m_customer,
                         .effect = [](MigrationFacts &then) { then.transit.state = TransitState::Requested; }});
        if (transit.state == TransitState::WaitingForStock) {
            const auto request = m_state.openRequest(m_facts.id, RequestKind::Transit);
            m_events.append(
                {.at = request && request->since.isValid() ? request->since : transit.requestedAt.addSecs(3 * hour),
                 .code = u"ESC-2013"_s,
                 .params = {{u"server"_s, server}, {u"reason"_s, transit.waitingReason}},
                 .actor = support,
                 .effect = [](MigrationFacts &then) { then.transit.state = TransitState::WaitingForStock; }});
            return;
        }
        const auto lent = m_state.server(transit.server);
        const auto client = m_state.server(m_facts.server);
        const bool fits =
            isEquivalent({client->cores, client->memory, client->disk}, {lent->cores, lent->memory, lent->disk});
        m_events.append({.at = transit.requestedAt.addSecs(4 * hour),
                         .code = fits ? u"ESC-2015"_s : u"ESC-2016"_s,
                         .params = {{u"server"_s, server}, {u"transit"_s, lent->name}},
                         .actor = support,
                         .effect = [](MigrationFacts &then) { then.transit.state = TransitState::Installing; }});
        m_events.append({.at = transit.readyAt,
                         .code = u"ESC-5001"_s,
                         .params = {{u"transit"_s, lent->name}, {u"server"_s, server}},
                         .actor = support,
                         .effect = [transit](MigrationFacts &then) { then.transit = transit; }});
    }

    void ofAccount(const AccountFacts &account)
    {
        const QJsonObject name{{u"account"_s, account.name}};
        for (const Tick &tick : account.ticks) {
            m_events.append({.at = tick.at,
                             .code = u"ESC-2036"_s,
                             .params = {{u"account"_s, account.name}, {u"item"_s, tick.item}},
                             .actor = tick.actor,
                             .account = account.id});
        }
        for (const Note &note : account.notes)
            m_events.append(
                {.at = note.at, .code = u"ESC-2034"_s, .params = name, .actor = note.actor, .account = account.id});
        if (account.preparation == Preparation::Ready) {
            // Not kept among the facts: the day before the request that needs it, or some days ago.
            const QDateTime asked = m_facts.transit.requestedAt;
            const QDateTime ready = asked.isValid() ? asked.addSecs(-day) : m_state.now().addSecs(-6 * day);
            m_events.append({.at = ready.addSecs(account.id.value() * 7 * 60),
                             .code = u"ESC-2001"_s,
                             .params = name,
                             .actor = m_customer,
                             .account = account.id,
                             .effect = on(account.id, [](AccountFacts &a) { a.preparation = Preparation::Ready; })});
        }
        for (const Attempt &attempt : account.attempts)
            move(account, attempt);
        if (account.verified && !account.attempts.isEmpty()) {
            m_events.append({.at = account.attempts.first().ended.addSecs(4 * hour),
                             .code = u"ESC-2007"_s,
                             .params = name,
                             .actor = m_customer,
                             .account = account.id,
                             .effect = on(account.id, [](AccountFacts &a) { a.verified = true; })});
        }
    }

    void move(const AccountFacts &account, const Attempt &attempt)
    {
        const bool out = attempt.leg == Leg::Out;
        const QString transit = m_state.serverName(m_facts.transit.server);
        const QString to = out ? transit : m_facts.serverName;
        const QString from = out ? m_facts.serverName : transit;
        const auto tell = [&](const QDateTime &at, const QString &code, const QJsonObject &params,
                              const std::function<void(MigrationFacts &)> &effect = {}) {
            m_events.append({.at = at,
                             .code = code,
                             .params = params,
                             .actor = m_customer,
                             .account = account.id,
                             .attempt = attempt.number,
                             .effect = effect});
        };
        tell(attempt.started, out ? u"ESC-2005"_s : u"ESC-2009"_s, {{u"account"_s, account.name}});
        tell(attempt.downtimeEnded, u"ESC-4201"_s, {{u"account"_s, account.name}, {u"server"_s, to}, {u"from"_s, from}},
             on(account.id, [out](AccountFacts &a) { a.location = out ? Location::Transit : Location::ClientNew; }));
        const double seconds = attempt.downtimeSeconds.value_or(0);
        tell(attempt.ended, seconds > attempt.estimate.high ? u"ESC-4203"_s : u"ESC-4202"_s,
             {{u"account"_s, account.name},
              {u"leg"_s, QString(nameOf(attempt.leg))},
              {u"seconds"_s, seconds},
              {u"low"_s, attempt.estimate.low},
              {u"high"_s, attempt.estimate.high}});
        tell(attempt.ended, out ? u"ESC-4208"_s : u"ESC-4210"_s, {{u"account"_s, account.name}, {u"server"_s, to}});
    }

    void reinstallation()
    {
        const ReinstallationFacts &done = m_facts.reinstallation;
        if (done.state != ReinstallationState::Done)
            return;
        const QString server = m_facts.serverName;
        const auto by = m_facts.finalisationBy;
        m_events.append({.at = done.requestedAt,
                         .code = u"ESC-2017"_s,
                         .params = {{u"server"_s, server}, {u"by"_s, QString(nameOf(by.value_or(Party::Support)))}},
                         .actor = m_customer,
                         .effect = [by](MigrationFacts &then) {
                             then.reinstallation.state = ReinstallationState::Requested;
                             then.finalisationBy = by;
                         }});
        m_events.append(
            {.at = done.startedAt, .code = u"ESC-2019"_s, .params = {{u"server"_s, server}}, .actor = support});
        m_events.append(
            {.at = done.startedAt,
             .code = u"ESC-6001"_s,
             .params = {{u"server"_s, server}},
             .actor = support,
             .effect = [](MigrationFacts &then) { then.reinstallation.state = ReinstallationState::Running; }});
        m_events.append({.at = done.doneAt,
                         .code = u"ESC-6003"_s,
                         .params = {{u"server"_s, server}, {u"architecture"_s, m_facts.to}},
                         .actor = support,
                         .effect = [done](MigrationFacts &then) { then.reinstallation = done; }});
    }

    /// What was only said; what was done with a request is told by its own event.
    void messages()
    {
        QSqlQuery &row = m_state.database().run(
            u"SELECT m.at, m.actor, r.kind FROM message m JOIN support_request r ON r.id=m.request"
            " WHERE r.migration=? AND m.event IS NULL AND m.at>r.created ORDER BY m.id"_s,
            {m_facts.id.value()});
        while (row.next()) {
            m_events.append({.at = QDateTime::fromMSecsSinceEpoch(row.value(0).toLongLong(), QTimeZone::UTC),
                             .code = u"ESC-2024"_s,
                             .params = {{u"server"_s, m_facts.serverName}, {u"request"_s, row.value(2).toString()}},
                             .actor = row.value(1).toString()});
        }
        row.finish();
    }

    static inline const QString support = u"Sophie"_s;

    State &m_state;
    const MigrationFacts &m_facts;
    QString m_customer;
    QList<Event> m_events;
};

} // namespace

void writeHistory(State &state, MigrationId migration)
{
    const auto facts = state.migration(migration);
    History(state, *facts).write();
}

} // namespace escale::platform
