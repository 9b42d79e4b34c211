// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "token_dialogs.h"

#include <escale/fleet/fleet.h>
#include <escale/items/text.h>
#include <escale/ui/common/label.h>
#include <escale/ui/common/style.h>

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateEdit>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace escale::ui {

using namespace migration;

NewTokenDialog::NewTokenDialog(const Fleet &fleet, QWidget *parent)
    : QDialog(parent)
    , m_fleet(fleet)
    , m_name(new QLineEdit(this))
    , m_role(new QComboBox(this))
    , m_customer(new QComboBox(this))
    , m_limited(new QCheckBox(tr("Only these servers, with their accounts"), this))
    , m_servers(new QListWidget(this))
    , m_expires(new QCheckBox(tr("Expires on"), this))
    , m_until(new QDateEdit(QDate::currentDate().addDays(90), this))
    , m_confirm(new QPushButton(tr("Create the token"), this))
{
    setObjectName("newTokenDialog"_L1);
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    setWindowTitle(tr("Create a token"));
    m_name->setObjectName("tokenName"_L1);
    m_role->setObjectName("tokenRole"_L1);
    m_customer->setObjectName("tokenCustomer"_L1);
    m_limited->setObjectName("tokenLimited"_L1);
    m_servers->setObjectName("tokenServers"_L1);
    m_expires->setObjectName("tokenExpires"_L1);
    m_until->setObjectName("tokenUntil"_L1);
    m_until->setCalendarPopup(true);
    m_until->setAccessibleName(tr("Expires on"));
    m_servers->setAccessibleName(tr("Servers that the token may act on"));
    m_confirm->setObjectName("confirmButton"_L1);
    setPrimary(*m_confirm);
    m_role->addItem(tr("customer", "role of a token"), int(Party::Customer));
    m_role->addItem(tr("support", "role of a token"), int(Party::Support));
    m_role->addItem(tr("reviewer, reads only", "role of a token"), int(Party::Reviewer));
    QList<std::pair<QString, CustomerId>> customers;
    const QList<CustomerId> ids = fleet.customers();
    for (const CustomerId id : ids)
        customers.append({fleet.customer(id)->name, id});
    std::ranges::sort(customers);
    for (const auto &[name, id] : std::as_const(customers))
        m_customer->addItem(name, id.value());

    auto *form = new QFormLayout(this);
    const auto row = [this, form](const QString &caption, QWidget *field) {
        auto *label = new Label(caption, this);
        label->setBuddy(field);
        field->setAccessibleName(caption);
        form->addRow(label, field);
    };
    row(tr("Name, as the log says it"), m_name);
    row(tr("Role"), m_role);
    row(tr("Customer"), m_customer);
    form->addRow(m_limited);
    m_servers->setFixedHeight(em(*this, 8));
    form->addRow(m_servers);
    form->addRow(m_expires, m_until);
    auto *note = (new Label(tr("The secret is shown once, right after this."), this))->tone(Tone::Muted)->wrapped();
    form->addRow(note);
    auto *buttons = new QHBoxLayout;
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName("cancelButton"_L1);
    cancel->setAutoDefault(false);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_confirm);
    form->addRow(buttons);
    setMinimumWidth(em(*this, 30));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_confirm, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_name, &QLineEdit::textChanged, this, &NewTokenDialog::check);
    connect(m_role, &QComboBox::currentIndexChanged, this, &NewTokenDialog::check);
    connect(m_customer, &QComboBox::currentIndexChanged, this, &NewTokenDialog::fillServers);
    connect(m_limited, &QCheckBox::toggled, this, &NewTokenDialog::check);
    connect(m_expires, &QCheckBox::toggled, this, &NewTokenDialog::check);
    fillServers();
    check();
}

void NewTokenDialog::fillServers()
{
    m_servers->clear();
    const CustomerId customer(m_customer->currentData().toLongLong());
    QList<std::pair<QString, ServerId>> servers;
    const QList<ServerId> ids = m_fleet.servers();
    for (const ServerId id : ids) {
        if (m_fleet.server(id)->customer == customer)
            servers.append({m_fleet.server(id)->name, id});
    }
    std::ranges::sort(servers);
    for (const auto &[name, id] : std::as_const(servers)) {
        auto *item = new QListWidgetItem(name, m_servers);
        item->setData(Qt::UserRole, id.value());
        item->setCheckState(Qt::Unchecked);
    }
}

void NewTokenDialog::check()
{
    const bool customer = m_role->currentData().toInt() == int(Party::Customer);
    m_customer->setEnabled(customer);
    m_limited->setEnabled(customer);
    m_servers->setVisible(customer && m_limited->isChecked());
    m_until->setEnabled(m_expires->isChecked());
    m_confirm->setEnabled(!m_name->text().trimmed().isEmpty());
    adjustSize();
}

Token NewTokenDialog::token() const
{
    Token token;
    token.name = m_name->text().trimmed();
    token.role = Party(m_role->currentData().toInt());
    if (token.role == Party::Customer) {
        token.customer = CustomerId(m_customer->currentData().toLongLong());
        token.permission.everything = !m_limited->isChecked();
        for (int row = 0; m_limited->isChecked() && row < m_servers->count(); ++row) {
            if (m_servers->item(row)->checkState() == Qt::Checked)
                token.permission.servers.append(ServerId(m_servers->item(row)->data(Qt::UserRole).toLongLong()));
        }
    }
    if (m_expires->isChecked())
        token.expires = m_until->date().endOfDay().toUTC();
    return token;
}

SecretDialog::SecretDialog(const QString &name, const QString &secret, QWidget *parent) : QDialog(parent)
{
    setObjectName("secretDialog"_L1);
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    setWindowTitle(tr("The token of %1").arg(name));
    auto *column = new QVBoxLayout(this);
    column->addWidget(
        (new Label(tr("This is the only time that the secret is shown. Copy it now and hand it over safely."), this))
            ->wrapped());
    auto *line = new QLineEdit(secret, this);
    line->setObjectName("tokenSecret"_L1);
    line->setReadOnly(true);
    line->setAccessibleName(tr("Secret of the token"));
    column->addWidget(line);
    auto *buttons = new QHBoxLayout;
    auto *copy = new QPushButton(tr("Copy"), this);
    copy->setObjectName("copySecretButton"_L1);
    auto *close = new QPushButton(tr("I have copied it"), this);
    close->setObjectName("confirmButton"_L1);
    setPrimary(*close);
    buttons->addStretch(1);
    buttons->addWidget(copy);
    buttons->addWidget(close);
    column->addLayout(buttons);
    setMinimumWidth(em(*this, 32));
    connect(copy, &QPushButton::clicked, this, [secret] { QGuiApplication::clipboard()->setText(secret); });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

} // namespace escale::ui
