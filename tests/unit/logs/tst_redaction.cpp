// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sample_log.h"

#include <escale/logs/chain.h>
#include <escale/logs/redaction.h>
#include <escale/logs/sentence.h>

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace escale;
using namespace escale::logs;

class TestRedaction : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void pseudonymsAreStable();
    void textLosesWhatNames_data();
    void textLosesWhatNames();
    void nothingLeaks();
    void saysThatItIsRedacted();
    void factsStay();
    void previewWritesNothing();
    void redactedAgainIsTheSame();

private:
    static QByteArrayList secrets();
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

QByteArrayList TestRedaction::secrets()
{
    return {"shop",
            "Sophie",
            "Acme",
            "srv-acme-01",
            "Marie",
            "Dupont",
            "192.0.2.7",
            "www.shop.example",
            "marie@shop.example",
            "shop_main",
            "2001:db8::17",
            "Zebulon"};
}

void TestRedaction::initTestCase()
{
    const QByteArray state = R"({"version":1,"time":"2026-11-21T12:00:00.000Z",
        "migration":{"id":3,"kind":"mandatory_private_cloud","server":{"href":"/v1/server/7/"},
            "name":{"en":"Move of srv-acme-01","fr":"Migration de srv-acme-01"},
            "transit":{"state":"waiting_for_stock","waiting_reason":"Zebulon has the last one"}},
        "customers":[{"id":1,"name":"Acme SA"}],
        "servers":[{"id":7,"name":"srv-acme-01","role":"client","addresses":["192.0.2.7","2001:db8::17"]}],
        "accounts":[{"id":4,"name":"shop","site":{"url":"http://192.0.2.7:8080/","host":"www.shop.example"}}],
        "migration_accounts":[{"id":4,"name":"shop","preparation":"ready","test":{"address":"http://192.0.2.7:81/"}}],
        "databases":[{"id":1,"name":"shop_main","type":"postgresql","annotation":"of Marie"}],
        "domains":[{"id":1,"name":"www.shop.example","dns":"external","resolves_to":"192.0.2.7"}],
        "tasks":[{"id":42,"type":"migrate","actor":"Sophie","on_behalf_of":"Acme SA","stage":"databases",
            "error":{"code":"copy_failed","params":{"path":"/srv/shop/www/cv-Dupont.pdf","file":"marie@shop.example"}}}],
        "support_requests":[{"id":1,"reason":"Marie Dupont is away","messages":[
            {"actor":"Sophie","text":"Call Zebulon on Monday"}]}]})";
    const SigningKey key = SigningKey::generate();
    QVERIFY(sample::write(path(u"full.escale"_s), sample::lines(40), &key, state,
                          "sending shop/www/index.html to 192.0.2.7 for Acme SA\nSHOP_MAIN www.shop.example\n"));
}

void TestRedaction::pseudonymsAreStable()
{
    Pseudonyms names;
    QCOMPARE(names.of(Identifies::Account, u"shop"_s), u"account-1"_s);
    QCOMPARE(names.of(Identifies::Account, u"blog"_s), u"account-2"_s);
    QCOMPARE(names.of(Identifies::Server, u"srv"_s), u"server-1"_s);
    QCOMPARE(names.of(Identifies::Person, u"Shop"_s), u"account-1"_s); // one name, one pseudonym, however it is written
    QCOMPARE(names.of(Identifies::Account, QString()), QString());
    auto again = Pseudonyms::fromJson(names.toJson());
    QVERIFY(again);
    QCOMPARE(again->of(Identifies::Account, u"blog"_s), u"account-2"_s);
    QCOMPARE(again->of(Identifies::Account, u"new"_s), u"account-3"_s);
    QVERIFY(!Pseudonyms::fromJson("{}"));
    QVERIFY(!Pseudonyms::fromJson("not json"));
}

void TestRedaction::textLosesWhatNames_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("result");
    QTest::newRow("alone") << u"shop"_s << u"account-1"_s;
    QTest::newRow("in a path") << u"/home/shop/www"_s << u"/home/account-1/www"_s;
    QTest::newRow("other case") << u"SHOP and Shop"_s << u"account-1 and account-1"_s;
    QTest::newRow("part of a word") << u"shopping workshop"_s << u"shopping workshop"_s;
    QTest::newRow("the longer name first") << u"shop-old shop"_s << u"account-2 account-1"_s;
    QTest::newRow("several words") << u"for Acme SA."_s << u"for customer-1."_s;
    QTest::newRow("address") << u"at 198.51.100.4:22"_s << u"at address-1:22"_s;
    QTest::newRow("address of IPv6") << u"at 2001:db8::1"_s << u"at address-1"_s;
    QTest::newRow("mail address") << u"to a.b+c@d.example!"_s << u"to person-1!"_s;
    QTest::newRow("host") << u"see www.elsewhere.example"_s << u"see domain-1"_s;
    QTest::newRow("a time is none") << u"at 10:15:42"_s << u"at 10:15:42"_s;
    QTest::newRow("nothing") << u"5 of 12 accounts"_s << u"5 of 12 accounts"_s;
    QTest::newRow("empty") << QString() << QString();
}

void TestRedaction::textLosesWhatNames()
{
    QFETCH(QString, text);
    QFETCH(QString, result);
    Pseudonyms names;
    names.of(Identifies::Account, u"shop"_s);
    names.of(Identifies::Account, u"shop-old"_s);
    names.of(Identifies::Customer, u"Acme SA"_s);
    QCOMPARE(names.inText(text), result);
}

void TestRedaction::nothingLeaks()
{
    for (const bool withRaw : {false, true}) {
        const auto bundle = Bundle::open(path(u"full.escale"_s));
        QVERIFY(bundle);
        Pseudonyms names;
        const auto written = redact(*bundle, path(u"redacted.escale"_s), names, {.withRaw = withRaw});
        QVERIFY2(written, written ? "" : qPrintable(written.error().code));
        const auto redacted = Bundle::open(path(u"redacted.escale"_s));
        QVERIFY(redacted);
        QByteArray everything = sample::contentOf(path(u"redacted.escale"_s));
        for (const BundleMember &member : redacted->manifest().members)
            everything += member.name.toUtf8() + *redacted->readAll(member.name);
        for (const QByteArray &secret : secrets())
            QVERIFY2(!everything.toLower().contains(secret.toLower()), secret.constData());
        QCOMPARE(redacted->rawTasks().size(), withRaw ? 1 : 0);
        QVERIFY(names.toJson().contains("srv-acme-01")); // the exporter has the map
    }
}

void TestRedaction::saysThatItIsRedacted()
{
    const auto bundle = Bundle::open(path(u"redacted.escale"_s));
    QVERIFY(bundle->manifest().redacted);
    const auto verdict = bundle->verify();
    QVERIFY(verdict && verdict->isWhole());
    QCOMPARE(verdict->signature, Verdict::Signature::Missing);
    QVERIFY(std::ranges::any_of(verdict->findings,
                                [](const BundleFinding &finding) { return finding.error.code == "restamped"_L1; }));
}

void TestRedaction::factsStay()
{
    const auto before = Bundle::open(path(u"full.escale"_s))->readAll(bundleLog)->trimmed().split('\n');
    const auto bundle = Bundle::open(path(u"redacted.escale"_s));
    const auto after = bundle->readAll(bundleLog)->trimmed().split('\n');
    QCOMPARE(after.size(), before.size());
    for (qsizetype i = 0; i < after.size(); ++i) {
        const Entry was = *fromLine(before[i]);
        const Entry is = *fromLine(after[i]);
        QCOMPARE(is.at, was.at);
        QCOMPARE(is.code, was.code);
        QCOMPARE(is.seq, was.seq);
        QCOMPARE(is.task, was.task);
        for (const char *fact : {"seconds", "bytes", "stage", "gates", "type", "task", "leg"})
            QCOMPARE(is.params[QLatin1StringView(fact)], was.params[QLatin1StringView(fact)]);
        QVERIFY(!sentence(is, Language::French).contains(u'{'));
    }
    const QJsonObject state = *bundle->readState();
    QCOMPARE(state["servers"_L1][0]["name"_L1].toString(), u"server-1"_s);
    QCOMPARE(state["servers"_L1][0]["role"_L1].toString(), u"client"_s);
    QCOMPARE(state["tasks"_L1][0]["stage"_L1].toString(), u"databases"_s);
    QCOMPARE(state["migration"_L1]["name"_L1]["fr"_L1].toString(), u"Migration de server-1"_s);
}

void TestRedaction::previewWritesNothing()
{
    const auto files = QDir(m_folder.path()).entryList(QDir::Files);
    Pseudonyms names;
    const auto preview = previewRedaction(*Bundle::open(path(u"full.escale"_s)), names);
    QVERIFY(preview);
    QCOMPARE(preview->leftOut, QStringList{rawMember(TaskId(42))});
    QVERIFY(preview->names.size() >= 8);
    QVERIFY(!preview->lines.isEmpty());
    QVERIFY(preview->lines.constFirst().before.contains("shop") && !preview->lines.constFirst().after.contains("shop"));
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files), files);
}

void TestRedaction::redactedAgainIsTheSame()
{
    const auto once = Bundle::open(path(u"redacted.escale"_s));
    Pseudonyms names;
    QVERIFY(redact(*once, path(u"twice.escale"_s), names, {.withRaw = true}));
    const auto twice = Bundle::open(path(u"twice.escale"_s));
    QCOMPARE(*twice->readAll(bundleLog), *once->readAll(bundleLog));
    QCOMPARE(QJsonDocument(*twice->readState()).toJson(), QJsonDocument(*once->readState()).toJson());
    QVERIFY(twice->verify()->isWhole());
    // Over itself it is not written: half of what it reads would be gone.
    QVERIFY(!redact(*once, path(u"redacted.escale"_s), names));
}

QTEST_APPLESS_MAIN(TestRedaction)
#include "tst_redaction.moc"
