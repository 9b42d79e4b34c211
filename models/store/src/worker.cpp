// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "worker.h"

#include "schema.h"

#include <escale/core/log_categories.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QTimeZone>

#include <algorithm>
#include <array>

namespace escale::store {

using namespace Qt::StringLiterals;

namespace {

// SQLite's words for "cannot be used like this": no connection.
constexpr int misuse = 21;
// A transaction of everything that waits would never end where more comes all the time.
constexpr std::size_t mostTogether = 64;
constexpr std::array suffixes{""_L1, "-wal"_L1, "-shm"_L1, "-journal"_L1};

} // namespace

Store::Worker::Worker(QString file, Listener listener)
    : m_file(std::move(file))
    , m_listener(std::move(listener))
    , m_thread([this] { loop(); })
{
}

Store::Worker::~Worker()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void Store::Worker::enqueue(Job job)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_queue.push_back(std::move(job));
    }
    m_wake.notify_one();
}

void Store::Worker::loop()
{
    while (true) {
        std::deque<Job> jobs;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_ending || !m_queue.empty(); });
            if (m_queue.empty())
                break;
            if (m_queue.front().alone) {
                jobs.push_back(std::move(m_queue.front()));
                m_queue.pop_front();
            } else {
                while (!m_queue.empty() && !m_queue.front().alone && jobs.size() < mostTogether) {
                    jobs.push_back(std::move(m_queue.front()));
                    m_queue.pop_front();
                }
            }
        }
        if (jobs.front().alone) {
            const int code = jobs.front().run();
            if (jobs.front().done)
                jobs.front().done(code == 0 ? Result<void>() : std::unexpected(errorOf(code)));
        } else {
            runTogether(jobs);
        }
    }
    closeFile();
}

void Store::Worker::runTogether(std::deque<Job> &jobs)
{
    const bool durable = std::ranges::any_of(jobs, &Job::durable);
    int code = transact(jobs, durable);
    if (Database::isDamage(code)) {
        if (const QString kept = setAside(); !kept.isEmpty()) {
            code = transact(jobs, durable);
            m_listener.replaced(kept);
        }
    }
    if (code != 0 && jobs.size() > 1) {
        // One of them may be what is wrong: each gets its own chance.
        for (Job &job : jobs) {
            std::deque<Job> single;
            single.push_back(std::move(job));
            runTogether(single);
        }
        return;
    }
    const Result<void> result = code == 0 ? Result<void>() : std::unexpected(errorOf(code));
    if (!result)
        qCWarning(logStore) << "Not written:" << result.error().detail;
    for (const Job &job : jobs) {
        if (job.done)
            job.done(result);
        else if (!result)
            m_listener.failed(result.error());
    }
}

int Store::Worker::transact(std::deque<Job> &jobs, bool durable)
{
    if (!m_database.isOpen())
        return misuse;
    if (durable != m_full) {
        m_full = durable;
        (void)m_database.execute(durable ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
    }
    const qint64 listing = m_listing;
    const bool listed = m_listed;
    int code = m_database.execute("BEGIN IMMEDIATE");
    for (Job &job : jobs) {
        if (code != 0)
            break;
        code = job.run();
    }
    if (code == 0)
        code = m_database.execute("COMMIT");
    if (code != 0) {
        (void)m_database.execute("ROLLBACK");
        m_listing = listing;
        m_listed = listed;
    }
    return code;
}

int Store::Worker::openFile()
{
    int code = m_database.open(m_file);
    // Held from the first look at the file to the end of the process: two windows would ask for each other's commands.
    if (code == 0)
        code = m_database.execute("PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
                                  "BEGIN EXCLUSIVE; COMMIT");
    if (code != 0)
        return code;
    if (Statement check = m_database.prepare("PRAGMA quick_check(1)"); !check.step() || check.text(0) != "ok"_L1)
        return Database::isBusy(check.code()) ? check.code() : 11; // SQLITE_CORRUPT
    return 0;
}

Result<OpenReport> Store::Worker::open()
{
    if (!QDir().mkpath(QFileInfo(m_file).absolutePath()))
        return failure(u"store_unavailable"_s, {{u"path"_s, m_file}}, u"the folder cannot be made"_s);
    OpenReport report;
    int code = openFile();
    const qint64 version = code == 0 ? m_database.number("PRAGMA user_version") : 0;
    if (version > schemaVersion()) {
        closeFile();
        return failure(u"store_newer"_s, {{u"path"_s, m_file}, {u"version"_s, version}, {u"known"_s, schemaVersion()}});
    }
    if (code == 0)
        code = upgradeSchema(m_database);
    if (Database::isDamage(code)) {
        report.setAside = setAside();
        code = m_database.isOpen() ? 0 : code;
    }
    if (code != 0) {
        const Error error = errorOf(code);
        closeFile();
        return failure(Database::isBusy(code) ? u"store_in_use"_s : u"store_unavailable"_s, {{u"path"_s, m_file}},
                       error.detail);
    }
    // What the names of accounts say is nobody else's business on a machine with several people.
    QFile::setPermissions(m_file, QFile::ReadOwner | QFile::WriteOwner);

    if (code = prepareStatements(); code != 0)
        return std::unexpected(errorOf(code));
    m_listing = m_database.number("SELECT value FROM setting WHERE name='listing'");
    if (Statement seq = m_database.prepare("SELECT value FROM setting WHERE name='seq'"); seq.step())
        report.position.seq = seq.integer(0);
    m_listed = report.position.seq >= 0;
    if (const qint64 asOf = m_database.number("SELECT value FROM setting WHERE name='as_of'"))
        report.position.asOf = QDateTime::fromMSecsSinceEpoch(asOf, QTimeZone::UTC);
    if (Statement name = m_database.prepare("SELECT value FROM setting WHERE name='platform'"); name.step())
        report.position.platform = name.bytes(0);
    Statement command =
        m_database.prepare("SELECT key, state, request, created, task, error FROM command ORDER BY created, key");
    while (command.step())
        report.commands.append({command.bytes(0), CommandState(command.integer(1)), command.bytes(2),
                                QDateTime::fromMSecsSinceEpoch(command.integer(3), QTimeZone::UTC), command.integer(4),
                                command.bytes(5)});
    return report;
}

int Store::Worker::prepareStatements()
{
    m_sql = {
        .account = m_database.prepare("INSERT INTO account(id, name, customer, home, served_by, listing) "
                                      "VALUES(?1,?2,?3,?4,?5,?6) ON CONFLICT(id) "
                                      "DO UPDATE SET name=?2, customer=?3, home=?4, served_by=?5, listing=?6"),
        .object = m_database.prepare("INSERT INTO object(kind, owner, id, listing, source) VALUES(?1,?2,?3,?4,?5) "
                                     "ON CONFLICT(kind, owner, id) DO UPDATE SET listing=?4, source=?5"),
        .guarded = m_database.prepare(
            "INSERT INTO object(kind, owner, id, listing, source) SELECT ?1,?2,?3,?4,?5 WHERE EXISTS(SELECT 1 FROM "
            "object "
            "WHERE kind=?1 AND owner=?2 AND id=0) ON CONFLICT(kind, owner, id) DO UPDATE SET listing=?4, source=?5"),
        .removeAccount = m_database.prepare("DELETE FROM account WHERE id=?1"),
        .removeObject = m_database.prepare("DELETE FROM object WHERE kind=?1 AND owner=?2 AND id=?3"),
        .removeOwned = m_database.prepare("DELETE FROM object WHERE kind=?1 AND owner=?2"),
        .setting = m_database.prepare(
            "INSERT INTO setting(name, value) VALUES(?1,?2) ON CONFLICT(name) DO UPDATE SET value=?2"),
        .command =
            m_database.prepare("INSERT INTO command(key, state, request, created, task, error) "
                               "VALUES(?1,?2,?3,?4,?5,?6) ON CONFLICT(key) DO UPDATE SET state=?2, task=?5, error=?6"),
        .forget = m_database.prepare("DELETE FROM command WHERE key=?1"),
    };
    for (const Statement *statement :
         {&m_sql.account, &m_sql.object, &m_sql.guarded, &m_sql.removeAccount, &m_sql.removeObject, &m_sql.removeOwned,
          &m_sql.setting, &m_sql.command, &m_sql.forget}) {
        if (!statement->isPrepared())
            return statement->code();
    }
    return 0;
}

void Store::Worker::salvageCommands(const QString &damaged)
{
    // What the platform was asked to do is known nowhere else. As far as it can be read.
    Database old;
    if (old.open(damaged) != 0)
        return;
    Statement row = old.prepare("SELECT key, state, request, created, task, error FROM command");
    while (row.step())
        (void)writeCommand({row.bytes(0), CommandState(row.integer(1)), row.bytes(2),
                            QDateTime::fromMSecsSinceEpoch(row.integer(3), QTimeZone::UTC), row.integer(4),
                            row.bytes(5)});
}

QString Store::Worker::setAside()
{
    closeFile();
    QString kept;
    const QString stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s);
    for (int n = 0; kept.isEmpty() || QFileInfo::exists(kept); ++n)
        kept = u"%1.damaged-%2"_s.arg(m_file, stamp) + (n ? u"-%1"_s.arg(n) : QString());
    for (const QLatin1StringView suffix : suffixes) {
        if (QFileInfo::exists(m_file + suffix) && !QFile::rename(m_file + suffix, kept + suffix)) {
            qCWarning(logStore) << "A damaged file could not be set aside:" << m_file + suffix;
            return {};
        }
    }
    qCWarning(logStore) << "Damaged, kept as" << kept;
    m_listing = 0;
    m_listed = false;
    if (openFile() != 0 || upgradeSchema(m_database) != 0 || prepareStatements() != 0)
        closeFile();
    else
        salvageCommands(kept);
    return kept;
}

void Store::Worker::closeFile()
{
    m_sql = {};
    m_database.close();
}

Error Store::Worker::errorOf(int code) const
{
    return {u"store_failed"_s,
            {{u"path"_s, m_file}, {u"sqlite"_s, code}},
            m_database.isOpen() ? m_database.words() : u"the store is not open"_s};
}

int Store::Worker::setSetting(const QByteArray &name, qint64 value)
{
    return m_sql.setting.bindText(1, name).bind(2, value).run() ? 0 : m_sql.setting.code();
}

int Store::Worker::setSetting(const QByteArray &name, const QByteArray &value)
{
    return m_sql.setting.bindText(1, name).bindBlob(2, value).run() ? 0 : m_sql.setting.code();
}

int Store::Worker::write(const Changes &changes)
{
    int code = 0;
    const auto run = [&code](Statement &statement) {
        if (code == 0 && !statement.run())
            code = statement.code();
    };
    if (changes.beginOfListing) {
        ++m_listing;
        m_listed = false;
        code = setSetting("listing"_ba, m_listing);
        if (code == 0)
            code = setSetting("seq"_ba, -1);
    }
    if (code == 0 && changes.forgetRead)
        code = forgetRead();
    for (const qint64 owner : changes.completeMigrations) {
        run(m_sql.removeOwned.bind(1, int(Kind::MigrationAccount)).bind(2, owner));
        // A row without an account says that all of them are here.
        const QByteArray nothing("");
        run(m_sql.object.bind(1, int(Kind::MigrationAccount))
                .bind(2, owner)
                .bind(3, 0)
                .bind(4, m_listing)
                .bindBlob(5, nothing));
    }
    for (const Object &object : changes.objects) {
        Statement &statement = object.key.kind == Kind::MigrationAccount ? m_sql.guarded : m_sql.object;
        run(statement.bind(1, int(object.key.kind))
                .bind(2, object.key.owner)
                .bind(3, object.key.id)
                .bind(4, m_listing)
                .bindBlob(5, object.source));
    }
    for (const Account &account : changes.accounts) {
        const QByteArray name = account.name.toUtf8();
        run(m_sql.account.bind(1, account.id.value())
                .bindText(2, name)
                .bind(3, account.customer.value())
                .bind(4, account.home.value())
                .bind(5, account.servedBy.value())
                .bind(6, m_listing));
    }
    for (const Key &key : changes.removed) {
        run(m_sql.removeObject.bind(1, int(key.kind)).bind(2, key.owner).bind(3, key.id));
        if (key.kind == Kind::Migration)
            run(m_sql.removeOwned.bind(1, int(Kind::MigrationAccount)).bind(2, key.id));
    }
    for (const AccountId id : changes.removedAccounts)
        run(m_sql.removeAccount.bind(1, id.value()));
    if (code == 0 && changes.endOfListing) {
        Statement accounts = m_database.prepare("DELETE FROM account WHERE listing<>?1");
        run(accounts.bind(1, m_listing));
        Statement objects = m_database.prepare("DELETE FROM object WHERE (listing<>?1 AND kind<>1) OR kind=5");
        run(objects.bind(1, m_listing));
        m_listed = true;
    }
    for (const LogPart &part : changes.logs) {
        if (code == 0)
            code = writeLog(part);
    }
    for (const Answer &answer : changes.answers) {
        if (code == 0)
            code = writeAnswer(answer);
    }
    if (code == 0 && changes.position && m_listed) {
        // Another platform, or another person on it: what was read of its logs is not what this one would say.
        if (Statement known = m_database.prepare("SELECT value FROM setting WHERE name='platform'");
            known.step() && known.bytes(0) != changes.position->platform)
            code = forgetRead();
    }
    if (code == 0 && changes.position && m_listed) {
        code = setSetting("seq"_ba, changes.position->seq);
        if (code == 0 && changes.position->asOf.isValid())
            code = setSetting("as_of"_ba, changes.position->asOf.toMSecsSinceEpoch());
        if (code == 0)
            code = setSetting("platform"_ba, changes.position->platform);
    }
    return code;
}

int Store::Worker::writeCommand(const Command &command)
{
    const bool well = m_sql.command.bindText(1, command.key)
                          .bind(2, int(command.state))
                          .bindBlob(3, command.request)
                          .bind(4, command.created.toMSecsSinceEpoch())
                          .bind(5, command.task)
                          .bindBlob(6, command.error)
                          .run();
    return well ? 0 : m_sql.command.code();
}

int Store::Worker::forgetCommand(const QByteArray &key)
{
    return m_sql.forget.bindText(1, key).run() ? 0 : m_sql.forget.code();
}

int Store::Worker::load(const std::function<void(Contents)> &piece, qsizetype slice)
{
    if (!m_database.isOpen())
        return misuse;
    Contents contents;
    Statement object = m_database.prepare("SELECT kind, owner, id, source FROM object ORDER BY kind, owner, id");
    while (object.step())
        contents.objects.append({{Kind(object.integer(0)), object.integer(1), object.integer(2)}, object.bytes(3)});
    piece(std::exchange(contents, {}));
    Statement account = m_database.prepare("SELECT id, name, customer, home, served_by FROM account");
    contents.accounts.reserve(slice);
    while (account.step()) {
        contents.accounts.append({AccountId(account.integer(0)), account.text(1), CustomerId(account.integer(2)),
                                  ServerId(account.integer(3)), ServerId(account.integer(4))});
        if (contents.accounts.size() == slice) {
            piece(std::exchange(contents, {}));
            contents.accounts.reserve(slice);
        }
    }
    if (!contents.accounts.isEmpty())
        piece(std::move(contents));
    constexpr int done = 101; // SQLITE_DONE
    for (const Statement *statement : {&object, &account}) {
        if (statement->code() != done)
            return statement->code();
    }
    return 0;
}

} // namespace escale::store
