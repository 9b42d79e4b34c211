// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtTest/QTest>

#include <algorithm>
#include <ctime>
#include <limits>

using namespace Qt::StringLiterals;
using namespace KSyntaxHighlighting;

namespace {

/// Writes a line with the names of its styles.
class Marker final : public AbstractHighlighter {
public:
    explicit Marker(const Definition &definition) { setDefinition(definition); }

    QString mark(const QString &line)
    {
        m_line = line;
        m_marked.clear();
        m_count = 0;
        m_last.clear();
        m_end = highlightLine(m_line, State());
        close();
        return m_marked;
    }
    [[nodiscard]] const State &end() const { return m_end; }
    [[nodiscard]] int formats() const { return m_count; }

protected:
    void applyFormat(int offset, int length, const Format &format) override
    {
        ++m_count;
        if (format.name() != m_last) {
            close();
            m_last = format.name();
            m_marked += u'<' + m_last + u'>';
        }
        m_marked += QStringView(m_line).sliced(offset, length);
    }

private:
    void close()
    {
        if (!m_last.isEmpty())
            m_marked += u"</"_s + m_last + u'>';
        m_last.clear();
    }

    QString m_line;
    QString m_marked;
    QString m_last;
    State m_end;
    int m_count = 0;
};

QString read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Nanoseconds that this thread has computed: others' work does not count.
qint64 processorTime()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return qint64(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

struct Known {
    QString file;
    QString name;
};

QList<Known> all()
{
    return {{u"escale-log"_s, u"Escale Migration Log"_s},
            {u"escale-ndjson"_s, u"Escale Migration Log (NDJSON)"_s},
            {u"escale-rsync"_s, u"rsync Output (Escale)"_s},
            {u"escale-pgrestore"_s, u"pg_restore Output (Escale)"_s}};
}

} // namespace

class TestSyntax : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); } // the framework complains about what it cannot resolve

    void schema_data() { definitions(); }
    void schema()
    {
        QFETCH(QString, file);
        QProcess lint;
        lint.setProcessChannelMode(QProcess::MergedChannels);
        lint.start(QStringLiteral(ESCALE_XMLLINT),
                   {u"--noout"_s, u"--schema"_s, QStringLiteral(ESCALE_SYNTAX_TESTS "/definition.xsd"),
                    QStringLiteral(ESCALE_SYNTAX "/") + file + ".xml"_L1});
        QVERIFY(lint.waitForFinished());
        QVERIFY2(lint.exitCode() == 0, lint.readAll().constData());
    }

    void embedded_data() { definitions(); }
    void embedded()
    {
        QFETCH(QString, file);
        QFETCH(QString, name);
        const Definition definition = m_repository.definitionForName(name);
        QVERIFY(definition.isValid());
        QCOMPARE(definition.filePath(), ":/org.kde.syntax-highlighting/syntax-addons/"_L1 + file + ".xml"_L1);
        QCOMPARE(definition.license(), u"GPL-3.0-or-later"_s);
        // Chosen by what a log is, never by a file's name in somebody's editor.
        QVERIFY(definition.extensions().isEmpty());
    }

    void golden_data() { definitions(); }
    void golden()
    {
        QFETCH(QString, file);
        QFETCH(QString, name);
        Marker marker(m_repository.definitionForName(name));
        QString marked;
        const QString input = read(QStringLiteral(ESCALE_SYNTAX_TESTS "/input/") + file + ".txt"_L1);
        QVERIFY(!input.isEmpty());
        for (const QString &line : input.split(u'\n', Qt::SkipEmptyParts))
            marked += marker.mark(line) + u'\n';
        const QString path = QStringLiteral(ESCALE_SYNTAX_TESTS "/golden/") + file + ".txt"_L1;
        if (qEnvironmentVariableIsSet("ESCALE_WRITE_GOLDEN")) {
            QFile written(path);
            QVERIFY(written.open(QIODevice::WriteOnly));
            written.write(marked.toUtf8());
            QFAIL("written, not compared");
        }
        QCOMPARE(marked.split(u'\n'), read(path).split(u'\n'));
    }

    /// Whatever the line, also one that is cut anywhere: the state after it is the state before it.
    void everyLineAlone_data() { definitions(); }
    void everyLineAlone()
    {
        QFETCH(QString, file);
        QFETCH(QString, name);
        Marker marker(m_repository.definitionForName(name));
        QStringList lines = read(QStringLiteral(ESCALE_SYNTAX_TESTS "/input/") + file + ".txt"_L1).split(u'\n');
        lines << u"\"\\"_s << u"{\"a\":[[[\"b"_s << u"«“\""_s << u"pg_restore: error: \"x"_s << QString(500, u'[')
              << QString(500, u'{') << QString(500, u'"') << QString();
        for (const QString &line : std::as_const(lines)) {
            for (qsizetype cut = 0; cut <= line.size(); ++cut) {
                (void)marker.mark(line.left(cut));
                QVERIFY2(marker.end() == State() || isRoot(marker, line.left(cut)), qPrintable(line.left(cut)));
            }
        }
    }

    /// Eight times the length may take up to twenty times the processor's time: quadratic would be sixty-four, also on
    /// a busy machine, where what is linear passes at the latest when it has been left alone for a moment.
    void linearTime_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("unit");
        const QStringList units{u"a"_s,     u" "_s,       u"1"_s,        u"1 "_s,        u"1,"_s,       u"1.2"_s,
                                u"-"_s,     u"a-"_s,      u"a."_s,       u"/"_s,         u"/a"_s,       u"\""_s,
                                u"\\"_s,    u"\\\""_s,    u"[\""_s,      u"{\"a\":"_s,   u"\"a\",1,"_s, u"“"_s,
                                u"« »"_s,   u"1\u00a0"_s, u"1.2.3.4 "_s, u"ESC-41"_s,    u"("_s,        u"rsync: "_s,
                                u">f+++"_s, u"TABLE "_s,  u"ERROR:"_s,   u"\u202f123"_s, u"1:"_s,       u"é"_s};
        for (const Known &known : all()) {
            for (const QString &unit : units)
                QTest::addRow("%s: %s", qPrintable(known.file), qPrintable(QString(unit).replace(u'\u00a0', u'~')))
                    << known.name << unit;
        }
    }
    void linearTime()
    {
        QFETCH(QString, name);
        QFETCH(QString, unit);
        Marker marker(m_repository.definitionForName(name));
        const auto nanoseconds = [&](qsizetype length) {
            const QString line = unit.repeated(length / unit.size());
            qint64 best = std::numeric_limits<qint64>::max();
            for (int i = 0; i < 3; ++i) {
                const qint64 started = processorTime();
                (void)marker.mark(line);
                best = std::min(best, processorTime() - started);
            }
            return double(best);
        };
        (void)nanoseconds(1000);
        double small = 0;
        double large = 0;
        for (int attempt = 0; attempt < 10; ++attempt) {
            // Below a tenth of a millisecond the clock says little.
            small = std::max(nanoseconds(8 * 1024), 1e5);
            large = nanoseconds(64 * 1024);
            if (large < 20 * small)
                break;
        }
        QVERIFY2(large < 20 * small, qPrintable(u"8 KiB: %1 ms, 64 KiB: %2 ms"_s.arg(small / 1e6).arg(large / 1e6)));
    }

private:
    void definitions()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("name");
        for (const Known &known : all())
            QTest::newRow(qPrintable(known.file)) << known.file << known.name;
    }

    /// State() itself equals only what no line has led to; what counts is that the next line is as if it were the first.
    static bool isRoot(Marker &marker, const QString &line)
    {
        const State after = marker.end();
        (void)marker.mark(QString());
        const State empty = marker.end();
        (void)marker.mark(line);
        return after == empty;
    }

    Repository m_repository;
};

QTEST_GUILESS_MAIN(TestSyntax)
#include "tst_syntax.moc"
