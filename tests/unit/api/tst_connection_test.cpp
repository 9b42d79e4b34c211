// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scripted_server.h"

#include <escale/api/connection_test.h>

#include <QtCore/QFile>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslServer>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace escale;
using namespace escale::api;
using namespace escale::test;
using namespace Qt::StringLiterals;
using Answer = ScriptedServer::Answer;
using Asked = ScriptedServer::Asked;

namespace {

// Of nobody but this test: signed by itself, for 127.0.0.1.
const QByteArray certificate = "-----BEGIN CERTIFICATE-----\n"
                               "MIIBqTCCAU6gAwIBAgIUAwHdSb1TWRygL3osdMMccZvHR8UwCgYIKoZIzj0EAwIw\n"
                               "IDEeMBwGA1UEAwwVRXNjYWxlIHRlc3QgYXV0aG9yaXR5MCAXDTI2MTEyMTE0MDcx\n"
                               "N1oYDzIxMjYxMDI4MTQwNzE3WjAgMR4wHAYDVQQDDBVFc2NhbGUgdGVzdCBhdXRo\n"
                               "b3JpdHkwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARV8FjvWZQbFZpxne8j6WYs\n"
                               "jo7fcMUS1nGaguN5vVqoCiNBNWBdWbLaqHvY4L5TPoCrS+Pe8O/0KKDKIX2nRo75\n"
                               "o2QwYjAdBgNVHQ4EFgQU+DyZ3mD4OL/2lmBjtovedFXCXiIwHwYDVR0jBBgwFoAU\n"
                               "+DyZ3mD4OL/2lmBjtovedFXCXiIwDwYDVR0TAQH/BAUwAwEB/zAPBgNVHREECDAG\n"
                               "hwR/AAABMAoGCCqGSM49BAMCA0kAMEYCIQDMuWa+/VVb5nbTFLJibwOcCOaBERiG\n"
                               "/yfDII7BeosNPwIhAJrYONCSZ3ELb7cq2MtSx81ftnAznFCX9LeQl4InEzTY\n"
                               "-----END CERTIFICATE-----\n";
const QByteArray key = "-----BEGIN PRIVATE KEY-----\n"
                       "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg+PgE+/SRdexOK4SC\n"
                       "Y58NJCzZ6b/R98alFgLadEPtJWShRANCAARV8FjvWZQbFZpxne8j6WYsjo7fcMUS\n"
                       "1nGaguN5vVqoCiNBNWBdWbLaqHvY4L5TPoCrS+Pe8O/0KKDKIX2nRo75\n"
                       "-----END PRIVATE KEY-----\n";

struct Report {
    QHash<int, StepVerdict> verdicts;
    QHash<int, Error> errors;
    std::optional<bool> good;
    [[nodiscard]] QString code(ConnectionStep step) const { return errors.value(int(step)).code; }
};

Report run(const QUrl &url, const QByteArray &authorities = {})
{
    Report report;
    ConnectionTest test(url, u"t"_s, authorities);
    QList<int> order;
    QObject::connect(&test, &ConnectionTest::stepEnded, &test,
                     [&](ConnectionStep step, StepVerdict verdict, const Error &error) {
                         order.append(int(step));
                         report.verdicts.insert(int(step), verdict);
                         report.errors.insert(int(step), error);
                     });
    QObject::connect(&test, &ConnectionTest::finished, &test, [&](bool good) { report.good = good; });
    test.start();
    (void)QTest::qWaitFor([&] { return report.good.has_value(); }, 20000);
    // Each step once, in their order, whatever happens.
    if (order != QList<int>{0, 1, 2, 3, 4, 5})
        report.good.reset();
    return report;
}

const QByteArray root = "{\"version\": \"1\", \"role\": \"support\", \"capabilities\": [\"migration\"], \"seq\": 1}";

} // namespace

/// A connection that does not work says which step does not, and nothing is blamed on another one.
class ConnectionTestTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answers_data()
    {
        QTest::addColumn<int>("rootStatus");
        QTest::addColumn<QByteArray>("rootBody");
        QTest::addColumn<int>("listStatus");
        QTest::addColumn<QByteArray>("listBody");
        QTest::addColumn<bool>("good");
        QTest::addColumn<int>("badStep"); // -1: none
        QTest::addColumn<QString>("code");
        const QByteArray page("<h1>Hello</h1>");
        const auto problem = [](const char *code) { return QByteArray("{\"code\": \"") + code + "\"}"; };
        QTest::newRow("all well") << 200 << root << 200 << "[]"_ba << true << -1 << QString();
        QTest::newRow("a wrong token") << 401 << problem("unauthenticated") << 401 << page << false
                                       << int(ConnectionStep::Token) << u"unauthenticated"_s;
        QTest::newRow("no permission") << 403 << problem("forbidden") << 403 << page << false
                                       << int(ConnectionStep::Permission) << u"forbidden"_s;
        QTest::newRow("nothing to be seen")
            << 200 << root << 403 << problem("forbidden") << false << int(ConnectionStep::Permission) << u"forbidden"_s;
        QTest::newRow("a web site") << 200 << page << 404 << page << false << int(ConnectionStep::Answer)
                                    << u"not_a_platform"_s;
        QTest::newRow("another version") << 200 << "{\"version\": \"2\", \"role\": \"support\"}"_ba << 200 << "[]"_ba
                                         << false << int(ConnectionStep::Answer) << u"version_unknown"_s;
        QTest::newRow("an inventory") << 404 << page << 200 << "[]"_ba << true << -1 << QString();
    }

    void answers()
    {
        QFETCH(int, rootStatus);
        QFETCH(QByteArray, rootBody);
        QFETCH(int, listStatus);
        QFETCH(QByteArray, listBody);
        QFETCH(bool, good);
        QFETCH(int, badStep);
        QFETCH(QString, code);
        ScriptedServer server([&](const Asked &asked) {
            return asked.path == "/v1/"_L1 ? Answer{.status = rootStatus, .body = rootBody}
                                           : Answer{.status = listStatus, .body = listBody};
        });
        const Report report = run(server.url());
        QVERIFY(report.good.has_value());
        QCOMPARE(*report.good, good);
        QCOMPARE(report.verdicts.value(int(ConnectionStep::Reach)), StepVerdict::Good);
        QCOMPARE(report.verdicts.value(int(ConnectionStep::Tls)), StepVerdict::NotAsked); // this computer itself
        for (int step = 0; step <= int(ConnectionStep::Permission); ++step) {
            QCOMPARE(report.verdicts.value(step) == StepVerdict::Bad, step == badStep);
            if (badStep >= 0 && step > badStep)
                QCOMPARE(report.verdicts.value(step), StepVerdict::NotAsked);
        }
        if (badStep >= 0)
            QCOMPARE(report.errors.value(badStep).code, code);
    }

    void nothingThere()
    {
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        const quint16 port = taken.serverPort();
        taken.close();
        const Report refused = run(QUrl(u"https://127.0.0.1:%1/"_s.arg(port)));
        QCOMPARE(refused.good, false);
        QCOMPARE(refused.code(ConnectionStep::Reach), u"connection_refused"_s);
        const Report unknown = run(QUrl(u"https://no-such-host.invalid/"_s));
        QCOMPARE(unknown.good, false);
        QCOMPARE(unknown.code(ConnectionStep::Name), u"host_not_found"_s);
    }

    void certificates()
    {
        QSslServer server;
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificate(QSslCertificate(certificate));
        tls.setPrivateKey(QSslKey(key, QSsl::Ec));
        server.setSslConfiguration(tls);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::pendingConnectionAvailable, this, [&server] {
            while (QTcpSocket *socket = server.nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                    const QByteArray body = socket->readAll().startsWith("GET /v1/ ") ? root : "[]"_ba;
                    socket->write("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
                                  + body);
                });
            }
        });
        const QUrl url(u"https://127.0.0.1:%1/"_s.arg(server.serverPort()));
        const Report unknown = run(url);
        QCOMPARE(unknown.good, false);
        QCOMPARE(unknown.code(ConnectionStep::Tls), u"tls_failed"_s);
        const Error error = unknown.errors.value(int(ConnectionStep::Tls));
        QCOMPARE(error.params.value("reason"_L1).toString(), u"unknown_authority"_s);
        QCOMPARE(error.params.value("issuer"_L1).toString(), u"Escale test authority"_s);
        QVERIFY(error.params.value("fingerprint"_L1).toString().size() == 95); // 32 bytes and colons
        // An authority of one's own.
        QCOMPARE(run(url, certificate).good, true);
        // The right one for another name.
        QUrl other = url;
        other.setHost(u"localhost"_s);
        const Report named = run(other, certificate);
        QCOMPARE(named.good, false);
        QCOMPARE(named.errors.value(int(ConnectionStep::Tls)).params.value("reason"_L1).toString(), u"other_name"_s);
    }
};

QTEST_GUILESS_MAIN(ConnectionTestTest)
#include "tst_connection_test.moc"
