// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/core/enum_names.h>

#include <QtCore/QString>

namespace escale::detail {

qsizetype findName(const QLatin1StringView *names, qsizetype count, QStringView text) noexcept
{
    for (qsizetype i = 0; i < count; ++i) {
        if (text == names[i])
            return i;
    }
    return -1;
}

} // namespace escale::detail
