// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fake_platform.h"

#include <escale/logs/chain.h>
#include <escale/logs/entry.h>
#include <escale/sync/log_reading.h>

#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <algorithm>

using namespace escale;
using namespace escale::test;
using State = LogReading::State;

namespace {

/// A platform with a log of one migration, of which every second entry is task 1's.
class LoggedPlatform {
public:
    LoggedPlatform()
    {
        platform.lists[u"task"_s] = {taskOf(u"done"_s)};
        platform.intercept = [this](const Asked &asked) -> std::optional<std::optional<Answer>> {
            if (asked.path != "/v1/log/"_L1)
                return std::nullopt;
            ++asks;
            const qint64 task = asked.query.queryItemValue(u"task"_s).toLongLong();
            const qint64 after = asked.query.queryItemValue(u"after"_s).toLongLong();
            QByteArray body;
            for (qsizetype i = 0; i < lines.size(); ++i) {
                if (i + 1 > after && (task == 0 || i % 2 == 1))
                    body += lines.at(i) + '\n';
            }
            return std::optional(Answer{.body = body});
        };
    }
    static QJsonObject taskOf(const QString &state)
    {
        QJsonObject object = task(1, state);
        object[u"migration"_s] = reference(u"migration"_s, 1);
        return object;
    }
    void write()
    {
        logs::Entry entry = logs::makeEntry(u"ESC-4102"_s, {});
        entry.at = QDateTime::currentDateTimeUtc();
        entry.seq = lines.size() + 1;
        entry.migration = 1;
        entry.task = lines.size() % 2 == 1 ? 1 : 0;
        entry.prev = m_head;
        lines.append(logs::toLine(entry));
        m_head = logs::fromLine(lines.last())->hash;
    }

    FakePlatform platform;
    QList<QByteArray> lines;
    int asks = 0;

private:
    QByteArray m_head;
};

struct Desktop {
    Desktop(const QString &file, FakePlatform &platform)
        : store(std::make_unique<store::Store>(file))
        , session(std::make_unique<Session>(fleet, platform.connection()))
    {
        session->setStore(store.get());
        session->start();
    }
    Fleet fleet;
    std::unique_ptr<store::Store> store;
    std::unique_ptr<Session> session;
};

QByteArray textOf(const logs::Source &source)
{
    return source.read(0, source.size()).value_or(QByteArray());
}

bool isWhole(const QByteArray &text)
{
    logs::ChainVerifier verifier;
    const QList<QByteArray> lines = text.trimmed().split('\n');
    return std::ranges::all_of(
        lines, [&](const QByteArray &line) { return verifier.add(line) == logs::ChainVerifier::Finding::Whole; });
}

} // namespace

/// What was read of a log can be read again without a connection, and goes on from there with one.
class LogReadingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void offlineAsOf()
    {
        LoggedPlatform logged;
        for (int i = 0; i < 6; ++i)
            logged.write();
        QTemporaryDir folder;
        const QString file = folder.filePath(u"s.sqlite"_s);
        {
            Desktop desktop(file, logged.platform);
            QTRY_COMPARE(desktop.session->state(), Session::State::Live);
            const auto source = logs::Source::live(u"log"_s);
            auto *reading = new LogReading(*desktop.session, MigrationId(1), {}, source, this);
            QTRY_COMPARE(reading->state(), State::UpToDate);
            QCOMPARE(textOf(*source), logged.lines.join('\n') + '\n');
            delete reading;
        }
        logged.write(); // while the desktop is away
        logged.platform.http.goAway();

        Desktop desktop(file, logged.platform);
        const auto source = logs::Source::live(u"log"_s);
        LogReading reading(*desktop.session, MigrationId(1), {}, source, nullptr);
        QTRY_COMPARE(reading.entries(), 6);
        QCOMPARE(reading.state(), State::AsOf);
        QVERIFY(reading.asOf().isValid());
        QVERIFY(isWhole(textOf(*source)));
        // A task's log is a part of what was read of its migration.
        const auto ofTask = logs::Source::live(u"task"_s);
        LogReading task(*desktop.session, MigrationId(1), TaskId(1), ofTask, nullptr);
        QTRY_COMPARE(task.entries(), 3);

        // The connection comes back: only what is new is read.
        QVERIFY(logged.platform.http.comeBack());
        desktop.session->reconnectNow();
        QTRY_COMPARE(reading.state(), State::UpToDate);
        QCOMPARE(reading.entries(), 7);
        QVERIFY(isWhole(textOf(*source)));
        const auto &asked = logged.platform.http.asked();
        const auto last = std::ranges::find_if(asked.crbegin(), asked.crend(), [](const Asked &a) {
            return a.path == "/v1/log/"_L1 && a.query.queryItemValue(u"migration"_s) == "1"_L1;
        });
        QCOMPARE(last->query.queryItemValue(u"after"_s), u"6"_s);
    }

    void aQuietLogCostsNothing()
    {
        LoggedPlatform logged;
        logged.write();
        QTemporaryDir folder;
        Desktop desktop(folder.filePath(u"s.sqlite"_s), logged.platform);
        QTRY_COMPARE(desktop.session->state(), Session::State::Live);
        QTRY_COMPARE(logged.platform.http.held(u"/v1/event/"), 1);
        const auto source = logs::Source::live(u"log"_s);
        LogReading reading(*desktop.session, MigrationId(1), {}, source, nullptr);
        QTRY_COMPARE(reading.state(), State::UpToDate);
        QCOMPARE(logged.asks, 1);
        // The feed tells that a task of it has begun: its entries are followed without another word of the feed.
        logged.write();
        logged.platform.tell({changed(u"task"_s, u"task/1"_s, LoggedPlatform::taskOf(u"running"_s))});
        QTRY_COMPARE(reading.entries(), 2);
        logged.write();
        QTRY_COMPARE(reading.entries(), 3);
        logged.platform.tell({changed(u"task"_s, u"task/1"_s, LoggedPlatform::taskOf(u"done"_s))});
        QTRY_VERIFY(!desktop.fleet.task(TaskId(1))->isLive());
    }

    void endsWithItsReader()
    {
        LoggedPlatform logged;
        logged.write();
        QTemporaryDir folder;
        Desktop desktop(folder.filePath(u"s.sqlite"_s), logged.platform);
        QTRY_COMPARE(desktop.session->state(), Session::State::Live);
        auto source = logs::Source::live(u"log"_s);
        const QPointer<LogReading> reading(new LogReading(*desktop.session, MigrationId(1), {}, source, this));
        QTRY_COMPARE(reading->entries(), 1);
        source.reset();
        logged.platform.tell({changed(u"task"_s, u"task/1"_s, LoggedPlatform::taskOf(u"running"_s))});
        QTRY_VERIFY(!reading);
    }
};

QTEST_GUILESS_MAIN(LogReadingTest)
#include "tst_log_reading.moc"
