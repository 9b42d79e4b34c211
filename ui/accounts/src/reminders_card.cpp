// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "reminders_card.h"

#include <escale/migration/dns.h>
#include <escale/ui/common/label.h>

namespace escale::ui {

using namespace migration;

namespace {

QString reminderText(Reminder reminder)
{
    switch (reminder) {
    case Reminder::LowerTtl:
        return RemindersCard::tr(
            "Lower the TTL of the address records first, so that caches forget the old address in time.");
    case Reminder::UpdateRecords:
        return RemindersCard::tr("Update A and AAAA in the external DNS. Leave MX as they are.");
    case Reminder::SshHostKeys:
        return RemindersCard::tr(
            "SSH host keys have changed: remove the old ones from known_hosts, after checking the new ones.");
    case Reminder::AllowLists:
        return RemindersCard::tr("Third parties that allow the old address only have to allow the new one.");
    case Reminder::Unknown:
        break;
    }
    return {};
}

} // namespace

void RemindersCard::show(const JourneyState &state, const AccountFacts &facts)
{
    QStringList due;
    if (facts.location == Location::ClientOld) {
        due.append(
            tr("Check the versions of PHP, Python, Node.js and the databases that the applications need: old ones "
               "are not on the new architecture."));
        due.append(tr("Check what connects to the account with an old version of TLS."));
    }
    for (const Reminder reminder : reminders(state.facts, facts, m_domains, state.context.policy, state.context.now))
        due.append(reminderText(reminder));
    due.removeAll(QString());
    for (qsizetype i = 0; i < due.size(); ++i) {
        //: an entry of a list
        line(i)->setText(tr("• %1").arg(due.at(i)));
    }
    hideLinesFrom(due.size());
    setVisible(!due.isEmpty());
    settle(*this);
}

void RemindersCard::retranslate()
{
    setHeading(tr("To be done by hand"));
}

} // namespace escale::ui
