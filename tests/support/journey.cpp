// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journey.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QThread>

namespace escale::test {

using namespace Qt::StringLiterals;

Journey::Journey(const PlatformProcess &platform, const QString &recording, const QString &server,
                 const QString &customer)
    : m_folder(platform.dataFolder())
    , m_customer(platform.url(), platform.customerToken(customer), recording)
    , m_support(platform.url(), platform.supportToken(), recording)
    , m_server(server)
{
    const QString href = m_support.named(u"/v1/server/"_s, server)["href"_L1].toString();
    const QJsonArray migrations = m_support.list(u"/v1/migration/"_s);
    for (const QJsonValue &migration : migrations) {
        // An account of the public cloud leaves its server: its migration is known by where it goes.
        if (migration["server"_L1]["href"_L1].toString() == href
            || migration["destination"_L1]["href"_L1].toString() == href)
            m_migrationPath = migration["href"_L1].toString();
    }
    if (m_migrationPath.isEmpty())
        m_problem = u"%1 has no migration"_s.arg(server);
}

bool Journey::expectDone(const QString &what, const QJsonObject &outcome)
{
    if (outcome["state"_L1].toString() == "done"_L1)
        return true;
    m_problem = what + u": "_s + QString::fromUtf8(QJsonDocument(outcome).toJson(QJsonDocument::Compact));
    return false;
}

QJsonObject Journey::migration() const
{
    return m_support.object(m_migrationPath);
}

int Journey::step() const
{
    return migration()["step"_L1].toInt();
}

QJsonArray Journey::accounts() const
{
    return m_support.list(m_migrationPath + u"account/"_s);
}

QJsonObject Journey::account(const QString &name) const
{
    return m_support.named(m_migrationPath + u"account/"_s, name);
}

QString Journey::accountPath(const QString &name) const
{
    return account(name)["href"_L1].toString();
}

QStringList Journey::accountNames() const
{
    QStringList names;
    const QJsonArray all = accounts();
    for (const QJsonValue &value : all)
        names.append(value["name"_L1].toString());
    return names;
}

bool Journey::settle(int timeoutMs) const
{
    const QDeadlineTimer deadline(timeoutMs);
    const QString live = u"/v1/task/?live=1"_s;
    while (!deadline.hasExpired()) {
        const HttpReply reply = m_support.get(live);
        if (reply.status == 200 && reply.json().toArray().isEmpty())
            return true;
        QThread::msleep(10);
    }
    return false;
}

bool Journey::forEachAccount(const QString &location, const QString &action, const ApiSession &by)
{
    QStringList followed;
    const QJsonArray all = accounts();
    for (const QJsonValue &value : all) {
        if (value["location"_L1].toString() != location)
            continue;
        const HttpReply reply = by.post(value["href"_L1].toString() + action + u'/');
        if (reply.status != 202) {
            m_problem = u"%1 %2: %3 %4"_s.arg(action, value["name"_L1].toString())
                            .arg(reply.status)
                            .arg(QString::fromUtf8(reply.body));
            return false;
        }
        followed.append(QString::fromLatin1(reply.headers.value("location")));
    }
    for (const QString &task : std::as_const(followed)) {
        if (!expectDone(action, by.finished(task)))
            return false;
    }
    return true;
}

bool Journey::prepare()
{
    const QJsonArray all = accounts();
    for (const QJsonValue &value : all) {
        if (value["preparation"_L1].toString() == "ready"_L1)
            continue;
        if (!expectDone(u"ready"_s, m_customer.perform(value["href"_L1].toString() + u"ready/"_s)))
            return false;
    }
    return true;
}

bool Journey::requestTransit()
{
    return expectDone(u"transit_request"_s,
                      m_customer.perform(m_migrationPath + u"transit_request/"_s,
                                         {{u"kind"_s, u"dedicated"_s}, {u"message"_s, u"Please."_s}}));
}

HttpReply Journey::allocate() const
{
    QString request;
    const QJsonArray requests = m_support.list(u"/v1/support_request/"_s);
    for (const QJsonValue &value : requests) {
        const QString state = value["state"_L1].toString();
        if (value["migration"_L1]["href"_L1].toString() == m_migrationPath
            && value["kind"_L1].toString() == "transit"_L1
            && (state == "open"_L1 || state == "accepted"_L1 || state == "waiting"_L1))
            request = value["href"_L1].toString();
    }
    const int server = m_support.named(u"/v1/server/"_s, u"transit-03"_s)["id"_L1].toInt();
    return m_support.post(request + u"allocate/"_s, {{u"server"_s, server}, {u"override"_s, false}});
}

bool Journey::installTransit()
{
    const HttpReply reply = allocate();
    if (reply.status != 202) {
        m_problem = u"allocate: %1 %2"_s.arg(reply.status).arg(QString::fromUtf8(reply.body));
        return false;
    }
    return expectDone(u"allocate"_s, m_support.finished(QString::fromLatin1(reply.headers.value("location"))));
}

bool Journey::migrateAll()
{
    return forEachAccount(u"client_old"_s, u"migrate"_s, m_customer);
}

bool Journey::verifyAll()
{
    const QJsonArray all = accounts();
    for (const QJsonValue &value : all) {
        if (!value["verified"_L1].toBool()
            && !expectDone(u"verify"_s, m_customer.perform(value["href"_L1].toString() + u"verify/"_s)))
            return false;
    }
    return true;
}

bool Journey::requestReinstallation(const QString &finalisationBy)
{
    return expectDone(u"reinstallation_request"_s,
                      m_customer.perform(m_migrationPath + u"reinstallation_request/"_s,
                                         {{u"finalisation_by"_s, finalisationBy}, {u"message"_s, u""_s}}));
}

bool Journey::reinstall()
{
    return expectDone(u"reinstall"_s, m_support.perform(m_migrationPath + u"reinstall/"_s, {{u"confirm"_s, m_server}}));
}

bool Journey::relocateAll()
{
    return forEachAccount(u"transit"_s, u"relocate"_s, m_customer);
}

bool Journey::releaseTransit()
{
    return expectDone(u"release_transit"_s, m_support.perform(m_migrationPath + u"release_transit/"_s));
}

QJsonObject Journey::domainOf(const QString &name) const
{
    const int id = account(name)["id"_L1].toInt();
    return m_support.list(u"/v1/domain/?account=%1"_s.arg(id)).first().toObject();
}

quint16 Journey::webPort() const
{
    return quint16(QUrl(m_support.list(u"/v1/account/"_s).first()["site"_L1]["url"_L1].toString()).port());
}

QJsonObject Journey::visit(const QString &name) const
{
    const QJsonObject domain = domainOf(name);
    const HttpReply reply =
        exchange(domain["resolves_to"_L1].toString(), webPort(),
                 {.path = "/status.json", .headers = {{"Host", domain["name"_L1].toString().toLatin1()}}});
    QJsonObject seen = reply.json().toObject();
    seen.insert(u"status"_s, reply.status);
    seen.insert(u"served_by"_s, QString::fromLatin1(reply.headers.value("x-served-by")));
    return seen;
}

QString Journey::linkTo(const QString &name) const
{
    const int id = account(name)["id"_L1].toInt();
    return m_customer.object(u"/v1/account/%1/"_s.arg(id))["site"_L1]["link"_L1].toString();
}

QJsonObject Journey::visitByLink(const QString &name) const
{
    const QUrl link(linkTo(name));
    // Names below .localhost are this machine's, for every browser.
    if (!link.host().endsWith(".localhost"_L1))
        return {};
    const HttpReply reply =
        exchange(u"127.0.0.1"_s, quint16(link.port()),
                 {.path = "/status.json", .headers = {{"Host", link.authority(QUrl::FullyEncoded).toLatin1()}}});
    QJsonObject seen = reply.json().toObject();
    seen.insert(u"status"_s, reply.status);
    seen.insert(u"served_by"_s, QString::fromLatin1(reply.headers.value("x-served-by")));
    return seen;
}

HttpReply Journey::visitAt(const QString &name, const QString &server) const
{
    const QString address = m_support.named(u"/v1/server/"_s, server)["addresses"_L1].toArray().first().toString();
    return exchange(address, webPort(),
                    {.path = "/status.json", .headers = {{"Host", domainOf(name)["name"_L1].toString().toLatin1()}}});
}

int Journey::write(const QString &name, const QByteArray &text) const
{
    const QJsonObject domain = domainOf(name);
    return exchange(domain["resolves_to"_L1].toString(), webPort(),
                    {.method = "POST",
                     .path = "/entry",
                     .headers = {{"Host", domain["name"_L1].toString().toLatin1()}},
                     .body = text})
        .status;
}

QString Journey::transitServer() const
{
    const QString href = migration()["transit"_L1]["server"_L1]["href"_L1].toString();
    return href.isEmpty() ? QString() : m_support.object(href)["name"_L1].toString();
}

Content Journey::contentAt(const QString &name, const QString &server) const
{
    return contentOf(m_folder + u"/servers/%1/accounts/%2"_s.arg(server, name));
}

} // namespace escale::test
