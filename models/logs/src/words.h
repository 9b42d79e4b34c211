// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QStringView>

#include <span>

namespace escale::logs::detail {

/// A word of the contract's vocabulary, as it stands in the middle of a sentence, in UTF-8.
struct Word {
    const char *word;
    const char *english;
    const char *french;
};

[[nodiscard]] std::span<const Word> allWords() noexcept;
/// None for a word that is not known.
[[nodiscard]] const Word *findWord(QStringView word) noexcept;
/// 1 to 8; none otherwise.
[[nodiscard]] const Word *findStep(int step) noexcept;

} // namespace escale::logs::detail
