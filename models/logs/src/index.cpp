// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/logs/index.h>

#include "index_block.h"
#include "line_fields.h"

#include <algorithm>

namespace escale::logs {

// --- names ---------------------------------------------------------------------------------------------------------------

namespace {

constexpr quint32 mostNames = 1 << 20;
constexpr qint64 mostNameBytes = qint64(64) << 20;
constexpr qsizetype longestName = 1024;
constexpr qint64 nameOverhead = 64; // of the containers, roughly

} // namespace

quint32 Names::add(std::string_view escaped)
{
    if (escaped.empty())
        return 0;
    QByteArray text = unescaped(escaped.substr(0, std::size_t(longestName)));
    const std::scoped_lock lock(m_mutex);
    if (m_numbers.empty()) {
        m_numbers.reserve(m_texts.size());
        for (std::size_t i = 0; i < m_texts.size(); ++i)
            m_numbers.emplace(m_texts[i], quint32(i));
    }
    const auto found = m_numbers.find(std::string_view(text.constData(), std::size_t(text.size())));
    if (found != m_numbers.end())
        return found->second;
    if (m_texts.size() >= mostNames || m_bytes >= mostNameBytes) {
        if (!m_rest)
            m_rest = appendLocked(QByteArrayLiteral("…"));
        return *m_rest;
    }
    return appendLocked(text);
}

void Names::take(std::vector<std::string_view> texts, std::shared_ptr<const void> keeper)
{
    const std::scoped_lock lock(m_mutex);
    m_own.clear();
    m_numbers.clear();
    m_rest.reset();
    m_bytes = 0;
    for (const std::string_view text : texts)
        m_bytes += qint64(text.size());
    m_texts = std::move(texts);
    m_keeper = std::move(keeper);
}

quint32 Names::appendLocked(const QByteArray &text)
{
    m_own.push_back(text);
    m_texts.emplace_back(m_own.back().constData(), std::size_t(text.size()));
    const auto number = quint32(m_texts.size() - 1);
    m_numbers.emplace(m_texts.back(), number);
    m_bytes += text.size();
    return number;
}

quint32 Names::size() const
{
    const std::scoped_lock lock(m_mutex);
    return quint32(m_texts.size());
}

QByteArray Names::text(quint32 number) const
{
    const std::scoped_lock lock(m_mutex);
    return number < m_texts.size() ? QByteArray(m_texts[number].data(), qsizetype(m_texts[number].size()))
                                   : QByteArray();
}

std::vector<QByteArray> Names::all() const
{
    const std::scoped_lock lock(m_mutex);
    std::vector<QByteArray> texts;
    texts.reserve(m_texts.size());
    for (const std::string_view text : m_texts)
        texts.emplace_back(text.data(), qsizetype(text.size()));
    return texts;
}

std::optional<quint32> Names::find(const QByteArray &text) const
{
    const std::scoped_lock lock(m_mutex);
    const std::string_view wanted(text.constData(), std::size_t(text.size()));
    if (m_numbers.empty()) { // asked for once in a filter: looking through them costs less than a table of all
        const auto found = std::ranges::find(m_texts, wanted);
        return found == m_texts.end() ? std::nullopt : std::optional(quint32(found - m_texts.begin()));
    }
    const auto found = m_numbers.find(wanted);
    return found == m_numbers.end() ? std::nullopt : std::optional(found->second);
}

qint64 Names::memory() const
{
    const std::scoped_lock lock(m_mutex);
    return m_bytes + qint64(m_texts.size()) * nameOverhead;
}

// --- the index -----------------------------------------------------------------------------------------------------------

Index::Data::Place Index::Data::place(qint64 line) const noexcept
{
    Q_ASSERT(line >= 0 && line < lines);
    const auto after = std::ranges::upper_bound(firstLines, line);
    const auto number = std::size_t(after - firstLines.begin() - 1);
    return {blocks[number].get(), quint32(line - firstLines[number]), number};
}

void Index::Data::add(std::shared_ptr<const IndexBlock> block)
{
    firstLines.push_back(lines);
    lines += block->lines;
    if (block->leastTime != noTime) {
        leastTime = leastTime == noTime ? block->leastTime : std::min(leastTime, block->leastTime);
        greatestTime = std::max(greatestTime, block->greatestTime);
    }
    blocks.push_back(std::move(block));
}

Index::Index() : Index(std::make_shared<const Data>()) {}

Index::Index(std::shared_ptr<const Data> data) noexcept : m_data(std::move(data)) {}

qint64 Index::lineCount() const noexcept
{
    return m_data->lines;
}

qint64 Index::byteCount() const noexcept
{
    return m_data->bytes;
}

bool Index::isComplete() const noexcept
{
    return m_data->isComplete;
}

std::optional<Error> Index::problem() const
{
    return m_data->problem;
}

qint64 Index::offset(qint64 line) const noexcept
{
    const Data::Place place = m_data->place(line);
    return place.block->offset(place.line);
}

qint64 Index::end(qint64 line) const noexcept
{
    const Data::Place place = m_data->place(line);
    if (place.line + 1 < place.block->lines)
        return place.block->offset(place.line + 1);
    return place.number + 1 < m_data->blocks.size() ? m_data->blocks[place.number + 1]->offset(0) : m_data->bytes;
}

qint64 Index::time(qint64 line) const noexcept
{
    const Data::Place place = m_data->place(line);
    return place.block->value(TimeColumn, place.line);
}

bool Index::hasOwnTime(qint64 line) const noexcept
{
    const Data::Place place = m_data->place(line);
    return (place.block->value(FlagsColumn, place.line) & flag::ownTime) != 0;
}

Severity Index::level(qint64 line) const noexcept
{
    const Data::Place place = m_data->place(line);
    return Severity(place.block->value(FlagsColumn, place.line) >> flag::levelShift & 3);
}

int Index::step(qint64 line) const noexcept
{
    const Data::Place place = m_data->place(line);
    return int(place.block->value(FlagsColumn, place.line) & flag::step);
}

bool Index::isEntry(qint64 line) const noexcept
{
    const Data::Place place = m_data->place(line);
    return (place.block->value(FlagsColumn, place.line) & flag::entry) != 0;
}

quint32 Index::name(NameColumn column, qint64 line) const noexcept
{
    const Data::Place place = m_data->place(line);
    return quint32(place.block->value(FirstNameColumn + int(column), place.line));
}

QStringList Index::names(NameColumn column) const
{
    QStringList names;
    for (const QByteArray &name : (*m_data->names)[std::size_t(column)].all())
        names.append(QString::fromUtf8(name));
    return names;
}

QString Index::nameText(NameColumn column, quint32 number) const
{
    return QString::fromUtf8((*m_data->names)[std::size_t(column)].text(number));
}

std::optional<quint32> Index::findName(NameColumn column, QStringView text) const
{
    return (*m_data->names)[std::size_t(column)].find(text.toUtf8());
}

qint64 Index::lineAt(qint64 offset) const noexcept
{
    if (m_data->lines == 0)
        return 0;
    const auto after =
        std::ranges::upper_bound(m_data->blocks, offset, {}, [](const auto &block) { return block->offset(0); });
    const auto number = std::size_t(std::max<std::ptrdiff_t>(after - m_data->blocks.begin() - 1, 0));
    const IndexBlock &block = *m_data->blocks[number];
    quint32 low = 0; // the last line that does not begin after the offset
    for (quint32 size = block.lines; size > 1;) {
        const quint32 half = size / 2;
        if (block.offset(low + half) <= offset)
            low += half;
        size -= half;
    }
    return m_data->firstLines[number] + low;
}

qint64 Index::lineAtTime(qint64 time) const noexcept
{
    qint64 low = 0;
    for (qint64 size = m_data->lines; size > 0;) {
        const qint64 half = size / 2;
        if (this->time(low + half) < time) {
            low += half + 1;
            size -= half + 1;
        } else {
            size = half;
        }
    }
    return low;
}

qint64 Index::firstTime() const noexcept
{
    return m_data->leastTime;
}

qint64 Index::lastTime() const noexcept
{
    return m_data->greatestTime;
}

qint64 Index::memory() const
{
    const std::size_t own = sizeof(Data) + m_data->blocks.capacity() * (sizeof(std::shared_ptr<IndexBlock>) + 16)
                            + m_data->firstLines.capacity() * sizeof(qint64);
    auto bytes = qint64(own);
    for (const auto &block : m_data->blocks)
        bytes += block->memory();
    for (const Names &names : *m_data->names)
        bytes += names.memory();
    return bytes;
}

qint64 Index::memoryOfPlaces() const
{
    qint64 bytes = 0;
    for (const auto &block : m_data->blocks)
        bytes += qint64(block->columns[OffsetColumn].width + block->columns[TimeColumn].width) * block->lines;
    // A block's own fields are counted here, though the other columns need them too.
    return bytes + qint64(m_data->blocks.size() * (sizeof(IndexBlock) + sizeof(qint64) + 32));
}

Result<QByteArray> lineBytes(const Source &source, const Index &index, qint64 line, qint64 limit)
{
    const qint64 begin = index.offset(line);
    const qint64 size = index.end(line) - begin;
    Result<QByteArray> bytes = source.read(begin, std::min(size, limit));
    if (!bytes)
        return bytes;
    if (size <= limit) {
        if (bytes->endsWith('\n'))
            bytes->chop(1);
        if (bytes->endsWith('\r'))
            bytes->chop(1);
    }
    if (begin == 0 && bytes->startsWith("\xef\xbb\xbf"))
        bytes->remove(0, 3);
    return bytes;
}

} // namespace escale::logs
