// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "album.h"
#include "robot.h"
#include "stall_watch.h"

#include <escale/core/localized_text.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <functional>

namespace escale {
class Application;
namespace ui {
class ReaderPage;
}
} // namespace escale

namespace escale::desktop {

/// Takes the real window through the review of a finished migration from its bundle, with no platform and no network, and
/// leaves numbered pictures in both languages, light and dark: the bundle, a filter and a search, the replay, raw output, a
/// bundle that somebody changed, two attempts side by side. Acts through the widgets that a person would use; what does not
/// come about in time ends it with the reason.
class ReaderTour final : public QObject {
    Q_OBJECT

public:
    ReaderTour(Application &application, const QString &folder, QObject *parent = nullptr);
    ~ReaderTour() override;
    Q_DISABLE_COPY_MOVE(ReaderTour)

    void start();

Q_SIGNALS:
    /// Once. What went wrong is on stderr and in tour.json.
    void finished(bool well);

private:
    struct Act {
        QString what;
        std::function<bool()> act; ///< false: not possible yet, try again soon
        std::function<bool()> until; ///< what should follow
        QString picture; ///< file name; empty: none
        LocalizedText caption;
    };
    enum class Phase { Acting, Waiting, Pictures };

    // --- the story, in reader_story.cpp
    [[nodiscard]] bool prepare();
    void tell();
    void does(const QString &what, std::function<bool()> act, std::function<bool()> until = {});
    void shows(const QString &picture, const QString &english, const QString &french, std::function<bool()> until = {});

    void tick();
    void takePictures();
    void next();
    void fail(const QString &why);
    void end(bool well);
    [[nodiscard]] ui::ReaderPage *reader() const;

    Application &m_application;
    QString m_folder;
    QString m_bundle;
    QString m_changed;
    Album m_album;
    StallWatch m_stalls;
    QTimer m_timer;
    QElapsedTimer m_clock;
    QElapsedTimer m_sinceAct;
    QList<Act> m_acts;
    qsizetype m_index = 0;
    int m_variant = -1; ///< which language and colours are being taken; -1: none yet
    Phase m_phase = Phase::Acting;
    QString m_problem;
    bool m_ended = false;
};

} // namespace escale::desktop
