// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QListView>

namespace escale::ui {

/// A list of places in logs: findings, bookmarks, matches. Each row says how serious it is with a sign, what it is, and
/// where; an empty list says why it is empty. GUI thread.
class FoundList final : public QListView {
    Q_OBJECT

public:
    explicit FoundList(const QString &name, QWidget *parent = nullptr);

    void setEmptyText(const QString &text);

Q_SIGNALS:
    /// Clicked, or Return.
    void chosen(const QModelIndex &index);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_emptyText;
};

} // namespace escale::ui
