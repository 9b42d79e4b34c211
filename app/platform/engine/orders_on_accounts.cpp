// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/engine.h"
#include "engine/order_words.h"

#include <algorithm>

/// What is ordered for one account of a migration.
namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;

namespace {

std::optional<TaskType> taskFor(Action action)
{
    switch (action) {
    case Action::Test:
        return TaskType::Test;
    case Action::TestCleanup:
        return TaskType::TestCleanup;
    case Action::Migrate:
        return TaskType::Migrate;
    case Action::Rollback:
        return TaskType::Rollback;
    case Action::Relocate:
        return TaskType::Relocate;
    default:
        return std::nullopt;
    }
}

} // namespace

Answer Engine::performOnAccount(const Order &order, const MigrationFacts &facts)
{
    const AccountFacts account = *findAccount(facts, order.account);
    if (auto no = unmet(order,
                        {.action = order.action,
                         .role = order.actor.role,
                         .account = order.account,
                         .keep = order.keep,
                         .note = order.note,
                         .item = order.text},
                        facts))
        return std::unexpected(*no);
    if (isAnnotation(order.action))
        return annotate(order, facts, account);
    QJsonObject params{{u"account"_s, account.name}};
    if (order.action == Action::Rollback)
        params.insert(u"keep"_s, QString(nameOf(order.keep)));
    if (const auto type = taskFor(order.action)) {
        QJsonObject options;
        if (order.action == Action::Rollback)
            options.insert(u"keep"_s, QString(nameOf(order.keep)));
        logOrder(logCode(order.action), params, order, facts.id, account.id);
        return openTask(*type, order, facts, options);
    }
    AccountFacts changed = account;
    switch (order.action) {
    case Action::Ready:
        changed.preparation = Preparation::Ready;
        break;
    case Action::Unready:
        changed.preparation = Preparation::Todo;
        break;
    case Action::Verify:
        changed.verified = true;
        break;
    case Action::Unverify:
        changed.verified = false;
        break;
    default:
        return std::unexpected(notFound());
    }
    m_state.saveAccount(facts.id, changed);
    logOrder(logCode(order.action), params, order, facts.id, account.id);
    return Receipt{};
}

Answer Engine::annotate(const Order &order, const MigrationFacts &facts, const AccountFacts &account)
{
    const QDateTime now = m_state.now();
    QJsonObject params{{u"account"_s, account.name}};
    switch (order.action) {
    case Action::Note:
        // What it says stays on the account: a note that is removed is gone, and the log keeps everything.
        m_state.addNote(facts.id, account.id, {{}, now, order.actor.name, order.actor.role, order.text});
        break;
    case Action::RemoveNote:
        params.insert(u"by"_s, QString(nameOf(std::ranges::find(account.notes, order.note, &Note::id)->role)));
        m_state.removeNote(facts.id, account.id, order.note);
        break;
    case Action::Tick:
        if (!findItem(facts, order.text))
            return std::unexpected(Refusal{u"invalid_field"_s, {{u"field"_s, u"item"_s}}, {}});
        params.insert(u"item"_s, order.text);
        m_state.addTick(facts.id, account.id, {order.text, now, order.actor.name, order.actor.role});
        break;
    case Action::Untick:
        params.insert(u"item"_s, order.text);
        m_state.removeTick(facts.id, account.id, order.text);
        break;
    default:
        return std::unexpected(notFound());
    }
    logOrder(logCode(order.action), params, order, facts.id, account.id);
    return Receipt{};
}

} // namespace escale::platform
