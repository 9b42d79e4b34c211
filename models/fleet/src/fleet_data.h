// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "account_table.h"

#include <escale/fleet/fleet.h>

namespace escale {

struct Fleet::Data {
    struct Migration {
        migration::MigrationFacts facts;
        AccountId account;
        migration::Step step = migration::Step::Prepare;
        migration::Counts counts;
        migration::LogEnd log;
        bool loaded = false;
        QHash<AccountId, qsizetype> rows; ///< where in facts.accounts

        void index()
        {
            rows.clear();
            rows.reserve(facts.accounts.size());
            for (qsizetype row = 0; row < facts.accounts.size(); ++row)
                rows.insert(facts.accounts.at(row).id, row);
        }
        void count()
        {
            if (loaded) {
                counts = migration::countAccounts(facts);
                step = migration::currentStep(facts);
            }
        }
    };

    Me me;
    QDateTime asOf;
    QHash<CustomerId, Customer> customers;
    QHash<ServerId, Server> servers;
    AccountTable accounts;
    QHash<MigrationId, Migration> migrations;
    QMultiHash<ServerId, MigrationId> migrationsOfServer;
    QMultiHash<AccountId, MigrationId> migrationsOfAccount;
    QHash<TaskId, migration::Task> tasks;
    QMultiHash<AccountId, TaskId> liveOfAccount;
    QMultiHash<MigrationId, TaskId> liveOfMigration;
    QHash<SupportRequestId, migration::SupportRequest> requests;
    QMultiHash<MigrationId, SupportRequestId> requestsOfMigration;
    QHash<ServerId, QList<migration::Presence>> presences;

    void linkMigration(const Migration &m)
    {
        if (m.facts.server.isValid())
            migrationsOfServer.insert(m.facts.server, m.facts.id);
        if (m.account.isValid())
            migrationsOfAccount.insert(m.account, m.facts.id);
    }
    void unlinkMigration(const Migration &m)
    {
        migrationsOfServer.remove(m.facts.server, m.facts.id);
        migrationsOfAccount.remove(m.account, m.facts.id);
    }
    void linkTask(const migration::Task &task)
    {
        if (!task.isLive())
            return;
        if (task.account.isValid())
            liveOfAccount.insert(task.account, task.id);
        if (task.migration.isValid())
            liveOfMigration.insert(task.migration, task.id);
    }
    void unlinkTask(const migration::Task &task)
    {
        liveOfAccount.remove(task.account, task.id);
        liveOfMigration.remove(task.migration, task.id);
    }

    /// Of those of one server or account: later announced first, those that are not complete before those that are.
    template <typename OwnerId>
    [[nodiscard]] MigrationId mostCurrent(const QMultiHash<OwnerId, MigrationId> &owned, OwnerId owner) const;

    bool applySummary(const MigrationSummary &summary);
    QList<AccountId> applyAccounts(const MigrationAccounts &changes);
};

} // namespace escale
