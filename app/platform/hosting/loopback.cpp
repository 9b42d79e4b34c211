// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosting/loopback_private.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

#include <thread>

#include <fcntl.h>

namespace escale::platform {

LoopbackDriver::LoopbackDriver(std::unique_ptr<Private> priv) : d(std::move(priv)) {}
LoopbackDriver::~LoopbackDriver() = default;

Result<std::unique_ptr<LoopbackDriver>> LoopbackDriver::open(const QString &folder, const Options &options)
{
    auto priv = std::make_unique<Private>(QDir(folder).absolutePath(), options);
    if (auto started = priv->start(); !started)
        return std::unexpected(started.error());
    return std::unique_ptr<LoopbackDriver>(new LoopbackDriver(std::move(priv)));
}

void LoopbackDriver::declareServer(const LoopbackServer &server)
{
    d->places.declareServer(server);
    d->openIfFew(server.name);
}

void LoopbackDriver::declareAccount(const LoopbackAccount &account)
{
    d->places.declareAccount(account);
}

Result<void> LoopbackDriver::ensureContent(const QString &account, Stop signs)
{
    auto known = d->known(account);
    if (!known)
        return std::unexpected(known.error());
    return d->ensure(**known, signs);
}

Result<void> LoopbackDriver::listen(const QString &server)
{
    return d->web.open(server);
}

Result<void> LoopbackDriver::listenFor(const QString &account)
{
    auto known = d->known(account);
    if (!known)
        return std::unexpected(known.error());
    if (auto opened = d->web.open(d->places.fact(**known).server); !opened)
        return opened;
    return d->web.open((*known)->declared.home);
}

quint16 LoopbackDriver::port() const
{
    return d->web.port();
}

QString LoopbackDriver::resolve(const QString &domain) const
{
    return d->places.resolve(domain);
}

QUrl LoopbackDriver::frontDoor(const QString &domain) const
{
    return QUrl(u"http://%1.localhost:%2/"_s.arg(domain).arg(d->web.port()));
}

QString LoopbackDriver::folder(const Place &place) const
{
    return d->places.folder(place);
}

QString LoopbackDriver::architecture(const QString &server) const
{
    return d->places.architecture(server);
}

Result<void> LoopbackDriver::installServer(const QString &server, const QString &architecture)
{
    if (!d->places.knowsServer(server))
        return failure(u"unknown_server"_s, {{u"server"_s, server}});
    const QString present = d->places.architecture(server);
    if (present == architecture)
        return d->install(server);
    if (!present.isEmpty())
        return failure(u"installed_differently"_s, {{u"server"_s, server}, {u"architecture"_s, present}});
    if (auto installed = d->places.setArchitecture(server, architecture); !installed)
        return installed;
    d->openIfFew(server);
    return {};
}

Result<void> LoopbackDriver::reinstallServer(const QString &server, const QString &architecture, Stop stop)
{
    if (!d->places.knowsServer(server))
        return failure(u"unknown_server"_s, {{u"server"_s, server}});
    if (d->places.architecture(server) == architecture)
        return d->install(server);
    if (const QString account = d->places.servedBy(server); !account.isEmpty())
        return failure(u"account_served_here"_s, {{u"account"_s, account}, {u"server"_s, server}});
    const bool answersItself = d->places.answeredBy(server) == server;
    const bool wasOpen = d->web.isOpen(server);
    if (answersItself)
        d->web.close(server);
    if (auto forgotten = d->places.forgetAllKept(server); !forgotten)
        return forgotten;
    // Nothing is installed until all of it is: a kill in the middle is continued by the next call.
    if (auto wiped = d->places.setArchitecture(server, {}); !wiped)
        return wiped;
    for (const QLatin1StringView name : {"/accounts"_L1, "/kept"_L1}) {
        if (auto removed = disk::removeTree(d->places.serverFolder(server) + name, &stop); !removed)
            return removed;
    }
    if (auto installed = d->places.setArchitecture(server, architecture); !installed)
        return installed;
    return answersItself && wasOpen ? d->web.open(server) : Result<void>();
}

Result<void> LoopbackDriver::removeCopy(const Place &place, Stop stop)
{
    auto account = d->notServedAt(place);
    if (!account)
        return std::unexpected(account.error());
    const QString kept = d->places.keptFolder(place, d->places.fact(**account).moves);
    if (auto forgotten = d->places.forgetKept(**account, place.server); !forgotten)
        return forgotten;
    if (auto removed = disk::removeTree(d->places.folder(place), &stop); !removed)
        return removed;
    return disk::removeTree(kept, &stop);
}

Result<void> LoopbackDriver::routeAddresses(const QString &server, const QString &answeredBy)
{
    for (const QString &name : {server, answeredBy}) {
        if (!d->places.knowsServer(name))
            return failure(u"unknown_server"_s, {{u"server"_s, name}});
    }
    if (d->places.answeredBy(server) == answeredBy)
        return d->web.open(server);
    d->web.close(server);
    if (auto routed = d->places.setAnsweredBy(server, answeredBy); !routed)
        return routed;
    // Routers take their time to learn it; nobody answers meanwhile.
    std::this_thread::sleep_for(d->options.rerouteGap);
    return d->web.open(server);
}

Result<QString> LoopbackDriver::createTest(const Place &place, const QString &architecture,
                                           const ProgressSink &progress, Stop stop)
{
    auto account = d->known(place.account);
    if (!account)
        return std::unexpected(account.error());
    if (auto there = d->ensure(**account, stop); !there)
        return std::unexpected(there.error());
    const QString source = d->places.folder(place);
    if (auto accepted = d->checkLevel(source, architecture); !accepted)
        return std::unexpected(accepted.error());
    const QString folder = d->places.root() + "/tests/"_L1 + place.account;
    const QString part = folder + disk::unfinished;
    if (auto removed = disk::removeTree(part, &stop); !removed)
        return std::unexpected(removed.error());
    if (auto made = disk::makeFolder(part + "/db"_L1); !made)
        return std::unexpected(made.error());
    const QStringList names = databaseNames(source);
    qint64 total = 0;
    for (const QString &name : names)
        total += QFileInfo(source + "/db/"_L1 + name).size();
    Progress shown(progress);
    qint64 done = 0;
    for (const QString &name : names) {
        const auto copied = database::copy(
            source + "/db/"_L1 + name, part + "/db/"_L1 + name, [&](qint64 more) { shown.set(done += more, total); },
            stop, nullptr);
        if (!copied)
            return std::unexpected(copied.error());
    }
    if (auto written = disk::writeFile(part + "/architecture"_L1, architecture.toUtf8() + '\n'); !written)
        return std::unexpected(written.error());
    if (auto removed = disk::removeTree(folder, &stop); !removed)
        return std::unexpected(removed.error());
    if (auto renamed = disk::rename(part, folder); !renamed)
        return std::unexpected(renamed.error());
    return u"http://127.0.0.1:%1/test/%2/"_s.arg(d->web.port()).arg(place.account);
}

Result<void> LoopbackDriver::removeTest(const QString &account, Stop signs)
{
    if (auto known = d->known(account); !known)
        return std::unexpected(known.error());
    return disk::removeTree(d->places.root() + "/tests/"_L1 + account, &signs);
}

Result<QString> LoopbackDriver::servedFrom(const QString &account)
{
    auto known = d->known(account);
    if (!known)
        return std::unexpected(known.error());
    return d->places.fact(**known).server;
}

Result<Weight> LoopbackDriver::weigh(const Place &place, Stop stop)
{
    const QString folder = d->places.folder(place);
    if (!QFileInfo::exists(folder))
        return failure(u"no_copy"_s, {{u"account"_s, place.account}, {u"server"_s, place.server}});
    const auto listing = tree::list(folder, stop);
    if (!listing)
        return std::unexpected(listing.error());
    Weight weight;
    weight.changedPerDay = 0;
    const qint64 since = QDateTime::currentMSecsSinceEpoch() * 1'000'000 - nanosecondsADay;
    for (const tree::Entry &entry : listing->entries) {
        if (!tree::isFile(entry.stamp))
            continue;
        if (entry.stamp.modified > since)
            weight.changedPerDay += entry.stamp.size;
        if (entry.path.startsWith("mail/")) {
            weight.mail += entry.stamp.size;
        } else {
            weight.files += entry.stamp.size;
            ++weight.fileCount;
        }
    }
    for (const QFileInfo &info : QDir(folder + "/db"_L1).entryInfoList(QDir::Files))
        weight.databases += info.fileName().endsWith("-shm"_L1) ? 0 : info.size();
    return weight;
}

Result<qint64> LoopbackDriver::difference(const Place &from, const QString &to, Stop stop)
{
    return tree::difference(d->places.folder(from), d->places.folder({.server = to, .account = from.account}), stop);
}

Result<void> LoopbackDriver::startProbe(const QString &account)
{
    auto known = d->known(account);
    if (!known)
        return std::unexpected(known.error());
    if (auto there = d->ensure(**known, StageWatch()); !there)
        return there;
    if (auto listening = listenFor(account); !listening)
        return listening;
    // Two of each kind say what all of them would: the account and the address are what fails.
    constexpr int enough = 2;
    QList<Prober::Target> targets;
    for (const bool internal : {true, false}) {
        int chosen = 0;
        for (const LoopbackDomain &domain : std::as_const((*known)->declared.domains)) {
            if (domain.internal == internal && chosen++ < enough)
                targets.append({.domain = domain.name, .internal = internal});
        }
    }
    d->prober.start(account, targets);
    return {};
}

Result<ProbeReport> LoopbackDriver::stopProbe(const QString &account)
{
    auto known = d->known(account);
    if (!known)
        return std::unexpected(known.error());
    return d->prober.stop(account, d->options.probePatience);
}

} // namespace escale::platform
