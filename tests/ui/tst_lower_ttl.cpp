// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/api_session.h"
#include "support/platform_process.h"

#include <escale/sync/session.h>
#include <escale/ui/accounts/account_page.h>
#include <escale/ui/common/style.h>
#include <escale/ui/common/translator.h>

#include <QtCore/QDir>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableWidget>

using namespace escale;
using namespace escale::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int ttlColumn = 2;

/// An account's page, as one side sees it.
struct Page {
    Page(const QUrl &url, const QByteArray &token, AccountId account)
        : session(fleet, Connection{url, QString::fromLatin1(token), {}})
    {
        session.start();
        translator.setLanguage(QLocale::English);
        page.setSession(&session);
        page.setAccount(account);
        page.resize(820, 900);
        page.show();
    }

    [[nodiscard]] QPushButton *button() const { return page.findChild<QPushButton *>(u"lowerTtlButton"_s); }
    [[nodiscard]] QLabel *problem() const { return page.findChild<QLabel *>(u"lowerTtlProblem"_s); }
    /// What the table of domains says of the time to live of its first one.
    [[nodiscard]] QString ttl() const
    {
        const auto *table = page.findChild<QTableWidget *>(u"domainTable"_s);
        const QTableWidgetItem *item = table && table->rowCount() > 0 ? table->item(0, ttlColumn) : nullptr;
        return item ? item->text() : QString();
    }
    /// For people to look at; nothing is compared.
    void picture(const QString &name)
    {
        const QString folder = qEnvironmentVariable("ESCALE_PICTURES");
        if (folder.isEmpty())
            return;
        for (const auto language : {QLocale::French, QLocale::English}) {
            translator.setLanguage(language);
            for (int pass = 0; pass < 10; ++pass)
                QTest::qWait(20);
            page.widget()->grab().save(
                u"%1/ttl-%2-%3.png"_s.arg(folder, name, language == QLocale::French ? u"fr"_s : u"en"_s));
        }
    }

    ui::Translator translator;
    Fleet fleet;
    Session session;
    ui::AccountPage page;
};

} // namespace

/// Process P9: before a move of the public cloud the time to live of its records is lowered, from the page that says so.
class LowerTtlTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::C);
        QApplication::setStyle(new ui::Style);
        QVERIFY(m_platform.start({u"--content"_s, u"small"_s}));
        const ApiSession support(m_platform.url(), m_platform.supportToken());
        for (const QJsonValue &value : support.list(u"/v1/migration/"_s)) {
            const QJsonObject migration = value.toObject();
            if (migration.value("kind"_L1) != "public_cloud"_L1)
                continue;
            const QString accounts = u"/v1/migration/%1/account/"_s.arg(migration.value("id"_L1).toInteger());
            m_account = AccountId(support.list(accounts).first().toObject().value("id"_L1).toInteger());
        }
        QVERIFY(m_account.isValid());
    }

    void aReviewerOnlyReads()
    {
        const Page page(m_platform.url(), m_platform.reviewerToken(), m_account);
        QTRY_VERIFY2(page.ttl().contains("lower it first"_L1), qPrintable(page.ttl()));
        QTRY_VERIFY(page.button()->isVisibleTo(&page.page));
        QVERIFY(!page.button()->isEnabled());
        QCOMPARE(page.button()->accessibleDescription(), u"A reviewer reads only."_s);
    }

    void supportLowersIt()
    {
        Page page(m_platform.url(), m_platform.supportToken(), m_account);
        QTRY_VERIFY2(page.ttl().contains("lower it first"_L1), qPrintable(page.ttl()));
        QTRY_VERIFY(page.button()->isVisibleTo(&page.page)
                    && page.button()->isEnabled()); // the account's facts are there
        QCOMPARE(page.button()->text(), u"Lower the TTL of 1 domain to 5\u00a0min"_s);
        page.picture(u"before"_s);
        const auto *table = page.page.findChild<QTableWidget *>(u"domainTable"_s);
        QVERIFY(table->horizontalHeader()->length() <= table->viewport()->width());
        for (int row = 0; row < table->rowCount(); ++row)
            QVERIFY(table->rowHeight(row) > 2 * table->fontMetrics().lineSpacing()); // wrapped rather than cut
        page.translator.setLanguage(QLocale::English);
        page.button()->click();
        QVERIFY(!page.button()->isEnabled()); // a double click is one
        QTRY_VERIFY2(page.ttl().contains("lowered too recently"_L1), qPrintable(page.ttl()));
        QVERIFY(!page.button()->isVisibleTo(&page.page));
        QVERIFY(!page.problem()->isVisibleTo(&page.page));
        page.picture(u"after"_s);
    }

private:
    PlatformProcess m_platform;
    AccountId m_account;
};

QTEST_MAIN(LowerTtlTest)
#include "tst_lower_ttl.moc"
