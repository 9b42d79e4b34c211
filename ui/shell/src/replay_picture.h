// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace escale::ui {

class ReaderPage;

/// Gives the reader's replay the journey's picture: the reader says what it shows, and neither screen knows the other.
void showReplayIn(ReaderPage &reader);

} // namespace escale::ui
