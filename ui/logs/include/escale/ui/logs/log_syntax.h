// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace escale::ui {

/// What kind of text a log holds, and so how it is coloured: a migration log as sentences, the same as it is on disk, a tool's
/// output, anything else.
enum class LogSyntax { Sentence, Json, Rsync, PgRestore, Plain };

} // namespace escale::ui
