// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/shell/command_watch.h>

#include <escale/items/text.h>
#include <escale/ui/shell/banner_area.h>
#include <escale/ui/shell/connection_text.h>

namespace escale::ui {

using namespace Qt::StringLiterals;

CommandWatch::CommandWatch(const Fleet &fleet, BannerArea &banners, QObject *parent)
    : QObject(parent)
    , m_fleet(&fleet)
    , m_banners(banners)
{
}

void CommandWatch::setName(const QString &name)
{
    if (name == m_name)
        return;
    m_name = name;
    m_banners.refresh();
}

void CommandWatch::setSession(Session *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_banners.remove(u"command"_s);
    if (session)
        connect(session, &Session::commandFinished, this, [this](CommandHandle *handle) { report(*handle); });
}

void CommandWatch::report(const CommandHandle &handle)
{
    const migration::Action action = handle.request().action;
    if (action != migration::Action::PauseTask && action != migration::Action::ResumeTask
        && action != migration::Action::CancelTask)
        return;
    const CommandResult &result = handle.result();
    if (result.outcome == CommandResult::Outcome::Accepted) {
        m_banners.remove(u"command"_s);
        return;
    }
    const auto text = [this, action, error = result.error, gates = result.gates, viewer = m_fleet->me().role] {
        //: %1 is a command ("Cancel"), %2 says why it was not carried out
        const QString sentence = tr("%1: %2").arg(
            items::actionName(action), gates.isEmpty() ? items::describe(error) : items::describeFor(gates, viewer));
        return ConnectionText::about(m_name, sentence);
    };
    m_banners.show(u"command"_s, {.tone = Tone::Warning,
                                  .text = text,
                                  .commands = {},
                                  .details = [details = result.exchange.toText()] { return details; },
                                  .dismissable = true});
}

} // namespace escale::ui
