// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "replay_picture.h"

#include <escale/items/text.h>
#include <escale/ui/common/theme.h>
#include <escale/ui/journey/picture_view.h>
#include <escale/ui/logs/reader_page.h>

#include <QtCore/QEvent>
#include <QtCore/QtMath>
#include <QtGui/QPainter>

namespace escale::ui {

using namespace Qt::StringLiterals;

namespace {

/// Over the picture: as of when it is, so that nobody takes the past for the present, not even in a picture of the picture.
class Watermark final : public QWidget {
public:
    explicit Watermark(QWidget *over) : QWidget(over)
    {
        setObjectName(u"replayWatermark"_s);
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFocusPolicy(Qt::NoFocus);
        over->installEventFilter(this);
        setGeometry(over->rect());
    }

    /// As the clock of its zone shows it.
    void setTime(const QDateTime &time)
    {
        m_time = time;
        update();
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == parent() && event->type() == QEvent::Resize)
            setGeometry(parentWidget()->rect());
        return QWidget::eventFilter(watched, event);
    }

    void paintEvent(QPaintEvent *) override
    {
        if (!m_time.isValid())
            return;
        const QString text = ReaderPage::tr("as of %1").arg(items::dateTimeIn(m_time.timeZone(), m_time));
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        // From corner to corner, as large as it fits, and faint enough to read what is below it.
        const double diagonal = std::hypot(width(), height());
        QFont big = font();
        big.setBold(true);
        constexpr double part = 0.72;
        const int natural = std::max(1, QFontMetrics(big).horizontalAdvance(text));
        big.setPointSizeF(std::max(font().pointSizeF(), font().pointSizeF() * part * diagonal / natural));
        painter.setFont(big);
        QColor color = themeOf(*this).muted;
        color.setAlphaF(0.16F);
        painter.setPen(color);
        painter.translate(rect().center());
        painter.rotate(-qRadiansToDegrees(std::atan2(height(), width())));
        const QSize size = QFontMetrics(big).size(Qt::TextSingleLine, text);
        painter.drawText(QRectF(-size.width() / 2.0, -size.height() / 2.0, size.width(), size.height()),
                         Qt::AlignCenter | Qt::TextDontClip, text);
    }

private:
    QDateTime m_time;
};

} // namespace

void showReplayIn(ReaderPage &reader)
{
    auto *picture = new PictureView(&reader);
    picture->setObjectName(u"replayPicture"_s);
    picture->setAccessibleName(ReaderPage::tr("The migration at this moment"));
    picture->setBare(true); // the panel below the lines is low, and the journey's page is a click away
    picture->setAnimated(false); // whoever drags the slider is ahead of every glide
    auto *watermark = new Watermark(picture);
    reader.setPicture(picture);
    QObject::connect(
        &reader, &ReaderPage::momentShown, picture,
        [picture, watermark, &reader](const items::LogReplay::Moment &moment) {
            const QDateTime time = moment.time.toTimeZone(reader.clock());
            picture->setPicture(pictureOf(moment.facts, moment.tasks, moment.transit));
            picture->setAccessibleName(
                ReaderPage::tr("The migration as of %1").arg(items::dateTimeIn(reader.clock(), moment.time)));
            watermark->setTime(time);
        });
}

} // namespace escale::ui
