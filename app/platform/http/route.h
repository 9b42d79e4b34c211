// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/api.h"

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;

/// One path. `{}` stands for an id.
struct Api::Route {
    enum class Target { None, Account, Migration, Request, Task };

    QLatin1StringView pattern;
    Handler get = nullptr;
    Handler post = nullptr; ///< where it is no action
    Handler remove = nullptr;
    Handler patch = nullptr;
    Target target = Target::None; ///< of an action
    Action action = Action::Unknown;

    [[nodiscard]] QByteArray allowed() const
    {
        QByteArray methods;
        if (get)
            methods += "GET";
        if (post || target != Target::None)
            methods += methods.isEmpty() ? "POST" : ", POST";
        if (patch)
            methods += methods.isEmpty() ? "PATCH" : ", PATCH";
        if (remove)
            methods += methods.isEmpty() ? "DELETE" : ", DELETE";
        return methods;
    }
};

} // namespace escale::platform
