// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scripted_server.h"
#include "secrets.h"

#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <csignal>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace escale::test;

namespace {

constexpr int patience = 60'000;
const QString token = QStringLiteral("s3cr3t-T0ken-of-a-crash");

/// Why a crash would leave nothing in the folder in which it happens, whatever a program does against it; empty: it would.
QString noDumpsHere()
{
    QFile pattern(u"/proc/sys/kernel/core_pattern"_s);
    if (!pattern.open(QIODevice::ReadOnly))
        return u"no core_pattern to read"_s;
    const QByteArray name = pattern.readAll().trimmed();
    if (name.isEmpty() || name.startsWith('|') || name.contains('/'))
        return u"core dumps go to: "_s + QString::fromLocal8Bit(name);
    rlimit size{};
    if (::getrlimit(RLIMIT_CORE, &size) != 0 || size.rlim_max != RLIM_INFINITY)
        return u"core dumps are limited for this user"_s;
    return {};
}

} // namespace

/// What a crash leaves behind of a program that holds a token: real programs, ended by a real SIGABRT while they talk to a
/// platform, where the machine would write all of their memory to a file.
class CoreDumpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void crash_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<bool>("wanted");
        const QStringList fetch{u"log"_s,         u"export"_s, u"--platform"_s,       u"URL"_s,
                                u"--migration"_s, u"1"_s,      u"--output=x.escale"_s};
        // That it would be found: otherwise the rows below would say nothing.
        QTest::newRow("escalectl, dump asked for") << QStringLiteral(ESCALECTL) << fetch << true;
        QTest::newRow("escalectl") << QStringLiteral(ESCALECTL) << fetch << false;
        QTest::newRow("escale") << QStringLiteral(ESCALE_DESKTOP) << QStringList{u"--connect"_s, u"URL"_s} << false;
    }

    void crash()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, arguments);
        QFETCH(bool, wanted);
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("a program with a sanitizer has terabytes of memory, and says itself what is dumped");
#endif
        if (const QString why = noDumpsHere(); !why.isEmpty())
            QSKIP(qPrintable(why));
        // It holds the answer back, so that the request with the token is under way.
        ScriptedServer server([](const ScriptedServer::Asked &) { return std::nullopt; });
        const QTemporaryDir folder;
        QVERIFY(folder.isValid());
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"ESCALE_TOKEN"_s, token);
        environment.insert(u"ESCALE_CORE_DUMPS"_s, wanted ? u"1"_s : u"0"_s);
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        for (const QString &home : {u"HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_CACHE_HOME"_s})
            environment.insert(home, folder.path());
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(folder.path());
        process.setChildProcessModifier([] {
            const rlimit all{RLIM_INFINITY, RLIM_INFINITY};
            (void)::setrlimit(RLIMIT_CORE, &all);
        });
        arguments.replaceInStrings(u"URL"_s, server.url().toString());
        process.start(program, arguments);
        QVERIFY(process.waitForStarted(patience));
        QTRY_VERIFY_WITH_TIMEOUT(!server.asked().isEmpty(), patience);
        QVERIFY(server.asked().first().headers.value("authorization").contains((token.toLatin1() + ':').toBase64()));
        QCOMPARE(::kill(pid_t(process.processId()), SIGABRT), 0);
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, patience);
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);

        const QStringList dumps = QDir(folder.path()).entryList({u"core*"_s}, QDir::Files);
        const QString found = whereIn(folder.path(), token);
        QVERIFY2(dumps.isEmpty() != wanted, qPrintable(dumps.join(u' ')));
        QVERIFY2(found.isEmpty() != wanted, qPrintable(found));
    }
};

QTEST_GUILESS_MAIN(CoreDumpTest)
#include "tst_core_dump.moc"
