// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "zip_archive.h"

#include <QtCore/QSet>

#include <zip.h>

#include <algorithm>

namespace escale::logs::detail {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 blockSize = 1 << 20;
constexpr qint64 windowSize = 4096; ///< libzip asks for a few bytes at a time, here and there
constexpr qsizetype longestName = 255;
// APPNOTE 6.3: an entry of the directory, and what stands before a member's data, without names and fields.
constexpr qint64 entrySize = 46;
constexpr qint64 localSize = 30;
constexpr quint32 typeMask = 0170000;
constexpr quint32 regularFile = 0100000;
constexpr quint32 folder = 0040000;

/// A name for an error: whatever it holds, it is one short printable line.
QString shown(QByteArrayView name)
{
    QString text;
    for (const QChar c : QString::fromUtf8(name.first(std::min<qsizetype>(name.size(), 80))))
        text += c.isPrint() ? QString(c) : u"\\x%1"_s.arg(ushort(c.unicode()), 2, 16, QChar(u'0'));
    return text;
}

std::unexpected<Error> refuse(const QString &code, QByteArrayView name, QJsonObject params = {})
{
    params.insert(u"member"_s, shown(name));
    return failure(code, params);
}

/// A relative path that stays below any folder and means the same everywhere. Every name in a bundle is ASCII without blanks;
/// libzip shows a NUL as a blank, and other bytes that are not ASCII, control characters among them, as an IBM PC would have.
bool isSafe(QByteArrayView name)
{
    if (name.isEmpty() || name.size() > longestName || name.startsWith('/')
        || std::ranges::any_of(name, [](char c) { return c <= ' ' || c > '~' || c == '\\' || c == ':'; }))
        return false;
    const QList<QByteArray> parts = name.toByteArray().split('/');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const bool endOfFolder = i > 0 && i == parts.size() - 1 && parts[i].isEmpty();
        if (!endOfFolder && (parts[i].isEmpty() || parts[i] == "." || parts[i] == ".."))
            return false;
    }
    return true;
}

bool isKnown(const QByteArray &name)
{
    if (name == bundleManifest || name == bundleLog || name == bundleState)
        return true;
    static constexpr QByteArrayView prefix("raw/");
    static constexpr QByteArrayView suffix(".log");
    constexpr qsizetype mostDigits = 18; // every such number fits an id
    if (!name.startsWith(prefix) || !name.endsWith(suffix))
        return false;
    const QByteArrayView digits = QByteArrayView(name).sliced(prefix.size()).chopped(suffix.size());
    return !digits.isEmpty() && digits.size() <= mostDigits && digits.front() != '0'
           && std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

/// What libzip reads from. It outlives the archive.
struct ZipArchive::Input {
    ReadAt readAt;
    qint64 size = 0;
    qint64 at = 0;
    qint64 budget = 0; ///< bytes that may still be read; negative: any number
    bool exhausted = false;
    QByteArray window;
    qint64 windowAt = 0;
    zip_error_t error = {};

    qint64 read(char *data, qint64 wanted)
    {
        wanted = std::min(wanted, size - at);
        if (wanted <= 0)
            return 0;
        if (budget >= 0) {
            budget -= std::min(wanted, budget);
            if (budget == 0) {
                exhausted = true;
                zip_error_set(&error, ZIP_ER_READ, 0);
                return -1;
            }
        }
        if (at < windowAt || at >= windowAt + window.size()) {
            windowAt = at;
            window = readAt(at, std::max(wanted, windowSize));
        }
        const qint64 from = at - windowAt;
        const qint64 taken = std::min<qint64>(wanted, window.size() - from);
        if (taken <= 0) { // the file has become shorter
            zip_error_set(&error, ZIP_ER_EOF, 0);
            return -1;
        }
        std::copy_n(window.constData() + from, taken, data);
        at += taken;
        return taken;
    }

    static zip_int64_t callback(void *self, void *data, zip_uint64_t length, zip_source_cmd_t command)
    {
        auto &input = *static_cast<Input *>(self);
        switch (command) {
        case ZIP_SOURCE_OPEN:
            input.at = 0;
            return 0;
        case ZIP_SOURCE_READ:
            return input.read(static_cast<char *>(data), qint64(length));
        case ZIP_SOURCE_SEEK: {
            const auto to = zip_source_seek_compute_offset(zip_uint64_t(input.at), zip_uint64_t(input.size), data,
                                                           length, &input.error);
            if (to >= 0)
                input.at = to;
            return to < 0 ? -1 : 0;
        }
        case ZIP_SOURCE_TELL:
            return input.at;
        case ZIP_SOURCE_STAT: {
            auto *stat = static_cast<zip_stat_t *>(data);
            zip_stat_init(stat);
            stat->valid = ZIP_STAT_SIZE;
            stat->size = zip_uint64_t(input.size);
            return sizeof(zip_stat_t);
        }
        case ZIP_SOURCE_ERROR:
            return zip_error_to_data(&input.error, data, length);
        case ZIP_SOURCE_CLOSE:
        case ZIP_SOURCE_FREE:
            return 0;
        case ZIP_SOURCE_SUPPORTS:
            return ZIP_SOURCE_SUPPORTS_SEEKABLE;
        default:
            zip_error_set(&input.error, ZIP_ER_OPNOTSUPP, 0);
            return -1;
        }
    }
};

ZipArchive::~ZipArchive()
{
    if (m_zip)
        zip_discard(m_zip);
}

Result<zip *> ZipArchive::load(int flags, const BundleLimits &limits, const QString &path)
{
    // However many entries a file says it has, no more is read than the most that are allowed could take.
    m_input->budget = (limits.members + qint64(1)) * 2 * (entrySize + localSize + 4 * longestName) + 2 * 0xffff;
    m_input->exhausted = false;
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_function_create(&Input::callback, m_input.get(), &error);
    zip_t *opened = source ? zip_open_from_source(source, ZIP_RDONLY | flags, &error) : nullptr;
    if (!opened && source)
        zip_source_free(source);
    zip_error_fini(&error);
    m_input->budget = -1;
    if (opened)
        return opened;
    if (m_input->exhausted)
        return failure(u"bundle_too_many"_s, {{u"limit"_s, limits.members}});
    return failure(u"bundle_damaged"_s, {{u"path"_s, path}});
}

Result<std::unique_ptr<ZipArchive>> ZipArchive::open(ReadAt readAt, qint64 fileSize, const BundleLimits &limits,
                                                     const QString &path)
{
    if (!Bundle::looksLikeOne(readAt(0, 4)))
        return failure(u"bundle_not_zip"_s, {{u"path"_s, path}});
    std::unique_ptr<ZipArchive> archive(new ZipArchive);
    archive->m_input = std::make_unique<Input>();
    archive->m_input->readAt = std::move(readAt);
    archive->m_input->size = fileSize;
    auto opened = archive->load(0, limits, path);
    if (!opened)
        return std::unexpected(opened.error());
    archive->m_zip = *opened;
    if (const auto done = archive->check(limits, fileSize, path); !done)
        return std::unexpected(done.error());
    // Only now, since it cannot say which name stands there twice: that what stands before each member's data says the same as
    // the directory, and that all of it lies before the directory.
    auto consistent = archive->load(ZIP_CHECKCONS, limits, path);
    if (!consistent)
        return std::unexpected(consistent.error());
    zip_discard(std::exchange(archive->m_zip, *consistent));
    // Members that share bytes are how a small file becomes an endless one; together they cannot be larger than the file.
    qint64 together = 0;
    for (const ZipMember &member : archive->members()) {
        together += localSize + member.name.size() + member.packedSize;
        if (together > fileSize)
            return refuse(u"bundle_duplicate"_s, member.name);
    }
    return archive;
}

Result<void> ZipArchive::check(const BundleLimits &limits, qint64 fileSize, const QString &path)
{
    const auto damaged = failure(u"bundle_damaged"_s, {{u"path"_s, path}});
    const qint64 count = zip_get_num_entries(m_zip, 0);
    if (count > limits.members)
        return failure(u"bundle_too_many"_s, {{u"limit"_s, limits.members}});
    QSet<QByteArray> seen;
    for (quint64 index = 0; index < quint64(count); ++index) {
        zip_stat_t stat;
        zip_stat_init(&stat);
        quint8 system = 0;
        quint32 attributes = 0;
        constexpr quint64 needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC
                                   | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
        if (zip_stat_index(m_zip, index, 0, &stat) != 0 || (stat.valid & needed) != needed
            || zip_file_get_external_attributes(m_zip, index, 0, &system, &attributes) != 0)
            return damaged;
        ZipMember member{index,    QByteArray(stat.name),  stat.comp_method == ZIP_CM_DEFLATE,
                         stat.crc, qint64(stat.comp_size), qint64(stat.size)};
        if (!isSafe(member.name))
            return refuse(u"bundle_unsafe_name"_s, member.name);
        const quint32 type = system == ZIP_OPSYS_UNIX ? (attributes >> 16) & typeMask : 0;
        const bool isFolder = member.name.endsWith('/');
        if (type != 0 && type != (isFolder ? folder : regularFile))
            return refuse(u"bundle_link"_s, member.name);
        const QByteArray folded = member.name.toLower();
        if (seen.contains(folded))
            return refuse(u"bundle_duplicate"_s, member.name);
        seen.insert(folded);
        if (stat.encryption_method != ZIP_EM_NONE || (stat.comp_method != ZIP_CM_STORE && !member.deflated))
            return refuse(u"bundle_encrypted"_s, member.name);
        if (isFolder) {
            // A tool that packs a folder again names the folder too.
            if (member.name != "raw/" || member.size != 0)
                return refuse(u"bundle_unknown_member"_s, member.name);
            continue;
        }
        if (!isKnown(member.name))
            return refuse(u"bundle_unknown_member"_s, member.name);
        const qint64 limit = member.name == bundleManifest ? limits.manifest
                             : member.name == bundleState  ? limits.state
                                                           : limits.member;
        if (member.size < 0 || member.size > limit)
            return refuse(u"bundle_too_large"_s, member.name, {{u"limit"_s, limit}});
        if (member.packedSize < 0 || member.packedSize > fileSize
            || (!member.deflated && member.packedSize != member.size))
            return damaged;
        if (member.size > limits.ratioFrom && member.size / limits.ratio > member.packedSize)
            return refuse(u"bundle_ratio"_s, member.name, {{u"limit"_s, limits.ratio}});
        m_members.append(member);
    }
    return {};
}

bool ZipArchive::read(const ZipMember &member, bool packed, const Bundle::Take &take)
{
    zip_file_t *file = zip_fopen_index(m_zip, member.index, packed ? ZIP_FL_COMPRESSED : 0);
    if (!file)
        return false;
    QByteArray block(std::min(blockSize, std::max<qint64>(1, packed ? member.packedSize : member.size)),
                     Qt::Uninitialized);
    const qint64 expected = packed ? member.packedSize : member.size;
    qint64 given = 0;
    bool wanted = true;
    qint64 got = 0;
    while (wanted && (got = zip_fread(file, block.data(), zip_uint64_t(block.size()))) > 0) {
        given += got;
        if (given > expected) {
            got = -1;
            break;
        }
        wanted = take(QByteArrayView(block).first(got));
    }
    zip_fclose(file);
    return !wanted || (got == 0 && given == expected);
}

} // namespace escale::logs::detail
