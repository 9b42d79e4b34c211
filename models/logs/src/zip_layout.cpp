// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "zip_layout.h"

#include <QtCore/QSet>
#include <QtCore/QStringDecoder>
#include <QtCore/QtEndian>

#include <algorithm>

namespace escale::logs::detail {

using namespace Qt::StringLiterals;

namespace {

// The numbers are those of PKWARE's APPNOTE 6.3.
constexpr quint32 localSignature = 0x04034b50;
constexpr quint32 entrySignature = 0x02014b50;
constexpr quint32 endSignature = 0x06054b50;
constexpr quint32 end64Signature = 0x06064b50;
constexpr quint32 locatorSignature = 0x07064b50;
constexpr qint64 localSize = 30;
constexpr qint64 entrySize = 46;
constexpr qint64 endSize = 22;
constexpr qint64 end64Size = 56;
constexpr qint64 locatorSize = 20;
constexpr qint64 longestComment = 0xffff;
constexpr quint16 zip64Extra = 1;
constexpr quint32 elsewhere = 0xffffffff; ///< the real number is in the ZIP64 field
constexpr quint16 stored = 0;
constexpr quint16 deflated = 8;
constexpr quint16 encryptedFlags = 1 | 1 << 6 | 1 << 13; ///< encrypted, strongly, headers masked
constexpr int unixHost = 3;
constexpr quint32 typeMask = 0170000;
constexpr quint32 regularFile = 0100000;
constexpr quint32 folder = 0040000;

// What Escale writes where others write the day and the owner: always the same, so that every byte is known beforehand.
constexpr quint16 versionNeeded = 45;
constexpr quint16 madeBy = unixHost << 8 | versionNeeded;
constexpr quint16 fixedTime = 0;
constexpr quint16 fixedDate = 1 << 5 | 1; ///< 1 January 1980, ZIP's first day
constexpr quint32 fixedAttributes = (regularFile | 0600) << 16;

constexpr qsizetype longestName = 255;

/// Reads little-endian numbers one after the other; zero once it is past the end.
class Cursor {
public:
    explicit Cursor(QByteArrayView bytes) : m_bytes(bytes) {}
    template <typename T>
    T take()
    {
        if (m_at + qsizetype(sizeof(T)) > m_bytes.size()) {
            m_at = m_bytes.size();
            return T(0);
        }
        const T value = qFromLittleEndian<T>(m_bytes.data() + m_at);
        m_at += sizeof(T);
        return value;
    }
    QByteArrayView takeBytes(qsizetype size)
    {
        const QByteArrayView taken = m_bytes.sliced(m_at, std::min(size, m_bytes.size() - m_at));
        m_at += taken.size();
        return taken;
    }
    [[nodiscard]] bool atEnd() const { return m_at >= m_bytes.size(); }
    [[nodiscard]] qsizetype left() const { return m_bytes.size() - m_at; }

private:
    QByteArrayView m_bytes;
    qsizetype m_at = 0;
};

class Sink {
public:
    template <typename T>
    Sink &put(T value)
    {
        const T little = qToLittleEndian(value);
        m_bytes.append(reinterpret_cast<const char *>(&little), sizeof(T));
        return *this;
    }
    Sink &put(const QByteArray &bytes)
    {
        m_bytes += bytes;
        return *this;
    }
    [[nodiscard]] QByteArray take() { return std::move(m_bytes); }

private:
    QByteArray m_bytes;
};

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

/// A relative path that stays below any folder and means the same everywhere.
bool isSafe(QByteArrayView name)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(name);
    if (decoder.hasError() || name.isEmpty() || name.size() > longestName || name.startsWith('/'))
        return false;
    if (std::ranges::any_of(text, [](QChar c) { return !c.isPrint() || c == u'\\' || c == u':'; }))
        return false;
    const QList<QStringView> parts = QStringView(text).split(u'/');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const bool endOfFolder = i > 0 && i == parts.size() - 1 && parts[i].isEmpty();
        if (!endOfFolder && (parts[i].isEmpty() || parts[i] == "."_L1 || parts[i] == ".."_L1))
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

struct End {
    qint64 count = 0;
    qint64 directoryOffset = 0;
    qint64 directorySize = 0;
    qint64 at = 0; ///< where the directory must end
};

std::optional<End> findEnd(const ReadAt &readAt, qint64 fileSize)
{
    const qint64 searched = std::min(fileSize, endSize + longestComment);
    const QByteArray tail = readAt(fileSize - searched, searched);
    if (tail.size() != searched)
        return std::nullopt;
    for (qsizetype at = tail.size() - endSize; at >= 0; --at) {
        Cursor cursor(QByteArrayView(tail).sliced(at));
        if (cursor.take<quint32>() != endSignature)
            continue;
        const auto disk = cursor.take<quint16>();
        const auto directoryDisk = cursor.take<quint16>();
        const auto here = cursor.take<quint16>();
        End end;
        end.count = cursor.take<quint16>();
        end.directorySize = cursor.take<quint32>();
        end.directoryOffset = cursor.take<quint32>();
        const auto comment = cursor.take<quint16>();
        if (comment != cursor.left() || disk != 0 || directoryDisk != 0 || here != end.count)
            continue;
        end.at = fileSize - searched + at;
        if (end.directoryOffset != elsewhere && end.directorySize != elsewhere && end.count != 0xffff)
            return end;
        const QByteArray locator = readAt(end.at - locatorSize, locatorSize);
        Cursor pointer(locator);
        if (locator.size() != locatorSize || pointer.take<quint32>() != locatorSignature
            || pointer.take<quint32>() != 0)
            return std::nullopt;
        const qint64 position = pointer.take<qint64>();
        if (position < 0 || position > end.at - locatorSize - end64Size)
            return std::nullopt;
        const QByteArray record = readAt(position, end64Size);
        Cursor wide(record);
        if (record.size() != end64Size || wide.take<quint32>() != end64Signature)
            return std::nullopt;
        wide.takeBytes(8 + 2 + 2 + 4 + 4);
        wide.take<qint64>();
        end.count = wide.take<qint64>();
        end.directorySize = wide.take<qint64>();
        end.directoryOffset = wide.take<qint64>();
        end.at = position;
        return end;
    }
    return std::nullopt;
}

bool usesZip64(const ZipMember &member)
{
    // How large a log becomes is not known when its header is written, so they all have the wide field.
    return member.name != bundleManifest && member.name != bundleState;
}

} // namespace

Result<ZipLayout> readLayout(const ReadAt &readAt, qint64 fileSize, const BundleLimits &limits, const QString &path)
{
    const auto damaged = failure(u"bundle_damaged"_s, {{u"path"_s, path}});
    const QByteArray beginning = readAt(0, 4);
    if (!Bundle::looksLikeOne(beginning))
        return failure(u"bundle_not_zip"_s, {{u"path"_s, path}});
    const std::optional<End> end = findEnd(readAt, fileSize);
    if (!end || end->count < 0 || end->directoryOffset < 0 || end->directorySize < 0 || end->directoryOffset > end->at
        || end->directorySize > end->at - end->directoryOffset)
        return damaged;
    if (end->count > limits.members)
        return failure(u"bundle_too_many"_s, {{u"limit"_s, limits.members}});
    // Each entry has a name and perhaps a ZIP64 field; what is much larger hides something.
    if (end->directorySize > end->count * (entrySize + 4 * longestName))
        return damaged;
    const QByteArray directory = readAt(end->directoryOffset, end->directorySize);
    if (directory.size() != end->directorySize)
        return damaged;

    ZipLayout layout;
    layout.directoryOffset = end->directoryOffset;
    QSet<QByteArray> seen;
    Cursor cursor(directory);
    for (qint64 i = 0; i < end->count; ++i) {
        if (cursor.left() < entrySize || cursor.take<quint32>() != entrySignature)
            return damaged;
        const auto by = cursor.take<quint16>();
        cursor.take<quint16>(); // version needed
        const auto flags = cursor.take<quint16>();
        const auto method = cursor.take<quint16>();
        cursor.take<quint32>(); // time and date
        ZipMember member;
        member.crc = cursor.take<quint32>();
        const auto packedSize = cursor.take<quint32>();
        const auto size = cursor.take<quint32>();
        const auto nameSize = cursor.take<quint16>();
        const auto extraSize = cursor.take<quint16>();
        const auto commentSize = cursor.take<quint16>();
        cursor.take<quint16>(); // disk
        cursor.take<quint16>(); // internal attributes
        const auto attributes = cursor.take<quint32>();
        const auto offset = cursor.take<quint32>();
        if (cursor.left() < nameSize + extraSize + commentSize)
            return damaged;
        member.name = cursor.takeBytes(nameSize).toByteArray();
        member.packedSize = packedSize;
        member.size = size;
        member.offset = offset;
        Cursor extras(cursor.takeBytes(extraSize));
        while (extras.left() >= 4) {
            const auto id = extras.take<quint16>();
            Cursor field(extras.takeBytes(extras.take<quint16>()));
            if (id != zip64Extra)
                continue;
            if (size == elsewhere)
                member.size = field.take<qint64>();
            if (packedSize == elsewhere)
                member.packedSize = field.take<qint64>();
            if (offset == elsewhere)
                member.offset = field.take<qint64>();
        }
        cursor.takeBytes(commentSize);

        if (!isSafe(member.name))
            return refuse(u"bundle_unsafe_name"_s, member.name);
        const quint32 type = by >> 8 == unixHost ? (attributes >> 16) & typeMask : 0;
        const bool isFolder = member.name.endsWith('/');
        if (type != 0 && type != (isFolder ? folder : regularFile))
            return refuse(u"bundle_link"_s, member.name);
        const QByteArray folded = QString::fromUtf8(member.name).toCaseFolded().toUtf8();
        if (seen.contains(folded))
            return refuse(u"bundle_duplicate"_s, member.name);
        seen.insert(folded);
        if ((flags & encryptedFlags) != 0 || (method != stored && method != deflated))
            return refuse(u"bundle_encrypted"_s, member.name);
        member.deflated = method == deflated;
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
        if (member.offset < 0 || member.packedSize < 0 || member.offset > layout.directoryOffset - localSize
            || member.packedSize > layout.directoryOffset - localSize - member.offset
            || (!member.deflated && member.packedSize != member.size))
            return damaged;
        if (member.size > limits.ratioFrom && member.size / limits.ratio > member.packedSize)
            return refuse(u"bundle_ratio"_s, member.name, {{u"limit"_s, limits.ratio}});

        const QByteArray local = readAt(member.offset, localSize + nameSize);
        Cursor header(local);
        if (local.size() != localSize + nameSize || header.take<quint32>() != localSignature)
            return damaged;
        header.take<quint16>();
        const auto localFlags = header.take<quint16>();
        const auto localMethod = header.take<quint16>();
        header.takeBytes(4 + 4 + 4 + 4);
        const auto localNameSize = header.take<quint16>();
        const auto localExtraSize = header.take<quint16>();
        if ((localFlags & encryptedFlags) != 0 || localMethod != method || localNameSize != nameSize
            || header.takeBytes(nameSize) != member.name)
            return damaged;
        member.dataOffset = member.offset + localSize + localNameSize + localExtraSize;
        if (member.packedSize > layout.directoryOffset - member.dataOffset)
            return damaged;
        layout.members.append(member);
    }
    if (!cursor.atEnd())
        return damaged;

    // Members that share bytes are how a small file becomes an endless one.
    QList<ZipMember> byPlace = layout.members;
    std::ranges::sort(byPlace, {}, &ZipMember::offset);
    for (qsizetype i = 1; i < byPlace.size(); ++i) {
        if (byPlace[i].offset < byPlace[i - 1].dataOffset + byPlace[i - 1].packedSize)
            return refuse(u"bundle_duplicate"_s, byPlace[i].name);
    }
    return layout;
}

QByteArray localHeader(const ZipMember &member)
{
    const bool wide = usesZip64(member);
    Sink sink;
    sink.put(localSignature).put(versionNeeded).put(quint16(0)).put(member.deflated ? deflated : stored);
    sink.put(fixedTime).put(fixedDate).put(member.crc);
    sink.put(wide ? elsewhere : quint32(member.packedSize)).put(wide ? elsewhere : quint32(member.size));
    sink.put(quint16(member.name.size())).put(quint16(wide ? 20 : 0)).put(member.name);
    if (wide)
        sink.put(zip64Extra).put(quint16(16)).put(member.size).put(member.packedSize);
    return sink.take();
}

QByteArray directoryEntry(const ZipMember &member)
{
    const bool wide = usesZip64(member);
    const bool far = member.offset >= qint64(elsewhere);
    const quint16 field = (wide ? 16 : 0) + (far ? 8 : 0);
    Sink sink;
    sink.put(entrySignature).put(madeBy).put(versionNeeded).put(quint16(0)).put(member.deflated ? deflated : stored);
    sink.put(fixedTime).put(fixedDate).put(member.crc);
    sink.put(wide ? elsewhere : quint32(member.packedSize)).put(wide ? elsewhere : quint32(member.size));
    sink.put(quint16(member.name.size())).put(quint16(field ? field + 4 : 0));
    sink.put(quint16(0)).put(quint16(0)).put(quint16(0)).put(fixedAttributes);
    sink.put(far ? elsewhere : quint32(member.offset)).put(member.name);
    if (field)
        sink.put(zip64Extra).put(field);
    if (wide)
        sink.put(member.size).put(member.packedSize);
    if (far)
        sink.put(member.offset);
    return sink.take();
}

QByteArray directoryEnd(qsizetype count, qint64 directorySize, qint64 directoryOffset)
{
    Sink sink;
    const bool far = directoryOffset >= qint64(elsewhere);
    if (far) {
        sink.put(end64Signature).put(qint64(end64Size - 12)).put(madeBy).put(versionNeeded);
        sink.put(quint32(0)).put(quint32(0)).put(qint64(count)).put(qint64(count));
        sink.put(directorySize).put(directoryOffset);
        sink.put(locatorSignature).put(quint32(0)).put(directoryOffset + directorySize).put(quint32(1));
    }
    sink.put(endSignature).put(quint16(0)).put(quint16(0)).put(quint16(count)).put(quint16(count));
    sink.put(quint32(directorySize)).put(far ? elsewhere : quint32(directoryOffset)).put(quint16(0));
    return sink.take();
}

std::optional<qint64> foreignByte(const ReadAt &readAt, qint64 fileSize, const ZipLayout &layout)
{
    const auto differs = [&](qint64 offset, const QByteArray &expected) -> std::optional<qint64> {
        const QByteArray found = readAt(offset, expected.size());
        const auto at = std::ranges::mismatch(found, expected).in2 - expected.begin();
        return at == expected.size() ? std::nullopt : std::optional(offset + at);
    };
    qint64 at = 0;
    QByteArray directory;
    for (const ZipMember &member : layout.members) {
        ZipMember expected = member;
        expected.offset = at;
        const QByteArray header = localHeader(expected);
        if (const auto place = differs(at, header))
            return place;
        at += header.size() + member.packedSize;
        directory += directoryEntry(expected);
    }
    const QByteArray rest = directory + directoryEnd(layout.members.size(), directory.size(), at);
    if (const auto place = differs(at, rest))
        return place;
    return at + rest.size() == fileSize ? std::nullopt : std::optional(at + rest.size());
}

} // namespace escale::logs::detail
