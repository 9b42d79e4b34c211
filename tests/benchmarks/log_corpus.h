// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/logs/entry.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QRandomGenerator>

#include <array>
#include <cstdio>

/// Logs to measure with, the same for the same seed. Entries are those that the platform writes: accounts that move several at
/// a time, stage by stage, with a chain of hashes. Made once and kept in the build folder.
namespace bench {

struct CorpusOptions {
    qint64 entries = 3'000'000;
    quint32 seed = 7;
    /// One entry in so many is left out or has other figures: another run of the same migration. 0: none.
    int changed = 0;
    /// The folder's logs: one, or one for each twelfth of the accounts.
    int files = 1;
};

class CorpusWriter {
public:
    explicit CorpusWriter(const CorpusOptions &options)
        : m_options(options)
        , m_random(options.seed)
        , m_changes(options.seed + 1)
    {
        for (Move &move : m_moves)
            begin(move);
    }

    /// The next entry. False where this run leaves it out.
    bool next(escale::logs::Entry &entry)
    {
        using namespace Qt::StringLiterals;
        static const QString stages[] = {u"prepare"_s,           u"precopy"_s,   u"cut"_s,
                                         u"sync_files"_s,        u"sync_mail"_s, u"dump_databases"_s,
                                         u"restore_databases"_s, u"switch"_s,    u"verify"_s};
        Move &move = m_moves[m_random.bounded(int(m_moves.size()))];
        m_time += m_random.bounded(60);
        const int stage = move.position / 2;
        const qint64 bytes = m_random.bounded(1 << 30);
        const bool isEnd = move.position % 2 == 1;
        const QString account = u"account-%1"_s.arg(move.account);
        if (stage < int(std::size(stages))) {
            QJsonObject params{{u"stage"_s, stages[stage]}, {u"subject"_s, account}};
            if (isEnd)
                params.insert(u"bytes"_s, bytes);
            const bool isFailed = isEnd && m_random.bounded(400) == 0;
            if (isFailed)
                params.insert(u"code"_s, u"connection_lost"_s);
            entry = escale::logs::makeEntry(isFailed ? u"ESC-4103"_s : isEnd ? u"ESC-4102"_s : u"ESC-4101"_s, params);
            if (isEnd) {
                entry.bytes = bytes;
                entry.duration = qint64(m_random.bounded(60'000)) * 1'000'000;
            }
        } else {
            const double seconds = double(m_random.bounded(3000)) / 100;
            entry = escale::logs::makeEntry(seconds > 29 ? u"ESC-4203"_s : u"ESC-4202"_s, {{u"account"_s, account},
                                                                                           {u"leg"_s, u"out"_s},
                                                                                           {u"seconds"_s, seconds},
                                                                                           {u"low"_s, 5},
                                                                                           {u"high"_s, 29}});
        }
        entry.at = QDateTime::fromMSecsSinceEpoch(m_time, QTimeZone::UTC);
        entry.task = move.task;
        entry.actor = move.task % 3 ? u"Sophie"_s : u"Acme SA"_s;
        entry.server = u"srv-acme-01"_s;
        entry.migration = 1;
        entry.step = move.task % 2 ? 4 : 7;
        entry.account = account;
        entry.attempt = 1;
        if (++move.position > 2 * int(std::size(stages)))
            begin(move);
        if (m_options.changed > 0 && m_changes.bounded(m_options.changed) == 0) {
            if (m_changes.bounded(2))
                return false;
            entry.params.insert(u"bytes"_s, m_changes.bounded(1 << 30));
        }
        return true;
    }

private:
    struct Move {
        qint64 task = 0;
        int account = 0;
        int position = 0;
    };
    void begin(Move &move)
    {
        constexpr int accounts = 300;
        move = {++m_task, m_random.bounded(accounts), 0};
    }

    CorpusOptions m_options;
    QRandomGenerator m_random;
    QRandomGenerator m_changes;
    qint64 m_time = 1'763'700'000'000;
    qint64 m_task = 0;
    std::array<Move, 8> m_moves; // at a time
};

/// The paths of the logs; empty where they cannot be written.
[[nodiscard]] inline QStringList migrationLogs(const CorpusOptions &options)
{
    using namespace Qt::StringLiterals;
    const QDir folder(QCoreApplication::applicationDirPath() + u"/corpus"_s);
    const QString base =
        u"migration-v1-%1-%2-%3-%4"_s.arg(options.entries).arg(options.seed).arg(options.changed).arg(options.files);
    QStringList paths;
    for (int i = 0; i < options.files; ++i)
        paths.append(folder.filePath(u"%1-%2.jsonl"_s.arg(base).arg(i)));
    if (QFile::exists(paths.last()))
        return paths;
    std::printf("making %s, %lld entries (once)\n", qPrintable(base), static_cast<long long>(options.entries));
    std::fflush(stdout);
    if (!folder.mkpath(u"."_s))
        return {};
    struct Out {
        QFile file;
        QByteArray buffer;
        QByteArray prev;
        qint64 seq = 0;
    };
    std::vector<Out> outs(std::size_t(options.files));
    for (int i = 0; i < options.files; ++i) {
        outs[std::size_t(i)].file.setFileName(paths[i] + u".part"_s);
        if (!outs[std::size_t(i)].file.open(QIODevice::WriteOnly))
            return {};
    }
    CorpusWriter writer(options);
    escale::logs::Entry entry;
    constexpr qsizetype flushAt = 1 << 20;
    for (qint64 made = 0; made < options.entries; ++made) {
        if (!writer.next(entry))
            continue;
        Out &out = outs[std::size_t(entry.task % options.files)];
        entry.seq = ++out.seq;
        entry.prev = out.prev;
        const QByteArray line = escale::logs::toLine(entry);
        out.prev = line.sliced(line.size() - 66, 64); // the hash, before "}
        out.buffer += line;
        out.buffer += '\n';
        if (out.buffer.size() > flushAt) {
            out.file.write(out.buffer);
            out.buffer.clear();
        }
    }
    for (int i = 0; i < options.files; ++i) {
        Out &out = outs[std::size_t(i)];
        if (out.file.write(out.buffer) != out.buffer.size() || !out.file.flush() || !out.file.rename(paths[i]))
            return {};
    }
    return paths;
}

/// What rsync prints, with times: `lines` of it.
[[nodiscard]] inline QString plainLog(qint64 lines, quint32 seed = 7)
{
    using namespace Qt::StringLiterals;
    const QDir folder(QCoreApplication::applicationDirPath() + u"/corpus"_s);
    const QString path = folder.filePath(u"plain-v1-%1-%2.log"_s.arg(lines).arg(seed));
    if (QFile::exists(path))
        return path;
    QFile file(path + u".part"_s);
    if (!folder.mkpath(u"."_s) || !file.open(QIODevice::WriteOnly))
        return {};
    QRandomGenerator random(seed);
    QDateTime time({2026, 11, 21}, {10, 0}, QTimeZone::UTC);
    QByteArray buffer;
    constexpr qsizetype flushAt = 1 << 20;
    for (qint64 i = 0; i < lines; ++i) {
        time = time.addMSecs(random.bounded(100));
        buffer += time.toString(u"yyyy/MM/dd HH:mm:ss"_s).toLatin1() + " [4242] ";
        if (random.bounded(2000) == 0)
            buffer += "rsync: [sender] read error: file has vanished: \"www/cache/"
                      + QByteArray::number(random.generate()) + "\"\n";
        else
            buffer += ">f+++++++++ www/uploads/2026/" + QByteArray::number(random.bounded(12)) + "/picture-"
                      + QByteArray::number(random.generate()) + ".jpeg " + QByteArray::number(random.bounded(1 << 24))
                      + " bytes\n";
        if (buffer.size() > flushAt) {
            file.write(buffer);
            buffer.clear();
        }
    }
    return file.write(buffer) == buffer.size() && file.flush() && file.rename(path) ? path : QString();
}

} // namespace bench
