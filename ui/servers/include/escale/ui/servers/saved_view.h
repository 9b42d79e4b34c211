// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

namespace escale::ui {

/// A filter that somebody has given a name.
struct SavedView {
    QString name;
    QString filter;

    friend bool operator==(const SavedView &, const SavedView &) = default;
};

} // namespace escale::ui
