// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fault_proxy.h"
#include "truth_platform.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <algorithm>

using namespace escale;
using namespace escale::test;
using migration::Action;
using Outcome = CommandResult::Outcome;

namespace {

// Time-outs of 15 s become 0.3 s, pauses of half a second 10 ms.
constexpr double hurry = 0.02;
constexpr int patience = 20000;
const QString token = u"s3cr3t-T0ken-of-a-test"_s;

CommandRequest migrate(qint64 account)
{
    return CommandRequest::onAccount(Action::Migrate, MigrationId(1), AccountId(account));
}

/// A desktop's half, through a proxy that breaks things.
struct Desktop {
    Desktop(const QUrl &url, const QString &file)
        : store(file.isEmpty() ? nullptr : std::make_unique<store::Store>(file))
        , session(std::make_unique<Session>(fleet, Connection{url, token, {}, {}}))
    {
        session->api().setTimeScale(hurry);
        session->api().setBudgets({0, 0});
        if (store)
            session->setStore(store.get());
    }
    [[nodiscard]] bool isUpToDate(const TruthPlatform &platform) const
    {
        return session->state() == Session::State::Live && session->feedPosition() == platform.seq();
    }
    [[nodiscard]] bool isSettled() const
    {
        return std::ranges::all_of(session->pendingCommands(),
                                   [](const PendingCommand &c) { return c.stage == CommandStage::NotDone; });
    }

    Fleet fleet;
    std::unique_ptr<store::Store> store;
    std::unique_ptr<Session> session;
};

/// Looks at every turn of the event loop: there are thousands of short waits here.
template <typename Predicate>
bool await(Predicate predicate)
{
    QElapsedTimer spent;
    spent.start();
    QTimer wake;
    wake.start(5);
    while (!predicate()) {
        if (spent.elapsed() > patience)
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

int rounds()
{
    return std::max(1, qEnvironmentVariableIntValue("ESCALE_FAULT_ROUNDS"));
}

QStringList said;

void keepMessage(QtMsgType, const QMessageLogContext &, const QString &message)
{
    said.append(message);
}

} // namespace

/// Everything between a desktop and its platform breaks; what is known afterwards is the truth, and nothing is done twice.
class FaultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qInstallMessageHandler(keepMessage); }
    void cleanupTestCase() { qInstallMessageHandler(nullptr); }

    void everyByteOfAnAnswer_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("stride");
        const std::pair<const char *, int> requests[] = {{"POST /v1/migration/1/account/1/migrate/", 1},
                                                         {"DELETE /v1/command/", 1},
                                                         {"GET /v1/ ", 3},
                                                         {"GET /v1/account/", 5},
                                                         {"GET /v1/event/", 3}};
        for (const auto &[request, stride] : requests) {
            QTest::addRow("%s reset", request) << QByteArray(request) << int(Fault::ResetAt) << stride;
            QTest::addRow("%s closed", request) << QByteArray(request) << int(Fault::CloseAt) << stride * 3;
        }
    }

    void everyByteOfAnAnswer()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, kind);
        QFETCH(int, stride);
        const int step = rounds() > 1 ? 1 : stride;
        const bool settles = request.startsWith("DELETE");
        int longest = 0;
        for (int at = 0; at <= longest || at == 0; at += step) {
            TruthPlatform platform(2, 4);
            bool hit = false;
            int posts = 0;
            FaultProxy proxy(platform.url(), [&](const QByteArray &line) -> Fault {
                // To be asked what became of a command, its answers have to be lost first.
                if (settles && line.startsWith("POST"))
                    return {.kind = ++posts % 2 ? Fault::ResetAt : Fault::LoseRequest, .value = 0};
                if (hit || !line.startsWith(request))
                    return {};
                hit = true;
                return {.kind = Fault::Kind(kind), .value = at};
            });
            // The longest answer that this request has here; beyond it nothing breaks.
            longest = request.startsWith("GET /v1/account") ? 620
                      : request == "GET /v1/ "              ? 260
                      : request.startsWith("GET")           ? 300
                                                            : 140;
            QTemporaryDir folder;
            Desktop desktop(proxy.url(), folder.filePath(u"s.sqlite"_s));
            desktop.session->start();
            QVERIFY(await([&] { return desktop.session->state() == Session::State::Live; }));
            platform.rename(2, u"renamed"_s);
            if (request.startsWith("POST") || settles) {
                std::optional<CommandResult> result;
                connect(desktop.session->perform(migrate(1)), &CommandHandle::finished, this,
                        [&](const CommandResult &r) { result = r; });
                QVERIFY(await([&] { return result.has_value(); }));
                QVERIFY(await([&] { return desktop.isSettled(); }));
                QVERIFY2(hit, "the fault was never reached");
                const bool notDone =
                    !desktop.session->pendingCommands().isEmpty() || result->outcome == Outcome::Refused;
                QCOMPARE(platform.effects(1), notDone ? 0 : 1);
            }
            QVERIFY(await([&] { return desktop.isUpToDate(platform); }));
            QCOMPARE(platform.difference(desktop.fleet), QString());
            ++m_cases;
        }
    }

    void storms_data()
    {
        QTest::addColumn<quint32>("seed");
        const quint32 chosen = qEnvironmentVariable("ESCALE_FAULT_SEED").toUInt();
        const int count = chosen ? 1 : 60 * rounds();
        for (int i = 0; i < count; ++i) {
            const quint32 seed = chosen ? chosen : quint32(i + 1);
            QTest::addRow("seed %u", seed) << seed;
        }
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
            const auto pick = [&](std::initializer_list<int> list) {
                return *(list.begin() + random.bounded(int(list.size())));
            };
            switch (random.bounded(9)) {
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
            default:
                return {.kind = Fault::Delay, .value = int(random.bounded(40))};
            }
        });
        QTemporaryDir folder;
        const QString file = folder.filePath(u"s.sqlite"_s);
        QHash<qint64, CommandResult> results;
        {
            Desktop desktop(proxy.url(), file);
            desktop.session->start();
            for (qint64 account = 1; account <= 12; ++account) {
                if (account % 4 == 0)
                    platform.rename(1 + random.bounded(12), u"name %1"_s.arg(random.generate()));
                if (account == 6)
                    platform.remove(20);
                if (account == 9 && random.bounded(3) == 0)
                    platform.resetFeed();
                const int wait = random.bounded(15);
                QTest::qWait(wait);
                CommandHandle *handle = desktop.session->perform(migrate(account));
                QCOMPARE(desktop.session->perform(migrate(account)), handle); // a double click
                connect(handle, &CommandHandle::finished, this,
                        [&results, account](const CommandResult &r) { results.insert(account, r); });
            }
            QVERIFY(await([&] { return results.size() == 12; }));
            calm = true;
            if (!await([&] { return desktop.isUpToDate(platform) && desktop.isSettled(); })) {
                QString stages;
                for (const PendingCommand &command : desktop.session->pendingCommands())
                    stages += u" %1:%2"_s.arg(command.request.account.value()).arg(int(command.stage));
                QFAIL(qPrintable(u"state %1, position %2 of %3, stages%4"_s.arg(int(desktop.session->state()))
                                     .arg(desktop.session->feedPosition())
                                     .arg(platform.seq())
                                     .arg(stages)));
            }
            QCOMPARE(platform.difference(desktop.fleet), QString());
            for (const auto &[account, result] : results.asKeyValueRange()) {
                const bool notDone =
                    std::ranges::any_of(desktop.session->pendingCommands(), [&](const PendingCommand &c) {
                        return c.request.account == AccountId(account);
                    });
                const int expected = result.outcome == Outcome::Refused || notDone ? 0 : 1;
                QCOMPARE(platform.effects(account), expected);
            }
        }
        m_faults += proxy.faults();
        // The store holds the same, for a start without a platform.
        Desktop next(QUrl(u"http://127.0.0.1:1/"_s), file);
        QSignalSpy restored(next.session.get(), &Session::restored);
        next.session->start();
        QVERIFY(await([&] { return restored.count() == 1; }));
        QCOMPARE(platform.difference(next.fleet), QString());

        checkForSecrets(folder.path(), proxy.requests());
    }

    void enoughWasBroken()
    {
        if (!qEnvironmentVariableIsSet("ESCALE_FAULT_SEED"))
            QCOMPARE_GE(m_faults + m_cases, 500); // how many a storm has depends on how fast the machine is
        qInstallMessageHandler(nullptr);
        qInfo("%d answers broken at a byte, %d faults in storms", m_cases, m_faults);
    }

private:
    /// The token's bytes are in no file, no message, and on the wire in one header only.
    static void checkForSecrets(const QString &folder, const QByteArray &wire)
    {
        const QByteArray plain = token.toUtf8();
        const QByteArray encoded = (plain + ':').toBase64();
        for (const QString &name : QDir(folder).entryList(QDir::Files)) {
            QFile file(QDir(folder).filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray content = file.readAll();
            QVERIFY2(!content.contains(plain) && !content.contains(encoded), qPrintable(name));
        }
        int headers = 0;
        for (const QByteArray &line : wire.split('\n')) {
            if (line.toLower().startsWith("authorization: basic "))
                headers += line.contains(encoded);
            else
                QVERIFY2(!line.contains(plain) && !line.contains(encoded), line.constData());
        }
        QVERIFY(headers > 0);
        for (const QString &message : std::as_const(said))
            QVERIFY2(!message.contains(token) && !message.contains(QString::fromLatin1(encoded)), qPrintable(message));
    }

    int m_cases = 0;
    int m_faults = 0;
};

QTEST_GUILESS_MAIN(FaultsTest)
#include "tst_faults.moc"
