// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "command_job.h"

namespace escale {

using migration::Action;

std::unique_ptr<api::ActionJob> makeCommandJob(const CommandRequest &c, const QByteArray &key)
{
    if (c.isMessage)
        return std::make_unique<api::MessageJob>(c.request, c.text, key);
    switch (c.action) {
    case Action::Ready:
    case Action::Unready:
    case Action::Test:
    case Action::TestCleanup:
    case Action::Migrate:
    case Action::Verify:
    case Action::Unverify:
    case Action::Relocate:
        return std::make_unique<api::AccountActionJob>(c.action, c.migration, c.account, key);
    case Action::Rollback:
        return std::make_unique<api::RollbackJob>(c.migration, c.account, c.keep, key);
    case Action::Note:
        return std::make_unique<api::NoteJob>(c.migration, c.account, c.text, key);
    case Action::RemoveNote:
        return std::make_unique<api::RemoveNoteJob>(c.migration, c.account, c.note, key);
    case Action::Tick:
    case Action::Untick:
        return std::make_unique<api::TickJob>(c.action, c.migration, c.account, c.text, key);
    case Action::TransitRequest:
        return std::make_unique<api::TransitRequestJob>(c.migration, c.transitKind, c.text, key);
    case Action::ReinstallationRequest:
        return std::make_unique<api::ReinstallationRequestJob>(c.migration, c.finalisationBy, c.text, key);
    case Action::Reinstall:
        return std::make_unique<api::ReinstallJob>(c.migration, c.text, key);
    case Action::WithdrawTransitRequest:
    case Action::WithdrawReinstallationRequest:
    case Action::ReleaseTransit:
    case Action::ReadDocumentation:
    case Action::PausePlan:
    case Action::ResumePlan:
    case Action::CancelPlan:
        return std::make_unique<api::MigrationActionJob>(c.action, c.migration, key);
    case Action::Upgrade:
        return std::make_unique<api::UpgradeJob>(c.migration, c.text, key);
    case Action::Plan:
        return std::make_unique<api::PlanJob>(c.migration, c.moves, c.stopAtFailure, key);
    case Action::AcceptRequest:
        return std::make_unique<api::AcceptRequestJob>(c.request, key);
    case Action::WaitRequest:
        return std::make_unique<api::WaitRequestJob>(c.request, c.text, key);
    case Action::DeclineRequest:
        return std::make_unique<api::DeclineRequestJob>(c.request, c.text, key);
    case Action::AllocateTransit:
        return std::make_unique<api::AllocateJob>(c.request, c.server, c.overrideConfiguration, key);
    case Action::PauseTask:
    case Action::ResumeTask:
    case Action::CancelTask:
        return std::make_unique<api::TaskActionJob>(c.action, c.task, key);
    case Action::Unknown:
        break;
    }
    return nullptr;
}

} // namespace escale
