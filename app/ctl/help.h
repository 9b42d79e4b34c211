// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/error.h>
#include <escale/logs/sentence.h>

#include <QtCore/QStringList>

namespace escale::ctl {

/// Of everything.
[[nodiscard]] QString helpText(logs::Language language);
/// Of one command, which takes these options.
[[nodiscard]] QString helpText(const QString &command, const QStringList &options, logs::Language language);
/// A sentence for every error that this program can meet.
[[nodiscard]] QString complaint(const Error &error, logs::Language language);

} // namespace escale::ctl
