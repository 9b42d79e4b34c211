// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/items/log_shown.h>
#include <escale/logs/query.h>

#include <list>
#include <optional>

namespace escale::items {

/// logs::Filter, which also finds texts in the sentences that the lines are shown as. Remembers what each text found; used by
/// one thread at a time.
class LineFinder {
public:
    using Progress = std::function<void(qint64 linesDone, qint64 matching)>;

    /// `zone`: by whose clock entries show their times.
    LineFinder(std::shared_ptr<const logs::Source> source, const QTimeZone &zone);

    /// As logs::Filter::apply. `shownIn`: texts are looked for in entries as this language shows them, and in the values as
    /// they stand in the line; none: in the line as it stands, whatever it is. Regular expressions are always about the line.
    [[nodiscard]] Result<logs::Filter::Found> apply(const logs::Query &query, const logs::Index &index,
                                                    const std::optional<logs::Language> &shownIn, std::stop_token stop,
                                                    const Progress &progress);

private:
    struct Kept {
        QString text;
        bool isCaseSensitive = false;
        logs::Language language = logs::Language::English;
        logs::LineSet lines; ///< those of which only the sentence says that they match
        qint64 done = 0;
    };

    /// Of size 0, for a log that has lines, where it was stopped.
    [[nodiscard]] Result<logs::LineSet> evaluate(const logs::Query &query, const logs::Index &index,
                                                 logs::Language language, const std::stop_token &stop,
                                                 const Progress &progress);
    [[nodiscard]] Result<logs::LineSet> shown(const logs::Query &condition, const logs::Index &index,
                                              logs::Language language, const std::stop_token &stop,
                                              const Progress &progress);
    [[nodiscard]] Result<bool> extend(Kept &kept, const logs::Index &index, const ShownText &text,
                                      const std::stop_token &stop, const Progress &progress);

    std::shared_ptr<const logs::Source> m_source;
    QTimeZone m_zone;
    logs::Filter m_filter;
    std::list<Kept> m_kept; ///< the last used one first
};

} // namespace escale::items
