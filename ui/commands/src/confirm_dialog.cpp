// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/commands/dialogs.h>

#include "dialog_parts.h"

#include <escale/items/text.h>
#include <escale/ui/commands/words.h>
#include <escale/ui/common/label.h>
#include <escale/ui/common/style.h>
#include <escale/ui/common/symbols.h>

using namespace Qt::StringLiterals;

namespace escale::ui {

using namespace migration;

ConfirmDialog::ConfirmDialog(const JourneyState &state, Action action, QWidget *parent)
    : CommandDialog(state, parent)
    , m_action(action)
{
}

void ConfirmDialog::retranslate()
{
    const QString what = tr("What happens");
    const QString undo = tr("Reversible");
    switch (m_action) {
    case Action::WithdrawTransitRequest:
        setHeading(tr("Withdraw the request for a transit server?"));
        setConfirm(tr("Withdraw the request"));
        setFact(0, what,
                tr("Support is told that no transit server is needed for now. The accounts can be marked as not ready "
                   "and corrected again."));
        setFact(1, undo, tr("Yes: request a transit server again. A place in the waiting line is lost."));
        break;
    case Action::WithdrawReinstallationRequest:
        setHeading(tr("Withdraw the request for the reinstallation?"));
        setConfirm(tr("Withdraw the request"));
        setFact(
            0, what,
            tr("The client server is not reinstalled for now. Accounts stay on the transit server and can be rolled "
               "back again while their time lasts."));
        setFact(1, undo, tr("Yes: request the reinstallation again."));
        break;
    case Action::CancelPlan:
        setHeading(tr("Give the queue of moves up?"));
        setConfirm(tr("Give the queue up"));
        setFact(
            0, what,
            tr("No further move begins by itself. A move that has begun goes on; every account stays where it is."));
        setFact(1, undo, tr("Yes: plan the moves again."));
        break;
    case Action::ReleaseTransit:
        setHeading(tr("Release the transit server %1?").arg(state().transitName));
        setConfirm(tr("Release the transit server"));
        setFact(0, what,
                tr("No account is left on it. It is wiped and becomes free for another customer; it costs nothing "
                   "from now on."));
        setFact(1, tr("Downtime"), tr("None"));
        setFact(2, undo, tr("No, and nothing is lost by it: every account is on the reinstalled client server."));
        break;
    default:
        setHeading(words::command(m_action, 0, items::Form::Plain));
        setConfirm(words::command(m_action, 0, items::Form::Plain));
        break;
    }
}

} // namespace escale::ui
