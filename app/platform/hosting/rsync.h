// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hosting/driver.h"

namespace escale::platform {

struct RsyncJob {
    QStringList options; ///< besides -a, -H and those for progress
    QStringList sources;
    QString target;
    bool live = false; ///< files may vanish while it runs: that is no failure
};

/// Runs rsync in the calling thread and reads its progress. Ends it when `stop` is set ("cancelled"); it also ends when
/// this program does, so that no copy goes on behind the back of the next run. `bytes` is called with what was sent, `raw`
/// with what rsync says: the command, a line for each thing that it changes, its figures and its complaints.
[[nodiscard]] Result<CopyReport> rsync(const RsyncJob &job, const std::function<void(qint64 bytes)> &bytes,
                                       const ProgressSink::Raw &raw, HostingDriver::Stop stop);

} // namespace escale::platform
