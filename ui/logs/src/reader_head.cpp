// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "reader_head.h"

#include <escale/ui/common/badge.h>
#include <escale/ui/common/label.h>

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>

namespace escale::ui {

using namespace Qt::StringLiterals;

/// Whether the log can be believed, in a few words; a click tells the rest.
class VerdictBadge final : public QAbstractButton {
public:
    explicit VerdictBadge(QWidget *parent) : QAbstractButton(parent)
    {
        setObjectName(u"verdictBadge"_s);
        setFocusPolicy(Qt::StrongFocus);
        hide();
    }

    void set(const QString &text, Tone tone)
    {
        setText(text);
        m_tone = tone;
        setVisible(!text.isEmpty());
        setAccessibleName(text);
        updateGeometry();
        update();
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        const QSize size = badgeSize(text(), badgeFont(font()));
        return {size.width() + 6, size.height() + 6};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Theme &colors = themeOf(*this);
        drawBadge(painter, rect(), text(), colors.tone(m_tone), badgeFont(font()));
        if (hasFocus()) {
            painter.setPen(QPen(colors.accent, 1, Qt::DotLine));
            painter.drawRect(rect().adjusted(0, 0, -1, -1));
        }
    }

private:
    Tone m_tone = Tone::Muted;
};

ReaderHead::ReaderHead(QWidget *parent)
    : QWidget(parent)
    , m_title(new Label(this))
    , m_subtitle(new Label(this))
    , m_verdict(new VerdictBadge(this))
    , m_compare(new QPushButton(this))
    , m_export(new QPushButton(this))
    , m_problem(new Label(this))
    , m_again(new QPushButton(this))
    , m_progress(new QProgressBar(this))
{
    m_title->setObjectName(u"readerTitle"_s);
    m_title->scaled(1.5)->bold()->selectable();
    m_title->setMinimumWidth(em(*this, 6));
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_subtitle->setObjectName(u"readerSubtitle"_s);
    m_subtitle->tone(Tone::Muted)->wrapped();
    m_compare->setObjectName(u"readerCompare"_s);
    m_export->setObjectName(u"readerExport"_s);
    m_problem->setObjectName(u"readerProblem"_s);
    m_problem->tone(Tone::Danger)->wrapped();
    m_again->setObjectName(u"readerAgain"_s);
    m_progress->setObjectName(u"readerProgress"_s);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(em(*this, 0.3));
    m_problem->hide();
    m_again->hide();
    m_export->hide(); // only a bundle is exported

    auto *first = new QHBoxLayout;
    first->setSpacing(em(*this, 0.5));
    first->addWidget(m_title, 1);
    first->addWidget(m_verdict);
    first->addWidget(m_compare);
    first->addWidget(m_export);
    auto *wrong = new QHBoxLayout;
    wrong->addWidget(m_problem, 1);
    wrong->addWidget(m_again);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(*this, 0.2));
    column->addLayout(first);
    column->addWidget(m_subtitle);
    column->addLayout(wrong);
    column->addWidget(m_progress);
    QSizePolicy keeps = m_progress->sizePolicy();
    keeps.setRetainSizeWhenHidden(true); // nothing below jumps when the index is done
    m_progress->setSizePolicy(keeps);
    m_progress->hide();

    connect(m_again, &QPushButton::clicked, this, &ReaderHead::readAgainRequested);
    connect(m_verdict, &QAbstractButton::clicked, this, &ReaderHead::verdictRequested);
    retranslate();
}

void ReaderHead::setTitle(const QString &title, const QString &subtitle)
{
    m_title->setText(title);
    m_subtitle->setText(subtitle);
}

void ReaderHead::setVerdict(const QString &text, Tone tone, const QString &details)
{
    m_verdict->set(text, tone);
    m_verdict->setToolTip(details.toHtmlEscaped());
    m_verdict->setAccessibleDescription(details);
}

void ReaderHead::setProblem(const QString &problem, bool canReadAgain)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_again->setVisible(!problem.isEmpty() && canReadAgain);
}

QString ReaderHead::problem() const
{
    return m_problem->text();
}

void ReaderHead::setProgress(double progress, const QString &text)
{
    m_progress->setVisible(progress < 1);
    m_progress->setValue(int(progress * 1000));
    m_progress->setAccessibleName(text);
    m_progress->setToolTip(text);
}

void ReaderHead::retranslate()
{
    m_compare->setText(tr("Compare with…"));
    m_export->setText(tr("Export…"));
    m_again->setText(tr("Read it again"));
}

void ReaderHead::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace escale::ui
