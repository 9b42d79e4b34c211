// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QAbstractItemView;
class QMenu;

namespace escale::ui {

/// Adds *Copy as text* (Ctrl+C) and *Copy as Markdown* (Ctrl+Shift+C) to a table: of the selected rows where there are
/// several, otherwise of all of them; columns that are hidden are left out. With `menu` they come as its context menu;
/// a view that has a menu of its own adds the actions to it (`view.actions()`). They follow the language.
void offerCopies(QAbstractItemView &view, bool menu = true);

} // namespace escale::ui
