// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/api/jobs.h>
#include <escale/sync/command.h>

#include <memory>

namespace escale {

/// The one place that knows which endpoint carries out which command. Null for what none does.
[[nodiscard]] std::unique_ptr<api::ActionJob> makeCommandJob(const CommandRequest &command, const QByteArray &key);

} // namespace escale
