// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checklist_card.h"

#include <escale/items/text.h>
#include <escale/ui/commands/words.h>
#include <escale/ui/common/label.h>

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace escale::ui {

using namespace migration;

namespace {

QString inWindowsLanguage(const LocalizedText &text)
{
    const bool french = QLocale().language() == QLocale::French;
    return french && !text.fr.isEmpty() ? text.fr : text.en;
}

/// What is to be done before the move first.
QList<ChecklistItem> inOrder(QList<ChecklistItem> items)
{
    std::ranges::stable_sort(items, {}, [](const ChecklistItem &item) { return item.when == ChecklistWhen::After; });
    return items;
}

} // namespace

ChecklistCard::ChecklistCard(QWidget *parent)
    : SubjectCard(parent)
    , m_problem((new Label(this))->tone(Tone::Danger)->wrapped())
{
    setObjectName("checklistCard"_L1);
    m_problem->setObjectName("checklistProblem"_L1);
    m_problem->hide();
    column()->addWidget(m_problem);
}

void ChecklistCard::setSession(Session *session)
{
    m_session = session;
}

void ChecklistCard::makeRow()
{
    Row row{.heading = (new Label(this))->tone(Tone::Muted),
            .box = new QCheckBox(this),
            .text = (new Label(this))->tone(Tone::Muted)->wrapped(),
            .who = (new Label(this))->tone(Tone::Success)->scaled(0.9)};
    const qsizetype index = m_rows.size();
    row.text->setIndent(em(*this, 1.4));
    row.who->setIndent(em(*this, 1.4));
    connect(row.box, &QCheckBox::clicked, this, [this, index] { tick(index); });
    for (QWidget *widget : std::initializer_list<QWidget *>{row.heading, row.box, row.text, row.who})
        column()->addWidget(widget);
    m_rows.append(row);
}

void ChecklistCard::show(const JourneyState &state, const AccountFacts &facts)
{
    if (m_account != facts.id)
        m_problem->hide();
    m_state = state;
    m_account = facts.id;
    setVisible(!state.facts.checklist.isEmpty());
    showItems();
    settle(*this);
}

void ChecklistCard::showItems()
{
    const AccountFacts *facts = findAccount(m_state.facts, m_account);
    const QList<ChecklistItem> list = facts ? inOrder(m_state.facts.checklist) : QList<ChecklistItem>();
    while (m_rows.size() < list.size())
        makeRow();
    const bool live = m_session && m_session->state() == Session::State::Live;
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const Row &row = m_rows.at(i);
        const bool used = i < list.size();
        for (QWidget *widget : std::initializer_list<QWidget *>{row.heading, row.box, row.text, row.who})
            widget->setVisible(used);
        if (!used)
            continue;
        const ChecklistItem &item = list.at(i);
        const auto tick = std::ranges::find(facts->ticks, item.code, &Tick::item);
        const bool ticked = tick != facts->ticks.cend();
        const bool first = i == 0 || list.at(i - 1).when != item.when;
        row.heading->setVisible(first);
        row.heading->setText(item.when == ChecklistWhen::After ? tr("After the move") : tr("Before the move"));
        row.box->setObjectName(u"check_%1"_s.arg(item.code));
        row.box->setText(inWindowsLanguage(item.title));
        row.box->setChecked(ticked);
        row.text->setText(inWindowsLanguage(item.text));
        row.text->setVisible(!row.text->text().isEmpty());
        row.who->setVisible(ticked);
        if (ticked) {
            //: a thing that was ticked off: %1 is a name, %2 the side ("support"), %3 when
            row.who->setText(
                tr("Ticked by %1, %2 · %3").arg(tick->actor, items::partyName(tick->role), items::dateTime(tick->at)));
        }
        const bool early = item.when == ChecklistWhen::After && facts->location == Location::ClientOld && !ticked;
        QString why = words::barrier(live, m_state.mayDo(Action::Tick), m_state.covers(m_account));
        if (why.isEmpty() && early)
            why = tr("Only once the account has moved.");
        row.box->setEnabled(why.isEmpty());
        row.box->setToolTip(why.toHtmlEscaped());
        row.box->setAccessibleDescription(why.isEmpty() ? row.text->text() : why);
    }
}

void ChecklistCard::tick(qsizetype index)
{
    const QList<ChecklistItem> list = inOrder(m_state.facts.checklist);
    const AccountFacts *facts = findAccount(m_state.facts, m_account);
    if (!m_session || !facts || index >= list.size())
        return;
    const QString code = list.at(index).code;
    const bool ticked = std::ranges::find(facts->ticks, code, &Tick::item) != facts->ticks.cend();
    const MigrationId migration = m_state.facts.id;
    const AccountId account = m_account;
    QCheckBox *box = m_rows.at(index).box;
    box->setChecked(ticked); // until the platform says otherwise
    box->setEnabled(false);
    CommandHandle *handle = m_session->perform(ticked ? CommandRequest::untick(migration, account, code)
                                                      : CommandRequest::tick(migration, account, code));
    connect(handle, &CommandHandle::finished, this, [this, account](const CommandResult &result) {
        const bool accepted = result.outcome == CommandResult::Outcome::Accepted;
        if (account != m_account)
            return;
        m_problem->setVisible(!accepted);
        if (!accepted) {
            const QString gates = words::why(result.gates, m_state.viewer);
            m_problem->setText(gates.isEmpty() ? items::describe(result.error) : gates);
        }
        showItems();
    });
}

void ChecklistCard::retranslate()
{
    setHeading(tr("Checklist"));
    showItems();
}

} // namespace escale::ui
