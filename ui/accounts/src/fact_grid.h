// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QWidget>

class QGridLayout;

namespace escale::ui {

class Label;

/// Names and values in two columns. Rows are kept and filled again, so that a refresh makes nothing anew.
class FactGrid final : public QWidget {
    Q_OBJECT

public:
    explicit FactGrid(QWidget *parent);

    /// Between begin() and end(), every fact in order; one without a value is left out.
    void begin() { m_used = 0; }
    void add(const QString &caption, const QString &value);
    void end();

private:
    QGridLayout *m_grid;
    QList<std::pair<Label *, Label *>> m_rows;
    qsizetype m_used = 0;
};

} // namespace escale::ui
