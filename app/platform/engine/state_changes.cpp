// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/state.h"

#include "engine/columns.h"
#include "engine/records.h"
#include "engine/version.h"

#include <escale/migration/actions.h>

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;
using namespace columns;

void State::saveMigration(const MigrationFacts &facts)
{
    remember(u"migration"_s, facts.id.value());
    m_database.run(
        u"UPDATE migration SET transit_state=?, transit_kind=?, transit_server=?, transit_requested_at=?,"
        " transit_ready_at=?, transit_released_at=?, waiting_reason=?, reinstallation_state=?,"
        " reinstallation_requested_at=?, reinstallation_started_at=?, reinstallation_done_at=?, finalisation_by=?,"
        " completed_at=?, documentation_read_at=?, started_by_deadline_at=?, upgrade_state=?, upgrade_started_at=?,"
        " upgrade_done_at=?, plan=?, charged_from=?, finalisation_over=? WHERE id=?"_s,
        {word(facts.transit.state),
         word(facts.transit.kind),
         toColumn(facts.transit.server),
         toColumn(facts.transit.requestedAt),
         toColumn(facts.transit.readyAt),
         toColumn(facts.transit.releasedAt),
         facts.transit.waitingReason,
         word(facts.reinstallation.state),
         toColumn(facts.reinstallation.requestedAt),
         toColumn(facts.reinstallation.startedAt),
         toColumn(facts.reinstallation.doneAt),
         facts.finalisationBy ? word(*facts.finalisationBy) : QVariant(),
         toColumn(facts.completedAt),
         toColumn(facts.documentationReadAt),
         toColumn(facts.startedByDeadlineAt),
         word(facts.upgrade.state),
         toColumn(facts.upgrade.startedAt),
         toColumn(facts.upgrade.doneAt),
         facts.plan.state == PlanState::None ? QVariant() : compact(toRecord(facts.plan)),
         toColumn(facts.chargedFrom),
         toColumn(facts.finalisationOver),
         facts.id.value()});
    m_migrations.remove(facts.id);
    touch(u"migration"_s, facts.id.value(), facts.id, customerOf(facts.id));
}

void State::saveAccount(MigrationId migration, const AccountFacts &account)
{
    remember(u"migration_account"_s, account.id.value(), migration);
    m_database.run(
        u"UPDATE migration_account SET preparation=?, location=?, activity=?, verified=?, precopied=?, delta=?,"
        " test_state=?, test_address=?, test_copied_at=?, test_expires=?, precopied_at=?, copy_discarded_at=? WHERE account=?"_s,
        {word(account.preparation), word(account.location), word(account.activity), account.verified, account.precopied,
         account.precopied ? QVariant(account.weight.delta) : QVariant(), word(account.test.state),
         account.test.address, toColumn(account.test.copiedAt), toColumn(account.test.expires),
         account.precopied ? toColumn(account.precopiedAt) : QVariant(), toColumn(account.copyDiscardedAt),
         account.id.value()});
    m_migrations.remove(migration);
    const CustomerId customer = customerOf(migration);
    touch(u"migration_account"_s, account.id.value(), migration, customer);
    touch(u"migration"_s, migration.value(), migration, customer); // its counts and its step follow from the accounts
}

void State::saveAttempt(MigrationId migration, AccountId account, const Attempt &attempt)
{
    remember(u"migration_account"_s, account.value(), migration);
    m_database.run(
        u"INSERT OR REPLACE INTO attempt(account, number, migration, leg, task, started, ended, outcome, bytes,"
        " downtime_started, downtime_ended, downtime_seconds, estimate_low, estimate_high, error_code, database_bytes,"
        " difference_bytes, check_before, check_after) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"_s,
        {account.value(), attempt.number, migration.value(), word(attempt.leg), toColumn(attempt.task),
         toColumn(attempt.started), toColumn(attempt.ended), word(attempt.outcome), attempt.bytes,
         toColumn(attempt.downtimeStarted), toColumn(attempt.downtimeEnded),
         attempt.downtimeSeconds ? QVariant(*attempt.downtimeSeconds) : QVariant(), attempt.estimate.low,
         attempt.estimate.high, attempt.errorCode,
         attempt.databaseBytes ? QVariant(*attempt.databaseBytes) : QVariant(),
         attempt.differenceBytes ? QVariant(*attempt.differenceBytes) : QVariant(),
         attempt.before ? QVariant(compact(toRecord(*attempt.before))) : QVariant(),
         attempt.after ? QVariant(compact(toRecord(*attempt.after))) : QVariant()});
    m_migrations.remove(migration);
    touch(u"migration_account"_s, account.value(), migration, customerOf(migration));
}

void State::addNote(MigrationId migration, AccountId account, const Note &note)
{
    m_database.run(u"INSERT INTO note(account, at, actor, role, text) VALUES(?,?,?,?,?)"_s,
                   {account.value(), toColumn(note.at), note.actor, word(note.role), note.text});
    annotated(migration, account);
}

void State::removeNote(MigrationId migration, AccountId account, NoteId note)
{
    m_database.run(u"DELETE FROM note WHERE id=? AND account=?"_s, {note.value(), account.value()});
    annotated(migration, account);
}

void State::addTick(MigrationId migration, AccountId account, const Tick &tick)
{
    m_database.run(u"INSERT INTO tick(account, migration, item, at, actor, role) VALUES(?,?,?,?,?,?)"_s,
                   {account.value(), migration.value(), tick.item, toColumn(tick.at), tick.actor, word(tick.role)});
    annotated(migration, account);
}

void State::removeTick(MigrationId migration, AccountId account, const QString &item)
{
    m_database.run(u"DELETE FROM tick WHERE migration=? AND account=? AND item=?"_s,
                   {migration.value(), account.value(), item});
    annotated(migration, account);
}

QByteArray State::contentOf(const QString &type, qint64 object, MigrationId migration)
{
    if (type == "task"_L1) {
        const auto record = task(TaskId(object));
        return record ? platform::contentOf(record->task) : QByteArray();
    }
    if (type == "support_request"_L1) {
        const auto found = request(SupportRequestId(object));
        return found ? platform::contentOf(*found) : QByteArray();
    }
    const auto facts = this->migration(type == "migration"_L1 ? MigrationId(object) : migration);
    if (!facts || type == "migration"_L1)
        return facts ? platform::contentOf(*facts) : QByteArray();
    const AccountFacts *account = findAccount(*facts, AccountId(object));
    return account ? platform::contentOf(*account) : QByteArray();
}

void State::remember(const QString &type, qint64 object, MigrationId migration)
{
    Before &before = m_before[{type, object}];
    if (!before.content.isEmpty())
        return;
    before = {migration, contentOf(type, object, migration)};
}

void State::countRevisions()
{
    for (auto it = m_before.cbegin(); it != m_before.cend(); ++it) {
        const auto &[type, object] = it.key();
        if (contentOf(type, object, it->migration) == it->content)
            continue;
        m_database.run(u"UPDATE %1 SET revision=revision+1 WHERE %2=?"_s.arg(
                           type, type == "migration_account"_L1 ? u"account"_s : u"id"_s),
                       {object});
        m_migrations.remove(type == "migration"_L1 ? MigrationId(object) : it->migration);
    }
    m_before.clear();
}

void State::annotated(MigrationId migration, AccountId account)
{
    m_migrations.remove(migration);
    touch(u"migration_account"_s, account.value(), migration, customerOf(migration));
}

} // namespace escale::platform
