// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "replay_panel.h"

#include <escale/items/text.h>
#include <escale/ui/common/label.h>
#include <escale/ui/common/symbols.h>
#include <escale/ui/common/theme.h>

#include <QtCore/QDateTime>
#include <QtCore/QEvent>
#include <QtCore/QScopedValueRollback>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QSlider>
#include <QtWidgets/QToolButton>

#include <algorithm>

namespace escale::ui {

using namespace Qt::StringLiterals;

ReplayPanel::ReplayPanel(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
    , m_asOf(new Label(this))
    , m_facts(new ElidedLabel(this))
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_previous(new QToolButton(this))
    , m_next(new QToolButton(this))
{
    setObjectName(u"replayPanel"_s);
    m_asOf->setObjectName(u"replayAsOf"_s);
    m_asOf->tone(Tone::Muted)->bold();
    m_slider->setObjectName(u"replaySlider"_s);
    m_previous->setObjectName(u"replayPrevious"_s);
    m_previous->setIcon(symbolIcon(Symbol::Back));
    m_next->setObjectName(u"replayNext"_s);
    m_next->setIcon(symbolIcon(Symbol::Forward));
    for (QToolButton *button : {m_previous, m_next}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
    }
    m_facts->setObjectName(u"replayFacts"_s);
    m_facts->setTone(Tone::Muted);
    auto *row = new QHBoxLayout;
    row->addWidget(m_previous);
    row->addWidget(m_slider, 1);
    row->addWidget(m_next);
    const int margin = em(*this, 0.4);
    m_column->setContentsMargins(margin, margin, margin, margin);
    auto *words = new QHBoxLayout;
    words->setSpacing(em(*this, 0.8));
    words->addWidget(m_asOf);
    words->addWidget(m_facts, 1);
    m_column->addLayout(words);
    m_column->addLayout(row);
    m_column->addStretch(0);
    connect(m_slider, &QSlider::valueChanged, this, [this](int value) {
        if (!m_setting && value >= 0 && value < m_changes.size())
            Q_EMIT momentChosen(m_changes[value]);
    });
    connect(m_previous, &QToolButton::clicked, m_slider, [this] { m_slider->setValue(m_slider->value() - 1); });
    connect(m_next, &QToolButton::clicked, m_slider, [this] { m_slider->setValue(m_slider->value() + 1); });
    setChanges({});
    retranslate();
}

void ReplayPanel::setPicture(QWidget *picture)
{
    m_picture = new QScrollArea(this);
    m_picture->setFrameShape(QFrame::NoFrame);
    m_picture->setWidgetResizable(true);
    m_picture->setFocusPolicy(Qt::NoFocus);
    m_picture->setWidget(picture);
    for (QWidget *plain : {m_picture->viewport(), picture})
        plain->setAutoFillBackground(false);
    m_column->insertWidget(1, m_picture, 1);
    m_picture->setVisible(!m_changes.isEmpty());
}

void ReplayPanel::setChanges(const QList<qint64> &changes)
{
    const QScopedValueRollback setting(m_setting, true);
    m_changes = changes;
    m_facts->setVisible(!changes.isEmpty());
    m_slider->setRange(0, int(std::max<qsizetype>(0, changes.size() - 1)));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_slider, m_previous, m_next})
        widget->setVisible(!changes.isEmpty());
    if (m_picture)
        m_picture->setVisible(!changes.isEmpty());
    retranslate();
}

void ReplayPanel::setMoment(qint64 moment, const QString &facts)
{
    const QScopedValueRollback setting(m_setting, true);
    m_moment = moment;
    m_facts->setText(facts);
    const auto after = std::ranges::upper_bound(std::as_const(m_changes), moment);
    m_slider->setValue(int(std::max<qsizetype>(0, after - m_changes.cbegin() - 1)));
    m_previous->setEnabled(m_slider->value() > 0);
    m_next->setEnabled(m_slider->value() < m_slider->maximum());
    retranslate();
}

void ReplayPanel::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    retranslate();
}

void ReplayPanel::retranslate()
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(m_moment, QTimeZone(QTimeZone::UTC));
    m_asOf->setText(m_changes.isEmpty()
                        ? tr("Nothing in this log moves")
                        //: the picture shows the past
                        : tr("As of %1, %2").arg(items::dateIn(m_zone, at), items::timeOfDayIn(m_zone, at)));
    m_slider->setAccessibleName(tr("Moment of the migration"));
    m_previous->setAccessibleName(tr("The change before"));
    m_previous->setToolTip(tr("The change before"));
    m_next->setAccessibleName(tr("The next change"));
    m_next->setToolTip(tr("The next change"));
}

void ReplayPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace escale::ui
