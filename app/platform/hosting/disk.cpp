// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosting/disk.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace escale::platform::disk {

namespace {

constexpr off_t contentASign = 16 << 20;

/// Two threads may write the same file: each has its own unfinished name.
QString unfinishedName(const QString &path)
{
    static std::atomic<quint64> counter = 0;
    return path + u'.' + QString::number(::getpid()) + u'-' + QString::number(++counter) + unfinished;
}

/// Gives a sign for each file. Links are removed and not followed.
std::error_code removeBelow(const std::filesystem::path &folder, const StageWatch *watch)
{
    namespace fs = std::filesystem;
    std::error_code failed;
    // A folder that is read while it is emptied may hide some of what is in it.
    for (bool again = true; again && !failed;) {
        again = false;
        for (fs::directory_iterator it(folder, failed), end; !failed && it != end; it.increment(failed)) {
            const bool isFolder = it->symlink_status(failed).type() == fs::file_type::directory;
            if (!failed && isFolder)
                failed = removeBelow(it->path(), watch);
            else if (!failed)
                fs::remove(it->path(), failed);
            if (failed)
                return failed;
            again = true;
            if (watch)
                watch->sign();
        }
    }
    if (!failed)
        fs::remove(folder, failed);
    return failed;
}

std::error_code removeBelow(const QString &path, const StageWatch *watch)
{
    return removeBelow(std::filesystem::path(QFile::encodeName(path).toStdString()), watch);
}

QString folderOf(const QString &path)
{
    return QFileInfo(path).path();
}

} // namespace

std::unexpected<Error> ioFailure(const QString &path, int systemError)
{
    const auto words = QString::fromLocal8Bit(std::strerror(systemError));
    return failure(u"io_failed"_s, {{u"path"_s, path}, {u"reason"_s, words}}, path + u": "_s + words);
}

Result<void> makeFolder(const QString &path)
{
    if (!QDir().mkpath(path))
        return ioFailure(path, errno ? errno : EIO);
    return {};
}

int waitForContent(int descriptor, const StageWatch &watch)
{
    struct stat status = {};
    // On its way to the disk as a whole, and waited for piece by piece.
    if (::fstat(descriptor, &status) != 0 || ::sync_file_range(descriptor, 0, 0, SYNC_FILE_RANGE_WRITE) != 0)
        return errno;
    constexpr unsigned whole = SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER;
    for (off_t at = 0; at < status.st_size; at += contentASign) {
        if (::sync_file_range(descriptor, at, contentASign, whole) != 0)
            return errno;
        watch.sign();
    }
    return 0;
}

int sync(int descriptor, const StageWatch *watch)
{
    struct stat status = {};
    if (watch && ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > contentASign) {
        const int failed = waitForContent(descriptor, *watch);
        // Said once: fsync() would not say it again. Anything else means that it cannot be waited for in this way.
        if (failed == EIO || failed == ENOSPC || failed == EDQUOT) {
            errno = failed;
            return -1;
        }
    }
    return ::fsync(descriptor);
}

Result<void> sync(const QString &path, const StageWatch *watch)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return ioFailure(path, errno);
    const int synced = sync(descriptor, watch);
    const int reason = errno;
    ::close(descriptor);
    if (synced != 0)
        return ioFailure(path, reason);
    return {};
}

Result<void> writeFile(const QString &path, const QByteArray &content)
{
    const QString part = unfinishedName(path);
    const QByteArray name = QFile::encodeName(part);
    const int descriptor = ::open(name.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (descriptor < 0)
        return ioFailure(part, errno);
    const char *data = content.constData();
    qsizetype left = content.size();
    int reason = 0;
    while (left > 0 && !reason) {
        const ssize_t written = ::write(descriptor, data, size_t(left));
        if (written < 0) {
            if (errno != EINTR)
                reason = errno;
            continue;
        }
        data += written;
        left -= written;
    }
    if (!reason && ::fsync(descriptor) != 0)
        reason = errno;
    if (::close(descriptor) != 0 && !reason)
        reason = errno;
    if (reason) {
        ::unlink(name.constData());
        return ioFailure(path, reason);
    }
    return rename(part, path);
}

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return ioFailure(path, errno ? errno : EIO);
    return file.readAll();
}

Result<void> rename(const QString &from, const QString &to)
{
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return ioFailure(to, errno);
    return sync(folderOf(to));
}

Result<void> removeFile(const QString &path)
{
    if (::unlink(QFile::encodeName(path).constData()) != 0 && errno != ENOENT)
        return ioFailure(path, errno);
    return {};
}

Result<void> removeTree(const QString &path, const StageWatch *watch)
{
    const QString doomed = path + ".removed"_L1 + unfinished;
    // A kill may have left an earlier one half deleted.
    if (QFileInfo::exists(doomed)) {
        if (const std::error_code failed = removeBelow(doomed, watch))
            return ioFailure(doomed, failed.value());
    }
    if (!QFileInfo::exists(path))
        return {};
    if (auto moved = rename(path, doomed); !moved)
        return moved;
    if (const std::error_code failed = removeBelow(doomed, watch))
        return ioFailure(doomed, failed.value());
    return {};
}

} // namespace escale::platform::disk
