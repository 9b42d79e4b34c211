// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scripted_server.h"

#include <escale/desktop/application.h>
#include <escale/ui/shell/banner_area.h>
#include <escale/ui/shell/main_window.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QTreeView>

using namespace escale;
using namespace escale::test;
using namespace Qt::StringLiterals;
using Answer = ScriptedServer::Answer;
using Asked = ScriptedServer::Asked;

namespace {

QJsonObject href(const QString &kind, int id)
{
    return {{u"href"_s, u"/v1/%1/%2/"_s.arg(kind).arg(id)}};
}

QByteArray list(const QJsonArray &array)
{
    return QJsonDocument(array).toJson();
}

/// A hosting provider's public API, as its clients know it: bare arrays, {href} keys, missing fields, trailing slashes,
/// filters that match a part, errors that are not JSON, and nothing of migrations.
std::optional<Answer> publicApi(const Asked &asked)
{
    if (asked.path == "/v1/server/"_L1)
        return Answer{.body = list({QJsonObject{{u"id"_s, 7}, {u"name"_s, u"srv-acme-01"_s}}})};
    if (asked.path == "/v1/account/"_L1)
        return Answer{
            .body = list({QJsonObject{{u"id"_s, 1},
                                      {u"name"_s, u"shop"_s},
                                      {u"location_type"_s, u"server"_s},
                                      {u"location_object"_s, 7},
                                      {u"location"_s, href(u"server"_s, 7)}},
                          QJsonObject{{u"id"_s, 2}, {u"name"_s, u"blog"_s}, {u"location"_s, href(u"datacenter"_s, 3)}},
                          QJsonObject{{u"id"_s, 12}, {u"name"_s, u"blog-2"_s}, {u"location"_s, QJsonValue()}}})};
    if (asked.path == "/v1/domain/"_L1) {
        // "account=1" finds 12 too: whoever asks has to look again.
        const QString wanted = asked.query.queryItemValue(u"account"_s);
        QJsonArray found;
        for (const auto &[id, name, account] :
             {std::tuple{1, "shop.example", 1}, {2, "blog.example", 2}, {3, "two.example", 12}}) {
            if (QString::number(account).contains(wanted))
                found.append(QJsonObject{{u"id"_s, id},
                                         {u"name"_s, QString::fromLatin1(name)},
                                         {u"account"_s, href(u"account"_s, account)},
                                         {u"is_internal"_s, true}});
        }
        return Answer{.body = list(found)};
    }
    if (asked.path == "/v1/database/"_L1)
        return Answer{.status = 500, .body = "<html><h1>Server Error (500)</h1></html>"};
    return Answer{.status = 404, .body = "<!doctype html><title>Not Found</title>"};
}

} // namespace

/// The window on a platform that has no migrations: an inventory, and no command that cannot work.
class InventoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void treeAndDnsAreUsable()
    {
        QStandardPaths::setTestModeEnabled(true);
        ScriptedServer server(publicApi);
        Options options;
        options.settingsFile = m_folder.filePath(u"escale.ini"_s);
        options.language = QLocale::English;
        Application application(options);
        application.start();
        ui::MainWindow &window = application.window();
        application.connectTo(server.url(), u"a-token"_s);
        QTRY_VERIFY(application.session() && application.session()->state() == Session::State::Live);
        QVERIFY(application.session()->isInventoryOnly());

        // Everything that the platform named has its row.
        auto *view = window.findChild<QTreeView *>(u"serverTree"_s);
        QTRY_VERIFY(row(*view->model(), u"shop"_s).isValid());
        for (const QString &name : {u"srv-acme-01"_s, u"blog"_s, u"blog-2"_s})
            QVERIFY2(row(*view->model(), name).isValid(), qPrintable(name));
        picture(window, application, u"inventory-server"_s);

        window.go({.server = {}, .account = AccountId(1)});
        // DNS truth of this account and no other's; what could not be read says so.
        QTRY_VERIFY(says(window, u"shop.example"_s));
        QVERIFY(!says(window, u"two.example"_s));
        picture(window, application, u"inventory-account"_s);

        QVERIFY(window.banners().isShown(u"inventory"_s));
        QVERIFY(!window.findChild<QWidget *>(u"tasksPanel"_s)->isVisible());
        // No command on a migration is there to be clicked, in the menus or on the page.
        QVERIFY(!window.findChild<QAction *>(u"actionMigrationLog"_s)->isEnabled());
        QVERIFY(!window.findChild<QAction *>(u"actionDesk"_s)->isVisible());
        QVERIFY(!window.findChild<QAction *>(u"actionTokens"_s)->isVisible());
        for (const Place &place : {Place(ServerId(7), {}), Place({}, AccountId(1)), Place({}, AccountId(2))}) {
            window.go({.server = place.first, .account = place.second});
            QCoreApplication::processEvents();
            const QList<QAction *> actions = window.findChild<QMenu *>(u"migrationMenu"_s)->actions();
            for (const QAction *action : actions)
                QVERIFY2(action->isSeparator() || !action->isVisible() || !action->isEnabled(),
                         qPrintable(action->objectName() + action->text()));
            for (const QString &word : {u"Migrate"_s, u"Mark ready"_s, u"Roll back"_s, u"Relocate"_s, u"Verify"_s}) {
                const QList<QAbstractButton *> buttons = window.findChildren<QAbstractButton *>();
                for (const QAbstractButton *button : buttons)
                    QVERIFY2(!button->isVisible() || !button->isEnabled() || !button->text().startsWith(word),
                             qPrintable(button->text()));
            }
        }
        // Nothing but reads was asked, and each address ends in a slash.
        for (const Asked &asked : server.asked()) {
            QCOMPARE(asked.method, "GET"_ba);
            QVERIFY2(asked.path.endsWith(u'/'), qPrintable(asked.path));
        }
    }

private:
    using Place = std::pair<ServerId, AccountId>;

    static QModelIndex row(const QAbstractItemModel &model, const QString &text, const QModelIndex &parent = {})
    {
        for (int i = 0; i < model.rowCount(parent); ++i) {
            const QModelIndex index = model.index(i, 0, parent);
            if (index.data().toString() == text)
                return index;
            if (const QModelIndex below = row(model, text, index); below.isValid())
                return below;
        }
        return {};
    }
    static bool says(const QWidget &window, const QString &part)
    {
        const QList<QLabel *> labels = window.findChildren<QLabel *>();
        const QList<QAbstractItemView *> views = window.findChildren<QAbstractItemView *>();
        const bool inLabel = std::ranges::any_of(
            labels, [&](const QLabel *label) { return label->isVisible() && label->text().contains(part); });
        const bool inView = std::ranges::any_of(views, [&](const QAbstractItemView *view) {
            if (!view->isVisible() || !view->model() || view->objectName() == "serverTree"_L1)
                return false;
            for (int r = 0; r < view->model()->rowCount(); ++r) {
                for (int c = 0; c < view->model()->columnCount(); ++c) {
                    if (view->model()->index(r, c).data().toString().contains(part))
                        return true;
                }
            }
            return false;
        });
        return inLabel || inView;
    }
    static void picture(ui::MainWindow &window, Application &, const QString &name)
    {
        const QString folder = qEnvironmentVariable("ESCALE_PICTURES");
        if (folder.isEmpty())
            return;
        for (const bool french : {true, false}) {
            window.chooseLanguage(french ? QLocale::French : QLocale::English);
            for (const QSize size : {QSize(800, 600), QSize(1440, 900)}) {
                window.resize(size);
                QTest::qWait(50); // laid out
                window.grab().save(
                    u"%1/%2-%3-%4.png"_s.arg(folder, name, french ? u"fr"_s : u"en"_s).arg(size.width()));
            }
        }
    }

    QTemporaryDir m_folder;
};

QTEST_MAIN(InventoryTest)
#include "tst_inventory.moc"
