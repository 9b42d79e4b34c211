// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/commands/dialogs.h>

#include "dialog_parts.h"

#include <escale/items/text.h>
#include <escale/ui/commands/words.h>
#include <escale/ui/common/label.h>
#include <escale/ui/common/style.h>
#include <escale/ui/common/symbols.h>

#include <QtCore/QEvent>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace escale::ui {

using namespace migration;

CommandDialog::CommandDialog(const JourneyState &state, QWidget *parent)
    : QDialog(parent)
    , m_state(state)
    , m_heading(new Label(this))
    , m_facts(new QGridLayout)
    , m_body(new QVBoxLayout)
    , m_confirm(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    setObjectName("commandDialog"_L1);
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    const int gap = em(*this, 0.6);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(gap * 2, gap * 2, gap * 2, gap * 2);
    column->setSpacing(gap);
    m_heading->bold()->scaled(1.2)->wrapped();
    m_heading->setObjectName("dialogHeading"_L1);
    column->addWidget(m_heading);
    m_facts->setHorizontalSpacing(gap * 2);
    m_facts->setVerticalSpacing(gap / 2);
    m_facts->setColumnStretch(1, 1);
    m_body->setSpacing(gap / 2);
    column->addLayout(m_body, 1);
    column->addLayout(m_facts);
    column->addSpacing(gap);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_confirm);
    column->addLayout(buttons);
    m_confirm->setObjectName("confirmButton"_L1);
    m_cancel->setObjectName("cancelButton"_L1);
    setPrimary(*m_confirm);
    m_confirm->setDefault(true);
    m_cancel->setAutoDefault(false);
    connect(m_confirm, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    setMinimumWidth(em(*this, 30));
}

void CommandDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && m_shown) {
        m_cancel->setText(tr("Cancel"));
        retranslate();
        fit();
    }
    QDialog::changeEvent(event);
}

void CommandDialog::showEvent(QShowEvent *event)
{
    if (!m_shown) {
        m_shown = true;
        m_cancel->setText(tr("Cancel"));
        retranslate();
        fit();
    }
    QDialog::showEvent(event);
}

void CommandDialog::fit()
{
    // Wrapped lines know their height only at a width, and layouts within the layout only once it has been activated.
    ensurePolished();
    layout()->invalidate();
    layout()->activate();
    const int width =
        qMax(qMax(minimumWidth(), this->width() * int(isVisible())), qMin(sizeHint().width(), em(*this, 38)));
    resize(width, qMax(layout()->totalHeightForWidth(width), layout()->minimumSize().height()));
}

void CommandDialog::setHeading(const QString &text)
{
    m_heading->setText(text);
    setWindowTitle(text);
}

void CommandDialog::setConfirm(const QString &text)
{
    m_confirm->setText(text);
}

void CommandDialog::setConfirmEnabled(bool enabled, const QString &why)
{
    m_confirm->setEnabled(enabled);
    m_confirm->setToolTip(enabled ? QString() : why);
}

void CommandDialog::setFact(int row, const QString &caption, const QString &value)
{
    while (m_rows.size() <= row) {
        auto *left = new Label(this);
        auto *right = new Label(this);
        left->tone(Tone::Muted)->setAlignment(Qt::AlignTop | Qt::AlignLeading);
        right->wrapped()->setAlignment(Qt::AlignTop | Qt::AlignLeading);
        const int at = int(m_rows.size());
        m_facts->addWidget(left, at, 0);
        m_facts->addWidget(right, at, 1);
        m_rows.append(std::pair(left, right));
    }
    const auto &[left, right] = m_rows.at(row);
    left->setText(caption);
    right->setText(value);
    left->setVisible(!value.isEmpty());
    right->setVisible(!value.isEmpty());
}

} // namespace escale::ui
