// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "subject_card.h"

#include <escale/ui/common/label.h>

#include <QtWidgets/QVBoxLayout>

namespace escale::ui {

SubjectCard::SubjectCard(QWidget *parent) : Card(parent), m_heading((new Label(this))->bold())
{
    column()->addWidget(m_heading);
}

void SubjectCard::setHeading(const QString &text)
{
    m_heading->setText(text);
}

Label *SubjectCard::line(qsizetype index)
{
    while (m_lines.size() <= index) {
        auto *made = (new Label(this))->wrapped();
        column()->addWidget(made);
        m_lines.append(made);
    }
    m_lines.at(index)->show();
    return m_lines.at(index);
}

void SubjectCard::hideLinesFrom(qsizetype index)
{
    for (qsizetype i = index; i < m_lines.size(); ++i)
        m_lines.at(i)->hide();
}

} // namespace escale::ui
