// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "literal_finder.h"

#include <escale/logs/search.h>

#include <hs.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <memory>
#include <mutex>

namespace escale::logs {

template <auto destroy>
struct Destroy {
    template <typename T>
    void operator()(T *what) const
    {
        destroy(what);
    }
};
using PcreCode = std::unique_ptr<pcre2_code, Destroy<pcre2_code_free>>;
using PcreMatch = std::unique_ptr<pcre2_match_data, Destroy<pcre2_match_data_free>>;
using PcreContext = std::unique_ptr<pcre2_match_context, Destroy<pcre2_match_context_free>>;
using PcreStack = std::unique_ptr<pcre2_jit_stack, Destroy<pcre2_jit_stack_free>>;
using HsDatabase = std::unique_ptr<hs_database_t, Destroy<hs_free_database>>;
using HsScratch = std::unique_ptr<hs_scratch_t, Destroy<hs_free_scratch>>;

/// A pattern, compiled. PCRE2 on a single line says what matches; Vectorscan goes over whole blocks and must come to the same
/// lines, or to more of them, which PCRE2 then looks at again (needsCheck).
struct Pattern::Data {
    QString text;
    PatternOptions options;
    QByteArray literal; ///< not empty: this very text is searched, and nothing of the rest is set
    std::vector<QByteArray> required; ///< texts that are in every match; where one is rare, it is looked for first
    PcreCode code;
    QByteArray source; ///< of `code`, without the boundaries of a whole word

    struct Blocks {
        HsDatabase ascii; ///< for blocks that are ASCII; null where Vectorscan cannot do it
        HsDatabase utf8; ///< for others, if they are valid UTF-8
        bool needsCheck = false;
        bool mindsLineEnd = false; ///< it looks at the end of the line, so a CR there makes a difference
    };
    /// What searches whole blocks. Made when it is first asked for, by any thread: it costs a hundred times the rest, and who
    /// looks at single lines, or only asks whether it is a pattern, does without.
    [[nodiscard]] const Blocks &blocks() const;

private:
    mutable std::once_flag m_blocksMade;
    mutable Blocks m_blocks;
};

/// Matches single lines; one a thread.
class LineMatcher {
public:
    enum class Answer { Yes, No, GaveUp };

    explicit LineMatcher(const Pattern::Data &pattern);
    [[nodiscard]] Answer match(const char *begin, const char *end, qsizetype from = 0);
    /// Of the last match that was a Yes.
    [[nodiscard]] Pattern::Hit hit() const;

private:
    const Pattern::Data &m_pattern;
    PcreMatch m_match;
    PcreContext m_context;
    PcreStack m_stack;
};

} // namespace escale::logs
