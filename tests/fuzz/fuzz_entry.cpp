// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/logs/chain.h>
#include <escale/logs/entry.h>
#include <escale/logs/redaction.h>
#include <escale/logs/sentence.h>

using namespace escale::logs;

/// A log from a stranger, line by line.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    ChainVerifier chain;
    Pseudonyms names;
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    for (const QByteArray &line : text.split('\n')) {
        (void)chain.add(line);
        const auto entry = fromLine(line);
        if (!entry)
            continue;
        (void)sentence(*entry, Language::English, QTimeZone::utc());
        (void)sentence(*entry, Language::French, QTimeZone::utc());
        (void)whatToDo(entry->code, entry->params, Language::French);
        (void)names.of(Identifies::Account, entry->account);
        (void)names.inText(entry->message);
        // What was read can be written, and then reads the same but for its hash.
        auto again = fromLine(toLine(*entry));
        if (!again)
            __builtin_trap();
        if (again->params != entry->params || again->code != entry->code || again->message != entry->message)
            __builtin_trap();
    }
    return 0;
}
