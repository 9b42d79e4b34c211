// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosting/loopback.h"

#include "hosting/checker.h"
#include "hosting/content.h"
#include "hosting/database.h"
#include "hosting/disk.h"
#include "hosting/in_place.h"
#include "hosting/places.h"
#include "hosting/prober.h"
#include "hosting/rsync.h"
#include "hosting/site.h"
#include "hosting/tree.h"
#include "hosting/web.h"

#include <escale/core/log_categories.h>

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QSet>

#include <algorithm>
#include <cerrno>
#include <future>
#include <map>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace escale::platform {

namespace {

/// A database that was compared page by page when it was copied, as both files were then.
struct DatabaseProof {
    tree::Stamp from;
    tree::Stamp to;
    database::Counts counts;
};

/// What is known about one account's copy from one server on another.
struct Pair {
    std::mutex mutex; ///< held by whoever uses the rest
    bool loaded = false;
    tree::Proofs files;
    QHash<QString, DatabaseProof> databases;
    bool distrust = false;           ///< a verification failed: sizes and times are no longer taken for an answer
    std::mutex settling;
    std::future<void> settled; ///< what goes on after a precopy; guarded by settling, waits for mutex itself

    void settle()
    {
        const std::scoped_lock guard(settling);
        if (settled.valid())
            settled.get();
    }
    /// False where it was asked to stop before that.
    bool settle(const std::atomic_bool &stop)
    {
        const std::scoped_lock guard(settling);
        while (settled.valid()) {
            if (settled.wait_for(20ms) == std::future_status::ready)
                settled.get();
            else if (stop)
                return false;
        }
        return true;
    }
};
using PairPointer = std::shared_ptr<Pair>;

constexpr qint64 nanosecondsADay = 24ll * 3600 * 1'000'000'000;

QStringList databaseNames(const QString &folder)
{
    return QDir(folder + "/db"_L1).entryList({u"*.sqlite"_s}, QDir::Files, QDir::Name);
}

/// Not more often than a reader can see.
class Progress {
public:
    Progress(const ProgressSink &sink) : m_sink(sink) {}
    void set(qint64 bytes, qint64 total)
    {
        if (!m_sink)
            return;
        const std::scoped_lock lock(m_mutex);
        const auto now = std::chrono::steady_clock::now();
        if (bytes < total && now - m_last < 200ms)
            return;
        m_last = now;
        m_sink(bytes, std::max(bytes, total));
    }

private:
    const ProgressSink &m_sink;
    std::mutex m_mutex;
    std::chrono::steady_clock::time_point m_last;
};

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

struct LoopbackDriver::Private {
    Private(const QString &root, const Options &wanted)
        : options(wanted)
        , places(root)
        , web(places, [this](AccountState &account) { return ensure(account); })
        , prober([this](const QString &domain) { return std::pair(places.resolve(domain), web.port()); },
                 wanted.probeInterval)
    {
    }
    ~Private()
    {
        closing = true;
        pairs.clear();
        if (lock >= 0)
            ::close(lock);
    }
    Q_DISABLE_COPY_MOVE(Private)

    Result<void> start();
    Result<AccountPointer> known(const QString &name) const;
    Result<void> install(const QString &server);
    void openIfFew(const QString &server);
    Result<void> ensure(AccountState &account);
    Result<AccountPointer> beginCopy(const Place &from, const QString &to);
    Result<void> keepFrozenCopy(AccountState &account, const Place &place);
    void sweepKept(AccountState &account, const QString &server);
    PairPointer pair(const Place &from, const QString &to);
    std::vector<PairPointer> pairsOf(const QString &account);
    void settleCopy(Pair &known, const QString &source, const QString &target, const QString &proofs);
    [[nodiscard]] QString proofFile(const Place &from, const QString &to) const;
    Result<CopyReport> copyFiles(const Place &from, const QString &to, const ProgressSink &sink, Stop stop, bool live);
    Result<void> checkLevel(const QString &folder, const QString &architecture) const;

    const Options options;
    int lock = -1;
    std::atomic_bool closing = false;
    Places places;
    Web web;
    Prober prober;
    std::mutex pairsMutex;
    std::map<std::pair<QString, QString>, PairPointer> pairs; ///< by account, and "from>to"
};

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

Result<void> LoopbackDriver::Private::ensure(AccountState &account)
{
    if (account.contentReady)
        return {};
    const std::scoped_lock guard(account.contentMutex);
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
            if (auto removed = disk::removeTree(part); !removed)
                return removed;
            if (auto made = generateContent(part, account.declared.name, account.declared.content); !made)
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
Result<AccountPointer> LoopbackDriver::Private::beginCopy(const Place &from, const QString &to)
{
    auto account = known(from.account);
    if (!account)
        return account;
    if (auto there = ensure(**account); !there)
        return std::unexpected(there.error());
    if (auto there = install(to); !there)
        return std::unexpected(there.error());
    if (from.server == to || places.fact(**account).server == to)
        return failure(u"served_there"_s, {{u"account"_s, from.account}, {u"server"_s, to}});
    if (!QFileInfo::exists(places.folder(from)))
        return failure(u"no_copy"_s, {{u"account"_s, from.account}, {u"server"_s, from.server}});
    const Place target{.server = to, .account = from.account};
    if (auto kept = keepFrozenCopy(**account, target); !kept)
        return std::unexpected(kept.error());
    if (auto made = disk::makeFolder(places.folder(target) + "/db"_L1); !made)
        return std::unexpected(made.error());
    return account;
}

Result<void> LoopbackDriver::Private::keepFrozenCopy(AccountState &account, const Place &place)
{
    const ServingFact fact = places.fact(account);
    const QString kept = places.keptFolder(place, fact.moves);
    if (fact.keptAt != place.server || QFileInfo::exists(kept))
        return {};
    // What comes to lie there from now on is a new copy, not the one that the account left.
    if (!QFileInfo::exists(places.folder(place)))
        return places.forgetKept(account, place.server);
    const QString part = kept + disk::unfinished;
    if (auto removed = disk::removeTree(part); !removed)
        return removed;
    if (auto made = disk::makeFolder(QFileInfo(kept).path()); !made)
        return made;
    if (auto linked = tree::linkTree(places.folder(place), part); !linked)
        return linked;
    return disk::rename(part, kept);
}

/// Snapshots of earlier stays.
void LoopbackDriver::Private::sweepKept(AccountState &account, const QString &server)
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
        if (const auto removed = disk::removeTree(folder.filePath(name)); !removed)
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
        if (!tree::compare(source, target, known.files, tree::Storage::Any, closing))
            return;
        // A short cut for after a crash: losing it costs time, so it does not cost a sync.
        QFile file(proofs + disk::unfinished);
        if (file.open(QIODevice::WriteOnly) && file.write(tree::toBytes(known.files)) > 0) {
            file.close();
            ::rename(QFile::encodeName(file.fileName()).constData(), QFile::encodeName(proofs).constData());
        }
    }
    if (!options.sync)
        return;
    const int descriptor = ::open(QFile::encodeName(target).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        ::syncfs(descriptor);
        ::close(descriptor);
    }
}

Result<CopyReport> LoopbackDriver::Private::copyFiles(const Place &from, const QString &to, const ProgressSink &sink,
                                                      Stop stop, bool live)
{
    auto account = beginCopy(from, to);
    if (!account)
        return std::unexpected(account.error());
    const QString source = places.folder(from);
    const QString target = places.folder({.server = to, .account = from.account});
    const PairPointer known = pair(from, to);
    known->settle();
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
        else if (auto removed = disk::removeTree(target + u'/' + QLatin1StringView(part)); !removed)
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

Result<void> LoopbackDriver::ensureContent(const QString &account)
{
    auto known = d->known(account);
    if (!known)
        return std::unexpected(known.error());
    return d->ensure(**known);
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

Result<void> LoopbackDriver::reinstallServer(const QString &server, const QString &architecture)
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
        if (auto removed = disk::removeTree(d->places.serverFolder(server) + name); !removed)
            return removed;
    }
    if (auto installed = d->places.setArchitecture(server, architecture); !installed)
        return installed;
    return answersItself && wasOpen ? d->web.open(server) : Result<void>();
}

Result<void> LoopbackDriver::removeCopy(const Place &place)
{
    auto account = d->known(place.account);
    if (!account)
        return std::unexpected(account.error());
    const ServingFact fact = d->places.fact(**account);
    if (fact.server == place.server)
        return failure(u"account_served_here"_s, {{u"account"_s, place.account}, {u"server"_s, place.server}});
    if (auto forgotten = d->places.forgetKept(**account, place.server); !forgotten)
        return forgotten;
    if (auto removed = disk::removeTree(d->places.folder(place)); !removed)
        return removed;
    return disk::removeTree(d->places.keptFolder(place, fact.moves));
}

Result<CopyReport> LoopbackDriver::precopy(const Place &from, const QString &to, const ProgressSink &progress,
                                           Stop stop)
{
    return d->copyFiles(from, to, progress, stop, true);
}

Result<CopyReport> LoopbackDriver::copyDifference(const Place &from, const QString &to, const ProgressSink &progress,
                                                  Stop stop)
{
    return d->copyFiles(from, to, progress, stop, false);
}

Result<void> LoopbackDriver::freeze(const Place &place, Stop stop)
{
    auto account = d->known(place.account);
    if (!account)
        return std::unexpected(account.error());
    // What was precopied is compared and on stable storage before the downtime begins, not in it.
    for (const PairPointer &known : d->pairsOf(place.account)) {
        if (!known->settle(stop))
            return failure(u"cancelled"_s);
    }
    d->prober.hurry(place.account);
    const auto frozen = [&](const ServingFact &fact) -> Result<ServingFact> {
        if (fact.server != place.server)
            return failure(u"not_served_there"_s, {{u"account"_s, place.account}, {u"server"_s, fact.server}});
        ServingFact next = fact;
        next.frozen = true;
        return next;
    };
    return d->places.change(**account, frozen, &stop);
}

Result<SiteReport> LoopbackDriver::check(const Place &place)
{
    auto account = d->known(place.account);
    if (!account)
        return std::unexpected(account.error());
    if (auto there = d->ensure(**account); !there)
        return std::unexpected(there.error());
    if (auto listening = listenFor(place.account); !listening)
        return std::unexpected(listening.error());
    const QString folder = d->places.folder(place);
    // Files that lie far apart in the listing stand for all of them, and are the same ones before and after.
    QStringList files;
    const QString www = folder + "/www"_L1;
    QDirIterator walk(www, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString path = walk.next().sliced(www.size());
        if (!path.startsWith("/uploads/"_L1)) // those grow while it is served
            files.append(path);
    }
    files.sort();
    QStringList sampled;
    for (const qsizetype at : {qsizetype(0), files.size() / 2, files.size() - 1}) {
        if (at >= 0 && at < files.size() && !sampled.contains(files[at]))
            sampled.append(files[at]);
    }
    const auto &domains = (*account)->declared.domains;
    SiteReport report;
    if (!domains.isEmpty()) {
        const QString domain = domains.first().name;
        report = visitSite(d->places.resolve(domain), d->web.port(), domain, sampled);
    }
    for (const QString &name : databaseNames(folder)) {
        const auto rows = database::rows(folder + "/db/"_L1 + name);
        if (!rows)
            return std::unexpected(rows.error());
        for (auto it = rows->cbegin(); it != rows->cend(); ++it)
            report.tables.insert(name.chopped(7) + u'/' + it.key(), it.value());
    }
    for (const QString &box : QDir(folder + "/mail"_L1).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        qint64 messages = 0;
        for (const QLatin1StringView part : {"/cur"_L1, "/new"_L1})
            messages += QDir(folder + "/mail/"_L1 + box + part).entryList(QDir::Files).size();
        report.mailboxes.insert(box, messages);
    }
    return report;
}

Result<void> LoopbackDriver::checkUpgrade(const Place &place)
{
    if (auto there = ensureContent(place.account); !there)
        return there;
    return inplace::check(d->places.folder(place) + "/db"_L1);
}

Result<CopyReport> LoopbackDriver::upgradeDatabases(const Place &place, const QString &version,
                                                    const ProgressSink &progress, Stop stop)
{
    if (auto frozen = freeze(place, stop); !frozen)
        return std::unexpected(frozen.error());
    auto report = inplace::upgrade(d->places.folder(place) + "/db"_L1,
                                   d->places.root() + "/before-upgrade/"_L1 + place.server + u'/' + place.account,
                                   inplace::formatOf(version), progress, stop);
    // Whatever came of it: under each database's name lies a whole one.
    if (auto thawed = thaw(place); !thawed)
        return std::unexpected(report ? thawed.error() : report.error());
    return report;
}

Result<void> LoopbackDriver::thaw(const Place &place)
{
    auto account = d->known(place.account);
    if (!account)
        return std::unexpected(account.error());
    return d->places.change(**account, [&](const ServingFact &fact) -> Result<ServingFact> {
        if (fact.server != place.server)
            return failure(u"not_served_there"_s, {{u"account"_s, place.account}, {u"server"_s, fact.server}});
        ServingFact next = fact;
        next.frozen = false;
        return next;
    });
}

Result<void> LoopbackDriver::checkEngine(const Place &from, const QString &to)
{
    auto account = d->known(from.account);
    if (!account)
        return std::unexpected(account.error());
    if (auto there = d->ensure(**account); !there)
        return there;
    return d->checkLevel(d->places.folder(from), d->places.architecture(to));
}

Result<CopyReport> LoopbackDriver::copyDatabases(const Place &from, const QString &to, const ProgressSink &progress,
                                                 Stop stop)
{
    const QString source = d->places.folder(from);
    if (auto accepted = checkEngine(from, to); !accepted)
        return std::unexpected(accepted.error());
    if (auto account = d->known(from.account); account) {
        const ServingFact fact = d->places.fact(**account);
        if (fact.server == from.server && !fact.frozen)
            return failure(u"not_frozen"_s, {{u"account"_s, from.account}});
    }
    auto account = d->beginCopy(from, to);
    if (!account)
        return std::unexpected(account.error());
    const QString target = d->places.folder({.server = to, .account = from.account});
    const PairPointer known = d->pair(from, to);
    const std::scoped_lock guard(known->mutex);
    known->databases.clear();

    QStringList names = databaseNames(source);
    for (const QString &name : databaseNames(target)) {
        if (names.contains(name))
            continue;
        for (const QLatin1StringView end : {""_L1, "-wal"_L1, "-shm"_L1, "-journal"_L1}) {
            if (auto removed = disk::removeFile(target + "/db/"_L1 + name + end); !removed)
                return std::unexpected(removed.error());
        }
    }
    // The largest first, so that the last one to finish is a small one.
    QHash<QString, qint64> sizes;
    qint64 total = 0;
    for (const QString &name : std::as_const(names)) {
        const qint64 size = QFileInfo(source + "/db/"_L1 + name).size();
        sizes.insert(name, size);
        total += size;
    }
    std::ranges::stable_sort(names, std::greater(), [&sizes](const QString &name) { return sizes.value(name); });

    Progress shown(progress);
    std::atomic<qint64> done = 0;
    std::atomic<qsizetype> next = 0;
    std::atomic_bool failed = false;
    std::mutex resultMutex;
    CopyReport report;
    std::optional<Error> error;
    const auto work = [&] {
        for (qsizetype i = next++; i < names.size() && !failed; i = next++) {
            const QString one = source + "/db/"_L1 + names[i];
            const QString other = target + "/db/"_L1 + names[i];
            // Counting the source's rows costs the other core, not time.
            auto counting = std::async(std::launch::async, [&one] { return database::count(one); });
            bool identical = false;
            const auto copied =
                database::copy(one, other, [&](qint64 more) { shown.set(done += more, total); }, stop, &identical);
            const auto counts = counting.get();
            const std::scoped_lock lock(resultMutex);
            if (!copied || !counts) {
                failed = true;
                error = copied ? counts.error() : copied.error();
                return;
            }
            report.bytes += *copied;
            ++report.files;
            progress.raw("sqlite3 backup " + names[i].toUtf8() + ": " + QByteArray::number(*copied) + " bytes"
                         + (identical ? ", pages compared\n" : "\n"));
            if (identical)
                known->databases.insert(names[i],
                                        {.from = tree::stamp(one), .to = tree::stamp(other), .counts = *counts});
        }
    };
    std::future<void> helper;
    if (names.size() > 1)
        helper = std::async(std::launch::async, work);
    work();
    if (helper.valid())
        helper.get();
    if (error)
        return std::unexpected(*error);
    shown.set(total, total);
    return report;
}

Result<VerifyReport> LoopbackDriver::verify(const Place &from, const QString &to, Stop stop)
{
    const QString source = d->places.folder(from);
    const QString target = d->places.folder({.server = to, .account = from.account});
    if (!QFileInfo::exists(source))
        return failure(u"no_copy"_s, {{u"account"_s, from.account}, {u"server"_s, from.server}});
    const PairPointer known = d->pair(from, to);
    const std::scoped_lock guard(known->mutex);
    auto files = std::async(std::launch::async,
                            [&] { return tree::compare(source, target, known->files, tree::Storage::Stable, stop); });
    VerifyReport report;
    std::optional<Error> error;
    const QStringList names = databaseNames(source);
    for (const QString &name : names) {
        const QString one = source + "/db/"_L1 + name;
        const QString other = target + "/db/"_L1 + name;
        const auto proof = known->databases.constFind(name);
        if (proof != known->databases.cend() && proof->from == tree::stamp(one) && proof->to == tree::stamp(other)) {
            report.tables += proof->counts.tables;
            report.rows += proof->counts.rows;
            continue;
        }
        const auto differences = database::compare(one, other, name.chopped(7), stop);
        const auto counts = database::count(one);
        if (!differences || !counts) {
            error = differences ? counts.error() : differences.error();
            break;
        }
        report.differences += *differences;
        report.tables += counts->tables;
        report.rows += counts->rows;
    }
    for (const QString &name : databaseNames(target)) {
        if (!names.contains(name))
            report.differences.append(name.chopped(7));
    }
    const auto compared = files.get();
    if (error)
        return std::unexpected(*error);
    if (!compared)
        return std::unexpected(compared.error());
    report.files = compared->files;
    report.differences += compared->differences;
    known->distrust = compared->different > 0;
    return report;
}

Result<void> LoopbackDriver::switchTo(const QString &account, const QString &to)
{
    auto known = d->known(account);
    if (!known)
        return std::unexpected(known.error());
    if (auto there = d->install(to); !there)
        return there;
    // Whether the copy is right is verify()'s word; that there is one at all is looked at here, too.
    const QString copy = d->places.folder({.server = to, .account = account});
    const QStringList databases =
        databaseNames(d->places.folder({.server = d->places.fact(**known).server, .account = account}));
    if (!QFileInfo::exists(copy) || std::ranges::any_of(databases, [&](const QString &name) {
            return !QFileInfo::exists(copy + "/db/"_L1 + name);
        }))
        return failure(u"no_copy"_s, {{u"account"_s, account}, {u"server"_s, to}});
    if (auto opened = d->web.open(to); !opened)
        return opened;
    QString left;
    auto changed = d->places.change(**known, [&](const ServingFact &fact) -> Result<ServingFact> {
        ServingFact next = fact;
        next.frozen = false;
        if (fact.server != to) {
            left = fact.server;
            next.server = to;
            next.keptAt = fact.server;
            ++next.moves;
        }
        return next;
    });
    if (!changed)
        return changed;
    if (!left.isEmpty()) {
        d->sweepKept(**known, left);
        d->sweepKept(**known, to);
        const std::scoped_lock guard(d->pairsMutex);
        const auto first = d->pairs.lower_bound({account, QString()});
        auto last = first;
        for (; last != d->pairs.end() && last->first.first == account; ++last) {
            const QString way = last->first.second;
            const qsizetype arrow = way.indexOf(u'>');
            QFile::remove(d->proofFile({.server = way.first(arrow), .account = account}, way.sliced(arrow + 1)));
        }
        d->pairs.erase(first, last);
    }
    return {};
}

Result<QString> LoopbackDriver::archiveChanges(const Place &from)
{
    auto account = d->known(from.account);
    if (!account)
        return std::unexpected(account.error());
    const ServingFact fact = d->places.fact(**account);
    if (fact.server != from.server)
        return failure(u"not_served_there"_s, {{u"account"_s, from.account}, {u"server"_s, fact.server}});
    const QString archive = d->places.root() + "/archives/"_L1 + from.account + u'-' + QString::number(fact.moves);
    // A frozen account's archive is complete; a live one's may have been overtaken.
    if (QFileInfo::exists(archive)) {
        if (fact.frozen)
            return archive;
        if (auto removed = disk::removeTree(archive); !removed)
            return std::unexpected(removed.error());
    }
    const QString part = archive + disk::unfinished;
    if (auto removed = disk::removeTree(part); !removed)
        return std::unexpected(removed.error());
    if (auto made = disk::makeFolder(part + "/db"_L1); !made)
        return std::unexpected(made.error());

    const QString source = d->places.folder(from);
    const Place keptPlace{.server = fact.keptAt, .account = from.account};
    QString kept = d->places.keptFolder(keptPlace, fact.moves);
    if (!QFileInfo::exists(kept))
        kept = d->places.folder(keptPlace);
    const std::atomic_bool never = false;
    RsyncJob job{.options = {u"--compare-dest="_s + kept}, .sources = {}, .target = part + u'/', .live = !fact.frozen};
    for (const char *name : tree::parts) {
        if (QFileInfo::exists(source + u'/' + QLatin1StringView(name)))
            job.sources.append(source + u'/' + QLatin1StringView(name));
    }
    if (auto copied = rsync(job, {}, {}, never); !copied)
        return std::unexpected(copied.error());
    for (const QString &name : databaseNames(source)) {
        const auto copied = database::copy(source + "/db/"_L1 + name, part + "/db/"_L1 + name, {}, never, nullptr);
        if (!copied)
            return std::unexpected(copied.error());
    }
    // What visitors deleted is a change, too.
    const auto before = tree::list(kept, never);
    const auto now = tree::list(source, never);
    if (!before || !now)
        return std::unexpected(before ? now.error() : before.error());
    QSet<QByteArray> present;
    for (const tree::Entry &entry : now->entries)
        present.insert(entry.path);
    QByteArray removedNames;
    for (const tree::Entry &entry : before->entries) {
        if (!present.contains(entry.path))
            removedNames += entry.path + '\n';
    }
    if (auto written = disk::writeFile(part + "/removed.txt"_L1, removedNames); !written)
        return std::unexpected(written.error());
    if (auto renamed = disk::rename(part, archive); !renamed)
        return std::unexpected(renamed.error());
    return archive;
}

Result<void> LoopbackDriver::restoreFrozenCopy(const Place &place)
{
    auto account = d->known(place.account);
    if (!account)
        return std::unexpected(account.error());
    const ServingFact fact = d->places.fact(**account);
    if (fact.server == place.server)
        return failure(u"account_served_here"_s, {{u"account"_s, place.account}, {u"server"_s, place.server}});
    const QString kept = d->places.keptFolder(place, fact.moves);
    const QString folder = d->places.folder(place);
    if (QFileInfo::exists(kept)) {
        if (auto removed = disk::removeTree(folder); !removed)
            return removed;
        return disk::rename(kept, folder);
    }
    if (fact.keptAt != place.server || !QFileInfo::exists(folder))
        return failure(u"no_frozen_copy"_s, {{u"account"_s, place.account}, {u"server"_s, place.server}});
    return {};
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
    if (auto there = d->ensure(**account); !there)
        return std::unexpected(there.error());
    const QString source = d->places.folder(place);
    if (auto accepted = d->checkLevel(source, architecture); !accepted)
        return std::unexpected(accepted.error());
    const QString folder = d->places.root() + "/tests/"_L1 + place.account;
    const QString part = folder + disk::unfinished;
    if (auto removed = disk::removeTree(part); !removed)
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
    if (auto removed = disk::removeTree(folder); !removed)
        return std::unexpected(removed.error());
    if (auto renamed = disk::rename(part, folder); !renamed)
        return std::unexpected(renamed.error());
    return u"http://127.0.0.1:%1/test/%2/"_s.arg(d->web.port()).arg(place.account);
}

Result<void> LoopbackDriver::removeTest(const QString &account)
{
    if (auto known = d->known(account); !known)
        return std::unexpected(known.error());
    return disk::removeTree(d->places.root() + "/tests/"_L1 + account);
}

Result<QString> LoopbackDriver::servedFrom(const QString &account)
{
    auto known = d->known(account);
    if (!known)
        return std::unexpected(known.error());
    return d->places.fact(**known).server;
}

Result<Weight> LoopbackDriver::weigh(const Place &place)
{
    const QString folder = d->places.folder(place);
    if (!QFileInfo::exists(folder))
        return failure(u"no_copy"_s, {{u"account"_s, place.account}, {u"server"_s, place.server}});
    const std::atomic_bool never = false;
    const auto listing = tree::list(folder, never);
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

Result<qint64> LoopbackDriver::difference(const Place &from, const QString &to)
{
    const std::atomic_bool never = false;
    return tree::difference(d->places.folder(from), d->places.folder({.server = to, .account = from.account}), never);
}

Result<void> LoopbackDriver::startProbe(const QString &account)
{
    auto known = d->known(account);
    if (!known)
        return std::unexpected(known.error());
    if (auto there = d->ensure(**known); !there)
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
