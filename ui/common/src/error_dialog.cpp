// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/common/error_dialog.h>

#include <escale/ui/common/label.h>
#include <escale/ui/common/style.h>
#include <escale/ui/common/theme.h>

#include <QtCore/QEvent>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace escale::ui {

ErrorDialog::ErrorDialog(std::function<Content()> content, QWidget *parent)
    : QDialog(parent)
    , m_content(std::move(content))
    , m_what(new Label(this))
    , m_kept(new Label(this))
    , m_todo(new Label(this))
    , m_code(new Label(this))
    , m_copy(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setObjectName("errorDialog"_L1);
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    m_what->setObjectName("errorWhat"_L1);
    m_code->setObjectName("errorCode"_L1);
    m_copy->setObjectName("copyDetailsButton"_L1);
    m_close->setObjectName("closeButton"_L1);
    m_what->bold()->scaled(1.1)->wrapped()->selectable();
    m_kept->wrapped();
    m_todo->wrapped();
    m_code->tone(Tone::Muted)->wrapped()->selectable();
    setPrimary(*m_close);
    m_close->setDefault(true);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        const Content c = m_content();
        QGuiApplication::clipboard()->setText(c.what + u'\n' + c.code + u"\n\n"_s + c.details);
    });
    auto *column = new QVBoxLayout(this);
    const int gap = em(*this, 0.6);
    column->setContentsMargins(gap * 2, gap * 2, gap * 2, gap * 2);
    column->setSpacing(gap);
    column->addWidget(m_what);
    column->addWidget(m_kept);
    column->addWidget(m_todo);
    column->addWidget(m_code);
    column->addSpacing(gap);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_copy);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    column->addLayout(buttons);
    setMinimumWidth(em(*this, 28));
    retranslate();
}

void ErrorDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void ErrorDialog::retranslate()
{
    const Content c = m_content();
    setWindowTitle(tr("That did not work"));
    m_what->setText(c.what);
    m_kept->setText(c.kept);
    m_kept->setVisible(!c.kept.isEmpty());
    m_todo->setText(c.todo);
    m_todo->setVisible(!c.todo.isEmpty());
    m_code->setText(tr("Code: %1").arg(c.code));
    m_copy->setText(tr("Copy details"));
    m_close->setText(tr("Close"));
    // As high as the texts need at this width.
    layout()->invalidate();
    layout()->activate();
    const int wanted = qMax(width() * int(isVisible()), em(*this, 28));
    resize(wanted, layout()->totalHeightForWidth(wanted));
}

} // namespace escale::ui
