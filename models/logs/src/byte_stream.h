// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/error.h>
#include <escale/logs/source.h>

#include <QtCore/QtClassHelperMacros>

#include <memory>
#include <span>

namespace escale::logs {

/// Bytes by offset, from wherever they come. All of it may be called from any thread.
class ByteStream {
public:
    ByteStream() = default;
    virtual ~ByteStream() = default;
    Q_DISABLE_COPY_MOVE(ByteStream)

    /// As Source::read.
    [[nodiscard]] virtual Result<qint64> read(qint64 offset, std::span<char> into) = 0;
    [[nodiscard]] virtual qint64 size() const = 0;
    [[nodiscard]] virtual bool isSizeKnown() const = 0;
    [[nodiscard]] virtual bool hasRandomAccess() const = 0;
    /// What is below it has grown.
    virtual void grow() = 0;
};

/// Turns one stream of bytes into another, forwards only but for the places to which it can go back.
class Decoder {
public:
    Decoder() = default;
    virtual ~Decoder() = default;
    Q_DISABLE_COPY_MOVE(Decoder)

    /// The next bytes; fewer than asked for are not the end, 0 is. Before an error it gives what comes before it.
    [[nodiscard]] virtual Result<qint64> next(std::span<char> into) = 0;
    /// Makes next() go on at the last place it knows that is not after `offset`, or stay where it is if that is nearer, and
    /// returns the place.
    [[nodiscard]] virtual Result<qint64> seek(qint64 offset) = 0;
    /// Whether going back may cost as much as decoding everything again.
    [[nodiscard]] virtual bool isSlowToSeek() const = 0;
};

[[nodiscard]] std::shared_ptr<ByteStream> decoded(std::unique_ptr<Decoder> decoder);
[[nodiscard]] std::unique_ptr<Decoder> inflater(std::shared_ptr<ByteStream> packed, bool isGzip);
[[nodiscard]] std::unique_ptr<Decoder> unzstd(std::shared_ptr<ByteStream> packed);

[[nodiscard]] std::unique_ptr<Decoder> toUtf8(std::shared_ptr<ByteStream> text, Encoding from);

/// "log_damaged", at an offset of the stored bytes.
[[nodiscard]] std::unexpected<Error> damaged(qint64 offset, const char *why);

} // namespace escale::logs
