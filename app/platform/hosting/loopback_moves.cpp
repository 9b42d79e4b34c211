// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosting/loopback_private.h"

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QSet>

#include <algorithm>
#include <future>

namespace escale::platform {

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

Result<SiteReport> LoopbackDriver::check(const Place &place, Stop stop)
{
    auto account = d->known(place.account);
    if (!account)
        return std::unexpected(account.error());
    if (auto there = d->ensure(**account, stop); !there)
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
        const auto rows = database::rows(folder + "/db/"_L1 + name, stop);
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

Result<void> LoopbackDriver::checkUpgrade(const Place &place, Stop stop)
{
    if (auto there = ensureContent(place.account, stop); !there)
        return there;
    return inplace::check(d->places.folder(place) + "/db"_L1, stop);
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
    if (auto there = d->ensure(**account, StageWatch()); !there)
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
    auto account = d->beginCopy(from, to, stop);
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
            auto counting = std::async(std::launch::async, [&] { return database::count(one, stop); });
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
        const auto counts = database::count(one, stop);
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

Result<void> LoopbackDriver::switchTo(const QString &account, const QString &to, Stop signs)
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
        d->sweepKept(**known, left, signs);
        d->sweepKept(**known, to, signs);
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

Result<QString> LoopbackDriver::archiveChanges(const Place &from, Stop stop)
{
    auto account = d->known(from.account);
    if (!account)
        return std::unexpected(account.error());
    const ServingFact fact = d->places.fact(**account);
    if (fact.server != from.server)
        return failure(u"not_served_there"_s, {{u"account"_s, from.account}, {u"server"_s, fact.server}});
    QString archive = d->places.root() + "/archives/"_L1 + from.account + u'-' + QString::number(fact.moves);
    // A frozen account's archive is complete; a live one's may have been overtaken.
    if (QFileInfo::exists(archive)) {
        if (fact.frozen)
            return archive;
        if (auto removed = disk::removeTree(archive, &stop); !removed)
            return std::unexpected(removed.error());
    }
    const QString part = archive + disk::unfinished;
    if (auto removed = disk::removeTree(part, &stop); !removed)
        return std::unexpected(removed.error());
    if (auto made = disk::makeFolder(part + "/db"_L1); !made)
        return std::unexpected(made.error());

    const QString source = d->places.folder(from);
    const Place keptPlace{.server = fact.keptAt, .account = from.account};
    QString kept = d->places.keptFolder(keptPlace, fact.moves);
    if (!QFileInfo::exists(kept))
        kept = d->places.folder(keptPlace);
    RsyncJob job{.options = {u"--compare-dest="_s + kept}, .sources = {}, .target = part + u'/', .live = !fact.frozen};
    for (const char *name : tree::parts) {
        if (QFileInfo::exists(source + u'/' + QLatin1StringView(name)))
            job.sources.append(source + u'/' + QLatin1StringView(name));
    }
    if (auto copied = rsync(job, {}, {}, stop); !copied)
        return std::unexpected(copied.error());
    for (const QString &name : databaseNames(source)) {
        const auto copied = database::copy(source + "/db/"_L1 + name, part + "/db/"_L1 + name, {}, stop, nullptr);
        if (!copied)
            return std::unexpected(copied.error());
    }
    // What visitors deleted is a change, too.
    const auto before = tree::list(kept, stop);
    const auto now = tree::list(source, stop);
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

Result<void> LoopbackDriver::restoreFrozenCopy(const Place &place, Stop signs)
{
    auto account = d->notServedAt(place);
    if (!account)
        return std::unexpected(account.error());
    const ServingFact fact = d->places.fact(**account);
    const QString kept = d->places.keptFolder(place, fact.moves);
    const QString folder = d->places.folder(place);
    if (QFileInfo::exists(kept)) {
        if (auto removed = disk::removeTree(folder, &signs); !removed)
            return removed;
        return disk::rename(kept, folder);
    }
    if (fact.keptAt != place.server || !QFileInfo::exists(folder))
        return failure(u"no_frozen_copy"_s, {{u"account"_s, place.account}, {u"server"_s, place.server}});
    return {};
}

} // namespace escale::platform
