// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dns/network_resolver.h"

#include <QtCore/QTimer>
#include <QtNetwork/QDnsLookup>

#include <algorithm>

namespace escale::platform {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostAtOnce = 16;
/// Of names: a platform with more asks for those that are looked at.
constexpr qsizetype mostKnown = 20'000;

} // namespace

Result<NetworkResolver::Options> NetworkResolver::parse(const QString &text)
{
    Options options;
    if (text == "system"_L1)
        return options;
    QString address = text;
    // An IPv6 address has colons of its own; with a port it is written in brackets.
    const qsizetype colon = text.lastIndexOf(u':');
    const bool hasPort = colon > 0 && (text.count(u':') == 1 || text.startsWith(u'['));
    bool valid = true;
    if (hasPort) {
        options.port = text.sliced(colon + 1).toUShort(&valid);
        address = text.first(colon);
    }
    if (address.startsWith(u'[') && address.endsWith(u']'))
        address = address.sliced(1, address.size() - 2);
    if (!valid || options.port == 0 || !options.nameserver.setAddress(address))
        return failure(u"invalid_option"_s, {{u"text"_s, text}});
    return options;
}

NetworkResolver::NetworkResolver(const Clock &clock, Options options, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_options(std::move(options))
{
}

Resolved NetworkResolver::resolve(const QString &domain)
{
    const auto known = m_known.constFind(domain);
    if (known != m_known.cend() && (known->asked || m_clock.now() < known->until))
        return known->answer;
    if (known == m_known.cend() && m_known.size() >= mostKnown)
        return {};
    Known &now = m_known[domain];
    now.asked = true;
    m_waiting.enqueue(domain);
    const Resolved answer = now.answer;
    next();
    return answer;
}

void NetworkResolver::next()
{
    while (m_running < mostAtOnce && !m_waiting.isEmpty()) {
        ++m_running;
        ask(m_waiting.dequeue());
    }
}

void NetworkResolver::ask(const QString &domain)
{
    auto *lookup = new QDnsLookup(QDnsLookup::A, domain, this);
    if (!m_options.nameserver.isNull())
        lookup->setNameserver(m_options.nameserver, m_options.port);
    connect(lookup, &QDnsLookup::finished, this, [this, domain, lookup] {
        const bool onlyNewer = lookup->error() == QDnsLookup::NoError && lookup->hostAddressRecords().isEmpty()
                               && lookup->type() == QDnsLookup::A;
        if (onlyNewer) { // no IPv4 address: IPv6, then
            lookup->setType(QDnsLookup::AAAA);
            lookup->lookup();
            return;
        }
        --m_running;
        take(domain, *lookup);
        lookup->deleteLater();
        next();
    });
    QTimer::singleShot(m_options.timeout, lookup, &QDnsLookup::abort);
    lookup->lookup();
}

void NetworkResolver::take(const QString &domain, const QDnsLookup &lookup)
{
    const QList<QDnsHostAddressRecord> records = lookup.hostAddressRecords();
    if (lookup.error() == QDnsLookup::NoError && !records.isEmpty()) {
        const auto shortest = std::ranges::min_element(records, {}, &QDnsHostAddressRecord::timeToLive);
        // Several addresses come in any order; the smallest stands for them, so that nothing seems to change.
        QStringList addresses;
        for (const QDnsHostAddressRecord &record : records)
            addresses.append(record.value().toString());
        keep(domain, std::ranges::min(addresses), shortest->timeToLive());
    } else if (lookup.error() == QDnsLookup::NoError || lookup.error() == QDnsLookup::NotFoundError) {
        keep(domain, {}, m_options.again.count());
    } else {
        // Nobody has answered: what was known stays as it was, with its age.
        Known &known = m_known[domain];
        known.asked = false;
        known.until = m_clock.now().addSecs(m_options.again.count());
    }
}

void NetworkResolver::keep(const QString &domain, const QString &address, qint64 seconds)
{
    Known &known = m_known[domain];
    const bool differs = !known.answer.at.isValid() || known.answer.address != address;
    known.answer = {address, m_clock.now()};
    known.until = m_clock.now().addSecs(std::max<qint64>(seconds, m_options.atMostEvery.count()));
    known.asked = false;
    if (differs)
        Q_EMIT changed(domain);
}

} // namespace escale::platform
