// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dns/network_resolver.h"
#include "support/hand_clock.h"

#include <QtCore/QtEndian>
#include <QtNetwork/QNetworkDatagram>
#include <QtNetwork/QUdpSocket>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace escale;
using namespace escale::platform;
using escale::test::HandClock;

namespace {

constexpr quint16 typeA = 1;
constexpr quint16 typeAaaa = 28;
constexpr quint16 classIn = 1;

/// A DNS server on loopback that says what it is told to. As much of the protocol as one question and its answer need.
class NameServer : public QObject {
public:
    struct Answer {
        QList<QHostAddress> addresses;
        quint32 ttl = 300;
        quint8 error = 0; // RFC 1035: 2 is the server's own failure, 3 is no such name
        bool silent = false;
    };
    QHash<QString, Answer> answers;
    QStringList asked; // "name/type"

    NameServer()
    {
        if (!m_socket.bind(QHostAddress::LocalHost))
            qFatal("no port");
        connect(&m_socket, &QUdpSocket::readyRead, this, [this] {
            while (m_socket.hasPendingDatagrams())
                reply(m_socket.receiveDatagram());
        });
    }
    [[nodiscard]] NetworkResolver::Options options() const
    {
        return {.nameserver = QHostAddress(QHostAddress::LocalHost), .port = m_socket.localPort()};
    }

private:
    template <typename T>
    static QByteArray number(T value)
    {
        QByteArray bytes(sizeof(T), 0);
        qToBigEndian(value, bytes.data());
        return bytes;
    }
    void reply(const QNetworkDatagram &datagram)
    {
        const QByteArray question = datagram.data();
        QStringList labels;
        qsizetype at = 12;
        while (at < question.size() && question[at] != 0) {
            labels.append(QString::fromLatin1(question.mid(at + 1, question[at])));
            at += 1 + question[at];
        }
        if (at + 5 > question.size())
            return;
        const auto type = qFromBigEndian<quint16>(question.constData() + at + 1);
        const QString name = labels.join(u'.');
        asked.append(u"%1/%2"_s.arg(name).arg(type));
        const Answer answer = answers.value(name, {.error = 3});
        if (answer.silent)
            return;
        QByteArray records;
        quint16 count = 0;
        for (const QHostAddress &address : answer.addresses) {
            const bool v4 = address.protocol() == QAbstractSocket::IPv4Protocol;
            if ((type == typeA) != v4)
                continue;
            const Q_IPV6ADDR v6 = address.toIPv6Address();
            const QByteArray data =
                v4 ? number(address.toIPv4Address()) : QByteArray(reinterpret_cast<const char *>(v6.c), 16);
            records += number(quint16(0xc00c)) + number(v4 ? typeA : typeAaaa) + number(classIn) + number(answer.ttl)
                       + number(quint16(data.size())) + data;
            ++count;
        }
        const QByteArray body = question.first(2) + number(quint16(0x8180 | answer.error)) + number(quint16(1))
                                + number(count) + number(quint16(0)) + number(quint16(0))
                                + question.sliced(12, at + 5 - 12) + records;
        m_socket.writeDatagram(datagram.makeReply(body));
    }

    QUdpSocket m_socket;
};

} // namespace

/// Real DNS, asked of a server that the test is.
class ResolverTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<NameServer>();
        m_clock = std::make_unique<HandClock>();
    }
    void answersLiveAsLongAsTheySay();
    void noSuchName();
    void noAnswer();
    void newerAddresses();
    void severalAddresses();
    void manyAtOnce();
    void options_data();
    void options();

private:
    std::unique_ptr<NameServer> m_server;
    std::unique_ptr<HandClock> m_clock;
};

void ResolverTest::answersLiveAsLongAsTheySay()
{
    m_server->answers.insert(u"shop.example"_s, {.addresses = {QHostAddress(u"192.0.2.7"_s)}, .ttl = 120});
    NetworkResolver resolver(*m_clock, m_server->options());
    QSignalSpy changed(&resolver, &NetworkResolver::changed);
    QCOMPARE(resolver.resolve(u"shop.example"_s), Resolved()); // nobody waits for the network
    QTRY_COMPARE(changed.size(), 1);
    const QDateTime asked = m_clock->now();
    QCOMPARE(resolver.resolve(u"shop.example"_s), (Resolved{u"192.0.2.7"_s, asked}));
    m_clock->advance(119);
    QCOMPARE(resolver.resolve(u"shop.example"_s), (Resolved{u"192.0.2.7"_s, asked}));
    QCOMPARE(m_server->asked.size(), 1);
    // The owner has changed it meanwhile.
    m_server->answers[u"shop.example"_s].addresses = {QHostAddress(u"192.0.2.8"_s)};
    m_clock->advance(1);
    QCOMPARE(resolver.resolve(u"shop.example"_s).address, u"192.0.2.7"_s);
    QTRY_COMPARE(changed.size(), 2);
    QCOMPARE(resolver.resolve(u"shop.example"_s), (Resolved{u"192.0.2.8"_s, m_clock->now()}));
    QCOMPARE(m_server->asked.size(), 2);
    // The same again changes nothing but its age.
    m_clock->advance(120);
    (void)resolver.resolve(u"shop.example"_s);
    QTRY_COMPARE(resolver.resolve(u"shop.example"_s).at, m_clock->now());
    QCOMPARE(changed.size(), 2);
}

void ResolverTest::noSuchName()
{
    NetworkResolver resolver(*m_clock, m_server->options());
    QSignalSpy changed(&resolver, &NetworkResolver::changed);
    (void)resolver.resolve(u"gone.example"_s);
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(resolver.resolve(u"gone.example"_s), (Resolved{QString(), m_clock->now()}));
    QCOMPARE(m_server->asked.size(), 1);
    m_server->answers.insert(u"gone.example"_s, {.addresses = {QHostAddress(u"192.0.2.9"_s)}});
    m_clock->advance(60);
    (void)resolver.resolve(u"gone.example"_s);
    QTRY_COMPARE(resolver.resolve(u"gone.example"_s).address, u"192.0.2.9"_s);
    // And gone once more.
    m_server->answers.remove(u"gone.example"_s);
    m_clock->advance(300);
    (void)resolver.resolve(u"gone.example"_s);
    QTRY_COMPARE(changed.size(), 3);
    QVERIFY(resolver.resolve(u"gone.example"_s).address.isEmpty());
}

void ResolverTest::noAnswer()
{
    m_server->answers.insert(u"slow.example"_s, {.addresses = {QHostAddress(u"192.0.2.7"_s)}});
    NetworkResolver::Options options = m_server->options();
    options.timeout = std::chrono::milliseconds(100);
    NetworkResolver resolver(*m_clock, options);
    QSignalSpy changed(&resolver, &NetworkResolver::changed);
    (void)resolver.resolve(u"slow.example"_s);
    // A busy machine may have let this one time out as well: then it is asked again when that is due.
    QTRY_VERIFY((m_clock->advance(61), !resolver.resolve(u"slow.example"_s).address.isEmpty()));
    const Resolved known = resolver.resolve(u"slow.example"_s);
    m_server->answers[u"slow.example"_s].silent = true;
    m_server->asked.clear();
    m_clock->advance(3600);
    (void)resolver.resolve(u"slow.example"_s);
    QTRY_VERIFY(!m_server->asked.isEmpty());
    // What was known stays, with its age; and it is asked again, but not at every look.
    m_server->answers[u"slow.example"_s] = {.addresses = {QHostAddress(u"192.0.2.8"_s)}};
    QTRY_VERIFY((m_clock->advance(61), resolver.resolve(u"slow.example"_s).address == "192.0.2.8"_L1));
    QVERIFY(known.at < resolver.resolve(u"slow.example"_s).at);
    QCOMPARE(known.address, u"192.0.2.7"_s);
    QCOMPARE(changed.size(), 2);
}

void ResolverTest::newerAddresses()
{
    m_server->answers.insert(u"six.example"_s, {.addresses = {QHostAddress(u"2001:db8::7"_s)}});
    NetworkResolver resolver(*m_clock, m_server->options());
    (void)resolver.resolve(u"six.example"_s);
    QTRY_COMPARE(resolver.resolve(u"six.example"_s).address, u"2001:db8::7"_s);
    QCOMPARE(m_server->asked, (QStringList{u"six.example/1"_s, u"six.example/28"_s}));
}

void ResolverTest::severalAddresses()
{
    const QHostAddress one(u"192.0.2.1"_s);
    const QHostAddress two(u"192.0.2.2"_s);
    m_server->answers.insert(u"many.example"_s, {.addresses = {two, one}, .ttl = 10});
    NetworkResolver resolver(*m_clock, m_server->options());
    QSignalSpy changed(&resolver, &NetworkResolver::changed);
    (void)resolver.resolve(u"many.example"_s);
    QTRY_COMPARE(resolver.resolve(u"many.example"_s).address, u"192.0.2.1"_s);
    m_server->answers[u"many.example"_s].addresses = {one, two};
    m_clock->advance(10);
    (void)resolver.resolve(u"many.example"_s);
    QTRY_COMPARE(resolver.resolve(u"many.example"_s).at, m_clock->now());
    QCOMPARE(changed.size(), 1); // servers turn them round with every answer
}

void ResolverTest::manyAtOnce()
{
    constexpr int count = 60;
    for (int i = 0; i < count; ++i)
        m_server->answers.insert(u"d%1.example"_s.arg(i), {.addresses = {QHostAddress(u"192.0.2.%1"_s.arg(i + 1))}});
    NetworkResolver::Options options = m_server->options();
    options.timeout = std::chrono::seconds(60); // a busy machine
    NetworkResolver resolver(*m_clock, options);
    QSignalSpy changed(&resolver, &NetworkResolver::changed);
    for (int look = 0; look < 3; ++look) {
        for (int i = 0; i < count; ++i)
            (void)resolver.resolve(u"d%1.example"_s.arg(i));
    }
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), count, 60'000);
    for (int i = 0; i < count; ++i)
        QCOMPARE(resolver.resolve(u"d%1.example"_s.arg(i)).address, u"192.0.2.%1"_s.arg(i + 1));
}

void ResolverTest::options_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("address"); // empty: the system's
    QTest::addColumn<int>("port");        // 0: refused
    QTest::newRow("the system's") << u"system"_s << QString() << 53;
    QTest::newRow("address") << u"192.0.2.53"_s << u"192.0.2.53"_s << 53;
    QTest::newRow("address and port") << u"127.0.0.1:5353"_s << u"127.0.0.1"_s << 5353;
    QTest::newRow("IPv6") << u"2001:db8::53"_s << u"2001:db8::53"_s << 53;
    QTest::newRow("IPv6 and port") << u"[2001:db8::53]:5353"_s << u"2001:db8::53"_s << 5353;
    QTest::newRow("a name is no address") << u"dns.example"_s << QString() << 0;
    QTest::newRow("no port") << u"127.0.0.1:x"_s << QString() << 0;
    QTest::newRow("port 0") << u"127.0.0.1:0"_s << QString() << 0;
    QTest::newRow("nothing") << QString() << QString() << 0;
}

void ResolverTest::options()
{
    QFETCH(QString, text);
    QFETCH(QString, address);
    QFETCH(int, port);
    const auto options = NetworkResolver::parse(text);
    QCOMPARE(options.has_value(), port != 0);
    if (!options)
        return;
    QCOMPARE(options->nameserver, address.isEmpty() ? QHostAddress() : QHostAddress(address));
    QCOMPARE(int(options->port), port);
}

QTEST_GUILESS_MAIN(ResolverTest)
#include "tst_resolver.moc"
