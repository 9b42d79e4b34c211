// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/shell/notice_page.h>

#include <escale/ui/common/label.h>

#include <QtCore/QEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>

namespace escale::ui {

using namespace Qt::StringLiterals;

NoticePage::NoticePage(QWidget *parent)
    : QWidget(parent)
    , m_title(new Label(this))
    , m_text(new Label(this))
    , m_busy(new QProgressBar(this))
    , m_command(new QPushButton(this))
{
    setObjectName(u"noticePage"_s);
    m_title->setObjectName(u"noticeTitle"_s);
    m_title->scaled(1.4)->bold();
    m_title->setAlignment(Qt::AlignHCenter);
    m_title->wrapped();
    m_text->setObjectName(u"noticeText"_s);
    m_text->wrapped()->tone(Tone::Muted);
    m_text->setAlignment(Qt::AlignHCenter);
    m_text->setMaximumWidth(em(*this, 32));
    m_text->setMinimumWidth(em(*this, 18));
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedWidth(em(*this, 12));
    m_busy->setFixedHeight(em(*this, 0.4));
    m_command->setObjectName(u"noticeCommand"_s);
    connect(m_command, &QPushButton::clicked, this, [this] {
        if (m_content.run)
            m_content.run();
    });
    auto *column = new QVBoxLayout(this);
    column->setSpacing(em(*this, 0.8));
    column->addStretch(2);
    column->addWidget(m_title);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(m_text, 1);
    row->addStretch();
    column->addLayout(row);
    column->addWidget(m_busy, 0, Qt::AlignHCenter);
    column->addWidget(m_command, 0, Qt::AlignHCenter);
    column->addStretch(3);
}

void NoticePage::setContent(const Content &content)
{
    m_content = content;
    m_busy->setVisible(content.busy);
    m_command->setVisible(bool(content.command));
    refresh();
}

void NoticePage::refresh()
{
    m_title->setText(m_content.title ? m_content.title() : QString());
    m_text->setText(m_content.text ? m_content.text() : QString());
    m_command->setText(m_content.command ? m_content.command() : QString());
    m_busy->setAccessibleName(m_title->text());
}

void NoticePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace escale::ui
