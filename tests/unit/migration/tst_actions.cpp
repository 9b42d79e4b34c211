// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sample_facts.h"

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

#include <functional>

using namespace escale;
using namespace escale::migration;
using namespace escale::migration::sample;

using Change = std::function<void(MigrationFacts &, Command &, Context &)>;
Q_DECLARE_METATYPE(Change)
using Unmet = QStringList; // "code/cleared_by", in order
Q_DECLARE_METATYPE(QList<escale::AccountId>)

namespace {

Unmet describe(const QList<Gate> &gates)
{
    Unmet list;
    for (const Gate &gate : gates)
        list.append(QStringLiteral("%1/%2").arg(nameOf(gate.code), nameOf(gate.clearedBy)));
    return list;
}

constexpr auto same = [](MigrationFacts &, Command &, Context &) {};

} // namespace

/// What may be done when, by whom, and what is said otherwise: P5, with the rules of S2.
class ActionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gates_data();
    void gates();
    void everyActionHasConditions();
    void roles_data();
    void roles();
    void countedGatesNameTheAccounts();
    void paramsOfGates();
    void tasks_data();
    void tasks();
    void equivalence_data();
    void equivalence();
    void next_data();
    void next();
    void nextIsAllowed();
    void following_data();
    void following();
    void kindsOfActions();
};

void ActionsTest::gates_data()
{
    QTest::addColumn<Action>("action");
    QTest::addColumn<Step>("step");
    QTest::addColumn<Change>("change"); // account 1 is acted on
    QTest::addColumn<Unmet>("unmet");
    const auto row = [](const QByteArray &name, Action action, Step step, const Change &change,
                        const Unmet &unmet = {}) {
        QTest::newRow(name.constData()) << action << step << change << unmet;
    };
    const auto busy = [](MigrationFacts &f, Command &, Context &) { f.accounts[0].activity = Activity::Queued; };
    const auto failed = [](MigrationFacts &f, Command &, Context &) { f.accounts[0].activity = Activity::Failed; };
    const auto strange = [](MigrationFacts &f, Command &, Context &) { f.accounts[0].activity = Activity::Unknown; };
    const auto transit = [](TransitState state) {
        return [state](MigrationFacts &f, Command &, Context &) { f.transit.state = state; };
    };
    const auto reinstallation = [](ReinstallationState state) {
        return [state](MigrationFacts &f, Command &, Context &) { f.reinstallation.state = state; };
    };

    row("ready: S2 step 1", Action::Ready, Step::Prepare, same);
    row("ready: already", Action::Ready, Step::RequestTransit, same, {u"already_ready/nobody"_s});
    row("ready: P5 transit requested, can be withdrawn", Action::Ready, Step::InstallTransit,
        [](MigrationFacts &f, Command &, Context &) { f.accounts[0].preparation = Preparation::Todo; },
        {u"transit_already_requested/customer"_s});
    row("ready: P5 transit there", Action::Ready, Step::Migrate,
        [](MigrationFacts &f, Command &, Context &) { f.accounts[0].preparation = Preparation::Todo; },
        {u"transit_already_requested/nobody"_s});

    row("unready: S2 step 1, one can go back to correct", Action::Unready, Step::RequestTransit, same);
    row("unready: was not", Action::Unready, Step::Prepare, same, {u"not_ready/nobody"_s});
    row("unready: P5 withdraw the request first", Action::Unready, Step::InstallTransit, same,
        {u"transit_already_requested/customer"_s});
    row("unready: P5 request in the waiting line", Action::Unready, Step::InstallTransit,
        transit(TransitState::WaitingForStock), {u"transit_already_requested/customer"_s});
    row("unready: P5 request handled", Action::Unready, Step::InstallTransit, transit(TransitState::Installing),
        {u"transit_already_requested/nobody"_s});

    row("test: S2 step 1, test servers for databases", Action::Test, Step::Prepare, same);
    row("test: P5 a new one replaces the earlier", Action::Test, Step::Prepare,
        [](MigrationFacts &f, Command &, Context &) { f.accounts[0].test.state = TestState::Available; });
    row("test: again after a failure", Action::Test, Step::Prepare,
        [](MigrationFacts &f, Command &, Context &) { f.accounts[0].test.state = TestState::Failed; });
    row("test: P5 not offered", Action::Test, Step::Prepare,
        [](MigrationFacts &f, Command &, Context &) { f.offersTest = false; }, {u"test_not_offered/nobody"_s});
    row("test: P5 account busy", Action::Test, Step::Prepare, busy, {u"account_busy/time"_s});
    row("test: one is running", Action::Test, Step::Prepare,
        [](MigrationFacts &f, Command &, Context &) { f.accounts[0].test.state = TestState::Running; },
        {u"account_busy/time"_s});
    row("test: nothing is left to test", Action::Test, Step::Complete, same, {u"migration_complete/nobody"_s});

    row("test_cleanup: P5", Action::TestCleanup, Step::Prepare,
        [](MigrationFacts &f, Command &, Context &) { f.accounts[0].test.state = TestState::Available; });
    row("test_cleanup: after a failure", Action::TestCleanup, Step::Prepare,
        [](MigrationFacts &f, Command &, Context &) { f.accounts[0].test.state = TestState::Failed; });
    row("test_cleanup: after the migration", Action::TestCleanup, Step::Complete,
        [](MigrationFacts &f, Command &, Context &) { f.accounts[0].test.state = TestState::Available; });
    row("test_cleanup: none", Action::TestCleanup, Step::Prepare, same, {u"no_test_to_clean_up/customer"_s});
    row("test_cleanup: one is running", Action::TestCleanup, Step::Prepare,
        [](MigrationFacts &f, Command &, Context &) { f.accounts[0].test.state = TestState::Running; },
        {u"account_busy/time"_s, u"no_test_to_clean_up/customer"_s});
    row("test_cleanup: unknown test", Action::TestCleanup, Step::Prepare,
        [](MigrationFacts &f, Command &, Context &) { f.accounts[0].test.state = TestState::Unknown; },
        {u"no_test_to_clean_up/customer"_s});
    row("test_cleanup: not offered, busy", Action::TestCleanup, Step::Prepare,
        [](MigrationFacts &f, Command &, Context &) {
            f.offersTest = false;
            f.accounts[0].activity = Activity::Migrating;
        },
        {u"test_not_offered/nobody"_s, u"account_busy/time"_s, u"no_test_to_clean_up/customer"_s});

    row("migrate: S2 step 4", Action::Migrate, Step::Migrate, same);
    row("migrate: again after a failure", Action::Migrate, Step::Migrate, failed);
    row("migrate: again after a rollback", Action::Migrate, Step::Verify,
        [](MigrationFacts &f, Command &, Context &) { place(f.accounts[0], Location::ClientOld); });
    row("migrate: another one moves, this one will queue", Action::Migrate, Step::Migrate,
        [](MigrationFacts &f, Command &, Context &) { f.accounts[1].activity = Activity::Migrating; });
    row("migrate: transit not asked for", Action::Migrate, Step::RequestTransit, same,
        {u"transit_not_ready/customer"_s});
    row("migrate: transit asked for", Action::Migrate, Step::InstallTransit, same, {u"transit_not_ready/support"_s});
    row("migrate: S2 step 3 is not over while precopying", Action::Migrate, Step::InstallTransit,
        transit(TransitState::Precopying), {u"transit_not_ready/support"_s});
    row("migrate: transit released", Action::Migrate, Step::Migrate, transit(TransitState::Released),
        {u"transit_not_ready/nobody"_s});
    row("migrate: unknown transit", Action::Migrate, Step::Migrate, transit(TransitState::Unknown),
        {u"transit_not_ready/support"_s});
    row("migrate: already there", Action::Migrate, Step::Verify, same, {u"account_not_on_client_server/nobody"_s});
    row("migrate: P5 busy", Action::Migrate, Step::Migrate, busy, {u"account_busy/time"_s});
    row("migrate: unknown activity is busy", Action::Migrate, Step::Migrate, strange, {u"account_busy/time"_s});
    row("migrate: after step 6", Action::Migrate, Step::Complete, same,
        {u"reinstallation_started/nobody"_s, u"account_not_on_client_server/nobody"_s});

    row("rollback: S2 step 5", Action::Rollback, Step::Verify, same);
    row("rollback: S2 step 4, while others wait", Action::Rollback, Step::Verify,
        [](MigrationFacts &f, Command &, Context &) { place(f.accounts[1], Location::ClientOld); });
    row("rollback: keeping the frozen copy", Action::Rollback, Step::Verify,
        [](MigrationFacts &, Command &c, Context &) { c.keep = KeepData::Frozen; });
    row("rollback: the reinstallation is only asked for", Action::Rollback, Step::Reinstall, same);
    row("rollback: again after a failed one", Action::Rollback, Step::Verify, failed);
    row("rollback: the last second", Action::Rollback, Step::Verify,
        [](MigrationFacts &, Command &, Context &c) { c.now = at("2026-03-18T10:09:59.000Z"); });
    row("rollback: P6 seven days after the migration started", Action::Rollback, Step::Verify,
        [](MigrationFacts &, Command &, Context &c) { c.now = at("2026-03-18T10:10:00.000Z"); },
        {u"rollback_expired/nobody"_s});
    row("rollback: S2 step 6, running", Action::Rollback, Step::Reinstall, reinstallation(ReinstallationState::Running),
        {u"reinstallation_started/nobody"_s});
    row("rollback: S2 step 6, failed", Action::Rollback, Step::Reinstall, reinstallation(ReinstallationState::Failed),
        {u"reinstallation_started/nobody"_s});
    row("rollback: S2 step 6, unknown", Action::Rollback, Step::Reinstall, reinstallation(ReinstallationState::Unknown),
        {u"reinstallation_started/nobody"_s});
    row("rollback: S2 step 7", Action::Rollback, Step::Relocate, same, {u"reinstallation_started/nobody"_s});
    row("rollback: step 8, much later", Action::Rollback, Step::Complete,
        [](MigrationFacts &, Command &, Context &c) { c.now = at("2026-04-18T10:10:00.000Z"); },
        {u"reinstallation_started/nobody"_s, u"account_not_on_transit/nobody"_s, u"rollback_expired/nobody"_s});
    row("rollback: not migrated yet", Action::Rollback, Step::Migrate, same, {u"account_not_on_transit/customer"_s});
    row("rollback: P5 busy", Action::Rollback, Step::Verify, busy, {u"account_busy/time"_s});

    row("verify: S2 step 5", Action::Verify, Step::Verify, same);
    row("verify: while others are still on the client server", Action::Verify, Step::Verify,
        [](MigrationFacts &f, Command &, Context &) { place(f.accounts[1], Location::ClientOld); });
    row("verify: not migrated yet", Action::Verify, Step::Migrate, same, {u"account_not_on_transit/customer"_s});
    row("verify: P5 busy", Action::Verify, Step::Verify, busy, {u"account_busy/time"_s});
    row("verify: already", Action::Verify, Step::Reinstall, same, {u"already_verified/nobody"_s});

    row("unverify: P5", Action::Unverify, Step::Verify,
        [](MigrationFacts &f, Command &, Context &) { f.accounts[0].verified = true; });
    row("unverify: was not", Action::Unverify, Step::Verify, same, {u"not_verified/nobody"_s});
    row("unverify: withdraw the request first", Action::Unverify, Step::Reinstall, same,
        {u"reinstallation_already_requested/customer"_s});
    row("unverify: S2 step 6", Action::Unverify, Step::Relocate, same, {u"reinstallation_started/nobody"_s});
    row("unverify: busy", Action::Unverify, Step::Verify,
        [](MigrationFacts &f, Command &, Context &) {
            f.accounts[0].verified = true;
            f.accounts[0].activity = Activity::RollingBack;
        },
        {u"account_busy/time"_s});
    row("unverify: not migrated yet", Action::Unverify, Step::Migrate, same,
        {u"account_not_on_transit/customer"_s, u"not_verified/nobody"_s});

    row("relocate: S2 step 7", Action::Relocate, Step::Relocate, same);
    row("relocate: again after a failure", Action::Relocate, Step::Relocate, failed);
    row("relocate: not asked for", Action::Relocate, Step::Verify, same, {u"reinstallation_not_done/customer"_s});
    row("relocate: asked for", Action::Relocate, Step::Reinstall, same, {u"reinstallation_not_done/support"_s});
    row("relocate: running", Action::Relocate, Step::Reinstall, reinstallation(ReinstallationState::Running),
        {u"reinstallation_not_done/support"_s});
    row("relocate: unknown reinstallation", Action::Relocate, Step::Relocate,
        reinstallation(ReinstallationState::Unknown), {u"reinstallation_not_done/support"_s});
    row("relocate: back already", Action::Relocate, Step::Complete, same, {u"account_not_on_transit/nobody"_s});
    row("relocate: S2 step 7, the customer finalises", Action::Relocate, Step::Relocate,
        [](MigrationFacts &, Command &c, Context &) { c.role = Party::Customer; });
    row("relocate: S2 step 7, support finalises, the customer asks", Action::Relocate, Step::Relocate,
        [](MigrationFacts &f, Command &c, Context &) {
            c.role = Party::Customer;
            f.finalisationBy = Party::Support;
        },
        {u"finalised_by_other_side/support"_s});
    row("relocate: P5 the customer finalises, support does it for them", Action::Relocate, Step::Relocate, same);
    row("relocate: busy", Action::Relocate, Step::Relocate, busy, {u"account_busy/time"_s});

    row("transit_request: S2 step 2", Action::TransitRequest, Step::RequestTransit, same);
    row("transit_request: again after it was declined", Action::TransitRequest, Step::InstallTransit,
        transit(TransitState::None));
    row("transit_request: S2 all accounts must be ready", Action::TransitRequest, Step::Prepare, same,
        {u"accounts_not_ready/customer"_s});
    row("transit_request: unknown preparation", Action::TransitRequest, Step::RequestTransit,
        [](MigrationFacts &f, Command &, Context &) { f.accounts[0].preparation = Preparation::Unknown; },
        {u"accounts_not_ready/customer"_s});
    row("transit_request: P5 one is open", Action::TransitRequest, Step::InstallTransit, same,
        {u"request_already_open/customer"_s});
    row("transit_request: there already", Action::TransitRequest, Step::Migrate, same,
        {u"request_already_open/nobody"_s});

    row("withdraw_transit_request: P5", Action::WithdrawTransitRequest, Step::InstallTransit, same);
    row("withdraw_transit_request: from the waiting line", Action::WithdrawTransitRequest, Step::InstallTransit,
        transit(TransitState::WaitingForStock));
    row("withdraw_transit_request: none", Action::WithdrawTransitRequest, Step::RequestTransit, same,
        {u"no_open_request/customer"_s});
    row("withdraw_transit_request: handled", Action::WithdrawTransitRequest, Step::InstallTransit,
        transit(TransitState::Installing), {u"request_already_handled/nobody"_s});

    for (const Action desk : {Action::AcceptRequest, Action::WaitRequest, Action::DeclineRequest}) {
        const auto name = [desk](const char *what) { return QByteArray(nameOf(desk).data()).append(what); };
        const auto kind = [](RequestKind request) {
            return [request](MigrationFacts &, Command &c, Context &) { c.request = request; };
        };
        row(name(": P5 transit request open"), desk, Step::InstallTransit, kind(RequestKind::Transit));
        row(name(": P5 reinstallation request open"), desk, Step::Reinstall, kind(RequestKind::Reinstallation));
        row(name(": either"), desk, Step::Reinstall, same);
        row(name(": P5 none open"), desk, Step::RequestTransit, same, {u"no_open_request/customer"_s});
        row(name(": the transit request is over"), desk, Step::Reinstall, kind(RequestKind::Transit),
            {u"no_open_request/customer"_s});
        row(name(": the reinstallation has begun"), desk, Step::Relocate, kind(RequestKind::Reinstallation),
            {u"no_open_request/customer"_s});
    }

    const auto offer = [](int cores, bool isFree, bool override, TransitKind kind = TransitKind::Dedicated) {
        return [=](MigrationFacts &f, Command &c, Context &) {
            f.transit.kind = kind;
            c.needed = {8, 32, 900};
            c.offered = {cores, 32, 900};
            c.offeredIsFree = isFree;
            c.offeredKind = kind;
            c.overrideConfiguration = override;
        };
    };
    row("allocate: S2 step 3, equivalent", Action::AllocateTransit, Step::InstallTransit, offer(8, true, false));
    row("allocate: P5 explicit override", Action::AllocateTransit, Step::InstallTransit, offer(4, true, true));
    row("allocate: S2 the shared one may not match", Action::AllocateTransit, Step::InstallTransit,
        offer(4, true, false, TransitKind::Shared));
    row("allocate: P7 the shared one was asked for", Action::AllocateTransit, Step::InstallTransit,
        [&](MigrationFacts &f, Command &c, Context &x) {
            offer(8, true, false)(f, c, x);
            f.transit.kind = TransitKind::Shared;
        },
        {u"transit_kind_differs/support"_s});
    row("allocate: P5 not equivalent", Action::AllocateTransit, Step::InstallTransit, offer(4, true, false),
        {u"configuration_not_equivalent/support"_s});
    row("allocate: lent to somebody, which no override changes", Action::AllocateTransit, Step::InstallTransit,
        offer(8, false, true), {u"server_not_free/time"_s});
    row("allocate: no request", Action::AllocateTransit, Step::RequestTransit, offer(8, true, false),
        {u"no_open_request/customer"_s});
    row("allocate: already being installed", Action::AllocateTransit, Step::Migrate, offer(8, true, false),
        {u"no_open_request/customer"_s});

    const auto verifyAll = [](MigrationFacts &f, Command &, Context &) {
        for (AccountFacts &account : f.accounts)
            account.verified = true;
    };
    row("reinstallation_request: S2 end of step 5", Action::ReinstallationRequest, Step::Verify, verifyAll);
    row("reinstallation_request: P5 not verified", Action::ReinstallationRequest, Step::Verify, same,
        {u"accounts_not_verified/customer"_s});
    row("reinstallation_request: S2 one is not on transit", Action::ReinstallationRequest, Step::Verify,
        [&](MigrationFacts &f, Command &c, Context &x) {
            verifyAll(f, c, x);
            place(f.accounts[0], Location::ClientOld);
        },
        {u"accounts_not_on_transit/customer"_s, u"accounts_not_verified/customer"_s});
    row("reinstallation_request: P5 one is busy", Action::ReinstallationRequest, Step::Verify,
        [&](MigrationFacts &f, Command &c, Context &x) {
            verifyAll(f, c, x);
            f.accounts[1].activity = Activity::RollingBack;
        },
        {u"accounts_busy/time"_s});
    row("reinstallation_request: already", Action::ReinstallationRequest, Step::Reinstall, same,
        {u"reinstallation_already_requested/nobody"_s});
    row("reinstallation_request: S2 step 7", Action::ReinstallationRequest, Step::Relocate, same,
        {u"reinstallation_started/nobody"_s});
    row("reinstallation_request: in step 1", Action::ReinstallationRequest, Step::Prepare, same,
        {u"transit_not_ready/customer"_s, u"accounts_not_on_transit/customer"_s, u"accounts_not_verified/customer"_s});

    row("withdraw_reinstallation_request: P5", Action::WithdrawReinstallationRequest, Step::Reinstall, same);
    row("withdraw_reinstallation_request: none", Action::WithdrawReinstallationRequest, Step::Verify, same,
        {u"reinstallation_not_requested/customer"_s});
    row("withdraw_reinstallation_request: S2 step 6", Action::WithdrawReinstallationRequest, Step::Reinstall,
        reinstallation(ReinstallationState::Running), {u"reinstallation_started/nobody"_s});

    const auto confirm = [](MigrationFacts &f, Command &c, Context &) { c.confirmation = f.serverName; };
    row("reinstall: S2 step 6", Action::Reinstall, Step::Reinstall, confirm);
    row("reinstall: again after a failure", Action::Reinstall, Step::Reinstall,
        [&](MigrationFacts &f, Command &c, Context &x) {
            confirm(f, c, x);
            f.reinstallation.state = ReinstallationState::Failed;
        });
    row("reinstall: P5 no confirmation", Action::Reinstall, Step::Reinstall, same, {u"confirmation_missing/support"_s});
    row("reinstall: P5 another name", Action::Reinstall, Step::Reinstall,
        [](MigrationFacts &, Command &c, Context &) { c.confirmation = u"SRV-ACME-01"_s; },
        {u"confirmation_missing/support"_s});
    row("reinstall: P5 all gates of the request again", Action::Reinstall, Step::Reinstall,
        [&](MigrationFacts &f, Command &c, Context &x) {
            confirm(f, c, x);
            place(f.accounts[0], Location::ClientOld);
            f.accounts[1].activity = Activity::Migrating;
        },
        {u"accounts_not_on_transit/customer"_s, u"accounts_busy/time"_s, u"accounts_not_verified/customer"_s});
    row("reinstall: one is not verified", Action::Reinstall, Step::Reinstall,
        [&](MigrationFacts &f, Command &c, Context &x) {
            confirm(f, c, x);
            f.accounts[2].verified = false;
        },
        {u"accounts_not_verified/customer"_s});
    row("reinstall: an account in an unknown place", Action::Reinstall, Step::Reinstall,
        [&](MigrationFacts &f, Command &c, Context &x) {
            confirm(f, c, x);
            f.accounts[0].location = Location::Unknown;
        },
        {u"accounts_not_on_transit/customer"_s});
    row("reinstall: not asked for", Action::Reinstall, Step::Verify,
        [&](MigrationFacts &f, Command &c, Context &x) {
            confirm(f, c, x);
            verifyAll(f, c, x);
        },
        {u"reinstallation_not_requested/customer"_s});
    row("reinstall: running", Action::Reinstall, Step::Reinstall,
        [&](MigrationFacts &f, Command &c, Context &x) {
            confirm(f, c, x);
            f.reinstallation.state = ReinstallationState::Running;
        },
        {u"reinstallation_started/nobody"_s});
    row("reinstall: unknown state", Action::Reinstall, Step::Reinstall,
        [&](MigrationFacts &f, Command &c, Context &x) {
            confirm(f, c, x);
            f.reinstallation.state = ReinstallationState::Unknown;
        },
        {u"reinstallation_started/nobody"_s});

    row("release_transit: P5 no account on it", Action::ReleaseTransit, Step::Complete, same);
    row("release_transit: P5 one left, the customer finalises", Action::ReleaseTransit, Step::Complete,
        [](MigrationFacts &f, Command &, Context &) { place(f.accounts[0], Location::Transit); },
        {u"accounts_still_on_transit/customer"_s});
    row("release_transit: one left, support finalises", Action::ReleaseTransit, Step::Complete,
        [](MigrationFacts &f, Command &, Context &) {
            place(f.accounts[0], Location::Transit);
            f.finalisationBy = Party::Support;
        },
        {u"accounts_still_on_transit/support"_s});
    row("release_transit: one in an unknown place", Action::ReleaseTransit, Step::Complete,
        [](MigrationFacts &f, Command &, Context &) { f.accounts[0].location = Location::Unknown; },
        {u"accounts_still_on_transit/customer"_s});
    row("release_transit: one busy", Action::ReleaseTransit, Step::Complete,
        [](MigrationFacts &f, Command &, Context &) { f.accounts[0].activity = Activity::Relocating; },
        {u"accounts_busy/time"_s});
    row("release_transit: empty before step 4", Action::ReleaseTransit, Step::Migrate, same,
        {u"reinstallation_not_done/customer"_s});
    row("release_transit: twice", Action::ReleaseTransit, Step::Complete, transit(TransitState::Released),
        {u"no_transit_to_release/nobody"_s});

    // U (ours: notes and the checklist from the migration's notes): by both sides, at every step, in every kind.
    const auto annotated = [](const Change &change) {
        return Change([change](MigrationFacts &f, Command &c, Context &x) {
            f.checklist = {{u"tls"_s, ChecklistWhen::Before, {}, {}}, {u"keys"_s, ChecklistWhen::After, {}, {}}};
            f.accounts[0].notes = {{NoteId(1), {}, u"Camille"_s, Party::Customer, u"a"_s},
                                   {NoteId(2), {}, u"Sophie"_s, Party::Support, u"b"_s}};
            c.role = Party::Customer;
            c.item = u"tls"_s;
            c.note = NoteId(1);
            change(f, c, x);
        });
    };
    const auto ofKind = [&](Kind kind) {
        return annotated([kind](MigrationFacts &f, Command &, Context &) { f.kind = kind; });
    };
    for (const Step step : {Step::Prepare, Step::Migrate, Step::Complete})
        row("U note at step " + QByteArray::number(int(step)), Action::Note, step, annotated(same));
    for (const Kind kind : {Kind::OptionalPrivateCloud, Kind::PublicCloud}) {
        row("U note in another kind: " + QByteArray(nameOf(kind).data()), Action::Note, Step::Prepare, ofKind(kind));
        row("U tick in another kind: " + QByteArray(nameOf(kind).data()), Action::Tick, Step::Prepare, ofKind(kind));
    }
    row("U note: no room", Action::Note, Step::Prepare,
        annotated([](MigrationFacts &f, Command &, Context &) { f.accounts[0].notes.resize(mostNotes); }),
        {u"too_many_notes/customer"_s});
    row("U remove_note: one's own side's", Action::RemoveNote, Step::Prepare, annotated(same));
    row("U remove_note: support's, by the customer", Action::RemoveNote, Step::Prepare,
        annotated([](MigrationFacts &, Command &c, Context &) { c.note = NoteId(2); }),
        {u"note_of_other_side/support"_s});
    row("U remove_note: any, by support", Action::RemoveNote, Step::Prepare,
        annotated([](MigrationFacts &, Command &c, Context &) { c.role = Party::Support; }));
    row("U remove_note: gone", Action::RemoveNote, Step::Prepare,
        annotated([](MigrationFacts &, Command &c, Context &) { c.note = NoteId(3); }), {u"no_such_note/nobody"_s});
    const auto ticked = annotated([](MigrationFacts &f, Command &, Context &) {
        f.accounts[0].ticks = {{u"tls"_s, {}, u"Camille"_s, Party::Customer}};
    });
    const auto later = annotated([](MigrationFacts &, Command &c, Context &) { c.item = u"keys"_s; });
    row("U tick", Action::Tick, Step::Prepare, annotated(same));
    row("U tick twice", Action::Tick, Step::Prepare, ticked, {u"already_ticked/nobody"_s});
    row("U tick before the account has moved", Action::Tick, Step::Migrate, later,
        {u"account_not_migrated/customer"_s});
    row("U tick once it has moved", Action::Tick, Step::Verify, later);
    row("U untick", Action::Untick, Step::Prepare, ticked);
    row("U untick what is not ticked", Action::Untick, Step::Prepare, annotated(same), {u"not_ticked/nobody"_s});

    // P2: the two other kinds have no such steps.
    row("migrate: optional migration", Action::Migrate, Step::Migrate,
        [](MigrationFacts &f, Command &, Context &) { f.kind = Kind::OptionalPrivateCloud; },
        {u"not_offered/nobody"_s});
    row("transit_request: public cloud", Action::TransitRequest, Step::RequestTransit,
        [](MigrationFacts &f, Command &, Context &) { f.kind = Kind::PublicCloud; }, {u"not_offered/nobody"_s});
    row("reinstall: unknown kind", Action::Reinstall, Step::Reinstall,
        [&](MigrationFacts &f, Command &c, Context &x) {
            confirm(f, c, x);
            f.kind = Kind::Unknown;
        },
        {u"not_offered/nobody"_s});
}

void ActionsTest::gates()
{
    QFETCH(Action, action);
    QFETCH(Step, step);
    QFETCH(Change, change);
    MigrationFacts facts = atStep(step);
    Command command{.action = action, .account = AccountId(1)};
    Context context = soon();
    change(facts, command, context);

    const QList<Gate> unmet = migration::gates(command, facts, context);
    QTEST(describe(unmet), "unmet");
    // What the window explains is what the platform enforces: the unmet conditions and no others, in order.
    QList<Gate> expected = conditions(command, facts, context);
    QVERIFY(!expected.isEmpty());
    expected.removeIf([](const Gate &gate) { return gate.met; });
    QCOMPARE(unmet, expected);
}

void ActionsTest::everyActionHasConditions()
{
    // Each action but those on tasks has conditions, so that nothing is allowed by having been forgotten.
    for (int i = 0; i < int(Action::Unknown); ++i) {
        const Action action{i};
        const bool onTask = action == Action::PauseTask || action == Action::ResumeTask || action == Action::CancelTask;
        const QList<Gate> list = conditions({.action = action, .account = AccountId(1)}, atStep(Step::Prepare), soon());
        QVERIFY2(onTask || !list.isEmpty(), nameOf(action).data());
    }
}

void ActionsTest::roles_data()
{
    QTest::addColumn<Action>("action");
    QTest::addColumn<bool>("customer");
    const auto row = [](Action action, bool customer) { QTest::newRow(nameOf(action).data()) << action << customer; };
    // P5, column "who": customer and support…
    for (const Action action : {Action::Ready,
                                Action::Unready,
                                Action::Test,
                                Action::TestCleanup,
                                Action::Migrate,
                                Action::Rollback,
                                Action::Verify,
                                Action::Unverify,
                                Action::TransitRequest,
                                Action::WithdrawTransitRequest,
                                Action::ReinstallationRequest,
                                Action::WithdrawReinstallationRequest,
                                Action::Relocate,
                                Action::PauseTask,
                                Action::ResumeTask,
                                Action::CancelTask,
                                Action::ReadDocumentation,
                                Action::Upgrade,
                                Action::Plan,
                                Action::PausePlan,
                                Action::ResumePlan,
                                Action::CancelPlan,
                                Action::Note,
                                Action::RemoveNote,
                                Action::Tick,
                                Action::Untick})
        row(action, true);
    // …and support alone.
    for (const Action action : {Action::AcceptRequest, Action::WaitRequest, Action::DeclineRequest,
                                Action::AllocateTransit, Action::Reinstall, Action::ReleaseTransit})
        row(action, false);
}

void ActionsTest::roles()
{
    QFETCH(Action, action);
    const MigrationFacts facts = atStep(Step::Relocate); // the customer finalises
    QTEST(mayAct(Party::Customer, action, facts), "customer");
    QVERIFY(mayAct(Party::Support, action, facts));
    // P5: reviewers read only; the others are nobody's role.
    for (const Party party : {Party::Reviewer, Party::Nobody, Party::Unknown})
        QVERIFY(!mayAct(party, action, facts));
    // P2, P6: what the platform does by itself, past a deadline and when a test copy has expired.
    const bool byItself =
        action == Action::TransitRequest || action == Action::Migrate || action == Action::TestCleanup;
    QCOMPARE(mayAct(Party::Time, action, facts), byItself);

    QVERIFY(!mayAct(Party::Support, Action::Unknown, facts));
    QVERIFY(!mayAct(Party::Customer, Action::Unknown, facts));
}

void ActionsTest::countedGatesNameTheAccounts()
{
    MigrationFacts facts = atStep(Step::Verify, 4);
    facts.accounts[1].verified = true;
    const QList<Gate> unmet = migration::gates({.action = Action::ReinstallationRequest}, facts, soon());
    QCOMPARE(unmet.size(), 1);
    QCOMPARE(unmet[0].params,
             (QJsonObject{{u"count"_s, 3},
                          {u"total"_s, 4},
                          {u"accounts"_s, QJsonArray{accountName(1), accountName(3), accountName(4)}}}));
}

void ActionsTest::paramsOfGates()
{
    Context late = soon();
    late.now = at("2026-03-20T00:00:00.000Z");
    const QList<Gate> expired =
        migration::gates({.action = Action::Rollback, .account = AccountId(1)}, atStep(Step::Verify), late);
    QCOMPARE(expired.size(), 1);
    QCOMPARE(expired[0].params,
             (QJsonObject{{u"account"_s, accountName(1)}, {u"until"_s, u"2026-03-18T10:10:00.000Z"_s}}));

    const QList<Gate> name =
        migration::gates({.action = Action::Reinstall, .confirmation = u"srv"_s}, atStep(Step::Reinstall), soon());
    QCOMPARE(name.size(), 1);
    QCOMPARE(name[0].params, (QJsonObject{{u"expected"_s, u"srv-acme-01"_s}}));

    const QList<Gate> small =
        migration::gates({.action = Action::AllocateTransit, .needed = {8, 32, 900}, .offered = {4, 16, 900}},
                         atStep(Step::InstallTransit), soon());
    QCOMPARE(small.size(), 1);
    QCOMPARE(small[0].params,
             (QJsonObject{{u"needed"_s, QJsonObject{{u"cores"_s, 8}, {u"memory"_s, 32}, {u"disk"_s, 900}}},
                          {u"offered"_s, QJsonObject{{u"cores"_s, 4}, {u"memory"_s, 16}, {u"disk"_s, 900}}}}));
}

void ActionsTest::tasks_data()
{
    QTest::addColumn<Action>("action");
    QTest::addColumn<TaskState>("state");
    QTest::addColumn<bool>("cutOver");
    QTest::addColumn<Unmet>("unmet");
    const auto row = [](Action action, TaskState state, bool cutOver, const Unmet &unmet = {}) {
        QTest::addRow("P5: %s while %s%s", nameOf(action).data(), nameOf(state).data(),
                      cutOver ? ", cut-over begun" : "")
            << action << state << cutOver << unmet;
    };
    const Unmet over{u"task_not_queued_or_running/nobody"_s};
    const Unmet notPaused{u"task_not_paused/nobody"_s};
    const Unmet begun{u"cut_over_begun/nobody"_s};
    row(Action::PauseTask, TaskState::Queued, false);
    row(Action::PauseTask, TaskState::Running, false);
    row(Action::PauseTask, TaskState::Running, true, begun);
    row(Action::CancelTask, TaskState::Queued, false);
    row(Action::CancelTask, TaskState::Running, false);
    row(Action::CancelTask, TaskState::Running, true, begun);
    row(Action::CancelTask, TaskState::Paused, false);
    row(Action::PauseTask, TaskState::Paused, false, over);
    for (const TaskState state : {TaskState::Done, TaskState::Failed, TaskState::Cancelled, TaskState::Unknown}) {
        row(Action::PauseTask, state, true, over);
        row(Action::CancelTask, state, true, over);
    }
    row(Action::ResumeTask, TaskState::Paused, false);
    for (const TaskState state : {TaskState::Queued, TaskState::Running, TaskState::Done, TaskState::Failed,
                                  TaskState::Cancelled, TaskState::Unknown})
        row(Action::ResumeTask, state, false, notPaused);
}

void ActionsTest::tasks()
{
    QFETCH(Action, action);
    QFETCH(TaskState, state);
    QFETCH(bool, cutOver);
    QTEST(describe(taskGates(action, state, cutOver)), "unmet");
}

void ActionsTest::equivalence_data()
{
    QTest::addColumn<int>("cores");
    QTest::addColumn<qint64>("memory");
    QTest::addColumn<qint64>("disk");
    QTest::addColumn<bool>("fits");
    QTest::newRow("S2: the same") << 8 << qint64(32) << qint64(900) << true;
    QTest::newRow("more of everything") << 16 << qint64(64) << qint64(1800) << true;
    QTest::newRow("fewer cores") << 7 << qint64(64) << qint64(1800) << false;
    QTest::newRow("less memory") << 16 << qint64(31) << qint64(1800) << false;
    QTest::newRow("less disk") << 16 << qint64(64) << qint64(899) << false;
}

void ActionsTest::equivalence()
{
    QFETCH(int, cores);
    QFETCH(qint64, memory);
    QFETCH(qint64, disk);
    QTEST(isEquivalent({8, 32, 900}, {cores, memory, disk}), "fits");
}

void ActionsTest::next_data()
{
    QTest::addColumn<Step>("step");
    QTest::addColumn<Change>("change");
    QTest::addColumn<Action>("action");
    QTest::addColumn<Party>("party");
    QTest::addColumn<QList<AccountId>>("accounts");
    const auto row = [](const char *name, Step step, const Change &change, Action action, Party party,
                        const QList<AccountId> &accounts = {}) {
        QTest::newRow(name) << step << change << action << party << accounts;
    };
    const QList<AccountId> all{AccountId(1), AccountId(2), AccountId(3)};
    const QList<AccountId> others{AccountId(2), AccountId(3)};
    row("S2 step 1", Step::Prepare, same, Action::Ready, Party::Customer, all);
    row(
        "S2 step 1, one is ready", Step::Prepare,
        [](MigrationFacts &f, Command &, Context &) { f.accounts[0].preparation = Preparation::Ready; }, Action::Ready,
        Party::Customer, others);
    row("S2 step 2", Step::RequestTransit, same, Action::TransitRequest, Party::Customer);
    row("S2 step 3", Step::InstallTransit, same, Action::AllocateTransit, Party::Support);
    row(
        "S2 step 3, waiting for stock", Step::InstallTransit,
        [](MigrationFacts &f, Command &, Context &) { f.transit.state = TransitState::WaitingForStock; },
        Action::AllocateTransit, Party::Support);
    row(
        "S2 step 3, being installed", Step::InstallTransit,
        [](MigrationFacts &f, Command &, Context &) { f.transit.state = TransitState::Installing; }, Action::Unknown,
        Party::Support);
    row("S2 step 4", Step::Migrate, same, Action::Migrate, Party::Customer, all);
    row(
        "S2 step 4, one moves", Step::Migrate,
        [](MigrationFacts &f, Command &, Context &) { f.accounts[0].activity = Activity::Migrating; }, Action::Migrate,
        Party::Customer, others);
    row("S2 step 5", Step::Verify, same, Action::Verify, Party::Customer, all);
    row(
        "S2 step 5, one is verified", Step::Verify,
        [](MigrationFacts &f, Command &, Context &) { f.accounts[0].verified = true; }, Action::Verify, Party::Customer,
        others);
    row(
        "P3 step 5, all verified", Step::Reinstall,
        [](MigrationFacts &f, Command &, Context &) { f.reinstallation.state = ReinstallationState::None; },
        Action::ReinstallationRequest, Party::Customer);
    row("S2 step 6", Step::Reinstall, same, Action::Reinstall, Party::Support);
    row(
        "S2 step 6, failed", Step::Reinstall,
        [](MigrationFacts &f, Command &, Context &) { f.reinstallation.state = ReinstallationState::Failed; },
        Action::Reinstall, Party::Support);
    row(
        "S2 step 6, running", Step::Reinstall,
        [](MigrationFacts &f, Command &, Context &) { f.reinstallation.state = ReinstallationState::Running; },
        Action::Unknown, Party::Support);
    row("S2 step 7, by the customer", Step::Relocate, same, Action::Relocate, Party::Customer, all);
    row(
        "S2 step 7, by support", Step::Relocate,
        [](MigrationFacts &f, Command &, Context &) { f.finalisationBy = Party::Support; }, Action::Relocate,
        Party::Support, all);
    row("S2 step 8, transit to be released", Step::Complete, same, Action::ReleaseTransit, Party::Support);
    row(
        "S2 step 8", Step::Complete,
        [](MigrationFacts &f, Command &, Context &) { f.transit.state = TransitState::Released; }, Action::Unknown,
        Party::Nobody);
    row(
        "P2: another kind has no such steps", Step::Prepare,
        [](MigrationFacts &f, Command &, Context &) { f.kind = Kind::Unknown; }, Action::Unknown, Party::Nobody);
}

void ActionsTest::next()
{
    QFETCH(Step, step);
    QFETCH(Change, change);
    MigrationFacts facts = atStep(step);
    Command unused;
    Context context = soon();
    change(facts, unused, context);
    const NextCommand command = nextCommand(facts, context);
    QTEST(command.action, "action");
    QTEST(command.party, "party");
    QTEST(command.accounts, "accounts");
}

/// What is proposed can be done, by whom it is proposed to.
void ActionsTest::nextIsAllowed()
{
    for (const Step step : allSteps) {
        const MigrationFacts facts = atStep(step);
        const NextCommand next = nextCommand(facts, soon());
        QVERIFY(mayAct(next.party, next.action, facts));
        Command command{.action = next.action, .confirmation = facts.serverName};
        if (isAccountAction(next.action)) {
            QVERIFY(!next.accounts.isEmpty());
            command.account = next.accounts.constFirst();
        }
        QVERIFY2(migration::gates(command, facts, soon()).isEmpty(), nameOf(next.action).data());
    }
}

void ActionsTest::following_data()
{
    QTest::addColumn<Step>("step");
    QTest::addColumn<Action>("action");
    QTest::newRow("P3 step 1 ends with the request") << Step::Prepare << Action::TransitRequest;
    QTest::newRow("P3 step 2 is one command") << Step::RequestTransit << Action::Unknown;
    QTest::newRow("P3 step 3 is followed by migrating") << Step::InstallTransit << Action::Migrate;
    QTest::newRow("P3 step 4 leads to the reinstallation request") << Step::Migrate << Action::ReinstallationRequest;
    QTest::newRow("P3 step 5 ends with the reinstallation request") << Step::Verify << Action::ReinstallationRequest;
    QTest::newRow("P3 step 6") << Step::Reinstall << Action::Unknown;
    QTest::newRow("P3 step 7 is followed by the release") << Step::Relocate << Action::ReleaseTransit;
    QTest::newRow("P3 step 8") << Step::Complete << Action::Unknown;
}

void ActionsTest::following()
{
    QFETCH(Step, step);
    QTEST(followingAction(atStep(step)), "action");
    MigrationFacts other = atStep(step);
    other.kind = Kind::Unknown;
    QCOMPARE(followingAction(other), Action::Unknown);
}

void ActionsTest::kindsOfActions()
{
    QStringList onAccounts;
    QStringList irreversible;
    for (int i = 0; i <= int(Action::Unknown); ++i) {
        if (isAccountAction(Action(i)))
            onAccounts.append(nameOf(Action(i)));
        if (isIrreversible(Action(i)))
            irreversible.append(nameOf(Action(i)));
    }
    QCOMPARE(onAccounts, (QStringList{u"ready"_s, u"unready"_s, u"test"_s, u"test_cleanup"_s, u"migrate"_s,
                                      u"rollback"_s, u"verify"_s, u"unverify"_s, u"relocate"_s, u"note"_s,
                                      u"remove_note"_s, u"tick"_s, u"untick"_s}));
    QCOMPARE(irreversible, (QStringList{u"reinstall"_s, u"upgrade"_s})); // S2 step 6, S3: directly on the server
    const MigrationFacts facts = atStep(Step::Prepare);
    QCOMPARE(findAccount(facts, AccountId(2)), &facts.accounts[1]);
    QCOMPARE(findAccount(facts, AccountId(99)), nullptr);
}

QTEST_GUILESS_MAIN(ActionsTest)
#include "tst_actions.moc"
