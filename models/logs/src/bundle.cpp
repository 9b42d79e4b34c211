// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/logs/bundle.h>

#include "bundle_data.h"
#include "manifest.h"

#include <escale/logs/catalogue.h>

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

#include <zlib.h>

#include <algorithm>

#include <sys/stat.h>

namespace escale::logs {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 blockSize = 1 << 20;

std::unexpected<Error> damaged(const QString &path)
{
    return failure(u"bundle_damaged"_s, {{u"path"_s, path}});
}

/// Unpacks deflated blocks; never gives more than the size that was announced.
class Inflater {
public:
    Inflater() { m_ready = inflateInit2(&m_stream, -MAX_WBITS) == Z_OK; }
    ~Inflater()
    {
        if (m_ready)
            inflateEnd(&m_stream);
    }
    Q_DISABLE_COPY_MOVE(Inflater)

    /// False where the packed bytes are not valid, or hold more than `size` bytes.
    bool add(QByteArray packed, qint64 size, const std::function<bool(QByteArrayView)> &take, bool &wanted)
    {
        if (!m_ready || m_ended)
            return false;
        m_stream.next_in = reinterpret_cast<Bytef *>(packed.data());
        m_stream.avail_in = uInt(packed.size());
        while (wanted && !m_ended) {
            m_stream.next_out = reinterpret_cast<Bytef *>(m_out.data());
            m_stream.avail_out = uInt(m_out.size());
            const int result = inflate(&m_stream, Z_NO_FLUSH);
            if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
                return false;
            const qsizetype produced = m_out.size() - qsizetype(m_stream.avail_out);
            m_given += produced;
            if (m_given > size)
                return false;
            if (produced > 0)
                wanted = take(QByteArrayView(m_out).first(produced));
            m_ended = result == Z_STREAM_END;
            if (m_stream.avail_in == 0 && produced < m_out.size())
                break;
        }
        return m_stream.avail_in == 0 || !wanted;
    }
    [[nodiscard]] bool ended() const { return m_ended; }

private:
    z_stream m_stream = {};
    QByteArray m_out = QByteArray(blockSize, Qt::Uninitialized);
    qint64 m_given = 0;
    bool m_ready = false;
    bool m_ended = false;
};

} // namespace

Result<Reader> Bundle::Data::reader() const
{
    if (path.isEmpty()) {
        return Reader{[this](qint64 offset, qint64 count) {
            return offset < 0 || offset > bytes.size() ? QByteArray()
                                                       : bytes.sliced(offset, std::min(count, bytes.size() - offset));
        }};
    }
    auto file = std::make_shared<QFile>(path);
    if (!file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return failure(u"bundle_unreadable"_s, {{u"path"_s, path}}, file->errorString());
    const std::optional<Stamp> now = stampOf(*file);
    if (!now || (stamp && *now != *stamp))
        return failure(u"bundle_changed"_s, {{u"path"_s, path}});
    return Reader{[file](qint64 offset, qint64 count) {
        QByteArray block;
        if (offset >= 0 && file->seek(offset))
            block = file->read(count);
        return block;
    }};
}

std::optional<Stamp> stampOf(const QFile &file)
{
    struct stat status = {};
    if (::fstat(file.handle(), &status) != 0 || !S_ISREG(status.st_mode))
        return std::nullopt;
    return Stamp{quint64(status.st_dev), quint64(status.st_ino), qint64(status.st_size),
                 qint64(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec};
}

QString rawMember(TaskId task)
{
    return u"raw/%1.log"_s.arg(task.value());
}

bool BundleFinding::isSerious() const
{
    const Message *message = findMessageByAction(error.code);
    return !message || message->severity == Severity::Error;
}

bool Verdict::isWhole() const
{
    return findingCount == findings.size()
           && std::ranges::none_of(findings, [](const BundleFinding &finding) { return finding.isSerious(); });
}

Bundle::Bundle(std::shared_ptr<const Data> data) : m_data(std::move(data)) {}

Result<Bundle> Bundle::open(const QString &path, const BundleLimits &limits)
{
    auto data = std::make_shared<Data>();
    data->path = path;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(u"bundle_unreadable"_s, {{u"path"_s, path}}, file.errorString());
    data->stamp = stampOf(file);
    if (!data->stamp)
        return failure(u"bundle_unreadable"_s, {{u"path"_s, path}}, u"not a regular file"_s);
    data->size = data->stamp->size;
    return finish(std::move(data), limits);
}

Result<Bundle> Bundle::fromBytes(const QByteArray &bytes, const BundleLimits &limits)
{
    auto data = std::make_shared<Data>();
    data->bytes = bytes;
    data->size = bytes.size();
    return finish(std::move(data), limits);
}

Result<Bundle> Bundle::finish(std::shared_ptr<Data> data, const BundleLimits &limits)
{
    const auto reader = data->reader();
    if (!reader)
        return std::unexpected(reader.error());
    auto layout = detail::readLayout(reader->at, data->size, limits, data->path);
    if (!layout)
        return std::unexpected(layout.error());
    data->layout = *std::move(layout);
    for (const detail::ZipMember &member : std::as_const(data->layout.members))
        data->index.insert(QString::fromLatin1(member.name), &member);
    const auto missing = [](const QString &name) { return failure(u"bundle_member_missing"_s, {{u"member"_s, name}}); };
    if (!data->index.contains(bundleManifest))
        return missing(bundleManifest);
    Bundle bundle(data);
    auto json = bundle.readAll(bundleManifest);
    if (!json)
        return std::unexpected(json.error());
    auto manifest = detail::manifestFromJson(*json);
    if (!manifest)
        return std::unexpected(manifest.error());
    data->manifestJson = *json;
    data->manifest = *std::move(manifest);
    for (const BundleMember &member : std::as_const(data->manifest.members)) {
        if (!data->index.contains(member.name) || member.name == bundleManifest)
            return missing(member.name);
    }
    if (data->index.size() != data->manifest.members.size() + 1) {
        for (auto it = data->index.cbegin(); it != data->index.cend(); ++it) {
            const bool listed = it.key() == bundleManifest
                                || std::ranges::any_of(data->manifest.members, [&](const BundleMember &member) {
                                       return member.name == it.key();
                                   });
            if (!listed)
                return failure(u"bundle_unknown_member"_s, {{u"member"_s, it.key()}});
        }
    }
    return bundle;
}

bool Bundle::looksLikeOne(QByteArrayView beginning)
{
    return beginning.startsWith("PK\x03\x04");
}

const Manifest &Bundle::manifest() const
{
    return m_data->manifest;
}

QString Bundle::path() const
{
    return m_data->path;
}

bool Bundle::has(const QString &member) const
{
    return m_data->index.contains(member);
}

qint64 Bundle::sizeOf(const QString &member) const
{
    const detail::ZipMember *found = m_data->index.value(member);
    return found ? found->size : 0;
}

QList<TaskId> Bundle::rawTasks() const
{
    QList<TaskId> tasks;
    for (const detail::ZipMember &member : m_data->layout.members) {
        if (member.name.startsWith("raw/"))
            tasks.append(TaskId(member.name.sliced(4).chopped(4).toLongLong()));
    }
    std::ranges::sort(tasks);
    return tasks;
}

std::optional<Bundle::Extent> Bundle::extentOf(const QString &member) const
{
    const detail::ZipMember *found = m_data->index.value(member);
    if (!found || found->deflated || m_data->path.isEmpty())
        return std::nullopt;
    return Extent{found->dataOffset, found->size};
}

Result<void> Bundle::read(const QString &name, const Take &take) const
{
    const detail::ZipMember *member = m_data->index.value(name);
    if (!member)
        return failure(u"bundle_member_missing"_s, {{u"member"_s, name}});
    const auto reader = m_data->reader();
    if (!reader)
        return std::unexpected(reader.error());
    quint32 checksum = 0;
    qint64 given = 0;
    bool wanted = true;
    const auto give = [&](QByteArrayView block) {
        checksum = quint32(crc32_z(checksum, reinterpret_cast<const Bytef *>(block.data()), size_t(block.size())));
        given += block.size();
        return take(block);
    };
    std::optional<Inflater> inflater;
    if (member->deflated)
        inflater.emplace();
    for (qint64 at = 0; at < member->packedSize && wanted;) {
        const QByteArray block = reader->at(member->dataOffset + at, std::min(blockSize, member->packedSize - at));
        if (block.isEmpty())
            return damaged(m_data->path);
        at += block.size();
        if (!inflater)
            wanted = give(block);
        else if (!inflater->add(block, member->size, give, wanted))
            return damaged(m_data->path);
    }
    if (!wanted)
        return {};
    if (given != member->size || checksum != member->crc || (inflater && !inflater->ended()))
        return damaged(m_data->path);
    return {};
}

Result<QByteArray> Bundle::readAll(const QString &member) const
{
    QByteArray bytes;
    bytes.reserve(std::min<qint64>(sizeOf(member), blockSize));
    if (const auto done = read(member,
                               [&](QByteArrayView block) {
                                   bytes += block;
                                   return true;
                               });
        !done)
        return std::unexpected(done.error());
    return bytes;
}

Result<QJsonObject> Bundle::readState() const
{
    const auto json = readAll(bundleState);
    if (!json)
        return std::unexpected(json.error());
    const QJsonDocument document = QJsonDocument::fromJson(*json);
    if (!document.isObject())
        return damaged(m_data->path);
    return document.object();
}

} // namespace escale::logs
