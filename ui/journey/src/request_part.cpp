// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "request_part.h"

#include <escale/items/text.h>
#include <escale/ui/commands/conversation.h>
#include <escale/ui/common/label.h>

#include <QtWidgets/QVBoxLayout>

namespace escale::ui {

using namespace Qt::StringLiterals;

RequestPart::RequestPart(QWidget *parent)
    : Card(parent)
    , m_heading((new Label(this))->bold())
    , m_state((new Label(this))->tone(Tone::Muted)->wrapped())
    , m_conversation(new Conversation(this))
{
    setObjectName("requestPart"_L1);
    column()->addWidget(m_heading);
    column()->addWidget(m_state);
    column()->addWidget(m_conversation);
    connect(m_conversation, &Conversation::message, this, &RequestPart::message);
}

void RequestPart::setSession(Session *session)
{
    m_conversation->setSession(session);
}

void RequestPart::show(const JourneyState &state)
{
    const auto &request = state.transitRequest          ? state.transitRequest
                          : state.reinstallationRequest ? state.reinstallationRequest
                                                        : state.declinedRequest;
    setVisible(request.has_value());
    if (!request)
        return;
    m_heading->setText(tr("Request: %1").arg(items::requestKindName(request->kind)));
    QStringList parts{items::requestStateName(request->state), tr("since %1").arg(items::dateTime(request->created))};
    if (!request->reason.isEmpty())
        parts.append(request->reason);
    m_state->setText(parts.join(u" · "_s));
    m_conversation->show(*request, state.viewer, state.context.now);
    settle(*this);
}

} // namespace escale::ui
