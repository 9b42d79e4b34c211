// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/logs/sidecar.h>

#include "index_block.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonObject>
#include <QtCore/QSaveFile>

#include <zlib.h>

#include <algorithm>

namespace escale::logs {

using namespace Qt::StringLiterals;

namespace {

// Bytes are in the order of the processor that wrote them: a sidecar is a cache of one machine. Anything that changes here, or
// what the columns mean, takes another version.
constexpr auto suffix = ".v1.log-index"_L1;
constexpr quint64 magic = 0x31656c6163736545; // "Escale1" and, with it, the order of bytes
constexpr qint64 edge = 64 << 10; // of the log, at either end, that a grown one must still have
constexpr qsizetype digest = 32; // SHA-256

class Writer {
public:
    template <typename T>
    void put(T value)
    {
        m_bytes.append(reinterpret_cast<const char *>(&value), sizeof value);
    }
    void put(QByteArrayView bytes)
    {
        put(quint32(bytes.size()));
        m_bytes.append(bytes);
    }
    QByteArray m_bytes;
};

/// Gives zeros past the end, and remembers that it has.
class Reader {
public:
    explicit Reader(QByteArrayView bytes) : m_bytes(bytes) {}

    template <typename T>
    T take()
    {
        T value{};
        if (m_bytes.size() < qsizetype(sizeof value)) {
            m_isGood = false;
            return value;
        }
        std::memcpy(&value, m_bytes.data(), sizeof value);
        m_bytes = m_bytes.sliced(sizeof value);
        return value;
    }
    QByteArrayView takeBytes()
    {
        const auto size = qsizetype(take<quint32>());
        if (size > m_bytes.size()) {
            m_isGood = false;
            return {};
        }
        const QByteArrayView bytes = m_bytes.first(size);
        m_bytes = m_bytes.sliced(size);
        return bytes;
    }
    [[nodiscard]] bool isGood() const { return m_isGood; }
    [[nodiscard]] bool isAtEnd() const { return m_bytes.isEmpty(); }

private:
    QByteArrayView m_bytes;
    bool m_isGood = true;
};

quint32 checksum(QByteArrayView bytes)
{
    return quint32(crc32_z(0, reinterpret_cast<const Bytef *>(bytes.data()), z_size_t(bytes.size())));
}

/// Of both ends of a log as far as it was indexed.
QByteArray edges(const Source &source, qint64 bytes)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const qint64 from : {qint64(0), std::max<qint64>(0, bytes - edge)}) {
        const Result<QByteArray> part = source.read(from, std::min(edge, bytes - from));
        if (!part || part->size() != std::min(edge, bytes - from))
            return {};
        hash.addData(*part);
    }
    return hash.result();
}

/// A block whose lines cannot be told apart in ascending order, or whose columns lie outside its data, is not taken.
std::shared_ptr<IndexBlock> takeBlock(Reader &reader, qint64 &lastOffset, qint64 bytes)
{
    auto block = std::make_shared<IndexBlock>();
    block->begin = reader.take<qint64>();
    block->lines = reader.take<quint32>();
    block->leastTime = reader.take<qint64>();
    block->greatestTime = reader.take<qint64>();
    block->lastTime = reader.take<qint64>();
    for (IndexBlock::Column &column : block->columns) {
        column.least = reader.take<qint64>();
        column.at = reader.take<quint32>();
        column.width = reader.take<quint8>();
    }
    const QByteArrayView data = reader.takeBytes();
    if (!reader.isGood() || block->begin < 0 || block->begin % blockBytes || block->begin > bytes || block->lines == 0
        || block->lines > blockBytes || data.size() < qsizetype(IndexBlock::spare))
        return {};
    for (const IndexBlock::Column &column : block->columns) {
        const bool isWidth = column.width <= 4 || column.width == 8;
        if (!isWidth
            || qint64(column.at) + qint64(column.width) * block->lines + qint64(IndexBlock::spare) > data.size())
            return {};
    }
    const auto *from = reinterpret_cast<const std::byte *>(data.data());
    block->data.assign(from, from + data.size());
    const IndexBlock::Column &offsets = block->columns[OffsetColumn];
    if (offsets.least < 0 || offsets.least >= blockBytes)
        return {};
    for (quint32 line = 0; line < block->lines; ++line) {
        const qint64 offset = block->offset(line);
        if (offset <= lastOffset || offset >= block->begin + blockBytes || offset >= bytes)
            return {};
        lastOffset = offset;
    }
    return block;
}

struct Loaded {
    SourceStamp stamp;
    QByteArray edges;
    std::shared_ptr<Index::Data> data = std::make_shared<Index::Data>();
};

std::optional<Loaded> parse(QByteArrayView bytes)
{
    if (bytes.size() < qsizetype(sizeof(quint32)))
        return {};
    Reader end(bytes.last(sizeof(quint32)));
    bytes.chop(sizeof(quint32));
    if (end.take<quint32>() != checksum(bytes))
        return {};
    Reader reader(bytes);
    Loaded loaded;
    if (reader.take<quint64>() != magic)
        return {};
    loaded.stamp.size = reader.take<qint64>();
    loaded.stamp.modified = reader.take<qint64>();
    loaded.stamp.head = reader.takeBytes().toByteArray();
    loaded.edges = reader.takeBytes().toByteArray();
    Index::Data &data = *loaded.data;
    data.bytes = reader.take<qint64>();
    data.isLastLineOpen = reader.take<quint8>() != 0;
    data.isComplete = true;
    for (Names &names : *data.names) {
        const auto count = reader.take<quint32>();
        for (quint32 i = 1; i < count && reader.isGood(); ++i) // the empty one is there
            names.append(reader.takeBytes().toByteArray());
    }
    const auto blocks = reader.take<quint32>();
    qint64 lastOffset = -1;
    for (quint32 i = 0; i < blocks; ++i) {
        std::shared_ptr<IndexBlock> block = takeBlock(reader, lastOffset, data.bytes);
        if (!block)
            return {};
        data.add(std::move(block));
    }
    const bool isWhole = reader.isGood() && reader.isAtEnd() && data.bytes >= 0 && loaded.edges.size() == digest
                         && (data.lines == 0) == (data.bytes == 0)
                         && (data.lines == 0 || data.blocks[0]->offset(0) == 0);
    return isWhole ? std::optional(std::move(loaded)) : std::nullopt;
}

} // namespace

QString sidecarPath(const Source &source, const SourceOptions &options, const QString &folder)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QFileInfo(source.path()).canonicalFilePath().toUtf8());
    hash.addData(u" %1 %2 %3 %4"_s.arg(options.offset)
                     .arg(options.size)
                     .arg(int(source.packing()))
                     .arg(int(source.encoding()))
                     .toUtf8());
    return folder + u'/' + QString::fromLatin1(hash.result().toHex().first(32)) + suffix;
}

Result<void> saveSidecar(const QString &path, const Source &source, const Index &index, const SourceStamp &stamp)
{
    const Index::Data &data = *index.data();
    if (!data.isComplete)
        return failure(u"io_failed"_s, {{u"path"_s, path}}, u"the index is not complete"_s);
    Writer writer;
    writer.m_bytes.reserve(index.memory() + edge);
    writer.put(magic);
    writer.put(stamp.size);
    writer.put(stamp.modified);
    writer.put(QByteArrayView(stamp.head));
    writer.put(QByteArrayView(edges(source, data.bytes)));
    writer.put(data.bytes);
    writer.put(quint8(data.isLastLineOpen));
    for (const Names &names : *data.names) {
        const std::vector<QByteArray> all = names.all();
        writer.put(quint32(all.size()));
        for (std::size_t i = 1; i < all.size(); ++i)
            writer.put(QByteArrayView(all[i]));
    }
    writer.put(quint32(data.blocks.size()));
    for (const auto &block : data.blocks) {
        writer.put(block->begin);
        writer.put(block->lines);
        writer.put(block->leastTime);
        writer.put(block->greatestTime);
        writer.put(block->lastTime);
        for (const IndexBlock::Column &column : block->columns) {
            writer.put(column.least);
            writer.put(column.at);
            writer.put(column.width);
        }
        writer.put(QByteArrayView(reinterpret_cast<const char *>(block->data.data()), qsizetype(block->data.size())));
    }
    writer.put(checksum(writer.m_bytes));

    QSaveFile file(path);
    if (!QDir().mkpath(QFileInfo(path).path()) || !file.open(QIODevice::WriteOnly)
        || file.write(writer.m_bytes) != writer.m_bytes.size() || !file.commit())
        return failure(u"io_failed"_s, {{u"path"_s, path}}, file.errorString());
    return {};
}

std::optional<Index> loadSidecar(const QString &path, const Source &source)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
        return {};
    const QByteArray bytes = file.readAll();
    std::optional<Loaded> loaded = parse(bytes);
    const Result<SourceStamp> now = source.stamp();
    if (loaded && now) {
        const bool isSame = loaded->stamp == *now;
        const bool hasGrown = !isSame && source.packing() == Packing::Plain && now->size > loaded->stamp.size
                              && edges(source, loaded->data->bytes) == loaded->edges;
        if (isSame || hasGrown) {
            loaded->data->isComplete = isSame;
            file.setFileTime(QDateTime::currentDateTimeUtc(), QFileDevice::FileModificationTime); // used just now
            return Index(std::move(loaded->data));
        }
    }
    file.remove();
    return {};
}

void trimSidecars(const QString &folder, qint64 limit)
{
    const QFileInfoList files =
        QDir(folder).entryInfoList({u'*' + suffix}, QDir::Files, QDir::Time); // the newest first
    qint64 total = 0;
    for (const QFileInfo &file : files) {
        total += file.size();
        if (total > limit)
            QFile::remove(file.filePath());
    }
}

} // namespace escale::logs
