// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/api_session.h"
#include "support/platform_process.h"

#include <escale/api/decode.h>
#include <escale/migration/actions.h>
#include <escale/store/store.h>
#include <escale/sync/session.h>

#include <QtCore/QJsonDocument>
#include <QtCore/QSet>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <random>

using namespace Qt::StringLiterals;
using namespace escale;
using namespace escale::test;
using migration::Action;

namespace {

constexpr int patience = 120'000;
constexpr MigrationId srvAcme(1);
constexpr int accounts = 4; // of six: they meet more often

using Counts = QMap<Action, int>;

/// A whole desktop below its window: a session with a fleet and a store of its own.
class Desktop {
public:
    Desktop(const PlatformProcess &platform, const QByteArray &token, const QString &file)
        : store(file)
        , session(fleet, {platform.url(), QString::fromLatin1(token), QString()})
    {
        session.setStore(&store);
        session.start();
    }
    void give(const CommandRequest &request)
    {
        CommandHandle *handle = session.perform(request);
        if (m_seen.contains(handle->idempotencyKey())) // a double click: the same command
            return;
        m_seen.insert(handle->idempotencyKey());
        ++underWay;
        QObject::connect(handle, &CommandHandle::finished, &session, [this, request](const CommandResult &result) {
            --underWay;
            switch (result.outcome) {
            case CommandResult::Outcome::Accepted:
                ++accepted[request.action];
                break;
            case CommandResult::Outcome::Refused:
                ++refused;
                break;
            case CommandResult::Outcome::NoAnswer:
                ++unanswered;
                break;
            }
        });
    }

    Fleet fleet;
    store::Store store;
    Session session;
    int underWay = 0;
    Counts accepted;
    int refused = 0;
    int unanswered = 0;

private:
    QSet<QByteArray> m_seen;
};

} // namespace

/// Two desktops and somebody with curl on the same server at once: seeded interleavings of clicks, double clicks, repetitions
/// with the same key, and commands on a picture that is out of date. By the platform's own log each command happened at most
/// once, and in the end everybody shows the same. ESCALE_ROUNDS=N goes on for longer.
class TwoDesktops : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void interleaved()
    {
        bool given = false;
        const int more = qEnvironmentVariableIntValue("ESCALE_ROUNDS", &given);
        const int rounds = given ? more : 2000;
        PlatformProcess platform;
        QVERIFY(platform.start({u"--content"_s, u"small"_s}));
        QTemporaryDir folder;
        Desktop customer(platform, platform.customerToken(u"Acme SA"_s), folder.filePath(u"a.sqlite"_s));
        Desktop support(platform, platform.supportToken(), folder.filePath(u"b.sqlite"_s));
        Desktop *desktops[] = {&customer, &support};
        for (Desktop *desktop : desktops) {
            QTRY_COMPARE_WITH_TIMEOUT(desktop->session.state(), Session::State::Live, patience);
            desktop->session.ensureAccounts(srvAcme);
            QTRY_VERIFY_WITH_TIMEOUT(desktop->fleet.accountsLoaded(srvAcme), patience);
        }
        const ApiSession curl(platform.url(), platform.customerToken(u"Acme SA"_s));
        const QByteArray authorization = "Basic " + QByteArray(platform.customerToken(u"Acme SA"_s) + ':').toBase64();

        std::mt19937 random(20261121);
        const auto below = [&](int limit) { return int(random() % quint32(limit)); };
        Counts byCurl;
        int stale = 0;
        int refused = 0;
        int repeated = 0;
        QHash<QString, QByteArray> seen; // by account: the tag of what was read last
        struct Sent {
            QByteArray path;
            QByteArray key;
            int status = 0;
            QByteArray location;
        } last;
        const auto post = [&](const QByteArray &path, const QByteArray &key, const QByteArray &tag) {
            HttpRequest request{.method = "POST", .path = path, .headers = {}, .body = "{}"};
            request.headers = {{"Authorization", authorization},
                               {"Content-Type", "application/json"},
                               {"Idempotency-Key", key},
                               {"Connection", "close"}};
            if (!tag.isEmpty())
                request.headers.append({"If-Match", tag});
            return exchange(platform.url().host(), quint16(platform.url().port()), request);
        };

        const Action words[] = {Action::Ready, Action::Unready, Action::Ready, Action::Unready, Action::Test};
        for (int round = 0; round < rounds; ++round) {
            const AccountId account(1 + below(accounts));
            const QString path = u"/v1/migration/1/account/%1/"_s.arg(account.value());
            const Action action = words[below(5)];
            switch (below(7)) {
            case 0:
            case 1:
                customer.give(CommandRequest::onAccount(action, srvAcme, account));
                break;
            case 2:
            case 3:
                support.give(CommandRequest::onAccount(action, srvAcme, account));
                break;
            case 4: // look
                seen.insert(path, curl.get(path).headers.value("etag"));
                break;
            case 5: { // the same again: the same answer
                if (last.key.isEmpty())
                    break;
                const HttpReply again = post(last.path, last.key, {});
                QCOMPARE(again.status, last.status);
                QCOMPARE(again.headers.value("location"), last.location);
                ++repeated;
                break;
            }
            default: { // act on what was seen
                const QByteArray target = (path + nameOf(action) + u'/').toLatin1();
                const QByteArray key = ApiSession::newKey();
                const HttpReply reply = post(target, key, seen.value(path));
                if (reply.status == 202 || reply.status == 204) {
                    ++byCurl[action];
                    last = {target, key, reply.status, reply.headers.value("location")};
                } else if (reply.status == 412) {
                    ++stale;
                    QCOMPARE(reply.json()["current"_L1]["href"_L1].toString(), path);
                } else {
                    QCOMPARE(reply.status, 409);
                    ++refused;
                }
            }
            }
            if (below(3) == 0)
                QCoreApplication::processEvents();
            QTRY_VERIFY_WITH_TIMEOUT(customer.underWay + support.underWay < 12, patience);
        }
        QTRY_COMPARE_WITH_TIMEOUT(customer.underWay + support.underWay, 0, patience);
        QTRY_VERIFY_WITH_TIMEOUT(curl.list(u"/v1/task/?live=1"_s).isEmpty(), patience);
        QCOMPARE(customer.unanswered + support.unanswered, 0);

        // Each side shows what the platform says, to the last field.
        const auto truth = [&] {
            QMap<AccountId, migration::AccountFacts> facts;
            for (const QJsonValue &one : curl.list(u"/v1/migration/1/account/"_s)) {
                if (const auto decoded = api::decodeMigrationAccount(one.toObject()))
                    facts.insert(decoded->facts.id, decoded->facts);
            }
            return facts;
        };
        const auto shown = [](const Desktop &desktop) {
            QMap<AccountId, migration::AccountFacts> facts;
            for (const migration::AccountFacts &account : desktop.fleet.migration(srvAcme)->accounts)
                facts.insert(account.id, account);
            return facts;
        };
        QCOMPARE(truth().size(), 6);
        for (Desktop *desktop : desktops)
            QTRY_VERIFY_WITH_TIMEOUT(shown(*desktop) == truth(), patience);

        // At most once each: the platform's log has as many as were accepted, and not one more.
        const QByteArray log = ApiSession(platform.url(), platform.supportToken()).get(u"/v1/log/?migration=1"_s).body;
        const std::pair<Action, const char *> codes[] = {
            {Action::Ready, "ESC-2001"}, {Action::Unready, "ESC-2002"}, {Action::Test, "ESC-2003"}};
        int accepted = 0;
        for (const auto &[action, code] : codes) {
            const int expected =
                customer.accepted.value(action) + support.accepted.value(action) + byCurl.value(action);
            QCOMPARE(int(log.count(QByteArray("\"") + code + '"')), expected);
            accepted += expected;
        }
        qInfo("%d rounds: %d accepted, %d refused, %d stale, %d repeated", rounds, accepted,
              refused + customer.refused + support.refused, stale, repeated);
        QVERIFY(accepted > rounds / 20 && stale > rounds / 100 && repeated > rounds / 100);
    }
};

QTEST_GUILESS_MAIN(TwoDesktops)
#include "tst_two_desktops.moc"
