// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/logs/reader_page.h>

#include "everywhere.h"

#include <escale/items/log_shown.h>
#include <escale/ui/logs/entry_panel.h>
#include <escale/ui/logs/filter_bar.h>
#include <escale/ui/logs/histogram_view.h>
#include <escale/ui/logs/log_view.h>
#include <escale/ui/logs/marked_scroll_bar.h>
#include <escale/ui/logs/search_bar.h>

#include <algorithm>

/// What is shown and what is found of the lines, and where among them one is.
namespace escale::ui {

using namespace Qt::StringLiterals;
using items::LogDocument;
using items::LogRows;
using logs::Field;
using logs::Query;

void ReaderPage::applyFilter()
{
    const Query &query = m_filter->query();
    m_shownFinder->setShownIn(logs::languageOf(QLocale()));
    if (query.isEmpty()) {
        m_shownFinder->setQuery({});
        m_rows->setShown({});
        m_timeline->setShown({});
    } else {
        m_shownFinder->setQuery(query);
    }
    updateHead();
}

void ReaderPage::applySearch()
{
    const QString text = m_search->text();
    if (text.isEmpty()) {
        m_matches->setQuery({});
        m_view->setPattern({});
        m_context->setPattern({});
        m_everywhere->setQuery({}, {});
        updateFound();
        return;
    }
    const logs::PatternOptions options = m_search->options();
    const Result<logs::Pattern> pattern =
        logs::Pattern::make(m_search->isRaw() ? text : items::ShownText::plain(text), options);
    if (!pattern) {
        m_matches->setQuery({});
        m_search->setFound(0, 0, false);
        m_search->setProblem(queryProblem(pattern.error()));
        return;
    }
    m_view->setPattern(*pattern);
    m_context->setPattern(*pattern);
    const Query query =
        Query::condition(options.isRegularExpression ? Field::Regex : Field::Text, text, options.isCaseSensitive);
    const std::optional shownIn = m_search->isRaw() ? std::nullopt : std::optional(logs::languageOf(QLocale()));
    m_matches->setShownIn(shownIn);
    m_matches->setQuery(query);
    m_everywhere->setQuery(query, shownIn);
    updateFound();
}

void ReaderPage::updateFound()
{
    qint64 at = 0;
    if (const qint64 row = m_view->currentRow(); row >= 0 && row < m_rows->count()) {
        const LogRows::Place place = m_rows->place(row);
        if (m_matches->contains(place)) {
            at = m_matches->found()[size_t(place.log)].rank(place.line) + 1;
            for (int log = 0; log < place.log; ++log)
                at += m_matches->found()[size_t(log)].count();
        }
    }
    m_search->setFound(at, m_matches->isRunning() ? m_matches->matching() : m_matches->count(), m_matches->isRunning());
    if (m_matches->problem())
        m_search->setProblem(logs::describe(*m_matches->problem(), logs::languageOf(QLocale())));
}

QStringList ReaderPage::namesOf(Field field) const
{
    const std::optional<logs::NameColumn> column = field == Field::Account ? std::optional(logs::NameColumn::Account)
                                                   : field == Field::Task  ? std::optional(logs::NameColumn::Task)
                                                   : field == Field::Actor ? std::optional(logs::NameColumn::Actor)
                                                   : field == Field::Code  ? std::optional(logs::NameColumn::Code)
                                                                           : std::nullopt;
    QStringList names;
    if (!column)
        return names;
    for (const LogDocument *document : documents())
        names += document->index().names(*column);
    names.removeDuplicates();
    names.removeAll(QString());
    // A log may have a hundred thousand tasks, of which a menu shows the first few.
    constexpr qsizetype mostSorted = 100;
    const auto end = names.begin() + std::min(names.size(), mostSorted);
    std::ranges::partial_sort(names, end,
                              [](const QString &a, const QString &b) { return a.compare(b, Qt::CaseInsensitive) < 0; });
    names.erase(end, names.end());
    return names;
}

QList<bool> ReaderPage::marks(int kind, int count) const
{
    const LogRows &rows = kind >= 16 ? *m_allRows : *m_rows;
    QList<bool> found(count, false);
    const items::LogFinder *finder = kind % 16 == int(MarkedScrollBar::Kind::Match)   ? m_matches
                                     : kind % 16 == int(MarkedScrollBar::Kind::Error) ? m_errors
                                                                                      : nullptr;
    const qint64 all = rows.count();
    if (kind % 16 == int(MarkedScrollBar::Kind::Bookmark) && rows.logs().size() == 1 && all > 0) {
        for (int i = 0; i < m_bookmarks->rowCount(); ++i) {
            const qint64 line = m_bookmarks->index(i).data(items::LogLineRole).toLongLong();
            const qint64 row = rows.rowOf({.log = 0, .line = line});
            if (row >= 0 && rows.place(row).line == line)
                found[std::min(count - 1, int(double(row) * count / double(all)))] = true;
        }
    }
    if (!finder || all == 0 || finder->found().empty())
        return found;
    for (int slot = 0; slot < count; ++slot) {
        const qint64 from = qint64(double(all) * slot / count);
        const qint64 to = std::max(from + 1, qint64(double(all) * (slot + 1) / count));
        const qint64 next = finder->contains(rows.place(from)) ? from : finder->nextRow(rows, from);
        if (next < 0)
            break;
        found[slot] = next < to;
        // Straight to the part where the next one is.
        if (next >= to)
            slot = std::max(slot, int(double(next) * count / double(all)) - 1);
    }
    return found;
}

// --- where one is ----------------------------------------------------------------------------------------------------

void ReaderPage::goTo(LogRows::Place place)
{
    if (const qint64 row = m_rows->rowOf(place); row >= 0)
        m_view->setCurrentRow(row);
}

void ReaderPage::goToRow(qint64 row, const QString &whereNone)
{
    if (row >= 0)
        m_view->setCurrentRow(row);
    else
        Q_EMIT message(whereNone);
}

void ReaderPage::goToTime(qint64 time)
{
    const QList<LogDocument *> logs = documents();
    qint64 best = -1;
    for (int log = 0; log < logs.size(); ++log) {
        const qint64 line = logs[log]->index().lineAtTime(time);
        const qint64 row = m_rows->rowOf({.log = log, .line = line});
        if (row >= 0 && (best < 0 || row < best))
            best = row;
    }
    replayTo(time);
    if (best >= 0)
        m_view->setCurrentRow(best);
}

void ReaderPage::updateSeen()
{
    const qint64 count = m_rows->count();
    if (count == 0) {
        m_histogram->setSeen(logs::noTime, logs::noTime);
        return;
    }
    const auto time = [this](qint64 row) {
        const LogRows::Place place = m_rows->place(row);
        return m_rows->indexOf(place.log).time(place.line);
    };
    const qint64 top = std::clamp<qint64>(m_view->topRow(), 0, count - 1);
    m_histogram->setSeen(time(top), time(std::min(count - 1, top + m_view->pageRows())));
}

void ReaderPage::showLine()
{
    const qint64 row = m_view->currentRow();
    const items::LogLine *line = row >= 0 && row < m_rows->count() ? m_rows->line(row) : nullptr;
    if (!line) {
        if (row < 0)
            m_entry->setLine({});
        return;
    }
    if (m_entry->line() && m_entry->line()->line == line->line && m_entry->line()->log == line->log
        && m_entry->line()->bytes.size() == line->bytes.size())
        return;
    const LogShelf::Item *item = m_shelf->item(m_shown.value(line->log));
    const TaskId task(line->entry ? line->entry->task : 0);
    const auto live = item ? m_rawOutputs.constFind(item->id) : m_rawOutputs.cend();
    const bool hasRaw = task.isValid()
                        && ((item && item->bundle && item->bundle->has(logs::rawMember(task)))
                            || (live != m_rawOutputs.cend() && live->has(task)));
    m_entry->setRawTask(hasRaw ? task.value() : 0);
    m_entry->setBookmark(m_shown.size() == 1 && m_bookmarks->contains(line->line), m_bookmarks->note(line->line));
    m_entry->setLine(*line);
}

} // namespace escale::ui
