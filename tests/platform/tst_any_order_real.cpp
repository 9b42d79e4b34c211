// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/any_order.h"
#include "support/api_session.h"
#include "support/platform_process.h"
#include "support/rounds.h"

#include <escale/api/decode.h>
#include <escale/migration/actions.h>

#include <QtCore/QDeadlineTimer>
#include <QtCore/QThread>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace escale;
using namespace escale::migration;
using namespace escale::test;

namespace {

constexpr int commands = 60;
constexpr int patience = 120'000;

/// The practice company on a real platform with real hosting: what somebody asks for in any order, what visitors write
/// meanwhile, and kill -9 in between.
class Company final : public AnyOrderCompany {
public:
    explicit Company(quint32 seed) : AnyOrderCompany(seed)
    {
        if (!m_platform.start({u"--content"_s, u"small"_s, u"--seed"_s, QString::number(seed)}))
            return;
        reconnect();
        for (const QJsonValue &account : m_support->list(u"/v1/account/"_s)) {
            Site site;
            site.id = account["id"_L1].toInteger();
            site.domain =
                m_support->list(u"/v1/domain/?account=%1"_s.arg(site.id)).first()["name"_L1].toString().toLatin1();
            site.port = quint16(QUrl(account["site"_L1]["url"_L1].toString()).port());
            const QString name = account["name"_L1].toString();
            m_sites.insert(name, site);
            m_sites[name].entries = visit(name)["entries"_L1].toInt(); // its content is made at the first visit
        }
        for (const QJsonValue &one : m_support->list(u"/v1/migration/"_s))
            m_migrations.append(MigrationId(one["id"_L1].toInteger()));
        isReady = m_migrations.size() > 5 && m_sites.size() > 20;
    }

    bool give() override
    {
        const MigrationFacts facts = factsOf(oneOf(m_migrations));
        const NextCommand next = nextCommand(facts, {QDateTime::currentDateTimeUtc(), Policy()});
        const bool sensible = below(4) != 0;
        const Action action = sensible ? next.action : Action(below(int(Action::Unknown)));
        AccountFacts account = oneOf(facts.accounts);
        if (sensible && !next.accounts.isEmpty())
            account = *findAccount(facts, oneOf(next.accounts));
        QString path = u"/v1/migration/%1/"_s.arg(facts.id.value());
        QJsonObject body;
        const bool frozen = below(3) == 0;
        switch (action) {
        case Action::Rollback:
            body = {{u"keep"_s, frozen ? u"frozen"_s : u"current"_s}};
            break;
        case Action::TransitRequest:
            body = {{u"kind"_s, below(2) ? u"dedicated"_s : u"shared"_s}, {u"message"_s, u""_s}};
            break;
        case Action::ReinstallationRequest:
            body = {{u"finalisation_by"_s, below(2) ? u"customer"_s : u"support"_s}, {u"message"_s, u""_s}};
            break;
        case Action::Reinstall:
        case Action::Upgrade:
            body = {{u"confirm"_s, facts.serverName}};
            break;
        case Action::AllocateTransit: {
            const QJsonArray requests = m_support->list(u"/v1/support_request/?migration=%1"_s.arg(facts.id.value()));
            if (requests.isEmpty())
                return false;
            path = requests.last()["href"_L1].toString();
            body = {{u"server"_s, transitServer()}, {u"override"_s, true}};
            break;
        }
        case Action::AcceptRequest:
        case Action::WaitRequest:
        case Action::DeclineRequest:
        case Action::PauseTask:
        case Action::ResumeTask:
        case Action::CancelTask:
        case Action::Plan:
        case Action::Note:
        case Action::RemoveNote:
        case Action::Tick:
        case Action::Untick:
        case Action::Unknown:
            return cancelSomething();
        default:
            break;
        }
        if (isAccountAction(action))
            path += u"account/%1/"_s.arg(account.id.value());
        const HttpReply reply = m_support->post(path + nameOf(action) + u'/', body);
        if (reply.status != 202 && reply.status != 204 && reply.status != 409)
            m_wrong = u"%1 %2: %3"_s.arg(path, QString(nameOf(action))).arg(reply.status);
        // The older copy, by choice: what was written since is in an archive.
        if (reply.status == 202 && action == Action::Rollback && frozen)
            m_sites[account.name].entries = -1;
        return reply.status / 100 == 2;
    }

    void elapse() override
    {
        switch (below(12)) {
        case 0:
            m_platform.kill();
            if (!m_platform.start())
                m_wrong = u"it does not start again"_s;
            reconnect();
            break;
        case 1:
        case 2:
        case 3:
            (void)settle();
            break;
        default:
            QThread::msleep(ulong(below(40)));
        }
        write(oneOf(m_sites.keys()));
    }

    bool settle() override
    {
        const QDeadlineTimer end(patience);
        while (!end.hasExpired()) {
            const QJsonArray live = m_support->list(u"/v1/task/?live=1"_s);
            if (std::ranges::all_of(live, [](const QJsonValue &task) { return task["state"_L1] == "paused"_L1; }))
                return true;
            QThread::msleep(20);
        }
        return false;
    }

    QString wrong(bool atRest) override
    {
        if (!m_wrong.isEmpty())
            return m_wrong;
        for (const MigrationId id : std::as_const(m_migrations)) {
            const MigrationFacts facts = factsOf(id);
            if (const QString found = wrongIn(facts); !found.isEmpty())
                return facts.serverName + u": "_s + found;
            if (!atRest)
                continue;
            for (const AccountFacts &account : facts.accounts) {
                const QJsonObject seen = visit(account.name);
                const QString expected = whereItIs(facts, account);
                if (seen["status"_L1].toInt() != 200 || seen["served_by"_L1].toString() != expected)
                    return u"%1 is said to be on %2: %3"_s.arg(
                        account.name, expected, QString::fromUtf8(QJsonDocument(seen).toJson(QJsonDocument::Compact)));
                if (const int kept = m_sites.value(account.name).entries; kept >= 0 && seen["entries"_L1] != kept)
                    return u"%1 has %2 entries, and %3 were acknowledged"_s.arg(account.name)
                        .arg(seen["entries"_L1].toInt())
                        .arg(kept);
            }
        }
        return {};
    }

    bool isReady = false;
    int written = 0;

private:
    struct Site {
        qint64 id = 0;
        QByteArray domain;
        quint16 port = 0;
        int entries = 0; ///< what visitors were told is kept; -1: an older copy is served by choice
    };

    void reconnect() { m_support.emplace(m_platform.url(), m_platform.supportToken()); }
    MigrationFacts factsOf(MigrationId id)
    {
        const QString path = u"/v1/migration/%1/"_s.arg(id.value());
        MigrationFacts facts = api::decodeMigration(m_support->object(path))->facts;
        for (const QJsonValue &one : m_support->list(path + u"account/"_s))
            facts.accounts.append(api::decodeMigrationAccount(one.toObject())->facts);
        const QJsonObject server = m_support->object(u"/v1/server/%1/"_s.arg(facts.server.value()));
        facts.serverName = server["name"_L1].toString();
        return facts;
    }
    QString nameOfServer(ServerId id)
    {
        return m_support->object(u"/v1/server/%1/"_s.arg(id.value()))["name"_L1].toString();
    }
    QString whereItIs(const MigrationFacts &facts, const AccountFacts &account)
    {
        if (facts.kind == Kind::PublicCloud) // named by no server of its own
            return account.location == Location::ClientNew ? u"public-12"_s : u"public-07"_s;
        return account.location == Location::Transit ? nameOfServer(facts.transit.server) : facts.serverName;
    }
    HttpReply ask(const QString &name, HttpRequest request)
    {
        const Site site = m_sites.value(name);
        const QString address =
            m_support->list(u"/v1/domain/?account=%1"_s.arg(site.id)).first()["resolves_to"_L1].toString();
        request.headers.append({"Host", site.domain});
        return exchange(address, site.port, request);
    }
    QJsonObject visit(const QString &name)
    {
        const HttpReply reply = ask(name, {.path = "/status.json"});
        QJsonObject seen = reply.json().toObject();
        seen.insert(u"status"_s, reply.status);
        seen.insert(u"served_by"_s, QString::fromLatin1(reply.headers.value("x-served-by")));
        return seen;
    }
    void write(const QString &name)
    {
        // A site that is frozen says so; what it acknowledges it keeps.
        if (ask(name, {.method = "POST", .path = "/entry", .body = "written in between"}).status / 100 != 2)
            return;
        ++written;
        if (int &entries = m_sites[name].entries; entries >= 0)
            ++entries;
    }
    bool cancelSomething()
    {
        const QJsonArray live = m_support->list(u"/v1/task/?live=1"_s);
        if (live.isEmpty())
            return false;
        const QString path = live[below(int(live.size()))]["href"_L1].toString();
        return m_support->post(path + u"cancel/"_s).status / 100 == 2;
    }

    PlatformProcess m_platform;
    std::optional<ApiSession> m_support;
    QMap<QString, Site> m_sites;
    QList<MigrationId> m_migrations;
    QString m_wrong;
};

} // namespace

/// tst_any_order walks the engine over hosting in memory, thousands of times; this is the same over real sockets, files,
/// databases and processes, for a handful of seeds. A failure names its seed. ESCALE_SEQUENCES=N walks more of them.
class AnyOrderReal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holds()
    {
        const int sequences = roundsToGo("ESCALE_SEQUENCES", 3);
        AnyOrderTally tally;
        int written = 0;
        for (int seed = 1; seed <= sequences; ++seed) {
            Company company{quint32(seed)};
            QVERIFY(company.isReady);
            const QString wrong = walkInAnyOrder(company, seed, commands, tally);
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
            written += company.written;
        }
        qInfo("%d sequences: %d commands taken, %d refused or none, %d entries written", sequences, tally.taken,
              tally.refused, written);
        QVERIFY(tally.taken > sequences * 10 && tally.refused > sequences && written > sequences * 10);
    }
};

QTEST_GUILESS_MAIN(AnyOrderReal)
#include "tst_any_order_real.moc"
