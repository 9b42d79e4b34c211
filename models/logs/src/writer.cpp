// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/logs/writer.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace escale::logs {

namespace {

constexpr qsizetype mostWaiting = 10'000;
constexpr qint64 largestEntry = 1 << 20; ///< bytes: an entry holds parameters, not content

QByteArray readAt(int fd, qint64 offset, qint64 size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    qint64 done = 0;
    while (done < size) {
        const ssize_t got = ::pread(fd, bytes.data() + done, std::size_t(size - done), offset + done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        done += got;
    }
    bytes.truncate(done);
    return bytes;
}

bool writeFully(int fd, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t done = ::write(fd, bytes.data(), std::size_t(bytes.size()));
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return false;
        bytes = bytes.sliced(done);
    }
    return true;
}

/// A new or renamed file is there for good only once its folder is.
void syncFolderOf(const QString &path)
{
    const int fd = ::open(QFile::encodeName(QFileInfo(path).absolutePath()).constData(), O_RDONLY | O_CLOEXEC);
    if (fd >= 0) {
        ::fsync(fd);
        ::close(fd);
    }
}

} // namespace

LogWriter::LogWriter(Settings settings, const Clock &clock) : m_settings(std::move(settings)), m_clock(clock) {}

LogWriter::~LogWriter()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

Result<void> LogWriter::failed(const QString &code, int error) const
{
    return failure(code, {{u"path"_s, m_settings.path}}, qt_error_string(error));
}

QString LogWriter::rotatedPath(int number) const
{
    return m_settings.path + u'.' + QString::number(number);
}

int LogWriter::lastRotated() const
{
    int number = 0;
    while (QFile::exists(rotatedPath(number + 1)))
        ++number;
    return number;
}

Result<std::unique_ptr<LogWriter>> LogWriter::open(Settings settings, const Clock &clock)
{
    std::unique_ptr<LogWriter> writer(new LogWriter(std::move(settings), clock));
    if (const auto opened = writer->openFile(); !opened)
        return std::unexpected(opened.error());
    const auto setAside = writer->repair();
    if (!setAside)
        return std::unexpected(setAside.error());
    if (*setAside > 0) {
        const QString name = QFileInfo(writer->m_settings.path).fileName() + u".torn"_s;
        Entry repaired = makeEntry(u"ESC-9002"_s, {{u"file"_s, name}, {u"bytes"_s, *setAside}});
        repaired.migration = writer->m_migration;
        if (const auto said = writer->append(std::move(repaired)); !said)
            return std::unexpected(said.error());
    }
    return writer;
}

Result<void> LogWriter::openFile()
{
    m_fd = ::open(QFile::encodeName(m_settings.path).constData(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW,
                  0600);
    struct stat status = {};
    if (m_fd < 0 || ::fstat(m_fd, &status) != 0)
        return failed(u"io_failed"_s, errno);
    if (!S_ISREG(status.st_mode))
        return failed(u"io_failed"_s, EINVAL);
    if (::flock(m_fd, LOCK_EX | LOCK_NB) != 0)
        return failed(u"io_failed"_s, errno);
    m_size = status.st_size;
    syncFolderOf(m_settings.path);
    return {};
}

Result<qint64> LogWriter::repair()
{
    // The last whole entry, looked for from the end: behind it stands what a crash left, half a line or blocks of zeros
    // that the file system had reserved.
    const qint64 before = m_size;
    qint64 end = m_size;
    while (end > 0) {
        const qint64 from = std::max<qint64>(0, end - largestEntry);
        const QByteArray tail = readAt(m_fd, from, end - from);
        if (tail.size() != end - from)
            return std::unexpected(failed(u"io_failed"_s, EIO).error());
        const qsizetype lineEnd = tail.lastIndexOf('\n');
        if (lineEnd < 0) {
            // Something so long is no entry that was cut off: this is another file, and not ours to change.
            if (from > 0 || tail.size() == largestEntry)
                return std::unexpected(failed(u"io_failed"_s, EINVAL).error());
            end = 0;
            break;
        }
        const qsizetype lineStart = lineEnd == 0 ? 0 : tail.lastIndexOf('\n', lineEnd - 1) + 1;
        const auto entry = fromLine(QByteArrayView(tail).sliced(lineStart, lineEnd - lineStart));
        if (entry) {
            end = from + lineEnd + 1;
            m_seq = entry->seq;
            m_head = entry->hash;
            m_migration = entry->migration;
            break;
        }
        // A whole line that is no entry, in a file that has others before it: written in disorder as the power failed.
        end = from + lineStart;
        if (before - end > largestEntry)
            return std::unexpected(failed(u"io_failed"_s, EINVAL).error());
    }
    if (m_seq == 0) {
        if (const int last = lastRotated(); last > 0) {
            QFile file(rotatedPath(last));
            if (file.open(QIODevice::ReadOnly)) {
                file.seek(std::max<qint64>(0, file.size() - largestEntry));
                const QByteArrayList lines = file.readAll().trimmed().split('\n');
                if (const auto entry = fromLine(lines.last())) {
                    m_seq = entry->seq;
                    m_head = entry->hash;
                    m_migration = entry->migration;
                }
            }
        }
    }
    if (end == before)
        return 0;
    const QByteArray torn = readAt(m_fd, end, before - end);
    QFile aside(m_settings.path + u".torn"_s);
    if (!aside.open(QIODevice::WriteOnly | QIODevice::Append) || aside.write(torn) != torn.size() || !aside.flush()
        || ::fsync(aside.handle()) != 0)
        return std::unexpected(failed(u"io_failed"_s, errno).error());
    if (::ftruncate(m_fd, end) != 0 || ::fsync(m_fd) != 0)
        return std::unexpected(failed(u"io_failed"_s, errno).error());
    m_size = end;
    return before - end;
}

QByteArray LogWriter::stamp(Entry entry)
{
    if (!entry.at.isValid())
        entry.at = m_clock.now();
    entry.seq = ++m_seq;
    entry.prev = m_head;
    const QByteArray line = toLine(entry);
    if (const auto written = fromLine(line))
        m_head = written->hash;
    return line + '\n';
}

void LogWriter::addCheckpoint(const Entry &after, QByteArray &lines)
{
    if (!m_settings.key || m_seq % m_settings.checkpointEvery != m_settings.checkpointEvery - 1)
        return;
    const QByteArray signature = m_settings.key->sign(headStatement(after.migration, m_seq, m_head));
    Entry checkpoint = makeEntry(u"ESC-9001"_s, {{u"count"_s, m_seq},
                                                 {u"head"_s, QString::fromLatin1(m_head)},
                                                 {u"key"_s, QString::fromLatin1(m_settings.key->publicKey().toHex())},
                                                 {u"signature"_s, QString::fromLatin1(signature.toHex())}});
    checkpoint.at = after.at;
    checkpoint.migration = after.migration;
    lines += stamp(std::move(checkpoint));
}

Result<void> LogWriter::append(Entry entry)
{
    if (!entry.at.isValid())
        entry.at = m_clock.now();
    if (m_waiting.size() >= mostWaiting)
        return failed(u"log_write_failed"_s, ENOSPC);
    m_waiting.append(std::move(entry));
    const auto written = writeAll();
    m_late = !written;
    return written;
}

Result<void> LogWriter::writeAll()
{
    // Behind half a line nothing may be written.
    if (m_isTorn && ::ftruncate(m_fd, m_size) != 0)
        return failed(u"log_write_failed"_s, errno);
    m_isTorn = false;
    const qint64 seq = m_seq;
    const QByteArray head = m_head;
    QByteArray lines;
    if (m_late) {
        Entry resumed = makeEntry(
            u"ESC-9003"_s, {{u"file"_s, QFileInfo(m_settings.path).fileName()}, {u"entries"_s, m_waiting.size()}});
        resumed.migration = m_waiting.constFirst().migration;
        resumed.at = m_clock.now();
        // What comes late keeps its own time; this entry stands before them and says why it is later than they are.
        lines += stamp(std::move(resumed));
    }
    for (const Entry &entry : std::as_const(m_waiting)) {
        lines += stamp(entry);
        addCheckpoint(entry, lines);
    }
    if (writeFully(m_fd, lines) && ::fdatasync(m_fd) == 0) {
        m_size += lines.size();
        m_waiting.clear();
        return m_size > m_settings.rotateAt ? rotate() : Result<void>();
    }
    const int error = errno;
    // What got there is no entry yet: nobody was told that it was written.
    m_isTorn = ::ftruncate(m_fd, m_size) != 0;
    m_seq = seq;
    m_head = head;
    return failed(u"log_write_failed"_s, error);
}

Result<void> LogWriter::rotate()
{
    const int number = lastRotated() + 1;
    if (::rename(QFile::encodeName(m_settings.path).constData(), QFile::encodeName(rotatedPath(number)).constData())
        != 0)
        return {}; // it grows on: nothing is lost, and the next entry tries again
    ::close(m_fd);
    m_fd = -1;
    return openFile();
}

} // namespace escale::logs
