// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/order.h"

namespace escale::platform {

[[nodiscard]] Refusal notFound();
/// What the log says of an order that is carried out.
[[nodiscard]] QString logCode(migration::Action action);

} // namespace escale::platform
