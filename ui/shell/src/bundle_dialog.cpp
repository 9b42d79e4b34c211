// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bundle_dialog.h"

#include <escale/items/text.h>
#include <escale/logs/sentence.h>
#include <escale/ui/common/label.h>
#include <escale/ui/common/style.h>
#include <escale/ui/common/theme.h>

#include <QtCore/QEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>

namespace escale::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int fullBar = 1000;
// Before that a rate says more about the start than about the connection.
constexpr qint64 rateFromMs = 1500;
} // namespace

BundleDialog::BundleDialog(Session &session, MigrationId migration, const QString &server, const QString &path,
                           QWidget *parent)
    : QDialog(parent)
    , m_session(&session)
    , m_migration(migration)
    , m_server(server)
    , m_path(path)
    , m_text(new Label(this))
    , m_bar(new QProgressBar(this))
    , m_progress(new Label(this))
    , m_again(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    setObjectName(u"bundleDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    m_text->setObjectName(u"bundleText"_s);
    m_text->wrapped();
    m_bar->setObjectName(u"bundleBar"_s);
    m_bar->setTextVisible(false);
    m_progress->setObjectName(u"bundleProgress"_s);
    m_progress->wrapped()->tone(Tone::Muted);
    m_again->setObjectName(u"bundleAgain"_s);
    setPrimary(*m_again);
    m_cancel->setObjectName(u"cancelButton"_s);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_again);
    auto *column = new QVBoxLayout(this);
    const int margin = em(*this, 1);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(em(*this, 0.6));
    column->addWidget(m_text);
    column->addWidget(m_bar);
    column->addWidget(m_progress);
    column->addStretch();
    column->addLayout(buttons);
    resize(em(*this, 28), em(*this, 10));

    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_again, &QPushButton::clicked, this, &BundleDialog::start);
    connect(&session, &QObject::destroyed, this, &QDialog::reject);
    start();
}

BundleDialog::~BundleDialog()
{
    if (m_job && m_session)
        m_job->abandon();
}

void BundleDialog::start()
{
    if (!m_session)
        return;
    m_problem.reset();
    m_received = 0;
    m_total = -1;
    m_clock.start();
    m_job = m_session->api().start(std::make_unique<api::BundleFileJob>(m_migration, m_path), this,
                                   [this](api::BundleFileJob *job) { handleEnd(job); });
    connect(m_job, &api::ApiJob::progressed, this, &BundleDialog::handleProgress);
    retranslate();
    m_cancel->setFocus();
}

void BundleDialog::handleProgress(qint64 received, qint64 total)
{
    m_received = received;
    m_total = total;
    retranslate();
}

void BundleDialog::handleEnd(api::BundleFileJob *job)
{
    m_job = nullptr;
    if (job->succeeded()) {
        Q_EMIT fetched(m_path);
        accept();
        return;
    }
    m_problem = job->failure().error;
    retranslate();
    m_again->setFocus();
}

void BundleDialog::retranslate()
{
    setWindowTitle(tr("Log of the migration"));
    m_cancel->setText(m_problem ? tr("Close") : tr("Cancel"));
    m_again->setText(tr("Try again"));
    m_again->setVisible(m_problem.has_value());
    m_bar->setVisible(!m_problem);
    m_bar->setAccessibleName(tr("Progress"));
    m_text->tone(m_problem ? Tone::Danger : Tone::Normal);
    if (m_problem) {
        const bool isKnown = m_problem->code == "bundle_write_failed"_L1;
        m_text->setText(isKnown ? logs::describe(*m_problem, logs::languageOf(QLocale()))
                                : items::errorText(*m_problem).what);
        m_progress->setText(isKnown ? m_problem->detail : items::errorText(*m_problem).todo);
        return;
    }
    m_text->setText(tr("The platform puts together the log of %1, with what tools said and the state of things, and "
                       "signs it. You can go on working meanwhile.")
                        .arg(m_server));
    if (m_received <= 0) {
        m_bar->setRange(0, 0);
        m_progress->setText(tr("Waiting for the platform…"));
        return;
    }
    m_bar->setRange(0, m_total > 0 ? fullBar : 0);
    m_bar->setValue(m_total > 0 ? int(double(m_received) / double(m_total) * fullBar) : 0);
    QString text = m_total > 0 ? items::bytesOf(m_received, m_total) : items::bytes(m_received);
    if (m_clock.elapsed() > rateFromMs)
        text += u" · "_s + items::rate(double(m_received) * 1000 / double(m_clock.elapsed()));
    m_progress->setText(text);
}

void BundleDialog::showEvent(QShowEvent *event)
{
    m_cancel->setFocus();
    QDialog::showEvent(event);
}

void BundleDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

} // namespace escale::ui
