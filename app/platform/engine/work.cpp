// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/work.h"

#include "engine/records.h"

#include <escale/core/clock.h>

#include <QtCore/QJsonArray>

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;

namespace {

/// What was seen from outside, as the journal keeps it. `from` and `to` are missing where nothing was missed.
QJsonObject toJson(const ProbeSeries &series)
{
    QJsonObject object{{u"samples"_s, series.samples},
                       {u"failures"_s, series.failures},
                       {u"seconds"_s, double(series.downMilliseconds()) / 1000}};
    if (!series.outages.isEmpty()) {
        object.insert(u"began"_s, toWireTime(series.outages.first().began));
        object.insert(u"ended"_s, toWireTime(series.outages.last().ended));
    }
    return object;
}

QJsonObject toJson(const SiteReport &seen)
{
    SiteCheck check{.at = seen.at, .status = seen.status, .title = seen.title};
    for (const SiteReport::Link &link : seen.links)
        check.links.append({link.path, link.status});
    check.tables = seen.tables;
    check.mailboxes = seen.mailboxes;
    return toRecord(check);
}

/// What is left to be copied once the copy is there; not known where it cannot be measured.
void addDifference(WorkReport &report, const QString &account, const Result<qint64> &difference)
{
    QJsonObject left = report.result.value("left"_L1).toObject();
    if (difference)
        left.insert(account, *difference);
    report.result.insert(u"left"_s, left);
}

/// Copies file and mail of many accounts, one after the other, as one progress.
Result<WorkReport> precopyAll(const WorkOrder &order, const Tools &tools, const ProgressSink &progress,
                              HostingDriver::Stop stop)
{
    WorkReport report;
    for (qsizetype i = 0; i < order.accounts.size(); ++i) {
        if (stop)
            return failure(u"cancelled"_s);
        const qint64 before = report.bytes;
        const auto share = [&](qint64 bytes, qint64 total) {
            // What the accounts to come weigh is not known here; the share of accounts that are done stands for it.
            const qint64 expected = before + total;
            progress(before + bytes,
                     i + 1 == order.accounts.size() ? expected : expected * order.accounts.size() / (i + 1));
        };
        const auto copied = tools.driver.precopy({order.from, order.accounts[i]}, order.to,
                                                 ProgressSink(share, progress.rawSink()), stop);
        if (!copied)
            return std::unexpected(copied.error());
        report.bytes += copied->bytes;
        addDifference(report, order.accounts[i],
                      tools.driver.difference({order.from, order.accounts[i]}, order.to, stop));
        progress(report.bytes, report.bytes * order.accounts.size() / (i + 1));
    }
    return report;
}

Result<WorkReport> simply(const Result<void> &result)
{
    return result ? Result<WorkReport>(WorkReport{}) : std::unexpected(result.error());
}

Result<WorkReport> copied(const Result<CopyReport> &result)
{
    if (!result)
        return std::unexpected(result.error());
    return WorkReport{result->bytes, {{u"bytes"_s, result->bytes}, {u"files"_s, result->files}}};
}

Result<WorkReport> moveStage(const WorkOrder &order, const Tools &tools, const ProgressSink &progress,
                             HostingDriver::Stop stop)
{
    HostingDriver &driver = tools.driver;
    const Place from{order.from, order.account};
    if (order.stage != "switch"_L1 && order.stage != "finish"_L1) {
        // Switched already, and the record of it lost: what would be copied now is the older side.
        const auto where = driver.servedFrom(order.account);
        if (where && *where == order.to)
            return WorkReport{};
    }
    if (order.stage == "precopy"_L1) {
        Result<WorkReport> report = copied(driver.precopy(from, order.to, progress, stop));
        if (report)
            addDifference(*report, order.account, driver.difference(from, order.to, stop));
        return report;
    }
    if (order.stage == "freeze"_L1) {
        WorkReport report;
        // Nobody is kept waiting because a figure cannot be taken. One that may be stopped already has no look of its own.
        if (!order.repeated) {
            if (const auto seen = driver.check(from, stop))
                report.result.insert(u"check"_s, toJson(*seen));
        }
        (void)driver.startProbe(order.account);
        if (const auto frozen = driver.freeze(from, stop); !frozen)
            return std::unexpected(frozen.error());
        return report;
    }
    if (order.stage == "difference"_L1)
        return copied(driver.copyDifference(from, order.to, progress, stop));
    if (order.stage == "databases"_L1)
        return copied(driver.copyDatabases(from, order.to, progress, stop));
    if (order.stage == "verify"_L1) {
        const auto report = driver.verify(from, order.to, stop);
        if (!report)
            return std::unexpected(report.error());
        const QJsonObject found{{u"files"_s, report->files},
                                {u"tables"_s, report->tables},
                                {u"rows"_s, report->rows},
                                {u"differences"_s, QJsonArray::fromStringList(report->differences.first(
                                                       std::min<qsizetype>(20, report->differences.size())))},
                                {u"count"_s, report->differences.size()}};
        if (!report->differences.isEmpty())
            return failure(u"content_differs"_s, found, report->differences.join(u'\n'));
        return WorkReport{0, found};
    }
    if (order.stage == "check"_L1)
        return simply(driver.checkEngine(from, order.to));
    if (order.stage == "restore"_L1)
        return simply(driver.restoreFrozenCopy({order.to, order.account}, stop));
    if (order.stage == "archive"_L1) {
        const auto archive = driver.archiveChanges(from, stop);
        if (!archive)
            return std::unexpected(archive.error());
        return WorkReport{0, {{u"archive"_s, *archive}}};
    }
    if (order.stage == "switch"_L1) {
        const Result<void> switched = driver.switchTo(order.account, order.to, stop);
        if (!switched) {
            // It failed, but did it? What the outside sees decides: a move that serves from the new place goes forward.
            const auto where = driver.servedFrom(order.account);
            if (!where || *where != order.to)
                return std::unexpected(switched.error());
        }
        return WorkReport{};
    }
    Q_ASSERT(order.stage == "finish"_L1);
    WorkReport report;
    if (const auto seen = driver.stopProbe(order.account); seen && seen->account.samples > 0)
        report.result.insert(u"outage"_s, toJson(seen->account));
    if (const auto seen = driver.check({order.to, order.account}, stop))
        report.result.insert(u"check"_s, toJson(*seen));
    if (const auto weight = driver.weigh({order.to, order.account}, stop)) {
        report.result.insert(u"weight"_s, QJsonObject{{u"files"_s, weight->files},
                                                      {u"file_count"_s, weight->fileCount},
                                                      {u"mail"_s, weight->mail},
                                                      {u"databases"_s, weight->databases},
                                                      {u"changed_per_day"_s, weight->changedPerDay}});
    }
    return report;
}

Result<WorkReport> serverStage(const WorkOrder &order, const Tools &tools, const ProgressSink &progress,
                               HostingDriver::Stop stop)
{
    HostingDriver &driver = tools.driver;
    const bool reinstalls = order.type == TaskType::Reinstall;
    if (order.stage == "precopy"_L1)
        return precopyAll(order, tools, progress, stop);
    if (order.stage == "install"_L1) {
        return simply(reinstalls ? driver.reinstallServer(order.to, order.architecture, stop)
                                 : driver.installServer(order.to, order.architecture));
    }
    if (order.stage == "check"_L1) {
        for (const QString &account : order.accounts) {
            const auto where = driver.servedFrom(account);
            if (!where)
                return std::unexpected(where.error());
            if (*where != order.from)
                return failure(u"account_served_elsewhere"_s, {{u"account"_s, account}, {u"server"_s, *where}});
        }
        return WorkReport{};
    }
    if (order.stage == "reroute"_L1) {
        for (const QString &account : order.accounts)
            (void)driver.startProbe(account);
        return simply(driver.routeAddresses(order.to, order.from));
    }
    if (order.stage == "restore_routes"_L1) {
        if (const auto routed = driver.routeAddresses(order.to, order.to); !routed)
            return std::unexpected(routed.error());
        // Domains on the provider's DNS go to transit already; only those on somebody else's come by this server's
        // addresses. The longest of them is how long the addresses did not answer.
        QJsonObject longest;
        for (const QString &account : order.accounts) {
            const auto seen = driver.stopProbe(account);
            if (seen && seen->external.samples > 0
                && (longest.isEmpty()
                    || double(seen->external.downMilliseconds()) / 1000 > longest.value("seconds"_L1).toDouble()))
                longest = toJson(seen->external);
        }
        return WorkReport{0, longest.isEmpty() ? QJsonObject() : QJsonObject{{u"outage"_s, longest}}};
    }
    if (order.stage == "wipe"_L1) {
        for (const QString &account : order.accounts) {
            if (const auto removed = driver.removeCopy({order.from, account}, stop); !removed)
                return std::unexpected(removed.error());
            progress(0, 0);
        }
        return WorkReport{};
    }
    return WorkReport{}; // allocate, ready, done, free: facts only
}

Result<WorkReport> upgradeStage(const WorkOrder &order, const Tools &tools, const ProgressSink &progress,
                                HostingDriver::Stop stop)
{
    WorkReport report;
    for (const QString &account : order.accounts) {
        if (stop)
            return failure(u"cancelled"_s);
        const Place place{order.from, account};
        if (order.stage == "check"_L1) {
            if (const auto sound = tools.driver.checkUpgrade(place, stop); !sound)
                return std::unexpected(sound.error());
            progress(0, 0);
        } else if (order.stage == "upgrade"_L1) {
            const qint64 before = report.bytes;
            const auto sink = [&](qint64 bytes, qint64 total) { progress(before + bytes, before + total); };
            const auto done = tools.driver.upgradeDatabases(place, order.architecture, sink, stop);
            if (!done)
                return std::unexpected(done.error());
            report.bytes += done->bytes;
        }
    }
    return report;
}

Result<WorkReport> discardStage(const WorkOrder &order, const Tools &tools, HostingDriver::Stop stop)
{
    if (order.stage == "check"_L1) {
        const auto where = tools.driver.servedFrom(order.account);
        if (!where)
            return std::unexpected(where.error());
        if (*where != order.to)
            return failure(u"account_served_elsewhere"_s, {{u"account"_s, order.account}, {u"server"_s, *where}});
    } else if (order.stage == "remove"_L1) {
        return simply(tools.driver.removeCopy({order.from, order.account}, stop));
    }
    return WorkReport{};
}

} // namespace

Result<WorkReport> carryOut(const WorkOrder &order, const Tools &tools, const ProgressSink &progress,
                            HostingDriver::Stop stop)
{
    const auto reach = [&] { tools.fault.reach(order.type, order.stage, Fault::Point::Work); };
    const auto show = [&](qint64 bytes, qint64 total) {
        reach();
        stop.sign();
        progress(bytes, total);
    };
    const auto say = [&](QByteArrayView text) {
        stop.sign();
        progress.raw(text);
    };
    const ProgressSink sink(show, say);
    Result<WorkReport> report = [&]() -> Result<WorkReport> {
        switch (order.type) {
        case TaskType::Migrate:
        case TaskType::Rollback:
        case TaskType::Relocate:
            return moveStage(order, tools, sink, stop);
        case TaskType::Test:
            if (order.stage == "copy"_L1) {
                const auto address =
                    tools.driver.createTest({order.from, order.account}, order.architecture, sink, stop);
                if (!address)
                    return std::unexpected(address.error());
                return WorkReport{0, {{u"address"_s, *address}}};
            }
            return WorkReport{};
        case TaskType::TestCleanup:
            if (order.stage == "remove"_L1)
                return simply(tools.driver.removeTest(order.account, stop));
            return WorkReport{};
        case TaskType::InstallTransit:
        case TaskType::Reinstall:
        case TaskType::ReleaseTransit:
            return serverStage(order, tools, sink, stop);
        case TaskType::Upgrade:
            return upgradeStage(order, tools, sink, stop);
        case TaskType::DiscardCopy:
            return discardStage(order, tools, stop);
        case TaskType::Unknown:
            break;
        }
        return failure(u"unknown_task"_s);
    }();
    reach();
    return report;
}

Result<void> takeBack(const WorkOrder &order, const Tools &tools, const StageWatch &watch)
{
    switch (order.type) {
    case TaskType::Migrate:
    case TaskType::Rollback:
    case TaskType::Relocate: {
        const Result<void> thawed = tools.driver.thaw({order.from, order.account});
        (void)tools.driver.stopProbe(order.account);
        return thawed;
    }
    case TaskType::Test:
        return tools.driver.removeTest(order.account, watch);
    case TaskType::InstallTransit:
        for (const QString &account : order.accounts) {
            if (const auto removed = tools.driver.removeCopy({order.to, account}, watch); !removed)
                return removed;
        }
        return {};
    case TaskType::Reinstall: {
        const Result<void> routed = tools.driver.routeAddresses(order.to, order.to);
        for (const QString &account : order.accounts)
            (void)tools.driver.stopProbe(account);
        return routed;
    }
    case TaskType::TestCleanup:
    case TaskType::ReleaseTransit:
    case TaskType::Upgrade:
    case TaskType::DiscardCopy:
    case TaskType::Unknown:
        break;
    }
    return {};
}

} // namespace escale::platform
