// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/api/transport.h>

#include <escale/core/plugin.h>

namespace escale::api {

Network *findNetwork()
{
    return plugin<Network>(networkFile);
}

} // namespace escale::api
