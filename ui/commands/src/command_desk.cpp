// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/commands/command_desk.h>

#include <escale/ui/commands/dialogs.h>
#include <escale/ui/commands/planner_dialog.h>
#include <escale/ui/commands/words.h>

#include <escale/fleet/fleet.h>
#include <escale/items/text.h>
#include <escale/ui/common/error_dialog.h>

using namespace Qt::StringLiterals;

namespace escale::ui {

using namespace migration;

CommandDesk::CommandDesk(QWidget *page) : QObject(page), m_page(page) {}

QString CommandDesk::why(Action action, const QList<AccountId> &accounts) const
{
    if (!m_session || m_session->state() != Session::State::Live)
        return tr("Not connected to the platform.");
    if (!m_state.loaded)
        return tr("The accounts are still being read.");
    if (!m_state.mayDo(action)) {
        return m_state.viewer == Party::Reviewer ? tr("A reviewer reads only.") : tr("This is up to the other side.");
    }
    if (!isAccountAction(action)) {
        const QString limit = notCovered(action, {});
        return limit.isEmpty() ? words::why(m_state.gates(action), m_state.viewer) : limit;
    }
    if (accounts.isEmpty())
        return tr("Choose one or more accounts first.");
    if (!m_state.possible(action, accounts).isEmpty())
        return {};
    if (const QString limit = notCovered(action, accounts); !limit.isEmpty())
        return limit;
    QList<Gate> gates;
    for (const AccountId account : accounts) {
        if (findAccount(m_state.facts, account) && m_state.covers(account))
            gates.append(m_state.gates(action, account));
    }
    if (gates.size() > 6)
        gates.resize(6);
    return words::why(gates, m_state.viewer);
}

/// What the token's permission has against it, and who may do it instead; empty: nothing.
QString CommandDesk::notCovered(Action action, const QList<AccountId> &accounts) const
{
    const QString &server = m_state.facts.serverName;
    if (isAccountAction(action)) {
        if (std::ranges::any_of(accounts, [this](AccountId account) { return m_state.covers(account); }))
            return {};
        QStringList names;
        for (const AccountId account : accounts)
            names.append(m_state.accountName(account));
        //: %1 is one or more accounts, %2 a server
        return tr("Your token’s permission does not cover %1. Whoever has it for %2 can do this, and so can support.")
            .arg(items::names(names), server);
    }
    if (m_state.covers())
        return {};
    const auto mine = std::ranges::count_if(m_state.facts.accounts,
                                            [this](const AccountFacts &account) { return m_state.covers(account.id); });
    if (mine == 0) {
        return tr("Your token’s permission does not cover %1. Whoever has it for this server can do this, and so can "
                  "support.")
            .arg(server);
    }
    //: a permission is limited to some accounts of a server: %1 is the server
    return tr("This is about the whole of %1, and your token’s permission covers %n of its accounts. Whoever has it "
              "for this "
              "server can do this, and so can support.",
              nullptr, int(mine))
        .arg(server);
}

void CommandDesk::run(Action action, const QList<AccountId> &chosen)
{
    // As it is at this moment: a page is refreshed a little after the facts, and a second click meets the first one's effect.
    if (m_session && m_session->fleet().migration(m_state.facts.id))
        m_state = journeyState(m_session->fleet(), m_state.facts.id);
    if (!why(action, chosen).isEmpty())
        return;
    const QList<AccountId> accounts = m_state.possible(action, chosen);
    const MigrationId id = m_state.facts.id;
    // What a dialog is accepted on is what it was opened with, whatever the fleet shows by then.
    const auto open = [this](auto *dialog, auto requests) {
        connect(dialog, &QDialog::accepted, this,
                [this, dialog, requests, seen = m_state] { send(requests(dialog), seen); });
        dialog->open();
    };
    switch (action) {
    case Action::Ready:
    case Action::Unready:
    case Action::Verify:
    case Action::Unverify: {
        // Each can be taken back by its opposite, so nothing is asked.
        QList<CommandRequest> requests;
        for (const AccountId account : accounts)
            requests.append(CommandRequest::onAccount(action, id, account));
        send(requests, m_state);
        break;
    }
    case Action::Test:
    case Action::TestCleanup:
    case Action::Migrate:
    case Action::Rollback:
    case Action::Relocate:
        openAccountsDialog(action, accounts);
        break;
    case Action::TransitRequest:
        open(new TransitDialog(m_state, m_page->window()), [id](TransitDialog *dialog) {
            return QList{CommandRequest::requestTransit(id, dialog->kind(), dialog->message())};
        });
        break;
    case Action::ReinstallationRequest:
        open(new ReinstallationDialog(m_state, m_page->window()), [id](ReinstallationDialog *dialog) {
            return QList{CommandRequest::requestReinstallation(id, dialog->finalisationBy(), dialog->message())};
        });
        break;
    case Action::Reinstall:
        open(new ReinstallDialog(m_state, m_page->window()),
             [id](ReinstallDialog *dialog) { return QList{CommandRequest::reinstall(id, dialog->typedName())}; });
        break;
    case Action::WithdrawTransitRequest:
        open(new ConfirmDialog(m_state, action, m_page->window()),
             [id](ConfirmDialog *) { return QList{CommandRequest::withdrawTransitRequest(id)}; });
        break;
    case Action::WithdrawReinstallationRequest:
        open(new ConfirmDialog(m_state, action, m_page->window()),
             [id](ConfirmDialog *) { return QList{CommandRequest::withdrawReinstallationRequest(id)}; });
        break;
    case Action::ReleaseTransit:
        open(new ConfirmDialog(m_state, action, m_page->window()),
             [id](ConfirmDialog *) { return QList{CommandRequest::releaseTransit(id)}; });
        break;
    case Action::AcceptRequest:
    case Action::WaitRequest:
    case Action::DeclineRequest:
    case Action::AllocateTransit: {
        const auto &request = m_state.transitRequest ? m_state.transitRequest : m_state.reinstallationRequest;
        if (!request)
            return;
        const SupportRequestId requestId = request->id;
        if (action == Action::AcceptRequest) {
            send({CommandRequest::accept(requestId)}, m_state);
        } else if (action == Action::AllocateTransit) {
            const ServerRole role =
                request->transitKind == TransitKind::Shared ? ServerRole::SharedTransit : ServerRole::Transit;
            QList<Server> servers;
            for (const ServerId server : m_session->fleet().servers()) {
                const Server *found = m_session->fleet().server(server);
                if (found && found->role == role)
                    servers.append(*found);
            }
            std::ranges::sort(servers, {}, &Server::name);
            open(new AllocateDialog(m_state, servers, m_page->window()), [requestId](AllocateDialog *dialog) {
                return QList{CommandRequest::allocate(requestId, dialog->server(), dialog->overrides())};
            });
        } else {
            const bool wait = action == Action::WaitRequest;
            open(new ReasonDialog(m_state, action, m_page->window()), [requestId, wait](ReasonDialog *dialog) {
                return QList{wait ? CommandRequest::wait(requestId, dialog->reason())
                                  : CommandRequest::decline(requestId, dialog->reason())};
            });
        }
        break;
    }
    case Action::CancelPlan:
        open(new ConfirmDialog(m_state, action, m_page->window()),
             [id](ConfirmDialog *) { return QList{CommandRequest::onMigration(Action::CancelPlan, id)}; });
        break;
    case Action::ReadDocumentation:
    case Action::PausePlan:
    case Action::ResumePlan:
        send({CommandRequest::onMigration(action, id)}, m_state);
        break;
    case Action::Upgrade:
        open(new ReinstallDialog(m_state, m_page->window(), Action::Upgrade),
             [id](ReinstallDialog *dialog) { return QList{CommandRequest::upgrade(id, dialog->typedName())}; });
        break;
    case Action::Plan:
        open(new PlannerDialog(m_state, m_page->window()), [id](PlannerDialog *dialog) {
            return QList{CommandRequest::plan(id, dialog->moves(), dialog->stopAtFailure())};
        });
        break;
    case Action::PauseTask:
    case Action::ResumeTask:
    case Action::CancelTask:
        break; // tasks have their own panel
    case Action::Note:
    case Action::RemoveNote:
    case Action::Tick:
    case Action::Untick:
    case Action::Unknown:
        break; // they need a text or an item, which the account's page has
    }
}

void CommandDesk::openAccountsDialog(Action action, const QList<AccountId> &accounts)
{
    const MigrationId id = m_state.facts.id;
    auto *dialog = new AccountsDialog(m_state, action, accounts, m_page->window());
    connect(dialog, &QDialog::accepted, this, [this, dialog, action, id, seen = m_state] {
        QList<CommandRequest> requests;
        for (const AccountId account : dialog->accounts()) {
            requests.append(action == Action::Rollback ? CommandRequest::rollback(id, account, dialog->keep())
                                                       : CommandRequest::onAccount(action, id, account));
        }
        send(requests, seen);
    });
    dialog->open();
}

void CommandDesk::send(QList<CommandRequest> requests, const JourneyState &seen)
{
    if (!m_session || requests.isEmpty())
        return;
    for (CommandRequest &request : requests) {
        if (!isDecision(request.action))
            continue;
        const auto &asked = seen.transitRequest && seen.transitRequest->id == request.request
                                ? seen.transitRequest
                                : seen.reinstallationRequest;
        const AccountFacts *account = findAccount(seen.facts, request.account);
        if (request.request.isValid())
            request.seen = asked ? asked->etag : QByteArray();
        else
            request.seen = account ? account->etag : seen.facts.etag;
    }
    sendNext(std::make_shared<QList<CommandRequest>>(requests), 0);
}

void CommandDesk::sendNext(const std::shared_ptr<QList<CommandRequest>> &rest, int done)
{
    // One at a time: the order in which accounts queue is the order in which they were chosen.
    if (!m_session || rest->isEmpty())
        return;
    const CommandRequest request = rest->takeFirst();
    CommandHandle *handle = m_session->perform(request);
    connect(handle, &CommandHandle::finished, this, [this, rest, request, done](const CommandResult &result) {
        if (result.outcome != CommandResult::Outcome::Accepted) {
            report(request, result, done);
            return;
        }
        if (rest->isEmpty())
            Q_EMIT message(items::actionDone(request.action));
        sendNext(rest, done + 1);
    });
}

void CommandDesk::report(const CommandRequest &request, const CommandResult &result, int done)
{
    const QString account = m_state.accountName(request.account);
    const Party viewer = m_state.viewer;
    const Action action = request.action;
    auto content = [account, viewer, action, result, done] {
        ErrorDialog::Content c;
        const QString command = account.isEmpty()
                                    ? items::actionName(action)
                                    : tr("%1: %2", "account: command").arg(account, items::actionName(action));
        if (result.outcome == CommandResult::Outcome::Refused) {
            c.what = tr("Refused: %1").arg(command);
            const QString gates = words::why(result.gates, viewer);
            c.todo = gates.isEmpty() ? items::describe(result.error) : gates;
            c.kept = done > 0 ? tr("%n command(s) before it were accepted. Nothing else was changed.", nullptr, done)
                              : tr("Nothing was changed.");
        } else {
            c.what = tr("No answer: %1").arg(command);
            c.kept =
                tr("Whether the platform has carried it out will show by itself; sent again, it has no second effect.");
            c.todo = items::describe(result.error);
        }
        QStringList codes{result.error.code};
        for (const Gate &gate : result.gates)
            codes.append(QString(nameOf(gate.code)));
        c.code = codes.join(u" · "_s);
        c.details = result.exchange.toText();
        return c;
    };
    auto *dialog = new ErrorDialog(content, m_page->window());
    dialog->open();
}

} // namespace escale::ui
