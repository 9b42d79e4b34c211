// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/engine.h"

#include "engine/records.h"
#include "engine/task_kinds.h"

#include <escale/migration/checks.h>
#include <escale/migration/steps.h>

#include <algorithm>

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;

void Engine::onDone(Run &run, const Stage &stage, const WorkReport &report)
{
    const Task &task = run.record.task;
    const auto facts = m_state.migration(task.migration);
    const QString client = facts->serverName;
    const QString transit = facts->transit.server.isValid() ? m_state.serverName(facts->transit.server) : QString();

    if (isMove(task.type)) {
        const QString account = m_state.accountName(task.account);
        if (stage.name == "precopy"_L1) {
            changeAccount(run, [&](AccountFacts &a) {
                setPrecopied(a, report.result.value("left"_L1).toObject(), m_state.now());
            });
        } else if (stage.name == "freeze"_L1) {
            if (const auto seen = checkFromRecord(report.result.value("check"_L1).toObject()))
                changeAttempt(run, [&](Attempt &attempt) { attempt.before = seen; });
        } else if (stage.name == "difference"_L1) {
            changeAttempt(run, [&](Attempt &attempt) { attempt.differenceBytes = report.bytes; });
        } else if (stage.name == "databases"_L1) {
            changeAttempt(run, [&](Attempt &attempt) { attempt.databaseBytes = report.bytes; });
        } else if (stage.name == "verify"_L1 && !report.result.isEmpty()) {
            QJsonObject params = report.result;
            params.insert(u"account"_s, account);
            params.remove("differences"_L1);
            params.remove("count"_L1);
            m_state.log(u"ESC-4204"_s, params, subjectOf(run));
        } else if (stage.name == "archive"_L1) {
            m_state.log(u"ESC-4206"_s, {{u"account"_s, account}, {u"archive"_s, report.result.value("archive"_L1)}},
                        subjectOf(run));
        } else if (stage.name == "switch"_L1) {
            const Location destination = destinationOf(task.type, facts->kind);
            const ServerId to = serverAt(*facts, destination);
            const ServerId from = serverAt(*facts, findAccount(*facts, task.account)->location);
            changeAccount(run, [&](AccountFacts &a) {
                a.location = destination;
                a.precopied = false; // whatever comes next goes the other way
                if (task.type == TaskType::Rollback)
                    a.verified = false;
            });
            if (task.type == TaskType::Rollback) {
                // What was looked after once it had moved is to be looked after again when it moves again.
                for (const ChecklistItem &item : facts->checklist) {
                    if (item.when == ChecklistWhen::After)
                        m_state.removeTick(facts->id, task.account, item.code);
                }
            }
            changeAttempt(run, [&](Attempt &attempt) { attempt.downtimeEnded = m_state.now(); });
            m_state.setServedBy(task.account, to, facts->kind == Kind::PublicCloud);
            m_state.log(
                u"ESC-4201"_s,
                {{u"account"_s, account}, {u"server"_s, m_state.serverName(to)}, {u"from"_s, m_state.serverName(from)}},
                subjectOf(run));
        } else if (stage.name == "finish"_L1) {
            finishMove(run, report);
        }
        return;
    }
    switch (task.type) {
    case TaskType::Test:
        if (stage.name == "copy"_L1) {
            run.record.options.insert(u"address"_s, report.result.value("address"_L1));
        } else {
            const QString address = run.record.options.value("address"_L1).toString();
            changeAccount(run, [&](AccountFacts &a) {
                a.activity = Activity::Idle;
                a.test = {
                    .state = TestState::Available,
                    .address = address,
                    .copiedAt = m_state.now(),
                    .expires =
                        m_state.now().toTimeZone(m_state.policy().timeZone).addDays(m_state.policy().testDays).toUTC()};
            });
            m_state.log(u"ESC-4301"_s, {{u"account"_s, m_state.accountName(task.account)}, {u"server"_s, address}},
                        subjectOf(run));
        }
        break;
    case TaskType::TestCleanup:
        if (stage.name == "done"_L1) {
            changeAccount(run, [](AccountFacts &a) {
                a.activity = Activity::Idle;
                a.test = {.copiedAt = a.test.copiedAt}; // it was tested
            });
            m_state.log(u"ESC-4302"_s, {{u"account"_s, m_state.accountName(task.account)}}, subjectOf(run));
        }
        break;
    case TaskType::InstallTransit:
        if (stage.name == "install"_L1) {
            changeServer(facts->transit.server, [&](Server &server) {
                server.state = ServerState::Running;
                server.architecture = facts->to;
            });
        } else if (stage.name == "precopy"_L1) {
            for (AccountFacts account : facts->accounts) {
                setPrecopied(account, report.result.value("left"_L1).toObject(), m_state.now());
                m_state.saveAccount(facts->id, account);
            }
        } else if (stage.name == "ready"_L1) {
            changeMigration(facts->id, [&](MigrationFacts &f) {
                f.transit.state = TransitState::Ready;
                f.transit.readyAt = m_state.now();
            });
            if (auto request = m_state.request(SupportRequestId(run.record.options.value("request"_L1).toInteger()))) {
                request->state = RequestState::Done;
                m_state.saveRequest(*request);
            }
            m_state.log(u"ESC-5001"_s, {{u"transit"_s, transit}, {u"server"_s, client}}, subjectOf(run));
        }
        break;
    case TaskType::Reinstall:
        if (stage.name == "install"_L1) {
            changeServer(task.server, [&](Server &server) {
                server.state = ServerState::Running;
                server.architecture = facts->to;
            });
        } else if (stage.name == "restore_routes"_L1) {
            const QJsonObject outage = report.result.value("outage"_L1).toObject();
            const auto server = m_state.server(task.server);
            for (const QString &address : server->addresses) {
                if (!outage.isEmpty())
                    m_state.log(
                        u"ESC-6002"_s,
                        {{u"server"_s, client}, {u"address"_s, address}, {u"seconds"_s, outage.value("seconds"_L1)}},
                        subjectOf(run));
            }
        } else if (stage.name == "precopy"_L1) {
            for (AccountFacts account : facts->accounts) {
                setPrecopied(account, report.result.value("left"_L1).toObject(), m_state.now());
                m_state.saveAccount(facts->id, account);
            }
        } else if (stage.name == "done"_L1) {
            changeMigration(facts->id, [&](MigrationFacts &f) {
                f.reinstallation.state = ReinstallationState::Done;
                f.reinstallation.doneAt = m_state.now();
            });
            if (auto request = m_state.openRequest(facts->id, RequestKind::Reinstallation)) {
                request->state = RequestState::Done;
                m_state.saveRequest(*request);
            }
            m_state.log(u"ESC-6003"_s, {{u"server"_s, client}, {u"architecture"_s, facts->to}}, subjectOf(run));
        }
        break;
    case TaskType::ReleaseTransit:
        if (stage.name == "free"_L1) {
            giveBack(*facts);
            changeMigration(facts->id, [&](MigrationFacts &f) {
                f.transit.state = TransitState::Released;
                f.transit.releasedAt = m_state.now();
            });
            m_state.log(u"ESC-5002"_s, {{u"transit"_s, transit}, {u"server"_s, client}}, subjectOf(run));
        }
        break;
    case TaskType::Upgrade:
        if (stage.name == "upgrade"_L1) {
            for (const AccountFacts &account : facts->accounts) {
                m_state.setDatabaseVersion(account.id, facts->to);
                m_state.log(
                    u"ESC-6101"_s,
                    {{u"account"_s, account.name}, {u"service"_s, facts->upgrade.service}, {u"version"_s, facts->to}},
                    subjectOf(run));
            }
        } else if (stage.name == "done"_L1) {
            for (AccountFacts account : facts->accounts) {
                account.activity = Activity::Idle;
                account.location = Location::ClientNew;
                m_state.saveAccount(facts->id, account);
            }
            changeMigration(facts->id, [&](MigrationFacts &f) {
                f.upgrade.state = UpgradeState::Done;
                f.upgrade.doneAt = m_state.now();
                f.completedAt = m_state.now();
            });
            m_state.log(u"ESC-6102"_s,
                        {{u"server"_s, client}, {u"service"_s, facts->upgrade.service}, {u"version"_s, facts->to}},
                        subjectOf(run));
            m_state.log(u"ESC-7001"_s, {{u"server"_s, client}}, subjectOf(run));
        }
        break;
    case TaskType::DiscardCopy:
        if (stage.name == "done"_L1) {
            changeAccount(run, [&](AccountFacts &a) { a.copyDiscardedAt = m_state.now(); });
            m_state.log(u"ESC-4303"_s, {{u"account"_s, m_state.accountName(task.account)}, {u"server"_s, client}},
                        subjectOf(run));
        }
        break;
    case TaskType::Migrate:
    case TaskType::Rollback:
    case TaskType::Relocate:
    case TaskType::Unknown:
        break;
    }
}

void Engine::finishMove(Run &run, const WorkReport &report)
{
    const Task &task = run.record.task;
    const QString account = m_state.accountName(task.account);
    const QJsonObject outage = report.result.value("outage"_L1).toObject();
    Attempt done;
    changeAttempt(run, [&](Attempt &attempt) {
        attempt.ended = m_state.now();
        attempt.outcome = Outcome::Done;
        attempt.bytes = task.bytes;
        if (!outage.isEmpty()) {
            const QDateTime began = fromWireTime(outage.value("began"_L1).toString());
            const QDateTime ended = fromWireTime(outage.value("ended"_L1).toString());
            if (began.isValid() && ended.isValid()) {
                attempt.downtimeStarted = began;
                attempt.downtimeEnded = ended;
            }
            attempt.downtimeSeconds = outage.value("seconds"_L1).toDouble();
        } else if (attempt.downtimeStarted.isValid() && attempt.downtimeEnded.isValid()) {
            // Nobody watched to the end: the platform was restarted meanwhile. The recorded times are the longest that it
            // can have been.
            attempt.downtimeSeconds = double(attempt.downtimeStarted.msecsTo(attempt.downtimeEnded)) / 1000;
        }
        attempt.after = checkFromRecord(report.result.value("check"_L1).toObject());
        done = attempt;
    });
    if (const QJsonObject weight = report.result.value("weight"_L1).toObject(); !weight.isEmpty()) {
        m_state.setUsage(task.account, {.files = weight.value("files"_L1).toInteger(),
                                        .fileCount = weight.value("file_count"_L1).toInteger(),
                                        .mail = weight.value("mail"_L1).toInteger(),
                                        .databases = weight.value("databases"_L1).toInteger(),
                                        .changedPerDay = measured(weight.value("changed_per_day"_L1))});
    }
    changeAccount(run, [](AccountFacts &a) { a.activity = Activity::Idle; });
    // What was measured corrects the estimates of all of them.
    const auto measured = m_state.migration(task.migration);
    for (const AccountFacts &other : measured->accounts)
        m_state.touch(u"migration_account"_s, other.id.value(), task.migration, m_state.customerOf(task.migration));
    const double seconds = done.downtimeSeconds.value_or(0);
    m_state.log(seconds > done.estimate.high ? u"ESC-4203"_s : u"ESC-4202"_s,
                {{u"account"_s, account},
                 {u"leg"_s, QString(nameOf(done.leg))},
                 {u"seconds"_s, seconds},
                 {u"low"_s, done.estimate.low},
                 {u"high"_s, done.estimate.high}},
                subjectOf(run));
    if (done.before && done.after) {
        const QList<CheckDifference> found = differences(*done.before, *done.after);
        const auto worse = std::ranges::count_if(found, &CheckDifference::worse);
        if (worse > 0) {
            m_state.log(u"ESC-4601"_s,
                        {{u"account"_s, account}, {u"count"_s, found.size()}, {u"worse"_s, qint64(worse)}},
                        subjectOf(run));
        }
    }
    auto facts = m_state.migration(task.migration);
    const bool publicCloud = facts->kind == Kind::PublicCloud;
    const QString transit = publicCloud ? facts->destinationName : m_state.serverName(facts->transit.server);
    if (publicCloud) {
        const QDateTime completed = isComplete(*facts) ? m_state.now() : QDateTime();
        changeMigration(facts->id, [&](MigrationFacts &f) { f.completedAt = completed; });
        if (completed.isValid())
            m_state.log(u"ESC-7001"_s, {{u"server"_s, facts->serverName}}, subjectOf(run));
    }
    switch (task.type) {
    case TaskType::Migrate:
        m_state.log(u"ESC-4208"_s, {{u"account"_s, account}, {u"server"_s, transit}}, subjectOf(run));
        break;
    case TaskType::Rollback:
        m_state.log(u"ESC-4209"_s, {{u"account"_s, account}, {u"server"_s, facts->serverName}}, subjectOf(run));
        break;
    default:
        m_state.log(u"ESC-4210"_s, {{u"account"_s, account}, {u"server"_s, facts->serverName}}, subjectOf(run));
        if (currentStep(*facts) == Step::Complete && !facts->completedAt.isValid()) {
            changeMigration(facts->id, [&](MigrationFacts &f) { f.completedAt = m_state.now(); });
            m_state.log(u"ESC-7001"_s, {{u"server"_s, facts->serverName}}, subjectOf(run));
        }
    }
}

} // namespace escale::platform
