// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <span>

namespace escale::platform {

/// The statements that take the database from one version to the next, in order. A step that has been released is never
/// changed: another one is added.
using SchemaStep = std::span<const char *const>;
[[nodiscard]] std::span<const SchemaStep> schemaSteps() noexcept;

} // namespace escale::platform
