// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/error.h>
#include <escale/logs/index.h>
#include <escale/logs/line_set.h>
#include <escale/logs/search.h>

#include <QtCore/QString>

#include <memory>
#include <stop_token>
#include <vector>

/// What is shown of a log: conditions that are combined with and, or, not, nested, each of which can be switched off.
///
///     step:4 account:shop (level:>=warning or code:ESC-42*) not "rsync" ~actor:Sophie /copied [0-9]+ files/
///
/// Two conditions beside each other must both hold; `or` binds less than that, `not` (or `-`) more; `~` before a part means
/// that it is there but switched off. Fields: step, account, task, level, actor, code, time, text (or words without a field),
/// regex (or between slashes). `account`, `task`, `actor` and `code` take `*` for any characters. `level` takes info, warning,
/// error, none, and `step` its number, both also after >=, <=, > or <. `time` takes FROM..TO, either may be missing, in RFC 3339
/// or a part of it (2026-11-21, 2026-11-21T10:15), UTC; a moment alone stands for the day, minute or second that it names.
/// Text ignores case unless `case:` comes right before it. A value with a space or one of ()"/~ is put in quotes, with \" and \\ in them.
namespace escale::logs {

enum class Field { Step, Account, Task, Level, Actor, Code, Time, Text, Regex };

/// A part of a query: a condition, or several parts combined. Value type.
struct Query {
    enum class Kind { Condition, And, Or, Not };

    Kind kind = Kind::And;
    bool isOn = true;
    std::vector<Query> parts; ///< of And, Or; exactly one of Not

    // Of a condition:
    Field field = Field::Text;
    QString value; ///< as written after the field, without quotes
    bool isCaseSensitive = false; ///< Text and Regex

    /// Shows everything: an And of nothing.
    [[nodiscard]] bool isEmpty() const noexcept { return kind != Kind::Condition && parts.empty(); }
    [[nodiscard]] static Query condition(Field field, const QString &value, bool isCaseSensitive = false);

    friend bool operator==(const Query &, const Query &) = default;
};

/// Reads the text form. Fails with "bad_query" (params: offset, in characters; reason: a word: unknown_field, bad_value,
/// unclosed_quote, unclosed_parenthesis, unexpected, empty, too_deep) or with "bad_pattern" for a regular expression (offset: of the condition).
[[nodiscard]] Result<Query> parseQuery(QStringView text);
/// Writes it so that parseQuery() reads the same again, apart from combinations of one part, which need no parentheses.
[[nodiscard]] QString toText(const Query &query);
/// The name of a field as it is written.
[[nodiscard]] QLatin1StringView fieldName(Field field);

/// Evaluates queries over one log and remembers what each condition found, so that switching one on or off costs no search.
/// Used by one thread at a time. Bounded: the conditions not used for longest are forgotten beyond 64.
class Filter {
public:
    explicit Filter(std::shared_ptr<const Source> source);
    ~Filter();
    Q_DISABLE_COPY_MOVE(Filter)

    struct Found {
        LineSet lines; ///< sealed
        bool isComplete = false; ///< false where it was stopped: then `lines` is empty
    };
    /// The lines that a query shows. A part that is off is as if it were not there; a combination of which all parts are off, too.
    /// Conditions on columns need the index alone; text and regular expressions search the log. Of an index that has grown,
    /// only what is new is looked at. Fails as Source::read does, or with "bad_pattern", "bad_query".
    [[nodiscard]] Result<Found> apply(const Query &query, const Index &index, std::stop_token stop = {},
                                      const std::function<void(qint64 linesDone, qint64 matching)> &progress = {});

    /// Whether a single line matches a query, read from the line itself and no column: what Filter finds, slowly.
    [[nodiscard]] static Result<bool> matches(const Query &query, QByteArrayView line, qint64 inheritedTime = noTime);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace escale::logs
