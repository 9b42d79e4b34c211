// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/shell/server_page.h>

#include <escale/ui/common/card.h>
#include <escale/ui/common/label.h>
#include <escale/ui/common/style.h>

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QPushButton>

namespace escale::ui {

using namespace Qt::StringLiterals;

ServerPage::ServerPage(const Fleet &fleet, QWidget *parent)
    : QWidget(parent)
    , m_fleet(&fleet)
    , m_title(new Label(this))
    , m_subtitle(new Label(this))
    , m_facts(new QFormLayout)
    , m_borrower(new QPushButton(this))
{
    setObjectName(u"serverPage"_s);
    m_title->setObjectName(u"serverTitle"_s);
    m_title->scaled(1.5)->bold();
    m_subtitle->tone(Tone::Muted)->wrapped();
    m_borrower->setObjectName(u"serverBorrower"_s);
    connect(m_borrower, &QPushButton::clicked, this, [this] {
        const Server *server = m_fleet->server(m_server);
        const auto *migration = server ? m_fleet->migration(server->lentTo) : nullptr;
        if (migration)
            Q_EMIT serverRequested(migration->server);
    });
    auto *card = new Card(this);
    m_facts->setHorizontalSpacing(em(*this, 1.2));
    m_facts->setVerticalSpacing(em(*this, 0.4));
    card->column()->addLayout(m_facts);
    card->setMaximumWidth(em(*this, 40));
    auto *column = new QVBoxLayout(this);
    const int margin = em(*this, 1);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(em(*this, 0.5));
    column->addWidget(m_title);
    column->addWidget(m_subtitle);
    column->addSpacing(em(*this, 0.5));
    column->addWidget(card);
    column->addWidget(m_borrower, 0, Qt::AlignLeft);
    column->addStretch();

    setFleet(fleet);
}

void ServerPage::setFleet(const Fleet &fleet)
{
    m_fleet->disconnect(this);
    m_fleet = &fleet;
    const auto refreshIfSeen = [this] {
        if (isVisible())
            refresh();
    };
    connect(&fleet, &Fleet::serversChanged, this, refreshIfSeen);
    connect(&fleet, &Fleet::accountsChanged, this, refreshIfSeen);
    connect(&fleet, &Fleet::migrationsChanged, this, refreshIfSeen);
}

void ServerPage::setServer(ServerId server)
{
    m_server = server;
    refresh();
}

void ServerPage::refresh()
{
    while (m_facts->rowCount() > 0)
        m_facts->removeRow(0);
    m_borrower->hide();
    const Server *server = m_fleet->server(m_server);
    if (!server)
        return;
    const auto fact = [this](const QString &name, const QString &value) {
        if (value.isEmpty())
            return;
        auto *label = new Label(name, this);
        label->tone(Tone::Muted);
        auto *text = new Label(value, this);
        text->wrapped()->selectable();
        m_facts->addRow(label, text);
    };
    const auto gib = [](qint64 bytes) {
        return tr("%1 GiB").arg(QLocale().toString(double(bytes) / (1024. * 1024 * 1024), 'f', 0));
    };

    m_title->setText(server->name);
    const auto *borrower = m_fleet->migration(server->lentTo);
    switch (server->role) {
    case ServerRole::Transit:
        m_subtitle->setText(borrower                   ? tr("Transit server, lent to %1").arg(borrower->serverName)
                            : server->lentTo.isValid() ? tr("Transit server, lent")
                                                       : tr("Transit server, free"));
        break;
    case ServerRole::SharedTransit:
        m_subtitle->setText(tr("Shared transit server, open to all dedicated servers and VPS"));
        break;
    case ServerRole::Public:
        m_subtitle->setText(tr("Public cloud: shared by customers"));
        break;
    default:
        m_subtitle->setText(tr("No migration is announced for this server."));
        break;
    }
    if (const Customer *customer = m_fleet->customer(server->customer))
        fact(tr("Customer"), customer->name);
    if (server->cores > 0)
        fact(tr("Configuration"),
             tr("%1, %2 memory, %3 disk")
                 .arg(tr("%n core(s)", nullptr, server->cores), gib(server->memory), gib(server->disk)));
    fact(tr("Architecture"), server->architecture);
    fact(tr("Addresses"), server->addresses.join(u", "_s));
    const bool lends = server->role == ServerRole::Transit || server->role == ServerRole::SharedTransit;
    fact(lends ? tr("Accounts served here") : tr("Accounts"),
         QLocale().toString(lends ? m_fleet->guests(m_server) : int(m_fleet->accountCountOf(m_server))));
    if (borrower) {
        m_borrower->setText(tr("Go to %1").arg(borrower->serverName));
        m_borrower->show();
    }
}

void ServerPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

void ServerPage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), themeOf(*this).window);
}

} // namespace escale::ui
