// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosting/http_message.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtCore/QTimeZone>
#include <QtCore/QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace escale::platform::web {

namespace {

bool isToken(QByteArrayView text)
{
    static constexpr QByteArrayView marks = "!#$%&'*+-.^_`|~";
    return !text.isEmpty() && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || marks.contains(c);
    });
}

bool isDigits(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= 15
           && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

QByteArray Request::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QByteArray Request::host() const
{
    QByteArray value = header("Host").toLower();
    const qsizetype colon = value.lastIndexOf(':');
    if (colon >= 0 && !value.endsWith(']'))
        value.truncate(colon);
    return value;
}

bool Request::keepAlive() const
{
    const QByteArray connection = header("Connection").toLower();
    return minor >= 1 ? !connection.contains("close") : connection.contains("keep-alive");
}

QString Request::path() const
{
    const qsizetype query = target.indexOf('?');
    const QByteArray decoded = QByteArray::fromPercentEncoding(query < 0 ? target : target.first(query));
    if (!decoded.startsWith('/') || decoded.contains('\0'))
        return {};
    QString text = QString::fromUtf8(decoded);
    for (const QStringView part : QStringView(text).split(u'/')) {
        if (part == ".."_L1 || part == "."_L1)
            return {};
    }
    return text;
}

QByteArray reason(int status)
{
    switch (status) {
    case 100:
        return "Continue"_ba;
    case 200:
        return "OK"_ba;
    case 201:
        return "Created"_ba;
    case 204:
        return "No Content"_ba;
    case 301:
        return "Moved Permanently"_ba;
    case 303:
        return "See Other"_ba;
    case 304:
        return "Not Modified"_ba;
    case 400:
        return "Bad Request"_ba;
    case 404:
        return "Not Found"_ba;
    case 405:
        return "Method Not Allowed"_ba;
    case 413:
        return "Content Too Large"_ba;
    case 417:
        return "Expectation Failed"_ba;
    case 421:
        return "Misdirected Request"_ba;
    case 431:
        return "Request Header Fields Too Large"_ba;
    case 500:
        return "Internal Server Error"_ba;
    case 501:
        return "Not Implemented"_ba;
    case 502:
        return "Bad Gateway"_ba;
    case 503:
        return "Service Unavailable"_ba;
    case 504:
        return "Gateway Timeout"_ba;
    case 505:
        return "HTTP Version Not Supported"_ba;
    case 508:
        return "Loop Detected"_ba;
    default:
        return "Unknown"_ba;
    }
}

QByteArray httpDate(qint64 secondsSinceEpoch)
{
    return QLocale::c()
               .toString(QDateTime::fromSecsSinceEpoch(secondsSinceEpoch, QTimeZone::UTC),
                         u"ddd, dd MMM yyyy hh:mm:ss"_s)
               .toLatin1()
           + " GMT";
}

RequestParser::State RequestParser::bad(int status)
{
    m_status = status;
    return State::Bad;
}

RequestParser::State RequestParser::readHead(QByteArrayView head)
{
    qsizetype at = head.indexOf('\n');
    QByteArrayView line = head.first(at).trimmed();
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first <= 0 || last <= first)
        return bad(400);
    const QByteArrayView version = line.sliced(last + 1);
    if (version.size() != 8 || !version.startsWith("HTTP/") || version[6] != '.')
        return bad(400);
    if (version[5] != '1' || version[7] < '0' || version[7] > '9')
        return bad(505);
    m_request.minor = version[7] - '0';
    m_request.method = line.first(first).toByteArray();
    m_request.target = line.sliced(first + 1, last - first - 1).toByteArray();
    if (!isToken(m_request.method) || m_request.target.isEmpty() || m_request.target.contains(' '))
        return bad(400);
    QByteArray authority;
    if (m_request.target.startsWith("http://")) { // absolute form: as to a proxy; the authority wins over Host
        const qsizetype slash = m_request.target.indexOf('/', 7);
        authority = slash < 0 ? m_request.target.sliced(7) : m_request.target.sliced(7, slash - 7);
        m_request.target = slash < 0 ? "/"_ba : m_request.target.sliced(slash);
    }
    QByteArray length;
    bool chunked = false;
    int hosts = 0;
    for (++at; at < head.size();) {
        qsizetype end = head.indexOf('\n', at);
        if (end < 0)
            end = head.size();
        line = head.sliced(at, end - at);
        at = end + 1;
        if (line.endsWith('\r'))
            line.chop(1);
        if (line.isEmpty())
            continue;
        const qsizetype colon = line.indexOf(':');
        // No folding and no blank before the colon: both have let requests be smuggled.
        if (colon <= 0 || !isToken(line.first(colon)))
            return bad(400);
        const QByteArray name = line.first(colon).toByteArray();
        const QByteArray value = line.sliced(colon + 1).trimmed().toByteArray();
        const QByteArray key = name.toLower();
        if (key == "content-length") {
            if (!isDigits(value) || (!length.isEmpty() && length != value))
                return bad(400);
            length = value;
        } else if (key == "transfer-encoding") {
            if (value.compare("chunked", Qt::CaseInsensitive) != 0 || chunked)
                return bad(501);
            chunked = true;
        } else if (key == "host") {
            ++hosts;
        } else if (key == "expect") {
            if (value.compare("100-continue", Qt::CaseInsensitive) != 0)
                return bad(417);
            m_continue = m_request.minor >= 1;
        }
        m_request.headers.append({name, key == "host" && !authority.isEmpty() ? authority : value});
    }
    if (hosts > 1 || (hosts == 0 && m_request.minor >= 1) || (chunked && !length.isEmpty()))
        return bad(400);
    if (chunked) {
        m_stage = Stage::ChunkSize;
    } else {
        const qint64 size = length.toLongLong();
        if (size > maximumBody)
            return bad(413);
        m_left = size;
        m_stage = size > 0 ? Stage::Body : Stage::Done;
    }
    return State::More;
}

RequestParser::State RequestParser::feed(QByteArray &buffer)
{
    for (;;) {
        switch (m_stage) {
        case Stage::Head: {
            while (buffer.startsWith("\r\n")) // empty lines before a request are allowed for
                buffer.remove(0, 2);
            const qsizetype end = buffer.indexOf("\r\n\r\n");
            if (end < 0)
                return buffer.size() > maximumHead ? bad(431) : State::More;
            if (end > maximumHead)
                return bad(431);
            const QByteArray head = buffer.first(end + 2);
            buffer.remove(0, end + 4);
            if (readHead(head) == State::Bad)
                return State::Bad;
            break;
        }
        case Stage::Body:
        case Stage::ChunkData: {
            const qsizetype taken = std::min(m_left, buffer.size());
            m_request.body += QByteArrayView(buffer).first(taken);
            buffer.remove(0, taken);
            m_left -= taken;
            if (m_left > 0)
                return State::More;
            m_stage = m_stage == Stage::Body ? Stage::Done : Stage::ChunkEnd;
            break;
        }
        case Stage::ChunkEnd:
            if (buffer.size() < 2)
                return State::More;
            if (!buffer.startsWith("\r\n"))
                return bad(400);
            buffer.remove(0, 2);
            m_stage = Stage::ChunkSize;
            break;
        case Stage::ChunkSize: {
            const qsizetype end = buffer.indexOf("\r\n");
            if (end < 0)
                return buffer.size() > 1024 ? bad(400) : State::More;
            QByteArray digits = buffer.first(end);
            buffer.remove(0, end + 2);
            if (const qsizetype extension = digits.indexOf(';'); extension >= 0)
                digits.truncate(extension);
            bool ok = false;
            const qint64 size = digits.trimmed().toLongLong(&ok, 16);
            if (!ok || size < 0)
                return bad(400);
            if (m_request.body.size() + size > maximumBody)
                return bad(413);
            m_left = size;
            m_stage = size > 0 ? Stage::ChunkData : Stage::Trailer;
            break;
        }
        case Stage::Trailer: {
            const qsizetype end = buffer.indexOf("\r\n");
            if (end < 0)
                return buffer.size() > maximumHead ? bad(431) : State::More;
            buffer.remove(0, end + 2);
            if (end == 0)
                m_stage = Stage::Done;
            break;
        }
        case Stage::Done:
            return State::Ready;
        }
    }
}

} // namespace escale::platform::web
