// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fact_grid.h"

#include <escale/ui/common/label.h>

#include <QtWidgets/QGridLayout>

namespace escale::ui {

FactGrid::FactGrid(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(em(*this, 1));
    m_grid->setVerticalSpacing(em(*this, 0.25));
    m_grid->setColumnStretch(1, 1);
}

void FactGrid::add(const QString &caption, const QString &value)
{
    if (value.isEmpty())
        return;
    if (m_used == m_rows.size()) {
        auto *left = (new Label(this))->tone(Tone::Muted);
        auto *right = (new Label(this))->wrapped()->selectable();
        left->setAlignment(Qt::AlignTop | Qt::AlignLeading);
        right->setAlignment(Qt::AlignTop | Qt::AlignLeading);
        m_grid->addWidget(left, int(m_used), 0);
        m_grid->addWidget(right, int(m_used), 1);
        m_rows.append(std::pair(left, right));
    }
    const auto &[left, right] = m_rows.at(m_used++);
    left->setText(caption);
    right->setText(value);
    right->setAccessibleName(caption);
    left->show();
    right->show();
}

void FactGrid::end()
{
    for (qsizetype i = m_used; i < m_rows.size(); ++i) {
        m_rows.at(i).first->hide();
        m_rows.at(i).second->hide();
    }
}

} // namespace escale::ui
