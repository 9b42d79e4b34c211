// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "platform_process.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QJsonDocument>

namespace escale::test {

using namespace Qt::StringLiterals;

PlatformProcess::PlatformProcess(const QString &dataFolder)
    : m_folder(dataFolder.isEmpty() ? m_temporary.filePath(u"data"_s) : dataFolder)
{
}

PlatformProcess::~PlatformProcess()
{
    kill();
}

bool PlatformProcess::start(const QStringList &arguments)
{
    QStringList all{u"--practice"_s, u"--data"_s, m_folder, u"--listen"_s, u"127.0.0.1:0"_s};
    if (!arguments.contains("--rate"_L1))
        all << u"--rate"_s << u"0,0"_s;
    all << arguments;
    m_process.setProgram(QStringLiteral(ESCALE_PLATFORM_BINARY));
    m_process.setArguments(all);
    m_process.start();
    if (!m_process.waitForStarted())
        return false;
    QDeadlineTimer deadline(30000);
    QByteArray line;
    while (!line.endsWith('\n')) {
        if (m_process.state() != QProcess::Running || deadline.hasExpired()) {
            qWarning("The platform did not get ready: %s", complaints().constData());
            return false;
        }
        if (!m_process.canReadLine())
            m_process.waitForReadyRead(100);
        line += m_process.readLine();
    }
    const QJsonObject ready = QJsonDocument::fromJson(line).object();
    m_url = QUrl(ready["url"_L1].toString());
    m_tokens = ready["tokens"_L1].toObject();
    return m_url.isValid() && !m_url.isEmpty();
}

void PlatformProcess::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
}

bool PlatformProcess::terminate()
{
    m_process.terminate();
    return m_process.waitForFinished() && m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
}

bool PlatformProcess::waitForCrash(int timeoutMs)
{
    return (m_process.state() == QProcess::NotRunning || m_process.waitForFinished(timeoutMs))
           && m_process.exitStatus() == QProcess::CrashExit;
}

bool PlatformProcess::isRunning() const
{
    return m_process.state() == QProcess::Running;
}

QByteArray PlatformProcess::supportToken() const
{
    return m_tokens["support"_L1].toString().toLatin1();
}

QByteArray PlatformProcess::reviewerToken() const
{
    return m_tokens["reviewer"_L1].toString().toLatin1();
}

QByteArray PlatformProcess::customerToken(const QString &name) const
{
    return m_tokens["customer"_L1][name].toString().toLatin1();
}

QStringList PlatformProcess::customers() const
{
    return m_tokens["customer"_L1].toObject().keys();
}

QByteArray PlatformProcess::complaints()
{
    m_complaints += m_process.readAllStandardError();
    return m_complaints;
}

QJsonObject PlatformProcess::stages()
{
    QProcess process;
    process.start(QStringLiteral(ESCALE_PLATFORM_BINARY), {u"--list-stages"_s});
    process.waitForFinished();
    return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
}

} // namespace escale::test
