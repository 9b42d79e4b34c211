// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

#include <utility>

/// HTTP/1.1 as the hosted sites speak it (RFC 9112). Values; one thread at a time.
namespace escale::platform::web {

struct Request {
    QByteArray method;
    QByteArray target; ///< origin form, as it came: "/a%20b?x=1"
    int minor = 1;     ///< HTTP/1.minor
    QList<std::pair<QByteArray, QByteArray>> headers; ///< in order, names as they came
    QByteArray body;

    /// The first field of that name (any case); empty: none.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    [[nodiscard]] QByteArray host() const; ///< lower case, without port
    [[nodiscard]] bool keepAlive() const;
    /// Decoded, without query; empty where it is not a path or would leave the root.
    [[nodiscard]] QString path() const;
};

struct Response {
    int status = 200;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    QString file;       ///< sent instead of body
    qint64 fileSize = 0;

    void set(const QByteArray &name, const QByteArray &value) { headers.append({name, value}); }
};

[[nodiscard]] QByteArray reason(int status);
/// RFC 9110's date of now.
[[nodiscard]] QByteArray httpDate(qint64 secondsSinceEpoch);

/// Takes requests out of a stream of bytes.
class RequestParser {
public:
    enum class State { More, Ready, Bad };

    /// Reads on; Ready: request() is complete and what follows it stays in the buffer. Bad: status() says why, and the
    /// connection cannot be used any more.
    State feed(QByteArray &buffer);
    [[nodiscard]] const Request &request() const { return m_request; }
    [[nodiscard]] int status() const { return m_status; }
    /// Whether "100 Continue" is awaited; once.
    [[nodiscard]] bool takeContinue() { return std::exchange(m_continue, false); }
    void reset() { *this = {}; }

    static constexpr qsizetype maximumHead = 32 * 1024;
    static constexpr qsizetype maximumBody = 8 * 1024 * 1024;

private:
    enum class Stage { Head, Body, ChunkSize, ChunkData, ChunkEnd, Trailer, Done };
    State bad(int status);
    State readHead(QByteArrayView head);

    Request m_request;
    Stage m_stage = Stage::Head;
    qsizetype m_left = 0;
    int m_status = 0;
    bool m_continue = false;
};

} // namespace escale::platform::web
