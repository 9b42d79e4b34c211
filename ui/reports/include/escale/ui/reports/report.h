// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/error.h>
#include <escale/logs/entry.h>
#include <escale/ui/commands/state.h>

#include <QtCore/QByteArray>

/// What leaves the program about a migration: a report, its accounts, its clocks. In the reader's language, of the facts
/// at one moment. GUI thread: the picture is drawn by a widget.
namespace escale::ui::reports {

struct Report {
    JourneyState state; ///< \pre loaded
    QString platform; ///< its name
    QList<logs::Entry> log; ///< the extract to print (see extractOf); empty: none is printed
    qsizetype logEntries = 0; ///< how many entries the log holds in all
};

/// What of a log belongs into a report: all warnings and errors, and of each task its last entry, which says how it ended;
/// in the log's order, and of too many the latest.
[[nodiscard]] QList<logs::Entry> extractOf(const QList<logs::Entry> &log);

/// One page that needs nothing beside it: the picture is within. Names from outside are escaped.
[[nodiscard]] QString toHtml(const Report &report);
/// The same on A4 pages. Fails with "io_failed".
[[nodiscard]] Result<void> writePdf(const QString &path, const Report &report);

/// One row an account, both legs: RFC 4180, UTF-8 with a mark that spreadsheets need, times as RFC 3339 in UTC, durations
/// in seconds, amounts of data in bytes. A cell that a spreadsheet would take for a formula is made text by an apostrophe.
[[nodiscard]] QByteArray accountsCsv(const JourneyState &state);

/// The clocks as RFC 5545: deadline, free transit, finalisation, the rollback of each account on transit, the end of each
/// test; each with a reminder a day before. The same clock has the same UID in each export, so that a calendar that
/// imports it again moves it instead of doubling it.
[[nodiscard]] QByteArray clocksCalendar(const JourneyState &state, const QString &platform);

} // namespace escale::ui::reports
