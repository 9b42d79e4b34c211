// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosting/checker.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QRegularExpression>
#include <QtCore/QUrl>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QTcpSocket>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace escale::platform {

namespace {

constexpr auto patience = 2000ms;
constexpr qsizetype longestPage = 256 * 1024;
constexpr qsizetype enoughLinks = 5;

struct Answer {
    int status = 0;
    QByteArray body;
};

Answer get(const QString &address, quint16 port, const QString &domain, const QString &path)
{
    QElapsedTimer clock;
    clock.start();
    const auto left = [&] { return int(std::max<qint64>(1, patience.count() - clock.elapsed())); };
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(address), port);
    if (!socket.waitForConnected(left()))
        return {};
    socket.write("GET " + QUrl::toPercentEncoding(path, "/?=&"_ba) + " HTTP/1.1\r\nHost: " + domain.toLatin1()
                 + "\r\nUser-Agent: Escale-check\r\nConnection: close\r\n\r\n");
    QByteArray text;
    while (clock.durationElapsed() < patience && text.size() < longestPage) {
        if (!socket.waitForReadyRead(left()))
            break;
        text += socket.readAll();
    }
    text += socket.readAll();
    Answer answer;
    if (text.startsWith("HTTP/1."))
        answer.status = text.sliced(std::min<qsizetype>(9, text.size()))
                            .first(std::min<qsizetype>(3, std::max<qsizetype>(0, text.size() - 9)))
                            .toInt();
    const qsizetype end = text.indexOf("\r\n\r\n");
    if (end >= 0)
        answer.body = text.sliced(end + 4);
    return answer;
}

} // namespace

SiteReport visitSite(const QString &address, quint16 port, const QString &domain, const QStringList &files)
{
    SiteReport report;
    report.at = QDateTime::currentDateTimeUtc();
    const Answer front = get(address, port, domain, u"/"_s);
    report.status = front.status;
    const QString page = QString::fromUtf8(front.body);
    static const QRegularExpression title(u"<title>([^<]*)</title>"_s, QRegularExpression::CaseInsensitiveOption);
    report.title = title.match(page).captured(1).trimmed();
    static const QRegularExpression link(u"href=\"(/[^\"#]*)\""_s, QRegularExpression::CaseInsensitiveOption);
    QStringList paths;
    for (auto it = link.globalMatch(page); it.hasNext();) {
        const QString path = it.next().captured(1);
        if (path != "/"_L1 && !paths.contains(path))
            paths.append(path);
    }
    for (const QString &file : files) {
        if (!paths.contains(file))
            paths.append(file);
    }
    paths.resize(std::min(paths.size(), enoughLinks));
    for (const QString &path : std::as_const(paths))
        report.links.append({path, get(address, port, domain, path).status});
    return report;
}

} // namespace escale::platform
