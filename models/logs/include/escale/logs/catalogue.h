// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/enum_names.h>

#include <QtCore/QJsonObject>
#include <QtCore/QString>
#include <QtCore/QStringView>

#include <functional>
#include <span>
#include <vector>

/// The messages of the migration log, of the desktop's log and of what can be wrong with a bundle. An entry carries a code
/// and typed parameters, never a sentence that somebody has to understand: the sentence is made when it is read, in the
/// language of whoever reads (sentence.h). This table is the one source of both languages, for the platform, the desktop,
/// escalectl and the help.
namespace escale::logs {

using namespace Qt::StringLiterals;

enum class Severity { Info, Warning, Error, Unknown };

/// How a parameter is written for a reader.
enum class ParamType {
    Text, ///< a name or somebody's words: the same in every language
    Word, ///< one of the vocabulary's words (an action, a stage, a gate), which is translated
    Words, ///< several of them, "a, b"
    Integer,
    Seconds, ///< a duration, fractional
    Bytes,
    Time ///< RFC 3339, UTC
};

/// Whom or what a parameter identifies, for redaction.
enum class Identifies {
    Nothing,
    Account,
    Server,
    Customer,
    Person, ///< somebody who uses Escale
    Domain,
    Database,
    Address, ///< an IP address or a place on the network
    Free, ///< a path or a text of a program, in which names may stand
    Prose ///< somebody's own words, which may say anything
};

struct Parameter {
    const char *name;
    ParamType type;
    Identifies identifies = Identifies::Nothing;
};

struct Message {
    const char *code; ///< "ESC-4102": stable for ever
    Severity severity;
    const char *action; ///< event.action: a stable word for tools
    std::span<const Parameter> parameters;
    const char *english; ///< UTF-8, with {parameter}
    const char *french;
    const char *todoEnglish = ""; ///< what to do about it, a sentence; empty: nothing
    const char *todoFrench = "";
};

/// All messages, in the order of their codes.
[[nodiscard]] std::span<const Message> catalogue() noexcept;
/// None where a newer platform wrote a code that this program does not know.
[[nodiscard]] const Message *findMessage(QStringView code) noexcept;
/// By event.action, which is also the code of an Error of this library.
[[nodiscard]] const Message *findMessageByAction(QStringView action) noexcept;

/// A stretch of a sentence: words that are always the same, or a {parameter}.
struct SentencePart {
    QString words;
    const Parameter *parameter = nullptr; ///< none: it is words
};
/// A sentence of the message, in order. A name in braces that is no parameter of the message is words, with its braces.
[[nodiscard]] std::vector<SentencePart> partsOf(const QString &sentence, const Message &message);

/// Fills the {parameters} of a sentence. One that is missing stays visible, in braces. `render` turns a typed value into
/// words; without it the plain value is used.
using Render = std::function<QString(const Parameter &, const QJsonValue &)>;
[[nodiscard]] QString fill(const QString &sentence, const Message &message, const QJsonObject &params,
                           const Render &render = {});

/// The English sentence, as the log holds it for lnav, jq and grep; the code itself where it is not known.
[[nodiscard]] QString englishMessage(QStringView code, const QJsonObject &params);

} // namespace escale::logs

namespace escale {

template <>
inline constexpr auto enumNames<logs::Severity> = std::to_array<QLatin1StringView>(
    {QLatin1StringView("info"), QLatin1StringView("warning"), QLatin1StringView("error")});

} // namespace escale
