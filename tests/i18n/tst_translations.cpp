// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/common/translator.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QLibraryInfo>
#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>
#include <QtCore/QXmlStreamReader>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;

namespace {

struct Message {
    QString context;
    QString source;
    QString comment;
    QStringList forms;
    bool numerus = false;
    bool finished = true;
};

QList<Message> readCatalogue(const QString &language)
{
    QFile file(QStringLiteral(ESCALE_TRANSLATIONS) + u"/escale_"_s + language + u".ts"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Message> messages;
    QXmlStreamReader xml(&file);
    QString context;
    Message message;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement()) {
            if (xml.isEndElement() && xml.name() == "message"_L1)
                messages.append(message);
            continue;
        }
        if (xml.name() == "name"_L1) {
            context = xml.readElementText();
        } else if (xml.name() == "message"_L1) {
            message = {.context = context, .numerus = xml.attributes().value("numerus"_L1) == "yes"_L1};
        } else if (xml.name() == "source"_L1) {
            message.source = xml.readElementText();
        } else if (xml.name() == "comment"_L1) {
            message.comment = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            message.finished = !xml.attributes().hasAttribute("type"_L1);
            if (!message.numerus)
                message.forms = {xml.readElementText()};
        } else if (xml.name() == "numerusform"_L1) {
            message.forms.append(xml.readElementText());
        }
    }
    return messages;
}

QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(u"%L?[0-9n]"_s);
    QStringList found;
    for (const QRegularExpressionMatch &match : pattern.globalMatch(text))
        found.append(match.captured());
    found.sort();
    found.removeDuplicates();
    return found;
}

QByteArray label(const Message &message)
{
    return (message.context + u": "_s + message.source.left(60)).toUtf8();
}

} // namespace

class TestTranslations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void complete_data();
    void complete();
    void samePlaceholders_data();
    void samePlaceholders();
    void frenchTypography();
    void vocabulary();
    void switchesWhileRunning();
};

void TestTranslations::complete_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("French") << u"fr"_s;
    QTest::newRow("English plurals") << u"en"_s;
}

void TestTranslations::complete()
{
    QFETCH(QString, language);
    const QList<Message> messages = readCatalogue(language);
    QVERIFY(messages.size() > 20);
    for (const Message &message : messages) {
        QVERIFY2(message.finished, label(message).constData());
        QCOMPARE(message.forms.size(), message.numerus ? 2 : 1);
        for (const QString &form : message.forms)
            QVERIFY2(!form.trimmed().isEmpty(), label(message).constData());
        if (language == "en"_L1)
            QVERIFY2(message.numerus, label(message).constData());
    }
}

void TestTranslations::samePlaceholders_data()
{
    complete_data();
}

void TestTranslations::samePlaceholders()
{
    QFETCH(QString, language);
    for (const Message &message : readCatalogue(language)) {
        for (const QString &form : message.forms) {
            QStringList wanted = placeholders(message.source);
            QStringList found = placeholders(form);
            // "one" may be said in words.
            if (message.numerus && &form == &message.forms.constFirst()) {
                wanted.removeAll(u"%n"_s);
                found.removeAll(u"%n"_s);
            }
            QVERIFY2(found == wanted, label(message).constData());
            QVERIFY2(form.endsWith(u'…') == message.source.endsWith(u'…'), label(message).constData());
            QVERIFY2(form.count(u'&') == message.source.count(u'&'), label(message).constData());
            QVERIFY2(!form.contains("(s)"_L1), label(message).constData());
        }
    }
}

void TestTranslations::frenchTypography()
{
    // A no-break space before : ; ! ? % and within « », a typographic apostrophe.
    static const QRegularExpression bare(u"[^\\s\\x{a0}\\x{202f}][;!?]| [;:!?»]|« |\\p{L}'\\p{L}"_s,
                                         QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression colon(u"[\\p{L}):]:(\\s|$)"_s, QRegularExpression::UseUnicodePropertiesOption);
    for (const Message &message : readCatalogue(u"fr"_s)) {
        for (QString form : message.forms) {
            form.remove(u'&');
            QVERIFY2(!bare.match(form).hasMatch(), (label(message) + " -> " + form.toUtf8()).constData());
            QVERIFY2(!colon.match(form).hasMatch(), (label(message) + " -> " + form.toUtf8()).constData());
        }
    }
}

void TestTranslations::vocabulary()
{
    // One word per thing; "tu" never, and neither of the two words that mean something else to the provider.
    static const QRegularExpression never(
        u"\\b(transfert|cession|job|jobs|tu|ton|ta|tes|relocalis\\w*|downtime|rollback)\\b"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    for (const Message &message : readCatalogue(u"fr"_s)) {
        for (const QString &form : message.forms)
            QVERIFY2(!never.match(form).hasMatch(), (label(message) + " -> " + form.toUtf8()).constData());
    }
}

void TestTranslations::switchesWhileRunning()
{
    escale::ui::Translator translator;
    const auto text = [](int n) {
        return QCoreApplication::translate("escale::ui::PictureView", "%n account(s) on the client server", nullptr, n);
    };
    translator.setLanguage(QLocale::French);
    QVERIFY(translator.isComplete());
    QCOMPARE(text(0), u"0 compte sur le serveur du client"_s);
    QCOMPARE(text(1), u"1 compte sur le serveur du client"_s);
    QCOMPARE(text(2), u"2 comptes sur le serveur du client"_s);
    QCOMPARE(QLocale().language(), QLocale::French);
    if (QFile::exists(QLibraryInfo::path(QLibraryInfo::TranslationsPath) + u"/qtbase_fr.qm"_s))
        QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), u"Annuler"_s);

    translator.setLanguage(QLocale::English);
    QVERIFY(translator.isComplete());
    QCOMPARE(text(0), u"0 accounts on the client server"_s);
    QCOMPARE(text(1), u"1 account on the client server"_s);
    QCOMPARE(QLocale().language(), QLocale::English);
}

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
