// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "certificates.h"
#include "desktop_half.h"
#include "tls_front.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace escale;
using namespace escale::test;
using Outcome = CommandResult::Outcome;

/// TLS breaks in every way: no certificate but the right one is ever spoken to, the reason is said, and what was asked is
/// done at most once.
class TlsFaultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!QSslSocket::supportsSsl())
            QFAIL("there is no TLS library");
    }

    void whatIsSaid_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("certificate");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("reason");
        const auto wrong = int(TlsFault::Certificate);
        QTest::newRow("expired") << wrong << certificates::expired << u"tls_failed"_s << u"expired"_s;
        QTest::newRow("not yet valid") << wrong << certificates::notYetValid << u"tls_failed"_s << u"not_yet_valid"_s;
        QTest::newRow("for another name") << wrong << certificates::otherName << u"tls_failed"_s << u"other_name"_s;
        QTest::newRow("of a stranger") << wrong << certificates::stranger << u"tls_failed"_s << u"unknown_authority"_s;
        QTest::newRow("no TLS") << int(TlsFault::Garbage) << QByteArray() << u"tls_failed"_s << QString();
        QTest::newRow("reset") << int(TlsFault::Reset) << QByteArray() << QString() << QString();
        QTest::newRow("silence") << int(TlsFault::Silence) << QByteArray() << u"timeout"_s << QString();
    }

    /// Live, then everything is cut and what comes back has the fault; then it is well again.
    void whatIsSaid()
    {
        QFETCH(int, kind);
        QFETCH(QByteArray, certificate);
        QFETCH(QString, code);
        QFETCH(QString, reason);
        TruthPlatform platform(2, 4);
        bool broken = false;
        TlsFront front(platform.url(), [&] {
            return broken ? TlsFault{.kind = TlsFault::Kind(kind), .certificate = certificate} : TlsFault{};
        });
        Desktop desktop(front.url(), {}, certificates::authority);
        desktop.session->start();
        QVERIFY2(await([&] { return desktop.isUpToDate(platform); }), qPrintable(desktop.describe(platform)));
        const qsizetype asked = platform.http().asked().size();
        broken = true;
        front.breakAll();
        QVERIFY(await([&] {
            return desktop.session->state() == Session::State::Offline
                   && (code.isEmpty() || desktop.session->reason().error.code == code);
        }));
        QCOMPARE(desktop.session->reason().error.params.value("reason"_L1).toString(), reason);
        // A command that is given now is refused here, and nothing was said to whoever is there.
        std::optional<CommandResult> result;
        connect(desktop.session->perform(migrate(1)), &CommandHandle::finished, this,
                [&](const CommandResult &r) { result = r; });
        QVERIFY(await([&] { return result.has_value(); }));
        QCOMPARE(result->outcome, Outcome::Refused);
        QCOMPARE(platform.http().asked().size(), asked);
        QCOMPARE(platform.difference(desktop.fleet), QString()); // readable all the while

        broken = false;
        platform.rename(3, u"renamed meanwhile"_s);
        QVERIFY2(await([&] { return desktop.isUpToDate(platform); }), qPrintable(desktop.describe(platform)));
        QCOMPARE(platform.difference(desktop.fleet), QString());
        QCOMPARE(platform.effects(1), 0);
    }

    /// It is renewed by the same authority while the desktop is connected: taken, and told. By a stranger: refused.
    void changedInTheMiddle()
    {
        TruthPlatform platform(2, 4);
        TlsFront front(platform.url(), [] { return TlsFault{}; });
        Desktop desktop(front.url(), {}, certificates::authority);
        QSignalSpy changes(&desktop.session->api(), &api::ApiClient::certificateChanged);
        desktop.session->start();
        QVERIFY(await([&] { return desktop.isUpToDate(platform); }));
        QCOMPARE(changes.count(), 1);
        const QByteArray first = desktop.session->api().certificate().fingerprint;

        front.setCertificate(certificates::renewed);
        front.breakAll();
        QVERIFY(await([&] { return changes.count() == 2; }));
        QVERIFY(await([&] { return desktop.isUpToDate(platform); }));
        QVERIFY(desktop.session->api().certificate().fingerprint != first);

        front.setCertificate(certificates::stranger);
        front.breakAll();
        QVERIFY(await([&] {
            return desktop.session->state() == Session::State::Offline
                   && desktop.session->reason().error.code == "tls_failed"_L1;
        }));
        QCOMPARE(changes.count(), 2);
    }

    void storms_data()
    {
        QTest::addColumn<quint32>("seed");
        const quint32 chosen = qEnvironmentVariable("ESCALE_FAULT_SEED").toUInt();
        const int count = chosen ? 1 : 15 * std::max(1, qEnvironmentVariableIntValue("ESCALE_FAULT_ROUNDS"));
        for (int i = 0; i < count; ++i) {
            const quint32 seed = chosen ? chosen : quint32(i + 1);
            QTest::addRow("seed %u", seed) << seed;
        }
    }

    void storms()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        TruthPlatform platform(3, 20);
        bool calm = false;
        TlsFront front(platform.url(), [&]() -> TlsFault {
            if (calm || random.bounded(100) >= 60)
                return {};
            const QByteArray wrong[] = {certificates::expired, certificates::notYetValid, certificates::otherName,
                                        certificates::stranger};
            switch (random.bounded(6)) {
            case 0:
                return {.kind = TlsFault::Reset};
            case 1:
                return {.kind = random.bounded(4) ? TlsFault::None : TlsFault::Silence};
            case 2:
                return {.kind = TlsFault::Garbage};
            case 3:
                return {.kind = TlsFault::Certificate, .certificate = wrong[random.bounded(4)]};
            default:
                return {.kind = TlsFault::CutAfter, .value = int(random.bounded(1500))};
            }
        });
        ScratchFolder folder;
        QHash<qint64, CommandResult> results;
        {
            Desktop desktop(front.url(), folder.store(), certificates::authority);
            desktop.session->start();
            for (qint64 account = 1; account <= 6; ++account) {
                if (account % 2 == 0)
                    platform.rename(1 + random.bounded(12), u"name %1"_s.arg(random.generate()));
                if (random.bounded(3) == 0)
                    front.setCertificate(random.bounded(2) ? certificates::good : certificates::renewed);
                QElapsedTimer pause;
                pause.start();
                const int wait = random.bounded(40);
                QVERIFY(await([&] { return pause.elapsed() >= wait; }));
                front.breakAll(); // a connection that is open has its handshake behind it
                connect(desktop.session->perform(migrate(account)), &CommandHandle::finished, this,
                        [&results, account](const CommandResult &r) { results.insert(account, r); });
            }
            QVERIFY2(await([&] { return results.size() == 6; }), qPrintable(desktop.describe(platform)));
            calm = true;
            QVERIFY2(await([&] { return desktop.isUpToDate(platform) && desktop.isSettled(); }),
                     qPrintable(desktop.describe(platform)));
            QCOMPARE(platform.difference(desktop.fleet), QString());
            for (const auto &[account, result] : results.asKeyValueRange()) {
                const int expected = result.outcome == Outcome::Refused || desktop.isNotDone(account) ? 0 : 1;
                QCOMPARE(platform.effects(account), expected);
            }
        }
        m_faults += front.faults();
        m_handshakes += front.handshakes();
        Desktop next(QUrl(u"http://127.0.0.1:1/"_s), folder.store());
        QSignalSpy restored(next.session.get(), &Session::restored);
        next.session->start();
        QVERIFY(await([&] { return restored.count() == 1; }));
        QCOMPARE(platform.difference(next.fleet), QString());
    }

    void enoughWasBroken()
    {
        if (!qEnvironmentVariableIsSet("ESCALE_FAULT_SEED"))
            QCOMPARE_GE(m_faults, 15);
        qInfo("%d connections broken, %d handshakes well; the longest turn of the event loop kept the processor for "
              "%.1f ms",
              m_faults, m_handshakes, double(longestTurnMicroseconds) / 1000);
        // Both ends of all handshakes are in this loop, and each of them reads the system's authorities.
        QCOMPARE_LE(longestTurnMicroseconds, 1'000'000);
    }

private:
    int m_faults = 0;
    int m_handshakes = 0;
};

QTEST_GUILESS_MAIN(TlsFaultsTest)
#include "tst_tls_faults.moc"
