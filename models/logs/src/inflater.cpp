// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "byte_stream.h"

#include <QtCore/QJsonObject>

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

namespace escale::logs {

namespace {

constexpr qint64 inputSize = 256 << 10;
constexpr std::size_t windowSize = 32 << 10; // of the format
constexpr qint64 firstSpan = qint64(4) << 20; // between places to go back to
constexpr std::size_t mostPlaces = 1024;

/// A place at the border of two deflate blocks, with what decoding needs to go on there (the way of zlib's examples/zran.c).
struct Place {
    qint64 out = 0;
    qint64 in = 0;
    int bits = 0; // of the byte before `in` that belong to the next block
    std::array<Bytef, windowSize> window{};
    std::size_t windowFill = 0;
};

class Inflater final : public Decoder {
public:
    Inflater(std::shared_ptr<ByteStream> packed, bool isGzip) : m_packed(std::move(packed)), m_isGzip(isGzip)
    {
        m_input.resize(std::size_t(inputSize));
        restart();
    }
    ~Inflater() override { inflateEnd(&m_stream); }
    Q_DISABLE_COPY_MOVE(Inflater)

    [[nodiscard]] Result<qint64> next(std::span<char> into) override;
    [[nodiscard]] Result<qint64> seek(qint64 offset) override;
    [[nodiscard]] bool isSlowToSeek() const override { return false; }

private:
    enum class State { Member, MemberRaw, Trailer, End };
    static constexpr int gzipBits = 15 + 16;
    static constexpr int rawBits = -15;

    void restart();
    bool init(int bits);
    [[nodiscard]] Result<bool> fill();
    [[nodiscard]] Result<bool> nextMember();
    void mark();

    std::shared_ptr<ByteStream> m_packed;
    bool m_isGzip;
    State m_state = State::Member;
    z_stream m_stream{};
    std::vector<char> m_input;
    qint64 m_in = 0; // offset of what comes after the input buffer
    qint64 m_out = 0;
    std::vector<std::unique_ptr<Place>> m_places;
    qint64 m_span = firstSpan;
};

bool Inflater::init(int bits)
{
    inflateEnd(&m_stream);
    m_stream = {};
    return inflateInit2(&m_stream, bits) == Z_OK;
}

void Inflater::restart()
{
    init(m_isGzip ? gzipBits : rawBits);
    m_state = State::Member;
    m_in = 0;
    m_out = 0;
}

/// Makes sure that there is input; false at the end of the file.
Result<bool> Inflater::fill()
{
    if (m_stream.avail_in > 0)
        return true;
    const Result<qint64> got = m_packed->read(m_in, m_input);
    if (!got)
        return std::unexpected(got.error());
    m_in += *got;
    m_stream.next_in = reinterpret_cast<Bytef *>(m_input.data());
    m_stream.avail_in = uInt(*got);
    return *got > 0;
}

/// After a member of a gzip file: whether another one follows. What does not look like one is ignored, as gzip does.
Result<bool> Inflater::nextMember()
{
    const qint64 at = m_in - m_stream.avail_in;
    std::array<char, 2> magic{};
    const Result<qint64> got = m_packed->read(at, magic);
    if (!got)
        return std::unexpected(got.error());
    if (*got < 2 || magic[0] != '\x1f' || magic[1] != '\x8b')
        return false;
    init(gzipBits);
    m_in = at;
    m_state = State::Member;
    return true;
}

void Inflater::mark()
{
    if (m_places.size() >= mostPlaces) {
        // Every other one goes, and from here on they are twice as far apart: the memory stays the same.
        for (std::size_t i = 0; i < m_places.size() / 2; ++i)
            m_places[i] = std::move(m_places[i * 2]);
        m_places.resize(m_places.size() / 2);
        m_span *= 2;
    }
    auto place = std::make_unique<Place>();
    place->out = m_out;
    place->in = m_in - m_stream.avail_in;
    place->bits = m_stream.data_type & 7;
    uInt size = 0;
    if (inflateGetDictionary(&m_stream, place->window.data(), &size) != Z_OK)
        return;
    place->windowFill = size;
    m_places.push_back(std::move(place));
}

Result<qint64> Inflater::next(std::span<char> into)
{
    constexpr int lastBlock = 64; // flags of data_type, as zlib.h has them
    constexpr int blockEnd = 128;
    constexpr uInt trailerSize = 8;
    m_stream.next_out = reinterpret_cast<Bytef *>(into.data());
    m_stream.avail_out = uInt(std::min<std::size_t>(into.size(), 1 << 30));
    const uInt room = m_stream.avail_out;
    while (m_stream.avail_out > 0 && m_state != State::End) {
        if (m_state == State::Trailer) {
            // Raw decoding stops before the check sum; of a member entered in its middle it cannot be checked.
            if (m_isGzip) {
                m_in += trailerSize - m_stream.avail_in;
                m_stream.avail_in = 0;
            }
            const auto out = m_stream.next_out;
            const uInt left = m_stream.avail_out;
            const Result<bool> more = m_isGzip ? nextMember() : Result<bool>(false);
            if (!more)
                return std::unexpected(more.error());
            m_stream.next_out = out;
            m_stream.avail_out = left;
            if (!*more)
                m_state = State::End;
            continue;
        }
        const Result<bool> more = fill();
        const uInt before = m_stream.avail_out;
        if (!more || !*more) {
            // Deflate alone may end with the file, before it was seen that there is no further block.
            if (more && (m_stream.data_type & blockEnd) != 0 && (m_stream.data_type & lastBlock) != 0) {
                m_state = State::End;
                break;
            }
            if (before < room)
                break; // first what there is; then the error
            if (!more)
                return std::unexpected(more.error());
            return damaged(m_in, "the compressed data breaks off");
        }
        const int result = inflate(&m_stream, Z_BLOCK);
        m_out += before - m_stream.avail_out;
        if (result == Z_STREAM_END) {
            if (m_state == State::Member && m_isGzip) {
                const auto out = m_stream.next_out;
                const uInt left = m_stream.avail_out;
                const Result<bool> another = nextMember();
                if (!another)
                    return std::unexpected(another.error());
                m_stream.next_out = out;
                m_stream.avail_out = left;
                if (!*another)
                    m_state = State::End;
            } else {
                m_state = State::Trailer;
            }
        } else if (result != Z_OK && result != Z_BUF_ERROR) {
            if (m_stream.avail_out < room)
                break;
            return damaged(m_in - m_stream.avail_in, m_stream.msg ? m_stream.msg : "not deflate data");
        } else if ((m_stream.data_type & blockEnd) != 0 && (m_stream.data_type & lastBlock) == 0 && m_out > 0
                   && m_out >= (m_places.empty() ? 0 : m_places.back()->out) + m_span) {
            mark();
        }
    }
    return qint64(room - m_stream.avail_out);
}

Result<qint64> Inflater::seek(qint64 offset)
{
    const auto after = std::ranges::upper_bound(m_places, offset, {}, [](const auto &place) { return place->out; });
    const Place *place = after == m_places.begin() ? nullptr : std::prev(after)->get();
    const qint64 best = place ? place->out : 0;
    if (m_out <= offset && m_out >= best)
        return m_out;
    if (!place) {
        restart();
        return 0;
    }
    if (!init(rawBits))
        return damaged(place->in, "out of memory");
    m_in = place->in - (place->bits ? 1 : 0);
    m_state = State::MemberRaw;
    m_out = place->out;
    if (place->bits) {
        const Result<bool> more = fill();
        if (!more || !*more)
            return more ? damaged(m_in, "the compressed data breaks off") : std::unexpected(more.error());
        const int byte = *m_stream.next_in;
        ++m_stream.next_in;
        --m_stream.avail_in;
        inflatePrime(&m_stream, place->bits, byte >> (8 - place->bits));
    }
    inflateSetDictionary(&m_stream, place->window.data(), uInt(place->windowFill));
    return m_out;
}

} // namespace

std::unique_ptr<Decoder> inflater(std::shared_ptr<ByteStream> packed, bool isGzip)
{
    return std::make_unique<Inflater>(std::move(packed), isGzip);
}

} // namespace escale::logs
