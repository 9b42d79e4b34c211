// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

namespace escale {
class Fleet;
}

namespace escale::ui {

/// A platform that the tree shows beside others.
struct TreeConnection {
    QString key;
    QString name;
    QString remark; ///< a word or two on its state; empty: all is well
    const Fleet *fleet = nullptr;
};

} // namespace escale::ui
