// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/journey.h"

#include <QtCore/QDir>
#include <QtCore/QProcess>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace escale::test;

/// kill -9 at every stage of every task that moves anything, before, in the middle of and after its work. The stages come
/// from the platform itself, so a new one is tested by itself. After the restart it must come to an end without help,
/// every account be served from exactly one place, and nothing be lost.
///
/// The first argument names the task types, separated by commas (they run as several CTest tests, side by side).
class Killed : public QObject {
    Q_OBJECT

public:
    static inline QStringList types;

private Q_SLOTS:
    void atEveryStage_data();
    void atEveryStage();
    void inTheMiddleOfAnIdleMoment();

private:
    /// A data folder of a platform that stands before this task, made once and copied for each case.
    QString prepared(const QString &type);

    QTemporaryDir m_folders;
    QMap<QString, QString> m_prepared;
};

namespace {

bool copyFolder(const QString &from, const QString &to)
{
    return QProcess::execute(u"cp"_s, {u"-a"_s, from, to}) == 0;
}

/// Each type's own road: an upgrade in place has a server of its own.
Journey walker(const PlatformProcess &platform, const QString &type)
{
    return type == "upgrade"_L1 ? Journey(platform, {}, u"vps-lumen"_s, u"Coopérative Lumen"_s) : Journey(platform);
}

} // namespace

QString Killed::prepared(const QString &type)
{
    if (m_prepared.contains(type))
        return m_prepared.value(type);
    const QString folder = m_folders.filePath(type);
    PlatformProcess platform(folder);
    if (!platform.start({u"--content"_s, u"small"_s}))
        return {};
    Journey journey = walker(platform, type);
    const QString first = journey.accountNames().first();
    bool well = journey.visit(first)["status"_L1].toInt() == 200 && journey.write(first, "before") / 100 == 2;
    if (type == "upgrade"_L1)
        well = well && journey.customer().post(journey.migrationPath() + u"read_documentation/"_s).status == 204;
    else if (type == "install_transit"_L1)
        well = well && journey.prepare() && journey.requestTransit();
    else if (type != "test"_L1 && type != "test_cleanup"_L1)
        well = well && journey.prepare() && journey.requestTransit() && journey.installTransit();
    if (type == "test_cleanup"_L1)
        well =
            well
            && journey.customer().perform(journey.accountPath(first) + u"test/"_s)["state"_L1].toString() == "done"_L1;
    if (type == "rollback"_L1)
        well = well
               && journey.customer().perform(journey.accountPath(first) + u"migrate/"_s)["state"_L1].toString()
                      == "done"_L1;
    if (type == "reinstall"_L1 || type == "relocate"_L1 || type == "release_transit"_L1)
        well = well && journey.migrateAll() && journey.verifyAll() && journey.requestReinstallation();
    if (type == "relocate"_L1 || type == "release_transit"_L1)
        well = well && journey.reinstall();
    if (type == "release_transit"_L1)
        well = well && journey.relocateAll();
    well = well && journey.write(first, "after") / 100 == 2;
    if (!well)
        qWarning("Preparing %s: %s", qPrintable(type), qPrintable(journey.problem()));
    if (!platform.terminate() || !well)
        return {};
    m_prepared.insert(type, folder);
    return folder;
}

void Killed::atEveryStage_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("keep");
    QTest::addColumn<QString>("fault");
    const QJsonObject all = PlatformProcess::stages();
    QVERIFY(!all.isEmpty());
    for (const QString &type : std::as_const(types)) {
        QVERIFY2(all.contains(type), qPrintable(type));
        const QStringList keeps =
            type == "rollback"_L1 ? QStringList{u"current"_s, u"frozen"_s} : QStringList{QString()};
        for (const QString &keep : keeps) {
            const QJsonArray stages = all[type].toArray();
            for (const QJsonValue &stage : stages) {
                const QString only = stage["keep"_L1].toString();
                if (!only.isEmpty() && only != keep)
                    continue;
                for (const QString &point : {u"before"_s, u"work"_s, u"after"_s}) {
                    const QString fault = u"%1/%2/%3"_s.arg(type, stage["name"_L1].toString(), point);
                    QTest::newRow(qPrintable(keep.isEmpty() ? fault : fault + u' ' + keep)) << type << keep << fault;
                }
            }
        }
    }
}

void Killed::atEveryStage()
{
    QFETCH(const QString, type);
    QFETCH(const QString, keep);
    QFETCH(const QString, fault);
    const QString source = prepared(type);
    QVERIFY(!source.isEmpty());
    QTemporaryDir place;
    const QString folder = place.filePath(u"data"_s);
    QVERIFY(copyFolder(source, folder));

    PlatformProcess platform(folder);
    QVERIFY(platform.start({u"--content"_s, u"small"_s, u"--crash-at"_s, fault}));
    QString name;
    QString home;
    Content before;
    int entries = 0;
    {
        Journey journey = walker(platform, type);
        name = journey.accountNames().first();
        home = journey.visit(name)["served_by"_L1].toString();
        before = journey.contentAt(name, home);
        entries = journey.visit(name)["entries"_L1].toInt();
        QVERIFY(before.size() > 3 && entries >= 2);
        QString path = journey.accountPath(name) + type + u'/';
        QJsonObject body;
        const ApiSession *by = &journey.customer();
        if (type == "rollback"_L1)
            body = {{u"keep"_s, keep}};
        if (type == "reinstall"_L1 || type == "release_transit"_L1 || type == "upgrade"_L1) {
            path = journey.migrationPath() + type + u'/';
            by = &journey.support();
        }
        if (type == "reinstall"_L1 || type == "upgrade"_L1)
            body = {{u"confirm"_s, journey.clientServer()}};
        if (type == "install_transit"_L1)
            (void)journey.allocate();
        else
            (void)by->post(path, body);
    }
    QVERIFY2(platform.waitForCrash(), "the fault that was asked for did not happen");

    QVERIFY(platform.start({u"--content"_s, u"small"_s}));
    Journey journey = walker(platform, type);
    QVERIFY2(journey.settle(), "a task does not come to an end after the restart");

    const QJsonObject tasks =
        journey.support().list(u"/v1/task/?migration=%1"_s.arg(journey.migration()["id"_L1].toInt())).last().toObject();
    QCOMPARE(tasks["type"_L1].toString(), type);
    QCOMPARE(tasks["state"_L1].toString(), u"done"_s);

    const QString transit = journey.transitServer();
    QString expectedHome = home;
    if (type == "migrate"_L1)
        expectedHome = transit;
    else if (type == "rollback"_L1 || type == "relocate"_L1)
        expectedHome = journey.clientServer();
    const QJsonObject seen = journey.visit(name);
    QCOMPARE(seen["status"_L1].toInt(), 200);
    QCOMPARE(seen["served_by"_L1].toString(), expectedHome);
    // Whoever is asked, one and the same server answers.
    QCOMPARE(journey.visitAt(name, journey.clientServer()).headers.value("x-served-by"), expectedHome.toLatin1());
    if (!transit.isEmpty() && type != "release_transit"_L1 && type != "install_transit"_L1)
        QCOMPARE(journey.visitAt(name, transit).headers.value("x-served-by"), expectedHome.toLatin1());

    if (keep == "frozen"_L1) {
        QVERIFY(seen["entries"_L1].toInt() < entries); // the older copy, by choice; the rest is in the archive
    } else {
        QCOMPARE(seen["entries"_L1].toInt(), entries);
        QCOMPARE(differences(before, journey.contentAt(name, expectedHome)), QStringList());
    }
    QCOMPARE(journey.write(name, "after the restart") / 100, 2);
    QCOMPARE(journey.account(name)["activity"_L1].toString(), u"idle"_s);
    const QJsonArray attempts = journey.account(name)["attempts"_L1].toArray();
    for (const QJsonValue &attempt : attempts)
        QCOMPARE(attempt["outcome"_L1].toString(), u"done"_s);
}

void Killed::inTheMiddleOfAnIdleMoment()
{
    PlatformProcess platform;
    QVERIFY(platform.start({u"--content"_s, u"small"_s}));
    QByteArray token = platform.supportToken();
    QString name;
    {
        Journey journey(platform);
        name = journey.accountNames().first();
        QVERIFY2(journey.prepare(), qPrintable(journey.problem()));
        QCOMPARE(journey.write(name, "kept") / 100, 2);
    }
    platform.kill();
    QVERIFY(platform.start());
    QCOMPARE(platform.supportToken(), token);
    const Journey journey(platform);
    QCOMPARE(journey.step(), 2);
    QVERIFY(journey.visit(name)["entries"_L1].toInt() >= 1);
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QStringList arguments = application.arguments();
    Killed::types = arguments.takeAt(1).split(u',');
    Killed test;
    return QTest::qExec(&test, arguments);
}

#include "tst_killed.moc"
