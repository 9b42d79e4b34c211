// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/desktop/command_line.h>
#include <escale/desktop/practice_platform.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonObject>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace escale;
using namespace Qt::StringLiterals;

/// The command line, and the practice platform as a child process: how it fails, above all.
class DesktopTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void commandLine_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("error"); // empty: accepted
        const auto row = [](const char *name, const QStringList &arguments, const QString &error = {}) {
            QTest::newRow(name) << arguments << error;
        };
        row("nothing", {});
        row("practice", {u"--practice"_s, u"--seed"_s, u"7"_s, u"--scale=1000"_s});
        row("connect", {u"--connect"_s, u"https://platform.example/"_s});
        row("address without a scheme", {u"--connect"_s, u"platform.example"_s}, u"invalid_value"_s);
        row("a token in the address", {u"--connect"_s, u"https://secret@platform.example/"_s}, u"secret_in_address"_s);
        row("there is no option for a token", {u"--token"_s, u"secret"_s}, u"unknown_option"_s);
        row("value missing", {u"--connect"_s}, u"missing_value"_s);
        row("empty value", {u"--data="_s}, u"missing_value"_s);
        row("language", {u"--language"_s, u"fr"_s});
        row("unknown language", {u"--language"_s, u"de"_s}, u"invalid_value"_s);
        row("unknown colours", {u"--theme=pink"_s}, u"invalid_value"_s);
        row("seed", {u"--seed"_s, u"-1"_s}, u"invalid_value"_s);
        row("stray argument", {u"srv-acme-01"_s}, u"unexpected_argument"_s);
        row("both doors", {u"--practice"_s, u"--connect"_s, u"https://platform.example/"_s},
            u"options_exclude_each_other"_s);
        row("tour elsewhere", {u"--tour"_s, u"out"_s, u"--connect"_s, u"https://platform.example/"_s},
            u"options_exclude_each_other"_s);
    }

    void commandLine()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, error);
        const auto options = parseCommandLine(arguments);
        QCOMPARE(options ? QString() : options.error().code, error);
        if (!options) {
            QVERIFY(!commandLineComplaint(options.error()).isEmpty());
            QVERIFY(!commandLineComplaint(options.error()).contains("secret"_L1));
        }
    }

    void commandLineValues()
    {
        const auto options = parseCommandLine({u"--tour"_s, u"out"_s, u"--seed=3"_s, u"--scale"_s, u"1000"_s,
                                               u"--language=fr"_s, u"--theme=dark"_s, u"--data"_s, u"d"_s});
        QVERIFY(options);
        Options expected;
        expected.practice = true; // the tour walks on a practice platform
        expected.tourFolder = u"out"_s;
        expected.dataFolder = u"d"_s;
        expected.seed = 3;
        expected.scale = 1000;
        expected.language = QLocale::French;
        expected.colorScheme = ui::ColorScheme::Dark;
        QCOMPARE(*options, expected);
    }

    void helpNamesEveryOption()
    {
        for (const QString &option : {u"--practice"_s, u"--connect"_s, u"--language"_s, u"--theme"_s, u"--data"_s,
                                      u"--seed"_s, u"--scale"_s, u"--tour"_s, u"--help"_s, u"--version"_s})
            QVERIFY2(helpText().contains(option), qPrintable(option));
    }

    void practiceFailures_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("detail"); // part of it
        QTest::newRow("ends at once") << u"echo 'the port is taken' >&2; exit 3"_s << u"platform_ended_early"_s
                                      << u"the port is taken"_s;
        QTest::newRow("crashes") << u"kill -SEGV $$"_s << u"platform_ended_early"_s << QString();
        QTest::newRow("speaks nonsense") << u"echo hello; sleep 60"_s << u"platform_answer_unreadable"_s << QString();
        QTest::newRow("no tokens") << u"echo '{\"url\":\"http://127.0.0.1:1/\"}'; sleep 60"_s
                                   << u"platform_answer_unreadable"_s << QString();
    }

    void practiceFailures()
    {
        QFETCH(QString, script);
        QFETCH(QString, code);
        QFETCH(QString, detail);
        PracticePlatform platform({.program = program(script), .dataFolder = m_folder.filePath(u"data"_s)});
        QSignalSpy failed(&platform, &PracticePlatform::failed);
        QSignalSpy ready(&platform, &PracticePlatform::ready);
        platform.start();
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].value<Error>().code, code);
        QVERIFY2(failed[0][0].value<Error>().detail.contains(detail), qPrintable(failed[0][0].value<Error>().detail));
        QCOMPARE(ready.size(), 0);
        QCOMPARE(platform.state(), PracticePlatform::State::Stopped);
    }

    void practiceProgramMissing()
    {
        PracticePlatform nowhere({.program = {}, .dataFolder = m_folder.path()});
        QSignalSpy failed(&nowhere, &PracticePlatform::failed);
        nowhere.start();
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].value<Error>().code, u"platform_not_found"_s);

        PracticePlatform notThere({.program = m_folder.filePath(u"none"_s), .dataFolder = m_folder.path()});
        QSignalSpy alsoFailed(&notThere, &PracticePlatform::failed);
        notThere.start();
        QTRY_COMPARE(alsoFailed.size(), 1);
        QCOMPARE(alsoFailed[0][0].value<Error>().code, u"platform_not_started"_s);
    }

    void practiceAnswersInPieces()
    {
        PracticePlatform platform(
            {.program =
                 program(u"printf '{\"url\":\"http://127.0.0.1:1/\",'; sleep 0.1\n"
                         "printf '\"tokens\":{\"support\":\"s\",\"customer\":{\"Boreal\":\"b\",\"Acme SA\":\"a\"},"
                         "\"reviewer\":\"r\"}}\\n'; exec sleep 60"_s),
             .dataFolder = m_folder.path()});
        QSignalSpy ready(&platform, &PracticePlatform::ready);
        QSignalSpy stopped(&platform, &PracticePlatform::stopped);
        QSignalSpy ended(&platform, &PracticePlatform::ended);
        platform.start();
        QTRY_COMPARE(ready.size(), 1);
        QCOMPARE(platform.url(), QUrl(u"http://127.0.0.1:1/"_s));
        QCOMPARE(platform.tokens().support, u"s"_s);
        QCOMPARE(platform.tokens().reviewer, u"r"_s);
        const QList<std::pair<QString, QString>> customers{{u"Acme SA"_s, u"a"_s}, {u"Boreal"_s, u"b"_s}};
        QCOMPARE(platform.tokens().customers, customers);
        platform.stop();
        QTRY_COMPARE(stopped.size(), 1);
        QCOMPARE(ended.size(), 0);
    }

    void practiceEndsByItself()
    {
        PracticePlatform platform(
            {.program =
                 program(u"echo '{\"url\":\"http://127.0.0.1:1/\",\"tokens\":{\"support\":\"s\",\"reviewer\":\"r\"}}'\n"
                         "echo 'the disk is full' >&2; exit 1"_s),
             .dataFolder = m_folder.path()});
        QSignalSpy ended(&platform, &PracticePlatform::ended);
        platform.start();
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(ended[0][0].value<Error>().code, u"platform_ended"_s);
        QVERIFY(ended[0][0].value<Error>().detail.contains("the disk is full"_L1));
        QCOMPARE(platform.state(), PracticePlatform::State::Stopped);
    }

private:
    QString program(const QString &script)
    {
        QString path = m_folder.filePath(u"platform-%1.sh"_s.arg(++m_programs));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write("#!/bin/sh\n" + script.toUtf8() + '\n');
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return path;
    }

    QTemporaryDir m_folder;
    int m_programs = 0;
};

QTEST_GUILESS_MAIN(DesktopTest)
#include "tst_desktop.moc"
