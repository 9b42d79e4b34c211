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
/// The first argument names the task types, separated by commas (they run as several CTest tests, side by side); a type on
/// another road than that of the dedicated server is written ROAD/TYPE, with the roads public and shared.
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

/// Each type's own road: an upgrade in place has a server of its own, an account of the public cloud a server that it goes
/// to, and the shared transit server is lent to one customer already.
Journey walker(const PlatformProcess &platform, const QString &road)
{
    if (road == "upgrade"_L1)
        return Journey(platform, {}, u"vps-lumen"_s, u"Coopérative Lumen"_s);
    if (road.startsWith("public/"_L1))
        return Journey(platform, {}, u"public-12"_s, u"Acme SA"_s);
    if (road.startsWith("shared/"_L1))
        return Journey(platform, {}, u"vps-boreal-web"_s, u"Boreal"_s);
    return Journey(platform);
}

QString typeOf(const QString &road)
{
    return road.section(u'/', -1);
}

/// Where there is no way back, the copy on the old server goes as soon as the account has moved.
QStringList startedWith(const QString &road)
{
    QStringList arguments{u"--content"_s, u"small"_s};
    if (typeOf(road) == "discard_copy"_L1)
        arguments.append({u"--policy"_s, u"public_cloud_rollback_days=0"_s});
    return arguments;
}

} // namespace

QString Killed::prepared(const QString &road)
{
    if (m_prepared.contains(road))
        return m_prepared.value(road);
    const QString type = typeOf(road);
    QString folder = m_folders.filePath(QString(road).replace(u'/', u'-'));
    PlatformProcess platform(folder);
    if (!platform.start(startedWith(road)))
        return {};
    Journey journey = walker(platform, road);
    const QString first = journey.accountNames().first();
    bool well = journey.visit(first)["status"_L1].toInt() == 200 && journey.write(first, "before") / 100 == 2;
    const auto moves = [&](const QString &word) {
        return journey.customer().perform(journey.accountPath(first) + word + u'/')["state"_L1].toString() == "done"_L1;
    };
    const bool onDedicated = !road.contains(u'/');
    if (type == "upgrade"_L1 || road.startsWith("public/"_L1))
        well = well && journey.customer().post(journey.migrationPath() + u"read_documentation/"_s).status == 204;
    if (road.startsWith("public/"_L1))
        well = well && journey.prepare();
    if (onDedicated && type == "install_transit"_L1)
        well = well && journey.prepare() && journey.requestTransit();
    else if (onDedicated && type != "test"_L1 && type != "test_cleanup"_L1 && type != "upgrade"_L1)
        well = well && journey.prepare() && journey.requestTransit() && journey.installTransit();
    if (type == "test_cleanup"_L1)
        well = well && moves(u"test"_s);
    if (type == "rollback"_L1)
        well = well && moves(u"migrate"_s);
    if (type == "reinstall"_L1 || type == "relocate"_L1 || type == "release_transit"_L1)
        well = well && journey.migrateAll() && journey.verifyAll() && journey.requestReinstallation();
    if (type == "relocate"_L1 || type == "release_transit"_L1)
        well = well && journey.reinstall();
    if (type == "release_transit"_L1)
        well = well && journey.relocateAll();
    well = well && journey.write(first, "after") / 100 == 2;
    if (!well)
        qWarning("Preparing %s: %s", qPrintable(road), qPrintable(journey.problem()));
    if (!platform.terminate() || !well)
        return {};
    m_prepared.insert(road, folder);
    return folder;
}

void Killed::atEveryStage_data()
{
    QTest::addColumn<QString>("road");
    QTest::addColumn<QString>("keep");
    QTest::addColumn<QString>("fault");
    const QJsonObject all = PlatformProcess::stages();
    QVERIFY(!all.isEmpty());
    for (const QString &road : std::as_const(types)) {
        const QString type = typeOf(road);
        const bool precopies = !road.startsWith("shared/"_L1);
        QVERIFY2(all.contains(type), qPrintable(type));
        const QStringList keeps =
            type == "rollback"_L1 ? QStringList{u"current"_s, u"frozen"_s} : QStringList{QString()};
        for (const QString &keep : keeps) {
            const QJsonArray stages = all[type].toArray();
            for (const QJsonValue &stage : stages) {
                const QString only = stage["keep"_L1].toString();
                if ((!only.isEmpty() && only != keep) || (!precopies && stage["precopies"_L1].toBool()))
                    continue;
                for (const QString &point : {u"before"_s, u"work"_s, u"after"_s}) {
                    const QString fault = u"%1/%2/%3"_s.arg(type, stage["name"_L1].toString(), point);
                    const QString name = road.section(u'/', 0, -2) + u' ' + fault + u' ' + keep;
                    QTest::newRow(qPrintable(name.trimmed())) << road << keep << fault;
                }
            }
        }
    }
}

void Killed::atEveryStage()
{
    QFETCH(const QString, road);
    const QString type = typeOf(road);
    QFETCH(const QString, keep);
    QFETCH(const QString, fault);
    const QString source = prepared(road);
    QVERIFY(!source.isEmpty());
    QTemporaryDir place;
    const QString folder = place.filePath(u"data"_s);
    QVERIFY(copyFolder(source, folder));

    PlatformProcess platform(folder);
    QVERIFY(platform.start(startedWith(road) + QStringList{u"--crash-at"_s, fault}));
    QString name;
    QString home;
    Content before;
    int entries = 0;
    {
        Journey journey = walker(platform, road);
        name = journey.accountNames().first();
        home = journey.visit(name)["served_by"_L1].toString();
        before = journey.contentAt(name, home);
        entries = journey.visit(name)["entries"_L1].toInt();
        QVERIFY(before.size() > 3 && entries >= 2);
        // What the clock removes begins by itself, once the account has moved.
        QString path = journey.accountPath(name) + (type == "discard_copy"_L1 ? u"migrate"_s : type) + u'/';
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

    QVERIFY(platform.start(startedWith(road)));
    Journey journey = walker(platform, road);
    QVERIFY2(journey.settle(), "a task does not come to an end after the restart");

    const QJsonObject tasks =
        journey.support().list(u"/v1/task/?migration=%1"_s.arg(journey.migration()["id"_L1].toInt())).last().toObject();
    QCOMPARE(tasks["type"_L1].toString(), type);
    QCOMPARE(tasks["state"_L1].toString(), u"done"_s);

    const QString transit = journey.transitServer();
    QString expectedHome = home;
    const bool publicCloud = road.startsWith("public/"_L1);
    if (publicCloud)
        expectedHome = type == "rollback"_L1 ? u"public-07"_s : u"public-12"_s;
    else if (type == "migrate"_L1)
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
    if (type == "discard_copy"_L1) {
        QVERIFY(journey.contentAt(name, u"public-07"_s).isEmpty());
        QVERIFY(journey.account(name)["copy_discarded_at"_L1].isString());
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
