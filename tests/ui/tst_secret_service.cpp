// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faults/secrets.h"
#include "keychain_tokens.h"

#include <QtCore/QLibrary>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>
#include <QtTest/QTest>

#include <cstdio>

using namespace escale;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000;
const QString token = QStringLiteral("a-T0ken-in-a-keychain");
const QString address = QStringLiteral("https://platform.example/v1/");

/// What a start of the desktop does with its keychain: `read ADDRESS`, `write ADDRESS`, `forget ADDRESS`. A program of its own,
/// since libsecret knows the daemon that was there first, and no other, for as long as a program runs.
int keep(const QStringList &arguments)
{
    KeychainTokens keeper;
    QString found = u"no answer"_s;
    const QUrl place(arguments.value(1));
    const auto read = [&] {
        keeper.read(place, &keeper, [&](const QString &kept) {
            found = kept;
            QCoreApplication::quit();
        });
    };
    if (arguments.value(0) == "write"_L1) {
        keeper.write(place, qEnvironmentVariable("ESCALE_TOKEN"), &keeper, [&](const Result<void> &kept) {
            found = kept ? u"kept"_s : u"refused: "_s + kept.error().detail;
            QCoreApplication::quit();
        });
    } else {
        if (arguments.value(0) == "forget"_L1)
            keeper.forget(place);
        read();
    }
    QTimer::singleShot(patience, &keeper, &QCoreApplication::quit);
    QCoreApplication::exec();
    std::fputs(qPrintable(found), stdout);
    return 0;
}

} // namespace

/// The tokens' keeper with a real keychain: GNOME's, on a bus and in a home of the test's own. Where it or the bus is not
/// installed there is nothing to be seen here.
class SecretServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (const QString &program : {u"dbus-daemon"_s, u"dbus-send"_s, u"gnome-keyring-daemon"_s}) {
            if (QStandardPaths::findExecutable(program).isEmpty())
                QSKIP(qPrintable(program + u" is not to be found"_s));
        }
        if (!QLibrary(u"secret-1"_s, 0).load())
            QSKIP("libsecret, by which a keychain of this kind is reached, is not to be found");
        QVERIFY(m_home.isValid());
        for (const char *place : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
            qputenv(place, m_home.path().toUtf8());
        m_bus.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
        QVERIFY(m_bus.waitForReadyRead(patience));
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readLine().trimmed());
    }

    void cleanupTestCase()
    {
        end(m_keyring);
        end(m_bus);
    }

    void kept()
    {
        QVERIFY(unlock());
        QCOMPARE(run(u"read"_s), QString());
        QCOMPARE(run(u"write"_s), u"kept"_s);
        QCOMPARE(run(u"read"_s), token);
        QCOMPARE(run(u"write"_s, token + u"-new"_s), u"kept"_s);
        QCOMPARE(run(u"read"_s), token + u"-new"_s);
        // A platform's is not another's.
        QCOMPARE(run(u"read"_s, {}, u"https://other.example/v1/"_s), QString());
    }

    void thereAfterItsRestart()
    {
        end(m_keyring);
        QVERIFY(unlock());
        QCOMPARE(run(u"read"_s), token + u"-new"_s);
    }

    void inNoFileAsItIs()
    {
        QVERIFY(!QDir(m_home.path() + u"/keyrings"_s).isEmpty());
        QCOMPARE(test::whereIn(m_home.path(), token), QString());
    }

    /// Locked, and nobody there who could ask for its password: nothing is read, nothing is kept, and why is said.
    void locked()
    {
        end(m_keyring);
        QVERIFY(start({u"--start"_s, u"--foreground"_s, u"--components=secrets"_s}, {}));
        QCOMPARE(run(u"read"_s), QString());
        const QString answer = run(u"write"_s);
        QVERIFY2(answer.startsWith("refused: "_L1) && answer.size() > 12, qPrintable(answer));
        end(m_keyring);
        QVERIFY(unlock());
        QCOMPARE(run(u"read"_s), token + u"-new"_s);
    }

    void forgotten()
    {
        QCOMPARE(run(u"forget"_s), QString());
        QCOMPARE(run(u"read"_s), QString());
    }

    void withoutAProvider()
    {
        end(m_keyring);
        QCOMPARE(run(u"read"_s), QString());
        const QString answer = run(u"write"_s);
        QVERIFY2(answer.startsWith("refused: "_L1) && answer.size() > 12, qPrintable(answer));
        QCOMPARE(test::whereIn(m_home.path(), token), QString());
    }

private:
    bool unlock()
    {
        return start({u"--unlock"_s, u"--foreground"_s, u"--components=secrets"_s}, "a password of a test");
    }

    /// A daemon that has taken its name on the bus.
    bool start(const QStringList &arguments, const QByteArray &password)
    {
        m_keyring.start(u"gnome-keyring-daemon"_s, arguments);
        if (!m_keyring.waitForStarted(patience))
            return false;
        m_keyring.write(password);
        m_keyring.closeWriteChannel();
        return QTest::qWaitFor(
            [] {
                QProcess question;
                question.start(u"dbus-send"_s,
                               {u"--session"_s, u"--print-reply"_s, u"--dest=org.freedesktop.DBus"_s, u"/"_s,
                                u"org.freedesktop.DBus.NameHasOwner"_s, u"string:org.freedesktop.secrets"_s});
                return question.waitForFinished() && question.readAllStandardOutput().contains("boolean true");
            },
            patience);
    }

    static void end(QProcess &process)
    {
        process.terminate();
        if (process.state() != QProcess::NotRunning && !process.waitForFinished(patience))
            process.kill();
    }

    static QString run(const QString &what, const QString &value = token, const QString &of = address)
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"ESCALE_TOKEN"_s, value);
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationFilePath(), {u"keeper"_s, what, of});
        if (!process.waitForFinished(2 * patience))
            return u"no end"_s;
        return QString::fromUtf8(process.readAllStandardOutput());
    }

    QTemporaryDir m_home;
    QProcess m_bus;
    QProcess m_keyring;
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "keeper"_L1)
        return keep(arguments.sliced(2));
    SecretServiceTest test;
    return QTest::qExec(&test, arguments);
}

#include "tst_secret_service.moc"
