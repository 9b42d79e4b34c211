// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/fleet/changes.h>

#include <QtCore/QObject>

#include <memory>

namespace escale {

/// The one in-memory picture of everything in the token's scope: ids to values, changes announced by id.
///
/// Lives on the GUI thread; everybody reads it, only apply() writes it. It asks nobody for anything and computes only
/// what facts give at once. Every lookup by id costs the same however large the fleet is.
///
/// A signal names the ids that were inserted, changed or removed, once per applied FleetChanges and kind, after the
/// whole of it has been applied; an id that cannot be looked up any more was removed. Facts that came in unchanged
/// are not announced. Pointers returned are valid until the next apply().
class Fleet final : public QObject {
    Q_OBJECT

public:
    explicit Fleet(QObject *parent = nullptr);
    ~Fleet() override;
    Q_DISABLE_COPY_MOVE(Fleet)

    void apply(const FleetChanges &changes);
    /// Forgets everything, with one reset().
    void clear();

    [[nodiscard]] const Me &me() const;
    /// When the picture was last known to be true, by the platform's clock (UTC); invalid before the first answer.
    [[nodiscard]] QDateTime asOf() const;
    /// Now, by the platform's clock (UTC): what clocks and gates are counted with.
    [[nodiscard]] QDateTime platformNow() const;

    [[nodiscard]] const Customer *customer(CustomerId id) const;
    [[nodiscard]] const Server *server(ServerId id) const;
    [[nodiscard]] const migration::Task *task(TaskId id) const;
    [[nodiscard]] const migration::SupportRequest *request(SupportRequestId id) const;

    /// Accounts are kept packed (a desktop holds hundreds of thousands), so this builds a value.
    [[nodiscard]] std::optional<Account> account(AccountId id) const;
    [[nodiscard]] bool hasAccount(AccountId id) const;
    [[nodiscard]] QString accountName(AccountId id) const;
    /// UTF-8, without a copy; valid until the next apply().
    [[nodiscard]] QUtf8StringView accountNameUtf8(AccountId id) const;
    /// Its own, or that of the server that it belongs to.
    [[nodiscard]] CustomerId accountCustomer(AccountId id) const;
    [[nodiscard]] ServerId accountHome(AccountId id) const;
    /// Where the account is served from now; its home unless it is on transit.
    [[nodiscard]] ServerId accountServedBy(AccountId id) const;

    /// All ids of a kind, in no particular order.
    [[nodiscard]] QList<CustomerId> customers() const;
    [[nodiscard]] QList<ServerId> servers() const;
    [[nodiscard]] QList<AccountId> accounts() const;
    [[nodiscard]] QList<MigrationId> migrations() const;
    [[nodiscard]] QList<TaskId> tasks() const;
    [[nodiscard]] QList<SupportRequestId> requests() const;
    [[nodiscard]] qsizetype accountCount() const;
    [[nodiscard]] qsizetype migrationCount() const;

    /// Accounts that belong to the server, wherever they are served from; no particular order.
    [[nodiscard]] QList<AccountId> accountsOf(ServerId home) const;
    [[nodiscard]] qsizetype accountCountOf(ServerId home) const;
    /// How many of the server's own accounts are served from elsewhere just now.
    [[nodiscard]] int accountsAway(ServerId home) const;
    /// How many accounts of others are served from here.
    [[nodiscard]] int guests(ServerId server) const;

    /// The migration with its accounts, where they have been loaded (see accountsLoaded); without them otherwise.
    [[nodiscard]] const migration::MigrationFacts *migration(MigrationId id) const;
    /// The server's migration: the one that is not complete, the latest announced among several; none: an invalid id.
    [[nodiscard]] MigrationId migrationOf(ServerId server) const;
    /// The migration that the account takes part in: its own in the public cloud, otherwise its home's.
    [[nodiscard]] MigrationId migrationOf(AccountId account) const;
    /// The public-cloud account that this migration is about; invalid for a server's.
    [[nodiscard]] AccountId migratingAccount(MigrationId id) const;
    /// How far its log goes, as the platform has told.
    [[nodiscard]] migration::LogEnd logEnd(MigrationId id) const;
    [[nodiscard]] bool accountsLoaded(MigrationId id) const;
    /// Null unless the migration's accounts are loaded.
    [[nodiscard]] const migration::AccountFacts *accountFacts(MigrationId migration, AccountId account) const;
    [[nodiscard]] const migration::AccountFacts *accountFacts(AccountId account) const;

    /// From the loaded accounts, otherwise as the platform counted: the same answer, so that a tree of thousands shows
    /// progress without loading anyone's accounts.
    [[nodiscard]] migration::Step step(MigrationId id) const;
    [[nodiscard]] migration::Counts counts(MigrationId id) const;
    [[nodiscard]] migration::StepProgress progress(MigrationId id) const;
    [[nodiscard]] migration::Turn turn(MigrationId id) const;

    /// The account's queued, running or paused task, the earliest created among several; invalid: none.
    [[nodiscard]] TaskId liveTaskOf(AccountId account) const;
    /// Live tasks of a migration, in the order of their creation.
    [[nodiscard]] QList<TaskId> liveTasksOf(MigrationId migration) const;
    /// The migration's request of this kind that is open, accepted or waiting; invalid: none.
    [[nodiscard]] SupportRequestId openRequest(MigrationId migration, migration::RequestKind kind) const;

    /// Who looks at the server or acts on it just now, without the reader; empty where nothing has been heard.
    [[nodiscard]] QList<migration::Presence> others(ServerId server) const;

Q_SIGNALS:
    void meChanged();
    void customersChanged(const QList<escale::CustomerId> &ids);
    void serversChanged(const QList<escale::ServerId> &ids);
    /// Inventory of accounts: name, customer, home, where it is served from.
    void accountsChanged(const QList<escale::AccountId> &ids);
    /// Facts, step or counts of migrations, and those whose accounts changed.
    void migrationsChanged(const QList<escale::MigrationId> &ids);
    /// Entries came to the logs of these migrations; not announced by migrationsChanged.
    void logsGrew(const QList<escale::MigrationId> &ids);
    /// Per-account facts of one migration, where they are loaded.
    void migrationAccountsChanged(escale::MigrationId migration, const QList<escale::AccountId> &ids);
    void tasksChanged(const QList<escale::TaskId> &ids);
    void requestsChanged(const QList<escale::SupportRequestId> &ids);
    void presenceChanged(const QList<escale::ServerId> &ids);
    void asOfChanged();
    /// Everything is gone or different: read it all again. Only clear() does this, never a refresh.
    void reset();

private:
    struct Data;
    std::unique_ptr<Data> d;
};

} // namespace escale
