// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

// 200,000 accounts on 2,000 servers of a practice platform: reading all of it for the first time, starting again with what
// the local store holds, and one change: beside curl and jq for the same lists, and the sqlite3 shell for the same rows.

#include "report.h"
#include "support/platform_process.h"
#include "truth_platform.h"

#include <escale/items/fleet_tree_model.h>
#include <escale/sync/session.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

using namespace escale;
using namespace Qt::StringLiterals;
using bench::milliseconds;
using bench::Peer;
using bench::residentMiB;
using bench::Target;

namespace {

constexpr int accounts = 200000;

template <typename Predicate>
bool until(Predicate predicate, int timeoutMs = 240000)
{
    QElapsedTimer spent;
    spent.start();
    QTimer wake;
    wake.start(1);
    while (!predicate()) {
        if (spent.elapsed() > timeoutMs)
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

double shell(const QString &script)
{
    QElapsedTimer timer;
    timer.start();
    QProcess process;
    process.start(u"/bin/sh"_s, {u"-c"_s, script});
    if (!process.waitForFinished(240000) || process.exitCode() != 0) {
        std::fprintf(stderr, "bench_sync: %s", process.readAllStandardError().constData());
        return -1;
    }
    return milliseconds(timer);
}

/// How long until a change that the store is told of is in it, median of many.
double changeIn(const QString &file)
{
    store::Store store(file);
    QObject context;
    bool open = false;
    store.open(&context, [&](const Result<store::OpenReport> &report) { open = report.has_value(); });
    if (!until([&] { return open; }))
        return -1;
    QList<double> times;
    for (int i = 0; i < 200; ++i) {
        bool written = false;
        QElapsedTimer timer;
        timer.start();
        store.write(
            [i] {
                return store::Changes{.accounts = {{AccountId(1 + i % 100), u"changed-%1"_s.arg(i), CustomerId(1),
                                                    ServerId(1), ServerId(1)}}};
            },
            &context, [&](const Result<void> &) { written = true; });
        while (!written)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        times.append(milliseconds(timer));
    }
    return bench::median(times);
}

/// Passes bytes on, and counts those that come from the platform.
class Relay final : public QTcpServer {
public:
    explicit Relay(const QUrl &platform)
    {
        connect(this, &QTcpServer::newConnection, this, [this, platform] {
            while (QTcpSocket *desktop = nextPendingConnection()) {
                auto *there = new QTcpSocket(desktop);
                there->connectToHost(platform.host(), quint16(platform.port()));
                connect(desktop, &QIODevice::readyRead, there, [desktop, there] { there->write(desktop->readAll()); });
                connect(there, &QIODevice::readyRead, desktop, [this, desktop, there] {
                    const QByteArray come = there->readAll();
                    m_bytes += come.size();
                    desktop->write(come);
                });
                connect(there, &QAbstractSocket::disconnected, desktop, &QAbstractSocket::disconnectFromHost);
                connect(desktop, &QAbstractSocket::disconnected, desktop, &QObject::deleteLater);
            }
        });
        (void)listen(QHostAddress::LocalHost);
    }
    [[nodiscard]] QUrl url() const { return QUrl(u"http://127.0.0.1:%1/"_s.arg(serverPort())); }
    [[nodiscard]] qint64 bytes() const { return m_bytes; }

private:
    qint64 m_bytes = 0;
};

struct Desktop {
    Desktop(const QUrl &url, const QString &token, const QString &file)
        : store(file)
        , session(std::make_unique<Session>(fleet, Connection{url, token, {}, {}}))
    {
        tree.setFleet(&fleet);
        session->api().setBudgets({0, 0});
        session->setStore(&store);
        QObject::connect(&session->api(), &api::ApiClient::exchanged, session.get(),
                         [this](const api::Exchange &exchange) {
                             received += exchange.responseHeader("Content-Length").toLongLong();
                             decoded += exchange.responseBody.size();
                         });
        QObject::connect(session.get(), &Session::restored, session.get(), [this] { restored = true; });
        session->start();
    }
    Fleet fleet;
    items::FleetTreeModel tree;
    qint64 received = 0;
    qint64 decoded = 0;
    bool restored = false;
    store::Store store;
    std::unique_ptr<Session> session;
};

/// How long from a change on the platform until its row in the tree has been announced, through feed, session, fleet and
/// tree; median of many. A hundred accounts a server, whatever their number, and the server's rows are looked at.
double changeThrough(int count)
{
    test::TruthPlatform platform(count / 100, count);
    QTemporaryDir folder;
    Desktop desktop(platform.url(), u"t"_s, folder.filePath(u"s.sqlite"_s));
    desktop.session->api().setTimeScale(0.002, 1); // no pause between two polls
    if (!until([&] { return desktop.session->state() == Session::State::Live; }))
        return -1;
    const AccountId account(count / 2);
    const auto row = [&] { return desktop.tree.indexOf(account); };
    QList<double> times;
    for (int i = 0; i < 300; ++i) {
        (void)row().data();
        const QString name = u"account %1 changed %2"_s.arg(account.value()).arg(i);
        bool told = false;
        const auto look = [&] { told = told || row().data().toString() == name; };
        QObject context;
        QObject::connect(&desktop.tree, &QAbstractItemModel::dataChanged, &context, look);
        QObject::connect(&desktop.tree, &QAbstractItemModel::rowsMoved, &context, look);
        QElapsedTimer timer;
        timer.start();
        platform.rename(account.value(), name);
        if (!until([&] { return told; }, 10000))
            return -1;
        times.append(milliseconds(timer));
    }
    return bench::median(times);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    test::PlatformProcess platform;
    if (!platform.start({u"--scale"_s, QString::number(accounts)})) {
        std::fprintf(stderr, "bench_sync: the practice platform did not start\n");
        return 2;
    }
    const QString token = QString::fromLatin1(platform.supportToken());
    QTemporaryDir folder;
    const QString file = folder.filePath(u"large.sqlite"_s);
    bench::Table table;

    // The same lists, page by page, each parsed.
    const QString base = platform.url().toString();
    const double curl =
        shell(u"set -e; for list in customer server migration support_request task account; do after=0; "
              "while :; do curl -sSf --compressed -u '%1:' \"%2v1/$list/?limit=5000&after_id=$after\" > %3/page; "
              "last=$(jq 'if length < 5000 then 0 else .[-1].id end' %3/page); "
              "[ \"$last\" != 0 ] || break; case $list in customer|support_request) break;; esac; "
              "after=$last; done; done"_s.arg(token, base, folder.path()));
    if (curl < 0)
        return 2;

    const double before = residentMiB();
    double cold = 0;
    qint64 count = 0;
    {
        QElapsedTimer timer;
        timer.start();
        Desktop desktop(platform.url(), token, file);
        if (!until([&] { return desktop.session->state() == Session::State::Live; })
            || desktop.fleet.accountCount() < accounts) {
            std::fprintf(stderr, "bench_sync: only %lld accounts arrived\n",
                         static_cast<long long>(desktop.fleet.accountCount()));
            return 2;
        }
        cold = milliseconds(timer);
        count = desktop.fleet.accountCount();
        table.add(u"cold: everything read, in the tree"_s, cold, u"ms"_s, Peer{u"curl, then jq"_s, curl},
                  Target{Target::Bound::AtMost, 2});
        table.add(u"cold: bytes of answers, unpacked"_s, double(desktop.decoded) / 1e6, u"MB"_s);
        table.add(u"cold: memory"_s, residentMiB() - before, u"MiB"_s);
        table.add(u"servers"_s, double(desktop.fleet.servers().size()), u""_s);
    }
    const auto onTheWire = [&](const QString &name) {
        Relay relay(platform.url());
        Desktop desktop(relay.url(), token, folder.filePath(name));
        return until([&] { return desktop.session->state() == Session::State::Live; }) ? double(relay.bytes()) : -1;
    };
    table.add(u"cold: bytes on the wire, packed"_s, onTheWire(u"wire.sqlite"_s) / 1e6, u"MB"_s);
    table.add(u"size of the store"_s, double(QFileInfo(file).size()) / 1e6, u"MB"_s);

    // A warm start of a process of its own would add Qt's; this is what the store adds.
    const double read =
        shell(u"for i in 1 2 3; do sqlite3 %1 'SELECT * FROM account; SELECT * FROM object' > %2/rows; done"_s.arg(
            file, folder.path()))
        / 3;
    QList<double> warm;
    for (int i = 0; i < 3; ++i) {
        QElapsedTimer timer;
        timer.start();
        Desktop desktop(QUrl(u"http://127.0.0.1:1/"_s), token, file);
        if (!until([&] { return desktop.restored; }) || desktop.fleet.accountCount() != count
            || desktop.tree.rowCount() == 0)
            return 2;
        warm.append(milliseconds(timer));
    }
    table.add(u"warm: the store's picture in the tree"_s, bench::median(warm), u"ms"_s, Peer{u"sqlite3 shell"_s, read},
              Target{Target::Bound::AtMost, 3});

    // Going on from there: what a start costs on the wire.
    {
        Desktop desktop(platform.url(), token, file);
        if (!until([&] { return desktop.session->state() == Session::State::Live; }))
            return 2;
        table.add(u"warm: bytes of answers until live"_s, double(desktop.decoded) / 1e3, u"kB"_s);
    }

    const QString small = folder.filePath(u"small.sqlite"_s);
    {
        store::Store store(small);
        QObject context;
        bool written = false;
        store.open(&context, [](const auto &) {});
        store.write(
            [] {
                store::Changes changes{
                    .beginOfListing = true, .endOfListing = true, .position = store::Position{1, {}, {}}};
                for (int i = 1; i <= 200; ++i)
                    changes.accounts.append(
                        {AccountId(i), u"account-%1"_s.arg(i), CustomerId(1), ServerId(1), ServerId(1)});
                return changes;
            },
            &context, [&](const Result<void> &) { written = true; });
        if (!until([&] { return written; }))
            return 2;
    }
    const double few = changeIn(small);
    const double many = changeIn(file);
    table.add(u"a change, with 200,000 accounts"_s, many, u"ms"_s, Peer{u"with 200"_s, few},
              Target{Target::Bound::AtMost, 1.5});
    const double through200 = changeThrough(200);
    const double throughAll = changeThrough(accounts);
    table.add(u"a change, from the platform to its row, 200,000"_s, throughAll, u"ms"_s,
              Peer{u"with 200"_s, through200}, Target{Target::Bound::AtMost, 1.5});
    return table.exitCode();
}
