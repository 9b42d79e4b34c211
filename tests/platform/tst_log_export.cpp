// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/journey.h"

#include <escale/api/api_client.h>
#include <escale/api/bundle_file_job.h>
#include <escale/api/snapshot.h>
#include <escale/fleet/fleet.h>
#include <escale/logs/bundle.h>
#include <escale/logs/bundle_state.h>
#include <escale/logs/chain.h>
#include <escale/logs/entry.h>
#include <escale/logs/sentence.h>
#include <escale/logs/signature.h>
#include <escale/migration/steps.h>
#include <escale/sync/bundle_fleet.h>

#include <QtCore/QFileInfo>
#include <QtCore/QProcess>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace escale;
using namespace escale::logs;
using namespace escale::test;

/// The log of a real platform: as a chain, as a bundle, as a stream, and the raw output of its tools.
class LogExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void migrationAsABundle();
    void publicCloudHasBothEnds();
    void releasedTransitIsStillNamed();
    void othersAreAnsweredMeanwhile();
    void bundleIsForWhoMaySeeAllOfIt();
    void fetchedInATerminal();
    void longLogIsStreamedAndHasCheckpoints();
    void keyStaysAndIsPrivate();
};

void LogExport::migrationAsABundle()
{
    PlatformProcess platform;
    QVERIFY(platform.start({u"--content"_s, u"small"_s}));
    Journey journey(platform, u"log_export"_s);
    QVERIFY2(journey.prepare() && journey.requestTransit() && journey.installTransit(), qPrintable(journey.problem()));
    const QString name = journey.accountNames().first();
    const QJsonObject moved = journey.customer().perform(journey.accountPath(name) + u"migrate/"_s);
    QCOMPARE(moved["state"_L1].toString(), u"done"_s);
    const TaskId task(moved["id"_L1].toInt());

    const QByteArray raw = journey.customer().get(u"/v1/log/?raw&task=%1"_s.arg(task.value())).body;
    QVERIFY2(raw.contains("$ rsync ") && raw.contains("Total bytes sent:"), raw.left(2000).constData());
    QVERIFY2(raw.contains("sqlite3 backup "), raw.left(2000).constData());
    QVERIFY(raw.contains(" precopy\n") && raw.contains(" databases\n")); // the stages, as headings

    const HttpReply answer = journey.customer().get(journey.migrationPath() + u"bundle/"_s);
    QCOMPARE(answer.status, 200);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.escale"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(answer.body) == answer.body.size());
    file.close();
    const auto bundle = Bundle::open(path);
    QVERIFY2(bundle, bundle ? "" : qPrintable(bundle.error().code));
    const QByteArray key = QByteArray::fromHex(journey.support().object(u"/v1/"_s)["log_key"_L1].toString().toLatin1());
    QCOMPARE(key.size(), publicKeySize);
    const auto verdict = bundle->verify(key);
    QVERIFY(verdict);
    for (const BundleFinding &finding : verdict->findings)
        qWarning().noquote() << describe(finding.error, Language::English);
    QVERIFY(verdict->findings.isEmpty());
    QCOMPARE(verdict->signature, Verdict::Signature::Expected);
    QVERIFY(verdict->entries > 20);
    QCOMPARE(bundle->manifest().firstSeq, 1);
    QCOMPARE(bundle->manifest().server, journey.clientServer());
    QVERIFY(bundle->rawTasks().contains(task));
    QCOMPARE(*bundle->readAll(rawMember(task)), raw);
    // The precopy at the installation named every file that it copied.
    QVERIFY(bundle->readAll(rawMember(bundle->rawTasks().first()))->contains("\n>f+++++++++ www/"));
    QCOMPARE(*bundle->readAll(bundleLog),
             journey.customer().get(u"/v1/log/?migration=%1"_s.arg(bundle->manifest().migration.value())).body);
    // Nothing is left where it was written.
    QVERIFY(QDir(platform.dataFolder()).entryList({u"*.escale*"_s}).isEmpty());

    // The desktop's own decoders read what it holds.
    const auto state = bundle->readState();
    QVERIFY(state);
    const auto snapshot = api::decodeSnapshot(*state);
    QVERIFY(snapshot);
    QCOMPARE(snapshot->skipped, 0);
    QCOMPARE(snapshot->migration.facts.id, bundle->manifest().migration);
    QCOMPARE(snapshot->servers.size(), 2);
    QCOMPARE(snapshot->accounts.size(), journey.accountNames().size());
    QCOMPARE(snapshot->migrationAccounts.size(), snapshot->accounts.size());
    QVERIFY(!snapshot->tasks.isEmpty() && !snapshot->supportRequests.isEmpty());
    QVERIFY(!snapshot->domains.isEmpty() && !snapshot->databases.isEmpty() && !snapshot->customers.isEmpty());
    const api::Root root = *api::decodeRoot(journey.customer().object(u"/v1/"_s));
    QVERIFY(snapshot->policy == root.policy);
    QCOMPARE(snapshot->policySource, root.policySource);
    QVERIFY(!readBundleState(*bundle)->list("datacenters"_L1).isEmpty());

    // It is enough for a fleet of its own, which says what the platform said.
    Fleet fleet;
    fleet.apply(*fleetOf(*bundle, *readBundleState(*bundle)));
    const MigrationId migration = bundle->manifest().migration;
    const migration::MigrationFacts *facts = fleet.migration(migration);
    QVERIFY(facts && fleet.accountsLoaded(migration));
    QCOMPARE(facts->serverName, journey.clientServer());
    QVERIFY(fleet.server(facts->server) && fleet.server(facts->transit.server));
    QCOMPARE(fleet.accountsOf(facts->server).size(), journey.accountNames().size());
    QCOMPARE(int(fleet.step(migration)), journey.customer().object(journey.migrationPath())["step"_L1].toInt());
    QCOMPARE(int(migration::currentStep(*facts)), int(fleet.step(migration)));
    const auto account = std::ranges::find(facts->accounts, name, &migration::AccountFacts::name);
    QVERIFY(account != facts->accounts.end());
    QCOMPARE(account->location, migration::Location::Transit);
    QVERIFY(!account->attempts.isEmpty() && account->attempts.first().downtimeSeconds.has_value());
    QCOMPARE(fleet.accountServedBy(account->id), facts->transit.server);
    QVERIFY(qAbs(fleet.platformNow().msecsTo(fleet.asOf())) < 600'000);

    // Every entry says in both languages what it holds: the names and figures of its parameters.
    for (const QByteArray &line : bundle->readAll(bundleLog)->trimmed().split('\n')) {
        const auto entry = fromLine(line);
        QVERIFY(entry);
        const QString english = sentence(*entry, Language::English);
        const QString french = sentence(*entry, Language::French);
        QVERIFY2(!english.contains(u'{') && !french.contains(u'{'), line.constData());
        const Message *message = findMessage(entry->code);
        QVERIFY2(message, line.constData());
        for (const Parameter &parameter : message->parameters) {
            const QJsonValue value = entry->params.value(QLatin1StringView(parameter.name));
            QVERIFY2(!value.isUndefined(), line.constData());
            if (parameter.type == ParamType::Word)
                QVERIFY2(word(value.toString(), Language::French) != value.toString()
                             || value.toString() == "message"_L1 || value.toString() == "test"_L1,
                         line.constData());
            else
                QVERIFY2(english.contains(valueText(parameter, value, Language::English))
                             && french.contains(valueText(parameter, value, Language::French)),
                         line.constData());
        }
    }
}

void LogExport::publicCloudHasBothEnds()
{
    PlatformProcess platform;
    QVERIFY(platform.start({u"--content"_s, u"small"_s}));
    const ApiSession support(platform.url(), platform.supportToken());
    int seen = 0;
    const QJsonArray migrations = support.list(u"/v1/migration/"_s);
    for (const QJsonValue &value : migrations) {
        const QJsonObject migration = value.toObject();
        if (migration["kind"_L1].toString() != "public_cloud"_L1)
            continue;
        ++seen;
        const HttpReply answer = support.get(migration["href"_L1].toString() + u"bundle/"_s);
        QCOMPARE(answer.status, 200);
        const auto bundle = Bundle::fromBytes(answer.body);
        QVERIFY(bundle);
        Fleet fleet;
        fleet.apply(*fleetOf(*bundle, *readBundleState(*bundle)));
        const migration::MigrationFacts *facts = fleet.migration(bundle->manifest().migration);
        QVERIFY(facts);
        QVERIFY(fleet.server(facts->destination));
        QCOMPARE(fleet.servers().size(), 2);
        QCOMPARE(fleet.accountCount(), 1); // nobody else's
        QVERIFY(fleet.server(fleet.accountHome(fleet.accounts().first())));
    }
    QVERIFY(seen > 0);
}

/// Whoever opens the bundle of a migration that is over sees which server its accounts were on, and not who has it now.
void LogExport::releasedTransitIsStillNamed()
{
    PlatformProcess platform;
    QVERIFY(platform.start({u"--content"_s, u"small"_s}));
    Journey journey(platform, {}, u"srv-boreal-db"_s, u"Boreal"_s);
    const QString transit = journey.transitServer();
    QVERIFY2(journey.migrateAll() && journey.verifyAll() && journey.requestReinstallation() && journey.reinstall()
                 && journey.relocateAll() && journey.releaseTransit(),
             qPrintable(journey.problem()));
    // Somebody else's now.
    Journey other(platform);
    QVERIFY2(other.prepare() && other.requestTransit(), qPrintable(other.problem()));
    const QJsonObject server = journey.support().named(u"/v1/server/"_s, transit);
    const QJsonObject request = journey.support().list(u"/v1/support_request/?state=open"_s).first().toObject();
    QCOMPARE(journey.support()
                 .perform(request["href"_L1].toString() + u"allocate/"_s,
                          {{u"server"_s, server["id"_L1]}, {u"override"_s, true}})["state"_L1]
                 .toString(),
             u"done"_s);
    QVERIFY(journey.support().named(u"/v1/server/"_s, transit)["lent_to"_L1].isObject());
    for (const ApiSession *by : {&journey.customer(), &journey.support()}) {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"a.escale"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(by->get(journey.migrationPath() + u"bundle/"_s).body);
        file.close();
        const auto bundle = Bundle::open(file.fileName());
        QVERIFY(bundle);
        const QJsonArray servers = readBundleState(*bundle)->list("servers"_L1);
        QCOMPARE(servers.size(), 2);
        QCOMPARE(servers[1]["name"_L1].toString(), transit);
        QCOMPARE(servers[1]["lent_to"_L1].isNull(), by == &journey.customer());
    }
}

void LogExport::othersAreAnsweredMeanwhile()
{
    PlatformProcess platform;
    QVERIFY(platform.start({u"--content"_s, u"small"_s}));
    Journey journey(platform, u"log_export"_s);
    QVERIFY2(journey.prepare() && journey.requestTransit() && journey.installTransit(), qPrintable(journey.problem()));
    // What a tool said is long, and packs badly: some seconds of work.
    const QDir raw(platform.dataFolder() + u"/raw"_s);
    const QStringList outputs = raw.entryList({u"*.log"_s});
    QVERIFY(!outputs.isEmpty());
    constexpr qint64 size = 48 << 20;
    QFile file(raw.filePath(outputs.last()));
    QVERIFY(file.open(QIODevice::Append));
    QRandomGenerator random(1);
    QByteArray text;
    while (text.size() < size)
        text += QByteArray::number(random.generate(), 16) + '\n';
    QCOMPARE(file.write(text), text.size());
    file.close();

    const QString target = raw.filePath(u"../received"_s);
    std::optional<api::Failure> failed;
    qint64 received = 0;
    int answered = 0;
    const ApiSession support(platform.url(), platform.supportToken());
    api::ApiClient client(QUrl(platform.url()), QString::fromLatin1(platform.customerToken(u"Acme SA"_s)));
    bool finished = false;
    const MigrationId migration(journey.customer().object(journey.migrationPath())["id"_L1].toInteger());
    auto *fetching =
        client.start(std::make_unique<api::BundleFileJob>(migration, target), &client, [&](api::BundleFileJob *job) {
            if (!job->succeeded())
                failed = job->failure();
            finished = true;
        });
    connect(fetching, &api::ApiJob::progressed, this, [&](qint64 bytes) { received = bytes; });
    // Each question is asked and answered while the bundle is being packed, until its first byte comes.
    while (!finished && received == 0) {
        answered += support.get(u"/v1/migration/%1/"_s.arg(migration.value())).status == 200;
        QCoreApplication::processEvents();
    }
    QTRY_VERIFY_WITH_TIMEOUT(finished, 120'000);
    QVERIFY2(!failed, qPrintable(failed ? failed->error.code : QString()));
    QVERIFY2(answered > 5, qPrintable(QString::number(answered)));
    QCOMPARE(QFileInfo(target).size(), received);
    const auto bundle = Bundle::open(target);
    QVERIFY(bundle);
    QVERIFY(bundle->verify()->isWhole());
    QVERIFY(bundle->sizeOf(rawMember(bundle->rawTasks().last())) > size);
    QVERIFY(QDir(platform.dataFolder()).entryList({u"*.escale*"_s}, QDir::Files | QDir::Hidden).isEmpty());
}

void LogExport::bundleIsForWhoMaySeeAllOfIt()
{
    PlatformProcess platform;
    QVERIFY(platform.start({u"--content"_s, u"small"_s}));
    const Journey journey(platform, u"log_export"_s);
    const QString path = journey.migrationPath() + u"bundle/"_s;
    QCOMPARE(ApiSession(platform.url(), platform.customerToken(u"Boreal"_s)).get(path).status, 404);
    QCOMPARE(ApiSession(platform.url(), platform.reviewerToken()).get(path).status, 200);
    const QByteArray narrowed =
        platform.customerToken(u"Acme SA"_s) + " account=" + journey.accountNames().first().toUtf8();
    QCOMPARE(ApiSession(platform.url(), narrowed).get(path).status, 403);
    QCOMPARE(journey.customer().get(u"/v1/migration/999999/bundle/"_s).status, 404);
    QCOMPARE(journey.customer().get(u"/v1/log/?raw&task=999999"_s).status, 404);
    QCOMPARE(journey.customer().get(u"/v1/log/?raw"_s).status, 400);
}

/// escalectl against a platform that runs: what it brings is whole, and without the names where that is asked for.
void LogExport::fetchedInATerminal()
{
    PlatformProcess platform;
    QVERIFY(platform.start({u"--content"_s, u"small"_s}));
    Journey journey(platform, u"log_export"_s);
    QVERIFY2(journey.prepare() && journey.requestTransit() && journey.installTransit(), qPrintable(journey.problem()));
    const QString token = QString::fromLatin1(platform.customerToken(u"Acme SA"_s));
    const QString migration = QString::number(journey.customer().object(journey.migrationPath())["id"_L1].toInteger());
    const QString key = journey.support().object(u"/v1/"_s)["log_key"_L1].toString();
    const QTemporaryDir folder;
    struct Ran {
        int exit = -1;
        QString out;
        QString err;
        [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out.toUtf8()).object(); }
    };
    const auto run = [&](const QStringList &arguments, const QString &as) {
        QProcess process;
        QProcessEnvironment environment;
        environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
        if (!as.isEmpty())
            environment.insert(u"ESCALE_TOKEN"_s, as);
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(folder.path());
        process.start(QStringLiteral(ESCALECTL), QStringList{u"log"_s} + arguments);
        if (!process.waitForFinished(120'000))
            return Ran();
        return Ran{process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
                   QString::fromUtf8(process.readAllStandardError())};
    };
    const QStringList fetch{u"export"_s, u"--platform"_s, platform.url().toString(), u"--migration"_s, migration};

    const Ran fetched = run(fetch + QStringList{u"-o"_s, u"a.escale"_s, u"--json"_s}, token);
    QVERIFY2(fetched.exit == 0, qPrintable(fetched.err));
    QVERIFY(fetched.json()["entries"_L1].toInt() > 5);
    const Ran verified = run({u"verify"_s, u"a.escale"_s, u"--key"_s, key, u"--json"_s}, {});
    QVERIFY2(verified.exit == 0, qPrintable(verified.out));
    QCOMPARE(verified.json()["signature"_L1].toString(), u"expected"_s);
    for (const QString &language : {u"en"_s, u"fr"_s}) {
        const Ran shown = run({u"show"_s, u"a.escale"_s, u"--language"_s, language}, {});
        QCOMPARE(shown.exit, 0);
        QCOMPARE(shown.out.count(u'\n'), fetched.json()["entries"_L1].toInt());
        QVERIFY(shown.out.contains(journey.accountNames().first()));
    }
    const auto content = [&](const QString &name) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QVERIFY(!content(u"a.escale"_s).contains(token.toLatin1()));
    QCOMPARE(QFile::permissions(folder.filePath(u"a.escale"_s)) & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());

    const Ran redacted = run(fetch + QStringList{u"-o"_s, u"r.escale"_s, u"--redact"_s}, token);
    QVERIFY2(redacted.exit == 0, qPrintable(redacted.err));
    const auto bundle = Bundle::open(folder.filePath(u"r.escale"_s));
    QVERIFY(bundle && bundle->manifest().redacted);
    QVERIFY(bundle->rawTasks().isEmpty());
    const Ran shown = run({u"show"_s, u"r.escale"_s}, {});
    QCOMPARE(shown.exit, 0);
    QCOMPARE(shown.out.count(u'\n'), fetched.json()["entries"_L1].toInt());
    const QByteArray log = *bundle->readAll(bundleLog);
    for (const QString &name : journey.accountNames() + QStringList{journey.clientServer(), u"Acme SA"_s}) {
        QVERIFY2(!log.contains('"' + name.toUtf8() + '"'), qPrintable(name));
        QVERIFY2(content(u"r.escale.names.json"_s).contains(name.toUtf8()), qPrintable(name));
    }

    // Neither half a bundle nor one with the names is left, and what was there stays.
    const QByteArray before = content(u"r.escale"_s);
    QCOMPARE(run(fetch + QStringList{u"-o"_s, u"r.escale"_s}, u"nobody"_s).exit, 3);
    QCOMPARE(run(fetch + QStringList{u"-o"_s, u"none.escale"_s}, {}).exit, 2);
    QCOMPARE(run(fetch + QStringList{u"-o"_s, u"no/such/folder/b.escale"_s}, token).exit, 3);
    QStringList unknown = fetch;
    unknown.last() = u"999999"_s;
    QCOMPARE(run(unknown + QStringList{u"-o"_s, u"none.escale"_s}, token).exit, 3);
    QCOMPARE(content(u"r.escale"_s), before);
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name),
             (QStringList{u"a.escale"_s, u"r.escale"_s, u"r.escale.names.json"_s}));
}

void LogExport::longLogIsStreamedAndHasCheckpoints()
{
    PlatformProcess platform;
    QVERIFY(platform.start({u"--content"_s, u"small"_s}));
    const ApiSession support(platform.url(), platform.supportToken());
    const ApiSession reviewer(platform.url(), platform.reviewerToken());
    for (int i = 0; i < 900; ++i)
        QCOMPARE(reviewer.get(u"/v1/token/"_s).status, 403); // each is an entry
    const HttpReply reply = support.get(u"/v1/log/?migration=0"_s);
    QCOMPARE(reply.status, 200);
    QVERIFY(reply.body.size() > 300'000);
    QVERIFY(reply.body.endsWith('\n'));
    ChainVerifier chain;
    int checkpoints = 0;
    for (const QByteArray &line : reply.body.chopped(1).split('\n')) {
        QCOMPARE(chain.add(line), ChainVerifier::Finding::Whole);
        QCOMPARE(chain.migration(), 0);
        const auto entry = fromLine(line);
        if (entry->code != "ESC-9001"_L1)
            continue;
        ++checkpoints;
        const auto hex = [&](QLatin1StringView name) {
            return QByteArray::fromHex(entry->params[name].toString().toLatin1());
        };
        QVERIFY(isSignedBy(hex("key"_L1), headStatement(0, entry->seq - 1, entry->prev), hex("signature"_L1)));
    }
    QVERIFY(chain.count() > 900);
    QCOMPARE(checkpoints, int(chain.count() / 256));
    QCOMPARE(support.get(u"/v1/log/?migration=0&after=%1"_s.arg(chain.count() - 1)).body.count('\n'), 1);
}

void LogExport::keyStaysAndIsPrivate()
{
    PlatformProcess platform;
    QVERIFY(platform.start({u"--content"_s, u"small"_s}));
    const auto key = [&] {
        return ApiSession(platform.url(), platform.supportToken()).object(u"/v1/"_s)["log_key"_L1].toString();
    };
    const QString before = key();
    const QFileInfo file(platform.dataFolder() + u"/log.key"_s);
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
    platform.kill();
    QVERIFY(platform.start());
    QCOMPARE(key(), before);
    platform.kill();
    // A key that others can read proves nothing: the platform says so and does not start.
    QVERIFY(QFile::setPermissions(file.filePath(), file.permissions() | QFile::ReadOther));
    QVERIFY(!platform.start());
    QVERIFY(QFile::setPermissions(file.filePath(), QFile::ReadOwner | QFile::WriteOwner));
}

QTEST_GUILESS_MAIN(LogExport)
#include "tst_log_export.moc"
