// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/id.h>
#include <escale/items/roles.h>
#include <escale/ui/logs/log_shelf.h>

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QPushButton;
class QStandardItem;
class QStandardItemModel;
class QTreeView;

namespace escale::ui {

/// What is open in the reader: bundles with their server, accounts and raw output, other logs. Several logs can be chosen to be
/// read as one, merged by time. GUI thread.
class ShelfPanel final : public QWidget {
    Q_OBJECT

public:
    explicit ShelfPanel(const LogShelf &shelf, QWidget *parent = nullptr);

    void setCurrent(const QList<int> &ids);
    /// An account of a log as it was at the moment that is looked at.
    struct Account {
        QString name;
        QString words; ///< what its migration came to: "7 min + 6 min"
        items::Mark mark = items::Mark::None;
        QString place; ///< what the mark means
        QString badge;
        items::BadgeKind badgeKind = items::BadgeKind::None;

        friend bool operator==(const Account &, const Account &) = default;
    };
    struct Inventory {
        QString badge; ///< of the whole migration: "step 8 · 12/12"
        items::BadgeKind badgeKind = items::BadgeKind::None;
        QList<Account> accounts;

        friend bool operator==(const Inventory &, const Inventory &) = default;
    };
    void setInventory(int id, const Inventory &inventory);

Q_SIGNALS:
    void logsChosen(const QList<int> &ids);
    void accountChosen(int id, const QString &account);
    void rawChosen(int bundleId, escale::TaskId task);
    void openRequested();
    void closeRequested(int id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void fill(QStandardItem &item, const LogShelf::Item &of) const;
    void handleActivated(const QModelIndex &index);
    void handleSelection();
    void retranslate();

    const LogShelf &m_shelf;
    QHash<int, Inventory> m_inventories;
    QStandardItemModel *m_model;
    QTreeView *m_tree;
    QPushButton *m_open;
    QPushButton *m_merge;
    QTimer m_soon;
    bool m_filling = false;
    QList<int> m_current;
};

} // namespace escale::ui
