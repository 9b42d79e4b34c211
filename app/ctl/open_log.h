// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "arguments.h"

#include <escale/logs/bundle.h>
#include <escale/logs/index.h>
#include <escale/logs/line_set.h>
#include <escale/logs/source.h>

#include <optional>
#include <vector>

namespace escale::ctl {

/// A log that was named on the command line, whatever it lies in.
struct OpenLog {
    QString path;
    std::optional<logs::Bundle> bundle;
    std::shared_ptr<logs::Source> source;
    logs::Index index;
    logs::LineSet lines; ///< those that --filter lets through; of size 0: all

    [[nodiscard]] qint64 shown() const;
    [[nodiscard]] qint64 lineAt(qint64 place) const;
};

/// Opens and indexes it, and applies --filter.
[[nodiscard]] Result<OpenLog> openLog(const QString &path, const Arguments &arguments);
/// As many as there are names, or the first error.
[[nodiscard]] Result<std::vector<OpenLog>> openLogs(const QStringList &paths, const Arguments &arguments);

} // namespace escale::ctl
