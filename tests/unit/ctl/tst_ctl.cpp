// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sample_log.h"

#include <escale/logs/bundle.h>
#include <escale/logs/catalogue.h>

#include <QtCore/QJsonArray>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace escale;
using namespace escale::logs;

/// escalectl as a script sees it: what it prints, and how it ends. Without a display.
class TestCtl : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void helpInBothLanguages();
    void helpOfACommand_data();
    void helpOfACommand();
    void wrongUsageIsTwo_data();
    void wrongUsageIsTwo();
    void showsEntriesInBothLanguages();
    void showsLogsMergedAndFiltered();
    void terminalIsNotSteered();
    void searchEndsAsGrepDoes();
    void verifyNamesThePlace();
    void exportAndRedact();
    void compareFindsWhatDiffers();
    void statsCount();
    void codesAreTheCatalogue();
    void lnavReadsIt();

private:
    struct Run {
        int exit = -1;
        QString out;
        QString err;
        [[nodiscard]] QList<QJsonObject> json() const
        {
            QList<QJsonObject> list;
            for (const QString &line : out.split(u'\n', Qt::SkipEmptyParts))
                list.append(QJsonDocument::fromJson(line.toUtf8()).object());
            return list;
        }
    };
    static Run run(const QStringList &arguments);
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    bool write(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    }

    QTemporaryDir m_folder;
    SigningKey m_key = SigningKey::generate();
};

TestCtl::Run TestCtl::run(const QStringList &arguments)
{
    QProcess process;
    QProcessEnvironment environment;
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    environment.insert(u"TZ"_s, u"UTC"_s);
    process.setProcessEnvironment(environment); // neither DISPLAY nor anything else
    process.start(QStringLiteral(ESCALECTL), arguments);
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

void TestCtl::initTestCase()
{
    const QList<QByteArray> lines = sample::lines(14);
    QVERIFY(sample::write(path(u"a.escale"_s), lines, &m_key));
    QVERIFY(write(u"a.jsonl"_s, lines.join('\n') + '\n'));
    QList<QByteArray> changed = lines;
    changed[4].replace("Sophie", "Sophia");
    changed.removeAt(9);
    QVERIFY(write(u"changed.jsonl"_s, changed.join('\n') + '\n'));
}

void TestCtl::helpInBothLanguages()
{
    const Run english = run({u"--help"_s});
    QCOMPARE(english.exit, 0);
    QVERIFY(english.out.startsWith("Usage: escalectl log COMMAND"_L1));
    const Run french = run({u"--help"_s, u"--language"_s, u"fr"_s});
    QCOMPARE(french.exit, 0);
    QVERIFY(french.out.startsWith("Utilisation"_L1));
    for (const QString &command :
         {u"show"_s, u"search"_s, u"verify"_s, u"export"_s, u"redact"_s, u"compare"_s, u"stats"_s, u"codes"_s})
        QVERIFY(english.out.contains(u"\n  "_s + command) && french.out.contains(u"\n  "_s + command));
    QCOMPARE(run({}).exit, 0);
    QVERIFY(QString::fromUtf8(sample::contentOf(QStringLiteral(ESCALE_README))).contains("escalectl log"_L1));
}

void TestCtl::helpOfACommand_data()
{
    QTest::addColumn<QStringList>("options"); // with a value those that take one
    QTest::addColumn<bool>("saysOne");
    const auto row = [](const char *command, const QString &options, bool saysOne) {
        QTest::newRow(command) << options.split(u' ') << saysOne;
    };
    row("show", u"--filter=a --json --utc --what-to-do"_s, false);
    row("search", u"--filter=a --json --utc --regex --case --word --count"_s, true);
    row("verify", u"--key=a --json"_s, true);
    row("export", u"--output=a -o=a --state=a --platform=a --migration=a --redact --names=a --with-raw --json"_s,
        false);
    row("redact", u"--output=a -o=a --names=a --with-raw --preview --json"_s, false);
    row("compare", u"--filter=a --other-accounts --json"_s, true);
    row("stats", u"--filter=a --json --utc"_s, false);
    row("codes", u"--json"_s, false);
}

void TestCtl::helpOfACommand()
{
    QFETCH(QStringList, options);
    QFETCH(const bool, saysOne);
    const QString command = QString::fromLatin1(QTest::currentDataTag());
    const Run english = run({u"log"_s, command, u"--help"_s});
    const Run french = run({u"log"_s, command, u"-h"_s, u"--language=fr"_s});
    QCOMPARE(english.exit, 0);
    QCOMPARE(french.exit, 0);
    QVERIFY2(english.out.startsWith(u"Usage: escalectl log "_s + command), qPrintable(english.out));
    QVERIFY2(french.out.startsWith(u"Utilisation\u00a0: escalectl log "_s + command), qPrintable(french.out));
    for (const QString &help : {english.out, french.out}) {
        QVERIFY(help.contains(u"\n  0  "_s) && help.contains(u"\n  2  "_s) && help.contains(u"\n  3  "_s));
        QCOMPARE(help.contains(u"\n  1  "_s), saysOne);
    }

    // What it lists is what there is, no more and no less.
    QSet<QString> known{u"--language"_s, u"--help"_s, u"-h"_s};
    for (const QString &option : std::as_const(options)) {
        known.insert(option.section(u'=', 0, 0));
        const Run ended = run({u"log"_s, command, option, u"a"_s, u"b"_s, u"c"_s, u"d"_s});
        QVERIFY2(!ended.err.contains(u"there is no option"_s), qPrintable(ended.err));
    }
    for (const QString &help : {english.out, french.out}) {
        QSet<QString> listed;
        static const QRegularExpression line(u"^  (?:(-\\w), )?(--[\\w-]+)"_s, QRegularExpression::MultilineOption);
        for (auto match = line.globalMatch(help); match.hasNext();) {
            const QStringList names = match.next().capturedTexts().sliced(1);
            for (const QString &name : names) {
                if (!name.isEmpty())
                    listed.insert(name);
            }
        }
        QCOMPARE(listed, known);
        // As few columns as a terminal has, or not many more.
        const QStringList lines = help.split(u'\n');
        QVERIFY(std::ranges::all_of(lines, [](const QString &l) { return l.size() <= 130; }));
    }

    // The example is one.
    const QString example = english.out.trimmed().section(u"Example: "_s, 1);
    QCOMPARE(french.out.trimmed().section(u"Exemple\u00a0: "_s, 1), example);
    QVERIFY(example.startsWith(u"escalectl log "_s + command));
    const QTemporaryDir folder;
    QVERIFY(QFile::copy(path(u"a.escale"_s), folder.filePath(u"migration.escale"_s)));
    QVERIFY(QFile::copy(path(u"a.jsonl"_s), folder.filePath(u"migration.jsonl"_s)));
    QProcess shell;
    shell.setWorkingDirectory(folder.path());
    QProcessEnvironment environment;
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    environment.insert(u"PATH"_s, QFileInfo(QStringLiteral(ESCALECTL)).absolutePath() + u":/usr/bin:/bin"_s);
    shell.setProcessEnvironment(environment);
    shell.start(u"sh"_s, {u"-c"_s, example});
    QVERIFY(shell.waitForFinished() && shell.exitStatus() == QProcess::NormalExit);
    QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());

    // And where it was called wrongly, it is what is pointed to.
    const Run wrong = run({u"log"_s, command, u"--dance"_s});
    QCOMPARE(wrong.exit, 2);
    QVERIFY2(wrong.err.contains(u"escalectl log "_s + command + u" --help"_s), qPrintable(wrong.err));
}

void TestCtl::wrongUsageIsTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exit");
    QTest::newRow("no such command") << QStringList{u"log"_s, u"dance"_s} << 2;
    QTest::newRow("no such area") << QStringList{u"dance"_s} << 2;
    QTest::newRow("no such option") << QStringList{u"log"_s, u"show"_s, u"--dance"_s, u"x"_s} << 2;
    QTest::newRow("no file") << QStringList{u"log"_s, u"show"_s} << 2;
    QTest::newRow("no value") << QStringList{u"log"_s, u"show"_s, u"x"_s, u"--filter"_s} << 2;
    QTest::newRow("no language") << QStringList{u"log"_s, u"codes"_s, u"--language"_s, u"de"_s} << 2;
    QTest::newRow("bad filter") << QStringList{u"log"_s, u"show"_s, path(u"a.jsonl"_s), u"--filter"_s, u"(("_s} << 2;
    QTest::newRow("bad pattern") << QStringList{u"log"_s, u"search"_s, u"--regex"_s, u"["_s, path(u"a.jsonl"_s)} << 2;
    QTest::newRow("no command") << QStringList{u"log"_s} << 2;
    QTest::newRow("without log") << QStringList{u"show"_s, path(u"a.jsonl"_s)} << 2;
    QTest::newRow("nothing to search for") << QStringList{u"log"_s, u"search"_s, QString(), path(u"a.jsonl"_s)} << 2;
    QTest::newRow("a log and a platform") << QStringList{u"log"_s,
                                                         u"export"_s,
                                                         path(u"a.jsonl"_s),
                                                         u"--platform"_s,
                                                         u"http://127.0.0.1:1"_s,
                                                         u"--migration"_s,
                                                         u"1"_s,
                                                         u"-o"_s,
                                                         path(u"b.escale"_s)}
                                          << 2;
    QTest::newRow("no such file") << QStringList{u"log"_s, u"show"_s, u"/no/such/file"_s} << 3;
    QTest::newRow("nothing to write to") << QStringList{u"log"_s, u"redact"_s, path(u"a.escale"_s), u"-o"_s,
                                                        u"/no/such/folder/x.escale"_s}
                                         << 3;
}

void TestCtl::wrongUsageIsTwo()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exit);
    const Run ended = run(arguments);
    QCOMPARE(ended.exit, exit);
    QVERIFY2(ended.err.startsWith("escalectl: "_L1) && !ended.err.contains(u"%1"_s) && !ended.err.contains(u'{'),
             qPrintable(ended.err));
    QCOMPARE(ended.out, QString());
    QVERIFY(run(arguments + QStringList{u"--language=fr"_s}).err != ended.err || arguments.contains(u"de"_s));
}

void TestCtl::showsEntriesInBothLanguages()
{
    for (const QString &file : {u"a.escale"_s, u"a.jsonl"_s}) {
        const Run english = run({u"log"_s, u"show"_s, path(file), u"--language"_s, u"en"_s});
        const Run french = run({u"log"_s, u"show"_s, path(file), u"--language"_s, u"fr"_s});
        QCOMPARE(english.exit, 0);
        QCOMPARE(english.out.count(u'\n'), 14);
        QCOMPARE(french.out.count(u'\n'), 14);
        QVERIFY2(english.out.contains("shop did not answer for 7.3\u00a0s"_L1)
                     || english.out.contains(u"shop did not answer for 7.3\u00a0s"_s),
                 qPrintable(english.out));
        QVERIFY2(french.out.contains(u"shop n’a pas répondu pendant 7,3\u00a0s"_s), qPrintable(french.out));
        QVERIFY(french.out.contains(u"3,0\u00a0Gio"_s));
    }
    // The same facts, whatever the language.
    const auto english = run({u"log"_s, u"show"_s, path(u"a.escale"_s), u"--json"_s}).json();
    const auto french = run({u"log"_s, u"show"_s, path(u"a.escale"_s), u"--json"_s, u"--language=fr"_s}).json();
    QCOMPARE(english.size(), 14);
    for (qsizetype i = 0; i < english.size(); ++i) {
        QVERIFY(english[i]["sentence"_L1] != french[i]["sentence"_L1]);
        for (const char *fact : {"params", "code", "time", "seq", "level", "task", "account", "line"})
            QCOMPARE(english[i][QLatin1StringView(fact)], french[i][QLatin1StringView(fact)]);
    }
}

void TestCtl::showsLogsMergedAndFiltered()
{
    const Run warnings =
        run({u"log"_s, u"show"_s, path(u"a.escale"_s), u"--filter"_s, u"level:>=warning"_s, u"--json"_s});
    QCOMPARE(warnings.json().size(), 4);
    for (const QJsonObject &entry : warnings.json())
        QVERIFY(entry["level"_L1].toString() != "info"_L1);
    const auto merged = run({u"log"_s, u"show"_s, path(u"a.jsonl"_s), path(u"a.escale"_s), u"--json"_s}).json();
    QCOMPARE(merged.size(), 28);
    for (qsizetype i = 1; i < merged.size(); ++i)
        QVERIFY(merged[i - 1]["time"_L1].toString() <= merged[i]["time"_L1].toString());
}

void TestCtl::terminalIsNotSteered()
{
    Entry entry = sample::entry(6, {});
    entry.params.insert(u"reason"_s, u"\u001b]0;owned\u0007 \u202eevil"_s);
    QVERIFY(write(u"hostile.jsonl"_s, toLine(entry) + "\nraw \x1b[2J line\n" + QByteArray("nul\0here\n", 9)));
    const Run shown = run({u"log"_s, u"show"_s, path(u"hostile.jsonl"_s)});
    QCOMPARE(shown.exit, 0);
    for (const QChar c : shown.out)
        QVERIFY(c == u'\n' || c == u'\t' || (c.unicode() >= 0x20 && c != QChar(0x7f) && c != QChar(0x202e)));
    QVERIFY(shown.out.contains("owned"_L1));
}

void TestCtl::searchEndsAsGrepDoes()
{
    QCOMPARE(run({u"log"_s, u"search"_s, u"precopy"_s, path(u"a.jsonl"_s)}).exit, 0);
    QCOMPARE(run({u"log"_s, u"search"_s, u"no such words"_s, path(u"a.jsonl"_s)}).exit, 1);
    QCOMPARE(run({u"log"_s, u"search"_s, u"precopy"_s, path(u"a.escale"_s), u"--count"_s}).out.trimmed(), u"2"_s);
    QCOMPARE(run({u"log"_s, u"search"_s, u"--regex"_s, u"\"trace.id\":\"4[0-9]\""_s, path(u"a.escale"_s), u"--count"_s})
                 .out.trimmed(),
             u"14"_s);
}

void TestCtl::verifyNamesThePlace()
{
    const QString key = QString::fromLatin1(m_key.publicKey().toHex());
    const Run good = run({u"log"_s, u"verify"_s, path(u"a.escale"_s), u"--key"_s, key, u"--json"_s});
    QCOMPARE(good.exit, 0);
    QCOMPARE(good.json().first()["signature"_L1].toString(), u"expected"_s);
    QCOMPARE(good.json().first()["whole"_L1].toBool(), true);
    const QString other = QString::fromLatin1(SigningKey::generate().publicKey().toHex());
    QCOMPARE(run({u"log"_s, u"verify"_s, path(u"a.escale"_s), u"--key"_s, other}).exit, 1);
    QCOMPARE(run({u"log"_s, u"verify"_s, path(u"a.escale"_s), u"--key"_s, u"zz"_s}).exit, 2);

    const Run bad = run({u"log"_s, u"verify"_s, path(u"changed.jsonl"_s), u"--json"_s});
    QCOMPARE(bad.exit, 1);
    const QJsonArray findings = bad.json().first()["findings"_L1].toArray();
    QCOMPARE(findings.size(), 2);
    QCOMPARE(findings[0]["code"_L1].toString(), u"ESC-8603"_s);
    QCOMPARE(findings[0]["line"_L1].toInt(), 5);
    QCOMPARE(findings[1]["code"_L1].toString(), u"ESC-8605"_s);
    QCOMPARE(findings[1]["line"_L1].toInt(), 10);

    QByteArray cut = sample::contentOf(path(u"a.escale"_s));
    QVERIFY(write(u"cut.escale"_s, cut.first(cut.size() / 2)));
    const Run damaged = run({u"log"_s, u"verify"_s, path(u"cut.escale"_s), u"--language"_s, u"fr"_s});
    QCOMPARE(damaged.exit, 1);
    QVERIFY2(damaged.out.contains("ESC-8503"_L1), qPrintable(damaged.out));
}

void TestCtl::exportAndRedact()
{
    QCOMPARE(run({u"log"_s, u"export"_s, path(u"a.jsonl"_s), u"-o"_s, path(u"made.escale"_s)}).exit, 0);
    const auto made = Bundle::open(path(u"made.escale"_s));
    QVERIFY(made && made->verify()->isWhole());
    QCOMPARE(made->manifest().entries, 14);
    QCOMPARE(made->manifest().migration, MigrationId(sample::migration));

    const Run preview = run({u"log"_s, u"redact"_s, path(u"a.escale"_s), u"--preview"_s});
    QCOMPARE(preview.exit, 0);
    QVERIFY(preview.out.contains(u"srv-acme-01 → server-1"_s));
    QCOMPARE(run({u"log"_s, u"redact"_s, path(u"a.escale"_s)}).exit, 2);
    QCOMPARE(run({u"log"_s, u"redact"_s, path(u"a.escale"_s), u"-o"_s, path(u"r.escale"_s)}).exit, 0);
    const auto redacted = Bundle::open(path(u"r.escale"_s));
    QVERIFY(redacted && redacted->manifest().redacted);
    QVERIFY(!sample::contentOf(path(u"r.escale"_s)).contains("Sophie"));
    const QFileInfo map(path(u"r.escale.names.json"_s));
    QVERIFY(map.exists());
    QCOMPARE(map.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void TestCtl::compareFindsWhatDiffers()
{
    QCOMPARE(run({u"log"_s, u"compare"_s, path(u"a.jsonl"_s), path(u"a.escale"_s)}).exit, 0);
    const Run differs = run({u"log"_s, u"compare"_s, path(u"a.jsonl"_s), path(u"changed.jsonl"_s), u"--json"_s});
    QCOMPARE(differs.exit, 1);
    QVERIFY(differs.json().last()["only_left"_L1].toInt() >= 1);
}

void TestCtl::statsCount()
{
    const QJsonObject counted = run({u"log"_s, u"stats"_s, path(u"a.escale"_s), u"--json"_s}).json().first();
    QCOMPARE(counted["entries"_L1].toInt(), 14);
    QCOMPARE(counted["warnings"_L1].toInt(), 2);
    QCOMPARE(counted["errors"_L1].toInt(), 2);
    QCOMPARE(counted["steps"_L1]["4"_L1].toInt(), 14);
    QCOMPARE(counted["codes"_L1]["ESC-4202"_L1].toInt(), 2);
}

void TestCtl::codesAreTheCatalogue()
{
    const auto english = run({u"log"_s, u"codes"_s, u"--json"_s}).json();
    QCOMPARE(english.size(), qsizetype(catalogue().size()));
    const Run french = run({u"log"_s, u"codes"_s, u"--language"_s, u"fr"_s});
    for (const Message &message : catalogue())
        QVERIFY(french.out.contains(QString::fromUtf8(message.french)));
}

void TestCtl::lnavReadsIt()
{
    const QString lnav = QStandardPaths::findExecutable(u"lnav"_s);
    QVERIFY2(!lnav.isEmpty(), "./dev test installs lnav");
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, m_folder.path()); // no configuration of anybody's
    environment.insert(u"TERM"_s, u"dumb"_s);
    process.setProcessEnvironment(environment);
    process.start(lnav, {u"-n"_s, u"-c"_s, u";SELECT count(*) AS n, count(DISTINCT log_level) AS levels FROM ecs_log"_s,
                         u"-c"_s, u":write-csv-to -"_s, path(u"a.jsonl"_s)});
    QVERIFY(process.waitForFinished());
    const QByteArray out = process.readAllStandardOutput();
    QVERIFY2(out.contains("14,3"), out.constData());
}

QTEST_GUILESS_MAIN(TestCtl)
#include "tst_ctl.moc"
