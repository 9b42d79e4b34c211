// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/api/snapshot.h>
#include <escale/logs/bundle.h>
#include <escale/logs/redaction.h>

using namespace escale;
using namespace escale::logs;

/// A bundle from a stranger: opened, verified, read and redacted as the reader does it.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    // Small limits, so that the fuzzer looks for faults and not for memory.
    const BundleLimits limits{.manifest = 64 << 10, .state = 256 << 10, .member = 256 << 10};
    const auto bundle = Bundle::fromBytes(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)), limits);
    if (!bundle)
        return 0;
    (void)bundle->verify();
    (void)bundle->rawTasks();
    for (const BundleMember &member : bundle->manifest().members) {
        const auto content = bundle->readAll(member.name);
        if (content && content->size() != bundle->sizeOf(member.name))
            __builtin_trap();
    }
    if (const auto state = bundle->readState())
        (void)api::decodeSnapshot(*state);
    Pseudonyms names;
    (void)previewRedaction(*bundle, names, {.withRaw = true});
    return 0;
}
