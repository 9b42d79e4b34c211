// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "album.h"
#include "robot.h"
#include "stall_watch.h"

#include <escale/api/api_client.h>
#include <escale/core/localized_text.h>
#include <escale/migration/facts.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace escale {
class Application;
}

namespace escale::desktop {

/// Takes the real window through all eight steps against a practice platform, through the widgets that a person would use,
/// and leaves numbered pictures in both languages, the migration log and what was measured (tour.json).
///
/// It acts when what it needs is there and goes on when what should follow has come about; it never waits for a fixed time.
/// What does not come about in time ends it, with a picture of how far it came.
class Tour final : public QObject {
    Q_OBJECT

public:
    /// The eight steps of one server, or support's desk.
    enum class Story { Journey, Desk };

    Tour(Application &application, const QString &folder, Story story, QObject *parent = nullptr);
    ~Tour() override;
    Q_DISABLE_COPY_MOVE(Tour)

    void start();

Q_SIGNALS:
    /// Once. What went wrong is on stderr and in tour.json.
    void finished(bool well);

private:
    struct Act {
        QString what; ///< for complaints and tour.json
        std::function<bool()> act; ///< false: not possible yet, try again soon
        std::function<bool()> until; ///< what should follow
        std::function<bool()> onlyIf; ///< what the platform must have for it; empty: nothing
        QString picture; ///< file name; empty: none
        LocalizedText caption;
    };
    enum class Phase { Acting, Waiting, English, ToFrench, French, ToEnglish };

    // --- the stories, in story.cpp and desk_story.cpp
    void tell();
    void tellDesk();
    void does(const QString &what, std::function<bool()> act, std::function<bool()> until);
    void onlyIf(std::function<bool()> condition) { m_onlyIf = std::move(condition); }
    void shows(const QString &picture, const QString &english, const QString &french, std::function<bool()> until = {});

    // --- the teller
    void tick();
    void next();
    [[nodiscard]] bool takePicture(const QString &language);
    void fail(const QString &why);
    void fetchLog();
    void end(bool well);
    [[nodiscard]] bool switchLanguage(const QString &language);

    // --- what the story looks at
    [[nodiscard]] const migration::MigrationFacts *facts() const;
    [[nodiscard]] int step() const;
    [[nodiscard]] bool everyAccount(const std::function<bool(const migration::AccountFacts &)> &holds) const;
    [[nodiscard]] const migration::AccountFacts *account(const QString &name) const;
    [[nodiscard]] bool takeSide(const QString &label);
    [[nodiscard]] bool selectAccounts(const QStringList &names);
    [[nodiscard]] bool selectServer(const QString &name);

    Application &m_application;
    QString m_folder;
    Story m_story;
    QString m_server = QStringLiteral("srv-acme-01"); ///< the one that facts() and what follows from them are about
    Album m_album;
    StallWatch m_stalls;
    QTimer m_timer;
    QElapsedTimer m_clock;
    QElapsedTimer m_sinceAct;
    QList<Act> m_acts;
    std::function<bool()> m_onlyIf;
    qsizetype m_index = 0;
    Phase m_phase = Phase::Acting;
    QJsonArray m_told;
    std::unique_ptr<api::ApiClient> m_other; ///< somebody else at work at the same time
    bool m_otherDone = false;
    QString m_problem;
    bool m_ended = false;
};

} // namespace escale::desktop
