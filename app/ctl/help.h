// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/error.h>
#include <escale/logs/sentence.h>

namespace escale::ctl {

[[nodiscard]] QString helpText(logs::Language language);
/// A sentence for every error that this program can meet.
[[nodiscard]] QString complaint(const Error &error, logs::Language language);

} // namespace escale::ctl
