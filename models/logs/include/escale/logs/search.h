// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/error.h>
#include <escale/logs/index.h>
#include <escale/logs/line_set.h>
#include <escale/logs/source.h>

#include <QtCore/QString>

#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

/// Search for text and regular expressions in whole blocks of UTF-8; hits become lines afterwards. A match lies within one line.
namespace escale::logs {

struct PatternOptions {
    bool isRegularExpression = false; ///< of PCRE2's kind, with look-around and back references
    bool isCaseSensitive = false;
    bool isWholeWord = false;
};

/// Something to search for, made ready once. Value type, implicitly shared; may be used by several threads at a time.
class Pattern {
public:
    Pattern();
    /// Fails with "bad_pattern" (params: offset in characters) and PCRE2's words in detail.
    [[nodiscard]] static Result<Pattern> make(const QString &text, const PatternOptions &options = {});

    [[nodiscard]] bool isNull() const noexcept { return !m_data; }
    [[nodiscard]] const QString &text() const;
    [[nodiscard]] const PatternOptions &options() const;

    struct Hit {
        qsizetype offset = 0; ///< bytes from the line's first
        qsizetype size = 0;

        friend bool operator==(const Hit &, const Hit &) = default;
    };
    /// Where it is in a line (without its end), in order, without overlap, at most `limit` times.
    [[nodiscard]] std::vector<Hit> hits(QByteArrayView line, qsizetype limit = 1000) const;
    [[nodiscard]] bool matches(QByteArrayView line) const;

    struct Data;
    /// For the library itself.
    [[nodiscard]] const std::shared_ptr<const Data> &data() const noexcept { return m_data; }

private:
    std::shared_ptr<const Data> m_data;
};

struct SearchOptions {
    int threads = 2; ///< used where the source has random access
    /// Searched from here on, up to the index's end; for what a growing log has got since.
    qint64 firstLine = 0;
    /// Called from the thread that called search(), a few times a second: lines searched so far, and how many of them match.
    std::function<void(qint64 linesDone, qint64 matching)> progress;
};

struct SearchResult {
    LineSet lines; ///< sealed, of index.lineCount() lines
    bool isComplete = false; ///< false where it was stopped
    qint64 givenUp = 0; ///< lines on which a regular expression was tried for too long, which count as not matching
};

/// The lines of a log that match. Blocks its thread; a stop takes effect within one block (256 KiB). Fails as Source::read does.
[[nodiscard]] Result<SearchResult> search(const Source &source, const Index &index, const Pattern &pattern,
                                          std::stop_token stop = {}, const SearchOptions &options = {});

} // namespace escale::logs
