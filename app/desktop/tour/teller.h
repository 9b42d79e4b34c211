// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "album.h"
#include "robot.h"
#include "stall_watch.h"

#include <escale/core/localized_text.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <functional>

namespace escale {
class Application;
}

namespace escale::desktop {

/// Takes the real window through a story, through the widgets that a person would use, and leaves numbered pictures in several
/// variants (languages, colours) and what was measured (tour.json).
///
/// It acts when what it needs is there and goes on when what should follow has come about; it never waits for a fixed time.
/// What does not come about in time ends it, with a picture of how far it came. What is told is for whoever derives from it.
class Teller : public QObject {
    Q_OBJECT

public:
    ~Teller() override;
    Q_DISABLE_COPY_MOVE(Teller)

    void start();

Q_SIGNALS:
    /// Once. What went wrong is on stderr and in tour.json.
    void finished(bool well);

protected:
    /// `name`: for complaints and for the last line. `variants`: names of the pictures' variants; each picture is taken in all of
    /// them, in this order, and the first one is what the window is left in.
    Teller(Application &application, const QString &folder, const QString &name, const QStringList &variants,
           std::chrono::milliseconds patience, QObject *parent);

    /// Acts and pictures, in the order of the calls.
    void does(const QString &what, std::function<bool()> act, std::function<bool()> until = {});
    void shows(const QString &picture, const QString &english, const QString &french, std::function<bool()> until = {});

    /// Whatever the story needs, and its acts. False: it cannot be had.
    [[nodiscard]] virtual bool prepare() = 0;
    /// Makes the window what it is to be in a variant; false while that is not possible.
    [[nodiscard]] virtual bool change(const QString &variant) = 0;
    /// Before the first picture of several: scroll to where everybody looks first.
    virtual void beforePicture() {}
    /// The story has been told: ends it, at once or once more has been done.
    virtual void conclude() { end(true); }

    void fail(const QString &why);
    void end(bool well);

    [[nodiscard]] Application &application() const { return m_application; }
    [[nodiscard]] const QString &folder() const { return m_folder; }

private:
    struct Act {
        QString what; ///< for complaints and tour.json
        std::function<bool()> act; ///< false: not possible yet, try again soon
        std::function<bool()> until; ///< what should follow
        QString picture; ///< file name; empty: none
        LocalizedText caption;
    };
    enum class Phase { Acting, Waiting, Picture, Changing };

    void tick();
    void next();

    Application &m_application;
    QString m_folder;
    QString m_name;
    QStringList m_variants;
    qint64 m_patience;
    Album m_album;
    StallWatch m_stalls;
    QTimer m_timer;
    QElapsedTimer m_clock;
    QElapsedTimer m_sinceAct;
    QList<Act> m_acts;
    qsizetype m_index = 0;
    qsizetype m_variant = 0;
    Phase m_phase = Phase::Acting;
    QJsonArray m_told;
    QString m_problem;
    bool m_ended = false;
};

} // namespace escale::desktop
