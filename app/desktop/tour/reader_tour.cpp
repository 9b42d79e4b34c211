// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "reader_tour.h"

#include <escale/desktop/application.h>
#include <escale/ui/logs/reader_page.h>
#include <escale/ui/shell/main_window.h>

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSaveFile>

#include <cstdio>

namespace escale::desktop {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// A person would have given up long before; a loaded machine may take this long.
constexpr qint64 patience = 60'000;

/// Each picture is taken in these, in this order; the last one leaves the window as it was.
struct Variant {
    QString name;
    QString language; ///< action
    QString colors;
};
const Variant variants[] = {{u"en"_s, u"actionEnglish"_s, u"actionLight"_s},
                            {u"fr"_s, u"actionFrench"_s, u"actionLight"_s},
                            {u"fr-dark"_s, u"actionFrench"_s, u"actionDark"_s},
                            {u"en-dark"_s, u"actionEnglish"_s, u"actionDark"_s}};

} // namespace

ReaderTour::ReaderTour(Application &application, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_application(application)
    , m_folder(folder)
    , m_album(folder)
{
    m_timer.setInterval(15ms);
    connect(&m_timer, &QTimer::timeout, this, &ReaderTour::tick);
}

ReaderTour::~ReaderTour() = default;

void ReaderTour::start()
{
    m_clock.start();
    if (!QDir().mkpath(m_folder) || !prepare()) {
        fail(u"the folder or the logs in it cannot be made"_s);
        return;
    }
    m_application.window().resize(1440, 900);
    tell();
    m_sinceAct.start();
    m_timer.start();
}

void ReaderTour::does(const QString &what, std::function<bool()> act, std::function<bool()> until)
{
    m_acts.append({.what = what, .act = std::move(act), .until = std::move(until)});
}

void ReaderTour::shows(const QString &picture, const QString &english, const QString &french,
                       std::function<bool()> until)
{
    m_acts.append({.what = u"picture: "_s + picture,
                   .until = std::move(until),
                   .picture = picture,
                   .caption = {english, french}});
}

ui::ReaderPage *ReaderTour::reader() const
{
    return Robot::find<ui::ReaderPage>(u"readerPage"_s);
}

void ReaderTour::tick()
{
    if (m_ended)
        return;
    if (m_index == m_acts.size()) {
        end(true);
        return;
    }
    if (m_sinceAct.elapsed() > patience) {
        fail(m_phase == Phase::Acting ? u"could not be done in time"_s : u"what should follow did not come about"_s);
        return;
    }
    const Act &act = m_acts.at(m_index);
    switch (m_phase) {
    case Phase::Acting:
        m_stalls.setScene(act.what);
        if (act.act && !act.act())
            return;
        m_phase = Phase::Waiting;
        return;
    case Phase::Waiting:
        if (act.until && !act.until())
            return;
        if (act.picture.isEmpty()) {
            next();
            return;
        }
        m_album.begin(act.picture, act.caption);
        m_variant = 0;
        m_phase = Phase::Pictures;
        return;
    case Phase::Pictures:
        takePictures();
        return;
    }
}

void ReaderTour::takePictures()
{
    const Variant &variant = variants[m_variant];
    // Taking the picture is not the window's work.
    m_stalls.pause();
    const bool taken = m_album.add(variant.name);
    m_stalls.resume();
    if (!taken)
        return;
    const bool last = ++m_variant == std::ssize(variants);
    const Variant &then = variants[last ? 0 : m_variant];
    if (!Robot::trigger(then.language) || !Robot::trigger(then.colors)) {
        fail(u"the language or the colours could not be changed"_s);
        return;
    }
    if (last)
        next();
}

void ReaderTour::next()
{
    ++m_index;
    m_phase = Phase::Acting;
    m_sinceAct.restart();
}

void ReaderTour::fail(const QString &why)
{
    m_problem = m_index < m_acts.size() ? u"%1: %2"_s.arg(m_acts.at(m_index).what, why) : why;
    std::fprintf(stderr, "reader tour: %s\n", qUtf8Printable(m_problem));
    m_album.begin(u"problem"_s, {m_problem, m_problem});
    while (!m_album.add(u"en"_s))
        continue; // it settles after a few looks
    end(false);
}

void ReaderTour::end(bool well)
{
    if (m_ended)
        return;
    m_ended = true;
    m_timer.stop();
    const bool pictures = m_album.close();
    QSaveFile file(QDir(m_folder).filePath(u"tour.json"_s));
    const QJsonObject report{{u"well"_s, well && pictures},
                             {u"problem"_s, m_problem},
                             {u"pictures"_s, m_album.count()},
                             {u"seconds"_s, double(m_clock.elapsed()) / 1000},
                             {u"longest_stall_ms"_s, qint64(m_stalls.longest().count())},
                             {u"longest_stall_during"_s, m_stalls.longestScene()}};
    const bool written =
        file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(report).toJson()) > 0 && file.commit();
    std::fprintf(stdout, "%s: %lld pictures in %.1f s, longest stall of the window's thread %lld ms (%s)\n",
                 well ? "Tour of the reader ended well" : "Tour of the reader stopped", qlonglong(m_album.count()),
                 double(m_clock.elapsed()) / 1000, qlonglong(m_stalls.longest().count()),
                 qUtf8Printable(m_stalls.longestScene()));
    std::fflush(stdout);
    Q_EMIT finished(well && pictures && written);
}

} // namespace escale::desktop
