// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/shell/connection_indicator.h>

#include <escale/ui/common/label.h>

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>

namespace escale::ui {

using namespace Qt::StringLiterals;

class ConnectionIndicator::Dot final : public QWidget {
public:
    using QWidget::QWidget;

    void set(Tone tone, bool filled)
    {
        m_tone = tone;
        m_filled = filled;
        update();
    }
    [[nodiscard]] QSize sizeHint() const override { return QSize(em(*this, 0.7), em(*this, 0.7)); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor color = themeOf(*this).tone(m_tone);
        const qreal size = qMin(width(), height()) - 2.5;
        QRectF circle(0, 0, size, size);
        circle.moveCenter(QRectF(rect()).center());
        // Hollow where it is not live: the colour is not the only cue.
        painter.setPen(QPen(color, 1.5));
        painter.setBrush(m_filled ? QBrush(color) : QBrush(Qt::NoBrush));
        painter.drawEllipse(circle);
    }

private:
    Tone m_tone = Tone::Muted;
    bool m_filled = false;
};

ConnectionIndicator::ConnectionIndicator(QWidget *parent)
    : QWidget(parent)
    , m_dot(new Dot(this))
    , m_text(new Label(this))
{
    setObjectName(u"connectionState"_s);
    m_text->setObjectName(u"connectionText"_s);
    m_text->tone(Tone::Muted);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(em(*this, 0.4), 0, em(*this, 0.6), 0);
    row->setSpacing(em(*this, 0.35));
    m_dot->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    row->addWidget(m_dot);
    row->addWidget(m_text);
    refresh();
}

void ConnectionIndicator::setState(const QString &platform, Session::State state)
{
    m_platform = platform;
    m_state = state;
    refresh();
}

QString ConnectionIndicator::text() const
{
    return m_text->text();
}

QString ConnectionIndicator::word(Session::State state)
{
    switch (state) {
    case Session::State::Stopped:
        return tr("not connected");
    case Session::State::Connecting:
        return tr("connecting…");
    case Session::State::Live:
        return tr("live");
    case Session::State::Offline:
        return tr("offline");
    case Session::State::Refused:
        return tr("refused");
    }
    return {};
}

void ConnectionIndicator::refresh()
{
    const bool live = m_state == Session::State::Live;
    const bool bad = m_state == Session::State::Offline || m_state == Session::State::Refused;
    m_dot->set(live ? Tone::Success : bad ? Tone::Danger : Tone::Muted, live);
    //: %1 is the platform's name, %2 whether it is connected: "practice.escale · live"
    m_text->setText(m_platform.isEmpty() ? word(m_state) : tr("%1 · %2").arg(m_platform, word(m_state)));
    setAccessibleName(m_text->text());
}

void ConnectionIndicator::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace escale::ui
