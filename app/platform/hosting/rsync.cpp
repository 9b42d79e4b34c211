// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosting/rsync.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QProcessEnvironment>

#include <csignal>
#include <sys/prctl.h>

using namespace Qt::StringLiterals;

namespace escale::platform {

namespace {

/// "Total bytes sent: 1234"
qint64 statistic(const QByteArray &line, QByteArrayView name)
{
    if (!line.startsWith(name))
        return -1;
    QByteArray digits = line.sliced(name.size()).trimmed();
    digits = digits.first(std::max<qsizetype>(0, digits.indexOf(' ') < 0 ? digits.size() : digits.indexOf(' ')));
    bool ok = false;
    const qint64 value = digits.toLongLong(&ok);
    return ok ? value : -1;
}

/// What a process has used of the processor so far, in ticks of the system's clock; 0 where that cannot be told.
qint64 processorTime(qint64 process)
{
    QFile file(u"/proc/%1/stat"_s.arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    // Its name, in parentheses, may hold anything.
    const QByteArray text = file.readAll();
    const QList<QByteArray> fields = text.sliced(text.lastIndexOf(')') + 1).simplified().split(' ');
    constexpr qsizetype user = 11; // utime and stime, counted from the state: proc(5)
    return fields.value(user).toLongLong() + fields.value(user + 1).toLongLong();
}

} // namespace

Result<CopyReport> rsync(const RsyncJob &job, const std::function<void(qint64 bytes)> &bytes,
                         const ProgressSink::Raw &raw, HostingDriver::Stop stop)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LC_ALL"_s, u"C"_s);
    process.setProcessEnvironment(environment);
    process.setUnixProcessParameters(QProcess::UnixProcessFlag::UseVFork);
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    // Times are compared to the nanosecond: by default rsync takes files of one size and one second for equal.
    QStringList arguments{u"-aH"_s,     u"--modify-window=-1"_s, u"--no-human-readable"_s,
                          u"--stats"_s, u"--info=progress2"_s,   u"--itemize-changes"_s};
    arguments += job.options;
    arguments.append(u"--"_s);
    arguments += job.sources;
    arguments.append(job.target);
    const auto say = [&raw](QByteArrayView text) {
        if (raw && !text.isEmpty())
            raw(text);
    };
    say("$ rsync "_ba + arguments.join(u' ').toUtf8() + '\n');
    process.start(u"rsync"_s, arguments, QIODevice::ReadOnly);
    if (!process.waitForStarted(-1))
        return failure(u"tool_missing"_s, {{u"tool"_s, u"rsync"_s}}, process.errorString());

    CopyReport report;
    QByteArray pending;
    QByteArray complaints;
    const auto read = [&] {
        if (process.bytesAvailable() > 0)
            stop.sign();
        const QByteArray complaint = process.readAllStandardError();
        say(complaint);
        complaints += complaint;
        QByteArray said;
        pending += process.readAllStandardOutput();
        for (;;) {
            const auto end = std::ranges::find_if(pending, [](char c) { return c == '\n' || c == '\r'; });
            if (end == pending.end())
                break;
            const QByteArray line = pending.first(end - pending.begin());
            pending.remove(0, line.size() + 1);
            // A progress line begins with a number, whatever the names of files hold.
            const QByteArray trimmed = line.trimmed();
            const bool isProgress = !trimmed.isEmpty() && line.contains('%') && line.front() == ' '
                                    && trimmed.front() >= '0' && trimmed.front() <= '9';
            if (const qint64 sent = statistic(line, "Total bytes sent:"); sent >= 0)
                report.bytes = sent;
            else if (const qint64 files = statistic(line, "Number of regular files transferred:"); files >= 0)
                report.files = files;
            else if (isProgress && bytes) {
                bool ok = false;
                const qint64 soFar = trimmed.first(std::max<qsizetype>(0, trimmed.indexOf(' '))).toLongLong(&ok);
                if (ok)
                    bytes(soFar);
            }
            if (!isProgress && !trimmed.isEmpty())
                said += line + '\n';
        }
        say(said);
    };
    qint64 worked = 0;
    while (process.state() != QProcess::NotRunning) {
        process.waitForReadyRead(50);
        read();
        // It says nothing while it compares what it need not send.
        if (const qint64 now = processorTime(process.processId()); now > worked) {
            worked = now;
            stop.sign();
        }
        if (stop) {
            process.terminate(); // rsync removes its temporary files
            if (!process.waitForFinished(2000)) {
                process.kill();
                process.waitForFinished();
            }
            return failure(u"cancelled"_s);
        }
    }
    read();
    constexpr int vanished = 24;
    const bool succeeded = process.exitCode() == 0 || (job.live && process.exitCode() == vanished);
    if (process.exitStatus() != QProcess::NormalExit || !succeeded)
        return failure(u"copy_failed"_s, {{u"tool"_s, u"rsync"_s}, {u"exit_code"_s, process.exitCode()}},
                       QString::fromLocal8Bit(complaints));
    return report;
}

} // namespace escale::platform
