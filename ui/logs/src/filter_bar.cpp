// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/logs/filter_bar.h>

#include "filter_chip.h"

#include <escale/migration/steps.h>
#include <escale/ui/common/flow_layout.h>
#include <escale/ui/common/label.h>
#include <escale/ui/common/theme.h>

#include <QtGui/QKeyEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolButton>

namespace escale::ui {

using namespace Qt::StringLiterals;
using logs::Field;
using logs::Query;

namespace {
// A menu longer than this is not read any more; the text form has no such limit.
constexpr qsizetype mostNames = 30;
} // namespace

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent)
    , m_flow(new FlowLayout)
    , m_add(new QToolButton(this))
    , m_asText(new QToolButton(this))
    , m_clear(new QToolButton(this))
    , m_menu(new QMenu(this))
    , m_text(new QLineEdit(this))
    , m_complaint(new Label(this))
{
    setObjectName(u"filterBar"_s);
    m_add->setObjectName(u"filterAdd"_s);
    m_add->setMenu(m_menu);
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setFocusPolicy(Qt::StrongFocus);
    m_asText->setObjectName(u"filterAsText"_s);
    m_asText->setCheckable(true);
    m_asText->setFocusPolicy(Qt::StrongFocus);
    m_clear->setObjectName(u"filterClear"_s);
    m_clear->setFocusPolicy(Qt::StrongFocus);
    for (QToolButton *button : {m_add, m_asText, m_clear})
        button->setAutoRaise(true);
    m_menu->setObjectName(u"filterMenu"_s);
    m_text->setObjectName(u"filterText"_s);
    m_text->hide();
    m_text->installEventFilter(this);
    m_complaint->setObjectName(u"filterComplaint"_s);
    m_complaint->tone(Tone::Danger)->wrapped();
    m_complaint->hide();

    m_flow->setGaps(em(*this, 0.4), em(*this, 0.3));
    m_flow->setContentsMargins(0, 0, 0, 0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(*this, 0.3));
    column->addLayout(m_flow);
    column->addWidget(m_text);
    column->addWidget(m_complaint);

    connect(m_menu, &QMenu::aboutToShow, this, &FilterBar::fillMenu);
    connect(m_clear, &QToolButton::clicked, this, &FilterBar::clear);
    connect(m_asText, &QToolButton::toggled, this, [this](bool on) {
        m_text->setVisible(on);
        m_complaint->hide();
        Q_EMIT shapeChanged();
        if (on) {
            m_text->setText(logs::toText(m_query));
            m_text->setFocus();
        }
    });
    connect(m_text, &QLineEdit::returnPressed, this, &FilterBar::readText);
    retranslate();
}

void FilterBar::setQuery(const Query &query)
{
    Query whole = query;
    if (whole.kind != Query::Kind::And) {
        whole = Query();
        whole.parts.push_back(query);
    }
    if (whole == m_query && !m_chips.isEmpty() == !whole.parts.empty())
        return;
    m_query = whole;
    rebuild();
}

void FilterBar::change(const Query &query)
{
    setQuery(query);
    if (m_text->isVisible())
        m_text->setText(logs::toText(m_query));
    m_complaint->hide();
    Q_EMIT queryChanged();
}

void FilterBar::require(Field field, const QString &value)
{
    Query query = m_query;
    const Query wanted = Query::condition(field, value);
    const auto same = std::ranges::find_if(
        query.parts, [field](const Query &part) { return part.kind == Query::Kind::Condition && part.field == field; });
    if (same == query.parts.end())
        query.parts.push_back(wanted);
    else
        *same = wanted;
    change(query);
}

void FilterBar::clear()
{
    change(Query());
}

void FilterBar::editAsText()
{
    m_asText->setChecked(true);
    m_text->setFocus();
    m_text->selectAll();
}

QString FilterBar::partText(const Query &part)
{
    switch (part.kind) {
    case Query::Kind::Not:
        //: a part of a filter that must not hold
        return part.parts.empty() ? QString() : tr("not %1").arg(partText(part.parts.front()));
    case Query::Kind::And:
    case Query::Kind::Or: {
        QStringList texts;
        for (const Query &each : part.parts) {
            // What is off within a combination is not shown by its chip, but is there in the text.
            if (each.isOn)
                texts += each.parts.size() > 1 ? u'(' + partText(each) + u')' : partText(each);
        }
        //: between parts of a filter of which one must hold
        return texts.join(part.kind == Query::Kind::Or ? tr(" or ") : u" · "_s);
    }
    case Query::Kind::Condition:
        break;
    }
    switch (part.field) {
    case Field::Step:
        return tr("step %1", "filter").arg(part.value);
    case Field::Account:
        return tr("account: %1", "filter").arg(part.value);
    case Field::Task:
        return tr("task %1", "filter").arg(part.value);
    case Field::Level: {
        QString value = part.value;
        value.replace(u">="_s, u"≥ "_s).replace(u"<="_s, u"≤ "_s);
        value.replace(u"error"_s, tr("error", "severity"))
            .replace(u"warning"_s, tr("warning", "severity"))
            .replace(u"info"_s, tr("info", "severity"));
        return tr("severity %1", "filter").arg(value);
    }
    case Field::Actor:
        return tr("by %1", "filter").arg(part.value);
    case Field::Code:
        return tr("code %1", "filter").arg(part.value);
    case Field::Time:
        return tr("time %1", "filter").arg(QString(part.value).replace(u".."_s, u" – "_s));
    case Field::Text:
        return tr("“%1”", "filter: text").arg(part.value);
    case Field::Regex:
        return u'/' + part.value + u'/';
    }
    return {};
}

bool FilterBar::isBare() const
{
    return m_query.parts.empty() && !m_asText->isChecked();
}

void FilterBar::rebuild()
{
    const bool hadFocus = std::ranges::any_of(m_chips, [](const FilterChip *chip) { return chip->hasFocus(); });
    while (QLayoutItem *item = m_flow->takeAt(0))
        delete item;
    for (FilterChip *chip : std::as_const(m_chips)) {
        chip->hide();
        chip->deleteLater();
    }
    m_chips.clear();
    for (size_t i = 0; i < m_query.parts.size(); ++i) {
        auto *chip = new FilterChip(this);
        chip->setText(partText(m_query.parts[i]));
        chip->setChecked(m_query.parts[i].isOn);
        chip->setToolTip(logs::toText(m_query.parts[i]));
        chip->setAccessibleName(chip->text());
        chip->setAccessibleDescription(tr("Space switches this part of the filter on and off, Delete removes it"));
        connect(chip, &FilterChip::toggled, this, [this, i](bool on) {
            m_query.parts[i].isOn = on;
            if (m_text->isVisible())
                m_text->setText(logs::toText(m_query));
            Q_EMIT queryChanged();
        });
        connect(chip, &FilterChip::removeRequested, this, [this, i] {
            Query query = m_query;
            query.parts.erase(query.parts.begin() + std::ptrdiff_t(i));
            change(query);
        });
        m_flow->addWidget(chip);
        chip->show();
        m_chips.append(chip);
    }
    m_flow->addWidget(m_add);
    m_flow->addWidget(m_asText);
    m_flow->addWidget(m_clear);
    m_clear->setVisible(!m_query.parts.empty());
    //: button that removes the whole filter, with the number of its parts
    m_clear->setText(tr("Clear (%n)", nullptr, int(m_query.parts.size())));
    if (hadFocus)
        (m_chips.isEmpty() ? static_cast<QWidget *>(m_add) : m_chips.last())->setFocus();
    m_flow->invalidate();
    updateGeometry();
    Q_EMIT shapeChanged();
}

void FilterBar::fillMenu()
{
    m_menu->clear();
    const auto entries = [this](const QString &title, Field field, const QStringList &values) {
        if (values.isEmpty())
            return;
        QMenu *menu = m_menu->addMenu(title);
        const QStringList named = values.first(std::min(values.size(), mostNames));
        for (const QString &value : named) {
            QAction *action = menu->addAction(partText(Query::condition(field, value)));
            connect(action, &QAction::triggered, this, [this, field, value] { require(field, value); });
        }
    };
    const auto names = [this](Field field) { return m_names ? m_names(field) : QStringList(); };
    entries(tr("Severity"), Field::Level, {u">=warning"_s, u"error"_s, u">=info"_s});
    QStringList steps;
    for (int step = 1; step <= int(migration::Step::Complete); ++step)
        steps += QString::number(step);
    entries(tr("Step"), Field::Step, steps);
    entries(tr("Account"), Field::Account, names(Field::Account));
    entries(tr("Task"), Field::Task, names(Field::Task));
    entries(tr("Actor"), Field::Actor, names(Field::Actor));
    entries(tr("Code"), Field::Code, names(Field::Code));
    m_menu->addSeparator();
    addSaved(*m_menu);
    connect(m_menu->addAction(tr("Anything else, as text…")), &QAction::triggered, this, &FilterBar::editAsText);
}

void FilterBar::addSaved(QMenu &menu)
{
    for (const Saved &saved : std::as_const(m_saved)) {
        QAction *action = menu.addAction(saved.name);
        action->setToolTip(saved.text);
        connect(action, &QAction::triggered, this, [this, saved] {
            if (const Result<Query> query = logs::parseQuery(saved.text))
                change(*query);
            else
                complain(query.error());
        });
    }
    if (!m_saved.isEmpty()) {
        QMenu *forget = menu.addMenu(tr("Forget a saved filter"));
        forget->setObjectName(u"filterForget"_s);
        for (const Saved &saved : std::as_const(m_saved)) {
            connect(forget->addAction(saved.name), &QAction::triggered, this, [this, saved] {
                m_saved.removeOne(saved);
                Q_EMIT savedChanged();
            });
        }
    }
    QAction *save = menu.addAction(tr("Save this filter…"));
    save->setObjectName(u"filterSave"_s);
    save->setEnabled(!m_query.parts.empty());
    connect(save, &QAction::triggered, this, &FilterBar::askForName);
    menu.addSeparator();
}

void FilterBar::askForName()
{
    const QString text = logs::toText(m_query);
    auto *question = new QInputDialog(this);
    question->setObjectName(u"saveFilterDialog"_s);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setWindowTitle(tr("Save this filter"));
    question->setLabelText(tr("Name of the filter:"));
    QStringList words;
    for (const Query &part : m_query.parts)
        words += partText(part);
    question->setTextValue(words.join(u" · "_s));
    question->setOkButtonText(tr("Save"));
    question->setCancelButtonText(tr("Cancel"));
    connect(question, &QInputDialog::textValueSelected, this, [this, text](const QString &name) {
        if (name.trimmed().isEmpty())
            return;
        m_saved.removeIf([&](const Saved &saved) { return saved.name == name.trimmed(); });
        m_saved.append({name.trimmed(), text});
        Q_EMIT savedChanged();
    });
    question->open();
}

void FilterBar::readText()
{
    const Result<Query> query = logs::parseQuery(m_text->text());
    if (!query)
        complain(query.error());
    else
        change(*query);
}

QString queryProblem(const Error &error)
{
    const int place = error.params[u"offset"_s].toInt() + 1;
    const QString reason = error.params[u"reason"_s].toString();
    if (error.code == "bad_pattern"_L1)
        return FilterBar::tr("This regular expression cannot be used, from character %1 on: %2")
            .arg(place)
            .arg(error.detail);
    const QString why = reason == "unknown_field"_L1          ? FilterBar::tr("there is no such field")
                        : reason == "bad_value"_L1            ? FilterBar::tr("this value does not fit the field")
                        : reason == "unclosed_quote"_L1       ? FilterBar::tr("a quote is not closed")
                        : reason == "unclosed_parenthesis"_L1 ? FilterBar::tr("a parenthesis is not closed")
                        : reason == "too_deep"_L1             ? FilterBar::tr("too many parentheses within each other")
                        : reason == "empty"_L1                ? FilterBar::tr("something is missing here")
                                                              : FilterBar::tr("this is not expected here");
    return FilterBar::tr("This filter cannot be used, from character %1 on: %2").arg(place).arg(why);
}

void FilterBar::complain(const Error &error)
{
    m_complaint->setText(queryProblem(error));
    m_complaint->show();
    m_text->setCursorPosition(error.params[u"offset"_s].toInt());
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        m_asText->setChecked(false);
        m_add->setFocus();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FilterBar::retranslate()
{
    m_add->setText(tr("+ Filter"));
    m_add->setToolTip(tr("Show only a step, an account, a severity…"));
    m_asText->setText(tr("As text"));
    m_asText->setToolTip(tr("Write the filter: step:4 account:shop (level:>=warning or code:ESC-42*) not \"rsync\""));
    m_text->setAccessibleName(tr("Filter as text"));
    m_text->setPlaceholderText(tr("step:4 account:shop (level:>=warning or code:ESC-42*) not \"rsync\""));
    rebuild();
}

void FilterBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace escale::ui
