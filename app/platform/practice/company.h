// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/migration/vocabulary.h>

#include <QtCore/QString>

/// The hosting company to practise with: its servers and accounts, by name.
namespace escale::platform::company {

using namespace Qt::StringLiterals;
using migration::Location;

inline constexpr qint64 kib = 1024;
inline constexpr qint64 mib = 1024 * kib;
inline constexpr qint64 gib = 1024 * mib;
inline constexpr qint64 day = 24 * 3600 * 1000ll;
inline constexpr qint64 hour = 3600 * 1000ll;

inline constexpr auto oldArchitecture = "2020"_L1;
inline constexpr auto newArchitecture = "2024"_L1;

/// The address of a server: its own, and never that of the front door.
inline QString addressOf(qint64 server)
{
    return u"127.20.%1.%2"_s.arg(server / 250).arg(server % 250 + 1);
}

struct CompanyServer {
    QLatin1StringView name;
    int customer; ///< 0: the provider's own
    int datacenter;
    QLatin1StringView role;
    QLatin1StringView plan;
    QLatin1StringView state;
    int cores;
    qint64 memory;
    qint64 disk;
    QLatin1StringView architecture;
    int price; ///< cents a month
};

inline constexpr CompanyServer servers[] = {
    {"srv-acme-01"_L1, 1, 1, "client"_L1, "dedicated"_L1, "running"_L1, 8, 32 * gib, 960 * gib, oldArchitecture, 18900},
    {"vps-boreal"_L1, 2, 2, "client"_L1, "vps"_L1, "running"_L1, 4, 8 * gib, 160 * gib, oldArchitecture, 4900},
    {"srv-boreal-db"_L1, 2, 1, "client"_L1, "dedicated"_L1, "running"_L1, 16, 64 * gib, 1920 * gib, oldArchitecture,
     31900},
    {"srv-lumen"_L1, 3, 1, "client"_L1, "dedicated"_L1, "running"_L1, 8, 32 * gib, 960 * gib, newArchitecture, 18900},
    {"transit-02"_L1, 0, 1, "transit"_L1, "dedicated"_L1, "running"_L1, 8, 32 * gib, 960 * gib, newArchitecture, 18900},
    {"transit-03"_L1, 0, 1, "transit"_L1, "dedicated"_L1, "free"_L1, 8, 32 * gib, 960 * gib, newArchitecture, 18900},
    {"transit-04"_L1, 0, 1, "transit"_L1, "dedicated"_L1, "running"_L1, 16, 64 * gib, 1920 * gib, newArchitecture,
     31900},
    {"transit-05"_L1, 0, 1, "transit"_L1, "dedicated"_L1, "free"_L1, 4, 16 * gib, 480 * gib, newArchitecture, 9900},
    // The other roads: the public cloud, an optional migration, the shared transit server, an overrun, a waiting line.
    {"public-07"_L1, 0, 1, "public"_L1, "dedicated"_L1, "running"_L1, 32, 128 * gib, 3840 * gib, oldArchitecture, 0},
    {"public-12"_L1, 0, 1, "public"_L1, "dedicated"_L1, "running"_L1, 32, 128 * gib, 3840 * gib, newArchitecture, 0},
    {"vps-lumen"_L1, 3, 2, "client"_L1, "vps"_L1, "running"_L1, 4, 8 * gib, 160 * gib, oldArchitecture, 4900},
    {"transit-shared"_L1, 0, 1, "shared_transit"_L1, "dedicated"_L1, "running"_L1, 16, 64 * gib, 1920 * gib,
     newArchitecture, 0},
    {"vps-boreal-web"_L1, 2, 2, "client"_L1, "vps"_L1, "running"_L1, 2, 4 * gib, 80 * gib, oldArchitecture, 2900},
    {"srv-acme-02"_L1, 1, 1, "client"_L1, "dedicated"_L1, "running"_L1, 8, 32 * gib, 960 * gib, oldArchitecture, 18900},
    {"transit-06"_L1, 0, 1, "transit"_L1, "dedicated"_L1, "running"_L1, 8, 32 * gib, 960 * gib, newArchitecture, 18900},
    {"vps-acme-03"_L1, 1, 2, "client"_L1, "vps"_L1, "running"_L1, 4, 8 * gib, 160 * gib, oldArchitecture, 4900},
};
inline constexpr qint64 lumenTransit = 5;
inline constexpr qint64 borealTransit = 7;
inline constexpr qint64 publicOld = 9;
inline constexpr qint64 publicNew = 10;
inline constexpr qint64 optionalServer = 11;
inline constexpr qint64 sharedTransit = 12;
inline constexpr qint64 sharedServer = 13;
inline constexpr qint64 overrunServer = 14;
inline constexpr qint64 overrunTransit = 15;
inline constexpr qint64 queuedServer = 16;

/// The migration of a server; those after the first four came later.
inline constexpr qint64 publicMigration = 5;
inline constexpr qint64 optionalMigration = 6;
inline constexpr qint64 sharedMigration = 7;
inline constexpr qint64 overrunMigration = 8;
inline constexpr qint64 queuedMigration = 9;

constexpr qint64 migrationOf(qint64 server)
{
    switch (server) {
    case publicOld:
        return publicMigration;
    case optionalServer:
        return optionalMigration;
    case sharedServer:
        return sharedMigration;
    case overrunServer:
        return overrunMigration;
    case queuedServer:
        return queuedMigration;
    default:
        return server;
    }
}

constexpr qint64 transitOf(qint64 server)
{
    switch (server) {
    case 3:
        return borealTransit;
    case sharedServer:
        return sharedTransit;
    case overrunServer:
        return overrunTransit;
    default:
        return lumenTransit;
    }
}

struct CompanyAccount {
    QLatin1StringView name;
    int server;
    QLatin1StringView domain;
    QLatin1StringView otherDomain; ///< on an external DNS; empty: none
    qint64 files;
    int fileCount;
    int mails;
    qint64 databases;
    bool ready;
    Location location = Location::ClientOld;
    bool verified = false;
};

inline constexpr CompanyAccount accounts[] = {
    {"shop"_L1, 1, "shop.acme.example"_L1, "acme-store.example"_L1, 18 * mib, 420, 900, 140 * mib, false},
    {"blog"_L1, 1, "blog.acme.example"_L1, {}, 2 * mib, 110, 40, 2 * mib, true},
    {"intranet"_L1, 1, "intranet.acme.example"_L1, {}, 6 * mib, 160, 600, 8 * mib, true},
    {"crm"_L1, 1, "crm.acme.example"_L1, {}, 3 * mib, 90, 200, 24 * mib, true},
    {"forum"_L1, 1, "forum.acme.example"_L1, "acme-talk.example"_L1, 4 * mib, 130, 60, 12 * mib, false},
    {"archive"_L1, 1, "archive.acme.example"_L1, {}, 100 * kib, 24, 12, 64 * kib, false},

    {"fjord"_L1, 2, "fjord.boreal.example"_L1, {}, 3 * mib, 80, 100, 4 * mib, true},
    {"atelier"_L1, 2, "atelier.boreal.example"_L1, "atelier-boreal.example"_L1, 1 * mib, 60, 30, 1 * mib, true},
    {"webmail"_L1, 2, "webmail.boreal.example"_L1, {}, 400 * kib, 40, 1500, 256 * kib, true},

    {"analytics"_L1, 3, "analytics.boreal.example"_L1, {}, 2 * mib, 70, 20, 110 * mib, true},
    {"billing"_L1, 3, "billing.boreal.example"_L1, {}, 3 * mib, 90, 300, 16 * mib, true, Location::Transit, true},
    {"catalog"_L1, 3, "catalog.boreal.example"_L1, "boreal-catalog.example"_L1, 5 * mib, 180, 50, 20 * mib, true,
     Location::Transit},
    {"dispatch"_L1, 3, "dispatch.boreal.example"_L1, {}, 1 * mib, 60, 120, 6 * mib, true, Location::Transit},
    {"export"_L1, 3, "export.boreal.example"_L1, {}, 700 * kib, 50, 10, 2 * mib, true},

    {"lumen"_L1, 4, "lumen.example"_L1, "cooperative-lumen.example"_L1, 4 * mib, 140, 300, 10 * mib, true,
     Location::ClientNew, true},
    {"ateliers"_L1, 4, "ateliers.lumen.example"_L1, {}, 1 * mib, 60, 40, 2 * mib, true, Location::ClientNew, true},
    {"jardin"_L1, 4, "jardin.lumen.example"_L1, {}, 900 * kib, 50, 30, 1 * mib, true, Location::Transit, true},
    {"mediatheque"_L1, 4, "mediatheque.lumen.example"_L1, "mediatheque-lumen.example"_L1, 3 * mib, 100, 80, 8 * mib,
     true, Location::Transit, true},

    {"carnet"_L1, 9, "carnet.acme.example"_L1, "carnet-acme.example"_L1, 2 * mib, 80, 60, 6 * mib, false},

    {"radio"_L1, 11, "radio.lumen.example"_L1, {}, 1 * mib, 60, 30, 12 * mib, false},
    {"agenda"_L1, 11, "agenda.lumen.example"_L1, {}, 600 * kib, 40, 10, 3 * mib, false},

    {"presse"_L1, 13, "presse.boreal.example"_L1, {}, 2 * mib, 90, 20, 2 * mib, true},
    {"vitrine"_L1, 13, "vitrine.boreal.example"_L1, "boreal-vitrine.example"_L1, 1 * mib, 70, 15, 1 * mib, true,
     Location::Transit},

    {"stock"_L1, 14, "stock.acme.example"_L1, {}, 2 * mib, 90, 40, 18 * mib, true, Location::Transit, true},
    {"ventes"_L1, 14, "ventes.acme.example"_L1, {}, 3 * mib, 110, 90, 30 * mib, true, Location::Transit},
    {"docs"_L1, 14, "docs.acme.example"_L1, "acme-docs.example"_L1, 5 * mib, 200, 10, 4 * mib, true},

    {"photos"_L1, 16, "photos.acme.example"_L1, {}, 8 * mib, 160, 10, 1 * mib, true},
    {"album"_L1, 16, "album.acme.example"_L1, {}, 4 * mib, 120, 5, 512 * kib, true},
};

} // namespace escale::platform::company
