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

#include <algorithm>
#include <array>
#include <bit>

namespace escale::logs {

using namespace Qt::StringLiterals;

namespace {

// Bytes are in the order of the processor that wrote them: a sidecar is a cache of one machine. Anything that changes here, or
// what the columns mean, takes another version.
constexpr auto suffix = ".v2.log-index"_L1;
constexpr auto anyVersion = "*.log-index"_L1;
constexpr quint64 magic = 0x3220656c61637345; // "Escale 2" and, with it, the order of bytes
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

/// Of all bytes. Each step is one-to-one in what it takes in and in what came before, so that a change within one word always
/// shows. Several sums run side by side, for one alone would wait for its multiplication most of the time.
quint64 checksum(QByteArrayView bytes)
{
    constexpr quint64 odd = 0x9e3779b97f4a7c15; // 2^64 by the golden ratio
    constexpr std::size_t side = 4;
    const auto step = [](quint64 sum, quint64 word) { return std::rotl((sum ^ word) * odd, 29); };
    std::array<quint64, side> sums{1, 2, 3, 4};
    std::array<quint64, side> words{};
    const char *from = bytes.data();
    const char *const end = from + bytes.size();
    for (; std::size_t(end - from) >= sizeof words; from += sizeof words) {
        std::memcpy(words.data(), from, sizeof words);
        for (std::size_t i = 0; i < side; ++i)
            sums[i] = step(sums[i], words[i]);
    }
    words = {};
    if (from < end)
        std::memcpy(words.data(), from, std::size_t(end - from));
    quint64 sum = quint64(bytes.size());
    for (std::size_t i = 0; i < side; ++i)
        sum = step(step(sum, sums[i]), words[i]);
    return sum ^ sum >> 32;
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

/// Whether each value is greater than the one before it, and what the last one is.
template <typename T, std::size_t apart = sizeof(T), T mask = T(~T(0))>
std::optional<quint64> lastOfAscending(const std::byte *from, quint32 count)
{
    T value = T(IndexBlock::load<T>(from) & mask);
    bool ascends = true;
    for (quint32 i = 1; i < count; ++i) {
        const T next = T(IndexBlock::load<T>(from + i * apart) & mask);
        ascends &= next > value;
        value = next;
    }
    return ascends ? std::optional<quint64>(value) : std::nullopt;
}

std::optional<quint64> lastOffset(const IndexBlock &block)
{
    const IndexBlock::Column &column = block.columns[OffsetColumn];
    const std::byte *from = block.data.get() + column.at;
    switch (column.width) {
    case 1:
        return lastOfAscending<quint8>(from, block.lines);
    case 2:
        return lastOfAscending<quint16>(from, block.lines);
    case 3:
        return lastOfAscending<quint32, 3, 0xffffff>(from, block.lines);
    case 4:
        return lastOfAscending<quint32>(from, block.lines);
    case 8:
        return lastOfAscending<quint64>(from, block.lines);
    default:
        return block.lines == 1 ? std::optional<quint64>(0) : std::nullopt;
    }
}

using Bytes = std::shared_ptr<const std::byte[]>;

/// A block whose lines cannot be told apart in ascending order, or whose columns lie outside its data, is not taken. Its data
/// stay where they are, in `whole`. `end` is where its lines may begin, and is moved behind its last one.
std::shared_ptr<IndexBlock> takeBlock(Reader &reader, const Bytes &whole, qint64 &end, qint64 bytes)
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
    block->data = Bytes(whole, reinterpret_cast<const std::byte *>(data.data()));
    block->dataSize = std::size_t(data.size());
    const qint64 least = block->columns[OffsetColumn].least;
    const std::optional<quint64> last = lastOffset(*block);
    if (least < 0 || least >= blockBytes || !last || *last >= quint64(blockBytes - least) || block->offset(0) < end
        || block->begin + least + qint64(*last) >= bytes)
        return {};
    end = block->begin + least + qint64(*last) + 1;
    return block;
}

struct Loaded {
    SourceStamp stamp;
    QByteArray edges;
    std::shared_ptr<Index::Data> data = std::make_shared<Index::Data>();
};

struct Whole {
    Bytes bytes;
    qsizetype size = 0;
};

/// All of a file; nothing where it cannot be read.
Whole readAll(QFile &file)
{
    const qint64 size = file.size();
    auto bytes = std::make_shared_for_overwrite<std::byte[]>(std::size_t(size)); // not set first: they are all read
    if (file.read(reinterpret_cast<char *>(bytes.get()), size) != size)
        return {};
    return {std::move(bytes), qsizetype(size)};
}

std::optional<Loaded> parse(const Whole &whole)
{
    QByteArrayView bytes(whole.bytes.get(), whole.size);
    if (bytes.size() < qsizetype(sizeof(quint64)))
        return {};
    Reader sum(bytes.last(sizeof(quint64)));
    bytes.chop(sizeof(quint64));
    if (sum.take<quint64>() != checksum(bytes))
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
        std::vector<std::string_view> texts{{}};
        for (quint32 i = 1; i < count && reader.isGood(); ++i) {
            const QByteArrayView text = reader.takeBytes();
            texts.emplace_back(text.data(), std::size_t(text.size()));
        }
        names.take(std::move(texts), whole.bytes);
    }
    const auto blocks = reader.take<quint32>();
    qint64 end = 0;
    for (quint32 i = 0; i < blocks; ++i) {
        std::shared_ptr<IndexBlock> block = takeBlock(reader, whole.bytes, end, data.bytes);
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
        writer.put(QByteArrayView(block->data.get(), qsizetype(block->dataSize)));
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
    if (!file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly | QIODevice::Unbuffered))
        return {};
    std::optional<Loaded> loaded = parse(readAll(file));
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
    const QFileInfoList files = QDir(folder).entryInfoList({anyVersion}, QDir::Files, QDir::Time); // the newest first
    qint64 total = 0;
    for (const QFileInfo &file : files) {
        total += file.size();
        if (total > limit)
            QFile::remove(file.filePath());
    }
}

} // namespace escale::logs
