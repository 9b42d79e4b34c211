// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/commands/short_path.h>

#include <escale/items/text.h>
#include <escale/ui/common/symbols.h>
#include <escale/ui/common/theme.h>

#include <QtGui/QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace escale::ui {

using migration::StepState;

ShortPath::ShortPath(QWidget *parent) : QWidget(parent)
{
    setObjectName("shortPath"_L1);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ShortPath::show(const migration::MigrationFacts &facts)
{
    m_steps.clear();
    QStringList said;
    int number = 0;
    for (const migration::PathStep step : migration::pathOf(facts.kind)) {
        // No step is mandatory where the whole of it is not.
        const bool isOptional = facts.kind == migration::Kind::OptionalPrivateCloud;
        Entry entry{.name = items::pathStepName(step),
                    .caption = migration::isRecommended(step) ? tr("Recommended")
                               : isOptional                   ? QString()
                                                              : tr("Mandatory"),
                    .state = migration::pathStepState(step, facts)};
        const QString state = entry.state == StepState::Done      ? tr("done")
                              : entry.state == StepState::Current ? tr("current")
                                                                  : tr("to come");
        //: a step of a path: %1 is its number, %2 its name, %3 "done", "current" or "to come"
        said.append(tr("Step %1: %2, %3").arg(++number).arg(entry.name, state));
        m_steps.append(entry);
    }
    setAccessibleName(said.join(u"; "_s));
    setToolTip(said.join(u'\n').toHtmlEscaped().replace(u'\n', u"<br>"_s));
    updateGeometry();
    update();
}

int ShortPath::heightForWidth(int width) const
{
    // Names take a second line where their column is narrow, and what stands below them moves down.
    QFont bold = font();
    bold.setBold(true);
    const int column = width / std::max(1, int(m_steps.size())) - 8;
    int names = 0;
    for (const Entry &step : m_steps)
        names =
            std::max(names, QFontMetrics(bold).boundingRect(0, 0, column, 1000, Qt::TextWordWrap, step.name).height());
    return std::max(em(*this, 4.6), em(*this, 1.5) + 8 + names + em(*this, 1.2));
}

QSize ShortPath::sizeHint() const
{
    return {em(*this, 30), heightForWidth(em(*this, 30))};
}

QSize ShortPath::minimumSizeHint() const
{
    return {em(*this, 12), em(*this, 4.6)};
}

void ShortPath::paintEvent(QPaintEvent *)
{
    if (m_steps.isEmpty())
        return;
    const Theme &theme = themeOf(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal column = width() / qreal(m_steps.size());
    const qreal radius = em(*this, 1.5) / 2.0;
    const qreal y = radius + 4;
    QFont bold = font();
    bold.setBold(true);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    for (qsizetype i = 0; i < m_steps.size(); ++i) {
        const Entry &step = m_steps.at(i);
        const QPointF centre(column * (i + 0.5), y);
        if (i + 1 < m_steps.size()) {
            painter.setPen(QPen(step.state == StepState::Done ? theme.success : theme.border, 2));
            painter.drawLine(centre + QPointF(radius + 5, 0), centre + QPointF(column - radius - 5, 0));
        }
        const bool filled = step.state != StepState::Upcoming;
        painter.setPen(filled ? QPen(Qt::NoPen) : QPen(theme.border, 1.5));
        painter.setBrush(step.state == StepState::Done ? theme.success : filled ? theme.accent : theme.surface);
        painter.drawEllipse(centre, radius, radius);
        if (step.state == StepState::Done) {
            drawSymbol(painter, QRectF(centre.x() - radius * 0.6, y - radius * 0.6, radius * 1.2, radius * 1.2),
                       Symbol::Check, theme.onAccent);
        } else {
            painter.setFont(bold);
            painter.setPen(filled ? theme.onAccent : theme.text);
            painter.drawText(QRectF(centre.x() - radius, y - radius, radius * 2, radius * 2), Qt::AlignCenter,
                             QLocale().toString(i + 1));
        }
        painter.setFont(step.state == StepState::Current ? bold : font());
        painter.setPen(step.state == StepState::Upcoming ? theme.muted : theme.text);
        QRectF used;
        painter.drawText(QRectF(column * i + 4, y + radius + 4, column - 8, em(*this, 4)),
                         Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, step.name, &used);
        painter.setFont(small);
        painter.setPen(theme.muted);
        painter.drawText(QRectF(column * i, used.bottom() + 1, column, em(*this, 1.2)), Qt::AlignHCenter | Qt::AlignTop,
                         step.caption);
    }
}

} // namespace escale::ui
