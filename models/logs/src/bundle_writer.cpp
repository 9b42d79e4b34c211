// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/logs/bundle_writer.h>

#include "manifest.h"
#include "sha256.h"
#include "zip_packer.h"

#include <escale/logs/entry.h>

#include <QtCore/QFileInfo>

#include <zlib.h>

namespace escale::logs {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype flushAt = 1 << 20;
constexpr int logMemory = 8; ///< zlib's default

} // namespace

struct BundleWriter::Member {
    detail::ZipMember place;
    QString name;
    qint64 offset = 0; ///< in the spool
    detail::Sha256 content;
    detail::Sha256 packed;
    QByteArray sha256;
    QByteArray packedSha256;
    z_stream stream = {};
    bool streaming = false;

    ~Member()
    {
        if (streaming)
            deflateEnd(&stream);
    }
};

BundleWriter::BundleWriter(const QString &path)
    : m_file(path)
    , m_spool(QFileInfo(path).absolutePath() + u"/.escale-XXXXXX"_s)
{
}

BundleWriter::~BundleWriter() = default;

Result<void> BundleWriter::failed() const
{
    const QString reason = m_spool.error() != QFileDevice::NoError ? m_spool.errorString() : m_file.errorString();
    return failure(u"bundle_write_failed"_s, {{u"path"_s, m_file.fileName()}}, reason);
}

Result<std::unique_ptr<BundleWriter>> BundleWriter::create(const QString &path, const Manifest &about)
{
    std::unique_ptr<BundleWriter> writer(new BundleWriter(path));
    // First the spool: where it cannot be made, the bundle cannot either.
    if (!writer->m_spool.open() || !writer->m_file.open(QIODevice::WriteOnly))
        return std::unexpected(writer->failed().error());
    Manifest &manifest = writer->m_manifest;
    manifest.created = about.created;
    manifest.program = about.program;
    manifest.platform = about.platform;
    manifest.migration = about.migration;
    manifest.server = about.server;
    manifest.name = about.name;
    manifest.redacted = about.redacted;
    if (const auto done = writer->begin(bundleLog, false); !done)
        return std::unexpected(done.error());
    return writer;
}

Result<void> BundleWriter::write(QByteArrayView bytes)
{
    m_at += bytes.size();
    m_pending += bytes;
    return m_pending.size() < flushAt ? Result<void>() : flush();
}

Result<void> BundleWriter::flush()
{
    if (m_spool.write(m_pending) != m_pending.size() || !m_spool.flush())
        return failed();
    m_pending.clear();
    return {};
}

Result<void> BundleWriter::begin(const QString &name, bool deflated)
{
    m_open = std::make_unique<Member>();
    m_open->name = name;
    m_open->place.name = name.toLatin1();
    m_open->place.deflated = deflated;
    m_open->offset = m_at;
    if (!deflated)
        return {};
    if (deflateInit2(&m_open->stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, logMemory, Z_DEFAULT_STRATEGY)
        != Z_OK)
        return failed();
    m_open->streaming = true;
    return {};
}

Result<void> BundleWriter::add(QByteArrayView bytes)
{
    Member &member = *m_open;
    member.content.add(bytes);
    member.place.size += bytes.size();
    if (!member.streaming)
        return write(bytes);
    // zlib takes a checksum of no bytes for the wish to begin anew.
    if (!bytes.isEmpty())
        member.place.crc =
            quint32(crc32_z(member.place.crc, reinterpret_cast<const Bytef *>(bytes.data()), size_t(bytes.size())));
    QByteArray out(1 << 16, Qt::Uninitialized);
    member.stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data())); // zlib takes no const
    member.stream.avail_in = uInt(bytes.size());
    const int flush = bytes.isEmpty() ? Z_FINISH : Z_NO_FLUSH;
    int result = Z_OK;
    do {
        member.stream.next_out = reinterpret_cast<Bytef *>(out.data());
        member.stream.avail_out = uInt(out.size());
        result = deflate(&member.stream, flush);
        const QByteArrayView packed = QByteArrayView(out).first(out.size() - qsizetype(member.stream.avail_out));
        member.packed.add(packed);
        if (const auto done = write(packed); !done)
            return done;
    } while (member.stream.avail_out == 0 || (flush == Z_FINISH && result == Z_OK));
    return {};
}

Result<void> BundleWriter::end()
{
    if (!m_open)
        return {};
    if (m_open->streaming) {
        if (const auto done = add({}); !done)
            return done;
        m_open->packedSha256 = detail::view(m_open->packed.take()).toByteArray();
        // There can be very many members, and each has its tables.
        deflateEnd(&m_open->stream);
        m_open->streaming = false;
    }
    m_open->sha256 = detail::view(m_open->content.take()).toByteArray();
    m_open->place.packedSize = m_at - m_open->offset;
    m_members.append(std::shared_ptr<Member>(m_open.release()));
    return {};
}

Result<void> BundleWriter::addLine(QByteArrayView line)
{
    const auto entry = fromLine(line);
    if (!entry)
        return std::unexpected(entry.error());
    if (m_manifest.entries == 0) {
        m_manifest.from = entry->at;
        m_manifest.firstSeq = entry->seq;
    }
    m_manifest.to = entry->at;
    m_manifest.head = entry->hash;
    ++m_manifest.entries;
    m_manifest.warnings += entry->severity == Severity::Warning;
    m_manifest.errors += entry->severity == Severity::Error;
    if (const auto done = add(line); !done)
        return done;
    return add("\n");
}

Result<void> BundleWriter::addState(const QByteArray &json)
{
    if (const auto done = end(); !done)
        return done;
    if (const auto done = begin(bundleState, true); !done)
        return done;
    if (json.isEmpty())
        return {};
    return add(json);
}

Result<void> BundleWriter::beginRaw(TaskId task)
{
    if (const auto done = end(); !done)
        return done;
    return begin(rawMember(task), true);
}

Result<void> BundleWriter::addRaw(QByteArrayView block)
{
    return block.isEmpty() ? Result<void>() : add(block);
}

Result<Manifest> BundleWriter::finish(const SigningKey *key)
{
    if (const auto done = end(); !done)
        return std::unexpected(done.error());
    if (const auto done = flush(); !done)
        return std::unexpected(done.error());
    for (const auto &member : std::as_const(m_members))
        m_manifest.members.append({member->name, member->place.size, member->sha256, member->packedSha256});
    const QByteArray json = detail::toJson(m_manifest, key);

    QList<detail::PackedMember> members;
    members.reserve(m_members.size() + 1);
    detail::ZipMember contents;
    contents.name = QByteArray(bundleManifest.data(), bundleManifest.size());
    contents.size = contents.packedSize = json.size();
    members.append({contents, [&](qint64 offset, qint64 size) { return json.sliced(offset, size); }});
    for (const auto &member : std::as_const(m_members)) {
        members.append({member->place, [this, begin = member->offset](qint64 offset, qint64 size) {
                            return m_spool.seek(begin + offset) ? m_spool.read(size) : QByteArray();
                        }});
    }
    if (!detail::pack(m_file, members) || !m_file.commit())
        return std::unexpected(failed().error());
    if (auto written = detail::manifestFromJson(json))
        return *written;
    return std::unexpected(failed().error());
}

} // namespace escale::logs
