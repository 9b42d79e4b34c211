// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "byte_stream.h"

#include <algorithm>
#include <array>
#include <vector>

namespace escale::logs {

namespace {

constexpr std::size_t inputSize = 64 << 10; // even: a unit of UTF-16 is never cut
constexpr qint64 span = 1 << 20;         // between places to go back to

/// What is not valid UTF-16 becomes U+FFFD.
class ToUtf8 final : public Decoder {
public:
    ToUtf8(std::shared_ptr<ByteStream> text, Encoding from) : m_text(std::move(text)), m_from(from)
    {
        m_input.resize(inputSize);
        m_places.push_back({});
    }

    [[nodiscard]] Result<qint64> next(std::span<char> into) override;
    [[nodiscard]] Result<qint64> seek(qint64 offset) override;
    [[nodiscard]] bool isSlowToSeek() const override { return false; }

private:
    struct Place {
        qint64 out = 0;
        qint64 in = 0;
    };

    [[nodiscard]] bool character(char32_t &into);
    void encode(char32_t point);
    [[nodiscard]] char16_t unit(std::size_t at) const
    {
        const auto byte = [&](std::size_t i) { return char16_t(quint8(m_input[i])); };
        return m_from == Encoding::Utf16Le ? char16_t(byte(at) | byte(at + 1) << 8)
                                           : char16_t(byte(at) << 8 | byte(at + 1));
    }

    std::shared_ptr<ByteStream> m_text;
    Encoding m_from;
    std::vector<char> m_input;
    std::size_t m_at = 0; // in the input buffer
    std::size_t m_fill = 0;
    qint64 m_in = 0; // offset of the input buffer's first byte
    qint64 m_out = 0;
    bool m_isLast = false; // the input buffer holds the end
    std::array<char, 4> m_pending{}; // what is left of a character
    std::size_t m_pendingAt = 0;
    std::size_t m_pendingFill = 0;
    std::vector<Place> m_places;
};

/// False where more input is needed for the next one.
bool ToUtf8::character(char32_t &into)
{
    const std::size_t left = m_fill - m_at;
    if (m_from == Encoding::Latin1) {
        if (left == 0)
            return false;
        into = quint8(m_input[m_at++]);
        return true;
    }
    if (left < 2) {
        if (left == 0 || !m_isLast)
            return false;
        ++m_at; // half a unit at the end
        into = 0xfffd;
        return true;
    }
    const char16_t first = unit(m_at);
    if (first < 0xd800 || first > 0xdfff) {
        m_at += 2;
        into = first;
        return true;
    }
    if (first < 0xdc00 && left < 4 && !m_isLast)
        return false;
    if (first < 0xdc00 && left >= 4) {
        if (const char16_t second = unit(m_at + 2); second >= 0xdc00 && second <= 0xdfff) {
            m_at += 4;
            into = 0x10000 + (char32_t(first - 0xd800) << 10) + (second - 0xdc00);
            return true;
        }
    }
    m_at += 2;
    into = 0xfffd;
    return true;
}

/// Puts a character into m_pending.
void ToUtf8::encode(char32_t point)
{
    m_pendingAt = 0;
    const auto put = [this](char32_t byte) { m_pending[m_pendingFill++] = char(byte); };
    m_pendingFill = 0;
    if (point < 0x80) {
        put(point);
        return;
    }
    if (point < 0x800) {
        put(0xc0 | point >> 6);
    } else {
        if (point < 0x10000) {
            put(0xe0 | point >> 12);
        } else {
            put(0xf0 | point >> 18);
            put(0x80 | (point >> 12 & 0x3f));
        }
        put(0x80 | (point >> 6 & 0x3f));
    }
    put(0x80 | (point & 0x3f));
}

Result<qint64> ToUtf8::next(std::span<char> into)
{
    std::size_t done = 0;
    while (done < into.size()) {
        if (m_pendingAt < m_pendingFill) {
            into[done++] = m_pending[m_pendingAt++];
            ++m_out;
            continue;
        }
        if (m_out >= m_places.back().out + span)
            m_places.push_back({m_out, m_in + qint64(m_at)});
        char32_t point = 0;
        if (character(point)) {
            encode(point);
            continue;
        }
        // What is left of the last unit comes again with what follows it.
        const qint64 from = m_in + qint64(m_at);
        const Result<qint64> got = m_text->read(from, m_input);
        if (!got) {
            if (done > 0)
                break;
            return std::unexpected(got.error());
        }
        m_isLast = *got <= qint64(m_fill - m_at);
        m_in = from;
        m_at = 0;
        m_fill = std::size_t(*got);
        if (m_fill == 0)
            break;
    }
    return qint64(done);
}

Result<qint64> ToUtf8::seek(qint64 offset)
{
    const auto after = std::ranges::upper_bound(m_places, offset, {}, &Place::out);
    const Place place = *std::prev(after);
    if (m_out <= offset && m_out >= place.out)
        return m_out;
    m_in = place.in;
    m_at = 0;
    m_fill = 0;
    m_isLast = false;
    m_pendingFill = 0;
    m_pendingAt = 0;
    m_out = place.out;
    return m_out;
}

} // namespace

std::unique_ptr<Decoder> toUtf8(std::shared_ptr<ByteStream> text, Encoding from)
{
    return std::make_unique<ToUtf8>(std::move(text), from);
}

} // namespace escale::logs
