// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "byte_stream.h"

#include <atomic>
#include <mutex>
#include <vector>

namespace escale::logs {

/// A file, or a part of one, read with pread.
class FileStream final : public ByteStream {
public:
    /// `size` of -1: up to the file's end.
    [[nodiscard]] static Result<std::shared_ptr<FileStream>> open(const QString &path, qint64 offset, qint64 size);
    ~FileStream() override;

    [[nodiscard]] Result<qint64> read(qint64 offset, std::span<char> into) override;
    [[nodiscard]] qint64 size() const override { return m_size; }
    [[nodiscard]] bool isSizeKnown() const override { return true; }
    [[nodiscard]] bool hasRandomAccess() const override { return true; }
    void grow() override {}

    /// What has become of the file; takes a new size over.
    [[nodiscard]] Source::Change look();
    [[nodiscard]] Result<SourceStamp> stamp();

private:
    FileStream() = default;
    [[nodiscard]] std::unexpected<Error> failed(int error) const;

    QString m_path;
    int m_descriptor = -1;
    qint64 m_offset = 0;
    bool m_isPart = false;
    std::atomic<qint64> m_size = 0;
    QByteArray m_head; // as it was when it was opened
    qint64 m_modified = 0;
};

/// Memory that only grows.
class LiveStream final : public ByteStream {
public:
    [[nodiscard]] Result<qint64> read(qint64 offset, std::span<char> into) override;
    [[nodiscard]] qint64 size() const override { return m_size; }
    [[nodiscard]] bool isSizeKnown() const override { return true; }
    [[nodiscard]] bool hasRandomAccess() const override { return true; }
    void grow() override {}
    void append(QByteArrayView bytes);

private:
    static constexpr qint64 chunk = 1 << 20;

    mutable std::mutex m_mutex;
    std::vector<std::unique_ptr<char[]>> m_chunks;
    std::atomic<qint64> m_size = 0;
};

} // namespace escale::logs
