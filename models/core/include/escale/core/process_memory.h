// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace escale {

/// For a program that holds tokens, first thing in main(): its memory is written nowhere when it crashes, and no other process
/// of the same user can read it. The libraries between a token and the wire (strings, headers, buffers of sockets, a keychain's
/// messages) leave copies that nobody could find and wipe, so it is the whole memory that is kept in.
///
/// Does nothing where the environment has ESCALE_CORE_DUMPS=1: for who looks for the cause of a crash. What is swapped out
/// is beyond this.
void keepMemoryPrivate();

} // namespace escale
