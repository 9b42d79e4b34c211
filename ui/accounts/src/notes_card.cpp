// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "notes_card.h"

#include <escale/items/text.h>
#include <escale/ui/commands/words.h>
#include <escale/ui/common/label.h>
#include <escale/ui/common/style.h>

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace escale::ui {

using namespace migration;

NotesCard::NotesCard(QWidget *parent)
    : SubjectCard(parent)
    , m_nothing((new Label(this))->tone(Tone::Muted))
    , m_lines(new QWidget(this))
    , m_problem((new Label(this))->tone(Tone::Danger)->wrapped())
    , m_text(new QPlainTextEdit(this))
    , m_add(new QPushButton(this))
{
    setObjectName("notesCard"_L1);
    auto *lines = new QVBoxLayout(m_lines);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(em(*this, 0.3));
    m_problem->setObjectName("noteProblem"_L1);
    m_problem->hide();
    m_text->setObjectName("noteText"_L1);
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(em(*this, 3.4));
    m_add->setObjectName("addNoteButton"_L1);
    auto *answer = new QHBoxLayout;
    answer->setSpacing(em(*this, 0.5));
    answer->addWidget(m_text, 1);
    answer->addWidget(m_add, 0, Qt::AlignBottom);
    column()->addWidget(m_nothing);
    column()->addWidget(m_lines);
    column()->addWidget(m_problem);
    column()->addLayout(answer);
    column()->addStretch(1);
    connect(m_text, &QPlainTextEdit::textChanged, this, &NotesCard::check);
    connect(m_add, &QPushButton::clicked, this, &NotesCard::add);
}

void NotesCard::setSession(Session *session)
{
    m_session = session;
}

void NotesCard::show(const JourneyState &state, const AccountFacts &facts)
{
    if (m_account != facts.id) {
        m_text->clear();
        m_problem->hide();
    }
    m_migration = state.facts.id;
    m_account = facts.id;
    m_viewer = state.viewer;
    m_notes = facts.notes;
    const bool live = m_session && m_session->state() == Session::State::Live;
    const bool mine = state.mayDo(Action::Note);
    m_why = words::barrier(live, mine, state.covers(facts.id));
    m_mayWrite = m_why.isEmpty();
    m_text->setVisible(mine);
    m_add->setVisible(mine);
    showNotes();
    check();
    settle(*this);
}

void NotesCard::makeRow()
{
    Row row{.box = new QWidget(m_lines), .who = nullptr, .text = nullptr, .remove = nullptr};
    auto *grid = new QHBoxLayout(row.box);
    grid->setContentsMargins(0, 0, 0, 0);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    row.who = (new Label(row.box))->tone(Tone::Muted)->scaled(0.9);
    row.text = (new Label(row.box))->wrapped()->selectable();
    texts->addWidget(row.who);
    texts->addWidget(row.text);
    row.remove = new QPushButton(row.box);
    setLinkLike(*row.remove);
    const qsizetype index = m_rows.size();
    row.remove->setObjectName(u"removeNote%1"_s.arg(index));
    connect(row.remove, &QPushButton::clicked, this, [this, index] { remove(index); });
    grid->addLayout(texts, 1);
    grid->addWidget(row.remove, 0, Qt::AlignTop);
    m_lines->layout()->addWidget(row.box);
    m_rows.append(row);
}

void NotesCard::showNotes()
{
    while (m_rows.size() < m_notes.size())
        makeRow();
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const Row &row = m_rows.at(i);
        row.box->setVisible(i < m_notes.size());
        if (i >= m_notes.size())
            continue;
        const Note &note = m_notes.at(i);
        //: who wrote a note: %1 is a name, %2 the side ("support"), %3 when
        row.who->setText(tr("%1, %2 · %3").arg(note.actor, items::partyName(note.role), items::dateTime(note.at)));
        row.text->setText(note.text);
        // A customer removes what customers wrote; support may remove any.
        row.remove->setVisible(m_mayWrite && (m_viewer == Party::Support || note.role == m_viewer));
        row.remove->setText(tr("Remove"));
        row.remove->setAccessibleName(tr("Remove the note of %1").arg(items::dateTime(note.at)));
    }
    m_nothing->setVisible(m_notes.isEmpty());
    m_lines->setVisible(!m_notes.isEmpty());
}

void NotesCard::check()
{
    m_add->setEnabled(m_mayWrite && !m_text->toPlainText().trimmed().isEmpty());
    m_add->setToolTip(m_mayWrite ? QString() : m_why.toHtmlEscaped());
    m_text->setEnabled(m_mayWrite);
}

void NotesCard::add()
{
    const QString text = m_text->toPlainText().trimmed();
    if (!m_session || text.isEmpty())
        return;
    m_add->setEnabled(false);
    perform(CommandRequest::addNote(m_migration, m_account, text), tr("The note was added."));
}

void NotesCard::remove(qsizetype index)
{
    if (m_session && index < m_notes.size())
        perform(CommandRequest::removeNote(m_migration, m_account, m_notes.at(index).id), tr("The note was removed."));
}

void NotesCard::perform(const CommandRequest &request, const QString &done)
{
    const AccountId account = m_account;
    const QString sent = m_text->toPlainText();
    CommandHandle *handle = m_session->perform(request);
    connect(handle, &CommandHandle::finished, this,
            [this, account, sent, done, adds = request.action == Action::Note](const CommandResult &result) {
                const bool accepted = result.outcome == CommandResult::Outcome::Accepted;
                if (accepted)
                    Q_EMIT message(done);
                if (account != m_account)
                    return;
                m_problem->setVisible(!accepted);
                if (accepted && adds && m_text->toPlainText() == sent)
                    m_text->clear();
                if (!accepted) {
                    const QString gates = words::why(result.gates, m_viewer);
                    m_problem->setText(gates.isEmpty() ? items::describe(result.error) : gates);
                }
                check();
            });
}

void NotesCard::retranslate()
{
    setHeading(tr("Notes"));
    m_nothing->setText(tr("Nobody has noted anything yet."));
    m_text->setPlaceholderText(tr("A note that both sides read…"));
    m_text->setAccessibleName(tr("A new note on this account"));
    m_add->setText(tr("Add the note"));
    showNotes();
}

} // namespace escale::ui
