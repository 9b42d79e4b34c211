// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/migration/facts.h>
#include <escale/migration/task.h>

#include <QtCore/QList>
#include <QtCore/QRectF>

#include <optional>

namespace escale::ui {

/// Where a square stands in the picture.
enum class Place { Client, Transit, Between };

/// What a square carries besides its outline.
enum class Mark { None, Ready, Verified, Failed, Queued, Testing, Unknown };

/// Which way an account moves: the chevron's direction and colour follow.
enum class Direction { Out, Rollback, Back };

enum class Fill { Absent, Old, New, InWork };

struct PictureSquare {
    AccountId id;
    QString name;
    Place place = Place::Client;
    Mark mark = Mark::None;
    int order = 0;                    ///< place in the queue, from 1; 0 when it is not queued
    Direction direction = Direction::Out; ///< while it is between
    QString stage;                    ///< stable name of the running stage, while it is between or is tested
    int percent = -1;                 ///< -1 while there is no basis for a number

    friend bool operator==(const PictureSquare &, const PictureSquare &) = default;
};

struct PictureServer {
    Fill fill = Fill::Absent;
    QString name;       ///< empty while there is no such server
    QString note;       ///< what is going on with the server itself, in the reader's language; may be empty

    friend bool operator==(const PictureServer &, const PictureServer &) = default;
};

/// All that the picture shows: derived from facts, painted without asking anybody.
struct Picture {
    PictureServer client;
    PictureServer transit;
    QList<PictureSquare> squares; ///< in the order of the accounts
    QString from;                 ///< old architecture
    QString to;                   ///< new architecture

    friend bool operator==(const Picture &, const Picture &) = default;
};

/// The picture of a migration; tasks are the migration's live ones, in the order of their creation.
[[nodiscard]] Picture pictureOf(const migration::MigrationFacts &facts, const QList<migration::Task> &tasks,
                                const QString &transitName);

/// A grid of equal squares in an area: as large as they can be, never larger than `largest`.
struct Grid {
    int columns = 0;
    qreal side = 0;
    qreal gap = 0;

    [[nodiscard]] QRectF cell(int index, const QRectF &area) const;
};
[[nodiscard]] Grid gridFor(int count, const QSizeF &area, qreal largest);

} // namespace escale::ui
