// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "zip_form.h"

#include <QtCore/QtEndian>

#include <algorithm>

namespace escale::logs::detail {

namespace {

// The numbers are those of PKWARE's APPNOTE 6.3; where it leaves a choice, what libzip writes when it is told all sizes.
constexpr quint32 localSignature = 0x04034b50;
constexpr quint32 entrySignature = 0x02014b50;
constexpr quint32 endSignature = 0x06054b50;
constexpr quint32 end64Signature = 0x06064b50;
constexpr quint32 locatorSignature = 0x07064b50;
constexpr qint64 end64Size = 56;
constexpr quint32 elsewhere = 0xffffffff; ///< the real number is in the ZIP64 field
constexpr quint16 zip64Extra = 1;
constexpr quint16 madeBy = 3 << 8 | 63; ///< by version 6.3, on Unix

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

bool isWide(const ZipMember &member)
{
    return member.size >= qint64(elsewhere) || member.packedSize >= qint64(elsewhere);
}

quint16 versionNeeded(const ZipMember &member, bool wide)
{
    return wide ? 45 : member.deflated ? 20 : 10;
}

void putCommon(Sink &sink, const ZipMember &member, bool wide)
{
    sink.put(versionNeeded(member, wide)).put(quint16(0)).put(quint16(member.deflated ? 8 : 0));
    sink.put(fixedTime).put(fixedDate).put(member.crc);
}

QByteArray localHeader(const ZipMember &member)
{
    const bool wide = isWide(member);
    Sink sink;
    sink.put(localSignature);
    putCommon(sink, member, wide);
    sink.put(wide ? elsewhere : quint32(member.packedSize)).put(wide ? elsewhere : quint32(member.size));
    sink.put(quint16(member.name.size())).put(quint16(wide ? 20 : 0)).put(member.name);
    if (wide)
        sink.put(zip64Extra).put(quint16(16)).put(member.size).put(member.packedSize);
    return sink.take();
}

QByteArray directoryEntry(const ZipMember &member, qint64 offset)
{
    Sink field;
    const auto number = [&field](qint64 value) {
        if (value < qint64(elsewhere))
            return quint32(value);
        field.put(value);
        return elsewhere;
    };
    const quint32 size = number(member.size);
    const quint32 packedSize = number(member.packedSize);
    const quint32 place = number(offset);
    QByteArray extra = field.take();
    Sink sink;
    sink.put(entrySignature).put(madeBy);
    putCommon(sink, member, !extra.isEmpty());
    sink.put(packedSize).put(size);
    sink.put(quint16(member.name.size())).put(quint16(extra.isEmpty() ? 0 : extra.size() + 4));
    sink.put(quint16(0)).put(quint16(0)).put(quint16(0)).put(fixedAttributes).put(place).put(member.name);
    if (!extra.isEmpty())
        sink.put(zip64Extra).put(quint16(extra.size())).put(extra);
    return sink.take();
}

QByteArray directoryEnd(qsizetype count, qint64 size, qint64 offset)
{
    Sink sink;
    const bool far = offset >= qint64(elsewhere) || size >= qint64(elsewhere);
    if (far) {
        sink.put(end64Signature).put(end64Size - 12).put(quint16(45)).put(quint16(45));
        sink.put(quint32(0)).put(quint32(0)).put(qint64(count)).put(qint64(count)).put(size).put(offset);
        sink.put(locatorSignature).put(quint32(0)).put(offset + size).put(quint32(1));
    }
    sink.put(endSignature).put(quint16(0)).put(quint16(0)).put(quint16(count)).put(quint16(count));
    sink.put(quint32(std::min<qint64>(size, elsewhere)))
        .put(quint32(std::min<qint64>(offset, elsewhere)))
        .put(quint16(0));
    return sink.take();
}

/// The first byte from `offset` on that is not the expected one.
std::optional<qint64> differs(const ReadAt &readAt, qint64 offset, const QByteArray &expected)
{
    const QByteArray found = readAt(offset, expected.size());
    const auto at = std::ranges::mismatch(found, expected).in2 - expected.begin();
    return at == expected.size() ? std::nullopt : std::optional(offset + at);
}

/// Goes through what stands before the members' data.
template <typename Visit>
std::optional<qint64> walk(const ReadAt &readAt, const QList<ZipMember> &members, qsizetype most, const Visit &visit)
{
    qint64 at = 0;
    for (const ZipMember &member : members.first(std::min(most, members.size()))) {
        const QByteArray header = localHeader(member);
        if (const auto place = differs(readAt, at, header))
            return place;
        visit(member, at, at + header.size());
        at += header.size() + member.packedSize;
    }
    return std::nullopt;
}

} // namespace

QList<qint64> dataOffsets(const ReadAt &readAt, const QList<ZipMember> &members, qsizetype most)
{
    QList<qint64> offsets;
    walk(readAt, members, most, [&](const ZipMember &, qint64, qint64 data) { offsets.append(data); });
    return offsets;
}

std::optional<qint64> foreignByte(const ReadAt &readAt, qint64 fileSize, const QList<ZipMember> &members)
{
    QByteArray directory;
    qint64 end = 0;
    if (const auto place =
            walk(readAt, members, members.size(), [&](const ZipMember &member, qint64 offset, qint64 data) {
                directory += directoryEntry(member, offset);
                end = data + member.packedSize;
            }))
        return place;
    const QByteArray rest = directory + directoryEnd(members.size(), directory.size(), end);
    if (const auto place = differs(readAt, end, rest))
        return place;
    return end + rest.size() == fileSize ? std::nullopt : std::optional(end + rest.size());
}

} // namespace escale::logs::detail
