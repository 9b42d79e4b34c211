// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "byte_stream.h"

#include <QtCore/QByteArray>

#include <zstd.h>

#include <algorithm>
#include <cstring>
#include <list>
#include <mutex>
#include <unordered_map>

namespace escale::logs {

namespace {

constexpr qint64 blockSize = 1 << 20;
constexpr std::size_t keptBlocks = 32;          // as they are read: 32 MiB
constexpr qint64 packedLimit = qint64(256) << 20; // packed again, for what cannot be decoded from the middle
constexpr int packedLevel = -3;                 // zstd's quicker half: it is weighed against decoding again

/// What a decoder makes, in blocks, the last used of which are kept.
class DecodedStream final : public ByteStream {
public:
    explicit DecodedStream(std::unique_ptr<Decoder> decoder)
        : m_decoder(std::move(decoder))
        , m_packsBlocks(m_decoder->isSlowToSeek())
    {
    }
    ~DecodedStream() override { ZSTD_freeCCtx(m_packer); }
    Q_DISABLE_COPY_MOVE(DecodedStream)

    [[nodiscard]] Result<qint64> read(qint64 offset, std::span<char> into) override;
    [[nodiscard]] qint64 size() const override
    {
        const std::scoped_lock lock(m_mutex);
        return m_size;
    }
    [[nodiscard]] bool isSizeKnown() const override
    {
        const std::scoped_lock lock(m_mutex);
        return m_isEndKnown;
    }
    [[nodiscard]] bool hasRandomAccess() const override { return false; }
    void grow() override
    {
        const std::scoped_lock lock(m_mutex);
        m_isEndKnown = false;
        m_problem.reset();
        // The last block is short: it is made again, with what has come.
        drop(m_size / blockSize);
    }

private:
    struct Block {
        qint64 number = 0;
        QByteArray bytes;
    };

    Result<QByteArray> block(qint64 number);
    Result<QByteArray> decode(qint64 number);
    void keep(qint64 number, const QByteArray &bytes);
    void drop(qint64 number);
    void pack(const Block &block);

    mutable std::mutex m_mutex;
    std::unique_ptr<Decoder> m_decoder;
    bool m_packsBlocks;
    qint64 m_position = 0; // of what the decoder gives next
    qint64 m_size = 0;
    bool m_isEndKnown = false;
    std::optional<Error> m_problem; // what cannot be decoded begins at m_size
    std::list<Block> m_blocks; // the last used one first
    std::unordered_map<qint64, std::list<Block>::iterator> m_found;
    std::unordered_map<qint64, QByteArray> m_packed;
    qint64 m_packedSize = 0;
    ZSTD_CCtx *m_packer = nullptr;
};

Result<qint64> DecodedStream::read(qint64 offset, std::span<char> into)
{
    const std::scoped_lock lock(m_mutex);
    qint64 done = 0;
    while (done < qint64(into.size())) {
        const qint64 at = offset + done;
        const Result<QByteArray> bytes = block(at / blockSize);
        const qint64 part = bytes ? std::min(qint64(into.size()) - done, qint64(bytes->size()) - at % blockSize) : 0;
        if (part <= 0) {
            if (done == 0 && !bytes)
                return std::unexpected(bytes.error());
            if (done == 0 && m_problem)
                return std::unexpected(*m_problem);
            break;
        }
        std::memcpy(into.data() + done, bytes->constData() + at % blockSize, std::size_t(part));
        done += part;
    }
    return done;
}

Result<QByteArray> DecodedStream::block(qint64 number)
{
    if (const auto found = m_found.find(number); found != m_found.end()) {
        m_blocks.splice(m_blocks.begin(), m_blocks, found->second);
        return found->second->bytes;
    }
    if (const auto packed = m_packed.find(number); packed != m_packed.end()) {
        QByteArray bytes(blockSize, Qt::Uninitialized);
        const std::size_t size = ZSTD_decompress(bytes.data(), std::size_t(bytes.size()), packed->second.constData(),
                                                 std::size_t(packed->second.size()));
        if (!ZSTD_isError(size) && qint64(size) == blockSize) {
            keep(number, bytes);
            return bytes;
        }
    }
    Result<QByteArray> bytes = decode(number);
    if (bytes && !bytes->isEmpty())
        keep(number, *bytes);
    return bytes;
}

/// A block, decoded; those on the way are kept, too. Short or empty at the end, or right before what cannot be decoded
/// (m_problem).
Result<QByteArray> DecodedStream::decode(qint64 number)
{
    const qint64 begin = number * blockSize;
    if ((m_isEndKnown || m_problem) && begin >= m_size)
        return QByteArray();
    if (m_position != begin) {
        const Result<qint64> place = m_decoder->seek(begin);
        if (!place)
            return std::unexpected(place.error());
        m_position = *place;
    }
    QByteArray bytes(blockSize, Qt::Uninitialized);
    while (true) {
        const qint64 current = m_position / blockSize;
        const qint64 skipped = m_position % blockSize; // where decoding began within a block
        qint64 filled = skipped;
        while (filled < blockSize) {
            const Result<qint64> got =
                m_decoder->next(std::span(bytes.data() + filled, std::size_t(blockSize - filled)));
            if (!got) {
                m_problem = got.error();
                break;
            }
            if (*got == 0) {
                m_isEndKnown = true;
                break;
            }
            filled += *got;
            m_position += *got;
        }
        m_size = std::max(m_size, m_position);
        if (current == number && skipped == 0) {
            bytes.truncate(filled);
            return bytes;
        }
        if (filled < blockSize)
            return QByteArray();
        if (skipped == 0 && !m_found.contains(current))
            keep(current, QByteArray(bytes.constData(), bytes.size()));
    }
}

void DecodedStream::keep(qint64 number, const QByteArray &bytes)
{
    m_blocks.push_front({number, bytes});
    m_found[number] = m_blocks.begin();
    if (m_packsBlocks && bytes.size() == blockSize)
        pack(m_blocks.front());
    if (m_blocks.size() > keptBlocks) {
        m_found.erase(m_blocks.back().number);
        m_blocks.pop_back();
    }
}

void DecodedStream::drop(qint64 number)
{
    if (const auto found = m_found.find(number); found != m_found.end()) {
        m_blocks.erase(found->second);
        m_found.erase(found);
    }
}

void DecodedStream::pack(const Block &block)
{
    if (m_packedSize >= packedLimit || m_packed.contains(block.number))
        return;
    if (!m_packer)
        m_packer = ZSTD_createCCtx();
    QByteArray packed(qsizetype(ZSTD_compressBound(std::size_t(blockSize))), Qt::Uninitialized);
    const std::size_t size = m_packer ? ZSTD_compressCCtx(m_packer, packed.data(), std::size_t(packed.size()),
                                                          block.bytes.constData(), std::size_t(blockSize), packedLevel)
                                      : 0;
    if (size == 0 || ZSTD_isError(size))
        return;
    packed.truncate(qsizetype(size));
    packed.squeeze();
    m_packedSize += packed.size();
    m_packed.emplace(block.number, std::move(packed));
}

} // namespace

std::shared_ptr<ByteStream> decoded(std::unique_ptr<Decoder> decoder)
{
    return std::make_shared<DecodedStream>(std::move(decoder));
}

} // namespace escale::logs
