// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/core/plugin.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QThread>
#include <QtCore/QThreadPool>
#include <QtTest/QTest>

using namespace escale;
using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView networkIid("org.escale.Network/1");

/// A file beside this program, gone at the end.
class Beside {
public:
    explicit Beside(QLatin1StringView name) : m_path(QDir(QCoreApplication::applicationDirPath()).filePath(name))
    {
        QFile::remove(m_path);
    }
    ~Beside() { QFile::remove(m_path); }
    Q_DISABLE_COPY_MOVE(Beside)
    [[nodiscard]] const QString &path() const { return m_path; }

private:
    QString m_path;
};

} // namespace

/// Parts of the program that are loaded when they are needed: the real one of the network, and what may be in its place.
class PluginTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsMissingIsSaidAndNotFound()
    {
        QTest::ignoreMessage(QtWarningMsg, "A part of the program is missing: escale-nowhere.so");
        QVERIFY(!findPlugin(networkIid, "escale-nowhere.so"_L1));
    }

    void whatIsNoPluginIsNotTaken()
    {
        const Beside beside("escale-broken.so"_L1);
        QFile file(beside.path());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("not a library") > 0);
        file.close();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"escale-broken.so cannot be used: .+"_s));
        QTest::ignoreMessage(QtWarningMsg, "A part of the program is missing: escale-broken.so");
        QVERIFY(!findPlugin(networkIid, "escale-broken.so"_L1));
    }

    void anotherVersionIsNotTaken()
    {
        const Beside beside("escale-network-copy.so"_L1);
        QVERIFY(QFile::copy(QStringLiteral(ESCALE_NETWORK_PLUGIN), beside.path()));
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(u"escale-network-copy.so cannot be used: it is of another version"_s));
        QTest::ignoreMessage(QtWarningMsg, "A part of the program is missing: escale-network-copy.so");
        QVERIFY(!findPlugin("org.escale.Network/2"_L1, "escale-network-copy.so"_L1));
    }

    void theOneBesideTheProgramIsLoadedOnceAndBelongsToItsThread()
    {
        const Beside beside("escale-network-real.so"_L1);
        QVERIFY(QFile::copy(QStringLiteral(ESCALE_NETWORK_PLUGIN), beside.path()));
        QObject *found = nullptr;
        QThreadPool pool;
        pool.start([&found] { found = findPlugin(networkIid, "escale-network-real.so"_L1); });
        QVERIFY(pool.waitForDone());
        QVERIFY(found);
        QCOMPARE(found->thread(), QThread::currentThread());
        QCOMPARE(findPlugin(networkIid, "escale-network-real.so"_L1), found);
    }
};

QTEST_GUILESS_MAIN(PluginTest)
#include "tst_plugin.moc"
