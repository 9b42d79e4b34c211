// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/logs/log_shelf.h>

#include <escale/items/text.h>
#include <escale/logs/bundle_state.h>

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <algorithm>

namespace escale::ui {

using namespace Qt::StringLiterals;
using logs::Bundle;

namespace {
// Raw output that another program has packed into a bundle is unpacked into memory, up to here.
constexpr qint64 mostUnpacked = 256 * 1024 * 1024;
/// Null where there is none: a bundle that was made of a log alone.
Result<std::shared_ptr<const api::Snapshot>> readState(const Bundle &bundle)
{
    const Result<logs::BundleState> state = logs::readBundleState(bundle);
    if (!state) {
        if (state.error().code == "bundle_member_missing"_L1)
            return nullptr;
        return std::unexpected(state.error());
    }
    Result<api::Snapshot> snapshot = api::decodeSnapshot(state->object);
    if (!snapshot)
        return std::unexpected(snapshot.error());
    if (!snapshot->time.isValid())
        snapshot->time = bundle.manifest().to;
    return std::make_shared<const api::Snapshot>(*std::move(snapshot));
}

} // namespace

LogShelf::LogShelf(const QString &sidecarFolder, QObject *parent) : QObject(parent), m_sidecarFolder(sidecarFolder)
{
    m_pool.setMaxThreadCount(2);
}

LogShelf::~LogShelf()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

QTimeZone LogShelf::zoneOf(const Item &item) const
{
    const Item *bundle = item.bundleId > 0 ? this->item(item.bundleId) : &item;
    return bundle && bundle->state && bundle->state->zone.isValid() ? bundle->state->zone : QTimeZone(QTimeZone::UTC);
}

LogShelf::Item *LogShelf::find(int id)
{
    const auto found = std::ranges::find(m_items, id, &Item::id);
    return found == m_items.end() ? nullptr : &*found;
}

const LogShelf::Item *LogShelf::item(int id) const
{
    const auto found = std::ranges::find(m_items, id, &Item::id);
    return found == m_items.cend() ? nullptr : &*found;
}

int LogShelf::open(const QString &path)
{
    const QString whole = QFileInfo(path).absoluteFilePath();
    for (const Item &item : std::as_const(m_items)) {
        if (item.path == whole && !item.task.isValid())
            return item.id;
    }
    const int id = ++m_lastId;
    m_items.append({.id = id, .path = whole, .title = QFileInfo(path).fileName()});
    Q_EMIT changed(id);
    m_pool.start([this, id, whole] {
        QByteArray beginning;
        if (QFile file(whole); file.open(QIODevice::ReadOnly))
            beginning = file.read(64);
        if (!Bundle::looksLikeOne(beginning)) {
            // Whatever else it is, the log's own opening finds out, and says why not.
            QMetaObject::invokeMethod(this, [this, id] { makeDocument(id, {}); });
            return;
        }
        const Result<Bundle> bundle = Bundle::open(whole);
        const Result<std::shared_ptr<const api::Snapshot>> state =
            bundle ? readState(*bundle) : Result<std::shared_ptr<const api::Snapshot>>(nullptr);
        QMetaObject::invokeMethod(this, [this, id, bundle, state] {
            Item *item = find(id);
            if (!item)
                return;
            if (bundle) {
                handleBundle(id, *bundle, state);
                return;
            }
            item->problem = bundle.error();
            Q_EMIT changed(id);
            Q_EMIT opened(id);
        });
    });
    return id;
}

int LogShelf::openLive(std::shared_ptr<logs::Source> source, const QString &title, TaskId rawOf)
{
    const int id = ++m_lastId;
    auto *document = new items::LogDocument(std::move(source), this);
    document->setTitle(title);
    // It comes in from the platform that is open.
    if (const QTimeZone zone = items::namedTimeZone(); zone.isValid())
        document->setZone(zone);
    m_items.append({.id = id, .path = {}, .title = title, .document = document});
    m_items.last().task = rawOf;
    Q_EMIT changed(id);
    document->open();
    QMetaObject::invokeMethod(this, [this, id] { Q_EMIT opened(id); }, Qt::QueuedConnection);
    return id;
}

void LogShelf::rename(int id, const QString &title)
{
    const auto at = std::ranges::find(m_items, id, &Item::id);
    if (at == m_items.end() || at->title == title)
        return;
    at->title = title;
    if (at->document)
        at->document->setTitle(title);
    Q_EMIT changed(id);
}

int LogShelf::openRaw(int bundleId, TaskId task)
{
    const Item *parent = item(bundleId);
    if (!parent || !parent->bundle)
        return 0;
    for (const Item &each : std::as_const(m_items)) {
        if (each.bundleId == bundleId && each.task == task)
            return each.id;
    }
    const std::shared_ptr<const Bundle> bundle = parent->bundle;
    const int id = ++m_lastId;
    m_items.append({.id = id,
                    .path = parent->path,
                    .title = logs::rawMember(task),
                    .document = nullptr,
                    .bundle = {},
                    .verdict = {},
                    .verified = 0,
                    .state = {},
                    .problem = {},
                    .bundleId = bundleId,
                    .task = task});
    Q_EMIT changed(id);
    takeMember(id, *bundle, logs::rawMember(task));
    return id;
}

void LogShelf::takeMember(int id, const Bundle &bundle, const QString &member)
{
    if (const auto extent = bundle.extentOf(member)) {
        makeDocument(id,
                     {.offset = extent->offset, .size = extent->size, .packing = logs::Packing::Plain, .encoding = {}});
        return;
    }
    m_pool.start([this, id, bundle, member, stop = m_stop.get_token()] {
        const std::shared_ptr<logs::Source> source = logs::Source::live(member);
        qint64 taken = 0;
        const Result<void> read = bundle.read(member, [&](QByteArrayView block) {
            source->append(block);
            taken += block.size();
            return taken < mostUnpacked && !stop.stop_requested();
        });
        QMetaObject::invokeMethod(this, [this, id, source, read] {
            Item *item = find(id);
            if (!item)
                return;
            if (!read)
                item->problem = read.error();
            item->document = new items::LogDocument(source, this);
            item->document->setTitle(item->title);
            item->document->setZone(zoneOf(*item));
            item->document->open();
            Q_EMIT changed(id);
            Q_EMIT opened(id);
        });
    });
}

void LogShelf::makeDocument(int id, const logs::SourceOptions &options)
{
    Item *item = find(id);
    if (!item)
        return;
    item->document = new items::LogDocument(item->path, options, m_sidecarFolder, this);
    item->document->setTitle(item->title);
    item->document->setZone(zoneOf(*item));
    connect(item->document, &items::LogDocument::stateChanged, this, [this, id] { Q_EMIT changed(id); });
    connect(item->document, &items::LogDocument::indexChanged, this, [this, id] { Q_EMIT changed(id); });
    connect(item->document, &items::LogDocument::fileChanged, this, [this, id] { Q_EMIT changed(id); });
    item->document->open();
    Q_EMIT changed(id);
    Q_EMIT opened(id);
}

void LogShelf::handleBundle(int id, const Bundle &bundle, const Result<std::shared_ptr<const api::Snapshot>> &state)
{
    Item *item = find(id);
    item->bundle = std::make_shared<const Bundle>(bundle);
    // The log says what happened all the same.
    if (state)
        item->state = *state;
    else
        item->problem = state.error();
    verify(id, bundle);
    takeMember(id, bundle, QString(logs::bundleLog));
}

void LogShelf::verify(int id, const Bundle &bundle)
{
    m_pool.start([this, id, bundle, stop = m_stop.get_token(), path = bundle.path()] {
        const double whole = double(std::max<qint64>(1, QFileInfo(path).size()));
        double told = 0;
        const auto verdict = bundle.verify({}, stop, [&](qint64 done) {
            // One news a percent: more would only keep the window busy.
            if (double(done) / whole < told + 0.01)
                return;
            told = double(done) / whole;
            QMetaObject::invokeMethod(this, [this, id, told] {
                if (Item *item = find(id)) {
                    item->verified = std::min(1.0, told);
                    Q_EMIT changed(id);
                }
            });
        });
        QMetaObject::invokeMethod(this, [this, id, verdict] {
            Item *item = find(id);
            if (!item)
                return;
            item->verified = 1;
            if (verdict)
                item->verdict = *verdict;
            else
                item->problem = verdict.error();
            Q_EMIT changed(id);
        });
    });
}

void LogShelf::close(int id)
{
    if (!find(id))
        return;
    Q_EMIT aboutToClose(id);
    QList<int> gone{id};
    for (const Item &each : std::as_const(m_items)) {
        if (each.bundleId == id)
            gone.append(each.id);
    }
    m_items.removeIf([&gone](const Item &each) {
        if (!gone.contains(each.id))
            return false;
        if (each.document)
            each.document->deleteLater();
        return true;
    });
    Q_EMIT changed(id);
}

} // namespace escale::ui
