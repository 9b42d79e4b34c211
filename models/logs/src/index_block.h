// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/logs/index.h>

#include <QtCore/QStringList>

#include <array>
#include <cstddef>
#include <cstring>
#include <deque>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace escale::logs {

inline constexpr qint64 blockBytes = 512 << 10; // of the log, in which the lines of a block begin

enum BlockColumn {
    OffsetColumn,
    TimeColumn,
    FlagsColumn,
    FirstNameColumn,
    blockColumns = FirstNameColumn + nameColumns
};

/// What the flags of a line hold: its step, level and whether it is an entry and has a time of its own.
namespace flag {
inline constexpr int step = 0x0f;
inline constexpr int levelShift = 4; // two bits
inline constexpr int entry = 0x40;
inline constexpr int ownTime = 0x80;
} // namespace flag

/// The lines that begin in one stretch of the log. A column holds the differences to its least value, in 0, 1, 2, 3, 4
/// or 8 bytes.
struct IndexBlock {
    struct Column {
        qint64 least = 0;
        quint32 at = 0; // into data
        quint8 width = 0;
    };

    qint64 begin = 0; // of the stretch
    quint32 lines = 0;
    qint64 leastTime = noTime;
    qint64 greatestTime = noTime;
    qint64 lastTime = noTime; // of the last line
    std::array<Column, blockColumns> columns;
    std::shared_ptr<const std::byte[]> data; // of its own, or a part of the sidecar that all blocks were read from
    std::size_t dataSize = 0;

    /// So many bytes end the data: a number of 3 bytes is read as one of 4.
    static constexpr std::size_t spare = 4;

    [[nodiscard]] qint64 value(int column, quint32 line) const noexcept
    {
        const Column &c = columns[std::size_t(column)];
        const std::byte *from = data.get() + c.at + std::size_t(line) * c.width;
        quint64 difference = 0;
        switch (c.width) {
        case 1:
            difference = quint8(*from);
            break;
        case 2:
            difference = load<quint16>(from);
            break;
        case 3:
            difference = load<quint32>(from) & 0xffffff; // data goes on behind it
            break;
        case 4:
            difference = load<quint32>(from);
            break;
        case 8:
            difference = load<quint64>(from);
            break;
        default:
            break;
        }
        return qint64(quint64(c.least) + difference);
    }
    [[nodiscard]] qint64 offset(quint32 line) const noexcept { return begin + value(OffsetColumn, line); }

    template <typename T>
    [[nodiscard]] static T load(const std::byte *from) noexcept
    {
        T value;
        std::memcpy(&value, from, sizeof value);
        return value;
    }

    /// Adds a column to what becomes the data.
    template <typename T>
    void pack(int column, const std::vector<T> &values, std::vector<std::byte> &bytes);
    /// Takes over the columns that were packed: as many bytes as they need, and no more.
    void setData(std::span<const std::byte> packed)
    {
        auto bytes = std::make_shared_for_overwrite<std::byte[]>(packed.size() + spare);
        std::memcpy(bytes.get(), packed.data(), packed.size());
        std::memset(bytes.get() + packed.size(), 0, spare);
        data = std::move(bytes);
        dataSize = packed.size() + spare;
    }
    [[nodiscard]] qint64 memory() const noexcept { return qint64(sizeof *this) + qint64(dataSize); }
};

/// The names of one column. May be used by several threads. Beyond a million names, or 64 MiB of them, all further ones are one.
class Names {
public:
    Names() { appendLocked(QByteArray()); }

    /// The number of a name, as JSON escapes it.
    [[nodiscard]] quint32 add(std::string_view escaped);
    /// Takes over names as they read, the empty one first, that lie in what `keeper` keeps; for a sidecar.
    void take(std::vector<std::string_view> texts, std::shared_ptr<const void> keeper);
    [[nodiscard]] quint32 size() const;
    [[nodiscard]] QByteArray text(quint32 number) const;
    [[nodiscard]] std::vector<QByteArray> all() const;
    [[nodiscard]] std::optional<quint32> find(const QByteArray &text) const;
    [[nodiscard]] qint64 memory() const;

private:
    quint32 appendLocked(const QByteArray &text);

    mutable std::mutex m_mutex;
    std::vector<std::string_view> m_texts;
    std::deque<QByteArray> m_own; // those of m_texts that were added, which do not move
    std::shared_ptr<const void> m_keeper; // of the others
    std::unordered_map<std::string_view, quint32> m_numbers; // of m_texts; of taken ones not before one is added
    qint64 m_bytes = 0;
    std::optional<quint32> m_rest;
};

struct Index::Data {
    std::vector<std::shared_ptr<const IndexBlock>> blocks; // none without lines
    std::vector<qint64> firstLines; // of each block
    qint64 lines = 0;
    qint64 bytes = 0;
    qint64 leastTime = noTime;
    qint64 greatestTime = noTime;
    bool isComplete = false;
    bool isLastLineOpen = false; // it has no end yet
    std::optional<Error> problem;
    std::shared_ptr<std::array<Names, nameColumns>> names;

    Data() : names(std::make_shared<std::array<Names, nameColumns>>()) {}

    struct Place {
        const IndexBlock *block = nullptr;
        quint32 line = 0; // within it
        std::size_t number = 0; // of the block
    };
    [[nodiscard]] Place place(qint64 line) const noexcept;
    void add(std::shared_ptr<const IndexBlock> block);
};

template <typename T>
void IndexBlock::pack(int column, const std::vector<T> &values, std::vector<std::byte> &bytes)
{
    Column &c = columns[std::size_t(column)];
    c = {};
    if (values.empty())
        return;
    T least = values.front();
    T greatest = least;
    for (const T value : values) {
        least = std::min(least, value);
        greatest = std::max(greatest, value);
    }
    c.least = qint64(least);
    const quint64 range = quint64(qint64(greatest)) - quint64(qint64(least));
    c.width = range == 0            ? 0
              : range <= 0xff       ? 1
              : range <= 0xffff     ? 2
              : range <= 0xffffff   ? 3
              : range <= 0xffffffff ? 4
                                    : 8;
    c.at = quint32(bytes.size());
    bytes.resize(bytes.size() + values.size() * c.width + spare);
    std::byte *to = bytes.data() + c.at;
    // How far apart they are is known when this is compiled, so that several are written at a time.
    const auto write = [ to, &values, base = quint64(c.least) ]<typename W, std::size_t apart = sizeof(W)>()
    {
        for (std::size_t i = 0; i < values.size(); ++i) {
            const W difference = W(quint64(qint64(values[i])) - base);
            std::memcpy(to + i * apart, &difference, sizeof(W));
        }
    };
    switch (c.width) {
    case 1:
        write.template operator()<quint8>();
        break;
    case 2:
        write.template operator()<quint16>();
        break;
    case 3:
        write.template operator()<quint32, 3>(); // the next one goes over the fourth byte
        break;
    case 4:
        write.template operator()<quint32>();
        break;
    case 8:
        write.template operator()<quint64>();
        break;
    default:
        break;
    }
    bytes.resize(bytes.size() - spare);
}

} // namespace escale::logs
