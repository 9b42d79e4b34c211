// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

// For programs that link the plugin instead of loading it.

#include <QtCore/QtPlugin>

Q_IMPORT_PLUGIN(FrameworkSyntax)
