// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/commands/words.h>

#include <escale/items/text.h>

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace escale::ui::words {

using namespace migration;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(escale::ui::words)
};

} // namespace

QString turnHeading(Party turn, Party viewer)
{
    if (turn == viewer)
        return Text::tr("Now: your turn");
    switch (turn) {
    case Party::Customer:
        return Text::tr("Now: the customer’s turn");
    case Party::Support:
        return Text::tr("Now: support’s turn");
    case Party::Time:
        return Text::tr("Now: wait");
    default:
        return Text::tr("Nothing is left to do");
    }
}

QString party(Party party, Party viewer)
{
    if (party == viewer)
        return Text::tr("you");
    return items::partyName(party);
}

QString command(Action action, int accounts, items::Form form)
{
    return isAccountAction(action) ? items::actionOnAccounts(action, accounts, form) : items::actionName(action, form);
}

QString following(Action action)
{
    switch (action) {
    case Action::TransitRequest:
        return Text::tr("Next: request the transit server");
    case Action::Migrate:
        return Text::tr("Next: migrate the accounts");
    case Action::ReinstallationRequest:
        return Text::tr("Next: request the reinstallation");
    case Action::ReleaseTransit:
        return Text::tr("Next: release the transit server");
    case Action::Reinstall:
        return Text::tr("Next: reinstall the client server");
    default:
        return {};
    }
}

QString configuration(const Configuration &configuration)
{
    //: a server's cores, memory and disk
    return Text::tr("%1, %2, %3 disk")
        .arg(Text::tr("%n core(s)", nullptr, configuration.cores), items::bytes(configuration.memory),
             items::bytes(configuration.disk));
}

QString why(const QList<Gate> &gates, Party viewer)
{
    QStringList lines;
    for (const Gate &gate : gates) {
        const QString line = items::describeFor(gate, viewer);
        if (!lines.contains(line))
            lines.append(line);
    }
    return lines.join(u'\n');
}

QString barrier(bool live, bool mayWrite, bool covered)
{
    return !live       ? Text::tr("Not connected to the platform.")
           : !mayWrite ? Text::tr("A reviewer reads only.")
           : !covered  ? Text::tr("Your token’s permission does not cover this account.")
                       : QString();
}

} // namespace escale::ui::words
