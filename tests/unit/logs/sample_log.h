// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/logs/bundle_writer.h>
#include <escale/logs/entry.h>

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QTimeZone>

/// A small log and bundles of it, made with the library's own writers.
namespace escale::logs::sample {

using namespace Qt::StringLiterals;

inline constexpr qint64 migration = 3;

/// Entry number `seq` of the sample; every kind of parameter comes up.
inline Entry entry(int seq, const QByteArray &prev)
{
    static const std::pair<const char16_t *, QJsonObject> stories[] = {
        {u"ESC-2005", {{u"account"_s, u"shop"_s}}},
        {u"ESC-4002", {{u"task"_s, 42}, {u"type"_s, u"migrate"_s}}},
        {u"ESC-4102", {{u"stage"_s, u"precopy"_s}, {u"subject"_s, u"shop"_s}, {u"bytes"_s, qint64(3'221'225'472)}}},
        {u"ESC-4202",
         {{u"account"_s, u"shop"_s}, {u"leg"_s, u"out"_s}, {u"seconds"_s, 7.25}, {u"low"_s, 5}, {u"high"_s, 95}}},
        {u"ESC-3001", {{u"action"_s, u"migrate"_s}, {u"gates"_s, u"account_busy, transit_not_ready"_s}}},
        {u"ESC-2013", {{u"server"_s, u"srv-acme-01"_s}, {u"reason"_s, u"Marie Dupont says: “later”\n\\ 192.0.2.7"_s}}},
        {u"ESC-4004", {{u"task"_s, 42}, {u"type"_s, u"migrate"_s}, {u"code"_s, u"copy_failed"_s}}},
    };
    const auto &[code, params] = stories[(seq - 1) % std::size(stories)];
    Entry entry = makeEntry(QString::fromUtf16(code), params);
    entry.at = QDateTime({2026, 11, 21}, {10, 15, 0, 42}, QTimeZone::UTC).addSecs(seq);
    entry.seq = seq;
    entry.prev = prev;
    entry.migration = migration;
    entry.step = 4;
    entry.task = 42;
    entry.account = u"shop"_s;
    entry.actor = u"Sophie"_s;
    entry.onBehalfOf = u"Acme SA"_s;
    entry.server = u"srv-acme-01"_s;
    return entry;
}

inline QList<QByteArray> lines(int count)
{
    QList<QByteArray> list;
    QByteArray prev;
    for (int seq = 1; seq <= count; ++seq) {
        list.append(toLine(entry(seq, prev)));
        prev = fromLine(list.last())->hash;
    }
    return list;
}

inline Manifest about()
{
    Manifest manifest;
    manifest.created = QDateTime({2026, 11, 21}, {12, 0}, QTimeZone::UTC);
    manifest.program = u"sample"_s;
    manifest.platform = u"practice.escale"_s;
    manifest.migration = MigrationId(migration);
    manifest.server = u"srv-acme-01"_s;
    manifest.name = {u"New architecture"_s, u"Nouvelle architecture"_s};
    return manifest;
}

inline Result<Manifest> write(const QString &path, const QList<QByteArray> &entries, const SigningKey *key,
                              const QByteArray &state = "{\"servers\":[]}", const QByteArray &raw = "sent 42 bytes\n")
{
    auto writer = BundleWriter::create(path, about());
    if (!writer)
        return std::unexpected(writer.error());
    for (const QByteArray &line : entries) {
        if (const auto done = (*writer)->addLine(line); !done)
            return std::unexpected(done.error());
    }
    for (const auto &done : {(*writer)->addState(state), (*writer)->beginRaw(TaskId(42)), (*writer)->addRaw(raw)}) {
        if (!done)
            return std::unexpected(done.error());
    }
    return (*writer)->finish(key);
}

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace escale::logs::sample
