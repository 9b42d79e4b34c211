// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/engine.h"
#include "practice/practice.h"
#include "scratch.h"
#include "support/any_order.h"
#include "support/hand_clock.h"
#include "support/rounds.h"
#include "world_driver.h"

#include <escale/migration/steps.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QTemporaryDir>
#include <QtCore/QThread>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace escale;
using namespace escale::migration;
using namespace escale::platform;
using escale::test::HandClock;
using escale::test::WorldDriver;
using escale::test::wrongIn;

namespace {

/// The practice company on the real engine, in any order: what somebody asks for, what fails, what is taken back, what the
/// clock does, and restarts in between.
class Company final : public test::AnyOrderCompany {
public:
    explicit Company(quint32 seed) : AnyOrderCompany(seed), driver(seed)
    {
        if (!state.open(m_folder.filePath(u"platform.sqlite"_s)))
            qFatal("the database cannot be opened");
        Practice practice(state);
        practice.fill({.seed = seed});
        migrations = practice.companyMigrations();
        for (const MigrationId id : std::as_const(migrations)) {
            const auto facts = state.migration(id);
            for (const AccountFacts &account : facts->accounts)
                driver.put(account.name, whereItIs(*facts, account),
                           facts->reinstallation.state == ReinstallationState::None ? facts->serverName : QString());
        }
        start();
    }

    void start()
    {
        engine = std::make_unique<Engine>(state, Tools{driver, m_fault});
        engine->start();
    }
    [[nodiscard]] QString whereItIs(const MigrationFacts &facts, const AccountFacts &account)
    {
        switch (account.location) {
        case Location::Transit:
            return state.serverName(facts.transit.server);
        case Location::ClientNew:
            return facts.kind == Kind::PublicCloud ? facts.destinationName : facts.serverName;
        default:
            return facts.serverName;
        }
    }
    bool give() override
    {
        const auto facts = state.migration(oneOf(migrations));
        Order order = below(3) == 0 ? any(*facts) : sensible(*facts);
        if (order.action == Action::Unknown && !order.request.isValid())
            return false;
        if (!isAccountAction(order.action))
            order.account = {};
        order.actor.name = u"somebody"_s;
        order.actor.role = below(8) == 0 ? Party::Reviewer : below(3) == 0 ? Party::Customer : Party::Support;
        State::Change change(state);
        const Answer answer = engine->perform(order);
        change.commit();
        if (answer && order.actor.role == Party::Reviewer)
            m_wrong = u"a reviewer was let do %1"_s.arg(QString(nameOf(order.action)));
        return answer.has_value();
    }

    Order any(const MigrationFacts &facts)
    {
        Order order = empty(facts);
        order.action = Action(below(int(Action::Unknown)));
        switch (order.action) {
        case Action::PauseTask:
        case Action::ResumeTask:
        case Action::CancelTask: {
            const QList<TaskRecord> live = state.liveTasks();
            if (live.isEmpty())
                return {};
            order.task = oneOf(live).task.id;
            break;
        }
        case Action::AcceptRequest:
        case Action::WaitRequest:
        case Action::DeclineRequest:
        case Action::AllocateTransit: {
            const auto request = state.openRequest(facts.id, RequestKind(below(2)));
            if (!request)
                return {};
            order.request = request->id;
            break;
        }
        default:
            break;
        }
        return order;
    }
    Order sensible(const MigrationFacts &facts)
    {
        const NextCommand next = nextCommand(facts, {state.now(), state.policy()});
        Order order = empty(facts);
        order.action = next.action;
        if (!next.accounts.isEmpty())
            order.account = oneOf(next.accounts);
        if (next.action == Action::AllocateTransit) {
            const auto request = state.openRequest(facts.id, RequestKind::Transit);
            if (!request)
                return {};
            order.request = request->id;
        }
        return order;
    }
    Order empty(const MigrationFacts &facts)
    {
        Order order;
        order.migration = facts.id;
        order.account = oneOf(facts.accounts).id;
        order.keep = KeepData(below(2));
        order.transitKind = TransitKind(below(2));
        order.finalisationBy = Party(below(2));
        order.text = below(5) ? facts.serverName : u"something else"_s;
        order.override = true;
        order.server = ServerId(transitServer());
        order.moves = {{.account = order.account, .leg = below(2) ? Leg::Out : Leg::Back}};
        return order;
    }

    void elapse() override
    {
        switch (below(8)) {
        case 0:
            m_clock.advance(below(40'000));
            engine->runSchedule();
            break;
        case 1:
            if (below(40) == 0)
                m_clock.advance(70 * 24 * 3600); // past every deadline
            break;
        case 2:
            if (below(6) == 0) { // ended in the middle of whatever it does
                engine.reset();
                start();
            }
            break;
        default:
            QCoreApplication::processEvents();
        }
        const auto facts = state.migration(oneOf(migrations));
        (void)driver.write(oneOf(facts->accounts).name);
    }
    bool settle() override
    {
        driver.setTrouble(0);
        for (int i = 0; i < 50'000; ++i) {
            QCoreApplication::processEvents();
            const QList<TaskRecord> live = state.liveTasks();
            const bool waits =
                std::ranges::all_of(live, [](const TaskRecord &one) { return one.task.state == TaskState::Paused; });
            if (waits)
                return true;
            QThread::usleep(50);
        }
        return false;
    }

    QString wrong(bool atRest) override
    {
        if (!m_wrong.isEmpty())
            return m_wrong;
        if (const QString fault = driver.wrong(); !fault.isEmpty())
            return fault;
        for (const MigrationId id : std::as_const(migrations)) {
            const auto facts = state.migration(id);
            if (const QString found = wrongIn(*facts); !found.isEmpty())
                return found;
            for (const AccountFacts &account : facts->accounts) {
                if (!atRest || account.activity == Activity::Queued)
                    continue;
                if (driver.served(account.name) != whereItIs(*facts, account))
                    return u"%1 is said to be on %2 and is on %3"_s.arg(account.name, whereItIs(*facts, account),
                                                                        driver.served(account.name));
                if (driver.isFrozen(account.name))
                    return account.name + u" is still stopped"_s;
            }
        }
        return {};
    }

private:
    QTemporaryDir m_folder{test::scratch()};
    HandClock m_clock;
    Fault m_fault;

public:
    State state{m_clock};
    WorldDriver driver;
    QList<MigrationId> migrations;
    std::unique_ptr<Engine> engine;

private:
    QString m_wrong;
};

} // namespace

/// P4: one place an account, nothing lost; S2: no step 6 with an account that is not on transit, no rollback after it; P3:
/// the derived step never ahead of the facts. The rules alone are walked in tst_invariants; this is the engine with its
/// tasks, threads, failures and restarts. Seeded: a failure names its seed. ESCALE_SEQUENCES=N walks more of them.
class AnyOrder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holds()
    {
        const int sequences = test::roundsToGo("ESCALE_SEQUENCES", 200);
        test::AnyOrderTally tally;
        int moves = 0;
        for (int seed = 1; seed <= sequences; ++seed) {
            Company company{quint32(seed)};
            company.driver.setTrouble(seed % 3 == 0 ? 0 : 25);
            const QString wrong = test::walkInAnyOrder(company, seed, 100, tally);
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
            moves += company.driver.moves();
        }
        qInfo("%d sequences: %d commands taken, %d refused, %d moves", sequences, tally.taken, tally.refused, moves);
        QVERIFY(tally.taken > sequences * 10 && tally.refused > sequences * 10 && moves > sequences);
    }
};

QTEST_GUILESS_MAIN(AnyOrder)
#include "tst_any_order.moc"
