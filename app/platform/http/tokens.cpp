// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/tokens.h"

#include "engine/records.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonDocument>
#include <QtCore/QRandomGenerator>

#include <array>

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;

namespace {

QByteArray hashOf(QByteArrayView secret)
{
    return QCryptographicHash::hash(secret, QCryptographicHash::Sha256);
}

} // namespace

Tokens::Made Tokens::create(Party role, CustomerId customer, const QString &actor, const QDateTime &expires,
                            const Permission &permission)
{
    std::array<quint32, 8> random;
    QRandomGenerator::system()->fillRange(random.data(), random.size());
    const QByteArray secret = QByteArray(reinterpret_cast<const char *>(random.data()), sizeof random)
                                  .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    m_state.database().run(
        u"INSERT INTO token(hash, role, customer, actor, created, expires, permission) VALUES(?,?,?,?,?,?,?)"_s,
        {hashOf(secret), QString(nameOf(role)), customer.isValid() ? QVariant(customer.value()) : QVariant(), actor,
         m_state.now().toMSecsSinceEpoch(), expires.isValid() ? QVariant(expires.toMSecsSinceEpoch()) : QVariant(),
         permission.everything
             ? QVariant()
             : QString::fromUtf8(QJsonDocument(toRecord(permission)).toJson(QJsonDocument::Compact))});
    return {m_state.database().lastInsertId(), QString::fromLatin1(secret)};
}

bool Tokens::revoke(qint64 id)
{
    m_known.clear();
    m_state.database().run(u"UPDATE token SET revoked=? WHERE id=? AND revoked IS NULL"_s,
                           {m_state.now().toMSecsSinceEpoch(), id});
    return m_state.database().changes() > 0;
}

std::optional<Actor> Tokens::authenticate(QByteArrayView authorization)
{
    constexpr QByteArrayView scheme("basic ");
    if (authorization.size() <= scheme.size()
        || authorization.first(scheme.size()).compare(scheme, Qt::CaseInsensitive) != 0)
        return std::nullopt;
    const auto decoded = QByteArray::fromBase64Encoding(authorization.sliced(scheme.size()).trimmed().toByteArray(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return std::nullopt;
    const QByteArray &plain = *decoded;
    const qsizetype colon = plain.indexOf(':');
    const QByteArray user = colon < 0 ? plain : plain.first(colon);
    const qsizetype space = user.indexOf(' ');
    const QByteArray hash = hashOf(space < 0 ? user : user.first(space));

    if (!m_known.contains(hash)) {
        QSqlQuery &row =
            m_state.database().run(u"SELECT t.id, t.role, t.customer, t.actor, t.expires, c.name, t.permission FROM "
                                   u"token t LEFT JOIN customer c ON c.id=t.customer"
                                   " WHERE t.hash=? AND t.revoked IS NULL"_s,
                                   {hash});
        if (!row.next())
            return std::nullopt;
        Known known;
        known.actor.token = row.value(0).toLongLong();
        known.actor.role = fromName<Party>(row.value(1).toString());
        known.actor.customer = CustomerId(row.value(2).toLongLong());
        known.actor.name = row.value(3).toString();
        known.actor.customerName = row.value(5).toString();
        known.actor.permission =
            permissionFromRecord(QJsonDocument::fromJson(row.value(6).toString().toUtf8()).object());
        if (!row.value(4).isNull())
            known.expires = QDateTime::fromMSecsSinceEpoch(row.value(4).toLongLong(), QTimeZone::UTC);
        row.finish();
        m_known.insert(hash, known);
    }
    Known &known = m_known[hash];
    const QDateTime now = m_state.now();
    if (known.expires.isValid() && known.expires <= now)
        return std::nullopt;
    if (const qint64 minute = now.toSecsSinceEpoch() / 60; minute != known.usedMinute) {
        known.usedMinute = minute;
        m_state.recordIfThereIsRoom([&] {
            m_state.database().run(u"UPDATE token SET last_used=? WHERE id=?"_s, {minute * 60'000, known.actor.token});
        });
    }
    Actor actor = known.actor;
    if (space < 0)
        return actor;

    const QString scope = QString::fromUtf8(user.sliced(space + 1));
    const qsizetype equals = scope.indexOf(u'=');
    const QString name = scope.sliced(equals + 1);
    if (scope.startsWith("customer="_L1)) {
        const CustomerId customer(
            m_state.database().single(u"SELECT id FROM customer WHERE name=?"_s, {name}).toLongLong());
        if (!customer.isValid() || (actor.customer.isValid() && actor.customer != customer))
            return std::nullopt;
        actor.customer = customer;
        actor.customerName = name;
        return actor;
    }
    if (scope.startsWith("account="_L1)) {
        QSqlQuery &row = m_state.database().run(u"SELECT id, customer FROM account WHERE name=?"_s, {name});
        if (!row.next())
            return std::nullopt;
        const AccountId account(row.value(0).toLongLong());
        const CustomerId customer(row.value(1).toLongLong());
        row.finish();
        if (actor.customer.isValid() && actor.customer != customer)
            return std::nullopt;
        actor.account = account;
        actor.customer = customer;
        actor.customerName = m_state.customerName(customer);
        return actor;
    }
    return std::nullopt;
}

} // namespace escale::platform
