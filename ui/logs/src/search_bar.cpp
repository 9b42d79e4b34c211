// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/logs/search_bar.h>

#include <escale/ui/common/label.h>
#include <escale/ui/common/symbols.h>
#include <escale/ui/common/theme.h>

#include <QtCore/QLocale>
#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QToolButton>

namespace escale::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

SearchBar::SearchBar(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLineEdit(this))
    , m_regex(new QToolButton(this))
    , m_case(new QToolButton(this))
    , m_raw(new QToolButton(this))
    , m_found(new Label(this))
    , m_previous(new QToolButton(this))
    , m_next(new QToolButton(this))
{
    setObjectName(u"logSearch"_s);
    m_text->setObjectName(u"logSearchText"_s);
    m_text->setClearButtonEnabled(true);
    m_text->addAction(symbolIcon(Symbol::Search, Tone::Muted), QLineEdit::LeadingPosition);
    m_text->setMinimumWidth(em(*this, 12));
    m_text->installEventFilter(this);
    m_regex->setObjectName(u"logSearchRegex"_s);
    m_regex->setText(u".*"_s);
    m_case->setObjectName(u"logSearchCase"_s);
    m_case->setText(u"Aa"_s);
    m_raw->setObjectName(u"logSearchRaw"_s);
    m_raw->setText(u"{ }"_s);
    m_previous->setObjectName(u"logSearchPrevious"_s);
    m_previous->setIcon(symbolIcon(Symbol::ChevronUp));
    m_next->setObjectName(u"logSearchNext"_s);
    m_next->setIcon(symbolIcon(Symbol::ChevronDown));
    m_found->setObjectName(u"logSearchFound"_s);
    m_found->tone(Tone::Muted);
    // An expression is about the line in the file: the choice is not lost meanwhile, and comes back with the words.
    connect(m_regex, &QToolButton::toggled, m_raw, [this](bool on) { m_raw->setEnabled(!on); });
    for (QToolButton *button : {m_regex, m_case, m_raw}) {
        button->setCheckable(true);
        connect(button, &QToolButton::toggled, this, &SearchBar::changed);
    }
    for (QToolButton *button : {m_regex, m_case, m_raw, m_previous, m_next}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
    }
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(em(*this, 0.25));
    row->addWidget(m_text, 1);
    row->addWidget(m_regex);
    row->addWidget(m_case);
    row->addWidget(m_raw);
    row->addWidget(m_found);
    row->addWidget(m_previous);
    row->addWidget(m_next);

    m_soon.setSingleShot(true);
    m_soon.setInterval(200ms);
    connect(&m_soon, &QTimer::timeout, this, &SearchBar::changed);
    connect(m_text, &QLineEdit::textChanged, this, [this] { m_soon.start(); });
    connect(m_previous, &QToolButton::clicked, this, &SearchBar::previousRequested);
    connect(m_next, &QToolButton::clicked, this, &SearchBar::nextRequested);
    setFocusProxy(m_text);
    setFound(0, 0, false);
    retranslate();
}

QString SearchBar::text() const
{
    return m_text->text();
}

void SearchBar::setText(const QString &text)
{
    m_text->setText(text);
}

logs::PatternOptions SearchBar::options() const
{
    return {.isRegularExpression = m_regex->isChecked(), .isCaseSensitive = m_case->isChecked(), .isWholeWord = false};
}

bool SearchBar::isRaw() const
{
    return m_raw->isChecked() || m_regex->isChecked();
}

void SearchBar::setFound(qint64 at, qint64 count, bool running)
{
    m_previous->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
    m_found->tone(Tone::Muted);
    m_found->setToolTip({});
    if (m_text->text().isEmpty())
        m_found->clear();
    else if (running)
        //: matches so far
        m_found->setText(tr("%L1…").arg(count));
    else if (count == 0)
        m_found->setText(tr("none", "matches"));
    else if (at > 0)
        //: the third of 41 matches
        m_found->setText(tr("%L1 of %L2").arg(at).arg(count));
    else
        m_found->setText(QLocale().toString(count));
}

void SearchBar::setProblem(const QString &problem)
{
    if (problem.isEmpty())
        return;
    m_found->setText(tr("cannot be used"));
    m_found->tone(Tone::Danger);
    m_found->setToolTip(problem);
    m_found->setAccessibleDescription(problem);
}

bool SearchBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            if (m_soon.isActive()) {
                m_soon.stop();
                Q_EMIT changed();
            }
            if (key->modifiers().testFlag(Qt::ShiftModifier))
                Q_EMIT previousRequested();
            else
                Q_EMIT nextRequested();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void SearchBar::retranslate()
{
    m_text->setPlaceholderText(tr("Search"));
    m_text->setAccessibleName(tr("Search in the log"));
    m_regex->setToolTip(tr("Regular expression, on the lines as they are in the file"));
    m_regex->setAccessibleName(tr("Regular expression"));
    m_case->setToolTip(tr("Upper and lower case differ"));
    m_case->setAccessibleName(tr("Upper and lower case differ"));
    m_raw->setToolTip(tr("In the lines as they are in the file, and not in what is shown of them"));
    m_raw->setAccessibleName(tr("Search the lines as they are in the file"));
    m_previous->setToolTip(tr("Previous match (Shift+F3)"));
    m_previous->setAccessibleName(tr("Previous match"));
    m_next->setToolTip(tr("Next match (F3)"));
    m_next->setAccessibleName(tr("Next match"));
}

void SearchBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        Q_EMIT changed();
    }
    QWidget::changeEvent(event);
}

} // namespace escale::ui
