// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/shell/connect_dialog.h>

#include <escale/ui/common/label.h>
#include <escale/ui/common/style.h>
#include <escale/ui/shell/connection_text.h>

#include <QtCore/QEvent>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

#include <algorithm>

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
    , m_authorityLabel(new QLabel(this))
    , m_authority(new QLineEdit(this))
    , m_browse(new QPushButton(this))
    , m_keep(new QCheckBox(this))
    , m_remark(new Label(this))
    , m_report(new Label(this))
    , m_test(new QPushButton(this))
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
    m_authority->setObjectName(u"connectAuthority"_s);
    m_authorityLabel->setBuddy(m_authority);
    m_browse->setObjectName(u"connectBrowse"_s);
    m_browse->setAutoDefault(false);
    m_keep->setObjectName(u"connectKeep"_s);
    m_report->setObjectName(u"connectReport"_s);
    m_report->wrapped()->selectable();
    m_report->setVisible(false);
    m_test->setObjectName(u"connectTest"_s);
    m_test->setAutoDefault(false);
    m_connect->setObjectName(u"connectAccept"_s);
    m_connect->setDefault(true);
    setPrimary(*m_connect);
    m_cancel->setObjectName(u"connectCancel"_s);
    m_cancel->setAutoDefault(false);

    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(m_addressLabel, m_address);
    form->addRow(m_tokenLabel, m_token);
    form->addRow(QString(), m_keep);
    auto *authority = new QHBoxLayout;
    authority->addWidget(m_authority, 1);
    authority->addWidget(m_browse);
    form->addRow(m_authorityLabel, authority);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_test);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_connect);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(em(*this, 0.7));
    column->addWidget(m_intro);
    column->addLayout(form);
    column->addWidget(m_remark);
    column->addWidget(m_report);
    column->addLayout(buttons);
    setMinimumWidth(em(*this, 30));

    connect(m_address, &QLineEdit::textChanged, this, &ConnectDialog::check);
    connect(m_token, &QLineEdit::textChanged, this, &ConnectDialog::check);
    connect(m_authority, &QLineEdit::textChanged, this, &ConnectDialog::check);
    connect(m_keep, &QCheckBox::toggled, this, &ConnectDialog::check);
    connect(m_test, &QPushButton::clicked, this, &ConnectDialog::test);
    connect(m_browse, &QPushButton::clicked, this, [this] {
        auto *files = new QFileDialog(this, tr("Certificate of an authority"), QString(),
                                      QStringList{tr("Certificates (*.pem *.crt)"), tr("All files (*)")}.join(u";;"_s));
        files->setObjectName(u"connectAuthorityDialog"_s);
        files->setAttribute(Qt::WA_DeleteOnClose);
        files->setFileMode(QFileDialog::ExistingFile);
        connect(files, &QFileDialog::fileSelected, m_authority, &QLineEdit::setText);
        files->open();
    });
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

QString ConnectDialog::authorityFile() const
{
    return m_authority->text().trimmed();
}

bool ConnectDialog::keepsToken() const
{
    return m_keep->isEnabled() && m_keep->isChecked();
}

void ConnectDialog::setKnown(const QList<Known> &known)
{
    m_known = known;
    QStringList addresses;
    for (const Known &one : known)
        addresses.append(one.address.toString());
    auto *completer = new QCompleter(addresses, this);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_address->setCompleter(completer);
    connect(m_address, &QLineEdit::textChanged, this, [this] {
        if (const Known *one = knownOne())
            m_authority->setText(one->authorityFile);
    });
    if (const Known *one = knownOne())
        m_authority->setText(one->authorityFile);
    check();
}

void ConnectDialog::setKeychain(bool there)
{
    m_keep->setEnabled(there);
    check();
}

const ConnectDialog::Known *ConnectDialog::knownOne() const
{
    const QUrl url = address();
    const auto found = std::ranges::find(m_known, url, &Known::address);
    return found == m_known.end() ? nullptr : &*found;
}

void ConnectDialog::test()
{
    QByteArray authorities;
    if (QFile file(authorityFile()); file.open(QIODevice::ReadOnly))
        authorities = file.readAll();
    m_steps.clear();
    m_running = std::make_unique<api::ConnectionTest>(address(), token(), authorities);
    connect(m_running.get(), &api::ConnectionTest::stepEnded, this,
            [this](api::ConnectionStep step, api::StepVerdict verdict, const Error &error) {
                m_steps.append({step, verdict, error});
                showTest();
            });
    connect(m_running.get(), &api::ConnectionTest::finished, this, [this] { m_test->setEnabled(true); });
    m_test->setEnabled(false);
    m_running->start();
}

void ConnectDialog::showTest()
{
    QStringList lines;
    for (const Step &step : std::as_const(m_steps))
        lines.append(ConnectionText::lineOf(step.step, step.verdict, step.error));
    m_report->setText(lines.join(u'\n'));
    m_report->setAccessibleName(m_report->text());
    m_report->setVisible(!lines.isEmpty());
    adjustSize();
}

void ConnectDialog::check()
{
    const Known *known = knownOne();
    const bool kept = known && known->hasToken && token().isEmpty();
    const bool noFile = !authorityFile().isEmpty() && !QFileInfo(authorityFile()).isReadable();
    m_token->setPlaceholderText(kept ? tr("the one in the keychain") : QString());
    const QUrl url = address();
    const bool whole =
        url.isValid() && !url.host().isEmpty() && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1);
    const bool clean = url.userInfo().isEmpty();
    const bool open = whole && url.scheme() == "http"_L1 && !isThisComputer(url);
    m_connect->setEnabled(whole && clean && !noFile && (kept || !token().isEmpty()));
    m_test->setEnabled(whole && clean && !noFile && !token().isEmpty());
    m_remark->tone(open || !clean ? Tone::Warning : Tone::Muted);
    if (!clean)
        m_remark->setText(tr("The address must not hold a name or a password. The token goes into its own field."));
    else if (open)
        m_remark->setText(tr("This address is not encrypted: everyone on the way can read the token. Use https."));
    else if (!whole && !m_address->text().trimmed().isEmpty())
        m_remark->setText(tr("This is not the address of a platform yet."));
    else if (noFile)
        m_remark->setText(tr("The authority's certificate cannot be read from this file."));
    else if (kept || keepsToken())
        m_remark->setText(tr("The token is kept in this computer's keychain, and written nowhere else."));
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
    m_keep->setText(tr("&Keep the token in this computer's keychain"));
    m_authorityLabel->setText(tr("Own a&uthority"));
    m_authority->setPlaceholderText(tr("none: what this computer trusts"));
    m_authority->setAccessibleName(tr("Certificate of an authority of your own"));
    m_browse->setText(tr("Choose…"));
    m_test->setText(tr("&Test the connection"));
    m_connect->setText(tr("Connect"));
    m_cancel->setText(tr("Cancel"));
    check();
    showTest();
}

void ConnectDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

} // namespace escale::ui
