// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/migration/vocabulary.h>

#include <QtCore/QString>

namespace escale::ui {

/// A side that one may take on a practice platform, where all tokens are at hand. Value, GUI thread.
struct Side {
    migration::Party role = migration::Party::Unknown;
    QString customer; ///< a customer's name; empty for the others

    friend bool operator==(const Side &, const Side &) = default;
};

} // namespace escale::ui
