// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/core/log_categories.h>

namespace escale {

Q_LOGGING_CATEGORY(logCore, "escale.core", QtInfoMsg)
Q_LOGGING_CATEGORY(logApi, "escale.api", QtInfoMsg)
Q_LOGGING_CATEGORY(logSync, "escale.sync", QtInfoMsg)
Q_LOGGING_CATEGORY(logStore, "escale.store", QtInfoMsg)
Q_LOGGING_CATEGORY(logPlatform, "escale.platform", QtInfoMsg)
Q_LOGGING_CATEGORY(logUi, "escale.ui", QtInfoMsg)

} // namespace escale
