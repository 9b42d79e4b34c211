// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/core/inventory.h>
#include <escale/logs/catalogue.h>
#include <escale/migration/checks.h>
#include <escale/migration/steps.h>
#include <escale/migration/support_request.h>
#include <escale/migration/vocabulary.h>

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace escale;
using namespace escale::migration;

namespace {

template <typename E>
QStringList names()
{
    QStringList list;
    for (const QLatin1StringView name : enumNames<E>)
        list.append(name);
    return list;
}

} // namespace

/// The words of the contract are those of the code: enumerations in the same order, actions as sub-paths.
class ContractWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(QStringLiteral(ESCALE_CONTRACT));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
        m_contract = QString::fromUtf8(file.readAll());
    }

    void enumerations_data()
    {
        QTest::addColumn<QStringList>("inCode");
        const auto row = [](const char *schema, const QStringList &inCode) { QTest::newRow(schema) << inCode; };
        row("ServerRole", names<ServerRole>());
        row("ServerPlan", names<ServerPlan>());
        row("ServerState", names<ServerState>());
        row("DnsHost", names<DnsHost>());
        row("Kind", names<Kind>());
        row("Preparation", names<Preparation>());
        row("Location", names<Location>());
        row("Activity", names<Activity>());
        row("Leg", names<Leg>());
        row("Outcome", names<Outcome>());
        row("TestState", names<TestState>());
        row("TransitState", names<TransitState>());
        row("TransitKind", names<TransitKind>());
        row("ReinstallationState", names<ReinstallationState>());
        row("Party", names<Party>());
        row("TaskType", names<TaskType>());
        row("TaskState", names<TaskState>());
        row("KeepData", names<KeepData>());
        row("UpgradeState", names<UpgradeState>());
        row("PlanState", names<PlanState>());
        row("Doing", names<Doing>());
        row("PathStep", names<PathStep>());
        row("CheckWhat", names<CheckDifference::What>());
        row("Action", names<Action>());
        row("GateCode", names<GateCode>());
        row("RequestKind", names<RequestKind>());
        row("RequestState", names<RequestState>());
        row("Severity", names<logs::Severity>());
    }
    void enumerations()
    {
        QFETCH(QStringList, inCode);
        const QString schema = QString::fromLatin1(QTest::currentDataTag());
        const QRegularExpression definition(
            QStringLiteral("\n    %1:\n(?:      [^\n]*\n)*?      enum:\\s*\\[([^\\]]*)\\]").arg(schema));
        const QRegularExpressionMatch match = definition.match(m_contract);
        QVERIFY2(match.hasMatch(), "the contract has no such enumeration");
        QStringList inContract;
        const QStringList parts = match.captured(1).split(u',');
        for (const QString &part : parts) {
            if (!part.trimmed().isEmpty())
                inContract.append(part.trimmed());
        }
        QCOMPARE(inContract, inCode);
    }

    void actionsArePaths()
    {
        for (const QString &action : names<Action>()) {
            const QRegularExpression path(QStringLiteral("\n  /v1/[^\n]*/%1/:\n").arg(action));
            QVERIFY2(path.match(m_contract).hasMatch(),
                     qPrintable(QStringLiteral("%1 is no path of the contract").arg(action)));
        }
    }

private:
    QString m_contract;
};

QTEST_GUILESS_MAIN(ContractWordsTest)
#include "tst_contract_words.moc"
