// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QModelIndex>
#include <QtCore/QPointer>
#include <QtCore/QString>
#include <QtWidgets/QWidget>

class QAbstractItemView;
class QMenu;

namespace escale::desktop {

/// Finds widgets as a person does (visible, by name) and works them with real mouse and key events, so that whatever
/// blocks a person blocks it too: a disabled button is not pressed, a hidden one is not found. Window's thread only.
/// It owns nothing and waits for nothing: whoever drives it waits for what should follow.
class Robot {
public:
    /// The visible, enabled-or-not widget of this object name in any window of the program; null where there is none.
    [[nodiscard]] static QWidget *find(const QString &name);

    template <typename W>
    [[nodiscard]] static W *find(const QString &name)
    {
        return qobject_cast<W *>(find(name));
    }

    /// Clicks the middle of a widget. False where it is missing, hidden, disabled or behind a modal dialog.
    [[nodiscard]] static bool click(QWidget *widget);
    [[nodiscard]] static bool click(const QString &name) { return click(find(name)); }

    /// Clicks a row of a view, with modifiers for a larger selection. Scrolls to it first.
    [[nodiscard]] static bool clickRow(QAbstractItemView *view, const QModelIndex &index,
                                       Qt::KeyboardModifiers modifiers = Qt::NoModifier);

    /// Replaces the text of an editor, key by key.
    [[nodiscard]] static bool type(QWidget *editor, const QString &text);

    /// Chooses an entry of a combo box by its data or text, with the keyboard.
    [[nodiscard]] static bool choose(const QString &comboName, const QVariant &data);

    /// Triggers the action of this object name if it is enabled and a person could reach it in the window's menus.
    [[nodiscard]] static bool trigger(const QString &actionName);
};

} // namespace escale::desktop
