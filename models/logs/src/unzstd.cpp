// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "byte_stream.h"

#include <QtCore/QJsonObject>

#include <zstd.h>

#include <algorithm>
#include <vector>

namespace escale::logs {

namespace {

/// Frames begin anew, so a log that was rotated or packed in parts can be entered at each; within a frame one cannot.
class Unzstd final : public Decoder {
public:
    explicit Unzstd(std::shared_ptr<ByteStream> packed)
        : m_packed(std::move(packed))
        , m_stream(ZSTD_createDStream())
        , m_input(ZSTD_DStreamInSize())
    {
        m_frames.push_back({});
    }
    ~Unzstd() override { ZSTD_freeDStream(m_stream); }
    Q_DISABLE_COPY_MOVE(Unzstd)

    [[nodiscard]] Result<qint64> next(std::span<char> into) override;
    [[nodiscard]] Result<qint64> seek(qint64 offset) override;
    [[nodiscard]] bool isSlowToSeek() const override { return true; }

private:
    struct Frame {
        qint64 out = 0;
        qint64 in = 0;
    };

    std::shared_ptr<ByteStream> m_packed;
    ZSTD_DStream *m_stream;
    std::vector<char> m_input;
    ZSTD_inBuffer m_buffer{};
    qint64 m_in = 0; // offset of what comes after the input buffer
    qint64 m_out = 0;
    bool m_isBetweenFrames = true;
    std::vector<Frame> m_frames;
};

Result<qint64> Unzstd::next(std::span<char> into)
{
    if (!m_stream)
        return damaged(0, "out of memory");
    ZSTD_outBuffer out{into.data(), into.size(), 0};
    while (out.pos < out.size) {
        if (m_buffer.pos == m_buffer.size) {
            const Result<qint64> got = m_packed->read(m_in, m_input);
            if (!got || *got == 0) {
                if (out.pos > 0)
                    break; // first what there is; then the error
                if (!got)
                    return std::unexpected(got.error());
                if (m_isBetweenFrames)
                    return 0;
                return damaged(m_in, "the compressed data breaks off");
            }
            m_in += *got;
            m_buffer = {m_input.data(), std::size_t(*got), 0};
        }
        const std::size_t before = out.pos;
        const std::size_t result = ZSTD_decompressStream(m_stream, &out, &m_buffer);
        m_out += qint64(out.pos - before);
        if (ZSTD_isError(result)) {
            if (out.pos > 0)
                break;
            return damaged(m_in - qint64(m_buffer.size - m_buffer.pos), ZSTD_getErrorName(result));
        }
        m_isBetweenFrames = result == 0;
        if (m_isBetweenFrames && m_out > m_frames.back().out)
            m_frames.push_back({m_out, m_in - qint64(m_buffer.size - m_buffer.pos)});
    }
    return qint64(out.pos);
}

Result<qint64> Unzstd::seek(qint64 offset)
{
    const auto after = std::ranges::upper_bound(m_frames, offset, {}, &Frame::out);
    const Frame frame = *std::prev(after);
    if (m_out <= offset && m_out >= frame.out)
        return m_out;
    ZSTD_DCtx_reset(m_stream, ZSTD_reset_session_only);
    m_buffer = {};
    m_in = frame.in;
    m_out = frame.out;
    m_isBetweenFrames = true;
    return m_out;
}

} // namespace

std::unique_ptr<Decoder> unzstd(std::shared_ptr<ByteStream> packed)
{
    return std::make_unique<Unzstd>(std::move(packed));
}

} // namespace escale::logs
