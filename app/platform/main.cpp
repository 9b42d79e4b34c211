// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dns/network_resolver.h"
#include "engine/engine.h"
#include "engine/records.h"
#include "hosting/loopback.h"
#include "http/server.h"
#include "practice/declarations.h"
#include "practice/practice.h"

#include <escale/core/log_categories.h>

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QJsonDocument>
#include <QtCore/QSocketNotifier>
#include <QtCore/QTemporaryDir>

#include <cstdio>

#include <csignal>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace escale;
using namespace escale::platform;

namespace {

int signalPipe[2] = {-1, -1};

void onSignal(int)
{
    const char byte = 0;
    (void)!::write(signalPipe[1], &byte, 1);
}

/// Ends the event loop on SIGTERM and SIGINT, and with the parent where that is wanted.
void endOnSignals(QCoreApplication &app, bool withParent)
{
    if (::pipe2(signalPipe, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    auto *notifier = new QSocketNotifier(signalPipe[0], QSocketNotifier::Read, &app);
    QObject::connect(notifier, &QSocketNotifier::activated, &app, [] { QCoreApplication::quit(); });
    struct sigaction action = {};
    action.sa_handler = onSignal;
    ::sigaction(SIGTERM, &action, nullptr);
    ::sigaction(SIGINT, &action, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
    if (!withParent)
        return;
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    // A parent that is gone already sends nothing any more.
    if (::getppid() == 1)
        onSignal(SIGTERM);
    // A parent that keeps a pipe to us ends us by closing it, also where it is not on this kind of system.
    struct stat standardInput = {};
    if (::fstat(STDIN_FILENO, &standardInput) == 0 && S_ISFIFO(standardInput.st_mode)) {
        auto *input = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, &app);
        QObject::connect(input, &QSocketNotifier::activated, &app, [input] {
            char buffer[256];
            if (::read(STDIN_FILENO, buffer, sizeof buffer) <= 0) {
                input->setEnabled(false);
                QCoreApplication::quit();
            }
        });
    }
}

int complain(const Error &error)
{
    static const QHash<QString, QString> sentences{
        {u"not_loopback"_s,
         u"without --tls-certificate and --tls-key it listens on loopback only (127.0.0.0/8 or ::1), not on %1"_s},
        {u"invalid_address"_s, u"%1 is not ADDRESS:PORT"_s},
        {u"address_in_use"_s, u"cannot listen on %1"_s},
        {u"database_newer"_s, u"%1 was written by a newer version of this program"_s},
        {u"database_in_use"_s, u"%1 is in use by another platform"_s},
        {u"database_unreadable"_s, u"cannot open %1"_s},
        {u"invalid_fault"_s,
         u"%1 is not TYPE/STAGE/before, …/work or …/after of a stage in --list-stages (to hang: …/work)"_s},
        {u"invalid_option"_s, u"%1 is not a valid value"_s},
        {u"io_failed"_s, u"cannot write %1"_s},
        {u"storage_full"_s, u"there is no room on the disk of %1"_s},
        {u"tls_unreadable"_s, u"there is no certificate or key to be read in '%1' (--tls-certificate, --tls-key)"_s},
    };
    QString subject;
    for (const QLatin1StringView name : {"address"_L1, "path"_L1, "text"_L1}) {
        if (error.params.contains(name))
            subject = error.params.value(name).toString();
    }
    const QString sentence = sentences.value(error.code, error.code).replace(u"%1"_s, subject);
    const QString detail = error.detail.isEmpty() ? QString() : u": "_s + error.detail;
    std::fprintf(stderr, "escale-platform: %s%s\n", qPrintable(sentence), qPrintable(detail));
    return 2;
}

Error invalidOption(const QString &text)
{
    return {u"invalid_option"_s, {{u"text"_s, text}}, {}};
}

/// The platform itself, until it is told to end.
int run(QCoreApplication &app, const QCommandLineParser &parser, const PracticeOptions &practiceOptions,
        const Api::Limits &limits, qint64 leastSpace, const Fault &fault, const QString &folder)
{
    const SystemClock clock;
    State state(clock);
    if (const auto opened = state.open(folder + u"/platform.sqlite"_s); !opened)
        return complain(opened.error());
    // What it signs, it signs with this: whoever has it can make a log of anything.
    const auto key = logs::SigningKey::loadOrCreate(folder + u"/log.key"_s);
    if (!key)
        return complain(key.error());
    state.logStore().setKey(&*key);
    Tokens tokens(state);
    Practice practice(state);
    practice.fill(practiceOptions);
    const auto practiceTokens = practice.tokens(tokens, folder + u"/tokens.json"_s);
    if (!practiceTokens)
        return complain(practiceTokens.error());
    state.recordIfThereIsRoom(
        [&] {
            // Nobody repeats a request a week later.
            state.database().run(u"DELETE FROM idempotency WHERE at<?"_s,
                                 {state.now().addDays(-7).toMSecsSinceEpoch()});
            state.log(u"ESC-1001"_s, {{u"version"_s, QStringLiteral(ESCALE_VERSION)}});
        },
        platform::Database::Durability::Disk);

    auto hosting = LoopbackDriver::open(folder);
    if (!hosting)
        return complain(hosting.error());
    LoopbackDriver &driver = **hosting;
    Declarations declarations(state, practice, driver);
    declarations.servers();
    for (const MigrationId migration : practice.companyMigrations())
        declarations.accounts(migration);

    std::optional<NetworkResolver> resolver;
    if (parser.isSet(u"resolver"_s)) {
        const auto options = NetworkResolver::parse(parser.value(u"resolver"_s));
        if (!options)
            return complain(options.error());
        resolver.emplace(clock, *options);
    }

    RawOutput raw(folder + u"/raw"_s);
    Engine engine(state, {driver, fault});
    engine.setRawOutput(&raw);
    engine.setSpace({folder, leastSpace});
    engine.setProvision([&](MigrationId migration) { declarations.accounts(migration); },
                        [&](const QString &account, const StageWatch &signs) {
                            const auto made = driver.ensureContent(account, signs);
                            return made ? driver.listenFor(account) : made;
                        });
    Api api(
        state, engine, tokens,
        [&](const QString &address) { return u"http://%1:%2/"_s.arg(address).arg(driver.port()); },
        // The practice platform answers for its own zones; of the rest it knows what real DNS says, where it may ask.
        [&](const QString &domain) -> std::optional<Resolved> {
            if (const QString own = driver.resolve(domain); !own.isEmpty())
                return Resolved{own, state.now()};
            return resolver ? std::optional(resolver->resolve(domain)) : std::nullopt;
        },
        limits);
    if (resolver) {
        QObject::connect(&*resolver, &NetworkResolver::changed, &app, [&](const QString &domain) {
            const AccountId account(
                state.database().single(u"SELECT account FROM domain WHERE name=?"_s, {domain}).toLongLong());
            if (!account.isValid())
                return;
            state.recordIfThereIsRoom([&] { state.touch(u"account"_s, account.value(), {}, state.ownerOf(account)); });
        });
    }
    api.setRecords({&raw, folder});
    // Names below .localhost are this machine for every browser; the front door behind them goes by the practice DNS.
    api.setLinkTo([&](const QString &host) { return u"http://%1.localhost:%2/"_s.arg(host).arg(driver.port()); });
    HttpServer server(api);
    if (parser.isSet(u"tls-certificate"_s) || parser.isSet(u"tls-key"_s)) {
        if (const auto tls = server.setTls(parser.value(u"tls-certificate"_s), parser.value(u"tls-key"_s)); !tls)
            return complain(tls.error());
    }
    const auto url = server.listen(parser.value(u"listen"_s));
    if (!url)
        return complain(url.error());
    engine.start();
    // The sites of the company are there from the start, their content at the first visit. Not before the platform is ready:
    // each server is a listener.
    QStringList company;
    for (const MigrationId migration : practice.companyMigrations()) {
        const auto facts = state.migration(migration);
        company.append(facts->serverName);
        if (facts->destination.isValid())
            company.append(facts->destinationName);
        if (facts->transit.server.isValid())
            company.append(state.serverName(facts->transit.server));
    }
    const QFuture<void> listening = QtConcurrent::run([&driver, company] {
        for (const QString &name : company) {
            if (const auto opened = driver.listen(name); !opened)
                qCWarning(logPlatform).noquote()
                    << "no listener for" << name << opened.error().code << opened.error().detail;
        }
    });

    const QJsonObject ready{{u"url"_s, url->toString()}, {u"tokens"_s, *practiceTokens}};
    std::fputs((QJsonDocument(ready).toJson(QJsonDocument::Compact) + '\n').constData(), stdout);
    std::fflush(stdout);

    const int result = app.exec();
    api.answerWaiting();
    fault.release();
    engine.stop();
    QFuture(listening).waitForFinished();
    state.recordIfThereIsRoom([&] { state.log(u"ESC-1002"_s, {}); }, platform::Database::Durability::Disk);
    state.close();
    return result;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"escale-platform"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(ESCALE_VERSION));

    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"The other end of the Escale Migration API: a platform that really moves accounts."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {u"practice"_s, u"Fill a small hosting company to practise with."_s},
        {u"seed"_s, u"Contents of the practice company follow from this number."_s, u"N"_s, u"1"_s},
        {u"scale"_s, u"About so many accounts more, on N/100 servers."_s, u"N"_s, u"0"_s},
        {u"policy"_s, u"Figures of a new practice platform, such as transit_free_days=7."_s, u"NAME=VALUE,…"_s},
        {u"deadlines"_s, u"Deadlines in a new practice company, in seconds from now, such as srv-acme-01=30."_s,
         u"SERVER=SECONDS,…"_s},
        {u"content"_s, u"How large practice accounts are: small or normal."_s, u"SIZE"_s, u"normal"_s},
        {u"data"_s, u"Keep everything in this folder; a temporary one otherwise."_s, u"DIR"_s},
        {u"tls-certificate"_s, u"Certificate (PEM, the chain after it); without one it listens on loopback only."_s,
         u"FILE"_s},
        {u"tls-key"_s, u"The certificate's private key (PEM)."_s, u"FILE"_s},
        {u"listen"_s, u"Address and port; port 0 takes any."_s, u"ADDRESS:PORT"_s, u"127.0.0.1:0"_s},
        {u"rate"_s, u"Writes and reads a minute and token; 0 lifts a limit."_s, u"WRITES,READS"_s, u"50,250"_s},
        {u"keep-free"_s, u"Begin nothing new while less than this is free on the disk of the data."_s, u"MIB"_s,
         QString::number(Space::usualLeast >> 20)},
        {u"resolver"_s,
         u"Ask this DNS server about domains that are not hosted here: system, ADDRESS or ADDRESS:PORT. Without it "
         "nobody is asked."_s,
         u"SERVER"_s},
        {u"exit-with-parent"_s, u"End when the process that started this one ends or closes our standard input."_s},
        {u"list-stages"_s, u"Print the stages of every type of task as JSON, and end."_s},
        {u"crash-at"_s, u"Fault injection for tests: kill this process there (before, work or after)."_s,
         u"TYPE/STAGE/POINT"_s},
        {u"hang-at"_s, u"Fault injection for tests: let the worker that gets there hang."_s, u"TYPE/STAGE/work"_s},
    });
    parser.process(app);
    if (parser.isSet(u"list-stages"_s)) {
        std::fputs(stagesAsJson().constData(), stdout);
        return 0;
    }
    if (!parser.isSet(u"practice"_s)) {
        std::fputs("escale-platform: --practice is missing; see --help\n", stderr);
        return 2;
    }

    PracticeOptions practiceOptions;
    bool valid = false;
    practiceOptions.seed = parser.value(u"seed"_s).toULongLong(&valid);
    if (!valid)
        return complain(invalidOption(u"--seed"_s));
    practiceOptions.scale = parser.value(u"scale"_s).toLongLong(&valid);
    if (!valid || practiceOptions.scale < 0 || practiceOptions.scale > 5'000'000)
        return complain(invalidOption(u"--scale"_s));
    practiceOptions.content = fromName<ContentSize>(parser.value(u"content"_s));
    if (practiceOptions.content == ContentSize::Unknown)
        return complain(invalidOption(u"--content"_s));
    for (const QString &figure : parser.value(u"policy"_s).split(u',', Qt::SkipEmptyParts)) {
        const QString name = figure.section(u'=', 0, 0).trimmed();
        const QJsonValue value = policyValue(name, figure.section(u'=', 1).trimmed());
        if (value.isNull())
            return complain(invalidOption(u"--policy"_s));
        practiceOptions.policy.insert(name, value);
    }
    for (const QString &deadline : parser.value(u"deadlines"_s).split(u',', Qt::SkipEmptyParts)) {
        const qint64 seconds = deadline.section(u'=', 1).toLongLong(&valid);
        if (!valid)
            return complain(invalidOption(u"--deadlines"_s));
        practiceOptions.deadlines.insert(deadline.section(u'=', 0, 0).trimmed(), seconds);
    }
    Api::Limits limits;
    const QStringList rate = parser.value(u"rate"_s).split(u',');
    bool readsValid = false;
    limits.writes = rate.value(0).toInt(&valid);
    limits.reads = rate.value(1).toInt(&readsValid);
    if (!valid || !readsValid || rate.size() != 2 || limits.writes < 0 || limits.reads < 0)
        return complain(invalidOption(u"--rate"_s));
    const qint64 leastSpace = parser.value(u"keep-free"_s).toLongLong(&valid) << 20;
    if (!valid || leastSpace < 0)
        return complain(invalidOption(u"--keep-free"_s));
    Fault fault;
    for (const auto &[option, deed] :
         {std::pair(u"crash-at"_s, Fault::Deed::Kill), std::pair(u"hang-at"_s, Fault::Deed::Hang)}) {
        if (!parser.isSet(option))
            continue;
        const auto parsed = Fault::parse(parser.value(option), deed);
        if (!parsed)
            return complain(parsed.error());
        fault = *parsed;
    }

    std::optional<QTemporaryDir> temporary;
    QString folder = parser.value(u"data"_s);
    if (folder.isEmpty()) {
        temporary.emplace();
        folder = temporary->path();
    }
    if (!QDir().mkpath(folder))
        return complain({u"io_failed"_s, {{u"path"_s, folder}}, {}});
    folder = QDir(folder).absolutePath();

    endOnSignals(app, parser.isSet(u"exit-with-parent"_s));
    // What happens on a full disk once the platform is there is the engine's and the API's affair.
    try {
        return run(app, parser, practiceOptions, limits, leastSpace, fault, folder);
    } catch (const DatabaseFull &reason) {
        return complain({u"storage_full"_s, {{u"path"_s, folder}}, QString::fromUtf8(reason.what())});
    }
}
