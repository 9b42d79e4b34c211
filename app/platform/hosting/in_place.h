// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hosting/driver.h"

namespace escale::platform::inplace {

/// Rewrites each database of a folder in the format of the newer engine: into a new file, compared table by table with the
/// old one, which is kept under `kept` before the new one takes its name. Nobody may write meanwhile. Idempotent: one that
/// is in the newer format is left alone, and a kill at any instant leaves either file whole under the database's name.
[[nodiscard]] Result<CopyReport> upgrade(const QString &folder, const QString &kept, qint64 format,
                                         const ProgressSink &progress, const StageWatch &stop);

/// Asks each database whether it is sound, before anything is touched: "database_damaged" with {database} where not.
[[nodiscard]] Result<void> check(const QString &folder, const StageWatch &watch);

/// "3.46" is 346: what the files say of their format.
[[nodiscard]] qint64 formatOf(const QString &version);

} // namespace escale::platform::inplace
