// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/server.h"
#include "support/rounds.h"
#include "unit/platform/wire_bench.h"

#include <escale/api/decode.h>
#include <escale/store/store.h>
#include <escale/sync/session.h>

#include <QtCore/QDeadlineTimer>
#include <QtCore/QScopeGuard>
#include <QtCore/QSet>
#include <QtCore/QTimer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

#include <random>

using namespace Qt::StringLiterals;
using namespace escale;
using namespace escale::test;
using migration::Action;

namespace {

constexpr std::chrono::minutes patience{2};
constexpr MigrationId srvAcme(1);
constexpr int accounts = 4; // of six: they meet more often

using Counts = QMap<Action, int>;

/// Everybody here lives in one thread. Goes on as soon as there is something to go on with: the waiting of Qt Test sleeps ten
/// milliseconds each time, which thousands of answers make minutes of.
template <typename Predicate>
bool spinUntil(const Predicate &isTrue)
{
    const QDeadlineTimer end(patience);
    QTimer wake; // for what no event announces: the state of the platform's threads
    wake.start(20);
    while (!isTrue()) {
        if (end.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

struct HttpReply {
    int status = 0; ///< 0: nothing answered
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
};

/// A whole desktop below its window: a session over the network with a fleet and a store of its own.
class Desktop {
public:
    Desktop(const QUrl &platform, const QByteArray &token, const QString &file)
        : store(file)
        , session(fleet, {platform, QString::fromLatin1(token), QString()})
    {
        // The budgets and pauses of real life would make hours of this; the rules are the same.
        session.api().setBudgets({.reads = 0, .writes = 0});
        session.api().setTimeScale(0.02, 10);
        session.setStore(&store);
        session.start();
    }
    void give(const CommandRequest &request)
    {
        CommandHandle *handle = session.perform(request);
        if (m_seen.contains(handle->idempotencyKey())) { // a double click: the same command
            ++doubled;
            return;
        }
        m_seen.insert(handle->idempotencyKey());
        ++underWay;
        QObject::connect(handle, &CommandHandle::finished, &session, [this, request](const CommandResult &result) {
            --underWay;
            switch (result.outcome) {
            case CommandResult::Outcome::Accepted:
                ++accepted[request.action];
                break;
            case CommandResult::Outcome::Refused:
                ++(result.error.code == "stale"_L1 ? stale : refused);
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
    int doubled = 0;
    int stale = 0;
    int refused = 0;
    int unanswered = 0;

private:
    QSet<QByteArray> m_seen;
};

/// Somebody with a command line: one connection, requests as they are typed, answers as they come.
class Curl {
public:
    Curl(const QUrl &platform, const QByteArray &token) : m_authorization("Basic " + QByteArray(token + ':').toBase64())
    {
        m_socket.connectToHost(platform.host(), quint16(platform.port()));
    }

    HttpReply ask(const QByteArray &method, const QByteArray &path, const QByteArray &key = {},
                  const QByteArray &tag = {})
    {
        QByteArray text =
            method + ' ' + path + " HTTP/1.1\r\nHost: platform\r\nAuthorization: " + m_authorization + "\r\n";
        if (method == "POST")
            text += "Content-Type: application/json\r\nContent-Length: 2\r\nIdempotency-Key: " + key + "\r\n";
        if (!tag.isEmpty())
            text += "If-Match: " + tag + "\r\n";
        text += method == "POST" ? "\r\n{}" : "\r\n";
        m_socket.write(text);
        HttpReply reply;
        (void)spinUntil([&] { return take(reply); });
        return reply;
    }

private:
    bool take(HttpReply &reply)
    {
        m_read += m_socket.readAll();
        const qsizetype end = m_read.indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        HttpReply found;
        const QList<QByteArray> lines = m_read.first(end).split('\n');
        found.status = lines.first().split(' ').value(1).toInt();
        for (const QByteArray &line : lines.sliced(1)) {
            const qsizetype colon = line.indexOf(':');
            found.headers.insert(line.first(colon).trimmed().toLower(), line.sliced(colon + 1).trimmed());
        }
        const qsizetype length = found.headers.value("content-length").toLongLong();
        if (m_read.size() < end + 4 + length)
            return false;
        found.body = m_read.sliced(end + 4, length);
        m_read = m_read.sliced(end + 4 + length);
        reply = found;
        return true;
    }

    QByteArray m_authorization;
    QTcpSocket m_socket;
    QByteArray m_read;
};

} // namespace

/// Two desktops and somebody with curl on the same server at once: seeded interleavings of clicks, double clicks, repetitions
/// with the same key, and commands on a picture that is out of date. By the platform's own log each command happened at most
/// once, and in the end everybody shows the same. The platform, its door and the sessions are the real ones; only the hosting
/// behind is in memory. ESCALE_INTERLEAVINGS=N goes on for longer.
class TwoDesktops : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void interleaved()
    {
        const int rounds = roundsToGo("ESCALE_INTERLEAVINGS", 8000);
        WireBench bench;
        platform::HttpServer door(*bench.api);
        const auto url = door.listen(u"127.0.0.1:0"_s);
        QVERIFY(url);
        // Whoever waits for news has an answer before the door goes.
        const auto answered = qScopeGuard([&bench] { bench.api->answerWaiting(); });
        QTemporaryDir folder;
        const QByteArray acme = bench.customer(u"Acme SA"_s);
        Desktop customer(*url, acme, folder.filePath(u"a.sqlite"_s));
        Desktop support(*url, bench.support(), folder.filePath(u"b.sqlite"_s));
        Desktop *desktops[] = {&customer, &support};
        for (Desktop *desktop : desktops) {
            QVERIFY(spinUntil([&] { return desktop->session.state() == Session::State::Live; }));
            desktop->session.ensureAccounts(srvAcme);
            QVERIFY(spinUntil([&] { return desktop->fleet.accountsLoaded(srvAcme); }));
        }
        Curl curl(*url, acme);
        // The practice company comes with a history, which tells of commands as well.
        const auto logged = [&bench] {
            platform::Response entries = bench.ask(bench.support(), "GET", u"/v1/log/?migration=1"_s);
            QByteArray log = entries.body;
            while (entries.stream && !entries.stream->atEnd())
                log += entries.stream->read(1 << 20);
            return log;
        };
        const QByteArray history = logged();

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

        const Action words[] = {Action::Ready, Action::Unready, Action::Ready, Action::Unready, Action::Test};
        for (int round = 0; round < rounds; ++round) {
            const AccountId account(1 + below(accounts));
            const QString path = u"/v1/migration/1/account/%1/"_s.arg(account.value());
            const Action action = words[below(5)];
            Desktop &desktop = *desktops[below(2)];
            switch (below(8)) {
            case 0:
            case 1:
            case 2:
                desktop.give(CommandRequest::onAccount(action, srvAcme, account));
                if (below(4) == 0)
                    desktop.give(CommandRequest::onAccount(action, srvAcme, account));
                break;
            case 3: { // a dialog that has been open for a while
                CommandRequest request = CommandRequest::onAccount(action, srvAcme, account);
                request.seen = seen.value(path);
                desktop.give(request);
                break;
            }
            case 4: // look, and not at each answer
                seen.insert(path, curl.ask("GET", path.toLatin1()).headers.value("etag"));
                break;
            case 5: { // the same again: the same answer
                if (last.key.isEmpty())
                    break;
                const HttpReply again = curl.ask("POST", last.path, last.key);
                QCOMPARE(again.status, last.status);
                QCOMPARE(again.headers.value("location"), last.location);
                ++repeated;
                break;
            }
            default: { // act on what was seen
                const QByteArray target = (path + nameOf(action) + u'/').toLatin1();
                const QByteArray key = WireBench::newKey();
                const HttpReply reply = curl.ask("POST", target, key, seen.value(path));
                if (reply.status == 202 || reply.status == 204) {
                    ++byCurl[action];
                    last = {target, key, reply.status, reply.headers.value("location")};
                } else if (reply.status == 412) {
                    ++stale;
                    QCOMPARE(QJsonDocument::fromJson(reply.body)["current"_L1]["href"_L1].toString(), path);
                } else {
                    QCOMPARE(reply.status, 409);
                    ++refused;
                }
            }
            }
            // Sometimes a turn of the event loop, sometimes none, so that what is on its way meets in any order.
            for (int turns = below(4); turns > 0; --turns)
                QCoreApplication::processEvents();
            QVERIFY(spinUntil([&] { return customer.underWay + support.underWay < 12; }));
        }
        QVERIFY(spinUntil([&] { return customer.underWay + support.underWay == 0; }));
        QVERIFY(spinUntil([&] { return bench.state.liveTasks().isEmpty(); }));
        QCOMPARE(customer.unanswered + support.unanswered, 0);

        // Each side shows what the platform says, to the last field.
        QMap<AccountId, migration::AccountFacts> truth;
        const QByteArray answer = curl.ask("GET", "/v1/migration/1/account/").body;
        for (const QJsonValue &one : QJsonDocument::fromJson(answer).array()) {
            if (const auto decoded = api::decodeMigrationAccount(one.toObject()))
                truth.insert(decoded->facts.id, decoded->facts);
        }
        QCOMPARE(truth.size(), 6);
        const auto shown = [](const Desktop &desktop) {
            QMap<AccountId, migration::AccountFacts> facts;
            for (const migration::AccountFacts &account : desktop.fleet.migration(srvAcme)->accounts)
                facts.insert(account.id, account);
            return facts;
        };
        for (Desktop *desktop : desktops)
            QVERIFY(spinUntil([&] { return shown(*desktop) == truth; }));

        // At most once each: the platform's log has as many as were accepted, and not one more.
        const QByteArray log = logged();
        const std::pair<Action, const char *> codes[] = {
            {Action::Ready, "ESC-2001"}, {Action::Unready, "ESC-2002"}, {Action::Test, "ESC-2003"}};
        int accepted = 0;
        for (const auto &[action, code] : codes) {
            const int expected =
                customer.accepted.value(action) + support.accepted.value(action) + byCurl.value(action);
            const QByteArray word = QByteArray("\"") + code + '"';
            QCOMPARE(int(log.count(word) - history.count(word)), expected);
            accepted += expected;
        }
        stale += customer.stale + support.stale;
        qInfo("%d interleavings: %d accepted, %d refused, %d stale, %d repeated, %d double clicks", rounds, accepted,
              refused + customer.refused + support.refused, stale, repeated, customer.doubled + support.doubled);
        QVERIFY(accepted > rounds / 20 && stale > rounds / 100 && repeated > rounds / 100);
    }
};

QTEST_GUILESS_MAIN(TwoDesktops)
#include "tst_two_desktops.moc"
