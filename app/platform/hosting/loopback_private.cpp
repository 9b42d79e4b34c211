// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosting/loopback_private.h"

#include <escale/core/log_categories.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <algorithm>
#include <cerrno>
#include <future>
#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <unistd.h>

namespace escale::platform {

namespace {

void raiseFileLimit()
{
    // Two thousand listeners are two thousand descriptors.
    rlimit limit = {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, 65536);
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
}

} // namespace

Result<void> LoopbackDriver::Private::start()
{
    raiseFileLimit();
    if (auto made = disk::makeFolder(places.root()); !made)
        return made;
    // Two programs over one folder would be two answers to "where is it served from". The system lets go of this lock
    // even when the program is killed.
    lock = ::open(QFile::encodeName(places.root() + "/lock"_L1).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (lock < 0)
        return disk::ioFailure(places.root(), errno);
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0)
        return failure(u"in_use"_s, {{u"path"_s, places.root()}});
    if (auto loaded = places.load(); !loaded)
        return loaded;

    const QString file = places.root() + "/port"_L1;
    quint16 port = options.port;
    if (port == 0) {
        const auto saved = disk::readFile(file);
        port = saved ? saved->trimmed().toUShort() : 0;
    }
    auto started = web.start(port);
    if (!started && options.port == 0)
        started = web.start(0); // somebody else has taken it meanwhile
    if (!started)
        return started;
    if (web.port() != port || options.port != 0)
        return disk::writeFile(file, QByteArray::number(web.port()) + '\n');
    return {};
}

Result<AccountPointer> LoopbackDriver::Private::known(const QString &name) const
{
    if (AccountPointer account = places.account(name))
        return account;
    return failure(u"unknown_account"_s, {{u"account"_s, name}});
}

Result<AccountPointer> LoopbackDriver::Private::notServedAt(const Place &place) const
{
    auto account = known(place.account);
    if (account && places.fact(**account).server == place.server)
        return failure(u"account_served_here"_s, {{u"account"_s, place.account}, {u"server"_s, place.server}});
    return account;
}

Result<void> LoopbackDriver::Private::install(const QString &server)
{
    if (!places.knowsServer(server))
        return failure(u"unknown_server"_s, {{u"server"_s, server}});
    const QString architecture = places.architecture(server);
    if (architecture.isEmpty())
        return failure(u"server_not_installed"_s, {{u"server"_s, server}});
    if (QFileInfo::exists(places.serverFolder(server) + "/architecture"_L1))
        return {};
    return places.setArchitecture(server, architecture);
}

/// A few servers listen from the start, so that a person finds them at their addresses; of thousands, only those that
/// are needed.
void LoopbackDriver::Private::openIfFew(const QString &server)
{
    constexpr qsizetype few = 64;
    if (web.count() >= few)
        return;
    if (const auto opened = web.open(server); !opened)
        qCWarning(logPlatform) << "no listener for" << server << opened.error().detail;
}

Result<void> LoopbackDriver::Private::ensure(AccountState &account, Stop signs)
{
    if (account.contentReady)
        return {};
    std::unique_lock guard(account.contentMutex, std::defer_lock);
    for (quint64 seen = account.contentSigns.signs(); !guard.try_lock_for(20ms);) {
        if (const quint64 now = account.contentSigns.signs(); std::exchange(seen, now) != now)
            signs.sign();
    }
    const auto sign = [&] {
        signs.sign();
        account.contentSigns.sign();
    };
    if (account.contentReady)
        return {};
    const QString marker = places.root() + "/content/"_L1 + account.declared.name;
    if (!QFileInfo::exists(marker)) {
        const ServingFact fact = places.fact(account);
        for (const QString &server : {fact.server, fact.keptAt}) {
            if (server.isEmpty())
                continue;
            if (auto there = install(server); !there)
                return there;
            const QString folder = places.folder({.server = server, .account = account.declared.name});
            if (QFileInfo::exists(folder))
                continue;
            const QString part = folder + disk::unfinished;
            if (auto removed = disk::removeTree(part, &signs); !removed)
                return removed;
            if (auto made = generateContent(part, account.declared.name, account.declared.content, sign); !made)
                return made;
            if (auto renamed = disk::rename(part, folder); !renamed)
                return renamed;
        }
        if (auto written = disk::writeFile(marker, QByteArray::number(account.declared.content.seed) + '\n'); !written)
            return written;
    }
    account.contentReady = true;
    return {};
}

/// What every copy begins with: both ends exist, and what would be overwritten but may still be wanted is kept.
Result<AccountPointer> LoopbackDriver::Private::beginCopy(const Place &from, const QString &to, Stop stop)
{
    auto account = known(from.account);
    if (!account)
        return account;
    if (auto there = ensure(**account, stop); !there)
        return std::unexpected(there.error());
    if (auto there = install(to); !there)
        return std::unexpected(there.error());
    if (from.server == to || places.fact(**account).server == to)
        return failure(u"served_there"_s, {{u"account"_s, from.account}, {u"server"_s, to}});
    if (!QFileInfo::exists(places.folder(from)))
        return failure(u"no_copy"_s, {{u"account"_s, from.account}, {u"server"_s, from.server}});
    const Place target{.server = to, .account = from.account};
    if (auto kept = keepFrozenCopy(**account, target, stop); !kept)
        return std::unexpected(kept.error());
    if (auto made = disk::makeFolder(places.folder(target) + "/db"_L1); !made)
        return std::unexpected(made.error());
    return account;
}

Result<void> LoopbackDriver::Private::keepFrozenCopy(AccountState &account, const Place &place, Stop stop)
{
    const ServingFact fact = places.fact(account);
    const QString kept = places.keptFolder(place, fact.moves);
    if (fact.keptAt != place.server || QFileInfo::exists(kept))
        return {};
    // What comes to lie there from now on is a new copy, not the one that the account left.
    if (!QFileInfo::exists(places.folder(place)))
        return places.forgetKept(account, place.server);
    const QString part = kept + disk::unfinished;
    if (auto removed = disk::removeTree(part, &stop); !removed)
        return removed;
    if (auto made = disk::makeFolder(QFileInfo(kept).path()); !made)
        return made;
    if (auto linked = tree::linkTree(places.folder(place), part, stop); !linked)
        return linked;
    return disk::rename(part, kept);
}

/// Snapshots of earlier stays.
void LoopbackDriver::Private::sweepKept(AccountState &account, const QString &server, Stop signs)
{
    const QString current =
        QFileInfo(places.keptFolder({.server = server, .account = account.declared.name}, places.fact(account).moves))
            .fileName();
    const QDir folder(places.serverFolder(server) + "/kept"_L1);
    for (const QString &name : folder.entryList({account.declared.name + ".*"_L1}, QDir::Dirs | QDir::NoDotAndDotDot)) {
        bool number = false;
        name.sliced(account.declared.name.size() + 1).toLongLong(&number); // another account's name may begin the same
        if (!number || name == current)
            continue;
        if (const auto removed = disk::removeTree(folder.filePath(name), &signs); !removed)
            qCWarning(logPlatform) << "an old snapshot stays:" << removed.error().detail;
    }
}

QString LoopbackDriver::Private::proofFile(const Place &from, const QString &to) const
{
    return places.root() + "/proofs/"_L1 + from.account + u'@' + from.server + u'@' + to;
}

PairPointer LoopbackDriver::Private::pair(const Place &from, const QString &to)
{
    const std::scoped_lock guard(pairsMutex);
    PairPointer &pointer = pairs[{from.account, from.server + u'>' + to}];
    if (!pointer)
        pointer = std::make_shared<Pair>();
    return pointer;
}

std::vector<PairPointer> LoopbackDriver::Private::pairsOf(const QString &account)
{
    const std::scoped_lock guard(pairsMutex);
    std::vector<PairPointer> all;
    for (auto one = pairs.lower_bound({account, QString()}); one != pairs.end() && one->first.first == account; ++one)
        all.push_back(one->second);
    return all;
}

/// After a precopy, before any downtime: all that came is compared, the proofs are kept, the disk has it.
void LoopbackDriver::Private::settleCopy(Pair &known, const QString &source, const QString &target,
                                         const QString &proofs)
{
    {
        const std::scoped_lock guard(known.mutex);
        if (!tree::compare(source, target, known.files, tree::Storage::Any, known.watch))
            return;
        // A short cut for after a crash: losing it costs time, so it does not cost a sync.
        QFile file(proofs + disk::unfinished);
        if (file.open(QIODevice::WriteOnly) && file.write(tree::toBytes(known.files)) > 0) {
            file.close();
            ::rename(QFile::encodeName(file.fileName()).constData(), QFile::encodeName(proofs).constData());
        }
    }
    // What cannot be synced now is looked at again in the downtime.
    if (options.sync)
        (void)tree::sync(target, known.watch);
}

Result<CopyReport> LoopbackDriver::Private::copyFiles(const Place &from, const QString &to, const ProgressSink &sink,
                                                      Stop stop, bool live)
{
    auto account = beginCopy(from, to, stop);
    if (!account)
        return std::unexpected(account.error());
    const QString source = places.folder(from);
    const QString target = places.folder({.server = to, .account = from.account});
    const PairPointer known = pair(from, to);
    if (!known->settle(stop))
        return failure(u"cancelled"_s);
    const std::scoped_lock guard(known->mutex);
    if (!known->loaded) {
        const auto saved = disk::readFile(proofFile(from, to));
        known->files = saved ? tree::proofsFrom(*saved) : tree::Proofs();
        known->loaded = true;
    }

    RsyncJob job{.options = {u"--delete"_s}, .sources = {}, .target = target + u'/', .live = live};
    if (known->distrust)
        job.options.append(u"--checksum"_s);
    for (const char *part : tree::parts) {
        const QString path = source + u'/' + QLatin1StringView(part);
        if (QFileInfo::exists(path))
            job.sources.append(path);
        else if (auto removed = disk::removeTree(target + u'/' + QLatin1StringView(part), &stop); !removed)
            return std::unexpected(removed.error());
    }
    if (job.sources.isEmpty())
        return CopyReport();

    Progress progress(sink);
    std::atomic<qint64> total = 0;
    std::atomic_bool copied = false;
    // While there is time, the copy is verified as it arrives. In the downtime there is little to copy: the
    // verification looks at it.
    std::future<void> follower;
    if (live) {
        follower = std::async(std::launch::async, [&] {
            const auto listing = tree::list(source, stop);
            if (!listing)
                return;
            total = listing->bytes;
            tree::follow(*listing, source, target, known->files, copied, stop);
        });
    }
    auto report = rsync(job, [&](qint64 bytes) { progress.set(bytes, total); }, sink.rawSink(), stop);
    copied = true;
    if (follower.valid())
        follower.get();
    if (!report)
        return report;
    if (live) {
        // The copy is there, and little of it is left to compare: that goes on while the next account is copied.
        const QString proofs = proofFile(from, to);
        Pair *raw = known.get(); // it waits for this before it goes
        const std::scoped_lock settling(known->settling);
        known->settled = std::async(std::launch::async,
                                    [this, raw, source, target, proofs] { settleCopy(*raw, source, target, proofs); });
        // The databases are next: let the system fetch them while nobody waits.
        for (const QString &name : databaseNames(source)) {
            const int descriptor =
                ::open(QFile::encodeName(source + "/db/"_L1 + name).constData(), O_RDONLY | O_CLOEXEC);
            if (descriptor >= 0) {
                ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_WILLNEED);
                ::close(descriptor);
            }
        }
    }
    progress.set(total, total);
    return report;
}

Result<void> LoopbackDriver::Private::checkLevel(const QString &folder, const QString &architecture) const
{
    for (const QString &name : databaseNames(folder)) {
        const auto version = database::version(folder + "/db/"_L1 + name);
        if (!version)
            return std::unexpected(version.error());
        if (*version > engineLevel(architecture))
            return failure(u"engine_refused"_s,
                           {{u"database"_s, name.chopped(7)}, {u"version"_s, *version}, {u"engine"_s, architecture}});
    }
    return {};
}

} // namespace escale::platform
