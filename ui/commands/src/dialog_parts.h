// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/ui/commands/state.h>

class QHBoxLayout;
class QListWidget;

namespace escale::ui {

/// Where items of a dialog's list keep the id of what they are about.
constexpr int idRole = Qt::UserRole;

/// As high as its rows, up to eight of them.
void fitHeight(QListWidget &list);
/// Indented below a radio button's text.
[[nodiscard]] QHBoxLayout *indented(QWidget *widget, int by);
/// "Mon-Fri 09:00-18:00" with the names of the days in the reader's language.
[[nodiscard]] QString localHours(QString hours);
/// Of all of them, one after the other.
[[nodiscard]] migration::Estimate sum(const JourneyState &state, const QList<AccountId> &accounts);
[[nodiscard]] migration::Configuration configurationOf(const Server &server);

} // namespace escale::ui
