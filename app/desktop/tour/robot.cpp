// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "robot.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QAbstractScrollArea>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QScrollArea>

namespace escale::desktop {

namespace {

bool isReachable(const QWidget *widget)
{
    if (!widget || !widget->isVisible() || !widget->isEnabled())
        return false;
    const QWidget *modal = QApplication::activeModalWidget();
    return !modal || modal == widget->window();
}

void scrollIntoView(QWidget *widget)
{
    for (QWidget *parent = widget->parentWidget(); parent; parent = parent->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(parent);
            area && area->widget() && area->widget()->isAncestorOf(widget))
            area->ensureWidgetVisible(widget);
    }
}

void sendMouse(QWidget *target, QEvent::Type type, QPointF at, Qt::MouseButtons buttons,
               Qt::KeyboardModifiers modifiers)
{
    QMouseEvent event(type, at, target->mapToGlobal(at), Qt::LeftButton, buttons, modifiers);
    QCoreApplication::sendEvent(target, &event);
}

void press(QWidget *target, QPointF at, Qt::KeyboardModifiers modifiers)
{
    const QPointer<QWidget> guard(target);
    sendMouse(target, QEvent::MouseButtonPress, at, Qt::LeftButton, modifiers);
    if (guard)
        sendMouse(target, QEvent::MouseButtonRelease, at, Qt::NoButton, modifiers);
}

void sendKey(QWidget *target, int key, const QString &text = {}, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QKeyEvent down(QEvent::KeyPress, key, modifiers, text);
    QCoreApplication::sendEvent(target, &down);
    QKeyEvent up(QEvent::KeyRelease, key, modifiers, text);
    QCoreApplication::sendEvent(target, &up);
}

} // namespace

QWidget *Robot::find(const QString &name)
{
    QList<QWidget *> windows = QApplication::topLevelWidgets();
    // A dialog lies over the window that it belongs to: what it shows is found first.
    std::ranges::stable_sort(windows, [](const QWidget *a, const QWidget *b) { return a->isModal() > b->isModal(); });
    for (QWidget *window : std::as_const(windows)) {
        if (!window->isVisible())
            continue;
        if (window->objectName() == name)
            return window;
        const QList<QWidget *> named = window->findChildren<QWidget *>(name);
        for (QWidget *widget : named) {
            if (widget->isVisible())
                return widget;
        }
    }
    return nullptr;
}

bool Robot::click(QWidget *widget)
{
    if (!isReachable(widget))
        return false;
    scrollIntoView(widget);
    QPointF at = QRectF(widget->rect()).center();
    // A choice answers on its mark and its text only, which may be much narrower than the widget.
    if (qobject_cast<QRadioButton *>(widget) || qobject_cast<QCheckBox *>(widget))
        at.setX(widget->fontMetrics().height() / 2.0);
    press(widget, at, Qt::NoModifier);
    return true;
}

bool Robot::clickRow(QAbstractItemView *view, const QModelIndex &index, Qt::KeyboardModifiers modifiers)
{
    if (!isReachable(view) || !index.isValid())
        return false;
    scrollIntoView(view);
    view->scrollTo(index);
    const QRect rect = view->visualRect(index);
    if (rect.isEmpty())
        return false;
    press(view->viewport(), QPointF(rect.left() + qMin(rect.width() / 2, 60), rect.center().y()), modifiers);
    return true;
}

bool Robot::type(QWidget *editor, const QString &text)
{
    if (!isReachable(editor))
        return false;
    editor->setFocus(Qt::OtherFocusReason);
    sendKey(editor, Qt::Key_A, {}, Qt::ControlModifier);
    for (const QChar character : text)
        sendKey(editor, 0, QString(character));
    return true;
}

bool Robot::choose(const QString &comboName, const QVariant &data)
{
    auto *combo = find<QComboBox>(comboName);
    if (!isReachable(combo))
        return false;
    int wanted = combo->findData(data);
    if (wanted < 0)
        wanted = combo->findText(data.toString());
    if (wanted < 0)
        return false;
    // The list, as a person opens it: moving through a closed box would choose every entry on the way.
    combo->showPopup();
    QAbstractItemView *list = combo->view();
    sendKey(list, Qt::Key_Home);
    for (int i = 0; i < combo->count() && list->currentIndex().row() != wanted; ++i)
        sendKey(list, Qt::Key_Down);
    sendKey(list, Qt::Key_Return);
    return combo->currentIndex() == wanted;
}

bool Robot::trigger(const QString &actionName)
{
    const QList<QWidget *> windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows) {
        if (!window->isVisible() || !isReachable(window))
            continue;
        if (auto *action = window->findChild<QAction *>(actionName);
            action && action->isEnabled() && action->isVisible()) {
            action->trigger();
            return true;
        }
    }
    return false;
}

} // namespace escale::desktop
