// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "arguments.h"
#include "output.h"

namespace escale::ctl {

/// Each does one command and returns how it ended, or why it could not be done.
[[nodiscard]] Result<ExitCode> show(const Arguments &arguments, Output &output);
[[nodiscard]] Result<ExitCode> searchFor(const Arguments &arguments, Output &output);
[[nodiscard]] Result<ExitCode> stats(const Arguments &arguments, Output &output);
[[nodiscard]] Result<ExitCode> verify(const Arguments &arguments, Output &output);
[[nodiscard]] Result<ExitCode> exportBundle(const Arguments &arguments, Output &output);
[[nodiscard]] Result<ExitCode> redactFile(const Arguments &arguments, Output &output);
/// Of the bundle in `path`, as the other arguments say.
[[nodiscard]] Result<ExitCode> redact(const Arguments &arguments, const QString &path, Output &output);
[[nodiscard]] Result<ExitCode> compare(const Arguments &arguments, Output &output);
[[nodiscard]] Result<ExitCode> codes(const Arguments &arguments, Output &output);

/// Parses, runs, complains. \pre a QCoreApplication exists
[[nodiscard]] int run(const QStringList &arguments, logs::Language environment, Output &output);

} // namespace escale::ctl
