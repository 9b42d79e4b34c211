// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/items/log_rows.h>
#include <escale/logs/sentence.h>

#include <QtCore/QString>

/// Lines of a log as text: for the screen, the clipboard and a screen reader. Pure, any thread.
namespace escale::items {

/// Bytes from anywhere as text that can be drawn on one line: invalid UTF-8 as U+FFFD, control characters as their pictures,
/// a tab as four spaces. Characters that turn the direction of writing are shown as U+FFFD too, so that no line can pretend
/// to be another.
[[nodiscard]] QString printableBytes(QByteArrayView bytes);
[[nodiscard]] QString printable(const QString &text);

/// The sentence of an entry, or the line as it is.
[[nodiscard]] QString lineText(const LogLine &line, logs::Language language);
/// The columns in one line: time, level, code, step, account, sentence. Copied, the time is in UTC and says so, since nobody
/// knows where it will be read; read out, it is the one that is on the screen.
enum class LineTime { Utc, Shown };
[[nodiscard]] QString wholeLine(const LogLine &line, logs::Language language, LineTime time = LineTime::Utc);
/// "INFO", "WARN", "ERROR": the same in every language, as log viewers have it. Empty where it is not known.
[[nodiscard]] QString levelText(logs::Severity severity);

/// How lines are copied.
enum class CopyFormat { Text, Markdown, Json };
/// In these languages, one after the other; JSON is the line as it stands in the log, in no language.
[[nodiscard]] QString copyText(const QList<LogLine> &lines, CopyFormat format, const QList<logs::Language> &languages);

} // namespace escale::items
