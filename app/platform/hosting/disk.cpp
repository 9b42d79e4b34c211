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

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace escale::platform::disk {

namespace {

/// Two threads may write the same file: each has its own unfinished name.
QString unfinishedName(const QString &path)
{
    static std::atomic<quint64> counter = 0;
    return path + u'.' + QString::number(::getpid()) + u'-' + QString::number(++counter) + unfinished;
}

bool removeBelow(const QString &path, const StageWatch *watch)
{
    if (watch) {
        for (const QFileInfo &inner :
             QDir(path).entryInfoList(QDir::Dirs | QDir::NoSymLinks | QDir::Hidden | QDir::NoDotAndDotDot)) {
            if (!removeBelow(inner.filePath(), watch))
                return false;
        }
        watch->sign();
    }
    return QDir(path).removeRecursively();
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

Result<void> sync(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return ioFailure(path, errno);
    const int synced = ::fsync(descriptor);
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
    if (QFileInfo::exists(doomed) && !removeBelow(doomed, watch))
        return ioFailure(doomed, errno ? errno : EIO);
    if (!QFileInfo::exists(path))
        return {};
    if (auto moved = rename(path, doomed); !moved)
        return moved;
    if (!removeBelow(doomed, watch))
        return ioFailure(doomed, errno ? errno : EIO);
    return {};
}

} // namespace escale::platform::disk
