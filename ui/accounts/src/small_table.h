// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QStringList>

class QTableWidget;
class QWidget;

namespace escale::ui {

/// A quiet table of plain texts, read only, as high as its rows up to six of them.
[[nodiscard]] QTableWidget *makeSmallTable(QWidget *parent, const QString &name);
void fillSmallTable(QTableWidget &table, const QStringList &headers, const QList<QStringList> &rows);

} // namespace escale::ui
