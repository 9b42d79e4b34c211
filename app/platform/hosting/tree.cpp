// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosting/tree.h"

#include "hosting/descriptor.h"
#include "hosting/disk.h"

#include <QtCore/QFile>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <future>
#include <thread>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace escale::platform::tree {

namespace {

constexpr qsizetype namedDifferences = 20;
// Of entries that are only looked at: a sign for so many of them.
constexpr int entriesASign = 256;

qint64 nanoseconds(const timespec &time)
{
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

Stamp stampOf(const struct stat &status)
{
    return {.mode = status.st_mode,
            .size = status.st_size,
            .modified = nanoseconds(status.st_mtim),
            .changed = nanoseconds(status.st_ctim),
            .inode = status.st_ino};
}

bool stampAt(const QByteArray &path, Stamp &stamp)
{
    struct stat status = {};
    if (::lstat(path.constData(), &status) != 0)
        return false;
    stamp = stampOf(status);
    return true;
}

/// `at` ends with a slash or is empty.
Result<void> walk(const QByteArray &root, const QByteArray &at, Listing &listing, const StageWatch &stop)
{
    const QByteArray path = root + '/' + at;
    const Folder folder(path);
    if (!folder.get())
        return errno == ENOENT ? Result<void>() : Result<void>(disk::ioFailure(QFile::decodeName(path), errno));
    std::vector<Entry> files;
    std::vector<Entry> folders;
    const int descriptor = ::dirfd(folder.get());
    int looked = 0;
    while (const dirent *found = ::readdir(folder.get())) {
        if (++looked % entriesASign == 0) {
            if (stop)
                return failure(u"cancelled"_s);
            stop.sign();
        }
        if (std::strcmp(found->d_name, ".") == 0 || std::strcmp(found->d_name, "..") == 0)
            continue;
        struct stat status = {};
        if (::fstatat(descriptor, found->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0)
            continue; // gone since: the account is live
        Entry entry{.path = at + found->d_name, .stamp = stampOf(status), .link = {}};
        if (S_ISLNK(status.st_mode)) {
            std::array<char, 4096> target = {};
            const ssize_t length = ::readlinkat(descriptor, found->d_name, target.data(), target.size());
            if (length > 0)
                entry.link = QByteArray(target.data(), length);
        }
        (S_ISDIR(status.st_mode) ? folders : files).push_back(std::move(entry));
    }
    if (stop)
        return failure(u"cancelled"_s);
    stop.sign();
    const auto byPath = [](const Entry &a, const Entry &b) { return a.path < b.path; };
    std::ranges::sort(files, byPath);
    std::ranges::sort(folders, byPath);
    for (Entry &file : files) {
        if (isFile(file.stamp)) {
            ++listing.files;
            listing.bytes += file.stamp.size;
        }
        listing.entries.push_back(std::move(file));
    }
    for (Entry &inner : folders) {
        const QByteArray below = inner.path + '/';
        listing.entries.push_back(std::move(inner));
        if (auto walked = walk(root, below, listing, stop); !walked)
            return walked;
    }
    return {};
}

struct Buffers {
    std::vector<char> left = std::vector<char>(128 * 1024);
    std::vector<char> right = std::vector<char>(128 * 1024);
};

ssize_t readFully(int descriptor, std::vector<char> &buffer)
{
    size_t filled = 0;
    while (filled < buffer.size()) {
        const ssize_t n = ::read(descriptor, buffer.data() + filled, buffer.size() - filled);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return -1;
        if (n == 0)
            break;
        filled += size_t(n);
    }
    return ssize_t(filled);
}

enum class Verdict { Equal, Different, Moving };

/// Moving: one side changed while it was read, or so shortly before that a later change might bear the same time.
Verdict compareFile(const QByteArray &from, const QByteArray &to, Proof &proof, Buffers &buffers,
                    const StageWatch &watch, Storage storage = Storage::Any, const std::atomic_bool *abort = nullptr)
{
    const Descriptor a(from, O_RDONLY | O_NOFOLLOW);
    const Descriptor b(to, O_RDONLY | O_NOFOLLOW);
    if (a.number < 0)
        return Verdict::Moving;
    if (b.number < 0)
        return Verdict::Different;
    struct stat left = {};
    struct stat right = {};
    if (::fstat(a.number, &left) != 0 || ::fstat(b.number, &right) != 0)
        return Verdict::Different;
    if (left.st_size != right.st_size)
        return Verdict::Different;
    for (;;) {
        const ssize_t n = readFully(a.number, buffers.left);
        const ssize_t m = readFully(b.number, buffers.right);
        if (n < 0 || n != m || std::memcmp(buffers.left.data(), buffers.right.data(), size_t(n)) != 0)
            return Verdict::Different;
        watch.sign();
        if (size_t(n) < buffers.left.size())
            break;
        if (abort && *abort)
            return Verdict::Moving;
    }
    if (storage == Storage::Stable && disk::sync(b.number, &watch) != 0)
        return Verdict::Different;
    struct stat after = {};
    struct stat now = {};
    if (::fstat(a.number, &after) != 0 || ::fstat(b.number, &now) != 0)
        return Verdict::Moving;
    proof = {.from = stampOf(after), .to = stampOf(now)};
    timespec clock = {};
    ::clock_gettime(CLOCK_REALTIME, &clock);
    constexpr qint64 tick = 50'000'000; // kernels stamp with their timer's grain, 10 ms at the coarsest
    if (stampOf(left) != proof.from || stampOf(right) != proof.to || nanoseconds(clock) - proof.from.changed < tick)
        return Verdict::Moving;
    return Verdict::Equal;
}

} // namespace

bool isFile(const Stamp &stamp)
{
    return S_ISREG(stamp.mode);
}

Stamp stamp(const QString &path)
{
    Stamp now;
    return stampAt(QFile::encodeName(path), now) ? now : Stamp();
}

Result<Listing> list(const QString &root, const StageWatch &stop)
{
    Listing listing;
    const QByteArray base = QFile::encodeName(root);
    for (const char *part : parts) {
        Stamp stamp;
        if (!stampAt(base + '/' + part, stamp))
            continue;
        listing.entries.push_back({.path = part, .stamp = stamp, .link = {}});
        if (auto walked = walk(base, QByteArray(part) + '/', listing, stop); !walked)
            return std::unexpected(walked.error());
    }
    return listing;
}

void follow(const Listing &from, const QString &fromRoot, const QString &toRoot, Proofs &proofs,
            const std::atomic_bool &copied, const StageWatch &stop)
{
    // Only this thread, so that the copy goes first where both want the same core.
    ::setpriority(PRIO_PROCESS, id_t(::syscall(SYS_gettid)), 19);
    const QByteArray left = QFile::encodeName(fromRoot) + '/';
    const QByteArray right = QFile::encodeName(toRoot) + '/';
    Buffers buffers;
    int patience = 0;
    for (const Entry &entry : from.entries) {
        if (!isFile(entry.stamp))
            continue;
        for (;;) {
            if (stop || copied)
                return;
            Stamp there;
            const QByteArray target = right + entry.path;
            if (stampAt(target, there) && there.size == entry.stamp.size && there.modified == entry.stamp.modified) {
                const auto known = proofs.constFind(entry.path);
                if (known == proofs.cend() || known->from != entry.stamp || known->to != there) {
                    Proof proof;
                    if (compareFile(left + entry.path, target, proof, buffers, stop, Storage::Any, &copied)
                        == Verdict::Equal)
                        proofs.insert(entry.path, proof);
                }
                patience = 0;
                break;
            }
            // The order is nearly rsync's. What does not come in a second is left to the comparison at the end.
            if (++patience > 200)
                break;
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
    }
}

Result<void> sync(const QString &root, const StageWatch &watch)
{
    const Descriptor folder(QFile::encodeName(root), O_RDONLY | O_NOFOLLOW);
    if (folder.number < 0)
        return disk::ioFailure(root, errno);
    auto syncing = std::async(std::launch::async, [&] { return ::syncfs(folder.number) == 0 ? 0 : errno; });
    const auto isDone = [&](std::chrono::milliseconds patience) {
        return syncing.wait_for(patience) == std::future_status::ready;
    };
    // It says nothing until all is there. Where that takes long, the files say one by one that they are: not at
    // once, since asking each of them slows the disk down, and long before a task counts as stalled.
    if (!isDone(std::chrono::seconds(5))) {
        const StageWatch never; // what was written is to get to the disk, also where nobody goes on with it
        if (const auto listing = list(root, never)) {
            for (const Entry &entry : listing->entries) {
                if (isDone({}))
                    break;
                if (!isFile(entry.stamp))
                    continue;
                const Descriptor file(QFile::encodeName(root) + '/' + entry.path, O_RDONLY | O_NOFOLLOW);
                if (file.number >= 0)
                    (void)disk::waitForContent(file.number, watch); // syncfs() says what fails
            }
        }
    }
    if (const int failed = syncing.get())
        return disk::ioFailure(root, failed);
    watch.sign();
    return {};
}

Result<Comparison> compare(const QString &fromRoot, const QString &toRoot, Proofs &proofs, Storage storage,
                           const StageWatch &stop)
{
    auto listingThere = std::async(std::launch::async, [&] { return list(toRoot, stop); });
    const auto from = list(fromRoot, stop);
    const auto to = listingThere.get();
    if (!from)
        return std::unexpected(from.error());
    if (!to)
        return std::unexpected(to.error());

    Comparison comparison;
    const auto differ = [&comparison](const QByteArray &path) {
        ++comparison.different;
        if (comparison.differences.size() < namedDifferences)
            comparison.differences.append(QFile::decodeName(path));
    };
    QHash<QByteArray, const Entry *> there;
    there.reserve(qsizetype(to->entries.size()));
    for (const Entry &entry : to->entries)
        there.insert(entry.path, &entry);

    std::vector<const Entry *> unproven;
    for (const Entry &entry : from->entries) {
        const Entry *other = there.take(entry.path);
        const bool file = isFile(entry.stamp);
        if (!other || other->stamp.mode != entry.stamp.mode || other->link != entry.link
            || (file && (other->stamp.size != entry.stamp.size || other->stamp.modified != entry.stamp.modified))) {
            differ(entry.path);
            continue;
        }
        if (!file)
            continue;
        ++comparison.files;
        comparison.bytes += entry.stamp.size;
        const auto proof = proofs.constFind(entry.path);
        if (proof == proofs.cend() || proof->from != entry.stamp || proof->to != other->stamp)
            unproven.push_back(&entry);
    }
    for (auto extra = there.cbegin(); extra != there.cend(); ++extra)
        differ(extra.key());

    const QByteArray left = QFile::encodeName(fromRoot) + '/';
    const QByteArray right = QFile::encodeName(toRoot) + '/';
    struct Outcome {
        Verdict verdict = Verdict::Moving;
        Proof proof;
    };
    // Each file for itself while they are few, otherwise the whole file system at once.
    constexpr size_t fewFiles = 64;
    const bool each = storage == Storage::Stable && unproven.size() <= fewFiles;
    std::vector<Outcome> outcomes(unproven.size());
    std::atomic<size_t> next = 0;
    const auto work = [&] {
        Buffers buffers;
        for (size_t i = next++; i < unproven.size() && !stop; i = next++) {
            Outcome &outcome = outcomes[i];
            outcome.verdict = compareFile(left + unproven[i]->path, right + unproven[i]->path, outcome.proof, buffers,
                                          stop, each ? Storage::Stable : Storage::Any);
        }
    };
    // A few files are read sooner than a thread is started.
    std::future<void> helper;
    if (unproven.size() > 16)
        helper = std::async(std::launch::async, work);
    work();
    if (helper.valid())
        helper.get();
    if (stop)
        return failure(u"cancelled"_s);
    if (storage == Storage::Stable && !each) {
        if (auto synced = sync(toRoot, stop); !synced)
            return std::unexpected(synced.error());
    }
    for (size_t i = 0; i < unproven.size(); ++i) {
        comparison.read += unproven[i]->stamp.size;
        // Moving is equal as read: only no proof for later.
        if (outcomes[i].verdict == Verdict::Different)
            differ(unproven[i]->path);
        else if (outcomes[i].verdict == Verdict::Equal)
            proofs.insert(unproven[i]->path, outcomes[i].proof);
    }
    return comparison;
}

Result<qint64> difference(const QString &fromRoot, const QString &toRoot, const StageWatch &stop)
{
    const auto from = list(fromRoot, stop);
    if (!from)
        return std::unexpected(from.error());
    const QByteArray right = QFile::encodeName(toRoot) + '/';
    qint64 bytes = 0;
    int looked = 0;
    for (const Entry &entry : from->entries) {
        if (!isFile(entry.stamp))
            continue;
        if (++looked % entriesASign == 0) {
            if (stop)
                return failure(u"cancelled"_s);
            stop.sign();
        }
        Stamp there;
        if (!stampAt(right + entry.path, there) || there.size != entry.stamp.size
            || there.modified != entry.stamp.modified)
            bytes += entry.stamp.size;
    }
    return bytes;
}

namespace {

Result<void> linkBelow(const QByteArray &from, const QByteArray &to, const StageWatch &watch)
{
    if (::mkdir(to.constData(), 0755) != 0 && errno != EEXIST)
        return disk::ioFailure(QFile::decodeName(to), errno);
    const Folder folder(from);
    if (!folder.get())
        return disk::ioFailure(QFile::decodeName(from), errno);
    while (const dirent *found = ::readdir(folder.get())) {
        if (std::strcmp(found->d_name, ".") == 0 || std::strcmp(found->d_name, "..") == 0)
            continue;
        const QByteArray source = from + '/' + found->d_name;
        const QByteArray target = to + '/' + found->d_name;
        struct stat status = {};
        if (::lstat(source.constData(), &status) != 0)
            return disk::ioFailure(QFile::decodeName(source), errno);
        if (S_ISDIR(status.st_mode)) {
            if (auto linked = linkBelow(source, target, watch); !linked)
                return linked;
        } else if (::linkat(AT_FDCWD, source.constData(), AT_FDCWD, target.constData(), 0) != 0 && errno != EEXIST) {
            return disk::ioFailure(QFile::decodeName(target), errno);
        }
        watch.sign();
    }
    watch.sign();
    struct stat status = {};
    if (::stat(from.constData(), &status) == 0) {
        const std::array<timespec, 2> times{status.st_atim, status.st_mtim};
        if (::chmod(to.constData(), status.st_mode & 07777) != 0
            || ::utimensat(AT_FDCWD, to.constData(), times.data(), 0) != 0)
            return disk::ioFailure(QFile::decodeName(to), errno);
    }
    return {};
}

} // namespace

Result<void> linkTree(const QString &from, const QString &to, const StageWatch &watch)
{
    return linkBelow(QFile::encodeName(from), QFile::encodeName(to), watch);
}

} // namespace escale::platform::tree
