// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/reports/report_dialog.h>

#include <escale/fleet/fleet.h>
#include <escale/items/text.h>
#include <escale/sync/kept_answer.h>
#include <escale/ui/common/label.h>
#include <escale/ui/common/style.h>
#include <escale/ui/reports/report.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtCore/QSaveFile>
#include <QtCore/QSignalBlocker>
#include <QtCore/QStandardPaths>
#include <QtCore/QThreadPool>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace escale::ui {

using namespace Qt::StringLiterals;

namespace {

struct Kind {
    QLatin1StringView object;
    QLatin1StringView suffix;
};
constexpr Kind kinds[] = {{"reportPdf"_L1, "pdf"_L1},
                          {"reportHtml"_L1, "html"_L1},
                          {"reportCsv"_L1, "csv"_L1},
                          {"reportCalendar"_L1, "ics"_L1}};

Result<void> write(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(u"io_failed"_s, {{u"path"_s, path}}, file.errorString());
    return {};
}

} // namespace

ReportDialog::ReportDialog(Session &session, MigrationId chosen, QWidget *parent)
    : QDialog(parent)
    , m_session(&session)
    , m_text((new Label(this))->wrapped())
    , m_migrations(new QComboBox(this))
    , m_withLog(new QCheckBox(this))
    , m_state((new Label(this))->tone(Tone::Muted)->wrapped())
    , m_save(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    setObjectName("reportDialog"_L1);
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    m_migrations->setObjectName("reportMigration"_L1);
    m_migrations->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_withLog->setObjectName("reportWithLog"_L1);
    m_withLog->setChecked(true);
    m_state->setObjectName("reportState"_L1);
    m_save->setObjectName("confirmButton"_L1);
    m_save->setDefault(true);
    setPrimary(*m_save);
    m_cancel->setObjectName("cancelButton"_L1);
    m_cancel->setAutoDefault(false);

    const int gap = em(*this, 0.6);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(gap * 2, gap * 2, gap * 2, gap * 2);
    column->setSpacing(gap);
    column->addWidget(m_text);
    column->addWidget(m_migrations);
    for (const Kind &kind : kinds) {
        auto *choice = new QRadioButton(this);
        choice->setObjectName(kind.object);
        connect(choice, &QRadioButton::toggled, this, &ReportDialog::update);
        column->addWidget(choice);
        m_forms.append(choice);
    }
    column->addWidget(m_withLog);
    column->addWidget(m_state);
    column->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    column->addLayout(buttons);
    setMinimumWidth(em(*this, 30));

    fillMigrations(chosen);
    m_forms.constFirst()->setChecked(true);
    connect(m_migrations, &QComboBox::currentIndexChanged, this, &ReportDialog::chooseMigration);
    connect(m_withLog, &QCheckBox::toggled, this, [this] {
        readLog();
        update();
    });
    connect(m_save, &QPushButton::clicked, this, &ReportDialog::askWhere);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(&session, &Session::accountsLoaded, this, &ReportDialog::update);
    connect(&session, &Session::stateChanged, this, [this] {
        readLog();
        update();
    });
    retranslate();
    chooseMigration();
}

void ReportDialog::fillMigrations(MigrationId chosen)
{
    const Fleet &fleet = m_session->fleet();
    QList<std::pair<QString, MigrationId>> list;
    const QList<MigrationId> ids = fleet.migrations();
    for (const MigrationId id : ids) {
        const migration::MigrationFacts &facts = *fleet.migration(id);
        const AccountId account = fleet.migratingAccount(id);
        const QString what = account.isValid() ? fleet.accountName(account) : facts.serverName;
        //: a migration in a list: %1 is a server or an account, %2 and %3 architectures
        list.append({tr("%1, %2 → %3").arg(what, facts.from, facts.to), id});
    }
    std::ranges::sort(list);
    const QSignalBlocker quiet(m_migrations);
    m_migrations->clear();
    for (const auto &[text, id] : std::as_const(list))
        m_migrations->addItem(text, id.value());
    m_migrations->setCurrentIndex(qMax(0, m_migrations->findData(chosen.value())));
}

MigrationId ReportDialog::migration() const
{
    return MigrationId(m_migrations->currentData().toLongLong());
}

ReportDialog::Form ReportDialog::form() const
{
    const auto checked = std::ranges::find_if(m_forms, &QRadioButton::isChecked);
    return static_cast<Form>(checked == m_forms.cend() ? 0 : checked - m_forms.cbegin());
}

void ReportDialog::chooseMigration()
{
    m_problem.clear();
    if (m_session && migration().isValid())
        m_session->ensureAccounts(migration());
    readLog();
    update();
}

/// Once for a migration; without a connection as it was read last.
void ReportDialog::readLog()
{
    if (!m_session || !m_withLog->isChecked())
        return;
    const bool live = m_session->state() == Session::State::Live;
    if (m_logOf == migration() && (!live || (!m_logFailed && !m_logAsOf.isValid())))
        return;
    m_logOf = migration();
    m_logRead = m_logFailed = false;
    m_logAsOf = {};
    m_extract.clear();
    m_entries = 0;
    escale::readLog(*m_session, m_logOf, this, [this, id = m_logOf](const Result<Answered<QByteArray>> &answer) {
        if (id != m_logOf)
            return;
        if (answer) {
            m_logAsOf = answer->asOf;
            takeLog(answer->value);
            return;
        }
        m_logFailed = true;
        update();
    });
}

/// Parsed beside the window, which a long log would hold up.
void ReportDialog::takeLog(const QByteArray &lines)
{
    QThreadPool::globalInstance()->start([self = QPointer(this), id = m_logOf, lines] {
        QList<logs::Entry> log;
        for (const QByteArray &line : lines.split('\n')) {
            if (Result<logs::Entry> entry = logs::fromLine(line); !line.isEmpty() && entry)
                log.append(*std::move(entry));
        }
        QMetaObject::invokeMethod(QCoreApplication::instance(),
                                  [self, id, size = log.size(), extract = reports::extractOf(log)] {
                                      if (!self || id != self->m_logOf)
                                          return;
                                      self->m_logRead = true;
                                      self->m_extract = extract;
                                      self->m_entries = size;
                                      self->update();
                                  });
    });
}

void ReportDialog::update()
{
    const bool report = form() == Form::Pdf || form() == Form::Html;
    m_withLog->setEnabled(report);
    const bool loaded = m_session && m_session->fleet().accountsLoaded(migration());
    const bool offline = m_session && m_session->state() == Session::State::Offline;
    const bool waitsForLog = report && m_withLog->isChecked() && !m_logRead && !m_logFailed;
    m_save->setEnabled(loaded && !waitsForLog);
    m_state->tone(m_problem.isEmpty() ? Tone::Muted : Tone::Danger);
    m_state->setText(!m_problem.isEmpty()     ? m_problem
                     : !migration().isValid() ? tr("There is no migration to report on.")
                     : !loaded && offline     ? tr("The accounts have not been read before: connect to report on them.")
                     : !loaded                ? tr("The accounts are being read…")
                     : waitsForLog            ? tr("The log is being read…")
                     : report && m_withLog->isChecked() && m_logFailed
                         ? tr("The log could not be read: the report comes without it.")
                     : offline ? tr("Offline: the report is as of %1.").arg(items::dateTime(m_session->fleet().asOf()))
                               : QString());
}

void ReportDialog::askWhere()
{
    const Kind &kind = kinds[int(form())];
    const migration::MigrationFacts *facts = m_session ? m_session->fleet().migration(migration()) : nullptr;
    if (!facts)
        return;
    auto *dialog =
        new QFileDialog(this, tr("Save"), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setObjectName("reportFileDialog"_L1);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(kind.suffix);
    dialog->setNameFilter(u"*.%1"_s.arg(kind.suffix));
    // A name from outside is no path.
    QString name = facts->serverName;
    for (QChar &c : name) {
        if (!c.isLetterOrNumber() && c != u'-' && c != u'.')
            c = u'_';
    }
    dialog->selectFile(
        u"%1-%2.%3"_s.arg(name, m_session->fleet().platformNow().toString(u"yyyy-MM-dd"_s), kind.suffix));
    connect(dialog, &QFileDialog::fileSelected, this, &ReportDialog::saveTo);
    dialog->open();
}

void ReportDialog::saveTo(const QString &path)
{
    if (!m_session)
        return;
    const JourneyState state = journeyState(m_session->fleet(), migration());
    const QString platform = m_session->fleet().me().platform;
    reports::Report report{.state = state, .platform = platform, .log = {}, .logEntries = 0};
    if (m_withLog->isChecked() && m_logRead) {
        report.log = m_extract;
        report.logEntries = m_entries;
    }
    Result<void> result;
    switch (form()) {
    case Form::Pdf:
        result = reports::writePdf(path, report);
        break;
    case Form::Html:
        result = write(path, reports::toHtml(report).toUtf8());
        break;
    case Form::Csv:
        result = write(path, reports::accountsCsv(state));
        break;
    case Form::Calendar:
        result = write(path, reports::clocksCalendar(state, platform));
        break;
    }
    if (result) {
        Q_EMIT saved(path);
        accept();
        return;
    }
    m_problem = items::describe(result.error());
    update();
}

void ReportDialog::retranslate()
{
    setWindowTitle(tr("Report"));
    m_text->setText(tr("Save what is known of a migration, as it is now, in the language of the window."));
    m_migrations->setAccessibleName(tr("Migration"));
    const QString texts[] = {tr("Report on paper (PDF)"), tr("Report as a web page (HTML)"),
                             tr("Accounts as a table (CSV)"), tr("Clocks as a calendar (iCalendar)")};
    for (qsizetype i = 0; i < m_forms.size(); ++i)
        m_forms.at(i)->setText(texts[i]);
    m_withLog->setText(tr("With an extract of the log"));
    m_save->setText(tr("Save…"));
    m_cancel->setText(tr("Cancel"));
    update();
}

void ReportDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        fillMigrations(migration());
        retranslate();
    }
    QDialog::changeEvent(event);
}

} // namespace escale::ui
