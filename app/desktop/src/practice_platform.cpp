// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/desktop/practice_platform.h>

#include "give_way.h"

#include <escale/core/log_categories.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace escale {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype keptComplaints = 16 * 1024;
constexpr int patience = 1000; // ms for the child to end when this program does

} // namespace

PracticePlatform::PracticePlatform(Settings settings, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
{
#ifdef Q_OS_UNIX
    // Accounts that are copied on the same machine must not keep the window waiting for a processor.
    m_process.setUnixProcessParameters(QProcess::UnixProcessFlag::UseVFork);
    m_process.setChildProcessModifier([] { giveWay(); });
#endif
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &PracticePlatform::readAnswer);
    connect(&m_process, &QProcess::readyReadStandardError, this, &PracticePlatform::readComplaints);
    connect(&m_process, &QProcess::finished, this, &PracticePlatform::handleEnd);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(u"platform_not_started"_s);
    });
}

PracticePlatform::~PracticePlatform()
{
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    // Killed is no harm either (the platform resumes from its journal), only slower the next time.
    m_process.terminate();
    if (!m_process.waitForFinished(patience)) {
        m_process.kill();
        m_process.waitForFinished(patience);
    }
}

QString PracticePlatform::findProgram()
{
    const QDir here(QCoreApplication::applicationDirPath());
    for (const QString &place : {u"escale-platform"_s, u"../platform/escale-platform"_s}) {
        const QFileInfo file(here.filePath(place));
        if (file.isExecutable() && file.isFile())
            return QDir::cleanPath(file.absoluteFilePath());
    }
    return {};
}

void PracticePlatform::start()
{
    if (m_state != State::Stopped)
        return;
    m_state = State::Starting;
    m_stopping = false;
    m_answer.clear();
    m_complaints.clear();
    m_url.clear();
    m_tokens = {};
    if (m_settings.program.isEmpty()) {
        // Not from within start(): whoever calls it need not expect to be called back.
        QMetaObject::invokeMethod(this, [this] { fail(u"platform_not_found"_s); }, Qt::QueuedConnection);
        return;
    }
    QStringList arguments{u"--practice"_s, u"--exit-with-parent"_s, u"--rate"_s, u"0,0"_s,
                          u"--listen"_s,   u"127.0.0.1:0"_s,        u"--data"_s, m_settings.dataFolder};
    if (m_settings.seed)
        arguments << u"--seed"_s << QString::number(*m_settings.seed);
    if (m_settings.scale)
        arguments << u"--scale"_s << QString::number(*m_settings.scale);
    if (!m_settings.deadlines.isEmpty())
        arguments << u"--deadlines"_s << m_settings.deadlines;
    qCInfo(logUi, "Start a practice platform in %s", qUtf8Printable(QDir::toNativeSeparators(m_settings.dataFolder)));
    m_process.start(m_settings.program, arguments);
}

void PracticePlatform::stop()
{
    if (m_process.state() == QProcess::NotRunning) {
        m_state = State::Stopped;
        QMetaObject::invokeMethod(this, &PracticePlatform::stopped, Qt::QueuedConnection);
        return;
    }
    m_stopping = true;
    m_process.terminate();
}

void PracticePlatform::readAnswer()
{
    const QByteArray more = m_process.readAllStandardOutput();
    if (m_state != State::Starting)
        return;
    m_answer += more;
    const qsizetype end = m_answer.indexOf('\n');
    if (end < 0)
        return;
    const QJsonObject answer = QJsonDocument::fromJson(m_answer.first(end)).object();
    const QJsonObject tokens = answer["tokens"_L1].toObject();
    m_url = QUrl(answer["url"_L1].toString(), QUrl::StrictMode);
    m_tokens.support = tokens["support"_L1].toString();
    m_tokens.reviewer = tokens["reviewer"_L1].toString();
    const QJsonObject customers = tokens["customer"_L1].toObject();
    for (auto customer = customers.begin(); customer != customers.end(); ++customer)
        m_tokens.customers.append({customer.key(), customer.value().toString()});
    m_answer.clear();
    if (!m_url.isValid() || m_url.host().isEmpty() || m_tokens.support.isEmpty()) {
        fail(u"platform_answer_unreadable"_s);
        m_stopping = true;
        m_process.kill();
        return;
    }
    m_state = State::Running;
    Q_EMIT ready();
}

void PracticePlatform::readComplaints()
{
    m_complaints += m_process.readAllStandardError();
    if (m_complaints.size() > keptComplaints)
        m_complaints = m_complaints.last(keptComplaints);
}

void PracticePlatform::handleEnd(int exitCode, QProcess::ExitStatus status)
{
    readComplaints();
    const bool crashed = status == QProcess::CrashExit;
    const QJsonObject params{{u"exit_code"_s, exitCode}, {u"crashed"_s, crashed}};
    if (m_stopping) {
        m_state = State::Stopped;
        Q_EMIT stopped();
    } else if (m_state == State::Starting) {
        fail(u"platform_ended_early"_s, params);
    } else if (m_state == State::Running) {
        m_state = State::Stopped;
        Q_EMIT ended(Error{u"platform_ended"_s, params, QString::fromUtf8(m_complaints).trimmed()});
    }
}

void PracticePlatform::fail(const QString &code, const QJsonObject &params)
{
    m_state = State::Stopped;
    const QString detail = m_complaints.isEmpty() ? m_process.errorString() : QString::fromUtf8(m_complaints).trimmed();
    qCWarning(logUi, "The practice platform did not start: %s", qUtf8Printable(code));
    Q_EMIT failed(Error{code, params, detail});
}

} // namespace escale
