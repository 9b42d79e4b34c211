// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "manifest.h"

#include <escale/core/clock.h>
#include <escale/core/json_writer.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSet>

namespace escale::logs::detail {

using namespace Qt::StringLiterals;

namespace {

constexpr auto format = "escale-bundle"_L1;
constexpr auto algorithm = "ed25519"_L1;

QByteArray statement(QByteArrayView unsignedPart)
{
    return "escale-bundle-1\n" + unsignedPart.toByteArray();
}

QByteArray signatureField(const QByteArray &key, const QByteArray &value)
{
    return R"(,"signature":{"algorithm":"ed25519","key":")" + key.toHex() + R"(","value":")" + value.toHex() + "\"}}";
}

std::unexpected<Error> invalid(const QString &field)
{
    return failure(u"bundle_manifest_invalid"_s, {{u"field"_s, field}});
}

bool isHash(const QByteArray &hex)
{
    return hex.size() == 64 && QByteArray::fromHex(hex).toHex() == hex;
}

QString text(QLatin1StringView name)
{
    return QString(name);
}

} // namespace

QByteArray toJson(const Manifest &manifest, const SigningKey *key)
{
    JsonWriter json(1024 + manifest.members.size() * 200);
    json.beginObject();
    json.member("format"_L1, format);
    json.member("version"_L1, manifest.version);
    json.member("created"_L1, toWireTime(manifest.created));
    json.member("program"_L1, manifest.program);
    json.member("platform"_L1, manifest.platform);
    json.key("migration"_L1);
    json.beginObject();
    json.member("id"_L1, manifest.migration.value());
    json.member("server"_L1, manifest.server);
    json.key("name"_L1);
    json.beginObject();
    json.member("en"_L1, manifest.name.en);
    json.member("fr"_L1, manifest.name.fr);
    json.endObject();
    json.endObject();
    json.key("log"_L1);
    json.beginObject();
    json.member("from"_L1, toWireTime(manifest.from));
    json.member("to"_L1, toWireTime(manifest.to));
    json.member("entries"_L1, manifest.entries);
    json.member("warnings"_L1, manifest.warnings);
    json.member("errors"_L1, manifest.errors);
    json.member("first"_L1, manifest.firstSeq);
    json.member("head"_L1, QString::fromLatin1(manifest.head));
    json.endObject();
    json.member("redacted"_L1, manifest.redacted);
    json.key("members"_L1);
    json.beginArray();
    for (const BundleMember &member : manifest.members) {
        json.beginObject();
        json.member("name"_L1, member.name);
        json.member("size"_L1, member.size);
        json.member("sha256"_L1, QString::fromLatin1(member.sha256));
        if (!member.packedSha256.isEmpty())
            json.member("packed_sha256"_L1, QString::fromLatin1(member.packedSha256));
        json.endObject();
    }
    json.endArray();
    QByteArray body = json.take();
    if (!key)
        return body + '}';
    return body + signatureField(key->publicKey(), key->sign(statement(body)));
}

Result<Manifest> manifestFromJson(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    const QJsonObject object = document.object();
    if (!document.isObject() || object.value("format"_L1).toString() != format)
        return invalid(u"format"_s);
    Manifest manifest;
    manifest.version = object.value("version"_L1).toInt();
    if (manifest.version < 1)
        return invalid(u"version"_s);
    if (manifest.version > bundleVersion)
        return failure(u"bundle_version"_s, {{u"version"_s, manifest.version}, {u"known"_s, bundleVersion}});
    manifest.created = fromWireTime(object.value("created"_L1).toString());
    if (!manifest.created.isValid())
        return invalid(u"created"_s);
    manifest.program = object.value("program"_L1).toString();
    manifest.platform = object.value("platform"_L1).toString();
    const QJsonObject migration = object.value("migration"_L1).toObject();
    manifest.migration = MigrationId(migration.value("id"_L1).toInteger());
    manifest.server = migration.value("server"_L1).toString();
    const QJsonObject name = migration.value("name"_L1).toObject();
    manifest.name = {name.value("en"_L1).toString(), name.value("fr"_L1).toString()};
    const QJsonObject log = object.value("log"_L1).toObject();
    manifest.from = fromWireTime(log.value("from"_L1).toString());
    manifest.to = fromWireTime(log.value("to"_L1).toString());
    const std::pair<QLatin1StringView, qint64 *> counts[] = {{"entries"_L1, &manifest.entries},
                                                             {"warnings"_L1, &manifest.warnings},
                                                             {"errors"_L1, &manifest.errors},
                                                             {"first"_L1, &manifest.firstSeq}};
    for (const auto &[field, target] : counts) {
        *target = log.value(field).toInteger(-1);
        if (*target < 0)
            return invalid(u"log."_s + text(field));
    }
    manifest.head = log.value("head"_L1).toString().toLatin1();
    if (manifest.entries > 0 && (!isHash(manifest.head) || !manifest.from.isValid() || !manifest.to.isValid()))
        return invalid(u"log.head"_s);
    if (!object.value("redacted"_L1).isBool())
        return invalid(u"redacted"_s);
    manifest.redacted = object.value("redacted"_L1).toBool();
    QSet<QString> names;
    for (const QJsonValueConstRef value : object.value("members"_L1).toArray()) {
        const QJsonObject item = value.toObject();
        BundleMember member{item.value("name"_L1).toString(), item.value("size"_L1).toInteger(-1),
                            item.value("sha256"_L1).toString().toLatin1(),
                            item.value("packed_sha256"_L1).toString().toLatin1()};
        if (member.name.isEmpty() || member.size < 0 || !isHash(member.sha256) || names.contains(member.name)
            || (!member.packedSha256.isEmpty() && !isHash(member.packedSha256)))
            return invalid(u"members"_s);
        names.insert(member.name);
        manifest.members.append(member);
    }
    if (!names.contains(bundleLog))
        return invalid(u"members"_s);
    if (const QJsonValue value = object.value("signature"_L1); !value.isUndefined()) {
        const QJsonObject signature = value.toObject();
        manifest.key = QByteArray::fromHex(signature.value("key"_L1).toString().toLatin1());
        manifest.signature = QByteArray::fromHex(signature.value("value"_L1).toString().toLatin1());
        if (signature.value("algorithm"_L1).toString() != algorithm || manifest.key.size() != publicKeySize
            || manifest.signature.size() != signatureSize)
            return invalid(u"signature"_s);
    }
    return manifest;
}

bool signatureFits(QByteArrayView json, const Manifest &manifest)
{
    const QByteArray field = signatureField(manifest.key, manifest.signature);
    return json.endsWith(field) && isSignedBy(manifest.key, statement(json.chopped(field.size())), manifest.signature);
}

} // namespace escale::logs::detail
