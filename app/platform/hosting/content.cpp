// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosting/content.h"

#include "hosting/database.h"
#include "hosting/disk.h"
#include "hosting/site.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <numeric>
#include <vector>

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace escale::platform {

namespace {

/// SplitMix64: small, fast, the same everywhere (the standard's distributions are not).
class Dice {
public:
    explicit Dice(quint64 seed) : m_state(seed) {}
    quint64 next()
    {
        quint64 z = (m_state += 0x9e3779b97f4a7c15);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
    qint64 below(qint64 limit) { return limit > 0 ? qint64(next() % quint64(limit)) : 0; }
    double fraction() { return double(next() >> 11) * 0x1.0p-53; }
    void fill(char *data, qsizetype size)
    {
        for (; size >= 8; size -= 8, data += 8) {
            const quint64 value = next();
            std::memcpy(data, &value, 8);
        }
        const quint64 value = next();
        std::memcpy(data, &value, size_t(size));
    }

private:
    quint64 m_state;
};

using Sign = std::function<void()>;
constexpr qint64 bytesASign = 1 << 20;

constexpr std::array words{"voile", "port",   "quai",   "marée",  "ancre",   "phare", "cap",
                           "houle", "proue",  "étrave", "cargo",  "escale",  "brise", "amarre",
                           "bouée", "chenal", "rade",   "balise", "cordage", "mousse"};

QByteArray sentence(Dice &dice, qsizetype size)
{
    QByteArray text;
    text.reserve(size + 16);
    while (text.size() < size) {
        text += words[size_t(dice.below(std::ssize(words)))];
        text += dice.below(12) == 0 ? '\n' : ' ';
    }
    return text;
}

Result<void> put(const QByteArray &path, const char *data, qsizetype size, const Sign &sign)
{
    const int descriptor = ::open(path.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (descriptor < 0)
        return disk::ioFailure(QFile::decodeName(path), errno);
    while (size > 0) {
        const ssize_t written = ::write(descriptor, data, size_t(std::min<qint64>(size, bytesASign)));
        if (written < 0 && errno != EINTR) {
            const int why = errno;
            ::close(descriptor);
            return disk::ioFailure(QFile::decodeName(path), why);
        }
        data += std::max<ssize_t>(written, 0);
        size -= std::max<ssize_t>(written, 0);
        sign();
    }
    // Nobody has written all of a site today: ages spread over two years, so that what is measured of a day is a day's.
    constexpr qint64 day = 24 * 3600;
    const qint64 age = (20 + qint64(qHash(QByteArrayView(path), 7) % 700)) * day;
    const timespec times[2] = {{::time(nullptr) - age, 0}, {::time(nullptr) - age, 0}};
    ::futimens(descriptor, times);
    ::close(descriptor);
    return {};
}

/// Sizes that add up to the total, a few large and many small, as on real sites.
std::vector<qint64> sizes(Dice &dice, int count, qint64 total)
{
    std::vector<double> weights;
    weights.reserve(size_t(count));
    for (int i = 0; i < count; ++i)
        weights.push_back(std::pow(1.0 - dice.fraction(), -0.7)); // heavy-tailed
    const double sum = std::accumulate(weights.cbegin(), weights.cend(), 0.0);
    std::vector<qint64> result;
    result.reserve(weights.size());
    qint64 left = total;
    for (size_t i = 0; i < weights.size(); ++i) {
        const qint64 size = i + 1 == weights.size() ? left : std::min(left, qint64(double(total) * weights[i] / sum));
        result.push_back(size);
        left -= size;
    }
    return result;
}

Result<void> files(const QString &www, const LoopbackContent &content, const Sign &sign)
{
    Dice dice(content.seed ^ 0x66696c6573);
    const std::vector<qint64> all = sizes(dice, content.files, content.bytes);
    constexpr std::array kinds{".jpg", ".jpg", ".png", ".html", ".css", ".js", ".php", ".pdf"};
    std::vector<char> block(1 << 20);
    QByteArray folder;
    for (size_t i = 0; i < all.size(); ++i) {
        if (i % 50 == 0) {
            const QString name = www + u"/%1/%2"_s.arg(2018 + i / 50 % 7).arg(i / 350, 3, 10, '0'_L1);
            if (auto made = disk::makeFolder(name); !made)
                return made;
            folder = QFile::encodeName(name);
        }
        const char *kind = kinds[size_t(dice.below(std::ssize(kinds)))];
        const QByteArray path = folder + "/file-" + QByteArray::number(qint64(i)) + kind;
        if (all[i] > qint64(block.size()))
            block.resize(size_t(all[i]));
        if (all[i] <= 16 * 1024 && (std::strcmp(kind, ".html") == 0 || std::strcmp(kind, ".php") == 0)) {
            const QByteArray text = sentence(dice, all[i]).first(all[i]);
            if (auto written = put(path, text.constData(), text.size(), sign); !written)
                return written;
            continue;
        }
        dice.fill(block.data(), all[i]);
        if (auto written = put(path, block.data(), all[i], sign); !written)
            return written;
    }
    return {};
}

Result<void> mails(const QString &mail, const QString &account, const LoopbackContent &content, const Sign &sign)
{
    Dice dice(content.seed ^ 0x6d61696c73);
    constexpr std::array boxes{"info", "contact"};
    for (const char *box : boxes) {
        for (const QLatin1StringView part : {"cur"_L1, "new"_L1, "tmp"_L1}) {
            if (auto made = disk::makeFolder(mail + u'/' + QLatin1StringView(box) + u'/' + part); !made)
                return made;
        }
    }
    for (int i = 0; i < content.mails; ++i) {
        const char *box = boxes[size_t(i) % boxes.size()];
        const bool seen = i % 5 != 0;
        const QByteArray number = QByteArray::number(i);
        const QByteArray path = QFile::encodeName(mail) + '/' + box + (seen ? "/cur/" : "/new/") + "17" + number + ".M"
                                + number + "P1.mail" + (seen ? ":2,S" : "");
        const QByteArray text = "From: client" + number + "@example.invalid\r\nTo: " + box + "@" + account.toUtf8()
                                + ".invalid\r\nSubject: Message " + number + "\r\n\r\n"
                                + sentence(dice, 500 + dice.below(7000)) + "\r\n";
        if (auto written = put(path, text.constData(), text.size(), sign); !written)
            return written;
    }
    return {};
}

Result<void> fillDatabase(const QString &path, quint64 seed, qint64 bytes, const Sign &sign)
{
    sqlite3 *raw = nullptr;
    const int opened =
        sqlite3_open_v2(path.toUtf8().constData(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    const database::Connection connection(raw);
    if (opened != SQLITE_OK)
        return failure(u"database_failed"_s, {}, path);
    // Nothing can be lost: the whole folder gets its name when all of it is there.
    if (auto made = database::execute(
            raw, "PRAGMA synchronous=OFF; PRAGMA journal_mode=OFF; PRAGMA user_version=2020; BEGIN;"_ba + siteSchema());
        !made)
        return made;
    Dice dice(seed);
    sqlite3_stmt *insert = nullptr;
    if (sqlite3_prepare_v2(raw, "INSERT INTO document(title, body) VALUES(?, ?)", -1, &insert, nullptr) != SQLITE_OK)
        return failure(u"database_failed"_s, {}, QString::fromUtf8(sqlite3_errmsg(raw)));
    std::vector<char> body(8192);
    qint64 written = 0;
    int state = SQLITE_DONE;
    for (qint64 row = 0; written < bytes && state == SQLITE_DONE; ++row) {
        const QByteArray title = "Document " + QByteArray::number(row);
        const qint64 size = std::min<qint64>(200 + dice.below(3400), std::max<qint64>(bytes - written, 64));
        dice.fill(body.data(), size);
        sqlite3_bind_text(insert, 1, title.constData(), int(title.size()), SQLITE_STATIC);
        sqlite3_bind_blob(insert, 2, body.data(), int(size), SQLITE_STATIC);
        state = sqlite3_step(insert);
        sqlite3_reset(insert);
        if ((written + size + 40) / bytesASign > written / bytesASign)
            sign();
        written += size + 40;
    }
    sqlite3_finalize(insert);
    if (state != SQLITE_DONE)
        return failure(u"database_failed"_s, {}, QString::fromUtf8(sqlite3_errmsg(raw)));
    // The mode stays in the file: from now on the site writes with a log.
    return database::execute(raw, "COMMIT; PRAGMA journal_mode=WAL;"_ba);
}

} // namespace

Result<void> generateContent(const QString &folder, const QString &account, const LoopbackContent &content,
                             const Sign &sign)
{
    for (const QLatin1StringView name : {"/www/uploads"_L1, "/mail"_L1, "/db"_L1}) {
        if (auto made = disk::makeFolder(folder + name); !made)
            return made;
    }
    if (auto made = files(folder + "/www"_L1, content, sign); !made)
        return made;
    if (auto made = mails(folder + "/mail"_L1, account, content, sign); !made)
        return made;
    QList<LoopbackDatabase> databases = content.databases;
    if (databases.isEmpty())
        databases.append({.name = u"main"_s, .bytes = 0});
    quint64 seed = content.seed ^ 0x6462;
    for (const LoopbackDatabase &database : std::as_const(databases)) {
        if (auto made = fillDatabase(folder + "/db/"_L1 + database.name + ".sqlite"_L1, ++seed, database.bytes, sign);
            !made)
            return made;
    }
    return {};
}

} // namespace escale::platform
