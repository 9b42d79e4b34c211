// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/bundle_export.h"

#include "http/members.h"

#include <escale/logs/bundle_state.h>
#include <escale/logs/bundle_writer.h>

#include <QtCore/QJsonDocument>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace escale::platform {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 rawBlock = 1 << 20;
constexpr std::size_t mostAtOnce = 4;
constexpr std::size_t mostPages = 4; ///< that wait to be packed, of 200 kB each
// A page takes the owner's thread less than that: others are answered between two of them.
constexpr std::chrono::milliseconds betweenPages{2};

/// The lines of a page.
Result<void> addLines(logs::BundleWriter &writer, QByteArrayView page)
{
    while (!page.isEmpty()) {
        const qsizetype end = page.indexOf('\n');
        if (const auto done = writer.addLine(page.first(end)); !done)
            return done;
        page = page.sliced(end + 1);
    }
    return {};
}

} // namespace

/// What the owner's thread and the packing one share.
struct BundleExport::Job {
    logs::Manifest about;
    QByteArray state;
    QList<std::pair<TaskId, QString>> raw; ///< and where it is
    QString path;
    const logs::SigningKey *key = nullptr; ///< not owned

    std::mutex mutex;
    std::condition_variable changed;
    std::deque<QByteArray> pages; ///< this and what follows: guarded by the mutex
    bool complete = false; ///< no page follows
    bool stopped = false;
    std::optional<Result<std::unique_ptr<QFile>>> result;

    /// The next page; empty at the end.
    QByteArray next()
    {
        std::unique_lock lock(mutex);
        changed.wait(lock, [this] { return stopped || complete || !pages.empty(); });
        if (stopped || pages.empty())
            return {};
        QByteArray page = std::move(pages.front());
        pages.pop_front();
        return page;
    }
    bool isStopped()
    {
        const std::scoped_lock lock(mutex);
        return stopped;
    }

    Result<void> pack()
    {
        auto writer = logs::BundleWriter::create(path, about);
        if (!writer)
            return std::unexpected(writer.error());
        for (QByteArray page = next(); !page.isEmpty(); page = next()) {
            if (const auto done = addLines(**writer, page); !done)
                return done;
        }
        if (isStopped())
            return failure(u"stopped"_s);
        if (const auto done = (*writer)->addState(state); !done)
            return done;
        for (const auto &[task, file] : std::as_const(raw)) {
            if (const auto done = (*writer)->beginRaw(task); !done)
                return done;
            QFile output(file);
            if (!output.open(QIODevice::ReadOnly))
                continue;
            while (!output.atEnd()) {
                if (isStopped())
                    return failure(u"stopped"_s);
                if (const auto done = (*writer)->addRaw(output.read(rawBlock)); !done)
                    return done;
            }
        }
        if (const auto done = (*writer)->finish(key); !done)
            return std::unexpected(done.error());
        return {};
    }

    Result<std::unique_ptr<QFile>> packAndOpen()
    {
        if (const auto done = pack(); !done)
            return std::unexpected(done.error());
        auto file = std::make_unique<QFile>(path);
        const bool opened = file->open(QIODevice::ReadOnly);
        // Open, it can be read to its end without a name, whatever becomes of this process.
        QFile::remove(path);
        if (!opened)
            return failure(u"io_failed"_s, {{u"path"_s, path}}, file->errorString());
        return file;
    }

    void run()
    {
        Result<std::unique_ptr<QFile>> packed = packAndOpen();
        const std::scoped_lock lock(mutex);
        result = std::move(packed);
    }
};

struct BundleExport::Running {
    Job job;
    LogStore::Reading reading;
    Done done;
    std::jthread thread; ///< last: it is joined before what it uses goes
};

BundleExport::BundleExport(State &state, Represent &represent, QObject *parent)
    : QObject(parent)
    , m_state(state)
    , m_represent(represent)
{
    m_feed.setInterval(betweenPages);
    m_feed.setTimerType(Qt::PreciseTimer);
    connect(&m_feed, &QTimer::timeout, this, &BundleExport::feed);
}

BundleExport::~BundleExport()
{
    for (const auto &running : m_running) {
        const std::scoped_lock lock(running->job.mutex);
        running->job.stopped = true;
        running->job.changed.notify_all();
    }
}

void BundleExport::setRecords(const RawOutput *raw, const QString &folder)
{
    m_raw = raw;
    m_folder = folder;
}

QByteArray BundleExport::stateOf(const Actor &actor, MigrationId migration, const QByteArray &object)
{
    const auto facts = m_state.migration(migration);
    JsonWriter json(1 << 16);
    json.beginObject();
    json.member("version"_L1, logs::bundleStateVersion);
    json.member("time"_L1, toWireTime(m_state.now()));
    members::policy(json, m_state.policy(), m_state.setting(u"policy_source"_s).toString());
    json.key("migration"_L1);
    json.raw(object);

    const auto list = [&](QLatin1StringView name, const auto &write) {
        json.key(name);
        json.beginArray();
        write();
        json.endArray();
    };
    list("customers"_L1, [&] { m_represent.customers(json, actor, {.id = m_state.customerOf(migration).value()}); });
    // Both ends: the transit server, or in the public cloud where the account goes.
    QList<ServerId> servers{facts->server};
    for (const ServerId other : {facts->transit.server, facts->destination}) {
        if (other.isValid() && !servers.contains(other))
            servers.append(other);
    }
    QList<DatacenterId> datacenters;
    for (const ServerId id : std::as_const(servers)) {
        const auto server = m_state.server(id);
        if (server && server->datacenter.isValid() && !datacenters.contains(server->datacenter))
            datacenters.append(server->datacenter);
    }
    list("datacenters"_L1, [&] {
        for (const DatacenterId id : std::as_const(datacenters))
            m_represent.datacenters(json, actor, {.id = id.value()});
    });
    list("servers"_L1, [&] {
        for (const ServerId id : std::as_const(servers))
            m_represent.servers(json, actor, {.id = id.value()});
    });
    list("accounts"_L1, [&] {
        for (const migration::AccountFacts &account : facts->accounts)
            m_represent.accounts(json, actor, {.id = account.id.value()});
    });
    const ListQuery ofMigration{.migration = migration.value()};
    list("migration_accounts"_L1, [&] { m_represent.migrationAccounts(json, actor, ofMigration); });
    list("tasks"_L1, [&] { m_represent.tasks(json, actor, ofMigration); });
    list("support_requests"_L1, [&] { m_represent.requests(json, actor, ofMigration); });
    list("databases"_L1, [&] {
        for (const migration::AccountFacts &account : facts->accounts)
            m_represent.databases(json, actor, {.account = account.id.value()});
    });
    list("domains"_L1, [&] {
        for (const migration::AccountFacts &account : facts->accounts)
            m_represent.domains(json, actor, {.account = account.id.value()});
    });
    json.endObject();
    return json.take();
}

BundleExport::Begun BundleExport::start(const Actor &actor, MigrationId migration, Done done)
{
    JsonWriter object(4096);
    if (m_represent.migrations(object, actor, {.id = migration.value()}) == 0)
        return Begun::NotFound;
    if (m_running.size() >= mostAtOnce)
        return Begun::Busy;
    const QJsonObject described = QJsonDocument::fromJson(object.text()).object();
    const QJsonObject name = described.value("name"_L1).toObject();

    auto running = std::make_unique<Running>();
    Job &job = running->job;
    QSqlQuery &row =
        m_state.database().run(u"SELECT id FROM task WHERE migration=? ORDER BY id"_s, {migration.value()});
    while (row.next()) {
        const TaskId task(row.value(0).toLongLong());
        if (const QString path = m_raw ? m_raw->pathOf(task) : QString(); !path.isEmpty())
            job.raw.append({task, path});
    }
    row.finish();
    job.about.created = m_state.now();
    job.about.program = u"escale-platform "_s + QStringLiteral(ESCALE_VERSION);
    job.about.platform = m_state.setting(u"platform"_s).toString();
    job.about.migration = migration;
    job.about.server = m_state.migration(migration)->serverName;
    job.about.name = {name.value("en"_L1).toString(), name.value("fr"_L1).toString()};
    job.path = m_folder + u"/export-%1-%2.escale"_s.arg(migration.value()).arg(++m_number);
    job.key = m_state.logStore().key();
    // Log and state are of this moment, whatever happens while they are packed.
    job.state = stateOf(actor, migration, object.text());
    running->reading = m_state.logStore().read({.migration = migration.value(), .customer = actor.customer});
    running->done = std::move(done);
    running->thread = std::jthread([&job] { job.run(); });
    m_running.push_back(std::move(running));
    m_feed.start();
    return Begun::Yes;
}

void BundleExport::feed()
{
    std::vector<std::unique_ptr<Running>> ended;
    for (auto it = m_running.begin(); it != m_running.end();) {
        Running &running = **it;
        Job &job = running.job;
        std::unique_lock lock(job.mutex);
        if (job.result) {
            lock.unlock();
            ended.push_back(std::move(*it));
            it = m_running.erase(it);
            continue;
        }
        const bool wanted = !job.complete && job.pages.size() < mostPages;
        lock.unlock();
        if (wanted) {
            QByteArray page = running.reading.next();
            lock.lock();
            job.complete = page.isEmpty();
            if (!job.complete)
                job.pages.push_back(std::move(page));
            job.changed.notify_all();
        }
        ++it;
    }
    if (m_running.empty())
        m_feed.stop();
    for (const auto &running : ended)
        running->done(std::move(*running->job.result));
}

} // namespace escale::platform
