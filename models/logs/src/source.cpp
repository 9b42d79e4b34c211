// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/logs/source.h>

#include "file_stream.h"

#include <QtCore/QFileInfo>

#include <algorithm>
#include <array>
#include <vector>

namespace escale::logs {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 sampleSize = 64 << 10;

Packing packingOf(QByteArrayView head)
{
    if (head.startsWith("\x1f\x8b"))
        return Packing::Gzip;
    if (head.startsWith("\x28\xb5\x2f\xfd"))
        return Packing::Zstd;
    return Packing::Plain;
}

/// How many well-formed characters of more than one byte, and how many bytes that belong to none.
std::pair<qsizetype, qsizetype> multibyte(QByteArrayView text)
{
    qsizetype good = 0;
    qsizetype bad = 0;
    for (qsizetype i = 0; i < text.size();) {
        const auto byte = quint8(text[i]);
        const int follow = byte < 0x80                   ? 0
                           : byte >= 0xc2 && byte < 0xe0 ? 1
                           : byte >= 0xe0 && byte < 0xf0 ? 2
                           : byte >= 0xf0 && byte < 0xf5 ? 3
                                                         : -1;
        if (follow < 0) {
            ++bad;
            ++i;
            continue;
        }
        int seen = 0;
        while (seen < follow && i + 1 + seen < text.size() && (quint8(text[i + 1 + seen]) & 0xc0) == 0x80)
            ++seen;
        if (follow > 0 && seen == follow)
            ++good;
        else if (follow > 0 && i + 1 + seen < text.size()) // not one that the sample cuts
            ++bad;
        i += 1 + seen;
    }
    return {good, bad};
}

Encoding encodingOf(QByteArrayView head)
{
    if (head.startsWith("\xff\xfe"))
        return Encoding::Utf16Le;
    if (head.startsWith("\xfe\xff"))
        return Encoding::Utf16Be;
    // UTF-16 without a mark: in text that is mostly Latin, every other byte is 0.
    constexpr qsizetype enough = 16;
    if (head.size() >= enough) {
        qsizetype zeros[2] = {};
        for (qsizetype i = 0; i < head.size(); ++i)
            zeros[i % 2] += head[i] == 0;
        const qsizetype most = head.size() / 2 * 3 / 4;
        if (zeros[1] >= most && zeros[0] < most / 8)
            return Encoding::Utf16Le;
        if (zeros[0] >= most && zeros[1] < most / 8)
            return Encoding::Utf16Be;
    }
    // A few broken bytes among good ones are broken UTF-8; high bytes that never make a character are Latin-1.
    const auto [good, bad] = multibyte(head);
    return bad > good ? Encoding::Latin1 : Encoding::Utf8;
}

} // namespace

Source::~Source() = default;

Result<std::shared_ptr<Source>> Source::open(const QString &path, const SourceOptions &options)
{
    Result<std::shared_ptr<FileStream>> file = FileStream::open(path, options.offset, options.size);
    if (!file)
        return std::unexpected(file.error());
    std::shared_ptr<Source> source(new Source);
    source->m_path = path;
    source->m_name = QFileInfo(path).fileName();
    source->m_options = options;
    source->m_file = *file;
    source->m_stream = *file;

    std::vector<char> sample(sampleSize);
    const auto head = [&]() -> QByteArrayView {
        const Result<qint64> got = source->m_stream->read(0, sample);
        return got ? QByteArrayView(sample.data(), *got) : QByteArrayView();
    };
    source->m_packing = options.packing ? *options.packing : packingOf(head());
    if (source->m_packing == Packing::Gzip || source->m_packing == Packing::Deflate)
        source->decode(inflater(source->m_file, source->m_packing == Packing::Gzip));
    else if (source->m_packing == Packing::Zstd)
        source->decode(unzstd(source->m_file));
    source->m_encoding = options.encoding ? *options.encoding : encodingOf(head());
    if (source->m_encoding != Encoding::Utf8)
        source->decode(toUtf8(source->m_stream, source->m_encoding));
    return source;
}

void Source::decode(std::unique_ptr<Decoder> decoder)
{
    m_stream = decoded(std::move(decoder));
    m_decoded.push_back(m_stream);
}

std::shared_ptr<Source> Source::live(const QString &name)
{
    std::shared_ptr<Source> source(new Source);
    source->m_name = name;
    source->m_stream = std::make_shared<LiveStream>();
    return source;
}

bool Source::hasRandomAccess() const noexcept
{
    return m_stream->hasRandomAccess();
}

qint64 Source::size() const
{
    return m_stream->size();
}

bool Source::isSizeKnown() const
{
    return m_stream->isSizeKnown();
}

qint64 Source::storedSize() const
{
    return m_file ? m_file->size() : m_stream->size();
}

Result<qint64> Source::read(qint64 offset, std::span<char> into) const
{
    Q_ASSERT(offset >= 0);
    return m_stream->read(offset, into);
}

Result<QByteArray> Source::read(qint64 offset, qint64 size) const
{
    QByteArray bytes(size, Qt::Uninitialized);
    const Result<qint64> got = read(offset, std::span(bytes.data(), std::size_t(size)));
    if (!got)
        return std::unexpected(got.error());
    bytes.truncate(*got);
    return bytes;
}

Source::Change Source::poll()
{
    auto *file = dynamic_cast<FileStream *>(m_file.get());
    if (!file)
        return Change::None;
    const Change change = file->look();
    if (change == Change::Grown) {
        for (const std::shared_ptr<ByteStream> &stream : m_decoded)
            stream->grow();
    }
    return change;
}

Result<SourceStamp> Source::stamp() const
{
    auto *file = dynamic_cast<FileStream *>(m_file.get());
    return file ? file->stamp() : SourceStamp{};
}

void Source::append(QByteArrayView bytes)
{
    if (auto *memory = dynamic_cast<LiveStream *>(m_stream.get()))
        memory->append(bytes);
}

} // namespace escale::logs
