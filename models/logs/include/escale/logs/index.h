// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/error.h>
#include <escale/logs/catalogue.h>
#include <escale/logs/source.h>

#include <QtCore/QByteArray>

#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <stop_token>

/// Where each line of a log begins and what it says in a few words, in columns: offset, time, level, step, account, task,
/// actor, code. A line is numbered from 0 and ends with LF; a CR before it belongs to the line end.
///
/// A block holds the lines that begin within 512 KiB of the log, each column as the difference to its least value in the block,
/// in as few bytes as the largest needs: 4 for the offset and 2 or 4 for the time, and about 12 for all columns of a migration
/// log. Blocks are never changed once they are made, so an Index can be read while the next one grows.
namespace escale::logs {

inline constexpr qint64 noTime = std::numeric_limits<qint64>::min();

/// The columns whose values are names, kept once each.
enum class NameColumn { Account, Task, Actor, Code };
inline constexpr int nameColumns = 4;

struct IndexBlock;
class Names;

/// A view of a log as far as it had been indexed. Value type, implicitly shared, any thread.
class Index {
public:
    Index();

    [[nodiscard]] qint64 lineCount() const noexcept;
    /// Up to which offset of the log the lines are known.
    [[nodiscard]] qint64 byteCount() const noexcept;
    /// Whether the log was read up to its end, as it was then.
    [[nodiscard]] bool isComplete() const noexcept;
    /// Why it was not, if not because somebody stopped it: the lines before are good.
    [[nodiscard]] std::optional<Error> problem() const;

    // For a line from 0 to lineCount() - 1:
    [[nodiscard]] qint64 offset(qint64 line) const noexcept;
    /// Where the next line begins.
    [[nodiscard]] qint64 end(qint64 line) const noexcept;
    /// Milliseconds since 1970, UTC; that of the line before it where it has none of its own; noTime if there is none.
    [[nodiscard]] qint64 time(qint64 line) const noexcept;
    [[nodiscard]] bool hasOwnTime(qint64 line) const noexcept;
    /// Unknown for a line that names none.
    [[nodiscard]] Severity level(qint64 line) const noexcept;
    /// 1 to 8; 0 for none.
    [[nodiscard]] int step(qint64 line) const noexcept;
    /// Whether the line is an object of NDJSON with a time: an entry, and not raw output.
    [[nodiscard]] bool isEntry(qint64 line) const noexcept;
    /// The number of a name; 0 for none.
    [[nodiscard]] quint32 name(NameColumn column, qint64 line) const noexcept;

    /// All names of a column so far, the empty one first: the number of a name is its place here.
    [[nodiscard]] QStringList names(NameColumn column) const;
    [[nodiscard]] QString nameText(NameColumn column, quint32 number) const;
    [[nodiscard]] std::optional<quint32> findName(NameColumn column, QStringView text) const;

    /// The line that holds the byte at `offset`.
    [[nodiscard]] qint64 lineAt(qint64 offset) const noexcept;
    /// The first line whose time is not before `time`, in a log whose clock never goes back; lineCount() if there is none.
    /// Where the clock goes back it is one such line.
    [[nodiscard]] qint64 lineAtTime(qint64 time) const noexcept;
    /// The least and the greatest time; noTime if no line has one.
    [[nodiscard]] qint64 firstTime() const noexcept;
    [[nodiscard]] qint64 lastTime() const noexcept;

    /// Bytes that this index takes, of all columns and names.
    [[nodiscard]] qint64 memory() const;
    /// Bytes a line of one kind of column: offset and time, which are counted together.
    [[nodiscard]] qint64 memoryOfPlaces() const;

    struct Data;
    /// For the library itself.
    [[nodiscard]] const std::shared_ptr<const Data> &data() const noexcept { return m_data; }
    explicit Index(std::shared_ptr<const Data> data) noexcept;

private:
    std::shared_ptr<const Data> m_data;
};

struct IndexOptions {
    int threads = 2; ///< used where the source has random access
    /// Called from the thread that called buildIndex(), a few times a second, with what there is so far.
    std::function<void(const Index &)> progress;
};

/// Indexes a log, or goes on where `known`, an index of the same log, ends: after it has grown only what is new is read.
/// Blocks its thread until the log's end, an error (see Index::problem) or a stop; what was found until then is returned.
[[nodiscard]] Index buildIndex(const Source &source, std::stop_token stop = {}, const IndexOptions &options = {},
                               const Index &known = {});

/// The bytes of a line without its end, at most `limit` of them.
[[nodiscard]] Result<QByteArray> lineBytes(const Source &source, const Index &index, qint64 line,
                                           qint64 limit = 1 << 20);

} // namespace escale::logs
