// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/error.h>

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QTimeZone>

namespace escale::desktop {

/// The log of a migration that never was, for pictures and tests: seven accounts of one server through all eight steps, with
/// one attempt that is taken back because the copy differs, a downtime above its estimate and a rollback. Its entries are
/// real ones, chained as the platform chains them; the same seed makes the same bytes.
struct InventedMigration {
    QString server = QStringLiteral("srv-gamma");
    QString transit = QStringLiteral("transit-03");
    QDateTime start = QDateTime(QDate(2026, 10, 28), QTime(9, 12), QTimeZone::UTC);
    quint32 seed = 1;
    /// Stages of files and databases besides those that the story needs, to make it long.
    int fillers = 12;

    /// The lines, without line ends.
    [[nodiscard]] QList<QByteArray> lines() const;
    /// What rsync and pg_restore said in one of its tasks.
    [[nodiscard]] QByteArray rsyncOutput() const;
    [[nodiscard]] QByteArray pgRestoreOutput() const;
    /// How it stood at the end: state.json of its bundle.
    [[nodiscard]] QByteArray state() const;
    /// A bundle, signed with a key of the moment.
    [[nodiscard]] Result<void> writeBundle(const QString &path) const;
};

/// Writes a bundle again with one figure of its log changed, as somebody would who has no key.
[[nodiscard]] Result<void> writeTampered(const QString &bundle, const QString &path);

} // namespace escale::desktop
