// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "teller.h"

#include <escale/desktop/application.h>
#include <escale/ui/shell/main_window.h>

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSaveFile>

#include <cstdio>

namespace escale::desktop {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Teller::Teller(Application &application, const QString &folder, const QString &name, const QStringList &variants,
               std::chrono::milliseconds patience, QObject *parent)
    : QObject(parent)
    , m_application(application)
    , m_folder(folder)
    , m_name(name)
    , m_variants(variants)
    , m_patience(patience.count())
    , m_album(folder)
{
    m_timer.setInterval(15ms);
    connect(&m_timer, &QTimer::timeout, this, &Teller::tick);
}

Teller::~Teller() = default;

void Teller::start()
{
    m_clock.start();
    if (!QDir().mkpath(m_folder) || !prepare()) {
        fail(u"the folder, or what the story needs in it, cannot be made"_s);
        return;
    }
    m_application.window().resize(1440, 900);
    m_sinceAct.start();
    m_timer.start();
}

void Teller::does(const QString &what, std::function<bool()> act, std::function<bool()> until)
{
    m_acts.append({.what = what, .act = std::move(act), .until = std::move(until)});
}

void Teller::shows(const QString &picture, const QString &english, const QString &french, std::function<bool()> until)
{
    m_acts.append({.what = u"picture: "_s + picture,
                   .until = std::move(until),
                   .picture = picture,
                   .caption = {english, french}});
}

void Teller::tick()
{
    if (m_ended)
        return;
    if (m_index == m_acts.size()) {
        m_timer.stop();
        conclude();
        return;
    }
    if (m_sinceAct.elapsed() > m_patience) {
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
        beforePicture();
        m_variant = 0;
        m_phase = Phase::Picture;
        return;
    case Phase::Picture: {
        // Taking a picture is the tour's own work, not the window's.
        m_stalls.pause();
        const bool taken = m_album.add(m_variants.at(m_variant));
        m_stalls.resume();
        if (taken)
            m_phase = Phase::Changing;
        return;
    }
    case Phase::Changing: {
        const bool isLast = m_variant + 1 == m_variants.size();
        if (!change(m_variants.at(isLast ? 0 : m_variant + 1)))
            return;
        if (isLast) {
            next();
        } else {
            ++m_variant;
            m_phase = Phase::Picture;
        }
        return;
    }
    }
}

void Teller::next()
{
    const Act &act = m_acts.at(m_index);
    m_told.append(QJsonObject{{u"what"_s, act.what},
                              {u"milliseconds"_s, m_sinceAct.elapsed()},
                              {u"longest_stall_ms"_s, qint64(m_stalls.longestOfScene().count())}});
    std::fprintf(stdout, "%6.1f s  %s\n", double(m_clock.elapsed()) / 1000, qUtf8Printable(act.what));
    std::fflush(stdout);
    ++m_index;
    m_phase = Phase::Acting;
    m_sinceAct.restart();
}

void Teller::fail(const QString &why)
{
    m_problem = m_index < m_acts.size() ? m_acts.at(m_index).what + u": "_s + why : why;
    std::fprintf(stderr, "%s: %s\n", qUtf8Printable(m_name), qUtf8Printable(m_problem));
    m_album.begin(u"stopped-here"_s,
                  {u"The tour stopped here: "_s + m_problem, u"La visite s’est arrêtée ici : "_s + m_problem});
    while (!m_album.add(u"en"_s)) {} // it settles after a few looks
    end(false);
}

void Teller::end(bool well)
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
                             {u"longest_stall_during"_s, m_stalls.longestScene()},
                             {u"stall_samples"_s, m_stalls.samples()},
                             {u"acts"_s, m_told}};
    const bool written =
        file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(report).toJson()) > 0 && file.commit();
    std::fprintf(stdout, "%s: %lld pictures in %.1f s, longest stall of the window's thread %lld ms (%s)\n",
                 qUtf8Printable(m_name + (well ? u" ended well"_s : u" stopped"_s)), qlonglong(m_album.count()),
                 double(m_clock.elapsed()) / 1000, qlonglong(m_stalls.longest().count()),
                 qUtf8Printable(m_stalls.longestScene()));
    std::fflush(stdout);
    Q_EMIT finished(well && pictures && written);
}

} // namespace escale::desktop
