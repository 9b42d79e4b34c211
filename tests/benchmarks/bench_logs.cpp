// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The engine that reads logs, beside those who do it best: index, search, filter, merge, sidecar, verification and comparison,
// each with its peer on the same file in the same run. What needs the window is measured by bench_reader.
//
//     bench_logs [--entries N] [GROUP…]
//         3,000,000 entries unless said otherwise; fewer for a look whether it works.
//         GROUP: index, search, filter, merge, sidecar, verify, compare; all of them where none is named.

#include "log_corpus.h"
#include "report.h"

#include <escale/logs/bundle_writer.h>
#include <escale/logs/compare.h>
#include <escale/logs/index.h>
#include <escale/logs/merge.h>
#include <escale/logs/query.h>
#include <escale/logs/search.h>
#include <escale/logs/sidecar.h>

#include <QtCore/QCommandLineParser>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>

#include <functional>
#include <span>

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace escale;
using namespace escale::logs;
using bench::Peer;
using bench::Target;

namespace {

constexpr int rounds = 3;

/// The median of several times, in seconds. The first one, which only warms up, does not count.
double seconds(const std::function<void()> &work, int times = rounds)
{
    QList<double> taken;
    for (int i = 0; i <= times; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        if (i > 0)
            taken.append(double(timer.nsecsElapsed()) / 1e9);
    }
    return bench::median(taken);
}

struct Ran {
    double seconds = 0;
    double peakMiB = 0;
    bool isGood = false;
};

/// Another program, with nothing to read and nowhere to write.
Ran run(const QStringList &command)
{
    QList<QByteArray> words;
    for (const QString &word : command)
        words.append(word.toLocal8Bit());
    std::vector<char *> arguments;
    arguments.reserve(std::size_t(words.size()) + 1);
    for (QByteArray &word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    Ran ran;
    QElapsedTimer timer;
    timer.start();
    pid_t child = 0;
    if (posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ) == 0) {
        int status = 0;
        rusage usage{};
        wait4(child, &status, 0, &usage);
        ran.isGood = WIFEXITED(status) && WEXITSTATUS(status) <= 1; // grep's 1: nothing found
        ran.peakMiB = double(usage.ru_maxrss) / 1024;
    }
    ran.seconds = double(timer.nsecsElapsed()) / 1e9;
    posix_spawn_file_actions_destroy(&actions);
    return ran;
}

/// The median of several runs, after one that warms up.
std::optional<Ran> runs(const QStringList &command)
{
    QList<double> taken;
    Ran last;
    for (int i = 0; i <= rounds; ++i) {
        last = run(command);
        if (!last.isGood)
            return {};
        if (i > 0)
            taken.append(last.seconds);
    }
    last.seconds = bench::median(taken);
    return last;
}

std::optional<Peer> speedOf(const QString &name, const std::optional<Ran> &ran, double gigabytes)
{
    if (!ran)
        return {};
    return Peer{name, gigabytes / ran->seconds};
}

[[noreturn]] void stop(const char *why)
{
    std::fprintf(stderr, "bench_logs: %s\n", why);
    std::exit(2);
}

class Measuring {
public:
    explicit Measuring(qint64 entries) : m_entries(entries) {}

    /// The groups of rows, in their order.
    static QStringList groups()
    {
        QStringList names;
        for (const Group &group : table())
            names.append(QString(group.name));
        return names;
    }

    /// These groups, or all.
    int measure(const QStringList &wanted)
    {
        const QStringList paths = bench::migrationLogs({.entries = m_entries});
        if (paths.isEmpty())
            stop("the corpus cannot be written");
        m_path = paths.first();
        m_gigabytes = double(QFileInfo(m_path).size()) / 1e9;
        const Result<std::shared_ptr<Source>> source = Source::open(m_path);
        if (!source)
            stop("the corpus cannot be read");
        m_source = *source;
        std::printf("%lld entries, %.2f GB\n", static_cast<long long>(m_entries), m_gigabytes);
        for (const Group &group : table()) {
            if (!wanted.isEmpty() && !wanted.contains(group.name))
                continue;
            if (group.needsIndex && m_index.lineCount() == 0)
                m_index = buildIndex(*m_source);
            (this->*group.rows)();
        }
        return m_table.exitCode();
    }

private:
    struct Group {
        QLatin1StringView name;
        void (Measuring::*rows)();
        bool needsIndex;
    };
    static std::span<const Group> table()
    {
        static constexpr Group groups[] = {
            {"index"_L1, &Measuring::index, false},        {"search"_L1, &Measuring::searches, true},
            {"filter"_L1, &Measuring::filter, true},       {"merge"_L1, &Measuring::merge, false},
            {"sidecar"_L1, &Measuring::sidecar, true},     {"verify"_L1, &Measuring::verify, false},
            {"compare"_L1, &Measuring::compareRuns, false}};
        return groups;
    }

    /// lnav opening the corpus; asked for once, by the first who compares with it.
    const Ran &lnav()
    {
        if (!m_lnav)
            m_lnav = run({u"lnav"_s, u"-n"_s, u"-c"_s, u";SELECT count(*) FROM all_logs"_s, m_path});
        return *m_lnav;
    }

    void speed(const QString &name, double taken, const std::optional<Peer> &peer, const std::optional<Target> &target)
    {
        m_table.add(name, m_gigabytes / taken, u"GB/s"_s, peer, target);
    }
    static Target atLeast(double value) { return {Target::Bound::AtLeast, value}; }
    static Target atMost(double value) { return {Target::Bound::AtMost, value}; }

    void index()
    {
        const auto build = [&](int threads) {
            return [this, threads] { m_index = buildIndex(*m_source, {}, {.threads = threads, .progress = {}}); };
        };
        const double two = seconds(build(2));
        const double one = seconds(build(1));
        if (m_index.lineCount() != m_entries)
            stop("the index has lost lines");
        speed(u"index, one thread"_s, one, {}, atLeast(2));
        speed(u"index, two threads"_s, two, {}, atLeast(3.5));
        speed(u"index, two threads"_s, two,
              speedOf(u"lnav -n"_s, lnav().isGood ? std::optional(lnav()) : std::nullopt, m_gigabytes), atLeast(20));
        speed(u"index, one thread"_s, one, speedOf(u"wc -l"_s, runs({u"wc"_s, u"-l"_s, m_path}), m_gigabytes), {});
        m_table.add(u"index, offsets and times"_s, double(m_index.memoryOfPlaces()) / double(m_entries), u"B/line"_s,
                    {}, atMost(8));
        m_table.add(u"index, all columns"_s, double(m_index.memory()) / double(m_entries), u"B/line"_s, {}, atMost(20));
        if (lnav().isGood)
            m_table.add(u"index, all columns"_s, double(m_index.memory()) / (1 << 20), u"MiB"_s,
                        Peer{u"lnav, peak"_s, lnav().peakMiB});
        const QString plain = bench::plainLog(m_entries);
        const Result<std::shared_ptr<Source>> text = Source::open(plain);
        if (text) {
            const double taken = seconds([&] { (void)buildIndex(**text, {}, {.threads = 1, .progress = {}}); });
            m_table.add(u"index of raw output, one thread"_s, double(QFileInfo(plain).size()) / 1e9 / taken, u"GB/s"_s);
        }
    }

    void searches()
    {
        searchFor(u"literal, rare"_s, u"connection_lost"_s, false, 0.5);
        searchFor(u"literal, in one line of 300"_s, u"\"account-123\""_s, false, 0.5);
        searchFor(u"regex with a literal"_s, u"account-12[0-9]\",\"escale.attempt"_s, true, 0.3);
        searchFor(u"regex with a literal behind"_s, u"[a-z]+_lost"_s, true, 0.3);
        searchFor(u"regex without a literal"_s, u"[a-z]+[0-9]{3}5\"[,}]"_s, true, 1);
    }

    void searchFor(const QString &name, const QString &text, bool isRegularExpression, double target)
    {
        const Result<Pattern> pattern =
            Pattern::make(text, {.isRegularExpression = isRegularExpression, .isCaseSensitive = true});
        if (!pattern)
            stop("a pattern is not one");
        qint64 found = 0;
        const double taken = seconds([&] {
            const Result<SearchResult> result = search(*m_source, m_index, *pattern, {}, {.threads = 1});
            found = result ? result->lines.count() : -1;
        });
        QStringList command{u"rg"_s, u"-j1"_s, u"-c"_s, u"--no-config"_s};
        if (!isRegularExpression)
            command << u"-F"_s;
        const std::optional<Ran> rg = runs(command << u"-e"_s << text << m_path);
        speed(u"%1 (%2 lines)"_s.arg(name).arg(found), taken, speedOf(u"rg -j1 -c"_s, rg, m_gigabytes),
              rg ? std::optional(atLeast(target)) : std::nullopt);
    }

    void filter()
    {
        Filter filter(m_source);
        QList<double> toggles;
        const QString parts[] = {u"step:4 %1account:account-1* (level:error or code:ESC-42* or \"connection_lost\")"_s,
                                 u"%1step:4 account:account-1*"_s, u"%1level:info"_s,
                                 u"not (%1code:ESC-4101 or step:7)"_s, u"%1time:2025-11-21T08..2025-11-21T12 step:4"_s};
        for (const QString &part : parts) {
            for (const QString &off : {QString(), u"~"_s, QString(), u"~"_s}) {
                const Result<Query> query = parseQuery(part.arg(off));
                if (!query)
                    stop("a query is not one");
                QElapsedTimer timer;
                timer.start();
                const Result<Filter::Found> found = filter.apply(*query, m_index);
                if (!found || !found->isComplete)
                    stop("a filter failed");
                toggles.append(double(timer.nsecsElapsed()) / 1e6);
            }
        }
        // The very first search for the text is a search, not a switch.
        toggles.removeFirst();
        const Ran filtering = run({u"lnav"_s, u"-n"_s, u"-c"_s, u":filter-in connection_lost"_s, u"-c"_s,
                                   u";SELECT count(*) FROM all_logs"_s, m_path});
        const double worst = *std::ranges::max_element(toggles);
        m_table.add(u"filter switched on or off, worst"_s, worst, u"ms"_s, {}, atMost(30));
        if (filtering.isGood && lnav().isGood)
            m_table.add(
                u"filter switched on or off, worst"_s, worst, u"ms"_s,
                Peer{u"lnav's filter, beyond opening"_s, std::max(1.0, (filtering.seconds - lnav().seconds) * 1000)});
    }

    void merge()
    {
        constexpr int files = 12;
        const QStringList paths = bench::migrationLogs({.entries = m_entries, .files = files});
        std::vector<Index> indexes;
        for (const QString &path : paths) {
            const Result<std::shared_ptr<Source>> source = Source::open(path);
            if (!source)
                stop("the twelve files cannot be read");
            indexes.push_back(buildIndex(**source));
        }
        const double taken = seconds([&] {
            if (Merge::make(indexes).count() != m_entries)
                stop("the merge has lost lines");
        });
        m_table.add(u"merge of 12 files"_s, taken * 1000, u"ms"_s, {}, atMost(400));
        const Ran opening = run(QStringList{u"lnav"_s, u"-n"_s, u"-c"_s, u";SELECT count(*) FROM all_logs"_s} + paths);
        if (opening.isGood)
            m_table.add(u"merge of 12 files"_s, taken * 1000, u"ms"_s,
                        Peer{u"lnav, opening them"_s, opening.seconds * 1000});
    }

    void sidecar()
    {
        const QString path = sidecarPath(*m_source, {}, QCoreApplication::applicationDirPath() + u"/corpus"_s);
        const Result<SourceStamp> stamp = m_source->stamp();
        if (!stamp || !saveSidecar(path, *m_source, m_index, *stamp))
            stop("the sidecar cannot be written");
        const double taken = seconds([&] {
            const Result<std::shared_ptr<Source>> source = Source::open(m_path);
            if (!source || !loadSidecar(path, **source))
                stop("the sidecar cannot be read");
        });
        m_table.add(u"reopening with the sidecar"_s, taken * 1000, u"ms"_s, {}, atMost(150));
        if (lnav().isGood)
            m_table.add(u"reopening with the sidecar"_s, taken * 1000, u"ms"_s,
                        Peer{u"lnav, opening it"_s, lnav().seconds * 1000});
        m_table.add(u"the sidecar, of the log's size"_s, double(QFileInfo(path).size()) / 1e9 / m_gigabytes * 100,
                    u"%"_s);
    }

    /// A bundle of the corpus, made once.
    QString bundle()
    {
        const QString path = m_path + u".escale"_s;
        if (QFile::exists(path))
            return path;
        Manifest about;
        about.created = QDateTime::currentDateTimeUtc();
        about.migration = MigrationId(1);
        const auto writer = BundleWriter::create(path, about);
        QFile log(m_path);
        bool done = writer && log.open(QIODevice::ReadOnly);
        while (done && !log.atEnd())
            done = (*writer)->addLine(log.readLine().chopped(1)).has_value();
        const SigningKey key = SigningKey::generate();
        if (!done || !(*writer)->addState("{}"_ba) || !(*writer)->finish(&key))
            stop("the bundle cannot be written");
        return path;
    }

    void verify()
    {
        const QString path = bundle();
        const double gigabytes = double(QFileInfo(path).size()) / 1e9;
        const double taken = seconds([&] {
            const Result<Bundle> opened = Bundle::open(path);
            const Result<Verdict> verdict = opened ? opened->verify() : std::unexpected(opened.error());
            if (!verdict || !verdict->isWhole() || verdict->entries != m_entries)
                stop("the bundle does not hold");
        });
        const std::optional<Ran> sum = runs({u"sha256sum"_s, path});
        m_table.add(u"verifying a bundle"_s, gigabytes / taken, u"GB/s"_s, speedOf(u"sha256sum"_s, sum, gigabytes),
                    sum ? std::optional(atLeast(0.8)) : std::nullopt);
    }

    void compareRuns()
    {
        const qint64 entries = m_entries / 3;
        std::vector<CompareSide> sides;
        for (const int changed : {0, 50}) {
            const QStringList paths = bench::migrationLogs({.entries = entries, .changed = changed});
            const Result<std::shared_ptr<Source>> source =
                paths.isEmpty() ? std::unexpected(Error{}) : Source::open(paths.first());
            if (!source)
                stop("the two runs cannot be read");
            sides.push_back({*source, buildIndex(**source), {}});
        }
        Comparison comparison;
        const double taken = seconds([&] {
            Result<Comparison> compared = compare(sides[0], sides[1]);
            if (!compared)
                stop("the comparison failed");
            comparison = std::move(*compared);
        });
        m_table.add(u"two runs of %1 entries compared"_s.arg(entries), taken * 1000, u"ms"_s, {}, atMost(1000));
        std::printf("  (%lld the same, %lld changed, %lld and %lld on one side only)\n",
                    static_cast<long long>(comparison.same), static_cast<long long>(comparison.changed),
                    static_cast<long long>(comparison.onlyLeft), static_cast<long long>(comparison.onlyRight));
    }

    qint64 m_entries;
    QString m_path;
    double m_gigabytes = 0;
    std::shared_ptr<Source> m_source;
    Index m_index;
    std::optional<Ran> m_lnav;
    bench::Table m_table;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption entries(u"entries"_s, u"How many entries the log has"_s, u"N"_s, u"3000000"_s);
    parser.addOption(entries);
    parser.addPositionalArgument(u"group"_s, u"Only these rows: "_s + Measuring::groups().join(u", "_s), u"[group…]"_s);
    parser.process(application);
    const qint64 count = parser.value(entries).toLongLong();
    if (count < 100)
        stop("--entries takes a number from 100 on");
    for (const QString &peer : {u"lnav"_s, u"rg"_s}) {
        if (QStandardPaths::findExecutable(peer).isEmpty())
            std::fprintf(stderr, "bench_logs: %s is not here; its rows are left out\n", qPrintable(peer));
    }
    for (const QString &group : parser.positionalArguments()) {
        if (!Measuring::groups().contains(group))
            stop("there is no such group of rows");
    }
    return Measuring(count).measure(parser.positionalArguments());
}
