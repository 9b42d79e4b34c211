// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosting_fixture.h"

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QSet>
#include <QtTest/QTest>

#include <mutex>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using namespace escale;
using namespace escale::platform;
using escale::platform::testing::Answer;
using escale::platform::testing::ask;
using escale::platform::testing::Company;
using escale::platform::testing::talk;

namespace {

Place at(const QString &server)
{
    return {.server = server, .account = Company::account};
}

} // namespace

class HostingWeb : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void servesAnAccount()
    {
        Company company;
        const Answer page = company.get(Company::internalDomain, "/"_ba);
        QCOMPARE(page.status, 200);
        QCOMPARE(page.header("X-Served-By"), Company::home.toLatin1());
        QVERIFY(page.body.contains("<dd id=\"server\">srv-acme-01</dd>"));
        QVERIFY(page.body.contains("<dd id=\"architecture\">2020</dd>"));
        QCOMPARE(company.post(Company::internalDomain, "/entry"_ba, "Bonjour"_ba).status, 201);
        const Answer status = company.get(Company::externalDomain, "/status.json"_ba);
        QCOMPARE(status.json().value("account"_L1).toString(), Company::account);
        QCOMPARE(status.json().value("entries"_L1).toInt(), 1);
        QCOMPARE(status.json().value("files"_L1).toInt(), 1);
        const Answer file = company.get(Company::internalDomain, "/uploads/entry-1.txt"_ba);
        QCOMPARE(file.status, 200);
        QCOMPARE(file.body, "Bonjour\n"_ba);
        QCOMPARE(file.header("Content-Type"), "text/plain; charset=utf-8"_ba);
        const QByteArray tag = "If-None-Match: " + file.header("ETag") + "\r\n";
        const QString address = company.driver->resolve(Company::internalDomain);
        QCOMPARE(ask(address, company.driver->port(), Company::internalDomain.toLatin1(), "GET"_ba,
                     "/uploads/entry-1.txt"_ba, {}, tag)
                     .status,
                 304);
        // A form in a browser.
        const Answer form =
            ask(address, company.driver->port(), Company::internalDomain.toLatin1(), "POST"_ba, "/entry"_ba,
                "text=Salut+%C3%A0+tous"_ba, "Content-Type: application/x-www-form-urlencoded\r\n"_ba);
        QCOMPARE(form.status, 303);
        QCOMPARE(company.get(Company::internalDomain, "/uploads/entry-2.txt"_ba).body, "Salut à tous\n"_ba);
        const QDir box(company.folder(Company::home) + "/mail/info/new"_L1);
        QVERIFY(box.exists(u"entry.2.escale"_s));
    }

    void sendsLargeFilesWhole()
    {
        Company company({.seed = 2, .files = 1, .bytes = 5'000'000, .mails = 0, .databases = {}});
        const QDir folder(company.folder(Company::home) + "/www/2018/000"_L1);
        const QString name = folder.entryList(QDir::Files).value(0);
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray path = "/2018/000/" + name.toLatin1();
        QVERIFY(company.get(Company::internalDomain, path).body == file.readAll());
        QVERIFY(company.driver->installServer(Company::transit, u"2024"_s));
        QVERIFY(company.move(Company::home, Company::transit));
        const Answer forwarded = company.get(Company::externalDomain, path);
        QCOMPARE(forwarded.header("X-Forwarded-By"), Company::home.toLatin1());
        QVERIFY(file.seek(0));
        QVERIFY(forwarded.body == file.readAll());
        const Answer head = ask(company.driver->resolve(Company::externalDomain), company.driver->port(),
                                Company::externalDomain.toLatin1(), "HEAD"_ba, path);
        QCOMPARE(head.status, 200);
        QCOMPARE(head.header("Content-Length"), "5000000"_ba);
        QVERIFY(head.body.isEmpty());
    }

    void answersWhatItShould_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("answer");
        const QByteArray host = "Host: shop.acme.example\r\n";
        const QByteArray end = "Connection: close\r\n\r\n";
        QTest::newRow("no host") << "GET / HTTP/1.1\r\n" + end << "HTTP/1.1 400"_ba;
        QTest::newRow("two hosts") << "GET / HTTP/1.1\r\n" + host + host + end << "HTTP/1.1 400"_ba;
        QTest::newRow("1.0 without host") << "GET / HTTP/1.0\r\n\r\n"_ba << "HTTP/1.1 421"_ba;
        QTest::newRow("another's host") << "GET / HTTP/1.1\r\nHost: other.example\r\n" + end << "HTTP/1.1 421"_ba;
        QTest::newRow("host with port, in capitals")
            << "GET / HTTP/1.1\r\nHost: SHOP.acme.example:8080\r\n" + end << "HTTP/1.1 200"_ba;
        QTest::newRow("absolute form") << "GET http://shop.acme.example/status.json HTTP/1.1\r\nHost: x\r\n" + end
                                       << "HTTP/1.1 200"_ba;
        QTest::newRow("not HTTP") << "hello\r\n\r\n"_ba << "HTTP/1.1 400"_ba;
        QTest::newRow("HTTP/2 by force") << "GET / HTTP/2.0\r\n" + host + end << "HTTP/1.1 505"_ba;
        QTest::newRow("folded field") << "GET / HTTP/1.1\r\n" + host + " folded\r\n" + end << "HTTP/1.1 400"_ba;
        QTest::newRow("blank before the colon")
            << "GET / HTTP/1.1\r\nHost : shop.acme.example\r\n" + end << "HTTP/1.1 400"_ba;
        QTest::newRow("two lengths") << "POST /entry HTTP/1.1\r\n" + host + "Content-Length: 1\r\nContent-Length: 2\r\n"
                                            + end + "ab"
                                     << "HTTP/1.1 400"_ba;
        QTest::newRow("negative length") << "POST /entry HTTP/1.1\r\n" + host + "Content-Length: -1\r\n" + end
                                         << "HTTP/1.1 400"_ba;
        QTest::newRow("length and chunks")
            << "POST /entry HTTP/1.1\r\n" + host + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n" + end
            << "HTTP/1.1 400"_ba;
        QTest::newRow("too much") << "POST /entry HTTP/1.1\r\n" + host + "Content-Length: 99999999\r\n" + end
                                  << "HTTP/1.1 413"_ba;
        QTest::newRow("unknown coding") << "POST /entry HTTP/1.1\r\n" + host + "Transfer-Encoding: gzip\r\n" + end
                                        << "HTTP/1.1 501"_ba;
        QTest::newRow("chunks") << "POST /entry HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n" + end
                                       + "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nMore: x\r\n\r\n"
                                << "HTTP/1.1 201"_ba;
        QTest::newRow("expectation") << "POST /entry HTTP/1.1\r\n" + host
                                            + "Expect: 100-continue\r\nContent-Length: 1\r\n" + end + "x"
                                     << "HTTP/1.1 201"_ba; // the body came along: nobody waits
        QTest::newRow("wrong method") << "PUT /entry HTTP/1.1\r\n" + host + end << "HTTP/1.1 405"_ba;
        QTest::newRow("out of the site") << "GET /../db/main.sqlite HTTP/1.1\r\n" + host + end << "HTTP/1.1 400"_ba;
        QTest::newRow("out of the site, encoded")
            << "GET /%2e%2e/db/main.sqlite HTTP/1.1\r\n" + host + end << "HTTP/1.1 400"_ba;
        QTest::newRow("nothing there") << "GET /nothing HTTP/1.1\r\n" + host + end << "HTTP/1.1 404"_ba;
        QTest::newRow("endless head") << "GET / HTTP/1.1\r\n" + host + "X: " + QByteArray(40000, 'x')
                                      << "HTTP/1.1 431"_ba;
        QTest::newRow("too many hops") << "GET / HTTP/1.1\r\n" + host + "Via: 1.1 a, 1.1 b, 1.1 c, 1.1 d, 1.1 e\r\n"
                                              + end
                                       << "HTTP/1.1 200"_ba;
    }

    void answersWhatItShould()
    {
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, answer);
        static Company company;
        const QByteArray said = talk(company.driver->resolve(Company::internalDomain), company.driver->port(), request);
        QVERIFY2(said.startsWith(answer), said.left(80).constData());
    }

    void keepsAConnectionAndItsOrder()
    {
        Company company;
        const QByteArray host = "Host: shop.acme.example\r\n";
        const QByteArray said = talk(company.driver->resolve(Company::internalDomain), company.driver->port(),
                                     "POST /entry HTTP/1.1\r\n" + host
                                         + "Content-Length: 3\r\n\r\none"
                                           "GET /nothing HTTP/1.1\r\n"
                                         + host
                                         + "\r\n\r\n"
                                           "GET /status.json HTTP/1.1\r\n"
                                         + host + "Connection: close\r\n\r\n");
        QCOMPARE(said.count("HTTP/1.1 "), 3);
        QVERIFY(said.indexOf("HTTP/1.1 201") < said.indexOf("HTTP/1.1 404"));
        QVERIFY(said.indexOf("HTTP/1.1 404") < said.indexOf("HTTP/1.1 200"));
        QVERIFY(said.contains("\"entries\":1"));
    }

    void saysContinueToWhoWaitsForIt()
    {
        Company company;
        const QByteArray head =
            "POST /entry HTTP/1.1\r\nHost: shop.acme.example\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n";
        const QByteArray said =
            talk(company.driver->resolve(Company::internalDomain), company.driver->port(), head, "\r\n\r\n"_ba);
        QCOMPARE(said, "HTTP/1.1 100 Continue\r\n\r\n"_ba);
    }

    void frozenRefuses()
    {
        Company company;
        QVERIFY(company.driver->freeze(at(Company::home), company.never));
        for (const QString &domain : {Company::internalDomain, Company::externalDomain}) {
            const Answer page = company.get(domain, "/"_ba);
            QCOMPARE(page.status, 503);
            QVERIFY(page.header("Retry-After").toInt() > 0);
            QCOMPARE(company.post(domain, "/entry"_ba, "x"_ba).status, 503);
            QCOMPARE(company.post(domain, "/upgrade"_ba).status, 503);
        }
        company.restart();
        QCOMPARE(company.get(Company::internalDomain, "/"_ba).status, 503);
        QVERIFY(company.driver->thaw(at(Company::home)));
        QVERIFY(company.driver->thaw(at(Company::home)));
        QCOMPARE(company.get(Company::internalDomain, "/status.json"_ba).json().value("entries"_L1).toInt(), 0);
    }

    void dnsAndForwarding()
    {
        Company company;
        LoopbackDriver &driver = *company.driver;
        const QString before = driver.resolve(Company::internalDomain);
        QCOMPARE(driver.resolve(Company::externalDomain), before);
        QCOMPARE(driver.resolve(u"unknown.example"_s), QString());
        QVERIFY(driver.installServer(Company::transit, u"2024"_s));
        QVERIFY(company.move(Company::home, Company::transit));
        QVERIFY(driver.resolve(Company::internalDomain) != before);
        QCOMPARE(driver.resolve(Company::externalDomain), before);

        const Answer direct = company.get(Company::internalDomain, "/"_ba);
        QCOMPARE(direct.header("X-Served-By"), Company::transit.toLatin1());
        QVERIFY(direct.header("Via").isEmpty());
        const Answer forwarded = company.get(Company::externalDomain, "/"_ba);
        QCOMPARE(forwarded.status, 200);
        QCOMPARE(forwarded.header("X-Served-By"), Company::transit.toLatin1());
        QCOMPARE(forwarded.header("X-Forwarded-By"), Company::home.toLatin1());
        QCOMPARE(forwarded.header("Via"), "1.1 srv-acme-01"_ba);
        QCOMPARE(company.post(Company::externalDomain, "/entry"_ba, "through"_ba).status, 201);
        QCOMPARE(company.get(Company::internalDomain, "/uploads/entry-1.txt"_ba).body, "through\n"_ba);
        QCOMPARE(ask(before, driver.port(), "acme.example"_ba, "GET"_ba, "/"_ba, {},
                     "Via: 1.1 a, 1.1 b, 1.1 c\r\nVia: 1.1 d, 1.1 e\r\n"_ba)
                     .status,
                 508);

        // After a restart only what is asked for listens; the way is found again.
        company.restart();
        QCOMPARE(company.get(Company::externalDomain, "/"_ba).header("X-Served-By"), Company::transit.toLatin1());
        QCOMPARE(company.driver->resolve(Company::externalDomain), before);
    }

    void frontDoorFollows()
    {
        Company company;
        const QByteArray host = "shop.acme.example.localhost:" + QByteArray::number(company.driver->port());
        QCOMPARE(company.driver->frontDoor(Company::internalDomain).authority().toLatin1(), host);
        const auto look = [&](const QByteArray &as) {
            return ask(u"127.0.0.1"_s, company.driver->port(), as, "GET"_ba, "/"_ba);
        };
        QCOMPARE(look(host).header("X-Served-By"), Company::home.toLatin1());
        QVERIFY(company.driver->installServer(Company::transit, u"2024"_s));
        QVERIFY(company.move(Company::home, Company::transit));
        QCOMPARE(look(host).header("X-Served-By"), Company::transit.toLatin1());
        QCOMPARE(look("acme.example.localhost"_ba).header("X-Served-By"), Company::transit.toLatin1());
        QCOMPARE(look("nobody.example.localhost"_ba).status, 404);
        QVERIFY(look("127.0.0.1"_ba).body.contains("http://shop.acme.example.localhost:"));
    }

    /// Two thousand servers do not cost two thousand listeners; the one that is asked for opens.
    void listensWhereItIsNeeded()
    {
        Company company;
        for (int i = 0; i < 2000; ++i)
            company.driver->declareServer({.name = u"many-%1"_s.arg(i),
                                           .address = u"127.200.%1.%2"_s.arg(i / 250).arg(1 + i % 250),
                                           .architecture = u"2020"_s});
        company.driver->declareAccount({.name = u"far"_s,
                                        .home = u"many-1999"_s,
                                        .domains = {{.name = u"far.example"_s, .internal = true}},
                                        .content = {.seed = 1, .files = 1, .bytes = 10, .mails = 0, .databases = {}}});
        QVERIFY(QDir(u"/proc/self/fd"_s).entryList(QDir::Files | QDir::System).size() < 400);
        const Answer far = ask(u"127.0.0.1"_s, company.driver->port(), "far.example.localhost"_ba, "GET"_ba, "/"_ba);
        QCOMPARE(far.status, 200);
        QCOMPARE(far.header("X-Served-By"), "many-1999"_ba);
        QCOMPARE(company.get(u"far.example"_s, "/"_ba).status, 200);
    }

    void addressesAreRerouted()
    {
        Company company;
        LoopbackDriver &driver = *company.driver;
        QVERIFY(driver.installServer(Company::transit, u"2024"_s));
        QVERIFY(company.move(Company::home, Company::transit));
        const QString address = driver.resolve(Company::externalDomain);
        QVERIFY(driver.routeAddresses(Company::home, Company::transit));
        const Answer rerouted = company.get(Company::externalDomain, "/"_ba);
        QCOMPARE(rerouted.status, 200);
        QCOMPARE(rerouted.header("X-Served-By"), Company::transit.toLatin1());
        QVERIFY(rerouted.header("Via").isEmpty()); // it answers itself, at the old address
        QVERIFY(driver.reinstallServer(Company::home, u"2024"_s, company.never));
        QCOMPARE(company.get(Company::externalDomain, "/"_ba).status, 200);
        company.restart();
        QCOMPARE(company.get(Company::externalDomain, "/"_ba).status, 200);
        QVERIFY(company.get(Company::externalDomain, "/"_ba).header("Via").isEmpty());
        QVERIFY(company.driver->routeAddresses(Company::home, Company::home));
        QCOMPARE(company.get(Company::externalDomain, "/"_ba).header("Via"), "1.1 srv-acme-01"_ba);
        QCOMPARE(company.driver->resolve(Company::externalDomain), address);
    }

    /// Clients write through both domains as fast as they can while the account moves out, back, and out again. Every
    /// write that was accepted is in the end there, once; and the numbers that the database gave them show that there
    /// never were two of it.
    void servedFromExactlyOnePlace()
    {
        Company company;
        LoopbackDriver &driver = *company.driver;
        QVERIFY(driver.installServer(Company::transit, u"2024"_s));
        std::atomic_bool enough = false;
        std::mutex mutex;
        QList<int> accepted;
        QSet<QString> servers;
        QSet<int> statuses;
        std::vector<std::thread> clients;
        clients.reserve(4);
        for (int i = 0; i < 4; ++i) {
            clients.emplace_back([&, i] {
                while (!enough) {
                    const Answer answer = company.post(i % 2 ? Company::internalDomain : Company::externalDomain,
                                                       "/entry"_ba, "hammer"_ba);
                    const std::scoped_lock lock(mutex);
                    statuses.insert(answer.status);
                    if (answer.status == 201) {
                        accepted.append(answer.json().value("id"_L1).toInt());
                        servers.insert(answer.json().value("server"_L1).toString());
                    }
                }
            });
        }
        const auto count = [&] {
            const std::scoped_lock lock(mutex);
            return accepted.size();
        };
        for (int leg = 0; leg < 3; ++leg) {
            const qsizetype soFar = count();
            QTRY_VERIFY(count() > soFar + 20);
            const bool out = leg % 2 == 0;
            const auto moved =
                company.move(out ? Company::home : Company::transit, out ? Company::transit : Company::home);
            QVERIFY2(moved && moved->differences.isEmpty(), moved ? moved->differences.join(u' ').toUtf8().constData()
                                                                  : moved.error().code.toUtf8().constData());
        }
        const qsizetype soFar = count();
        QTRY_VERIFY(count() > soFar + 20);
        enough = true;
        for (std::thread &client : clients)
            client.join();
        QCOMPARE(QSet<int>(accepted.cbegin(), accepted.cend()).size(), accepted.size());
        QCOMPARE(servers.size(), 2);
        QCOMPARE(statuses - QSet<int>({201, 503}), QSet<int>());
        const Answer status = company.get(Company::internalDomain, "/status.json"_ba);
        QCOMPARE(status.json().value("entries"_L1).toInt(), accepted.size());
        const QDir uploads(company.folder(Company::transit) + "/www/uploads"_L1);
        QCOMPARE(uploads.entryList(QDir::Files).size(), accepted.size());
        const QDir box(company.folder(Company::transit) + "/mail/info/new"_L1);
        QCOMPARE(box.entryList({u"entry.*"_s}, QDir::Files).size(), accepted.size());
    }

    void proberSeesNothingWhereNothingHappens()
    {
        Company company;
        QVERIFY(company.driver->startProbe(Company::account));
        QVERIFY(company.driver->startProbe(Company::account));
        const auto report = company.driver->stopProbe(Company::account);
        QVERIFY(report);
        QVERIFY(report->account.samples >= 4);
        QCOMPARE(report->account.failures, 0);
        QCOMPARE(report->account.downMilliseconds(), 0);
        QCOMPARE(report->account.samples, report->internal.samples + report->external.samples);
        QCOMPARE(company.driver->stopProbe(Company::account)->account.samples, 0);
    }

    /// Beside a clock of our own around freeze and thaw.
    void proberMeasuresAKnownOutage()
    {
        Company company;
        company.restart({.probeInterval = std::chrono::milliseconds(10), .sync = false});
        QVERIFY(company.driver->startProbe(Company::account));
        QElapsedTimer clock;
        clock.start();
        QVERIFY(company.driver->freeze(at(Company::home), company.never));
        const qint64 frozen = clock.elapsed();
        QTRY_VERIFY(clock.elapsed() > 300);
        const qint64 began = clock.elapsed();
        QVERIFY(company.driver->thaw(at(Company::home)));
        const qint64 thawed = clock.elapsed();
        const auto report = company.driver->stopProbe(Company::account);
        QVERIFY(report);
        QCOMPARE(report->account.outages.size(), 1);
        const qint64 measured = report->account.downMilliseconds();
        QVERIFY2(measured >= began - frozen && measured <= thawed + 250, qPrintable(QString::number(measured)));
        QVERIFY(report->account.outages.first().began.isValid());
        QVERIFY(report->account.outages.first().ended > report->account.outages.first().began);
        QCOMPARE(report->internal.outages.size(), 1);
        QCOMPARE(report->external.outages.size(), 1);
    }

    /// Step 6: the addresses answer nothing for a moment. External DNS notices, the provider's own does not.
    void reroutingHitsOnlyExternalDns()
    {
        Company company;
        company.restart({.rerouteGap = std::chrono::milliseconds(250),
                         .probeInterval = std::chrono::milliseconds(10),
                         .sync = false});
        LoopbackDriver &driver = *company.driver;
        QVERIFY(driver.installServer(Company::transit, u"2024"_s));
        QVERIFY(company.move(Company::home, Company::transit));
        QVERIFY(driver.startProbe(Company::account));
        QVERIFY(driver.routeAddresses(Company::home, Company::transit));
        QVERIFY(driver.reinstallServer(Company::home, u"2024"_s, company.never));
        const auto report = driver.stopProbe(Company::account);
        QVERIFY(report);
        QCOMPARE(report->internal.failures, 0);
        QCOMPARE(report->external.outages.size(), 1);
        const qint64 measured = report->external.downMilliseconds();
        QVERIFY2(measured >= 240 && measured < 700, qPrintable(QString::number(measured)));
    }

    void proberGivesUpOnADeadSite()
    {
        Company company;
        company.restart({.probeInterval = std::chrono::milliseconds(10),
                         .probePatience = std::chrono::milliseconds(300),
                         .sync = false});
        QVERIFY(company.driver->startProbe(Company::account));
        QVERIFY(company.driver->freeze(at(Company::home), company.never));
        const auto report = company.driver->stopProbe(Company::account);
        QVERIFY(report);
        QCOMPARE(report->account.outages.size(), 1);
        QVERIFY(!report->account.outages.first().ended.isValid());
        QVERIFY(report->account.downMilliseconds() > 290);
    }
};

QTEST_GUILESS_MAIN(HostingWeb)
#include "tst_hosting_web.moc"
