// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "file_stream.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QFile>
#include <QtCore/QJsonObject>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace escale::logs {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 headSize = 64 << 10;

qint64 nanoseconds(const struct stat &status)
{
    return qint64(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec;
}

/// pread until all is there or nothing more comes. -1 with errno.
qint64 readAll(int descriptor, qint64 offset, std::span<char> into)
{
    qint64 done = 0;
    while (done < qint64(into.size())) {
        const ssize_t got = ::pread(descriptor, into.data() + done, into.size() - std::size_t(done), offset + done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return done > 0 ? done : -1;
        if (got == 0)
            break;
        done += got;
    }
    return done;
}

} // namespace

std::unexpected<Error> damaged(qint64 offset, const char *why)
{
    return failure(u"log_damaged"_s, {{u"offset"_s, offset}}, QString::fromUtf8(why));
}

std::unexpected<Error> FileStream::failed(int error) const
{
    return failure(u"io_failed"_s, {{u"path"_s, m_path}}, QString::fromLocal8Bit(std::strerror(error)));
}

Result<std::shared_ptr<FileStream>> FileStream::open(const QString &path, qint64 offset, qint64 size)
{
    std::shared_ptr<FileStream> stream(new FileStream);
    stream->m_path = path;
    stream->m_offset = offset;
    stream->m_isPart = offset > 0 || size >= 0;
    // Without O_NONBLOCK opening a pipe would wait for somebody to write to it.
    stream->m_descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat status = {};
    if (stream->m_descriptor < 0 || ::fstat(stream->m_descriptor, &status) < 0)
        return stream->failed(errno);
    if (!S_ISREG(status.st_mode))
        return stream->failed(S_ISDIR(status.st_mode) ? EISDIR : EINVAL);
    const qint64 there = std::max<qint64>(0, qint64(status.st_size) - offset);
    if (size > there)
        return failure(u"log_truncated"_s, {{u"path"_s, path}});
    stream->m_size = size >= 0 ? size : there;
    const Result<SourceStamp> stamp = stream->stamp();
    if (!stamp)
        return std::unexpected(stamp.error());
    stream->m_head = stamp->head;
    stream->m_modified = stamp->modified;
    return stream;
}

FileStream::~FileStream()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<qint64> FileStream::read(qint64 offset, std::span<char> into)
{
    const qint64 size = m_size;
    const qint64 wanted = std::clamp<qint64>(size - offset, 0, qint64(into.size()));
    if (wanted == 0)
        return 0;
    const qint64 got = readAll(m_descriptor, m_offset + offset, into.first(std::size_t(wanted)));
    if (got < 0)
        return failed(errno);
    if (got == 0)
        return failure(u"log_truncated"_s, {{u"path"_s, m_path}, {u"offset"_s, offset}});
    return got;
}

Result<SourceStamp> FileStream::stamp()
{
    struct stat status = {};
    if (::fstat(m_descriptor, &status) < 0)
        return failed(errno);
    std::vector<char> head(std::size_t(std::min<qint64>(headSize, m_size)));
    const qint64 got = readAll(m_descriptor, m_offset, head);
    if (got < 0)
        return failed(errno);
    return SourceStamp{m_isPart ? m_size.load() : qint64(status.st_size), nanoseconds(status),
                       QCryptographicHash::hash(QByteArrayView(head.data(), got), QCryptographicHash::Sha256)};
}

Source::Change FileStream::look()
{
    struct stat named = {};
    struct stat opened = {};
    if (::stat(QFile::encodeName(m_path).constData(), &named) < 0)
        return Source::Change::Vanished;
    if (::fstat(m_descriptor, &opened) < 0 || named.st_dev != opened.st_dev || named.st_ino != opened.st_ino)
        return Source::Change::Replaced;
    const qint64 there = qint64(opened.st_size) - m_offset;
    if (there < m_size)
        return Source::Change::Shrunk;
    if (nanoseconds(opened) != m_modified) {
        // Touched: is what it began with still there? Only as much as there was is compared.
        std::array<char, headSize> head{};
        const auto size = std::size_t(std::min<qint64>(headSize, m_size));
        const qint64 got = readAll(m_descriptor, m_offset, std::span(head).first(size));
        if (got < qint64(size)
            || QCryptographicHash::hash(QByteArrayView(head.data(), got), QCryptographicHash::Sha256) != m_head)
            return Source::Change::Replaced;
        m_modified = nanoseconds(opened);
    }
    if (m_isPart || there == m_size)
        return Source::Change::None;
    m_size = there;
    if (const Result<SourceStamp> now = stamp())
        m_head = now->head;
    return Source::Change::Grown;
}

Result<qint64> LiveStream::read(qint64 offset, std::span<char> into)
{
    const std::scoped_lock lock(m_mutex);
    const qint64 wanted = std::clamp<qint64>(m_size - offset, 0, qint64(into.size()));
    for (qint64 done = 0; done < wanted;) {
        const qint64 at = offset + done;
        const qint64 part = std::min(wanted - done, chunk - at % chunk);
        std::memcpy(into.data() + done, m_chunks[std::size_t(at / chunk)].get() + at % chunk, std::size_t(part));
        done += part;
    }
    return wanted;
}

void LiveStream::append(QByteArrayView bytes)
{
    const std::scoped_lock lock(m_mutex);
    while (!bytes.isEmpty()) {
        const qint64 at = m_size % chunk;
        if (at == 0)
            m_chunks.push_back(std::make_unique_for_overwrite<char[]>(chunk));
        const qsizetype part = std::min<qsizetype>(bytes.size(), chunk - at);
        std::memcpy(m_chunks.back().get() + at, bytes.data(), std::size_t(part));
        bytes = bytes.sliced(part);
        m_size += part;
    }
}

} // namespace escale::logs
