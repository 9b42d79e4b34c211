// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/journey/step_path.h>

#include <escale/items/text.h>
#include <escale/ui/common/symbols.h>
#include <escale/ui/common/theme.h>

#include <QtCore/QEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QAbstractButton>

using namespace Qt::StringLiterals;

namespace escale::ui {

using migration::Step;
using migration::StepState;

namespace {

constexpr int textFlags = Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap;

} // namespace

class StepButton final : public QAbstractButton {
public:
    StepButton(Step which, QWidget *parent) : QAbstractButton(parent), step(which)
    {
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
    }

    [[nodiscard]] int diameter() const { return em(*this, 1.5) | 1; }
    [[nodiscard]] QPointF centre() const { return {width() / 2.0, 4 + diameter() / 2.0}; }

    [[nodiscard]] QFont captionFont() const
    {
        QFont font = this->font();
        font.setPointSizeF(font.pointSizeF() * 0.85);
        return font;
    }
    [[nodiscard]] QFont titleFont() const
    {
        QFont font = this->font();
        font.setBold(state == StepState::Current);
        return font;
    }
    [[nodiscard]] int heightFor(int width) const
    {
        if (!named)
            return diameter() + 8;
        const QRect title = QFontMetrics(boldFont()).boundingRect(QRect(0, 0, width - 6, 1000), textFlags, text());
        return diameter() + 8 + em(*this, 0.3) + title.height()
               + (caption.isEmpty() ? 0 : QFontMetrics(captionFont()).height()) + 2;
    }

    const Step step;
    bool named = true; ///< its name and its caption stand below the sign
    StepState state = StepState::Upcoming;
    QString caption;

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = themeOf(*this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const qreal radius = diameter() / 2.0;
        const QPointF c = centre();
        if (state == StepState::Current) {
            QColor halo = theme.accent;
            halo.setAlphaF(0.18F);
            painter.setPen(Qt::NoPen);
            painter.setBrush(halo);
            painter.drawEllipse(c, radius + 3, radius + 3);
        }
        const bool filled = state != StepState::Upcoming;
        const QColor color = state == StepState::Done ? theme.success : theme.accent;
        painter.setPen(filled ? QPen(Qt::NoPen) : QPen(theme.border, 1.5));
        painter.setBrush(filled ? color : theme.surface);
        painter.drawEllipse(c, radius - 0.5, radius - 0.5);
        if (state == StepState::Done) {
            drawSymbol(painter, QRectF(c.x() - radius * 0.6, c.y() - radius * 0.6, radius * 1.2, radius * 1.2),
                       Symbol::Check, theme.onAccent);
        } else {
            painter.setFont(boldFont());
            painter.setPen(filled ? theme.onAccent : theme.text);
            painter.drawText(QRectF(c.x() - radius, c.y() - radius, 2 * radius, 2 * radius), Qt::AlignCenter,
                             QString::number(int(step)));
        }
        if (named)
            paintName(painter, theme);
        if (isChecked() || underMouse()) {
            painter.setPen(QPen(theme.accent, isChecked() ? 2 : 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(c, radius + 2, radius + 2);
        }
        if (hasFocus() && m_byKeyboard) {
            painter.setPen(QPen(theme.accent, 1.5));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
        }
    }

    void focusInEvent(QFocusEvent *event) override
    {
        // The window's first focus, given by nobody, needs no ring.
        m_byKeyboard = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason
                       || event->reason() == Qt::ShortcutFocusReason;
        QAbstractButton::focusInEvent(event);
    }

private:
    bool m_byKeyboard = false;

    void paintName(QPainter &painter, const Theme &theme) const
    {
        const QRect area(3, diameter() + 8 + em(*this, 0.3), width() - 6, height());
        painter.setFont(titleFont());
        painter.setPen(state == StepState::Upcoming ? theme.muted : theme.text);
        QRect used;
        painter.drawText(area, textFlags, text(), &used);
        painter.setFont(captionFont());
        painter.setPen(theme.muted);
        painter.drawText(QRect(0, used.bottom() + 2, width(), 100), Qt::AlignHCenter | Qt::AlignTop, caption);
    }

    [[nodiscard]] QFont boldFont() const
    {
        QFont font = this->font();
        font.setBold(true);
        return font;
    }
};

StepPath::StepPath(QWidget *parent) : QWidget(parent)
{
    setObjectName("stepPath"_L1);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    for (const Step step : migration::allSteps) {
        auto *button = new StepButton(step, this);
        button->setObjectName("step"_L1 + QString::number(int(step)));
        button->installEventFilter(this);
        connect(button, &QAbstractButton::clicked, this, [this, step] { Q_EMIT stepChosen(step); });
        m_buttons.append(button);
    }
    retranslate();
}

void StepPath::setCurrent(Step step, const migration::StepProgress &progress)
{
    m_current = step;
    m_progress = progress;
    retranslate();
}

void StepPath::setOpened(std::optional<Step> step)
{
    for (StepButton *button : std::as_const(m_buttons))
        button->setChecked(button->step == step);
}

void StepPath::retranslate()
{
    for (StepButton *button : std::as_const(m_buttons)) {
        button->state = migration::stepState(button->step, m_current);
        button->setText(items::stepName(button->step));
        const QString kind = migration::isRecommended(button->step) ? tr("Recommended") : tr("Mandatory");
        button->named = m_detail != Detail::CurrentName;
        button->caption = m_detail == Detail::Everything ? kind : QString();
        if (button->step == m_current && m_progress.total > 0)
            //: accounts done of all accounts
            button->caption = tr("%1 of %2").arg(m_progress.done).arg(m_progress.total);
        QString state;
        switch (button->state) {
        case StepState::Done:
            state = tr("done");
            break;
        case StepState::Current:
            state = m_progress.total > 0 ? tr("current, %1 of %2").arg(m_progress.done).arg(m_progress.total)
                                         : tr("current");
            break;
        case StepState::Upcoming:
            state = tr("to come");
            break;
        }
        QString name = tr("Step %1: %2, %3").arg(int(button->step)).arg(button->text(), state);
        if (button->step == migration::pointOfNoReturn)
            name += u", "_s + tr("from here no rollback exists");
        button->setAccessibleName(name);
        button->setToolTip(tr("%1 (%2)").arg(name, kind.toLower()));
        button->update();
    }
    setAccessibleName(tr("The eight steps"));
    updateGeometry();
    arrange();
    update();
}

void StepPath::setDetail(Detail detail)
{
    if (m_detail == detail)
        return;
    m_detail = detail;
    retranslate();
}

int StepPath::columnsFor(int width) const
{
    if (m_detail == Detail::CurrentName)
        return int(m_buttons.size());
    return width >= em(*this, 5.2) * 8 ? 8 : width >= em(*this, 5.2) * 4 ? 4 : 2;
}

int StepPath::rowHeight(int columnWidth, int row, int columns) const
{
    int height = 0;
    for (int i = row * columns; i < qMin(int(m_buttons.size()), (row + 1) * columns); ++i)
        height = qMax(height, m_buttons.at(i)->heightFor(columnWidth));
    return height;
}

int StepPath::heightForWidth(int width) const
{
    const int columns = columnsFor(width);
    int height = em(*this, 1.0);
    for (int row = 0; row * columns < m_buttons.size(); ++row)
        height += rowHeight(width / columns, row, columns) + (row > 0 ? em(*this, 1.1) : 0);
    return m_detail == Detail::CurrentName ? height + fontMetrics().height() : height;
}

QSize StepPath::sizeHint() const
{
    const int width = em(*this, 6) * 8;
    return {width, heightForWidth(width)};
}

QSize StepPath::minimumSizeHint() const
{
    return {em(*this, 5.2) * 4, m_detail == Detail::CurrentName ? heightForWidth(0) : fontMetrics().height() * 4};
}

void StepPath::arrange()
{
    const int columns = columnsFor(width());
    int y = em(*this, 1.0); // the caption of the point of no return stands above
    for (int row = 0; row * columns < m_buttons.size(); ++row) {
        const int height = rowHeight(width() / columns, row, columns);
        for (int column = 0; column < columns; ++column) {
            const int left = width() * column / columns;
            const int right = width() * (column + 1) / columns;
            m_buttons.at(row * columns + column)->setGeometry(left, y, right - left, height);
        }
        y += height + em(*this, 1.1);
    }
}

void StepPath::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void StepPath::changeEvent(QEvent *event)
{
    // Its page shows the step anew when the language changes, and so makes the texts anew.
    if (event->type() == QEvent::FontChange)
        retranslate();
    QWidget::changeEvent(event);
}

bool StepPath::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const auto index = m_buttons.indexOf(static_cast<StepButton *>(watched));
        if ((key == Qt::Key_Right || key == Qt::Key_Left) && index >= 0) {
            const auto next = index + (key == Qt::Key_Right ? 1 : -1);
            if (next >= 0 && next < m_buttons.size())
                m_buttons.at(next)->setFocus(Qt::TabFocusReason);
            return true;
        }
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && index >= 0) {
            m_buttons.at(index)->click();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void StepPath::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int columns = columnsFor(width());
    for (int i = 0; i + 1 < m_buttons.size(); ++i) {
        if ((i + 1) % columns == 0)
            continue;
        const StepButton *from = m_buttons.at(i);
        const StepButton *to = m_buttons.at(i + 1);
        const qreal reach = from->diameter() / 2.0 + 5;
        painter.setPen(QPen(from->state == StepState::Done ? theme.success : theme.border, 2));
        painter.drawLine(from->mapToParent(from->centre()) + QPointF(reach, 0),
                         to->mapToParent(to->centre()) - QPointF(reach, 0));
    }
    const StepButton *after = m_buttons.at(int(migration::pointOfNoReturn) - 1);
    const qreal x = after->x() + 0.5;
    painter.setPen(QPen(theme.danger, 1.5, Qt::DashLine));
    painter.drawLine(QPointF(x, after->y() - em(*this, 0.3)),
                     QPointF(x, after->y() + after->diameter() + em(*this, 1.6)));
    painter.setPen(theme.danger);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.9);
    painter.setFont(small);
    painter.drawText(QPointF(x + 6, after->y() - em(*this, 0.15) + 1), tr("Point of no return"));
    if (m_detail == Detail::CurrentName)
        paintCurrentName(painter);
}

void StepPath::paintCurrentName(QPainter &painter) const
{
    // Below its sign, and no further to either side than there is room.
    const StepButton *button = m_buttons.at(int(m_current) - 1);
    const QString name = button->text();
    const QString caption = button->caption.isEmpty() ? QString() : u" · "_s + button->caption;
    const QFontMetrics nameMetrics(button->titleFont());
    const QFontMetrics captionMetrics(button->captionFont());
    const int whole = nameMetrics.horizontalAdvance(name) + captionMetrics.horizontalAdvance(caption);
    const int left = qBound(0, button->geometry().center().x() - whole / 2, qMax(0, width() - whole));
    const Theme &theme = themeOf(*this);
    QRect line(left, button->geometry().bottom() + 1, width() - left, nameMetrics.height());
    painter.setFont(button->titleFont());
    painter.setPen(theme.text);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, name);
    line.setLeft(left + nameMetrics.horizontalAdvance(name));
    painter.setFont(button->captionFont());
    painter.setPen(theme.muted);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, caption);
}

} // namespace escale::ui
