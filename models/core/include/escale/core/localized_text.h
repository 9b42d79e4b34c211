// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QLocale>
#include <QtCore/QString>

namespace escale {

/// Text that a platform serves in both languages, such as a migration's name.
struct LocalizedText {
    QString en;
    QString fr;

    /// The text in the locale's language; the other language where that one is missing.
    [[nodiscard]] const QString &in(const QLocale &locale) const
    {
        const bool french = locale.language() == QLocale::French;
        const QString &wanted = french ? fr : en;
        return wanted.isEmpty() ? (french ? en : fr) : wanted;
    }

    friend bool operator==(const LocalizedText &, const LocalizedText &) = default;
};

} // namespace escale
