// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/logs/compare.h>
#include <escale/logs/query.h>
#include <escale/logs/review.h>

#include <algorithm>

#include <sys/mman.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace escale::logs;

namespace {

/// Whether Vectorscan may be asked: what it makes of a long expression can take longer than a fuzzer waits.
bool isCheap(const Query &query)
{
    constexpr qsizetype longest = 24;
    if (query.field == Field::Regex && query.value.size() > longest)
        return false;
    return std::ranges::all_of(query.parts, isCheap);
}

/// Whether Vectorscan is asked at all.
bool hasPattern(const Query &query)
{
    return (query.kind == Query::Kind::Condition && (query.field == Field::Regex || query.field == Field::Text))
           || std::ranges::any_of(query.parts, hasPattern);
}

} // namespace

/// A filter that somebody typed in the first line, and a log of any kind and packing behind it.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArrayView input(data, qsizetype(size));
    const qsizetype feed = input.indexOf('\n');
    const auto query = parseQuery(QString::fromUtf8(feed < 0 ? input : input.first(feed)));
    if (query) {
        // What was read can be written, and then reads the same.
        const auto again = parseQuery(toText(*query));
        if (!again || *again != *query)
            __builtin_trap();
    }
    if (feed < 0)
        return 0;
    const QByteArrayView log = input.sliced(feed + 1);
    const int file = memfd_create("log", MFD_CLOEXEC);
    if (file < 0 || ::write(file, log.data(), std::size_t(log.size())) != log.size())
        __builtin_trap();
    if (const auto source = Source::open(u"/proc/self/fd/%1"_s.arg(file))) {
        const Index index = buildIndex(**source, {}, {.threads = 1, .progress = {}});
        qint64 end = 0;
        for (qint64 line = 0; line < index.lineCount(); ++line) {
            if (index.offset(line) != end || index.end(line) <= end || index.lineAt(end) != line)
                __builtin_trap();
            end = index.end(line);
        }
        (void)review(**source, index);
        // Beside itself, everything is the same.
        const CompareSide side{*source, index, {}};
        if (const auto compared = compare(side, side);
            compared && compared->isComplete && (compared->same != index.lineCount() || compared->changed != 0))
            __builtin_trap();
        // What Vectorscan makes of a pattern takes it 50 ms under the sanitizers, a hundred times as long as all the rest.
        constexpr qsizetype oneIn = 8;
        if (query && isCheap(*query) && (!hasPattern(*query) || log.size() % oneIn == 0)) {
            Filter filter(*source);
            const auto found = filter.apply(*query, index);
            constexpr qint64 most = 50;
            for (qint64 line = 0; found && line < std::min(most, index.lineCount()); ++line) {
                const auto bytes = lineBytes(**source, index, line);
                const auto matches = bytes ? Filter::matches(*query, *bytes, index.time(line)) : false;
                if (bytes && matches && *matches != found->lines.contains(line) && line > 0)
                    __builtin_trap();
            }
        }
    }
    ::close(file);
    return 0;
}
