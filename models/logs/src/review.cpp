// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/logs/review.h>

#include "block_lines.h"
#include "line_fields.h"

#include <escale/logs/chain.h>

#include <QtCore/QHash>

#include <algorithm>
#include <chrono>
#include <map>
#include <unordered_map>

namespace escale::logs {

using namespace Qt::StringLiterals;

namespace {

using Kind = ReviewFinding::Kind;

constexpr auto progressEvery = std::chrono::milliseconds(50);

QString text(std::string_view escaped)
{
    return QString::fromUtf8(unescaped(escaped));
}

double number(std::string_view text)
{
    return QByteArrayView(text.data(), qsizetype(text.size())).toDouble();
}

class Reviewer {
public:
    Reviewer(const Index &index, const ReviewOptions &options, Review &review) : m_options(options), m_review(review)
    {
        // Raw output is no malformed entry, but between entries it is.
        constexpr qint64 firstLines = 100;
        for (qint64 line = 0; line < std::min(firstLines, index.lineCount()) && !m_hasEntries; ++line)
            m_hasEntries = index.isEntry(line);
    }

    void line(qint64 number, std::string_view bytes);
    void finish();

private:
    void add(Kind kind, Severity severity, qint64 line, const QJsonObject &params, qint64 other = -1);
    void chain(qint64 line, std::string_view bytes, const EntryFields &entry);
    void event(qint64 line, const EntryFields &entry);
    void stage(qint64 line, const EntryFields &entry, bool isEnd);

    struct Begun {
        qint64 line = 0;
        qint64 time = noTime;
        QString type;
    };
    struct Slow {
        qint64 line = 0;
        qint64 other = -1;
        double seconds = 0;
        QString account, stage, subject;
    };

    const ReviewOptions &m_options;
    Review &m_review;
    LineScanner m_scanner;
    ChainVerifier m_verifier;
    bool m_hasEntries = false;
    qint64 m_lastTime = noTime;
    qint64 m_lastLine = -1;
    QHash<Kind, int> m_counts;
    QHash<qint64, qint64> m_seqs;                   // the last one of each migration
    QHash<qint64, qint64> m_noReturn;               // the line, of each migration
    QHash<QString, Begun> m_tasks;
    std::unordered_map<quint64, Begun> m_stages;
    std::vector<Slow> m_slow;                       // the slowest first
};

void Reviewer::add(Kind kind, Severity severity, qint64 line, const QJsonObject &params, qint64 other)
{
    if (++m_counts[kind] > m_options.limit)
        ++m_review.leftOut;
    else
        m_review.findings.push_back({kind, severity, line, other, params});
}

void Reviewer::line(qint64 number, std::string_view bytes)
{
    EntryFields entry;
    m_scanner.scanAll(bytes.data(), bytes.data() + bytes.size(), entry);
    if (!entry.isEntry) {
        if (m_hasEntries)
            add(Kind::EntryMalformed, Severity::Error, number, {});
        return;
    }
    ++m_review.entries;
    if (m_lastTime != noTime && entry.time < m_lastTime)
        add(Kind::ClockBackwards, Severity::Warning, number, {{u"seconds"_s, double(m_lastTime - entry.time) / 1000}},
            m_lastLine);
    m_lastTime = entry.time;
    m_lastLine = number;
    chain(number, bytes, entry);
    event(number, entry);
}

void Reviewer::chain(qint64 line, std::string_view bytes, const EntryFields &entry)
{
    if (entry.seq == 0)
        return; // of another program
    const qint64 before = m_seqs.value(entry.migration, entry.seq - 1);
    m_seqs[entry.migration] = entry.seq;
    if (entry.seq > before + 1)
        add(Kind::EntriesMissing, Severity::Error, line, {{u"from"_s, before + 1}, {u"to"_s, entry.seq - 1}});
    else if (entry.seq <= before)
        add(Kind::OrderBroken, Severity::Error, line, {{u"before"_s, before}, {u"after"_s, entry.seq}});
    if (!m_options.checksHashes)
        return;
    switch (m_verifier.add(QByteArrayView(bytes.data(), qsizetype(bytes.size())))) {
    case ChainVerifier::Finding::Whole:
    case ChainVerifier::Finding::Gap: // said above
        break;
    case ChainVerifier::Finding::Malformed:
        add(Kind::EntryMalformed, Severity::Error, line, {});
        break;
    case ChainVerifier::Finding::HashDiffers:
        add(Kind::HashDiffers, Severity::Error, line, {{u"seq"_s, entry.seq}});
        break;
    case ChainVerifier::Finding::PrevDiffers:
        add(Kind::PreviousDiffers, Severity::Error, line, {{u"seq"_s, entry.seq}});
        break;
    }
}

void Reviewer::event(qint64 line, const EntryFields &entry)
{
    const std::string_view code = entry.code;
    if (code == "ESC-4101" || code == "ESC-4102" || code == "ESC-4103") {
        stage(line, entry, code != "ESC-4101");
    } else if (code == "ESC-4002") {
        m_tasks.insert(text(entry.task), {line, entry.time, text(member(entry.params, "type"))});
    } else if (code == "ESC-4003" || code == "ESC-4004" || code == "ESC-4005") {
        m_tasks.remove(text(entry.task));
    } else if (code == "ESC-4202" || code == "ESC-4203") {
        const double seconds = number(member(entry.params, "seconds"));
        const double high = number(member(entry.params, "high"));
        if (code == "ESC-4203" || (high > 0 && seconds > high))
            add(Kind::DowntimeAboveEstimate, Severity::Warning, line,
                {{u"account"_s, text(member(entry.params, "account"))}, {u"seconds"_s, seconds}, {u"high"_s, high}});
    } else if (code == "ESC-6001") {
        if (!m_noReturn.contains(entry.migration))
            m_noReturn.insert(entry.migration, line);
    } else if (code == "ESC-2006" || code == "ESC-4209") {
        if (const auto noReturn = m_noReturn.constFind(entry.migration); noReturn != m_noReturn.cend())
            add(Kind::RollbackAfterNoReturn, Severity::Error, line,
                {{u"account"_s, text(member(entry.params, "account"))}}, *noReturn);
    }
}

void Reviewer::stage(qint64 line, const EntryFields &entry, bool isEnd)
{
    const std::string_view name = member(entry.params, "stage");
    const std::string_view subject = member(entry.params, "subject");
    const quint64 key = mixed(mixed(mixed(mixed(0, entry.task), entry.account), name), subject);
    if (!isEnd) {
        m_stages[key] = {line, entry.time, {}};
        return;
    }
    const auto begun = m_stages.find(key);
    constexpr double nanosecond = 1e-9;
    double seconds = entry.duration >= 0 ? double(entry.duration) * nanosecond : -1;
    if (seconds < 0 && begun != m_stages.end())
        seconds = double(entry.time - begun->second.time) / 1000;
    const qint64 other = begun == m_stages.end() ? -1 : begun->second.line;
    if (begun != m_stages.end())
        m_stages.erase(begun);
    const auto most = std::size_t(std::max(m_options.slowestStages, 0));
    if (seconds < 0 || most == 0 || (m_slow.size() >= most && seconds <= m_slow.back().seconds))
        return;
    const auto place = std::ranges::upper_bound(m_slow, seconds, std::greater(), &Slow::seconds);
    m_slow.insert(place, {line, other, seconds, text(entry.account), text(name), text(subject)});
    if (m_slow.size() > most)
        m_slow.pop_back();
}

void Reviewer::finish()
{
    for (auto task = m_tasks.cbegin(); task != m_tasks.cend(); ++task)
        add(Kind::TaskWithoutEnd, Severity::Warning, task->line, {{u"task"_s, task.key()}, {u"type"_s, task->type}});
    std::ranges::stable_sort(m_review.findings, {}, &ReviewFinding::line);
    for (const Slow &slow : m_slow)
        m_review.findings.push_back({Kind::SlowStage,
                                     Severity::Info,
                                     slow.line,
                                     slow.other,
                                     {{u"account"_s, slow.account},
                                      {u"stage"_s, slow.stage},
                                      {u"subject"_s, slow.subject},
                                      {u"seconds"_s, slow.seconds}}});
    m_review.head = m_verifier.head();
}

} // namespace

Result<Review> review(const Source &source, const Index &index, std::stop_token stop, const ReviewOptions &options)
{
    Review found;
    Reviewer reviewer(index, options, found);
    const Index::Data &data = *index.data();
    BlockLines lines(source, data);
    auto reported = std::chrono::steady_clock::now();
    for (std::size_t block = 0; block < data.blocks.size(); ++block) {
        if (stop.stop_requested())
            return found;
        if (const Result<void> loaded = lines.load(block); !loaded)
            return std::unexpected(loaded.error());
        for (quint32 line = 0; line < lines.count(); ++line)
            reviewer.line(data.firstLines[block] + line, lines.line(line));
        if (const auto now = std::chrono::steady_clock::now(); options.progress && now - reported >= progressEvery) {
            options.progress(data.firstLines[block] + lines.count());
            reported = now;
        }
    }
    reviewer.finish();
    found.isComplete = true;
    return found;
}

} // namespace escale::logs
