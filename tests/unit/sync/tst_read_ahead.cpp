// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/api_session.h"
#include "support/http.h"
#include "support/platform_process.h"

#include <escale/migration/actions.h>
#include <escale/sync/kept_answer.h>
#include <escale/sync/log_reading.h>
#include <escale/sync/raw_reading.h>
#include <escale/sync/session.h>

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace escale;
using namespace escale::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60000;

/// A desktop without a window, and what it asked.
struct Desktop {
    Desktop(const PlatformProcess &platform, const QByteArray &token, const QString &file, qint64 limit = 0)
        : store(std::make_unique<store::Store>(file))
        , session(std::make_unique<Session>(fleet, Connection{platform.url(), QString::fromLatin1(token), {}}))
    {
        if (limit > 0)
            store->setLogLimit(limit);
        session->setStore(store.get());
        QObject::connect(&session->api(), &api::ApiClient::exchanged, session.get(),
                         [this](const api::Exchange &exchange) { asked.append(exchange.path); });
        session->start();
    }
    ~Desktop()
    {
        session.reset(); // before the store, which writes what is queued
        store.reset();
    }
    Q_DISABLE_COPY_MOVE(Desktop)

    [[nodiscard]] bool settles() const
    {
        return QTest::qWaitFor([this] { return session->isReadAhead(); }, patience);
    }
    [[nodiscard]] qsizetype count(const QString &part) const
    {
        return std::ranges::count_if(asked, [&](const QString &path) { return path.contains(part); });
    }
    [[nodiscard]] QList<MigrationId> logged() const
    {
        QList<MigrationId> ids = fleet.migrations();
        ids.removeIf([this](MigrationId id) { return fleet.logEnd(id).last == 0; });
        std::ranges::sort(ids);
        return ids;
    }
    [[nodiscard]] QList<TaskId> said() const
    {
        QList<TaskId> ids = fleet.tasks();
        ids.removeIf([this](TaskId id) { return fleet.task(id)->rawSize == 0; });
        std::ranges::sort(ids);
        return ids;
    }

    Fleet fleet;
    std::unique_ptr<store::Store> store;
    std::unique_ptr<Session> session;
    QStringList asked;
};

QByteArray textOf(const logs::Source &source)
{
    return source.read(0, source.size()).value_or(QByteArray());
}

/// A log as a reader opens it.
QByteArray readLog(Desktop &desktop, MigrationId id, qint64 *behind = nullptr, bool *gone = nullptr)
{
    const auto source = logs::Source::live(u"log"_s);
    LogReading reading(*desktop.session, id, {}, source, nullptr);
    bool read = false;
    QObject::connect(&reading, &LogReading::changed, &reading, [&] { read = true; });
    (void)QTest::qWaitFor([&] { return read; });
    if (behind)
        *behind = reading.behind();
    if (gone)
        *gone = reading.isGone();
    return textOf(*source);
}

struct Raw {
    QByteArray text;
    RawReading::State state = RawReading::State::Reading;
    RawReading::Why why = RawReading::Why::Never;
};

Raw readRaw(Desktop &desktop, TaskId id)
{
    const auto source = logs::Source::live(u"raw"_s);
    RawReading reading(*desktop.session, id, source, nullptr);
    bool read = false;
    QObject::connect(&reading, &RawReading::changed, &reading, [&] { read = true; });
    (void)QTest::qWaitFor([&] { return read; });
    return {textOf(*source), reading.state(), reading.why()};
}

template <typename T, typename Ask>
T answered(Ask ask, QDateTime *asOf = nullptr, QString *problem = nullptr)
{
    std::optional<Result<Answered<T>>> result;
    ask([&](const Result<Answered<T>> &answer) { result = answer; });
    (void)QTest::qWaitFor([&] { return result.has_value(); }, patience);
    if (!result || !*result) {
        if (problem && result)
            *problem = result->error().code;
        return {};
    }
    if (asOf)
        *asOf = (*result)->asOf;
    return (*result)->value;
}

} // namespace

/// What was never opened can be read without a connection: brought into the store in the background, from a real platform.
class ReadAheadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_platform = std::make_unique<PlatformProcess>();
        QVERIFY(m_platform->start());
    }
    void cleanup()
    {
        if (QTest::currentTestFailed() && m_platform)
            qWarning().noquote() << m_platform->complaints();
        m_platform.reset();
    }

    void unopenedLogsAndOutputAreHere()
    {
        Move move(*m_platform);
        QVERIFY(move.migrate());
        QHash<MigrationId, QByteArray> logs;
        QHash<TaskId, QByteArray> raw;
        qsizetype requests = 0;
        {
            Desktop desktop(*m_platform, m_platform->supportToken(), file());
            QVERIFY(desktop.settles());
            QVERIFY(desktop.logged().size() >= 3);
            QVERIFY(!desktop.said().isEmpty());
            for (const MigrationId id : desktop.logged())
                logs[id] = served(u"migration=%1"_s.arg(id.value()));
            for (const TaskId id : desktop.said()) {
                raw[id] = served(u"raw=1&task=%1"_s.arg(id.value()));
                QCOMPARE(desktop.fleet.task(id)->rawSize, raw[id].size());
            }
            QCOMPARE(desktop.count(u"log/?migration="_s), desktop.logged().size());
            QCOMPARE(desktop.count(u"raw=1"_s), desktop.said().size());
            // Nothing happens: the feed is held, and nothing else is asked. The feed itself answers within its 25 seconds.
            QTRY_VERIFY(desktop.session->isReadAhead());
            requests = desktop.asked.size();
            QTest::qWait(3000);
            QVERIFY2(desktop.asked.size() - requests <= 1, qPrintable(desktop.asked.mid(requests).join(u' ')));
        }
        {
            // What is here already is not asked for again at the next start.
            Desktop desktop(*m_platform, m_platform->supportToken(), file());
            QVERIFY(desktop.settles());
            QCOMPARE(desktop.count(u"log/"_s), 0);
            QCOMPARE(desktop.count(u"database/"_s), 0);
        }
        m_platform->kill();

        Desktop desktop(*m_platform, m_platform->supportToken(), file());
        QTRY_COMPARE(desktop.session->state(), Session::State::Offline);
        QCOMPARE(desktop.logged().size(), logs.size());
        for (const auto &[id, text] : logs.asKeyValueRange()) {
            qint64 behind = -1;
            QCOMPARE(readLog(desktop, id, &behind), text);
            QCOMPARE(behind, 0);
        }
        for (const MigrationId id : desktop.fleet.migrations())
            QVERIFY2(desktop.fleet.accountsLoaded(id), qPrintable(QString::number(id.value())));
        for (const auto &[id, text] : raw.asKeyValueRange()) {
            const Raw read = readRaw(desktop, id);
            QCOMPARE(read.text, text);
            QCOMPARE(read.state, RawReading::State::AsOf);
        }
    }

    void whatIsAskedWhenSomebodyLooks()
    {
        QHash<AccountId, QList<Domain>> domains;
        QList<migration::Token> tokens;
        AccountId withSite;
        {
            Desktop desktop(*m_platform, m_platform->supportToken(), file());
            QVERIFY(desktop.settles());
            for (const AccountId id : desktop.fleet.accounts()) {
                if (!desktop.fleet.migrationOf(id).isValid())
                    continue;
                domains[id] = answered<QList<Domain>>(
                    [&](auto take) { readDomains(*desktop.session, id, desktop.session.get(), take); });
                if (!desktop.fleet.migratingAccount(desktop.fleet.migrationOf(id)).isValid())
                    withSite = id;
            }
            tokens = answered<QList<migration::Token>>(
                [&](auto take) { readTokens(*desktop.session, desktop.session.get(), take); });
            QVERIFY(!tokens.isEmpty());
            QVERIFY(domains.size() > 10);
        }
        {
            // Without anybody having looked.
            Desktop desktop(*m_platform, m_platform->supportToken(), m_folder->filePath(u"unlooked.sqlite"_s));
            QVERIFY(desktop.settles());
        }
        m_platform->kill();
        Desktop desktop(*m_platform, m_platform->supportToken(), m_folder->filePath(u"unlooked.sqlite"_s));
        QTRY_COMPARE(desktop.session->state(), Session::State::Offline);
        // Where a name leads is of the moment; what is hosted is not.
        const auto names = [](const QList<Domain> &list) {
            QStringList named;
            for (const Domain &domain : list)
                named.append(u"%1 %2 %3"_s.arg(domain.name, nameOf(domain.dns)).arg(domain.ttl));
            return named;
        };
        for (const auto &[id, list] : domains.asKeyValueRange()) {
            QDateTime asOf;
            QCOMPARE(names(answered<QList<Domain>>(
                         [&](auto take) { readDomains(*desktop.session, id, desktop.session.get(), take); }, &asOf)),
                     names(list));
            QVERIFY(asOf.isValid());
        }
        QVERIFY(answered<api::AccountResource>([&](auto take) {
                    readAccount(*desktop.session, withSite, desktop.session.get(), take);
                }).site.has_value());
        QCOMPARE(answered<QList<migration::Token>>([&](auto take) {
                     readTokens(*desktop.session, desktop.session.get(), take);
                 }).size(),
                 tokens.size());
        // What is no part of a migration and nobody has looked at is said not to be here.
        QString problem;
        (void)answered<QList<Domain>>(
            [&](auto take) { readDomains(*desktop.session, AccountId(4711), desktop.session.get(), take); }, nullptr,
            &problem);
        QCOMPARE(problem, u"not_kept"_s);
    }

    void aLogThatGrowsIsReadFromItsEnd()
    {
        Desktop desktop(*m_platform, m_platform->supportToken(), file());
        QVERIFY(desktop.settles());
        Move move(*m_platform);
        const MigrationId id = move.migration();
        const qint64 before = desktop.fleet.logEnd(id).last;
        QVERIFY(before > 0);
        const qsizetype asked = desktop.asked.size();
        QVERIFY(move.migrate());
        QTRY_VERIFY_WITH_TIMEOUT(desktop.fleet.logEnd(id).last > before && desktop.fleet.liveTasksOf(id).isEmpty(),
                                 patience);
        QVERIFY(desktop.settles());
        int times = 0;
        for (const QString &path : desktop.asked.mid(asked)) {
            if (!path.contains("log/?migration="_L1))
                continue;
            ++times;
            QVERIFY2(path.contains(u"migration=%1&after="_s.arg(id.value())), qPrintable(path));
        }
        QVERIFY(times >= 1);
        const QByteArray whole = served(u"migration=%1"_s.arg(id.value()));
        const TaskId task = desktop.said().last();
        const QByteArray said = served(u"raw=1&task=%1"_s.arg(task.value()));
        QVERIFY(!said.isEmpty());
        m_platform->kill();
        QTRY_COMPARE(desktop.session->state(), Session::State::Offline);
        QCOMPARE(readLog(desktop, id), whole);
        QCOMPARE(readRaw(desktop, task).text, said);
    }

    void whatIsOpenedGoesLast()
    {
        // The sizes, from a desktop with room for all of it.
        QMap<QDateTime, MigrationId> byActivity;
        QHash<MigrationId, qint64> bytes;
        {
            Desktop desktop(*m_platform, m_platform->supportToken(), m_folder->filePath(u"all.sqlite"_s));
            QVERIFY(desktop.settles());
            for (const MigrationId id : desktop.logged()) {
                byActivity.insert(desktop.fleet.logEnd(id).at, id);
                bytes[id] = served(u"migration=%1"_s.arg(id.value())).size();
            }
        }
        QVERIFY(byActivity.size() >= 3);
        const MigrationId oldest = byActivity.first();
        const MigrationId newest = byActivity.last();
        qint64 all = 0;
        for (const qint64 size : bytes)
            all += size;
        // Room for all but some of them.
        const qint64 limit = all - bytes[oldest] / 2;
        qsizetype asked = 0;
        {
            Desktop desktop(*m_platform, m_platform->supportToken(), file(), limit);
            QVERIFY(desktop.settles());
            asked = desktop.count(u"log/?migration="_s);
            // What had no room, or had to go, is not asked for again and again.
            QVERIFY(asked <= byActivity.size());
            QCOMPARE(readLog(desktop, newest), served(u"migration=%1"_s.arg(newest.value())));
            // Opening the oldest makes room for it, at the cost of what nobody has opened.
            const auto source = logs::Source::live(u"log"_s);
            LogReading reading(*desktop.session, oldest, {}, source, nullptr);
            QTRY_COMPARE(reading.state(), LogReading::State::UpToDate);
            QCOMPARE(textOf(*source), served(u"migration=%1"_s.arg(oldest.value())));
            const qsizetype until = desktop.asked.size();
            QVERIFY(desktop.settles());
            QTest::qWait(1000);
            for (const QString &path : desktop.asked.mid(until))
                QVERIFY2(!path.contains("log/"_L1), qPrintable(path));
        }
        m_platform->kill();
        Desktop desktop(*m_platform, m_platform->supportToken(), file(), limit);
        QTRY_COMPARE(desktop.session->state(), Session::State::Offline);
        QCOMPARE(readLog(desktop, oldest).size(), bytes[oldest]);
        QCOMPARE(readLog(desktop, newest).size(), bytes[newest]);
        int lost = 0;
        for (const MigrationId id : desktop.logged()) {
            qint64 behind = 0;
            bool gone = false;
            if (readLog(desktop, id, &behind, &gone).isEmpty()) {
                ++lost;
                QVERIFY(behind > 0);
            }
        }
        QVERIFY(lost > 0);
    }

private:
    /// Moves one account of the practice company by the API alone: its log grows, and tools say something.
    class Move {
    public:
        explicit Move(const PlatformProcess &platform) : m_support(platform.url(), platform.supportToken())
        {
            for (const QJsonValue &value : m_support.list(u"/v1/migration/"_s)) {
                const QJsonObject object = value.toObject();
                const QJsonObject counts = object.value("counts"_L1).toObject();
                if (object.value("step"_L1).toInt() == 4 && counts.value("client_old"_L1).toInt() > 0
                    && object.value("transit"_L1).toObject().value("state"_L1) == "ready"_L1)
                    m_migration = MigrationId(object.value("id"_L1).toInteger());
            }
        }
        [[nodiscard]] MigrationId migration() const { return m_migration; }
        [[nodiscard]] bool migrate()
        {
            const QString path = u"/v1/migration/%1/account/"_s.arg(m_migration.value());
            for (const QJsonValue &value : m_support.list(path)) {
                const QJsonObject account = value.toObject();
                if (account.value("location"_L1) != "client_old"_L1 || account.value("activity"_L1) != "idle"_L1)
                    continue;
                const QJsonObject task = m_support.perform(account.value("href"_L1).toString() + u"migrate/"_s);
                return task.value("state"_L1) == "done"_L1;
            }
            return false;
        }

    private:
        ApiSession m_support;
        MigrationId m_migration;
    };

    [[nodiscard]] QString file() const { return m_folder->filePath(u"s.sqlite"_s); }
    [[nodiscard]] QByteArray served(const QString &query) const
    {
        return ApiSession(m_platform->url(), m_platform->supportToken()).get(u"/v1/log/?"_s + query).body;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PlatformProcess> m_platform;
};

QTEST_GUILESS_MAIN(ReadAheadTest)
#include "tst_read_ahead.moc"
