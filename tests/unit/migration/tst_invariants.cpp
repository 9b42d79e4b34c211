// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sample_facts.h"

#include <escale/migration/clocks.h>
#include <escale/migration/planner.h>
#include <escale/migration/steps.h>

#include <QtTest/QTest>

#include <random>

using namespace escale;
using namespace escale::migration;
using namespace escale::migration::sample;
using namespace Qt::StringLiterals;

namespace {

/// A platform made of rules alone: what is allowed is done at once or, where it takes a task, begun and ended later, well
/// or badly, in any order. Where each account's data lies is kept beside the facts, as the world would.
class World {
public:
    World(Kind kind, int accounts, quint32 seed) : random(seed), facts(announced(accounts))
    {
        facts.kind = kind;
        context = soon();
        for (const AccountFacts &account : facts.accounts)
            data.insert(account.id, {Location::ClientOld});
    }

    int below(int limit) { return int(random() % quint32(limit)); }

    /// True where it was allowed.
    bool attempt(Command command)
    {
        if (!mayAct(command.role, command.action, facts) || !gates(command, facts, context).isEmpty())
            return false;
        AccountFacts *account = nullptr;
        for (AccountFacts &candidate : facts.accounts) {
            if (candidate.id == command.account)
                account = &candidate;
        }
        switch (command.action) {
        case Action::Ready:
            account->preparation = Preparation::Ready;
            break;
        case Action::Unready:
            account->preparation = Preparation::Todo;
            break;
        case Action::Verify:
            account->verified = true;
            break;
        case Action::Unverify:
            account->verified = false;
            break;
        case Action::Test:
            account->activity = Activity::Testing;
            break;
        case Action::TestCleanup:
            account->test = {.copiedAt = account->test.copiedAt};
            break;
        case Action::Migrate:
            account->activity = Activity::Migrating;
            begin(*account, Leg::Out);
            break;
        case Action::Rollback:
            account->activity = Activity::RollingBack;
            begin(*account, Leg::Rollback);
            break;
        case Action::Relocate:
            account->activity = Activity::Relocating;
            begin(*account, Leg::Back);
            break;
        case Action::TransitRequest:
            facts.transit = {.state = TransitState::Requested, .kind = command.transitKind, .requestedAt = context.now};
            break;
        case Action::WithdrawTransitRequest:
            facts.transit = {};
            break;
        case Action::AcceptRequest:
            break;
        case Action::WaitRequest:
            if (command.request == RequestKind::Transit)
                facts.transit.state = TransitState::WaitingForStock;
            break;
        case Action::DeclineRequest:
            if (command.request == RequestKind::Transit)
                facts.transit = {};
            else
                facts.reinstallation = {};
            break;
        case Action::AllocateTransit:
            facts.transit.state = TransitState::Installing;
            facts.transit.server = ServerId(9);
            break;
        case Action::ReinstallationRequest:
            facts.reinstallation = {.state = ReinstallationState::Requested, .requestedAt = context.now};
            facts.finalisationBy = command.finalisationBy;
            break;
        case Action::WithdrawReinstallationRequest:
            facts.reinstallation = {};
            facts.finalisationBy.reset();
            break;
        case Action::Reinstall:
            facts.reinstallation.state = ReinstallationState::Running;
            facts.reinstallation.startedAt = context.now;
            pointOfNoReturn = true;
            break;
        case Action::ReleaseTransit:
            facts.transit.state = TransitState::Released;
            for (auto &places : data)
                places.remove(Location::Transit);
            break;
        case Action::ReadDocumentation:
            facts.documentationReadAt = context.now;
            break;
        case Action::Upgrade:
            facts.upgrade.state = UpgradeState::Running;
            break;
        case Action::Plan:
            facts.plan = {.state = PlanState::Running, .moves = command.moves};
            break;
        case Action::PausePlan:
            facts.plan.state = PlanState::Paused;
            break;
        case Action::ResumePlan:
            facts.plan.state = PlanState::Running;
            break;
        case Action::CancelPlan:
            facts.plan = {};
            break;
        default:
            return false;
        }
        return true;
    }

    void begin(AccountFacts &account, Leg leg) const
    {
        Attempt attempt;
        attempt.leg = leg;
        attempt.number = int(account.attempts.size()) + 1;
        attempt.started = context.now;
        attempt.outcome = Outcome::Running;
        account.attempts.append(attempt);
    }

    /// Something that was begun ends, well or badly.
    void elapse()
    {
        context.now = context.now.addSecs(1 + below(40'000));
        const bool well = below(4) != 0;
        if (facts.transit.state == TransitState::Installing && below(2) == 0) {
            facts.transit.state = well ? TransitState::Ready : TransitState::Requested;
            facts.transit.readyAt = well ? context.now : QDateTime();
        }
        if (facts.reinstallation.state == ReinstallationState::Running && below(2) == 0) {
            facts.reinstallation.state = well ? ReinstallationState::Done : ReinstallationState::Failed;
            facts.reinstallation.doneAt = well ? context.now : QDateTime();
            for (auto &places : data)
                places.remove(Location::ClientOld); // wiped
        }
        if (facts.upgrade.state == UpgradeState::Running && below(2) == 0) {
            facts.upgrade.state = well ? UpgradeState::Done : UpgradeState::Failed;
            if (well) {
                for (AccountFacts &account : facts.accounts) {
                    account.location = Location::ClientNew;
                    data[account.id] = {Location::ClientNew};
                }
            }
        }
        for (AccountFacts &account : facts.accounts) {
            if (account.activity == Activity::Idle || account.activity == Activity::Failed || below(2) != 0)
                continue;
            if (account.activity == Activity::Testing) {
                account.activity = Activity::Idle;
                account.test = {.state = well ? TestState::Available : TestState::Failed,
                                .copiedAt = well ? context.now : QDateTime()};
                continue;
            }
            Attempt &last = account.attempts.last();
            last.ended = context.now;
            last.outcome = well ? Outcome::Done : Outcome::Failed;
            account.activity = well ? Activity::Idle : Activity::Failed;
            if (!well)
                continue;
            const bool publicCloud = facts.kind == Kind::PublicCloud;
            account.location = last.leg == Leg::Out    ? (publicCloud ? Location::ClientNew : Location::Transit)
                               : last.leg == Leg::Back ? Location::ClientNew
                                                       : Location::ClientOld;
            if (last.leg == Leg::Rollback) {
                account.verified = false;
                ++rollbacks;
                if (pointOfNoReturn)
                    rolledBackTooLate = true;
            }
            data[account.id].insert(account.location);
        }
    }

    /// What must hold in every state that can be reached; empty: it does.
    QString broken() const
    {
        const Counts counts = countAccounts(facts);
        if (counts.onClientOld + counts.onTransit + counts.onClientNew != counts.total)
            return u"an account is in no place or in two"_s;
        for (const AccountFacts &account : facts.accounts) {
            if (!data.value(account.id).contains(account.location))
                return account.name + u" is served from where its data is not"_s;
            if (account.verified && account.location == Location::ClientOld)
                return account.name + u" is verified on the old architecture"_s;
        }
        if (facts.kind == Kind::MandatoryPrivateCloud) {
            const bool wiped = facts.reinstallation.state == ReinstallationState::Running
                               || facts.reinstallation.state == ReinstallationState::Done
                               || facts.reinstallation.state == ReinstallationState::Failed;
            if (wiped && counts.onClientOld > 0)
                return u"step 6 with an account that is not on transit"_s;
            if (wiped && facts.reinstallation.state != ReinstallationState::Done && counts.onTransit != counts.total)
                return u"step 6 with an account that is not on transit"_s;
            if (facts.transit.state == TransitState::Released && counts.onTransit > 0)
                return u"transit was released with an account on it"_s;
            const Step step = currentStep(facts);
            if (step >= Step::Verify && step < Step::Relocate && counts.onTransit != counts.total)
                return u"the derived step is ahead of the facts"_s;
            if (step >= Step::Migrate && !facts.transit.readyAt.isValid())
                return u"step 4 without a transit server"_s;
            if (step == Step::Complete && counts.onClientNew != counts.total)
                return u"complete with an account that is not back"_s;
            for (const AccountFacts &account : facts.accounts) {
                if (accountStep(facts, account) > Step::Verify && account.location == Location::ClientOld
                    && step <= Step::Verify)
                    return account.name + u" is further than its server"_s;
            }
        }
        if (rolledBackTooLate)
            return u"a rollback after the point of no return"_s;
        if (isComplete(facts) && whoseTurn(facts).party != Party::Nobody && facts.kind != Kind::MandatoryPrivateCloud)
            return u"complete, and still somebody's turn"_s;
        return {};
    }

    std::mt19937 random;
    MigrationFacts facts;
    Context context;
    QMap<AccountId, QSet<Location>> data;
    bool pointOfNoReturn = false;
    bool rolledBackTooLate = false;
    int rollbacks = 0;
};

Command anyCommand(World &world)
{
    Command command;
    command.action = Action(world.below(int(Action::Unknown)));
    command.role = world.below(3) == 0 ? Party::Customer : world.below(20) == 0 ? Party::Time : Party::Support;
    command.account = AccountId(1 + world.below(int(world.facts.accounts.size())));
    command.keep = KeepData(world.below(2));
    command.transitKind = TransitKind(world.below(2));
    command.offeredKind = TransitKind(world.below(2));
    command.finalisationBy = Party(world.below(2));
    command.request = RequestKind(world.below(2));
    command.confirmation = world.below(4) ? world.facts.serverName : u"something else"_s;
    command.needed = {8, 32, 900};
    command.offered = {world.below(3) ? 8 : 4, 32, 900};
    command.moves = {{.account = command.account, .leg = world.below(2) ? Leg::Out : Leg::Back}};
    return command;
}

/// What somebody who knows the way would do.
Command nextStep(World &world)
{
    const NextCommand next = nextCommand(world.facts, world.context);
    Command command = anyCommand(world);
    command.action = next.action;
    command.role = Party::Support;
    command.confirmation = world.facts.serverName;
    command.offered = command.needed;
    command.offeredKind = world.facts.transit.kind;
    if (!next.accounts.isEmpty())
        command.account = next.accounts[world.below(int(next.accounts.size()))];
    return command;
}

} // namespace

/// From random sequences of allowed and refused commands no reachable state breaks an invariant. P4: one place an account,
/// nothing lost; S2: no step 6 with an account that is not on transit, no rollback after it; P3: the derived step is never
/// ahead of the facts.
class InvariantsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void randomSequences_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::newRow("mandatory") << Kind::MandatoryPrivateCloud;
        QTest::newRow("public cloud") << Kind::PublicCloud;
        QTest::newRow("optional") << Kind::OptionalPrivateCloud;
    }
    void randomSequences()
    {
        QFETCH(Kind, kind);
        constexpr quint32 sequences = 3000;
        int allowed = 0;
        int refused = 0;
        int completed = 0;
        int rollbacks = 0;
        int noReturn = 0;
        for (quint32 seed = 1; seed <= sequences; ++seed) {
            World world(kind, kind == Kind::PublicCloud ? 1 : 1 + int(seed % 3), seed);
            for (int i = 0; i < 120; ++i) {
                const bool done = world.attempt(world.below(3) == 0 ? anyCommand(world) : nextStep(world));
                done ? ++allowed : ++refused;
                if (world.below(2) == 0)
                    world.elapse();
                const QString wrong = world.broken();
                QVERIFY2(wrong.isEmpty(), qPrintable(u"seed %1, command %2: %3"_s.arg(seed).arg(i).arg(wrong)));
            }
            completed += isComplete(world.facts);
            rollbacks += world.rollbacks;
            noReturn += world.pointOfNoReturn;
        }
        qInfo(
            "%u sequences: %d commands allowed, %d refused; %d complete, %d rollbacks, %d past the point of no return",
            sequences, allowed, refused, completed, rollbacks, noReturn);
        // The walk has been where it could go wrong.
        QVERIFY(allowed > int(sequences) && refused > 10'000 && completed > 100);
        if (kind != Kind::OptionalPrivateCloud)
            QVERIFY(rollbacks > 100);
        if (kind == Kind::MandatoryPrivateCloud)
            QVERIFY(noReturn > 100);
    }
};

QTEST_GUILESS_MAIN(InvariantsTest)
#include "tst_invariants.moc"
