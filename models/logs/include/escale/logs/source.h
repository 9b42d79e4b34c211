// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/error.h>

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QString>

#include <memory>
#include <optional>
#include <span>
#include <vector>

/// Where the bytes of a log come from. Whatever the file holds, this side of it is one stream of bytes in UTF-8 (or what
/// claims to be: invalid bytes are passed on as they are), addressed by its offsets.
///
/// Files are read in blocks with pread and never mapped, so one that shrinks is an error and not a signal. Compressed logs
/// are decoded as they are read, into memory only: gzip and deflate keep places from which decoding can go on (32 KiB each,
/// at most 1024 of them, closer than 4 MiB or an even share); zstd, which knows none within a frame, keeps what it has
/// decoded packed again, up to 256 MiB, and decodes the frame again beyond that. UTF-16 and Latin-1 become UTF-8 the same way.
namespace escale::logs {

class ByteStream;
class Decoder;

enum class Packing { Plain, Gzip, Deflate, Zstd };
enum class Encoding { Utf8, Utf16Le, Utf16Be, Latin1 };

struct SourceOptions {
    qint64 offset = 0; ///< where the log begins in the file: it may be a member of a bundle
    qint64 size = -1; ///< how many bytes of the file it has; -1: up to the end, which may move
    std::optional<Packing> packing; ///< none: as its first bytes say
    std::optional<Encoding> encoding; ///< none: as its first 64 KiB say
};

/// What a file was like when it was read, to tell later whether it still is.
struct SourceStamp {
    qint64 size = 0; ///< of the file, in bytes as they are stored
    qint64 modified = 0; ///< nanoseconds since 1970
    QByteArray head; ///< SHA-256 of the first 64 KiB

    friend bool operator==(const SourceStamp &, const SourceStamp &) = default;
};

/// Opened once, read from any number of threads. Every read states what it found: a file that has become shorter fails
/// with "log_truncated", a compressed one that breaks off or does not decode with "log_damaged" (params: offset), anything
/// else with "io_failed"; a later read is a new attempt.
class Source {
public:
    /// Fails with "io_failed" (params: path) where the file cannot be opened or is not a regular one.
    [[nodiscard]] static Result<std::shared_ptr<Source>> open(const QString &path, const SourceOptions &options = {});
    /// A log in memory that grows by append(): one that is being followed online, or that was pasted.
    [[nodiscard]] static std::shared_ptr<Source> live(const QString &name);

    ~Source();
    Q_DISABLE_COPY_MOVE(Source)

    [[nodiscard]] const QString &path() const noexcept { return m_path; } ///< empty for a live one
    [[nodiscard]] const QString &name() const noexcept { return m_name; } ///< the file's name, without its folder
    [[nodiscard]] Packing packing() const noexcept { return m_packing; }
    [[nodiscard]] Encoding encoding() const noexcept { return m_encoding; }
    /// Whether reading costs the same anywhere; otherwise reading forward is much the cheapest.
    [[nodiscard]] bool hasRandomAccess() const noexcept;

    /// Bytes known to be there (decoded): of a plain file all of them as of the last poll(), of a compressed one those that
    /// have been decoded so far.
    [[nodiscard]] qint64 size() const;
    /// Whether size() is all there is (as of the last poll()).
    [[nodiscard]] bool isSizeKnown() const;
    /// Bytes of the file, packed as they are; of a live source its size.
    [[nodiscard]] qint64 storedSize() const;

    /// Fills `into` with the bytes from `offset` on. Fewer come only at the end or right before something that cannot be
    /// read, where the next read gets 0 or the error.
    [[nodiscard]] Result<qint64> read(qint64 offset, std::span<char> into) const;
    [[nodiscard]] Result<QByteArray> read(qint64 offset, qint64 size) const;

    enum class Change {
        None,
        Grown,
        Shrunk, ///< now shorter than what was read: an index of it no longer fits
        Replaced, ///< another file of that name now, or rewritten from its start
        Vanished ///< no file of that name any more; what was opened can still be read
    };
    /// Looks at the file again, for following it. Takes a Grown one's new size over.
    Change poll();
    /// Of a live source, nothing.
    [[nodiscard]] Result<SourceStamp> stamp() const;

    /// Adds to a live source; others ignore it.
    void append(QByteArrayView bytes);

private:
    Source() = default;
    void decode(std::unique_ptr<Decoder> decoder);

    QString m_path;
    QString m_name;
    Packing m_packing = Packing::Plain;
    Encoding m_encoding = Encoding::Utf8;
    SourceOptions m_options;
    std::shared_ptr<ByteStream> m_file; // as it is stored
    std::vector<std::shared_ptr<ByteStream>> m_decoded; // each from the one before
    std::shared_ptr<ByteStream> m_stream; // as it is read
};

} // namespace escale::logs
