// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QList>

class QAction;
class QWidget;

namespace escale::ui {

/// Shown without blocking; each deletes itself when it is closed. GUI thread.
void showAbout(QWidget *parent);
/// The commands with their keys, as the window has them now.
void showShortcuts(const QList<QAction *> &actions, QWidget *parent);

} // namespace escale::ui
