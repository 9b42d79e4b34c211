// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sample_facts.h"

#include <escale/migration/estimate.h>

#include <QtTest/QTest>

#include <limits>

using namespace escale;
using namespace escale::migration;
using namespace escale::migration::sample;

namespace {

constexpr qint64 gib = qint64(1024) * 1024 * 1024;

Attempt measured(double seconds, Outcome outcome = Outcome::Done)
{
    return {.leg = Leg::Out,
            .number = 1,
            .started = at("2026-06-02T10:00:00.000Z"),
            .ended = at("2026-06-02T10:10:00.000Z"),
            .outcome = outcome,
            .downtimeSeconds = seconds};
}

double middle(const Estimate &estimate)
{
    return (estimate.low + estimate.high) / 2;
}

double width(const Estimate &estimate)
{
    return (estimate.high - estimate.low) / middle(estimate);
}

} // namespace

/// Estimates: P8, with the figure of S2 step 4.
class EstimatesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void prior_data();
    void prior();
    void moreIsNeverQuicker();
    void learnsFromAgreeingAttempts_data();
    void learnsFromAgreeingAttempts();
    void widensWhenSurprised();
    void learnsNothingFrom_data();
    void learnsNothingFrom();
    void observesTheAttemptsOfAMigration();
    void legs();
};

void EstimatesTest::prior_data()
{
    QTest::addColumn<double>("minutes"); // of policy
    QTest::addColumn<qint64>("databases");
    QTest::addColumn<double>("atLeast"); // seconds, that the range must hold
    QTest::addColumn<double>("atMost");
    QTest::newRow("S2 step 4: a minute a gibibyte") << 1.0 << gib << 60.0 << 66.0;
    QTest::newRow("S2 step 4: hours for a large one") << 1.0 << 240 * gib << 14400.0 << 14406.0;
    QTest::newRow("S2 step 4: seconds for a small one") << 1.0 << gib / 60 << 1.0 << 6.0;
    QTest::newRow("P8: the rate is the platform's") << 3.0 << gib << 180.0 << 186.0;
}

void EstimatesTest::prior()
{
    QFETCH(double, minutes);
    QFETCH(qint64, databases);
    QFETCH(double, atLeast);
    QFETCH(double, atMost);
    Policy policy;
    policy.minutesPerDatabaseGib = minutes;
    const Pace pace(policy);
    const Estimate estimate = pace.downtime({.databases = databases});
    QVERIFY(estimate.low < estimate.high); // never one number
    QVERIFY(estimate.low > 0);
    QVERIFY(middle(estimate) >= atLeast && middle(estimate) <= atMost);
    QCOMPARE(pace.observations(), 0);
    QCOMPARE(pace.secondsPerDatabaseGib(), minutes * 60);
}

void EstimatesTest::moreIsNeverQuicker()
{
    const Pace pace{Policy()};
    const Estimate nothing = pace.downtime({});
    QVERIFY(nothing.low > 0); // a fixed overhead
    QVERIFY(middle(pace.downtime({.databases = gib})) > middle(nothing));
    // Without a precopy the difference is all files and mail (S2, notes: the shared transit server).
    QVERIFY(middle(pace.downtime({.databases = gib, .delta = 50 * gib}))
            > middle(pace.downtime({.databases = gib, .delta = gib / 10})));
    // What is precopied already does not count.
    QCOMPARE(pace.downtime({.files = 500 * gib, .mail = 100 * gib, .databases = gib}),
             pace.downtime({.databases = gib}));
}

void EstimatesTest::learnsFromAgreeingAttempts_data()
{
    QTest::addColumn<double>("factor"); // how much slower than the prior this platform really is
    QTest::newRow("as the prior says") << 1.0;
    QTest::newRow("half as slow") << 0.5;
    QTest::newRow("a tenth") << 0.1;
    QTest::newRow("three times as slow") << 3.0;
    QTest::newRow("ten times as slow") << 10.0;
}

void EstimatesTest::learnsFromAgreeingAttempts()
{
    QFETCH(double, factor);
    const Weight weight{.databases = 2 * gib, .delta = gib};
    Pace pace{Policy()};
    const Estimate prior = pace.downtime(weight);
    const double actual = middle(prior) * factor;
    double error = std::numeric_limits<double>::infinity();
    for (int i = 1; i <= 12; ++i) {
        pace.learn(weight, measured(actual));
        QCOMPARE(pace.observations(), i);
        const Estimate estimate = pace.downtime(weight);
        const double now = std::abs(middle(estimate) - actual);
        QVERIFY(now <= error + 1e-9); // each one brings it nearer
        error = now;
        if (i >= 5)
            QVERIFY2(estimate.low <= actual && actual <= estimate.high, qPrintable(QString::number(i)));
    }
    QVERIFY(error < 0.05 * actual);
    QVERIFY(width(pace.downtime(weight)) < width(prior)); // narrower than before anything was seen
}

void EstimatesTest::widensWhenSurprised()
{
    const Weight weight{.databases = gib};
    Pace pace{Policy()};
    for (int i = 0; i < 12; ++i)
        pace.learn(weight, measured(62));
    const double calm = width(pace.downtime(weight));
    pace.learn(weight, measured(600));
    QVERIFY(width(pace.downtime(weight)) > calm);
    QVERIFY(pace.downtime(weight).low > 0);
}

void EstimatesTest::learnsNothingFrom_data()
{
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<bool>("measuredDowntime");
    QTest::newRow("a failed attempt") << Outcome::Failed << true;
    QTest::newRow("a cancelled one") << Outcome::Cancelled << true;
    QTest::newRow("a running one") << Outcome::Running << true;
    QTest::newRow("an outcome that is not known") << Outcome::Unknown << true;
    QTest::newRow("one without a measured downtime") << Outcome::Done << false;
}

void EstimatesTest::learnsNothingFrom()
{
    QFETCH(Outcome, outcome);
    QFETCH(bool, measuredDowntime);
    Attempt attempt = measured(3600, outcome);
    if (!measuredDowntime)
        attempt.downtimeSeconds.reset();
    Pace pace{Policy()};
    const Estimate before = pace.downtime({.databases = gib});
    pace.learn({.databases = gib}, attempt);
    QCOMPARE(pace.downtime({.databases = gib}), before);
    QCOMPARE(pace.observations(), 0);
}

void EstimatesTest::observesTheAttemptsOfAMigration()
{
    MigrationFacts facts = atStep(Step::Verify);
    for (AccountFacts &account : facts.accounts) {
        account.weight.databases = gib;
        account.attempts[0].downtimeSeconds = 186;
    }
    const Pace pace = observedPace(facts, Policy());
    QCOMPARE(pace.observations(), 3);
    QVERIFY(pace.secondsPerDatabaseGib() > 60);
    // The order of the accounts does not matter: attempts count in the order in which they ended.
    facts.accounts[0].attempts[0].downtimeSeconds = 30;
    MigrationFacts reversed = facts;
    std::ranges::reverse(reversed.accounts);
    QCOMPARE(observedPace(facts, Policy()).secondsPerDatabaseGib(),
             observedPace(reversed, Policy()).secondsPerDatabaseGib());
    QCOMPARE(observedPace(MigrationFacts(), Policy()).secondsPerDatabaseGib(), 60.0);
}

void EstimatesTest::legs()
{
    QCOMPARE(bothLegs({10, 30}), (Estimate{20, 60})); // S2 step 7: the same downtime again
}

QTEST_GUILESS_MAIN(EstimatesTest)
#include "tst_estimates.moc"
