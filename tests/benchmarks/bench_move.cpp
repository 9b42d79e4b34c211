// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a move costs beside what it cannot do without: its files beside the same rsync by hand, in turns, and the
// downtime of a precopied move on a real platform, as its prober saw it from outside, beside sqlite3's own backup of
// the account's databases alone.

#include "report.h"

#include "hosting/loopback.h"
#include "support/journey.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>

#include <optional>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace escale;
using namespace escale::platform;

namespace {

constexpr int files = 10'000;
constexpr qint64 fileBytes = 160LL << 20;
constexpr qint64 databaseBytes = 512LL << 20;

[[nodiscard]] int give(const QString &what)
{
    std::fprintf(stderr, "bench_move: %s\n", qPrintable(what));
    return 2;
}

/// What one of the two has written must not be on its way to the disk while the other is timed.
void settleDisk()
{
    ::sync();
}

/// Seconds; not a number where the program failed.
double timed(const QString &program, const QStringList &arguments)
{
    QElapsedTimer timer;
    timer.start();
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    process.waitForFinished(-1);
    return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0 ? double(timer.nsecsElapsed()) / 1e9
                                                                                   : std::nan("");
}

int measureFiles(bench::Table &table, const QString &folder)
{
    auto opened = LoopbackDriver::open(folder + u"/hosting"_s);
    if (!opened)
        return give(opened.error().code);
    LoopbackDriver &driver = **opened;
    driver.declareServer({.name = u"client"_s, .address = u"127.77.0.1"_s, .architecture = u"2020"_s});
    driver.declareServer({.name = u"transit"_s, .address = u"127.77.0.2"_s, .architecture = u"2024"_s});
    driver.declareAccount(
        {.name = u"files"_s,
         .home = u"client"_s,
         .servedFrom = {},
         .keptAt = {},
         .domains = {{.name = u"files.example"_s, .internal = true}},
         .content = {.seed = 7, .files = files, .bytes = fileBytes, .mails = 1'000, .databases = {}}});
    if (auto made = driver.ensureContent(u"files"_s); !made)
        return give(made.error().code);
    const Place from{.server = u"client"_s, .account = u"files"_s};
    const QString source = driver.folder(from);
    const QString byHand = folder + u"/by-hand/"_s;

    const StageWatch stop;
    QList<double> ours;
    QList<double> theirs;
    for (int round = 0; round < 7; ++round) {
        QDir(byHand).removeRecursively();
        QDir().mkpath(byHand);
        if (auto removed = driver.removeCopy({.server = u"transit"_s, .account = u"files"_s}, stop); !removed)
            return give(removed.error().code);
        double hand = std::nan("");
        double driven = std::nan("");
        QString problem;
        for (const bool byDriver : {round % 2 == 0, round % 2 != 0}) {
            settleDisk();
            if (!byDriver) {
                hand = timed(u"rsync"_s, {u"-aH"_s, source + u"/www"_s, source + u"/mail"_s, byHand});
                continue;
            }
            QElapsedTimer timer;
            timer.start();
            const auto copied = driver.precopy(from, u"transit"_s, {}, stop);
            driven = double(timer.nsecsElapsed()) / 1e9;
            if (!copied)
                problem = copied.error().code;
        }
        if (!problem.isEmpty() || std::isnan(hand))
            return give(problem.isEmpty() ? u"rsync failed"_s : problem);
        if (round > 0) { // the first of each fills the page cache
            ours.append(driven);
            theirs.append(hand);
        }
    }
    const double mebibytes = double(fileBytes) / (1 << 20);
    table.add(u"a move's files, precopy (%1 files, %2 MiB)"_s.arg(files).arg(mebibytes),
              mebibytes / bench::median(ours), u"MiB/s"_s,
              bench::Peer{u"the same rsync by hand"_s, mebibytes / bench::median(theirs)},
              bench::Target{bench::Target::Bound::AtLeast, 0.95});
    return 0;
}

/// Adds a database that weighs something, beside which fixed costs can be seen for what they are. By its name it comes
/// last: an account's site keeps its guestbook in the first.
int grow(const QString &databases)
{
    const double seconds =
        timed(u"sqlite3"_s,
              {databases + u"/z-measured.sqlite"_s,
               u"PRAGMA journal_mode = WAL; CREATE TABLE weight(id INTEGER PRIMARY KEY, body BLOB);"
               "INSERT INTO weight(body) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1)"
               "SELECT randomblob(3900) FROM n; PRAGMA wal_checkpoint(TRUNCATE);"_s.arg(databaseBytes / 4096)});
    return std::isnan(seconds) ? give(u"sqlite3 failed"_s) : 0;
}

int measureDowntime(bench::Table &table, const QString &folder)
{
    test::PlatformProcess platform(folder + u"/platform"_s);
    if (!platform.start({u"--content"_s, u"small"_s}))
        return give(u"the platform does not start: %1"_s.arg(QString::fromUtf8(platform.complaints())));
    test::Journey journey(platform);
    if (!journey.prepare() || !journey.requestTransit())
        return give(journey.problem());
    const QString name = journey.accountNames().value(0);
    if (journey.visit(name)["status"_L1].toInt() != 200) // makes the account's content
        return give(u"the site of %1 does not answer"_s.arg(name));

    if (!journey.installTransit())
        return give(journey.problem());
    const QString databases = platform.dataFolder() + u"/servers/%1/accounts/%2/db"_s.arg(journey.clientServer(), name);
    // There and back again, so that each round moves the same account once more; its files are then still over there.
    const auto downtimeOfMove = [&journey, &name] -> std::optional<double> {
        const QJsonObject task = journey.customer().perform(journey.accountPath(name) + u"migrate/"_s);
        const QJsonArray attempts = journey.account(name)["attempts"_L1].toArray();
        const int status = journey.visit(name)["status"_L1].toInt();
        const QJsonObject back =
            journey.customer().perform(journey.accountPath(name) + u"rollback/"_s, {{u"keep"_s, u"current"_s}});
        if (task["state"_L1].toString() != "done"_L1 || status != 200 || back["state"_L1].toString() != "done"_L1) {
            (void)give(u"the move was not done (%1): %2"_s.arg(
                QString::number(status), QString::fromUtf8(QJsonDocument(task).toJson(QJsonDocument::Compact))));
            return {};
        }
        return attempts.last()["downtime_seconds"_L1].toDouble();
    };
    QList<double> fixed;
    QList<double> downtimes;
    QList<double> backups;
    for (int round = 0; round < 3; ++round) {
        const auto downtime = downtimeOfMove();
        if (!downtime)
            return 2;
        fixed.append(*downtime);
    }
    table.add(u"downtime of a precopied move with next to no data"_s, bench::median(fixed), u"s"_s);
    if (const int failed = grow(databases))
        return failed;
    for (int round = 0; round < 5; ++round) {
        const QString byHand = folder + u"/by-hand-db/"_s;
        QDir(byHand).removeRecursively();
        QDir().mkpath(byHand);
        settleDisk();
        double hand = 0;
        const QStringList all = QDir(databases).entryList({u"*.sqlite"_s}, QDir::Files);
        for (const QString &database : all)
            hand += timed(u"sqlite3"_s, {databases + u'/' + database, u".backup '%1'"_s.arg(byHand + database)});
        settleDisk();
        const auto downtime = downtimeOfMove();
        if (!downtime || std::isnan(hand))
            return give(u"a round of the move was not done"_s);
        downtimes.append(*downtime);
        backups.append(hand);
    }
    table.add(u"downtime of a precopied move (%1 MiB of data)"_s.arg(databaseBytes >> 20), bench::median(downtimes),
              u"s"_s, bench::Peer{u"sqlite3's backup alone"_s, bench::median(backups)},
              bench::Target{bench::Target::Bound::AtMost, 1.2});
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    // Where the build is, and so on a real disk: /tmp may be memory.
    const QTemporaryDir folder(QCoreApplication::applicationDirPath() + u"/move-XXXXXX"_s);
    bench::Table table;
    if (const int failed = measureFiles(table, folder.path()))
        return failed;
    if (const int failed = measureDowntime(table, folder.path()))
        return failed;
    return table.exitCode();
}
