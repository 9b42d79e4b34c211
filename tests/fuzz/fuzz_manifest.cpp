// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "manifest.h"

using namespace escale::logs;

/// A table of contents by itself: within a bundle its checksum would have to fit.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray json(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto manifest = detail::manifestFromJson(json);
    if (!manifest)
        return 0;
    (void)detail::signatureFits(json, *manifest);
    // What was read can be written, and then reads the same.
    const auto again = detail::manifestFromJson(detail::toJson(*manifest, nullptr));
    if (!again || again->members != manifest->members || again->entries != manifest->entries)
        __builtin_trap();
    return 0;
}
