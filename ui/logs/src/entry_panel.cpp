// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/logs/entry_panel.h>

#include <escale/items/log_text.h>
#include <escale/items/text.h>
#include <escale/ui/common/flow_layout.h>
#include <escale/ui/common/label.h>
#include <escale/ui/common/theme.h>

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QPushButton>

namespace escale::ui {

using namespace Qt::StringLiterals;
using logs::Language;

namespace {
// Of a line without end, what one might want to read in a panel.
constexpr qsizetype mostShown = 4000;
} // namespace

EntryPanel::EntryPanel(QWidget *parent)
    : QScrollArea(parent)
    , m_content(new QWidget(this))
    , m_title(new Label(m_content))
    , m_english(new Label(m_content))
    , m_french(new Label(m_content))
    , m_todo(new Label(m_content))
    , m_facts(new Label(m_content))
    , m_bookmarkNote(new Label(m_content))
    , m_copy(new QPushButton(m_content))
    , m_bookmark(new QPushButton(m_content))
    , m_account(new QPushButton(m_content))
    , m_task(new QPushButton(m_content))
    , m_raw(new QPushButton(m_content))
{
    setObjectName(u"entryPanel"_s);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    m_title->setObjectName(u"entryTitle"_s);
    m_title->bold()->wrapped()->selectable();
    m_english->setObjectName(u"entryEnglish"_s);
    m_english->wrapped()->selectable();
    m_french->setObjectName(u"entryFrench"_s);
    m_french->wrapped()->selectable();
    m_todo->wrapped()->tone(Tone::Muted)->selectable();
    m_facts->wrapped()->tone(Tone::Muted)->selectable();
    m_bookmarkNote->wrapped()->tone(Tone::Transit);
    m_copy->setObjectName(u"entryCopy"_s);
    m_bookmark->setObjectName(u"entryBookmark"_s);
    m_account->setObjectName(u"entryAccount"_s);
    m_task->setObjectName(u"entryTask"_s);
    m_raw->setObjectName(u"entryRaw"_s);

    auto *buttons = new FlowLayout;
    buttons->setGaps(em(*this, 0.4), em(*this, 0.3));
    for (QPushButton *button : {m_copy, m_bookmark, m_account, m_task, m_raw})
        buttons->addWidget(button);
    auto *column = new QVBoxLayout(m_content);
    const int margin = em(*this, 0.8);
    column->setContentsMargins(margin, margin / 2, margin, margin / 2);
    column->setSpacing(em(*this, 0.35));
    for (Label *label : {m_title, m_english, m_french, m_todo, m_bookmarkNote, m_facts})
        column->addWidget(label);
    column->addLayout(buttons);
    column->addStretch();
    setWidget(m_content);

    connect(m_copy, &QPushButton::clicked, this, &EntryPanel::copyBothRequested);
    connect(m_bookmark, &QPushButton::clicked, this, &EntryPanel::bookmarkRequested);
    connect(m_account, &QPushButton::clicked, this, [this] {
        if (m_line && m_line->entry)
            Q_EMIT onlyAccountRequested(m_line->entry->account);
    });
    connect(m_task, &QPushButton::clicked, this, [this] {
        if (m_line && m_line->entry)
            Q_EMIT onlyTaskRequested(QString::number(m_line->entry->task));
    });
    connect(m_raw, &QPushButton::clicked, this, [this] { Q_EMIT rawRequested(m_rawTask); });
    refresh();
    setAccessibleName(m_title->text());
}

void EntryPanel::setLine(const std::optional<items::LogLine> &line)
{
    m_line = line;
    refresh();
    setAccessibleName(m_title->text());
}

void EntryPanel::setBookmark(bool is, const QString &note)
{
    m_bookmarked = is;
    m_note = note;
    refresh();
}

void EntryPanel::setRawTask(qint64 task)
{
    m_rawTask = task;
    refresh();
}

void EntryPanel::refresh()
{
    const logs::Entry *entry = m_line && m_line->entry ? &*m_line->entry : nullptr;
    const bool here = m_line && !m_line->problem;
    m_french->setVisible(entry);
    m_todo->hide();
    for (QPushButton *button : {m_copy, m_bookmark})
        button->setVisible(here);
    m_account->setVisible(entry && !entry->account.isEmpty());
    m_task->setVisible(entry && entry->task > 0);
    m_raw->setVisible(here && m_rawTask > 0);
    m_bookmarkNote->setVisible(m_bookmarked);
    //: of a bookmark
    m_bookmarkNote->setText(m_note.isEmpty() ? tr("Bookmarked") : tr("Bookmarked: %1").arg(items::printable(m_note)));
    m_copy->setText(entry ? tr("Copy in both languages") : tr("Copy"));
    m_bookmark->setText(m_bookmarked ? tr("Bookmark: change the note…") : tr("Bookmark with a note…"));
    m_account->setText(tr("Only this account"));
    m_task->setText(entry ? tr("Only task %1").arg(entry->task) : QString());
    m_raw->setText(tr("Raw output of task %1").arg(m_rawTask));
    if (!m_line) {
        m_title->setText(tr("Choose a line to see it in full"));
        m_english->clear();
        m_facts->clear();
        return;
    }
    const QLocale locale;
    if (m_line->problem) {
        m_title->setText(tr("Line %L1 cannot be read").arg(m_line->line + 1));
        m_english->setText(items::lineText(*m_line, logs::languageOf(locale)));
        m_facts->clear();
        return;
    }
    if (!entry) {
        m_title->setText(tr("Line %L1 · %2").arg(m_line->line + 1).arg(items::bytes(m_line->size)));
        QString text = items::printableBytes(m_line->bytes);
        if (text.size() > mostShown)
            text = text.left(mostShown) + u'…';
        m_english->setText(text);
        m_facts->clear();
        return;
    }
    const Language own = logs::languageOf(locale);
    const QString level = logs::severityName(entry->severity, own);
    m_title->setText(u"%1 · %2"_s.arg(items::printable(entry->code), level));
    // EN and FR are the signs of the languages, the same in both.
    m_english->setText(u"EN  "_s + items::lineText(*m_line, Language::English));
    m_french->setText(u"FR  "_s + items::lineText(*m_line, Language::French));
    const QString todo = logs::whatToDo(entry->code, entry->params, own);
    m_todo->setText(tr("What to do: %1").arg(todo));
    m_todo->setVisible(!todo.isEmpty());
    QStringList facts{logs::timeText(entry->at, own, m_line->zone)};
    if (!entry->server.isEmpty())
        facts += items::printable(entry->server);
    if (!entry->account.isEmpty())
        facts += tr("account %1").arg(items::printable(entry->account));
    if (entry->step > 0)
        facts += tr("step %1: %2").arg(entry->step).arg(logs::stepName(entry->step, own));
    if (entry->task > 0)
        facts += tr("task %1").arg(entry->task);
    if (entry->attempt > 0)
        facts += tr("attempt %1").arg(entry->attempt);
    if (!entry->actor.isEmpty())
        facts += tr("by %1").arg(items::actorText(items::printable(entry->actor), items::printable(entry->onBehalfOf)));
    facts += tr("entry %L1").arg(entry->seq);
    m_facts->setText(facts.join(u" · "_s));
}

void EntryPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        refresh();
        setAccessibleName(m_title->text());
    }
    QScrollArea::changeEvent(event);
}

} // namespace escale::ui
