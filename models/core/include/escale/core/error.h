// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QString>

#include <expected>

namespace escale {

/// Why something failed, across layers. It carries no sentence: `code` is stable and the window makes the
/// sentence from code and params in the reader's language. Value type, any thread.
struct Error {
    QString code;       ///< snake_case, from the contract or from the library that failed ("timeout", "io_failed")
    QJsonObject params; ///< typed values that the sentence needs
    QString detail; ///< raw text for a support request: a tool's or the platform's own words, never shown as markup

    friend bool operator==(const Error &, const Error &) = default;
};

template <typename T>
using Result = std::expected<T, Error>;

[[nodiscard]] std::unexpected<Error> failure(QString code, QJsonObject params = {}, QString detail = {});

} // namespace escale
