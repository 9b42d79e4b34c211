// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/common/label.h>

#include <QtCore/QEvent>
#include <QtCore/QScopedValueRollback>
#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

#include <algorithm>

namespace escale::ui {

Label::Label(QWidget *parent) : Label({}, parent) {}

Label::Label(const QString &text, QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setText(text);
}

Label *Label::tone(Tone tone)
{
    // Tones live in the palette, so the label keeps its colour right by itself when the scheme changes.
    switch (tone) {
    case Tone::Muted:
        setForegroundRole(QPalette::PlaceholderText);
        break;
    case Tone::Accent:
    case Tone::Client:
        setForegroundRole(QPalette::Link);
        break;
    case Tone::Danger:
    case Tone::Warning:
        setForegroundRole(QPalette::BrightText);
        break;
    default:
        setForegroundRole(QPalette::WindowText);
        break;
    }
    return this;
}

Label *Label::bold(bool on)
{
    m_bold = on;
    updateFont();
    return this;
}

Label *Label::scaled(double factor)
{
    m_factor = factor;
    updateFont();
    return this;
}

Label *Label::wrapped()
{
    setWordWrap(true);
    QSizePolicy policy = sizePolicy();
    policy.setHorizontalPolicy(QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    return this;
}

Label *Label::selectable()
{
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return this;
}

int Label::heightForWidth(int width) const
{
    if (!wordWrap())
        return QLabel::heightForWidth(width);
    constexpr qsizetype remembered = 8; // a resize with the mouse passes through hundreds of widths
    const Measured now{text(), font(), contentsMargins(), margin(), indent(), logicalDpiY()};
    if (now != m_measured) {
        m_measured = now;
        m_heights.clear();
    }
    const auto known = std::ranges::find(m_heights, width, &std::pair<int, int>::first);
    if (known != m_heights.end())
        return known->second;
    const int height = QLabel::heightForWidth(width);
    if (m_heights.size() == remembered)
        m_heights.erase(m_heights.begin());
    m_heights.emplace_back(width, height);
    return height;
}

void Label::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::ParentChange || event->type() == QEvent::ApplicationFontChange)
        updateFont();
}

void Label::updateFont()
{
    if (m_updating || (!m_bold && m_factor == 1.0))
        return;
    const QScopedValueRollback guard(m_updating, true);
    QFont font;
    if (parentWidget())
        font = parentWidget()->font();
    font.setBold(m_bold);
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * m_factor);
    else
        font.setPixelSize(qRound(font.pixelSize() * m_factor));
    setFont(font);
}

ElidedLabel::ElidedLabel(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    updateToolTip();
    update();
}

void ElidedLabel::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text), fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 6, fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(themeOf(*this).tone(m_tone));
    painter.drawText(rect(), Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_text, Qt::ElideRight, width()));
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    updateToolTip();
}

void ElidedLabel::updateToolTip()
{
    const bool cut = fontMetrics().horizontalAdvance(m_text) > width();
    setToolTip(cut ? m_text.toHtmlEscaped() : QString());
}

} // namespace escale::ui
