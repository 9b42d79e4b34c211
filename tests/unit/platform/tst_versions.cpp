// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/version.h"

#include <QtCore/QSet>
#include <QtTest/QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace escale;
using namespace escale::migration;
using namespace escale::platform;

namespace {

const QDateTime noon(QDate(2026, 11, 21), QTime(12, 0), QTimeZone::UTC);

AccountFacts anAccount()
{
    AccountFacts account;
    account.id = AccountId(4);
    account.name = u"shop"_s;
    account.location = Location::Transit;
    account.attempts.append({.leg = Leg::Out, .number = 1, .started = noon, .outcome = Outcome::Running});
    return account;
}

MigrationFacts aMigration()
{
    MigrationFacts facts;
    facts.id = MigrationId(1);
    facts.serverName = u"srv-acme-01"_s;
    facts.transit.state = TransitState::Ready;
    facts.plan = {.state = PlanState::Running,
                  .moves = {{.account = AccountId(4), .leg = Leg::Out}, {.account = AccountId(5), .leg = Leg::Out}},
                  .at = noon};
    facts.accounts.append(anAccount());
    return facts;
}

SupportRequest aRequest()
{
    return {.id = SupportRequestId(2),
            .migration = MigrationId(1),
            .kind = RequestKind::Transit,
            .state = RequestState::Open,
            .created = noon,
            .since = noon};
}

Task aTask()
{
    Task task;
    task.id = TaskId(42);
    task.type = TaskType::Migrate;
    task.state = TaskState::Running;
    return task;
}

template <typename T>
struct Row {
    const char *name;
    bool matters;
    std::function<void(T &)> change;
};

using A = AccountFacts;
using M = MigrationFacts;

} // namespace

/// What a command is decided on has another version once it differs, and the same one while work only goes on: otherwise a
/// queue that runs would refuse everybody.
class Versions : public QObject {
    Q_OBJECT

private:
    template <typename T>
    void hold(const T &before, const QList<Row<T>> &rows)
    {
        QCOMPARE(versionOf(before), versionOf(T(before)));
        for (const Row<T> &row : rows) {
            T after = before;
            row.change(after);
            QVERIFY2((versionOf(after) != versionOf(before)) == row.matters, row.name);
        }
    }

private Q_SLOTS:
    void ofAnAccount()
    {
        hold<A>(anAccount(), {
                                 {"preparation", true, [](A &a) { a.preparation = Preparation::Ready; }},
                                 {"location", true, [](A &a) { a.location = Location::ClientOld; }},
                                 {"activity", true, [](A &a) { a.activity = Activity::Queued; }},
                                 {"verified", true, [](A &a) { a.verified = true; }},
                                 {"precopied", true, [](A &a) { a.precopied = true; }},
                                 {"test copy", true, [](A &a) { a.test.state = TestState::Available; }},
                                 {"newer test copy", true, [](A &a) { a.test.copiedAt = noon; }},
                                 {"old copy gone", true, [](A &a) { a.copyDiscardedAt = noon; }},
                                 {"attempt failed", true, [](A &a) { a.attempts[0].outcome = Outcome::Failed; }},
                                 {"another attempt", true, [](A &a) { a.attempts.append(a.attempts[0]); }},
                                 {"checked after the move", true, [](A &a) { a.attempts[0].after = SiteCheck{}; }},
                                 {"bytes copied", false, [](A &a) { a.attempts[0].bytes = 4711; }},
                                 {"downtime measured", false, [](A &a) { a.attempts[0].downtimeSeconds = 3.5; }},
                                 {"weight", false, [](A &a) { a.weight.delta = 17; }},
                                 {"precopied again", false, [](A &a) { a.precopiedAt = noon; }},
                                 {"domains", false, [](A &a) { a.externalDomains = 3; }},
                                 {"note", false, [](A &a) { a.notes.append(Note{}); }},
                                 {"tick", false, [](A &a) { a.ticks.append(Tick{}); }},
                             });
        AccountFacts other = anAccount();
        other.id = AccountId(5);
        QVERIFY(versionOf(other) != versionOf(anAccount()));
    }

    void ofAMigration()
    {
        hold<M>(aMigration(),
                {
                    {"transit", true, [](M &m) { m.transit.state = TransitState::Released; }},
                    {"requested again", true, [](M &m) { m.transit.requestedAt = noon; }},
                    {"reason", true, [](M &m) { m.transit.waitingReason = u"none in stock"_s; }},
                    {"server", true, [](M &m) { m.transit.server = ServerId(9); }},
                    {"reinstallation", true, [](M &m) { m.reinstallation.state = ReinstallationState::Requested; }},
                    {"who finalises", true, [](M &m) { m.finalisationBy = Party::Customer; }},
                    {"deadline", true, [](M &m) { m.deadline = noon; }},
                    {"begun by itself", true, [](M &m) { m.startedByDeadlineAt = noon; }},
                    {"upgrade", true, [](M &m) { m.upgrade.state = UpgradeState::Running; }},
                    {"queue paused", true, [](M &m) { m.plan.state = PlanState::Paused; }},
                    {"queue reordered", true, [](M &m) { m.plan.moves.swapItemsAt(0, 1); }},
                    {"window", true, [](M &m) { m.plan.moves[1].notBefore = noon; }},
                    {"queue goes on", false, [](M &m) { m.plan.moves[0].task = TaskId(7); }},
                    {"move done", false, [](M &m) { m.plan.moves[0].outcome = Outcome::Done; }},
                    {"account moved", false, [](M &m) { m.accounts[0].location = Location::ClientNew; }},
                    {"charged", false, [](M &m) { m.chargedFrom = noon; }},
                });
    }

    void ofARequest()
    {
        using R = SupportRequest;
        hold<R>(aRequest(), {
                                {"state", true, [](R &r) { r.state = RequestState::Waiting; }},
                                {"said", true, [](R &r) { r.messages.append(Message{}); }},
                                {"reason", true, [](R &r) { r.reason = u"Thursday"_s; }},
                                {"kind of transit", true, [](R &r) { r.transitKind = TransitKind::Shared; }},
                                {"who finalises", true, [](R &r) { r.finalisationBy = Party::Support; }},
                            });
    }

    void ofATask()
    {
        hold<Task>(aTask(), {
                                {"state", true, [](Task &t) { t.state = TaskState::Paused; }},
                                {"cut-over", true, [](Task &t) { t.cutOverBegun = true; }},
                                {"progress", false, [](Task &t) { t.bytes = 1; }},
                                {"stage", false, [](Task &t) { t.stage = u"verify"_s; }},
                                {"heartbeat", false, [](Task &t) { t.heartbeat = noon; }},
                            });
    }

    /// What has changed and changed back is not what it was.
    void countsRevisions()
    {
        AccountFacts account = anAccount();
        const QString first = versionOf(account);
        account.verified = true;
        account.revision = 1;
        const QString second = versionOf(account);
        account.verified = false;
        account.revision = 2;
        QCOMPARE(contentOf(account), contentOf(anAccount()));
        QCOMPARE(QSet<QString>({first, second, versionOf(account)}).size(), 3);
        // Of the same number, but of another history: a platform that was put back to an older state.
        account.preparation = Preparation::Ready;
        account.revision = 1;
        QVERIFY(versionOf(account) != second);
        for (const QString &tag : {first, second, versionOf(aRequest()), versionOf(aTask()), versionOf(aMigration())})
            QVERIFY2(tag.startsWith(u'"') && tag.endsWith(u'"') && !tag.contains(u'.'), qPrintable(tag));
    }

    void inAHeader()
    {
        const QString version = versionOf(aTask());
        QCOMPARE(versionIn(version.toLatin1()), version.toLatin1());
        const QByteArray answer = answerTag(version, 1763712000118);
        QVERIFY(answer.endsWith(".1763712000118\""));
        QVERIFY(answerTag(version, 1) != answer);
        QCOMPARE(versionIn(' ' + answer), version.toLatin1());
        QCOMPARE(versionIn("W/" + answer), version.toLatin1());
        QVERIFY(versionIn("\"x\"") != version.toLatin1());
        QVERIFY(versionIn("") != version.toLatin1());
    }
};

QTEST_APPLESS_MAIN(Versions)
#include "tst_versions.moc"
