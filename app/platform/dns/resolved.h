// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QString>

namespace escale::platform {

/// What a resolver says of a domain.
struct Resolved {
    QString address; ///< empty: there is no such name, or nobody has answered yet
    QDateTime at;    ///< when it was asked; invalid: no answer yet

    friend bool operator==(const Resolved &, const Resolved &) = default;
};

} // namespace escale::platform
