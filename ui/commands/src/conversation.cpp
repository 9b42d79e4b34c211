// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/commands/conversation.h>

#include <escale/items/text.h>
#include <escale/ui/commands/words.h>
#include <escale/ui/common/label.h>

#include <QtCore/QEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace escale::ui {

using namespace migration;

Conversation::Conversation(QWidget *parent)
    : QWidget(parent)
    , m_lines(new QWidget(this))
    , m_lineColumn(new QVBoxLayout(m_lines))
    , m_nothing(new Label(m_lines))
    , m_problem(new Label(this))
    , m_text(new QPlainTextEdit(this))
    , m_send(new QPushButton(this))
{
    setObjectName("conversation"_L1);
    m_lineColumn->setContentsMargins(0, 0, 0, 0);
    m_lineColumn->setSpacing(em(*this, 0.15));
    m_nothing->tone(Tone::Muted);
    m_lineColumn->addWidget(m_nothing);
    m_problem->tone(Tone::Danger)->wrapped();
    m_problem->hide();
    m_text->setObjectName("answerText"_L1);
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(em(*this, 3.4));
    m_send->setObjectName("sendAnswerButton"_L1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(*this, 0.4));
    column->addWidget(m_lines);
    column->addWidget(m_problem);
    auto *answer = new QHBoxLayout;
    answer->setSpacing(em(*this, 0.5));
    answer->addWidget(m_text, 1);
    answer->addWidget(m_send, 0, Qt::AlignBottom);
    column->addLayout(answer);
    connect(m_text, &QPlainTextEdit::textChanged, this, &Conversation::check);
    connect(m_send, &QPushButton::clicked, this, &Conversation::send);
    retranslate();
}

void Conversation::setSession(Session *session)
{
    m_session = session;
    check();
}

void Conversation::show(const SupportRequest &request, Party viewer, const QDateTime &now)
{
    if (m_request.id != request.id) {
        m_text->clear();
        m_problem->hide();
    }
    const bool same = m_request == request && m_viewer == viewer && m_now.date() == now.date();
    m_request = request;
    m_viewer = viewer;
    m_now = now;
    if (!same)
        showMessages();
    const bool open = request.state == RequestState::Open || request.state == RequestState::Accepted
                      || request.state == RequestState::Waiting;
    const bool mayWrite = open && (viewer == Party::Customer || viewer == Party::Support);
    m_text->setVisible(mayWrite);
    m_send->setVisible(mayWrite);
    check();
}

void Conversation::showMessages()
{
    while (m_shown.size() < m_request.messages.size()) {
        auto *who = (new Label(m_lines))->tone(Tone::Muted)->scaled(0.9);
        auto *what = (new Label(m_lines))->wrapped()->selectable();
        m_lineColumn->addWidget(who);
        m_lineColumn->addWidget(what);
        m_shown.append(std::pair(who, what));
    }
    for (qsizetype i = 0; i < m_shown.size(); ++i) {
        const auto &[who, what] = m_shown.at(i);
        const bool used = i < m_request.messages.size();
        const Message said = used ? m_request.messages.at(i) : Message();
        // Where somebody acted without a word, what was done is what there is to read.
        const QString text =
            said.text.isEmpty() && said.event != Action::Unknown ? items::actionName(said.event) : said.text;
        who->setVisible(!text.isEmpty());
        what->setVisible(!text.isEmpty());
        if (text.isEmpty())
            continue;
        const QString when = items::dateTime(said.at);
        // A clock that ran out has no name and takes no side.
        who->setText(said.role == Party::Time
                         //: who wrote a message where nobody did: %1 is when
                         ? tr("the platform, by itself · %1").arg(when)
                         //: who wrote a message: %1 is a name, %2 the side ("support"), %3 when
                         : tr("%1, %2 · %3").arg(said.actor, items::partyName(said.role), when));
        what->setText(text);
    }
    m_nothing->setVisible(m_request.messages.isEmpty());
}

void Conversation::check()
{
    const bool live = m_session && m_session->state() == Session::State::Live;
    m_send->setEnabled(live && !m_text->toPlainText().trimmed().isEmpty());
    m_send->setToolTip(live ? QString() : tr("Not connected to the platform."));
}

void Conversation::send()
{
    const QString text = m_text->toPlainText().trimmed();
    if (!m_session || text.isEmpty() || !m_request.id.isValid())
        return;
    m_send->setEnabled(false);
    CommandHandle *handle = m_session->perform(CommandRequest::message(m_request.id, text));
    const SupportRequestId id = m_request.id;
    connect(handle, &CommandHandle::finished, this, [this, id, text](const CommandResult &result) {
        const bool accepted = result.outcome == CommandResult::Outcome::Accepted;
        if (accepted)
            Q_EMIT message(tr("The answer was sent."));
        if (id != m_request.id)
            return;
        // What was not taken stays in the box, to be sent again.
        m_problem->setVisible(!accepted);
        if (accepted && m_text->toPlainText().trimmed() == text)
            m_text->clear();
        if (!accepted) {
            const QString gates = words::why(result.gates, m_viewer);
            m_problem->setText(gates.isEmpty() ? items::describe(result.error) : gates);
        }
        check();
    });
}

void Conversation::retranslate()
{
    m_nothing->setText(tr("Nobody has written anything yet."));
    m_text->setPlaceholderText(tr("Answer…"));
    m_text->setAccessibleName(tr("Answer to the other side"));
    m_send->setText(tr("Send"));
    showMessages();
    check();
}

void Conversation::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace escale::ui
