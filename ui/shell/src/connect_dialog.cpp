// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/shell/connect_dialog.h>

#include <escale/ui/common/label.h>
#include <escale/ui/common/style.h>

#include <QtCore/QEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

namespace escale::ui {

using namespace Qt::StringLiterals;

namespace {

bool isThisComputer(const QUrl &url)
{
    const QString host = url.host();
    return host == "localhost"_L1 || host == "::1"_L1 || host.startsWith("127."_L1);
}

} // namespace

ConnectDialog::ConnectDialog(const QUrl &address, QWidget *parent)
    : QDialog(parent)
    , m_intro(new Label(this))
    , m_addressLabel(new QLabel(this))
    , m_address(new QLineEdit(this))
    , m_tokenLabel(new QLabel(this))
    , m_token(new QLineEdit(this))
    , m_remark(new Label(this))
    , m_connect(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    setObjectName(u"connectDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    m_intro->wrapped();
    m_address->setObjectName(u"connectAddress"_s);
    m_address->setText(address.toString());
    m_address->setPlaceholderText(u"https://"_s);
    m_address->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    m_token->setObjectName(u"connectToken"_s);
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    m_addressLabel->setBuddy(m_address);
    m_tokenLabel->setBuddy(m_token);
    m_remark->setObjectName(u"connectRemark"_s);
    m_remark->wrapped()->tone(Tone::Muted);
    m_remark->setMinimumHeight(em(*this, 2.2));
    m_remark->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_connect->setObjectName(u"connectAccept"_s);
    m_connect->setDefault(true);
    setPrimary(*m_connect);
    m_cancel->setObjectName(u"connectCancel"_s);
    m_cancel->setAutoDefault(false);

    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(m_addressLabel, m_address);
    form->addRow(m_tokenLabel, m_token);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_connect);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(em(*this, 0.7));
    column->addWidget(m_intro);
    column->addLayout(form);
    column->addWidget(m_remark);
    column->addLayout(buttons);
    setMinimumWidth(em(*this, 30));

    connect(m_address, &QLineEdit::textChanged, this, &ConnectDialog::check);
    connect(m_token, &QLineEdit::textChanged, this, &ConnectDialog::check);
    connect(m_connect, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    (address.isEmpty() ? m_address : m_token)->setFocus();
    retranslate();
}

QUrl ConnectDialog::address() const
{
    QString text = m_address->text().trimmed();
    if (!text.isEmpty() && !text.contains("://"_L1))
        text.prepend("https://"_L1);
    return QUrl(text, QUrl::StrictMode);
}

QString ConnectDialog::token() const
{
    return m_token->text().trimmed();
}

void ConnectDialog::check()
{
    const QUrl url = address();
    const bool whole =
        url.isValid() && !url.host().isEmpty() && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1);
    const bool clean = url.userInfo().isEmpty();
    const bool open = whole && url.scheme() == "http"_L1 && !isThisComputer(url);
    m_connect->setEnabled(whole && clean && !token().isEmpty());
    m_remark->tone(open || !clean ? Tone::Warning : Tone::Muted);
    if (!clean)
        m_remark->setText(tr("The address must not hold a name or a password. The token goes into its own field."));
    else if (open)
        m_remark->setText(tr("This address is not encrypted: everyone on the way can read the token. Use https."));
    else if (!whole && !m_address->text().trimmed().isEmpty())
        m_remark->setText(tr("This is not the address of a platform yet."));
    else
        m_remark->setText(tr("The token is kept until Escale is closed, and written nowhere."));
}

void ConnectDialog::retranslate()
{
    setWindowTitle(tr("Connect to a platform"));
    m_intro->setText(
        tr("Your provider gave you the address of its migration platform, and a token that says who you are."));
    m_addressLabel->setText(tr("&Address"));
    m_tokenLabel->setText(tr("&Token"));
    m_address->setAccessibleName(tr("Address of the platform"));
    m_token->setAccessibleName(tr("Token"));
    m_connect->setText(tr("Connect"));
    m_cancel->setText(tr("Cancel"));
    check();
}

void ConnectDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

} // namespace escale::ui
