// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "desktop_half.h"
#include "fault_proxy.h"
#include "secrets.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QScopeGuard>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <atomic>
#include <ctime>

#include <sys/syscall.h>
#include <unistd.h>

using namespace escale;
using namespace escale::test;
using Outcome = CommandResult::Outcome;

namespace {

/// By how many milliseconds this machine's own clock is wrong.
std::atomic<qint64> ownClockAhead = 0;

} // namespace

/// In the place of the system's, for all of this program: its wall clock can be set while it runs.
extern "C" int clock_gettime(clockid_t clock, timespec *time)
{
    const int result = int(::syscall(SYS_clock_gettime, clock, time));
    if (result == 0 && clock == CLOCK_REALTIME) {
        constexpr qint64 nanoseconds = 1'000'000'000;
        const qint64 now = qint64(time->tv_sec) * nanoseconds + time->tv_nsec + ownClockAhead * 1'000'000;
        time->tv_sec = time_t(now / nanoseconds);
        time->tv_nsec = long(now % nanoseconds);
    }
    return result;
}

namespace {

int rounds()
{
    return std::max(1, qEnvironmentVariableIntValue("ESCALE_FAULT_ROUNDS"));
}

QList<quint32> seeds(int count)
{
    if (const quint32 chosen = qEnvironmentVariable("ESCALE_FAULT_SEED").toUInt())
        return {chosen};
    QList<quint32> list;
    for (int i = 1; i <= count * rounds(); ++i)
        list.append(quint32(i));
    return list;
}

/// What a bad connection or a platform in trouble does to an answer.
Fault anyFault(QRandomGenerator &random)
{
    const auto pick = [&](std::initializer_list<int> list) {
        return *(list.begin() + random.bounded(int(list.size())));
    };
    switch (random.bounded(10)) {
    case 0:
        return {.kind = Fault::LoseRequest};
    case 1:
        return {.kind = Fault::ResetAt, .value = int(random.bounded(400))};
    case 2:
        return {.kind = Fault::CloseAt, .value = int(random.bounded(400))};
    case 3:
        return {.kind = Fault::Corrupt, .value = int(random.bounded(2000))};
    case 4:
        return {.kind = Fault::LongerLength};
    case 5:
        return {.kind = Fault::ShorterLength};
    case 6:
        return {.kind = Fault::Status,
                .value = pick({429, 429, 503, 503, 500, 502, 504, 403, 302, 200}),
                .retryAfter = random.bounded(2) ? "1"_ba : QByteArray()};
    case 7:
        return random.bounded(6) ? Fault{} : Fault{.kind = Fault::HalfOpen};
    case 8:
        return random.bounded(6) ? Fault{} : Fault{.kind = Fault::SilentAt, .value = int(random.bounded(400))};
    default:
        return {.kind = Fault::Delay, .value = int(random.bounded(20))};
    }
}

/// Everything that can be asked of a platform, each of things of its own: a new action is in it by itself.
QList<CommandRequest> everyCommand()
{
    QList<CommandRequest> all;
    for (int action = 0; action <= int(migration::Action::Unknown); ++action) {
        const qint64 number = 101 + action; // not that of an account that the platform renames
        CommandRequest request;
        request.action = migration::Action(action);
        request.isMessage = request.action == migration::Action::Unknown;
        request.migration = MigrationId(number);
        request.account = AccountId(number);
        request.request = SupportRequestId(number);
        request.task = TaskId(number);
        request.server = ServerId(1);
        request.note = NoteId(1);
        request.text = u"é ✓"_s;
        all.append(request);
    }
    return all;
}

QList<CommandRequest> moves()
{
    QList<CommandRequest> all;
    for (qint64 account = 1; account <= 12; ++account)
        all.append(migrate(account));
    return all;
}

} // namespace

/// Everything between a desktop and its platform breaks; what is known afterwards is the truth, and nothing is done twice.
class FaultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { KeptMessages::begin(); }
    void cleanupTestCase() { KeptMessages::end(); }

    void everyByteOfAnAnswer_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("longest"); // the answer's length; beyond it nothing breaks
        QTest::addColumn<int>("stride");
        struct Row {
            const char *request;
            int longest;
            int stride;
        };
        // A silence in the middle costs a time-out each, so that it is tried at fewer places.
        for (const auto &[request, longest, stride] :
             {Row{"POST /v1/migration/1/account/", 190, 1}, Row{"DELETE /v1/command/", 190, 1},
              Row{"GET /v1/ ", 340, 2}, Row{"GET /v1/account/", 660, 2}, Row{"GET /v1/event/", 360, 1}}) {
            QTest::addRow("%s reset", request) << QByteArray(request) << int(Fault::ResetAt) << longest << stride;
            QTest::addRow("%s closed", request) << QByteArray(request) << int(Fault::CloseAt) << longest << stride * 3;
            QTest::addRow("%s silent", request) << QByteArray(request) << int(Fault::SilentAt) << longest << 60;
        }
    }

    /// One desktop and one platform for all bytes of a request: what one break leaves behind must not hurt the next.
    void everyByteOfAnAnswer()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, kind);
        QFETCH(int, longest);
        QFETCH(int, stride);
        const bool settles = request.startsWith("DELETE");
        const bool commands = settles || request.startsWith("POST");
        const bool lists = request == "GET /v1/ " || request.startsWith("GET /v1/account");
        TruthPlatform platform(2, 4);
        bool hit = true;
        int posts = 0;
        int at = 0;
        FaultProxy proxy(platform.url(), [&](const QByteArray &line) -> Fault {
            // To be asked what became of a command, its answers have to be lost first.
            if (settles && !hit && line.startsWith("POST"))
                return {.kind = ++posts % 2 ? Fault::ResetAt : Fault::LoseRequest, .value = 0};
            if (hit || !line.startsWith(request))
                return {};
            hit = true;
            return {.kind = Fault::Kind(kind), .value = at};
        });
        ScratchFolder folder;
        Desktop desktop(proxy.url(), folder.store());
        desktop.session->start();
        QVERIFY(await([&] { return desktop.session->state() == Session::State::Live; }));
        int number = 0;
        for (; at <= longest; at += stride) {
            ++number;
            posts = 0;
            hit = false;
            if (lists)
                platform.resetFeed();
            platform.rename(2, u"renamed %1"_s.arg(number));
            if (commands) {
                std::optional<CommandResult> result;
                connect(desktop.session->perform(migrate(number)), &CommandHandle::finished, this,
                        [&](const CommandResult &r) { result = r; });
                QVERIFY2(await([&] { return result.has_value() && desktop.isSettled(); }),
                         qPrintable(desktop.describe(platform)));
                const bool notDone = desktop.isNotDone(number) || result->outcome == Outcome::Refused;
                QCOMPARE(platform.effects(number), notDone ? 0 : 1);
                const QList<PendingCommand> pending = desktop.session->pendingCommands();
                for (const PendingCommand &command : pending)
                    desktop.session->dismiss(command.key);
            }
            QVERIFY2(await([&] { return hit && desktop.isUpToDate(platform); }),
                     qPrintable(u"byte %1: "_s.arg(at) + desktop.describe(platform)));
            QCOMPARE(platform.difference(desktop.fleet), QString());
            ++m_cases;
        }
        desktop.session.reset();
        desktop.store.reset(); // written to its end
        compareStore(platform, folder);
    }

    /// The same for a desktop that knows nothing yet.
    void everyByteOfTheFirstReading()
    {
        TruthPlatform platform(2, 4);
        for (int at = 0; at <= 600; at += 20) {
            bool hit = false;
            const QByteArray request = at % 40 ? "GET /v1/ " : "GET /v1/account/";
            FaultProxy proxy(platform.url(), [&](const QByteArray &line) -> Fault {
                if (hit || !line.startsWith(request))
                    return {};
                hit = true;
                return {.kind = Fault::ResetAt, .value = at};
            });
            Desktop desktop(proxy.url(), {});
            desktop.session->start();
            QVERIFY2(await([&] { return hit && desktop.isUpToDate(platform); }),
                     qPrintable(desktop.describe(platform)));
            QCOMPARE(platform.difference(desktop.fleet), QString());
            ++m_cases;
        }
    }

    void storms_data()
    {
        QTest::addColumn<quint32>("seed");
        for (const quint32 seed : seeds(60))
            QTest::addRow("seed %u", seed) << seed;
    }

    void storms()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        TruthPlatform platform(3, 20);
        bool calm = false;
        FaultProxy proxy(platform.url(), [&](const QByteArray &) -> Fault {
            if (calm || random.bounded(100) >= 30)
                return {};
            return anyFault(random);
        });
        const auto between = [&](qint64 account) {
            if (account % 4 == 0)
                platform.rename(1 + random.bounded(12), u"name %1"_s.arg(random.generate()));
            if (account == 6)
                platform.remove(20);
            if (account == 9 && random.bounded(3) == 0)
                platform.resetFeed();
        };
        weather(platform, proxy, random, moves(), between, [&] { calm = true; });
    }

    void everyCommandInAStorm_data()
    {
        QTest::addColumn<quint32>("seed");
        for (const quint32 seed : seeds(8))
            QTest::addRow("seed %u", seed) << seed;
    }

    void everyCommandInAStorm()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        TruthPlatform platform(3, 20);
        bool calm = false;
        FaultProxy proxy(platform.url(), [&](const QByteArray &) -> Fault {
            return calm || random.bounded(100) >= 30 ? Fault{} : anyFault(random);
        });
        weather(platform, proxy, random, everyCommand(), [](qint64) {}, [&] { calm = true; });
        // The table above is whole: each has come by under the name that the contract has for it.
        const QByteArray asked = proxy.requests();
        for (const CommandRequest &request : everyCommand()) {
            const QByteArray number = '/' + QByteArray::number(request.account.value()) + '/';
            QVERIFY2(asked.contains(number), qPrintable(request.isMessage ? u"message"_s : nameOf(request.action)));
        }
    }

    void vanishing_data()
    {
        QTest::addColumn<quint32>("seed");
        for (const quint32 seed : seeds(12))
            QTest::addRow("seed %u", seed) << seed;
    }

    /// The peer goes without a word, comes back, and goes again: nothing says so but that nothing comes.
    void vanishing()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        TruthPlatform platform(3, 20);
        FaultProxy proxy(platform.url(), [](const QByteArray &) { return Fault{}; });
        int times = 0;
        const auto between = [&](qint64 account) {
            if (account % 5 == 2) {
                proxy.vanish();
                QTimer::singleShot(int(random.bounded(120)), &proxy, [&proxy] { proxy.comeBack(); });
                ++times;
            }
            if (account % 3 == 0)
                platform.rename(1 + random.bounded(12), u"name %1"_s.arg(random.generate()));
        };
        weather(platform, proxy, random, moves(), between, [&] { proxy.comeBack(); });
        m_cases += times;
    }

    void wrongClocks_data()
    {
        QTest::addColumn<quint32>("seed");
        for (const quint32 seed : seeds(30))
            QTest::addRow("seed %u", seed) << seed;
    }

    /// The platform's clock is days off and jumps, also between two answers; patience is asked for in dates of that clock.
    void wrongClocks()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        TruthPlatform platform(3, 20);
        bool calm = false;
        const auto jump = [&] {
            constexpr qint64 year = qint64(365) * 24 * 3600 * 1000;
            platform.setClockAhead(random.bounded(2) ? random.bounded(-year, year)
                                                     : random.bounded(qint64(-60'000), 60'000));
        };
        jump();
        FaultProxy proxy(platform.url(), [&](const QByteArray &) -> Fault {
            if (calm || random.bounded(100) >= 15)
                return {};
            if (random.bounded(2))
                jump();
            return {.kind = Fault::Status,
                    .value = random.bounded(2) ? 429 : 503,
                    .retryAfter = TruthPlatform::httpDate(platform.now().addSecs(random.bounded(3))),
                    .date = TruthPlatform::httpDate(platform.now())};
        });
        const auto between = [&](qint64 account) {
            jump();
            if (account % 3 == 0)
                platform.rename(1 + random.bounded(12), u"name %1"_s.arg(random.generate()));
        };
        m_clock = &platform;
        weather(platform, proxy, random, moves(), between, [&] { calm = true; });
        m_clock = nullptr;
    }

    void ownClockIsSet_data()
    {
        QTest::addColumn<quint32>("seed");
        for (const quint32 seed : seeds(20))
            QTest::addRow("seed %u", seed) << seed;
    }

    /// It is the desktop's own clock that is set, forward and back, by seconds and by years, while the platform's goes right:
    /// pauses are not lived through, none lasts for ever, and what counts is the platform's time.
    void ownClockIsSet()
    {
        QFETCH(quint32, seed);
        const QDateTime before = QDateTime::currentDateTimeUtc();
        QRandomGenerator random(seed);
        TruthPlatform platform(3, 20);
        const auto set = [&](qint64 ahead) {
            ownClockAhead = ahead;
            platform.setClockAhead(-ahead); // both are in this program
        };
        const auto jump = [&] {
            constexpr qint64 year = qint64(365) * 24 * 3600 * 1000;
            set(random.bounded(2) ? random.bounded(-year, year) : random.bounded(qint64(-60'000), 60'000));
        };
        const auto setRight = qScopeGuard([&] { ownClockAhead = 0; });
        jump();
        QVERIFY(qAbs(platform.now().msecsTo(before)) < 60'000);
        QVERIFY(qAbs(before.msecsTo(QDateTime::currentDateTimeUtc()) - ownClockAhead) < 60'000); // it is set indeed
        bool calm = false;
        FaultProxy proxy(platform.url(), [&](const QByteArray &) -> Fault {
            if (calm || random.bounded(100) >= 20)
                return {};
            if (random.bounded(2))
                jump();
            return random.bounded(2)
                       ? anyFault(random)
                       : Fault{.kind = Fault::Status,
                               .value = random.bounded(2) ? 429 : 503,
                               .retryAfter = TruthPlatform::httpDate(platform.now().addSecs(random.bounded(3))),
                               .date = TruthPlatform::httpDate(platform.now())};
        });
        m_clock = &platform;
        weather(platform, proxy, random, moves(), [&](qint64) { jump(); }, [&] { calm = true; });
        m_clock = nullptr;
    }

    void enoughWasBroken()
    {
        if (!qEnvironmentVariableIsSet("ESCALE_FAULT_SEED"))
            QCOMPARE_GE(m_faults + m_cases, 1000); // how many a storm has depends on how fast the machine is
        KeptMessages::end();
        qInfo("%d answers broken at a byte or by silence, %d faults in storms; the longest turn of the event loop kept "
              "the processor for %.1f ms",
              m_cases, m_faults, double(longestTurnMicroseconds) / 1000);
        // A frozen window is one that stands still for longer than a person would call at once; checked builds are slow.
        QCOMPARE_LE(longestTurnMicroseconds, 500'000);
    }

private:
    /// Commands in bad weather, with a double click on each; then calm, and everything has to be as it is.
    template <typename Between, typename Calm>
    void weather(TruthPlatform &platform, FaultProxy &proxy, QRandomGenerator &random,
                 const QList<CommandRequest> &commands, Between between, Calm calm)
    {
        ScratchFolder folder;
        QHash<qint64, CommandResult> results;
        {
            Desktop desktop(proxy.url(), folder.store());
            desktop.session->start();
            for (const CommandRequest &command : commands) {
                const qint64 account = command.account.value();
                between(account);
                QElapsedTimer pause;
                pause.start();
                const int wait = random.bounded(8);
                QVERIFY(await([&] { return pause.elapsed() >= wait; }));
                // Without a connection a command is refused at once: some are given all the same.
                const bool isGivenOffline = commands.size() == 12 && account % 4 == 3;
                QVERIFY2(await([&] { return isGivenOffline || desktop.session->state() == Session::State::Live; }),
                         qPrintable(desktop.describe(platform)));
                CommandHandle *handle = desktop.session->perform(command);
                QCOMPARE(desktop.session->perform(command), handle); // a double click
                connect(handle, &CommandHandle::finished, this,
                        [&results, account](const CommandResult &r) { results.insert(account, r); });
            }
            QVERIFY2(await([&] { return results.size() == commands.size(); }), qPrintable(desktop.describe(platform)));
            calm();
            QVERIFY2(await([&] { return desktop.isUpToDate(platform) && desktop.isSettled(); }),
                     qPrintable(desktop.describe(platform)));
            QCOMPARE(platform.difference(desktop.fleet), QString());
            for (const auto &[account, result] : results.asKeyValueRange()) {
                const int expected = result.outcome == Outcome::Refused || desktop.isNotDone(account) ? 0 : 1;
                QCOMPARE(platform.effects(account), expected);
            }
            if (m_clock) {
                // The next word of the platform brings its time, whether it is asked anew or the feed goes on.
                platform.rename(1, u"last name"_s);
                QVERIFY(await([&] { return desktop.isUpToDate(platform); }));
                const qint64 wrongBy = desktop.fleet.platformNow().msecsTo(platform.now());
                QVERIFY2(qAbs(wrongBy) < 5000, qPrintable(QString::number(wrongBy)));
            }
        }
        m_faults += proxy.faults();
        compareStore(platform, folder);
        checkForSecrets(token, folder.path(), proxy.requests());
    }

    /// The store holds the truth too, for a start without a platform.
    static void compareStore(const TruthPlatform &platform, const ScratchFolder &folder)
    {
        Desktop next(QUrl(u"http://127.0.0.1:1/"_s), folder.store());
        QSignalSpy restored(next.session.get(), &Session::restored);
        next.session->start();
        QVERIFY(await([&] { return restored.count() == 1; }));
        QCOMPARE(platform.difference(next.fleet), QString());
    }

    int m_cases = 0;
    int m_faults = 0;
    const TruthPlatform *m_clock = nullptr; ///< the test is about clocks
};

QTEST_GUILESS_MAIN(FaultsTest)
#include "tst_faults.moc"
