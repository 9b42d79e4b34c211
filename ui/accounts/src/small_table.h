// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QStringList>
#include <QtWidgets/QTableWidget>

namespace escale::ui {

/// A quiet table of plain texts, read only, as high as its rows up to six of them. Where it is too narrow for its texts the
/// longest ones take several lines.
class SmallTable final : public QTableWidget {
    Q_OBJECT

public:
    SmallTable(QWidget *parent, const QString &name);

    void fill(const QStringList &headers, const QList<QStringList> &rows);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();

    QList<int> m_natural; ///< of each column: the width at which nothing is wrapped
};

} // namespace escale::ui
