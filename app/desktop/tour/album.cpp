// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "album.h"

#include "../src/give_way.h"

#include <QtCore/QSaveFile>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>
#include <QtWidgets/QWidget>

namespace escale::desktop {

using namespace Qt::StringLiterals;

void Album::begin(const QString &name, const LocalizedText &caption)
{
    m_pages.append({u"%1-%2"_s.arg(m_pages.size() + 1, 2, 10, QLatin1Char('0')).arg(name), caption});
}

QImage Album::compose()
{
    QList<QWidget *> windows;
    const QList<QWidget *> all = QApplication::topLevelWidgets();
    for (QWidget *window : all) {
        if (window->isVisible() && !(window->windowFlags() & Qt::ToolTip & ~Qt::Window))
            windows.append(window);
    }
    // The main window has no parent; whatever belongs to it lies over it.
    std::ranges::stable_sort(windows, {}, [](const QWidget *window) { return window->parentWidget() != nullptr; });
    if (windows.isEmpty())
        return {};
    QWidget *const main = windows.takeFirst();
    QImage image = main->grab().toImage().convertToFormat(QImage::Format_RGB32);
    if (windows.isEmpty())
        return image;
    QPainter painter(&image);
    painter.fillRect(image.rect(), QColor(0, 0, 0, 70));
    const int bar = main->fontMetrics().height() * 2;
    for (QWidget *window : std::as_const(windows)) {
        const bool titled = window->windowType() == Qt::Dialog;
        QRect place(QPoint(), window->size());
        if (titled)
            place.moveCenter(QRect(QPoint(), main->size()).center());
        else
            place.moveTopLeft(main->mapFromGlobal(window->mapToGlobal(QPoint())));
        if (titled) {
            // Off-screen there is no window manager to draw a title.
            const QRect title(place.left(), place.top() - bar, place.width(), bar);
            painter.fillRect(title.adjusted(-1, -1, 1, 1).united(place.adjusted(-1, -1, 1, 1)),
                             main->palette().color(QPalette::Mid));
            painter.fillRect(title, main->palette().color(QPalette::Window));
            painter.setPen(main->palette().color(QPalette::WindowText));
            QFont bold = main->font();
            bold.setBold(true);
            painter.setFont(bold);
            painter.drawText(title, Qt::AlignCenter, window->windowTitle());
        }
        painter.drawPixmap(place.topLeft(), window->grab());
    }
    return image;
}

bool Album::add(const QString &language)
{
    constexpr int atMost = 4;
    QImage image = compose();
    if (++m_looks < atMost && image != m_last) {
        m_last = image;
        return false;
    }
    m_looks = 0;
    m_last = {};
    const QString path = m_folder.filePath(u"%1-%2.png"_s.arg(current(), language));
    m_writers.start([this, path, image = std::move(image)] {
        // A picture takes a tenth of a second to compress, and there may be two processors: the window goes first.
        giveWay();
        if (!image.save(path))
            ++m_failed;
    });
    return true;
}

bool Album::close()
{
    m_writers.waitForDone();
    QSaveFile file(m_folder.filePath(u"index.html"_s));
    if (!file.open(QIODevice::WriteOnly))
        return false;
    QString page = u"<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Escale</title>\n"
                   "<style>body{font:16px/1.5 sans-serif;max-width:1200px;margin:2em auto;padding:0 1em}"
                   "figure{margin:2.5em 0}img{width:100%;border:1px solid #bbb}p{margin:.2em 0}</style>\n"
                   "<h1>Escale: eight steps, one server</h1>\n"_s;
    for (const Page &entry : std::as_const(m_pages)) {
        page +=
            u"<figure id=\"%1\">\n<figcaption><p>%2</p><p lang=\"fr\"><em>%3</em></p></figcaption>\n"
            "<img src=\"%1-en.png\" alt=\"%2\">\n<p><a href=\"%1-fr.png\" lang=\"fr\">La même image en français</a></p>\n</figure>\n"_s
                .arg(entry.name, entry.caption.en.toHtmlEscaped(), entry.caption.fr.toHtmlEscaped());
    }
    page += u"</html>\n"_s;
    file.write(page.toUtf8());
    return file.commit() && m_failed == 0;
}

} // namespace escale::desktop
