// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/items/log_document.h>

#include <escale/logs/sidecar.h>

#include <QtCore/QFileInfo>

#include <algorithm>
#include <functional>
#include <utility>

namespace escale::items {

using namespace std::chrono_literals;
using logs::Index;
using logs::Source;

namespace {

// Enough for several screens, and read in less than a millisecond.
constexpr qint64 firstBytes = 512 * 1024;
// A file on a disk is looked at as often as a person could notice.
constexpr auto watchInterval = 500ms;
// Of an index this small a sidecar saves nothing that anybody would notice.
constexpr qint64 smallestSidecar = 16 * 1024 * 1024;

bool looksLikeEntries(const Index &index)
{
    const qint64 lines = std::min<qint64>(index.lineCount(), 20);
    for (qint64 line = 0; line < lines; ++line) {
        if (index.isEntry(line))
            return true;
    }
    return false;
}

} // namespace

LogDocument::LogDocument(const QString &path, const logs::SourceOptions &options, const QString &sidecarFolder,
                         QObject *parent)
    : QObject(parent)
    , m_path(path)
    , m_title(QFileInfo(path).fileName())
    , m_options(options)
    , m_sidecarFolder(sidecarFolder)
{
    m_pool.setMaxThreadCount(1);
    m_watch.setInterval(watchInterval);
    connect(&m_watch, &QTimer::timeout, this, &LogDocument::look);
}

LogDocument::LogDocument(std::shared_ptr<Source> live, QObject *parent)
    : QObject(parent)
    , m_title(live->name())
    , m_source(std::move(live))
{
    m_pool.setMaxThreadCount(1);
    m_watch.setInterval(watchInterval);
    connect(&m_watch, &QTimer::timeout, this, &LogDocument::look);
}

LogDocument::~LogDocument()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void LogDocument::start(std::function<void(std::stop_token)> work)
{
    m_busy = true;
    m_pool.start([work = std::move(work), stop = m_stop.get_token()] { work(stop); });
}

void LogDocument::open()
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    const bool again = m_generation > 0;
    const int generation = ++m_generation;
    m_index = Index();
    m_problem.reset();
    m_change = Source::Change::None;
    m_fromSidecar = false;
    setState(State::Opening);
    if (again)
        Q_EMIT restarted();

    if (m_path.isEmpty()) {
        m_watch.start();
        extend();
        return;
    }
    start([this, generation, path = m_path, options = m_options, folder = m_sidecarFolder](std::stop_token stop) {
        const auto tell = [this, generation](auto change) {
            QMetaObject::invokeMethod(this, [this, generation, change = std::move(change)] {
                if (generation == m_generation)
                    change();
            });
        };
        const Result<std::shared_ptr<Source>> opened = Source::open(path, options);
        if (!opened) {
            tell([this, error = opened.error(), generation] { fail(error, generation); });
            return;
        }
        const std::shared_ptr<Source> &source = *opened;
        tell([this, source] {
            m_source = source;
            m_size = source->storedSize();
            if (m_title.isEmpty())
                m_title = source->name();
        });
        const auto progress = [this, tell, generation](const Index &index) {
            tell([this, index, generation] { take(index, generation); });
        };
        const Result<logs::SourceStamp> stamp = source->stamp();
        Index known;
        QString sidecar;
        if (!folder.isEmpty() && stamp && stamp->size >= smallestSidecar) {
            sidecar = logs::sidecarPath(*source, options, folder);
            if (std::optional<Index> loaded = logs::loadSidecar(sidecar, *source)) {
                known = *loaded;
                tell([this] { m_fromSidecar = true; });
                progress(known);
            }
        }
        if (known.lineCount() == 0) {
            // A look at the beginning alone: its lines have the same numbers and places in the whole.
            logs::SourceOptions head = options;
            head.size = options.size < 0 ? firstBytes : std::min(options.size, firstBytes);
            if (const auto first = Source::open(path, head)) {
                const Index index = logs::buildIndex(**first, stop, {.threads = 1, .progress = {}});
                if (!stop.stop_requested())
                    progress(index);
            }
        }
        const qint64 before = known.byteCount();
        const Index whole = logs::buildIndex(*source, stop, {.threads = 2, .progress = progress}, known);
        tell([this, whole, generation] { finish(whole, generation); });
        if (!stop.stop_requested() && !sidecar.isEmpty() && whole.isComplete() && !whole.problem()
            && whole.byteCount() != before)
            (void)logs::saveSidecar(sidecar, *source, whole,
                                    *stamp); // without one, reading again costs time and nothing else
    });
}

void LogDocument::stop()
{
    m_stop.request_stop();
    m_stop = std::stop_source();
}

double LogDocument::progress() const
{
    if (m_state == State::Ready || m_state == State::Failed)
        return 1;
    if (!m_source)
        return 0;
    if (m_source->isSizeKnown())
        return m_source->size() > 0 ? double(m_index.byteCount()) / double(m_source->size()) : 0;
    return m_size > 0 ? std::min(1.0, double(m_source->storedSize()) / double(m_size)) : 0;
}

void LogDocument::take(const Index &index, int generation)
{
    // The beginning may be longer than the first news of the whole; lines are never taken back. Its last one may be cut.
    if (generation != m_generation || index.lineCount() <= m_index.lineCount())
        return;
    m_index = index;
    m_isMigrationLog = m_isMigrationLog || looksLikeEntries(m_index);
    setState(State::Indexing);
    Q_EMIT indexChanged();
}

void LogDocument::finish(const Index &index, int generation)
{
    if (generation != m_generation)
        return;
    m_busy = false;
    m_index = index;
    m_isMigrationLog = looksLikeEntries(m_index);
    m_problem = index.problem();
    setState(m_problem ? State::Failed : State::Ready);
    Q_EMIT indexChanged();
    m_watch.start();
}

void LogDocument::fail(const Error &error, int generation)
{
    if (generation != m_generation)
        return;
    m_busy = false;
    m_problem = error;
    setState(State::Failed);
}

void LogDocument::look()
{
    if (m_busy || m_looking || !m_source)
        return;
    m_looking = true;
    // Even to ask after a file may take long, on a disk that is far away.
    m_pool.start([this, source = m_source, generation = m_generation] {
        const Source::Change change = source->poll();
        QMetaObject::invokeMethod(this, [this, change, generation] { handleLook(change, generation); });
    });
}

void LogDocument::handleLook(Source::Change change, int generation)
{
    m_looking = false;
    if (generation != m_generation)
        return;
    switch (change) {
    case Source::Change::None:
        // Only a live log grows between two looks without being asked.
        if (m_path.isEmpty() && m_source->size() > m_index.byteCount())
            extend();
        break;
    case Source::Change::Grown:
        m_size = m_source->storedSize();
        extend();
        break;
    case Source::Change::Shrunk:
    case Source::Change::Replaced:
    case Source::Change::Vanished:
        if (m_change != change) {
            m_change = change;
            Q_EMIT fileChanged();
        }
        break;
    }
}

void LogDocument::extend()
{
    start([this, source = m_source, known = m_index, generation = m_generation](std::stop_token stop) {
        const Index index = logs::buildIndex(*source, stop, {.threads = 1, .progress = {}}, known);
        QMetaObject::invokeMethod(this, [this, index, generation] { finish(index, generation); });
    });
}

void LogDocument::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace escale::items
