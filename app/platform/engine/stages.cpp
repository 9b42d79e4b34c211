// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/stages.h"

#include <escale/core/json_writer.h>

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;

namespace {

using enum Stage::When;

constexpr Stage onlyWithPrecopy(Stage stage)
{
    stage.onlyWithPrecopy = true;
    return stage;
}

constexpr Stage precopy = onlyWithPrecopy({"precopy"_L1, "copies files and mail while the account is served"_L1});
constexpr Stage freeze{"freeze"_L1, "stops serving the account; the downtime begins"_L1, true};
constexpr Stage difference{"difference"_L1, "copies what has changed since the precopy"_L1, true};
constexpr Stage databases{"databases"_L1, "copies the databases"_L1, true};
constexpr Stage verify{"verify"_L1, "compares both copies: files by checksum, databases by rows and content"_L1, true};
constexpr Stage switchOver{"switch"_L1, "serves the account from the other server; the downtime ends"_L1, true};
constexpr Stage finish{"finish"_L1, "records the measured downtime and closes the attempt"_L1, true};

constexpr Stage when(Stage stage, Stage::When condition)
{
    stage.when = condition;
    return stage;
}

constexpr Stage move[] = {precopy, freeze, difference, databases, verify, switchOver, finish};
constexpr Stage rollback[] = {
    {"check"_L1, "asks whether the older engine takes the databases, before anything is copied over the frozen copy"_L1,
     false, KeepCurrent},
    when(precopy, KeepCurrent),
    freeze,
    when(difference, KeepCurrent),
    when(databases, KeepCurrent),
    when(verify, KeepCurrent),
    {"archive"_L1, "keeps what was written on transit in an archive"_L1, true, KeepFrozen},
    {"restore"_L1, "makes the copy on the client server what it was when the account left it"_L1, true, KeepFrozen},
    switchOver,
    finish,
};
constexpr Stage test[] = {
    {"copy"_L1, "copies the databases to a temporary test server"_L1},
    {"available"_L1, "says where the test copy is and until when"_L1},
};
constexpr Stage testCleanup[] = {
    {"remove"_L1, "removes the test copy"_L1},
    {"done"_L1, "records that there is none any more"_L1},
};
constexpr Stage installTransit[] = {
    {"allocate"_L1, "lends the transit server to the migration"_L1},
    {"install"_L1, "installs the new architecture on it"_L1},
    onlyWithPrecopy({"precopy"_L1, "copies files and mail of all accounts ahead"_L1}),
    {"ready"_L1, "opens step 4"_L1},
};
constexpr Stage reinstall[] = {
    {"check"_L1, "checks every gate again, and that transit serves every account"_L1},
    {"reroute"_L1, "lets transit answer at the addresses of the client server"_L1, true},
    {"install"_L1, "wipes the client server and installs the new architecture; the point of no return"_L1, true},
    {"restore_routes"_L1, "gives its addresses back to the client server"_L1, true},
    onlyWithPrecopy({"precopy"_L1, "copies files and mail of all accounts back ahead"_L1, true}),
    {"done"_L1, "opens step 7"_L1, true},
};
constexpr Stage releaseTransit[] = {
    {"wipe"_L1, "removes every copy from the transit server"_L1, true},
    {"free"_L1, "gives the transit server back to the fleet"_L1, true},
};

constexpr Stage upgrade[] = {
    {"check"_L1, "asks whether every database is sound"_L1},
    {"upgrade"_L1, "stops one account after the other, writes its databases anew and compares them"_L1, true},
    {"done"_L1, "records that the server runs the new version"_L1, true},
};

constexpr Stage discardCopy[] = {
    {"check"_L1, "asks whether the account is served from its new server"_L1},
    {"remove"_L1, "removes the copy on the old server, which no rollback needs any more"_L1, true},
    {"done"_L1, "records that it is gone"_L1, true},
};

constexpr TaskType allTypes[] = {
    TaskType::Test,      TaskType::TestCleanup, TaskType::InstallTransit, TaskType::Migrate, TaskType::Rollback,
    TaskType::Reinstall, TaskType::Relocate,    TaskType::ReleaseTransit, TaskType::Upgrade, TaskType::DiscardCopy};

} // namespace

std::span<const Stage> stagesOf(TaskType type) noexcept
{
    switch (type) {
    case TaskType::Test:
        return test;
    case TaskType::TestCleanup:
        return testCleanup;
    case TaskType::InstallTransit:
        return installTransit;
    case TaskType::Migrate:
    case TaskType::Relocate:
        return move;
    case TaskType::Rollback:
        return rollback;
    case TaskType::Reinstall:
        return reinstall;
    case TaskType::ReleaseTransit:
        return releaseTransit;
    case TaskType::Upgrade:
        return upgrade;
    case TaskType::DiscardCopy:
        return discardCopy;
    case TaskType::Unknown:
        break;
    }
    return {};
}

Course courseOf(const QJsonObject &options)
{
    return {.keep = fromName<KeepData>(options.value("keep"_L1).toString(u"current"_s)),
            .precopies = !options.value("shared"_L1).toBool()};
}

QList<const Stage *> stagesOf(TaskType type, const Course &course)
{
    QList<const Stage *> list;
    for (const Stage &stage : stagesOf(type)) {
        if (stage.onlyWithPrecopy && !course.precopies)
            continue;
        if (stage.when == Always || (stage.when == KeepFrozen) == (course.keep == KeepData::Frozen))
            list.append(&stage);
    }
    return list;
}

QByteArray stagesAsJson()
{
    JsonWriter json(4096);
    json.beginObject();
    for (const TaskType type : allTypes) {
        json.key(nameOf(type));
        json.beginArray();
        for (const Stage &stage : stagesOf(type)) {
            json.beginObject();
            json.member("name"_L1, stage.name);
            json.member("does"_L1, stage.does);
            json.member("cut_over"_L1, stage.cutOver);
            json.member("precopies"_L1, stage.onlyWithPrecopy);
            json.key("keep"_L1);
            if (stage.when == Always)
                json.null();
            else
                json.value(nameOf(stage.when == KeepFrozen ? KeepData::Frozen : KeepData::Current));
            json.endObject();
        }
        json.endArray();
    }
    json.endObject();
    return json.take() + '\n';
}

} // namespace escale::platform
