// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/error.h>
#include <escale/logs/catalogue.h>
#include <escale/logs/entry.h>

#include <QtCore/QLocale>
#include <QtCore/QStringList>
#include <QtCore/QTimeZone>

/// Entries in the reader's language, whatever the language of whoever caused them. Pure functions, any thread; nothing
/// depends on the installed translator or the default locale. All texts are plain text: names in them come from outside
/// and must not be shown as markup.
namespace escale::logs {

enum class Language { English, French };

/// English for every language that the catalogue does not speak.
[[nodiscard]] Language languageOf(const QLocale &locale) noexcept;

/// The sentence of an entry. A code that this program does not know shows the entry's own English message with the code.
/// `zone` is where times are told.
[[nodiscard]] QString sentence(const Entry &entry, Language language,
                               const QTimeZone &zone = QTimeZone(QTimeZone::UTC));
/// As above, from the code and the parameters alone; the bare code where it is not known.
[[nodiscard]] QString sentence(QStringView code, const QJsonObject &params, Language language,
                               const QTimeZone &zone = QTimeZone(QTimeZone::UTC));
/// What to do about it; empty where nothing has to be done or the code is not known.
[[nodiscard]] QString whatToDo(QStringView code, const QJsonObject &params, Language language);

/// What happened, for an Error of this library ("bundle_truncated"): its code is the action of a message. A code of
/// another library is named in the sentence.
[[nodiscard]] QString describe(const Error &error, Language language,
                               const QTimeZone &zone = QTimeZone(QTimeZone::UTC));
/// "ESC-8504"; empty for an error of another library.
[[nodiscard]] QString codeOf(const Error &error);

/// One of the vocabulary's words in the middle of a sentence ("precopy" is "précopie"); itself where it is not known.
[[nodiscard]] QString word(QStringView word, Language language);
/// All of them: what a value of the vocabulary can look like.
[[nodiscard]] QStringList vocabulary(Language language);
[[nodiscard]] QString severityName(Severity severity, Language language);
/// "Migrate the accounts"; empty for 0 and what is no step.
[[nodiscard]] QString stepName(int step, Language language);

/// A typed value as it stands in a sentence: "7.3 s" or "7,3 s", "41.2 GiB" or "41,2 Gio", "3 July 2026, 14:05:09".
[[nodiscard]] QString valueText(const Parameter &parameter, const QJsonValue &value, Language language,
                                const QTimeZone &zone = QTimeZone(QTimeZone::UTC));
/// Date and time with seconds, for a column or a copied line.
[[nodiscard]] QString timeText(const QDateTime &at, Language language,
                               const QTimeZone &zone = QTimeZone(QTimeZone::UTC));

} // namespace escale::logs
