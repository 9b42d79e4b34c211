// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/inventory.h>
#include <escale/migration/actions.h>
#include <escale/migration/permission.h>
#include <escale/migration/steps.h>
#include <escale/migration/support_request.h>
#include <escale/migration/task.h>

#include <optional>

namespace escale {
class Fleet;
}

namespace escale::ui {

/// Everything that the parts of the page show, read from the fleet at once so that they never contradict one another.
struct JourneyState {
    migration::MigrationFacts facts;
    migration::Context context;
    migration::Party viewer = migration::Party::Unknown;
    migration::Permission permission; ///< what the viewer's token may act on; a customer's may be limited
    QList<migration::Task> tasks; ///< live ones, in the order of their creation
    Server client;
    QString customer;    ///< whose server it is
    QString transitName; ///< empty while there is none
    std::optional<migration::SupportRequest> transitRequest;
    std::optional<migration::SupportRequest> reinstallationRequest;
    /// The latest one of the migration, where support has declined it and no other has been sent since.
    std::optional<migration::SupportRequest> declinedRequest;
    bool loaded = false; ///< the accounts are known; until then facts.accounts is empty and says nothing
    /// As the platform counted them, so that they hold before the accounts are known, too.
    migration::Step step = migration::Step::Prepare;
    migration::StepProgress progress;
    migration::Counts counts;

    [[nodiscard]] bool mayDo(migration::Action action) const { return migration::mayAct(viewer, action, facts); }
    /// Whether the viewer's token covers this account, or with none the server as a whole.
    [[nodiscard]] bool covers(AccountId account = {}) const;
    [[nodiscard]] QList<migration::Gate> gates(migration::Action action, AccountId account = {}) const;
    [[nodiscard]] QList<migration::Gate> conditions(migration::Action action) const;
    /// Those of the accounts that the token covers and on which the action is possible now, in the same order.
    [[nodiscard]] QList<AccountId> possible(migration::Action action, const QList<AccountId> &accounts) const;
    /// Downtime of one leg of the account, from what has been observed on this server.
    [[nodiscard]] migration::Estimate estimate(AccountId account, bool withPrecopy = true) const;
    [[nodiscard]] QString accountName(AccountId account) const;
    /// The command as the rules see it; typed confirmations and offered servers are taken as given.
    [[nodiscard]] migration::Command command(migration::Action action, AccountId account = {}) const;
};

[[nodiscard]] JourneyState journeyState(const Fleet &fleet, MigrationId migration);

} // namespace escale::ui
