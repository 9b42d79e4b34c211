// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/api/api_job.h>
#include <escale/api/decode.h>

/// One class per endpoint: typed constructor, typed response. Long lists are paged by id: ask again with the last
/// id until a page is shorter than its limit.
namespace escale::api {

/// A page of a list; `afterId` 0 is the first.
struct Page {
    int limit = 5000; ///< at most, by the contract; 0: the whole list, for platforms whose lists have no pages
    qint64 afterId = 0;
};

class RootJob final : public TypedJob<Root> {
public:
    RootJob();
};

class CustomersJob final : public TypedJob<QList<Customer>> {
public:
    CustomersJob();
};

class ServersJob final : public TypedJob<QList<Server>> {
public:
    explicit ServersJob(Page page);
};

class AccountsJob final : public TypedJob<QList<Account>> {
public:
    explicit AccountsJob(Page page, ServerId server = {});
};

/// One account, with its site.
class AccountJob final : public TypedJob<AccountResource> {
public:
    explicit AccountJob(AccountId account);
};

class DatabasesJob final : public TypedJob<QList<Database>> {
public:
    explicit DatabasesJob(AccountId account);
};

class DomainsJob final : public TypedJob<QList<Domain>> {
public:
    explicit DomainsJob(AccountId account);
};

/// What is on a server ("account/", "database/" or "domain/") or of an account, in the platform's own words: an array, to be
/// kept.
class InventoryListJob final : public TypedJob<QByteArray> {
public:
    InventoryListJob(const QString &path, ServerId server, AccountId account = {});
};

/// Of the zones that the provider serves.
class RecordsJob final : public TypedJob<QList<Record>> {
public:
    explicit RecordsJob(DomainId domain);
};

/// Lowers or raises the time to live of a domain that the provider serves. Doing it twice is doing it once.
class ChangeTtlJob final : public TypedJob<Accepted> {
public:
    ChangeTtlJob(DomainId domain, int seconds);
};

/// Who looks at a server or acts on it.
class PresenceJob final : public TypedJob<PresenceOnServer> {
public:
    explicit PresenceJob(ServerId server);
};

/// Says what one does with a server; nothing: one has left. It holds for a minute.
class SetPresenceJob final : public TypedJob<Accepted> {
public:
    SetPresenceJob(ServerId server, std::optional<migration::Doing> doing);
};

/// Support only.
class TokensJob final : public TypedJob<QList<migration::Token>> {
public:
    explicit TokensJob(Lane lane = Lane::Foreground);
};

/// Of `token` only name, role, customer, permission and expiry are read. Never repeated by itself: the answer is the only
/// one that holds the secret.
class CreateTokenJob final : public TypedJob<NewToken> {
public:
    explicit CreateTokenJob(const migration::Token &token);
};

class RevokeTokenJob final : public TypedJob<Accepted> {
public:
    explicit RevokeTokenJob(TokenId token);
};

class MigrationsJob final : public TypedJob<QList<MigrationResource>> {
public:
    explicit MigrationsJob(Page page);
};

class MigrationAccountsJob final : public TypedJob<QList<MigrationAccountResource>> {
public:
    explicit MigrationAccountsJob(MigrationId migration, Lane lane = Lane::Foreground);
};

class TasksJob final : public TypedJob<QList<migration::Task>> {
public:
    explicit TasksJob(Page page, bool liveOnly = false);
};

class TaskJob final : public TypedJob<migration::Task> {
public:
    explicit TaskJob(TaskId task);
};

class SupportRequestsJob final : public TypedJob<QList<migration::SupportRequest>> {
public:
    SupportRequestsJob();
};

class LoansJob final : public TypedJob<QList<Loan>> {
public:
    LoansJob();
};

/// Answers at once when there is news after `after`, otherwise at the end of `wait`.
class EventsJob final : public TypedJob<EventPage> {
public:
    EventsJob(qint64 after, std::chrono::seconds wait);
};

/// Which entries of the migration log; what is not set does not restrict.
struct LogQuery {
    MigrationId migration;
    AccountId account;
    TaskId task;
    qint64 after = 0;
    QString severity; ///< this one and worse
    int limit = 0; ///< at most so many entries; 0: all
    Lane lane = Lane::Foreground;
};

/// The entries as JSON Lines, as the platform keeps them (models/logs reads them).
class LogJob final : public TypedJob<QByteArray> {
public:
    explicit LogJob(const LogQuery &query);
};

/// What tools said during a task, as plain text; empty where there is nothing.
class RawOutputJob final : public TypedJob<QByteArray> {
public:
    explicit RawOutputJob(TaskId task, Lane lane = Lane::Foreground);
};

/// What every action answers. The key makes it safe to send again: one key, one effect.
class ActionJob : public TypedJob<Accepted> {
public:
    /// Only if the object that it acts on still is what this etag stands for; refused with "stale" otherwise. Before it is
    /// started; empty: whatever it is by then.
    void onlyIf(const QByteArray &etag) { setIfMatch(etag); }

protected:
    ActionJob(const QString &path, const QJsonObject &body, const QByteArray &idempotencyKey);
};

/// ready, unready, test, test_cleanup, migrate, verify, unverify, relocate
class AccountActionJob final : public ActionJob {
public:
    AccountActionJob(migration::Action action, MigrationId migration, AccountId account, const QByteArray &key);
};

class RollbackJob final : public ActionJob {
public:
    RollbackJob(MigrationId migration, AccountId account, migration::KeepData keep, const QByteArray &key);
};

/// Writes a note on an account.
class NoteJob final : public ActionJob {
public:
    NoteJob(MigrationId migration, AccountId account, const QString &text, const QByteArray &key);
};

class RemoveNoteJob final : public ActionJob {
public:
    RemoveNoteJob(MigrationId migration, AccountId account, NoteId note, const QByteArray &key);
};

/// tick, untick
class TickJob final : public ActionJob {
public:
    TickJob(migration::Action action, MigrationId migration, AccountId account, const QString &item,
            const QByteArray &key);
};

class TransitRequestJob final : public ActionJob {
public:
    TransitRequestJob(MigrationId migration, migration::TransitKind kind, const QString &message,
                      const QByteArray &key);
};

class ReinstallationRequestJob final : public ActionJob {
public:
    ReinstallationRequestJob(MigrationId migration, migration::Party finalisationBy, const QString &message,
                             const QByteArray &key);
};

class ReinstallJob final : public ActionJob {
public:
    ReinstallJob(MigrationId migration, const QString &confirm, const QByteArray &key);
};

/// The typed name of the server confirms an upgrade in place.
class UpgradeJob final : public ActionJob {
public:
    UpgradeJob(MigrationId migration, const QString &confirm, const QByteArray &key);
};

/// Hands over the queue of moves, or replaces it.
class PlanJob final : public ActionJob {
public:
    PlanJob(MigrationId migration, const QList<migration::QueuedMove> &moves, bool stopAtFailure,
            const QByteArray &key);
};

/// withdraw_transit_request, withdraw_reinstallation_request, release_transit, read_documentation, pause_plan,
/// resume_plan, cancel_plan
class MigrationActionJob final : public ActionJob {
public:
    MigrationActionJob(migration::Action action, MigrationId migration, const QByteArray &key);
};

class AcceptRequestJob final : public ActionJob {
public:
    AcceptRequestJob(SupportRequestId request, const QByteArray &key);
};

class WaitRequestJob final : public ActionJob {
public:
    WaitRequestJob(SupportRequestId request, const QString &reason, const QByteArray &key);
};

class DeclineRequestJob final : public ActionJob {
public:
    DeclineRequestJob(SupportRequestId request, const QString &reason, const QByteArray &key);
};

class AllocateJob final : public ActionJob {
public:
    AllocateJob(SupportRequestId request, ServerId server, bool overrideConfiguration, const QByteArray &key);
};

class MessageJob final : public ActionJob {
public:
    MessageJob(SupportRequestId request, const QString &text, const QByteArray &key);
};

/// pause, resume, cancel
class TaskActionJob final : public ActionJob {
public:
    TaskActionJob(migration::Action action, TaskId task, const QByteArray &key);
};

/// Asks what became of a command. One that the platform has not had is withdrawn by that: it refuses it should it still
/// arrive. So the answer stays true, and asking again gives the same.
class SettleCommandJob final : public TypedJob<Settled> {
public:
    explicit SettleCommandJob(const QByteArray &idempotencyKey);
};

} // namespace escale::api
