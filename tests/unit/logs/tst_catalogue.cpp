// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/logs/catalogue.h>
#include <escale/logs/sentence.h>

#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace escale;
using namespace escale::logs;

/// Every code is used, said in both languages, and explained.
class TestCatalogue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isUsed_data();
    void isUsed();
    void isTranslated_data() { isUsed_data(); }
    void isTranslated();
    void isExplained_data() { isUsed_data(); }
    void isExplained();
    void usedCodesExist();
    void valuesAreLocalised_data();
    void valuesAreLocalised();
    void wordsMeanWhatTheirParameterMeans();
    void unknownCodeKeepsItsMessage();
    void timesAreTheReaders();

private:
    static const QString &sources();
};

const QString &TestCatalogue::sources()
{
    static const QString all = [] {
        QString text;
        for (const QString &folder : {u"app"_s, u"models"_s, u"ui"_s}) {
            QDirIterator files(QStringLiteral(ESCALE_ROOT) + u'/' + folder, {u"*.cpp"_s, u"*.h"_s}, QDir::Files,
                               QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                if (!QFileInfo(file).fileName().startsWith("messages_"_L1) && file.open(QIODevice::ReadOnly))
                    text += QString::fromUtf8(file.readAll());
            }
        }
        return text;
    }();
    return all;
}

void TestCatalogue::isUsed_data()
{
    QTest::addColumn<QString>("code");
    for (const Message &message : catalogue())
        QTest::newRow(message.code) << QString::fromLatin1(message.code);
}

void TestCatalogue::isUsed()
{
    QFETCH(QString, code);
    const Message *message = findMessage(code);
    // Written by its code, or an error by its action.
    const bool written = sources().contains(u"\""_s + code + u'"');
    const bool failed = sources().contains(u"\""_s + QString::fromLatin1(message->action) + u"\"_s"_s)
                        || sources().contains(u"add(\""_s + QString::fromLatin1(message->action) + u'"');
    QVERIFY2(written || failed, message->action);
}

void TestCatalogue::isTranslated()
{
    QFETCH(QString, code);
    const Message *message = findMessage(code);
    const QString english = QString::fromUtf8(message->english);
    const QString french = QString::fromUtf8(message->french);
    static const QRegularExpression placeholder(u"\\{[a-z_]+\\}"_s);
    const auto placeholders = [](const QString &text) {
        QStringList found;
        for (const auto &match : placeholder.globalMatch(text))
            found.append(match.captured());
        found.sort();
        return found;
    };
    QVERIFY(!french.isEmpty() && french != english);
    QCOMPARE(placeholders(french), placeholders(english));
    // As in the window: a no-break space before : ; ! ?, within « », a typographic apostrophe, and the words of the house.
    static const QRegularExpression bare(u"[^\\s\\x{a0}\\x{202f}][;!?]| [;:!?»]|« |\\p{L}'\\p{L}|[\\p{L})}]:(\\s|$)"_s,
                                         QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression never(
        u"\\b(transfert|cession|job|jobs|tu|ton|ta|tes|relocalis\\w*|downtime|rollback)\\b"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    for (const QString &text : {french, QString::fromUtf8(message->todoFrench)}) {
        QVERIFY2(!bare.match(text).hasMatch(), qPrintable(text));
        QVERIFY2(!never.match(text).hasMatch(), qPrintable(text));
    }
}

void TestCatalogue::isExplained()
{
    QFETCH(QString, code);
    const Message *message = findMessage(code);
    const QString english = QString::fromUtf8(message->todoEnglish);
    const QString french = QString::fromUtf8(message->todoFrench);
    QCOMPARE(english.isEmpty(), french.isEmpty());
    // Information needs nothing; somebody who is warned must hear what to do, even if it is nothing. What is stopped or
    // malformed is said where it happens.
    if (message->severity != Severity::Info && code != "ESC-8517"_L1 && code != "ESC-8518"_L1)
        QVERIFY2(english.endsWith(u'.') && french.endsWith(u'.'), message->code);
}

void TestCatalogue::usedCodesExist()
{
    static const QRegularExpression code(u"\"(ESC-[1-9][0-9]{3})\""_s);
    for (const auto &match : code.globalMatch(sources()))
        QVERIFY2(findMessage(match.captured(1)), qPrintable(match.captured(1)));
}

void TestCatalogue::valuesAreLocalised_data()
{
    QTest::addColumn<ParamType>("type");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("french");
    QTest::newRow("bytes") << ParamType::Bytes << QJsonValue(qint64(44'250'000'000)) << u"41.2\u00a0GiB"_s
                           << u"41,2\u00a0Gio"_s;
    QTest::newRow("few bytes") << ParamType::Bytes << QJsonValue(17) << u"17\u00a0B"_s << u"17\u00a0o"_s;
    QTest::newRow("seconds") << ParamType::Seconds << QJsonValue(7.25) << u"7.3\u00a0s"_s << u"7,3\u00a0s"_s;
    QTest::newRow("minutes") << ParamType::Seconds << QJsonValue(432) << u"7\u00a0min 12\u00a0s"_s
                             << u"7\u00a0min 12\u00a0s"_s;
    QTest::newRow("hours") << ParamType::Seconds << QJsonValue(7500) << u"2\u00a0h 5\u00a0min"_s
                           << u"2\u00a0h 5\u00a0min"_s;
    QTest::newRow("days") << ParamType::Seconds << QJsonValue(273'600) << u"3\u00a0d 4\u00a0h"_s
                          << u"3\u00a0j 4\u00a0h"_s;
    QTest::newRow("integer") << ParamType::Integer << QJsonValue(1234567) << u"1,234,567"_s << u"1\u202f234\u202f567"_s;
    QTest::newRow("word") << ParamType::Word << QJsonValue(u"precopy"_s) << u"precopy of files and mail"_s
                          << u"précopie des fichiers et du courrier"_s;
    QTest::newRow("words") << ParamType::Words << QJsonValue(u"account_busy, new_gate"_s)
                           << u"a task of the account is queued or running, new_gate"_s
                           << u"une tâche du compte est en file ou en cours, new_gate"_s;
    QTest::newRow("text") << ParamType::Text << QJsonValue(u"précopie {x}"_s) << u"précopie {x}"_s << u"précopie {x}"_s;
    QTest::newRow("time") << ParamType::Time << QJsonValue(u"2026-07-03T12:05:09.000Z"_s) << u"3 July 2026, 12:05:09"_s
                          << u"3 juillet 2026, 12:05:09"_s;
    QTest::newRow("no time") << ParamType::Time << QJsonValue(u"soon"_s) << u"soon"_s << u"soon"_s;
}

void TestCatalogue::valuesAreLocalised()
{
    QFETCH(ParamType, type);
    QFETCH(QJsonValue, value);
    QFETCH(QString, english);
    QFETCH(QString, french);
    const Parameter parameter{"value", type};
    QCOMPARE(valueText(parameter, value, Language::English, QTimeZone::utc()), english);
    QCOMPARE(valueText(parameter, value, Language::French, QTimeZone::utc()), french);
}

void TestCatalogue::wordsMeanWhatTheirParameterMeans()
{
    const QJsonObject stage{{u"stage"_s, u"ready"_s}, {u"subject"_s, u"srv"_s}};
    QVERIFY(sentence(u"ESC-4101", stage, Language::English).contains("handing over"_L1));
    const QJsonObject refused{{u"action"_s, u"ready"_s}, {u"gates"_s, u"accounts_busy"_s}};
    QCOMPARE(sentence(u"ESC-3001", refused, Language::English), u"Refused: mark ready, because of accounts are busy"_s);
    QCOMPARE(stepName(4, Language::French), u"Migrer les comptes"_s);
    QCOMPARE(stepName(9, Language::French), QString());
}

void TestCatalogue::unknownCodeKeepsItsMessage()
{
    Entry entry;
    entry.code = u"ESC-9999"_s;
    entry.message = u"Something new"_s;
    QCOMPARE(sentence(entry, Language::French), u"Something new (ESC-9999)"_s);
    entry.message.clear();
    QCOMPARE(sentence(entry, Language::French), u"ESC-9999"_s);
}

void TestCatalogue::timesAreTheReaders()
{
    const QDateTime at({2026, 7, 3}, {12, 5, 9}, QTimeZone::UTC);
    QCOMPARE(timeText(at, Language::French, QTimeZone("Europe/Paris")), u"3 juillet 2026, 14:05:09"_s);
}

QTEST_APPLESS_MAIN(TestCatalogue)
#include "tst_catalogue.moc"
