// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/Qt>

namespace escale::items {

/// What lists of places in logs (findings, bookmarks, matches) tell besides their text.
enum LogRole {
    LogLineRole = Qt::UserRole + 1, ///< qint64, from 0
    LogSeverityRole,                ///< logs::Severity
    LogPlaceRole,                   ///< where it is, or how much, in words
    LogNoteRole
};

} // namespace escale::items
