// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/items/fleet_tree_model.h>

#include <QtWidgets/QToolButton>

namespace escale::ui {

/// By what the tree's servers are grouped, one of a menu. Follows the language by itself.
class GroupButton final : public QToolButton {
    Q_OBJECT

public:
    explicit GroupButton(QWidget *parent);

    /// Only shows it: nobody is told.
    void setGrouping(items::FleetTreeModel::Grouping grouping);

Q_SIGNALS:
    void chosen(escale::items::FleetTreeModel::Grouping grouping);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
};

} // namespace escale::ui
