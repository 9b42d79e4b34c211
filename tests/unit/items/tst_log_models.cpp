// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "invented_log.h"

#include <escale/api/snapshot.h>
#include <escale/items/log_finder.h>
#include <escale/items/log_replay.h>
#include <escale/items/log_shown.h>
#include <escale/items/log_text.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace escale;
using namespace Qt::StringLiterals;
using items::LogReplay;
using items::ShownText;
using logs::Language;
using Verdict = ShownText::Verdict;

namespace {

QJsonValue valueFor(const logs::Parameter &parameter, QRandomGenerator &random)
{
    static const QStringList texts{u"shop"_s,         u"srv-gamma"_s, u"M. Durand"_s, u"intranet_erp.audit_2019"_s,
                                   u"stock épuisé"_s, u"192.0.2.17"_s};
    static const QStringList words{u"migrate"_s,   u"rollback"_s, u"precopy"_s,
                                   u"databases"_s, u"customer"_s, u"a_word_of_tomorrow"_s};
    switch (parameter.type) {
    case logs::ParamType::Text:
        return texts[random.bounded(texts.size())];
    case logs::ParamType::Word:
        return words[random.bounded(words.size())];
    case logs::ParamType::Words:
        return QJsonArray{words[random.bounded(words.size())], words[random.bounded(words.size())]};
    case logs::ParamType::Integer:
        return random.bounded(1, 4'000'000);
    case logs::ParamType::Seconds:
        return random.bounded(200'000) / 7.0;
    case logs::ParamType::Bytes:
        return qint64(random.bounded(1 << 30)) << random.bounded(12);
    case logs::ParamType::Time:
        return u"2026-11-%1T10:15:00.000Z"_s.arg(random.bounded(1, 28), 2, 10, QLatin1Char('0'));
    }
    return {};
}

QList<logs::Entry> entriesOf(const QList<QByteArray> &lines)
{
    QList<logs::Entry> entries;
    for (const QByteArray &line : lines)
        entries.append(*logs::fromLine(line));
    return entries;
}

LogReplay::Moment momentOf(const api::Snapshot &state)
{
    LogReplay::Moment moment;
    moment.facts = state.migration.facts;
    moment.facts.accounts = state.migrationAccounts;
    moment.time = state.time;
    return moment;
}

} // namespace

/// The models of the log reader: what is found in sentences, and a migration at any moment of its log.
class LogModelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPartOfASentenceIsFound_data();
    void everyPartOfASentenceIsFound();
    void verdicts_data();
    void verdicts();
    void keysAreNotText();
    void findsWhatIsShown_data();
    void findsWhatIsShown();
    void followsAGrowingLog();
    void openedAgainItIsNotReadAgain();
    void replaysWhatAnAccountDoes();
    void replaysWithoutAnEnd();
    void replaysTowardsItsEnd();
    void whatNoEntryChangesWasAlwaysSo();
    void aFirstChangeTellsWhatWasBefore();

private:
    QTemporaryDir m_folder;
};

void LogModelsTest::everyPartOfASentenceIsFound_data()
{
    QTest::addColumn<bool>("french");
    QTest::newRow("English") << false;
    QTest::newRow("French") << true;
}

/// Whatever somebody copies out of a sentence on the screen and searches for: the line is among those that are looked at.
void LogModelsTest::everyPartOfASentenceIsFound()
{
    QFETCH(bool, french);
    const Language language = french ? Language::French : Language::English;
    QRandomGenerator random(42);
    qint64 tried = 0;
    qint64 ruledOut = 0;
    for (const logs::Message &message : logs::catalogue()) {
        for (int round = 0; round < 6; ++round) {
            QJsonObject params;
            for (const logs::Parameter &parameter : message.parameters)
                params.insert(QString::fromLatin1(parameter.name), valueFor(parameter, random));
            logs::Entry entry = logs::makeEntry(QString::fromLatin1(message.code), params);
            const QString line = QString::fromUtf8(logs::toLine(entry)).toCaseFolded();
            const QString sentence = logs::sentence(entry, language);
            for (int part = 0; part < 6; ++part) {
                const qsizetype from = random.bounded(sentence.size());
                const QString text = sentence.mid(from, random.bounded(1, 24));
                if (text.trimmed().isEmpty())
                    continue;
                ++tried;
                const ShownText shown(text, false, language);
                QVERIFY2(shown.isIn(sentence), qPrintable(text));
                const Verdict verdict = shown.verdict(QString::fromLatin1(message.code));
                if (verdict == Verdict::Never) {
                    ++ruledOut;
                    QVERIFY2(line.contains(text.toCaseFolded()),
                             qPrintable(u"%1: “%2” of “%3”"_s.arg(QString::fromLatin1(message.code), text, sentence)));
                }
            }
        }
    }
    QVERIFY(tried > 1000);
    QVERIFY(ruledOut > 0); // names are left to the search of the line itself
}

void LogModelsTest::verdicts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("french");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("verdict");
    const auto row = [](const char *name, const QString &text, bool french, const QString &code, Verdict verdict) {
        QTest::newRow(name) << text << french << code << int(verdict);
    };
    row("words", u"was marked ready"_s, false, u"ESC-2001"_s, Verdict::Always);
    row("case does not count", u"Was Marked"_s, false, u"ESC-2001"_s, Verdict::Always);
    row("French words", u"marqué prêt"_s, true, u"ESC-2001"_s, Verdict::Always);
    row("not in English", u"marqué prêt"_s, false, u"ESC-2001"_s, Verdict::Never);
    row("not of this code", u"was marked ready"_s, false, u"ESC-4208"_s, Verdict::Never);
    row("over a value", u"shop was marked"_s, false, u"ESC-2001"_s, Verdict::Maybe);
    row("a name alone", u"shop"_s, false, u"ESC-2001"_s, Verdict::Never);
    row("a translated word", u"redéplacement"_s, true, u"ESC-4002"_s, Verdict::Maybe);
    row("a size", u"12,5 Gio"_s, true, u"ESC-4102"_s, Verdict::Maybe);
    row("unknown", u"anything"_s, true, u"ESC-0000"_s, Verdict::Never);
}

void LogModelsTest::verdicts()
{
    QFETCH(QString, text);
    QFETCH(bool, french);
    QFETCH(QString, code);
    QFETCH(int, verdict);
    const ShownText shown(text, false, french ? Language::French : Language::English);
    QCOMPARE(int(shown.verdict(code)), verdict);
}

void LogModelsTest::keysAreNotText()
{
    QVERIFY(ShownText(u"account"_s, false, Language::English).isPartOfKeys());
    QVERIFY(ShownText(u"scale.mig"_s, false, Language::English).isPartOfKeys());
    QVERIFY(!ShownText(u"boutique"_s, false, Language::English).isPartOfKeys());
    // Character for character, so that places in the one are places in the other.
    const QString shown = u"1\u202f204\u00a0lignes, l\u2019accès"_s;
    QCOMPARE(ShownText::plain(shown), u"1 204 lignes, l'accès"_s);
    QCOMPARE(ShownText::plain(shown).size(), shown.size());
}

void LogModelsTest::findsWhatIsShown_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("language"); // -1: as the lines stand
    QTest::newRow("French words") << u"\"a été marqué prêt\""_s << int(Language::French);
    QTest::newRow("English words in French") << u"\"was marked ready\""_s << int(Language::French);
    QTest::newRow("over a name") << u"\"intranet a été marqué\""_s << int(Language::French);
    QTest::newRow("a number as it is shown") << u"\"Mio\""_s << int(Language::French);
    QTest::newRow("a key") << u"account"_s << int(Language::English);
    QTest::newRow("a key, as it stands") << u"account"_s << -1;
    QTest::newRow("nested") << u"(\"redéplacement\" or \"bascule\") step:7 not account:blog"_s << int(Language::French);
    QTest::newRow("off") << u"~\"redéplacement\" step:7"_s << int(Language::French);
    QTest::newRow("regular expression") << u"/redéplac/"_s << int(Language::French);
    QTest::newRow("case") << u"case:\"REDÉPLACEMENT\""_s << int(Language::French);
}

/// The same lines as somebody would find who reads every sentence.
void LogModelsTest::findsWhatIsShown()
{
    QFETCH(QString, query);
    QFETCH(int, language);
    const QList<QByteArray> lines = desktop::InventedMigration().lines();
    const QString path = m_folder.filePath(u"story.ndjson"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(lines.join('\n') + '\n');
    file.close();
    items::LogDocument document(path, {}, {});
    document.open();
    QTRY_COMPARE(document.state(), items::LogDocument::State::Ready);
    const auto parsed = logs::parseQuery(query);
    QVERIFY(parsed);
    items::LogFinder finder;
    if (language >= 0)
        finder.setShownIn(Language(language));
    finder.setLogs({&document});
    finder.setQuery(*parsed);
    QTRY_VERIFY(!finder.isRunning() && !finder.found().empty());
    QVERIFY(!finder.problem());

    const std::function<bool(const logs::Query &, const QByteArray &)> holds = [&](const logs::Query &part,
                                                                                   const QByteArray &line) -> bool {
        if (part.kind == logs::Query::Kind::Condition) {
            if (part.field != logs::Field::Text || language < 0)
                return logs::Filter::matches(part, line).value();
            const logs::Entry entry = *logs::fromLine(line);
            const ShownText text(part.value, part.isCaseSensitive, Language(language));
            if (text.isIn(logs::sentence(entry, Language(language))))
                return true;
            if (!text.isPartOfKeys())
                return logs::Filter::matches(part, line).value();
            // A key is no text, wherever in the line it stands.
            const QJsonObject object = QJsonDocument::fromJson(line).object();
            const std::function<bool(const QJsonValue &)> inValues = [&](const QJsonValue &value) -> bool {
                if (value.isString())
                    return value.toString().contains(part.value, Qt::CaseInsensitive);
                const QJsonObject below = value.toObject();
                return std::any_of(below.begin(), below.end(), [&](const QJsonValue &v) { return inValues(v); });
            };
            return inValues(object);
        }
        bool any = false;
        for (const logs::Query &each : part.parts) {
            if (!each.isOn)
                continue;
            const bool one = holds(each, line);
            if (part.kind == logs::Query::Kind::Not)
                return !one;
            if (part.kind == logs::Query::Kind::And && !one)
                return false;
            any = any || one;
        }
        return part.kind == logs::Query::Kind::And || any;
    };
    qint64 wanted = 0;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const bool is = holds(*parsed, lines[i]);
        wanted += is;
        QVERIFY2(finder.found().front().contains(i) == is, lines[i].constData());
    }
    QCOMPARE(finder.count(), wanted);
    const bool none = query.startsWith(u'/') || query.startsWith(u"case:");
    QVERIFY(none ? wanted == 0 : wanted > 0);
}

void LogModelsTest::followsAGrowingLog()
{
    const QList<QByteArray> lines = desktop::InventedMigration().lines();
    const auto source = logs::Source::live(u"live"_s);
    source->append(lines.first(10).join('\n') + '\n');
    items::LogDocument document(source);
    document.open();
    QTRY_COMPARE(document.index().lineCount(), 10);
    items::LogFinder finder;
    finder.setShownIn(Language::French);
    finder.setLogs({&document});
    finder.setQuery(logs::Query::condition(logs::Field::Text, u"redéplacement"_s));
    QTRY_VERIFY(!finder.isRunning());
    QCOMPARE(finder.count(), 0);
    source->append(lines.sliced(10).join('\n') + '\n');
    const auto wanted = std::ranges::count_if(lines, [](const QByteArray &line) {
        return logs::sentence(*logs::fromLine(line), Language::French)
            .contains(u"redéplacement"_s, Qt::CaseInsensitive);
    });
    QVERIFY(wanted > 5);
    QTRY_COMPARE(finder.count(), qint64(wanted));
    // In the other language the same words are nowhere.
    finder.setShownIn(Language::English);
    QTRY_VERIFY(!finder.isRunning() && finder.count() == 0);
}

/// How many bytes the document reads, and not how long it takes: the second time little more than the index beside the log.
void LogModelsTest::openedAgainItIsNotReadAgain()
{
    const auto bytesRead = []() -> qint64 {
        QFile counts(u"/proc/self/io"_s); // what this process has asked the system to read, from the cache or not
        if (!counts.open(QIODevice::ReadOnly))
            return -1;
        const QByteArray text = counts.readAll();
        return text.sliced(text.indexOf("rchar: ") + 7, text.indexOf('\n') - text.indexOf("rchar: ") - 7).toLongLong();
    };
    if (bytesRead() < 0)
        QSKIP("the system does not count what a process reads");
    const QByteArray story = desktop::InventedMigration().lines().join('\n') + '\n';
    const QString path = m_folder.filePath(u"large.ndjson"_s);
    const QString indexes = m_folder.filePath(u"indexes"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    constexpr qint64 large = 40 << 20;
    while (file.size() < large)
        QCOMPARE(file.write(story), story.size());
    file.close();
    const qint64 size = file.size();
    const auto open = [](items::LogDocument &document) {
        document.open();
        return QTest::qWaitFor([&] { return document.state() == items::LogDocument::State::Ready; }, 60'000);
    };
    const auto sidecar = [&] { return QDir(indexes).entryInfoList(QDir::Files); };
    qint64 before = bytesRead();
    items::LogDocument first(path, {}, indexes);
    QVERIFY(open(first) && !first.cameFromSidecar());
    QCOMPARE_GE(bytesRead() - before, size);
    QTRY_COMPARE(sidecar().size(), 1); // closed before, it is not written
    const qint64 beside = sidecar().first().size();
    before = bytesRead();
    items::LogDocument second(path, {}, indexes);
    QVERIFY(open(second) && second.cameFromSidecar());
    const qint64 again = bytesRead() - before;
    QVERIFY2(again < beside + size / 20,
             qPrintable(u"%1 bytes of a log of %2, with an index of %3"_s.arg(again).arg(size).arg(beside)));
    qInfo("a log of %lld bytes: %lld read the second time, %lld of them the index", static_cast<long long>(size),
          static_cast<long long>(again), static_cast<long long>(beside));
    QVERIFY(QFile::remove(path));
}

/// As the platform says it of each kind of task, and as the rules have it for both.
void LogModelsTest::replaysWhatAnAccountDoes()
{
    const QDateTime start(QDate(2026, 6, 2), QTime(10, 0), QTimeZone(QTimeZone::UTC));
    for (const QLatin1StringView name : enumNames<migration::TaskType>) {
        const auto type = fromName<migration::TaskType>(QString(name));
        const migration::Activity during = migration::activityOf(type);
        const auto entry = [&](const QString &code, int second) {
            logs::Entry said;
            said.code = code;
            said.at = start.addSecs(second);
            said.account = u"shop"_s;
            said.task = 7;
            said.params = {{u"task"_s, 7}, {u"type"_s, QString(name)}};
            return said;
        };
        const LogReplay replay =
            LogReplay::of({entry(u"ESC-4001"_s, 0), entry(u"ESC-4002"_s, 1), entry(u"ESC-4003"_s, 2)});
        const auto activity = [&](int second) {
            return replay.at(start.addSecs(second).toMSecsSinceEpoch()).facts.accounts.first().activity;
        };
        const bool busy = during != migration::Activity::Idle;
        QCOMPARE(activity(0), busy ? migration::Activity::Queued : migration::Activity::Idle);
        QCOMPARE(activity(1), during);
        QCOMPARE(activity(2), migration::Activity::Idle);
    }
}

void LogModelsTest::replaysWithoutAnEnd()
{
    const LogReplay replay = LogReplay::of(entriesOf(desktop::InventedMigration().lines()));
    QVERIFY(!replay.isEmpty());
    QVERIFY(!replay.endTime().isValid());
    const LogReplay::Moment end = replay.at(replay.changes().last());
    QCOMPARE(end.facts.accounts.size(), 7);
    QVERIFY(std::ranges::all_of(end.facts.accounts, [](const migration::AccountFacts &account) {
        return account.location == migration::Location::ClientNew;
    }));
    const auto known = [&](qsizetype change) { return replay.downtimes(replay.changes().at(change)); };
    const qsizetype last = replay.changes().size() - 1;
    QVERIFY(known(last).value(u"forum"_s).isOver);
    QVERIFY(!known(last).value(u"archive"_s).isOver);
    QVERIFY(known(last).value(u"archive"_s).out > 0 && known(last).value(u"archive"_s).back > 0);
    // At the moments before, only what had been measured by then: first nothing, then the way out, then both.
    QVERIFY(known(0).isEmpty());
    qsizetype seen = 0;
    bool wasOutAlone = false;
    for (qsizetype change = 0; change <= last; ++change) {
        QVERIFY(known(change).size() >= seen);
        seen = known(change).size();
        const auto archive = known(change).value(u"archive"_s);
        QVERIFY(archive.back < 0 || archive.out > 0);
        wasOutAlone = wasOutAlone || (archive.out > 0 && archive.back < 0);
    }
    QVERIFY(wasOutAlone);
    QCOMPARE(seen, 7);
}

void LogModelsTest::replaysTowardsItsEnd()
{
    const desktop::InventedMigration story;
    LogReplay replay = LogReplay::of(entriesOf(story.lines()));
    const auto state = api::decodeSnapshot(QJsonDocument::fromJson(story.state()).object());
    QVERIFY(state);
    QCOMPARE(state->skipped, 0);
    LogReplay::Moment end = momentOf(*state);
    replay.setEnd(end);
    QCOMPARE(replay.endTime(), state->time);
    QCOMPARE(replay.changes().last(), state->time.toMSecsSinceEpoch());
    end.transit = story.transit; // only the log remembers it
    const LogReplay::Moment last = replay.at(replay.changes().last());
    QCOMPARE(last.facts, end.facts);
    QCOMPARE(last.transit, end.transit);
    // One moment before, everything is as it came about: the same but for what nobody wrote down.
    const LogReplay::Moment before = replay.at(replay.changes().last() - 1);
    for (qsizetype i = 0; i < end.facts.accounts.size(); ++i) {
        QCOMPARE(before.facts.accounts[i].location, end.facts.accounts[i].location);
        QCOMPARE(before.facts.accounts[i].attempts, end.facts.accounts[i].attempts);
    }
    // At the beginning nobody has moved, and the inventory is there all the same.
    const LogReplay::Moment first = replay.at(replay.changes().first() - 1);
    QCOMPARE(first.facts.accounts.size(), 7);
    for (const migration::AccountFacts &account : first.facts.accounts) {
        QCOMPARE(account.location, migration::Location::ClientOld);
        QCOMPARE(account.preparation, migration::Preparation::Todo);
        QVERIFY(!account.verified && account.attempts.isEmpty());
        QVERIFY(account.id.value() > 100 && account.weight.databases > 0);
    }
    QCOMPARE(first.facts.transit.state, migration::TransitState::None);
    QCOMPARE(first.facts.reinstallation.state, migration::ReinstallationState::None);
    QVERIFY(!first.facts.completedAt.isValid());
    // In between, some are here and some are there; an attempt that has begun has no end yet.
    bool seenRunning = false;
    for (const qint64 time : replay.changes()) {
        for (const migration::AccountFacts &account : replay.at(time).facts.accounts) {
            for (const migration::Attempt &attempt : account.attempts) {
                QVERIFY(attempt.started.toMSecsSinceEpoch() <= time);
                seenRunning = seenRunning || !attempt.ended.isValid();
            }
        }
    }
    QVERIFY(seenRunning);
}

void LogModelsTest::whatNoEntryChangesWasAlwaysSo()
{
    LogReplay::Moment end;
    migration::AccountFacts moved;
    moved.id = AccountId(5);
    moved.name = u"shop"_s;
    moved.location = migration::Location::Transit;
    moved.preparation = migration::Preparation::Ready;
    migration::AccountFacts still = moved;
    still.id = AccountId(6);
    still.name = u"quiet"_s;
    end.facts.accounts = {moved, still};
    end.facts.transit.state = migration::TransitState::Ready;
    end.time = QDateTime(QDate(2026, 11, 21), QTime(12, 0), QTimeZone::UTC);
    logs::Entry entry = logs::makeEntry(u"ESC-4208"_s, {{u"account"_s, u"shop"_s}, {u"server"_s, u"transit-03"_s}});
    entry.at = end.time.addSecs(-3600);
    entry.account = u"shop"_s;
    LogReplay replay = LogReplay::of({entry});
    replay.setEnd(end);
    const LogReplay::Moment before = replay.at(entry.at.addSecs(-1).toMSecsSinceEpoch());
    QCOMPARE(before.facts.accounts[0].location, migration::Location::ClientOld);
    QCOMPARE(before.facts.accounts[0].preparation, migration::Preparation::Ready);
    QCOMPARE(before.facts.accounts[1], still);
    QCOMPARE(before.facts.transit.state, migration::TransitState::Ready);
    QCOMPARE(replay.at(entry.at.toMSecsSinceEpoch()).facts.accounts[0].location, migration::Location::Transit);
}

void LogModelsTest::aFirstChangeTellsWhatWasBefore()
{
    LogReplay::Moment end;
    migration::AccountFacts account;
    account.id = AccountId(5);
    account.name = u"shop"_s;
    account.location = migration::Location::ClientOld;
    account.preparation = migration::Preparation::Todo;
    end.facts.accounts = {account};
    end.time = QDateTime(QDate(2026, 11, 21), QTime(12, 0), QTimeZone::UTC);
    QList<logs::Entry> entries;
    for (const QString &code : {u"ESC-2002"_s, u"ESC-2008"_s, u"ESC-4209"_s}) {
        logs::Entry entry = logs::makeEntry(code, {{u"account"_s, u"shop"_s}});
        entry.at = end.time.addSecs(-3600);
        entry.account = u"shop"_s;
        entries.append(entry);
    }
    LogReplay replay = LogReplay::of(entries);
    replay.setEnd(end);
    const auto before = replay.at(end.time.addSecs(-7200).toMSecsSinceEpoch()).facts.accounts[0];
    QCOMPARE(before.preparation, migration::Preparation::Ready);
    QVERIFY(before.verified);
    QCOMPARE(before.location, migration::Location::Transit);
}

QTEST_GUILESS_MAIN(LogModelsTest)
#include "tst_log_models.moc"
