// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/desk/tokens_page.h>

#include "token_dialogs.h"

#include <escale/api/jobs.h>
#include <escale/fleet/fleet.h>
#include <escale/items/text.h>
#include <escale/sync/kept_answer.h>
#include <escale/ui/common/label.h>
#include <escale/ui/common/style.h>

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableWidget>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace escale::ui {

using namespace migration;

namespace {

QString roleName(Party role)
{
    switch (role) {
    case Party::Support:
        return TokensPage::tr("support", "role of a token");
    case Party::Customer:
        return TokensPage::tr("customer", "role of a token");
    case Party::Reviewer:
        return TokensPage::tr("reviewer", "role of a token");
    default:
        return items::partyName(role);
    }
}

} // namespace

TokensPage::TokensPage(QWidget *parent)
    : QWidget(parent)
    , m_title(new Label(this))
    , m_note(new Label(this))
    , m_problem(new Label(this))
    , m_table(new QTableWidget(this))
    , m_create(new QPushButton(this))
    , m_revoke(new QPushButton(this))
{
    setObjectName("tokensPage"_L1);
    m_title->bold()->scaled(1.55);
    m_title->setObjectName("pageTitle"_L1);
    m_note->tone(Tone::Muted)->wrapped();
    m_problem->tone(Tone::Danger)->wrapped();
    m_problem->hide();
    m_table->setObjectName("tokenTable"_L1);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_create->setObjectName("createTokenButton"_L1);
    m_revoke->setObjectName("revokeTokenButton"_L1);
    setPrimary(*m_create);
    auto *column = new QVBoxLayout(this);
    const int margin = em(*this, 0.9);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(em(*this, 0.5));
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_revoke);
    head->addWidget(m_create);
    column->addLayout(head);
    column->addWidget(m_note);
    column->addWidget(m_problem);
    column->addWidget(m_table, 1);
    connect(m_create, &QPushButton::clicked, this, &TokensPage::create);
    connect(m_revoke, &QPushButton::clicked, this, &TokensPage::revoke);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &TokensPage::check);
    retranslate();
}

void TokensPage::setSession(Session *session)
{
    if (m_session == session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_tokens.clear();
    m_asOf = {};
    if (session) {
        connect(session, &Session::stateChanged, this, [this](Session::State state) {
            if (state == Session::State::Live && isVisible())
                read();
            check();
        });
    }
    fill();
    if (isVisible())
        read();
}

void TokensPage::read()
{
    if (!m_session)
        return;
    readTokens(*m_session, this, [this](const Result<Answered<QList<Token>>> &answer) {
        if (!answer) {
            fail(answer.error().code == "not_kept"_L1
                     ? tr("The list of tokens has not been read before: connect to see it.")
                     : items::describe(answer.error()));
            return;
        }
        m_asOf = answer->asOf;
        m_problem->hide();
        m_tokens = answer->value;
        retranslate();
    });
}

QString TokensPage::permissionText(const Permission &permission) const
{
    if (permission.everything)
        return tr("all that it sees");
    QStringList parts;
    for (const ServerId id : permission.servers) {
        const Server *server = m_session ? m_session->fleet().server(id) : nullptr;
        parts.append(server ? server->name : tr("server %1").arg(id.value()));
    }
    for (const AccountId id : permission.accounts)
        parts.append(m_session && m_session->fleet().hasAccount(id) ? m_session->fleet().accountName(id)
                                                                    : tr("account %1").arg(id.value()));
    return parts.isEmpty() ? tr("nothing: it reads only") : items::names(parts);
}

void TokensPage::fill()
{
    const QDateTime now = m_session ? m_session->fleet().platformNow() : QDateTime::currentDateTimeUtc();
    m_table->setColumnCount(7);
    m_table->setHorizontalHeaderLabels(
        {tr("Name"), tr("Role"), tr("Customer"), tr("May act on"), tr("Created"), tr("Expires"), tr("Last used")});
    m_table->setRowCount(int(m_tokens.size()));
    for (int row = 0; row < m_tokens.size(); ++row) {
        const Token &token = m_tokens.at(row);
        const Customer *customer = m_session ? m_session->fleet().customer(token.customer) : nullptr;
        QString expires = token.expires.isValid() ? items::date(token.expires) : tr("never");
        if (token.revoked.isValid())
            expires = tr("revoked %1").arg(items::date(token.revoked));
        else if (token.expires.isValid() && token.expires <= now)
            expires = tr("expired %1").arg(items::date(token.expires));
        const QString cells[] = {token.name,
                                 roleName(token.role),
                                 customer ? customer->name : QString(),
                                 token.role == Party::Reviewer ? tr("nothing: it reads only")
                                                               : permissionText(token.permission),
                                 items::date(token.created),
                                 expires,
                                 token.lastUsed.isValid() ? items::relative(token.lastUsed, now) : tr("never")};
        for (int column = 0; column < 7; ++column)
            m_table->setItem(row, column, new QTableWidgetItem(cells[column]));
    }
    m_table->resizeColumnsToContents();
    check();
}

void TokensPage::check()
{
    const int row = m_table->currentRow();
    const bool live = m_session && m_session->state() == Session::State::Live;
    m_create->setEnabled(live);
    m_revoke->setEnabled(live && row >= 0 && row < m_tokens.size() && !m_tokens.at(row).revoked.isValid());
}

void TokensPage::create()
{
    if (!m_session)
        return;
    auto *dialog = new NewTokenDialog(m_session->fleet(), window());
    connect(dialog, &QDialog::accepted, this, [this, dialog] { send(dialog->token()); });
    dialog->open();
}

void TokensPage::send(const Token &token)
{
    if (!m_session)
        return;
    m_session->api().start(std::make_unique<api::CreateTokenJob>(token), this, [this](const api::CreateTokenJob *job) {
        if (!job->succeeded()) {
            fail(items::describe(job->failure().error));
            return;
        }
        auto *dialog = new SecretDialog(job->response().token.name, job->response().secret, window());
        dialog->open();
        Q_EMIT message(tr("The token was created."));
        read();
    });
}

void TokensPage::revoke()
{
    const int row = m_table->currentRow();
    if (!m_session || row < 0 || row >= m_tokens.size())
        return;
    const Token token = m_tokens.at(row);
    auto *question = new QMessageBox(window());
    question->setObjectName("revokeDialog"_L1);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setWindowTitle(tr("Revoke a token"));
    question->setTextFormat(Qt::PlainText);
    question->setText(tr("Revoke the token of %1?").arg(token.name));
    question->setInformativeText(tr("It is refused from now on. There is no way back: create another one."));
    QPushButton *yes = question->addButton(tr("Revoke"), QMessageBox::DestructiveRole);
    yes->setObjectName("confirmButton"_L1);
    question->setDefaultButton(question->addButton(tr("Cancel"), QMessageBox::RejectRole));
    connect(yes, &QPushButton::clicked, this, [this, id = token.id] {
        if (!m_session)
            return;
        m_session->api().start(std::make_unique<api::RevokeTokenJob>(id), this, [this](const api::RevokeTokenJob *job) {
            if (!job->succeeded())
                fail(items::describe(job->failure().error));
            else
                Q_EMIT message(tr("The token was revoked."));
            read();
        });
    });
    question->open();
}

void TokensPage::fail(const QString &text)
{
    m_problem->setText(text);
    m_problem->show();
}

void TokensPage::retranslate()
{
    m_title->setText(tr("Tokens"));
    m_note->setText(
        m_asOf.isValid()
            ? tr("Offline: the list is as of %1. Connect to create or revoke a token.").arg(items::dateTime(m_asOf))
            : tr("Each person and each program has a token of its own. A secret is shown once, when its token is "
                 "created."));
    m_create->setText(tr("Create a token…"));
    m_revoke->setText(tr("Revoke…"));
    m_table->setAccessibleName(tr("Tokens of this platform"));
    fill();
}

void TokensPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TokensPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    read();
}

void TokensPage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), themeOf(*this).window);
}

} // namespace escale::ui
