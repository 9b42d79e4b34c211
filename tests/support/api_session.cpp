// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api_session.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QThread>
#include <QtCore/QUuid>

namespace escale::test {

using namespace Qt::StringLiterals;

ApiSession::ApiSession(QUrl url, const QByteArray &token, const QString &recording)
    : m_url(std::move(url))
    , m_authorization(token.isEmpty() ? QByteArray() : "Basic " + (token + ':').toBase64())
{
    if (!recording.isEmpty()) {
        QDir().mkpath(QStringLiteral(ESCALE_RECORDINGS));
        m_recording = QStringLiteral(ESCALE_RECORDINGS) + u'/' + recording + u".ndjson"_s;
    }
}

QByteArray ApiSession::newKey()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

HttpReply ApiSession::send(const HttpRequest &request) const
{
    HttpRequest whole = request;
    if (!m_authorization.isEmpty())
        whole.headers.emplaceBack("Authorization", m_authorization);
    HttpReply reply = exchange(m_url.host(), quint16(m_url.port()), whole);
    if (m_recording.isEmpty() || reply.status == 0)
        return reply;
    QJsonObject sent;
    for (const auto &[name, value] : request.headers)
        sent.insert(QString::fromLatin1(name), QString::fromLatin1(value));
    if (!m_authorization.isEmpty())
        sent.insert(u"Authorization"_s, u"Basic"_s);
    QJsonObject received;
    for (const auto &[name, value] : reply.headers.asKeyValueRange())
        received.insert(QString::fromLatin1(name), QString::fromLatin1(value));
    const QJsonObject line{
        {u"method"_s, QString::fromLatin1(request.method)},
        {u"path"_s, QString::fromUtf8(request.path)},
        {u"request_headers"_s, sent},
        {u"request_body"_s, request.body.isEmpty() ? QJsonValue() : QJsonValue(QString::fromUtf8(request.body))},
        {u"status"_s, reply.status},
        {u"response_headers"_s, received},
        {u"response_body"_s, QString::fromUtf8(reply.body)}};
    QFile file(m_recording);
    if (file.open(QIODevice::Append))
        file.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
    return reply;
}

HttpReply ApiSession::get(const QString &path) const
{
    return send({.path = path.toUtf8()});
}

HttpReply ApiSession::post(const QString &path, const QJsonObject &body) const
{
    return postWithKey(path, body, newKey());
}

HttpReply ApiSession::postWithKey(const QString &path, const QJsonObject &body, const QByteArray &key) const
{
    HttpRequest request{
        .method = "POST", .path = path.toUtf8(), .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
    request.headers.emplaceBack("Content-Type", "application/json");
    if (!key.isEmpty())
        request.headers.emplaceBack("Idempotency-Key", key);
    return send(request);
}

QJsonArray ApiSession::list(const QString &path) const
{
    return get(path).json().toArray();
}

QJsonObject ApiSession::object(const QString &path) const
{
    return get(path).json().toObject();
}

QJsonObject ApiSession::named(const QString &listPath, const QString &name) const
{
    const QJsonArray all = list(listPath);
    for (const QJsonValue &value : all) {
        if (value["name"_L1].toString() == name)
            return value.toObject();
    }
    return {};
}

QJsonObject ApiSession::finished(const QString &taskPath, int timeoutMs) const
{
    const QDeadlineTimer deadline(timeoutMs);
    while (!deadline.hasExpired()) {
        QJsonObject task = object(taskPath);
        const QString state = task["state"_L1].toString();
        if (state == "done"_L1 || state == "failed"_L1 || state == "cancelled"_L1)
            return task;
        QThread::msleep(10);
    }
    return {};
}

QJsonObject ApiSession::perform(const QString &path, const QJsonObject &body) const
{
    const HttpReply reply = post(path, body);
    if (reply.status == 204)
        return {{u"state"_s, u"done"_s}};
    if (reply.status != 202)
        return {{u"status"_s, reply.status}, {u"problem"_s, reply.json()}};
    return finished(QString::fromLatin1(reply.headers.value("location")));
}

} // namespace escale::test
