// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/core/error.h>

namespace escale {

std::unexpected<Error> failure(QString code, QJsonObject params, QString detail)
{
    return std::unexpected(Error{std::move(code), std::move(params), std::move(detail)});
}

} // namespace escale
