// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/logs/entry.h>
#include <escale/logs/index.h>
#include <escale/logs/source.h>

#include <QtCore/QFile>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <zlib.h>
#include <zstd.h>

/// Logs for the tests of the engine, written to a folder that goes away.
namespace test {

using namespace Qt::StringLiterals;

class LogFolder {
public:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    QString write(const QString &name, QByteArrayView bytes, QIODevice::OpenMode mode = QIODevice::WriteOnly) const
    {
        QFile file(path(name));
        if (!file.open(mode) || file.write(bytes.data(), bytes.size()) != bytes.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
        return file.fileName();
    }

private:
    QTemporaryDir m_folder;
};

/// `windowBits` as of zlib: 31 for gzip, -15 for deflate alone.
[[nodiscard]] inline QByteArray deflated(const QByteArray &bytes, int windowBits = 31)
{
    z_stream stream{};
    if (deflateInit2(&stream, 6, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        qFatal("zlib");
    QByteArray packed(qsizetype(deflateBound(&stream, uLong(bytes.size()))), Qt::Uninitialized);
    QByteArray input = bytes;
    stream.next_in = reinterpret_cast<Bytef *>(input.data());
    stream.avail_in = uInt(input.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = uInt(packed.size());
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END)
        qFatal("zlib");
    packed.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

[[nodiscard]] inline QByteArray zstd(const QByteArray &bytes)
{
    QByteArray packed(qsizetype(ZSTD_compressBound(size_t(bytes.size()))), Qt::Uninitialized);
    // With a check sum, as the program zstd writes it.
    ZSTD_CCtx *context = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
    const size_t size =
        ZSTD_compress2(context, packed.data(), size_t(packed.size()), bytes.constData(), size_t(bytes.size()));
    ZSTD_freeCCtx(context);
    if (ZSTD_isError(size))
        qFatal("zstd");
    packed.truncate(qsizetype(size));
    return packed;
}

/// An entry with the fields that the columns hold. Times go up by a random part of a second.
[[nodiscard]] inline escale::logs::Entry randomEntry(QRandomGenerator &random, qint64 seq)
{
    static const QString codes[] = {u"ESC-4101"_s, u"ESC-4102"_s, u"ESC-4103"_s, u"ESC-4202"_s, u"ESC-2005"_s};
    static const QString accounts[] = {u"shop"_s, u"blog"_s, u"intranet"_s, u"crème \"brûlée\""_s, u""_s};
    static const QString actors[] = {u"Sophie"_s, u"Acme SA"_s, u""_s};
    const auto one = [&random](const auto &of) { return of[random.bounded(int(std::size(of)))]; };
    const QString account = one(accounts);
    escale::logs::Entry entry = escale::logs::makeEntry(
        one(codes),
        {{u"stage"_s, u"sync"_s}, {u"subject"_s, account}, {u"account"_s, account}, {u"bytes"_s, seq * 1000}});
    entry.at = QDateTime({2026, 11, 21}, {10, 0}, QTimeZone::UTC).addMSecs(seq * 700 + random.bounded(700));
    entry.seq = seq;
    entry.step = random.bounded(9);
    entry.account = account;
    entry.task = random.bounded(4);
    entry.actor = one(actors);
    entry.migration = 1;
    return entry;
}

[[nodiscard]] inline QByteArray randomLog(quint32 seed, int count)
{
    QRandomGenerator random(seed);
    QByteArray log;
    for (int i = 1; i <= count; ++i)
        log += escale::logs::toLine(randomEntry(random, i)) + '\n';
    return log;
}

/// What `bytes` are as lines, found the simplest way: without LF, and without a CR before it.
[[nodiscard]] inline QList<QByteArray> plainLines(const QByteArray &bytes)
{
    QList<QByteArray> lines = bytes.split('\n');
    if (lines.last().isEmpty())
        lines.removeLast(); // what follows the last LF is no line
    for (QByteArray &line : lines) {
        if (line.endsWith('\r'))
            line.chop(1);
    }
    return lines;
}

} // namespace test
