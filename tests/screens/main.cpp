// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "campaign.h"
#include "invented.h"
#include <escale/ui/commands/dialogs.h>

#include <escale/fleet/fleet.h>
#include <escale/sync/session.h>
#include <escale/ui/accounts/account_page.h>
#include <escale/ui/commands/planner_dialog.h>
#include <escale/ui/common/style.h>
#include <escale/ui/common/theme.h>
#include <escale/ui/common/translator.h>
#include <escale/ui/desk/desk_page.h>
#include <escale/ui/journey/journey_page.h>
#include <escale/ui/journey/step_path.h>

#include <QtCore/QDir>
#include <QtWidgets/QApplication>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace escale;

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const QDir folder(application.arguments().value(1));
    const QString only = application.arguments().value(2);
    const auto wanted = [&only](QStringView part) { return only.isEmpty() || only == part; };
    if (application.arguments().size() < 2 || !folder.mkpath(u"."_s)) {
        std::fputs("usage: escale-screens DIR [journey|dialogs|desk]\n", stderr);
        return 2;
    }
    QApplication::setStyle(new ui::Style);
    QApplication::setFont(QFont(u"Noto Sans"_s, 10));
    ui::Translator translator;
    const QDateTime now = QDateTime::currentDateTimeUtc();

    for (int step = 1; wanted(u"journey") && step <= 8; ++step) {
        for (const int count : {12, 200}) {
            if (count == 200 && step != 4)
                continue;
            for (const auto role : {migration::Party::Customer, migration::Party::Support}) {
                Fleet fleet;
                fleet.apply(invented::fleetWith(invented::situation(step, count, now), role));
                Session session(fleet, {.base = QUrl(u"http://127.0.0.1:1/"_s), .token = {}, .label = {}});
                ui::JourneyPage page;
                page.setAnimated(false);
                page.setSession(&session);
                page.setMigration(MigrationId(1));
                for (const auto language : {QLocale::English, QLocale::French}) {
                    translator.setLanguage(language);
                    for (const auto scheme : {ui::ColorScheme::Light, ui::ColorScheme::Dark}) {
                        QApplication::setPalette(ui::theme(scheme).palette());
                        for (const QSize size :
                             {QSize(1150, 640), QSize(1120, 760), QSize(560, 480), QSize(560, 1500)}) {
                            page.resize(size);
                            page.show();
                            for (int pass = 0; pass < 3; ++pass)
                                QCoreApplication::processEvents();
                            const QString name = u"journey-%1-%2-%3-%4x%5-%6-%7.png"_s.arg(step)
                                                     .arg(count)
                                                     .arg(QString(nameOf(role)))
                                                     .arg(size.width())
                                                     .arg(size.height())
                                                     .arg(language == QLocale::French ? u"fr"_s : u"en"_s,
                                                          scheme == ui::ColorScheme::Dark ? u"dark"_s : u"light"_s);
                            page.grab().save(folder.filePath(name));
                        }
                    }
                }
            }
        }
    }

    // The desk, with the card of each request open in turn.
    const auto settleNow = [] {
        for (int pass = 0; pass < 4; ++pass)
            QCoreApplication::processEvents();
    };
    for (int request = 0; wanted(u"desk") && request <= 3; ++request) {
        Fleet fleet;
        fleet.apply(invented::campaign(now));
        Session session(fleet, {.base = QUrl(u"http://127.0.0.1:1/"_s), .token = {}, .label = {}});
        ui::DeskPage page;
        page.setSession(&session);
        for (const auto language : {QLocale::English, QLocale::French}) {
            translator.setLanguage(language);
            for (const auto scheme : {ui::ColorScheme::Light, ui::ColorScheme::Dark}) {
                QApplication::setPalette(ui::theme(scheme).palette());
                for (const QSize size : {QSize(1150, 820), QSize(560, 1500)}) {
                    page.resize(size);
                    page.show();
                    settleNow();
                    page.selectRequest(SupportRequestId(request));
                    settleNow();
                    page.grab().save(
                        folder.filePath(u"desk-%1-%2x%3-%4-%5.png"_s.arg(request)
                                            .arg(size.width())
                                            .arg(size.height())
                                            .arg(language == QLocale::French ? u"fr"_s : u"en"_s,
                                                 scheme == ui::ColorScheme::Dark ? u"dark"_s : u"light"_s)));
                }
            }
        }
    }
    for (int account = 1; wanted(u"account") && account <= 8; account += 6) {
        Fleet fleet;
        fleet.apply(invented::fleetWith(invented::situation(4, 12, now), migration::Party::Customer));
        Session session(fleet, {.base = QUrl(u"http://127.0.0.1:1/"_s), .token = {}, .label = {}});
        ui::AccountPage page;
        page.setSession(&session);
        page.setAccount(AccountId(account + 1));
        for (const auto language : {QLocale::English, QLocale::French}) {
            translator.setLanguage(language);
            for (const QSize size : {QSize(1150, 820), QSize(560, 1500)}) {
                QApplication::setPalette(
                    ui::theme(language == QLocale::French ? ui::ColorScheme::Dark : ui::ColorScheme::Light).palette());
                page.resize(size);
                page.show();
                settleNow();
                page.grab().save(folder.filePath(u"account-%1-%2-%3.png"_s.arg(account + 1)
                                                     .arg(size.width())
                                                     .arg(language == QLocale::French ? u"fr"_s : u"en"_s)));
            }
        }
    }
    if (!wanted(u"dialogs"))
        return 0;

    // The dialogs, as they open.
    const auto each = [&](const QString &name, int step, auto make) {
        Fleet fleet;
        fleet.apply(invented::fleetWith(invented::situation(step, 12, now), migration::Party::Customer));
        const ui::JourneyState state = ui::journeyState(fleet, MigrationId(1));
        QApplication::setPalette(ui::theme(ui::ColorScheme::Light).palette());
        for (const auto language : {QLocale::English, QLocale::French}) {
            translator.setLanguage(language);
            ui::CommandDialog *dialog = make(state, fleet);
            dialog->open();
            for (int pass = 0; pass < 3; ++pass)
                QCoreApplication::processEvents();
            dialog->grab().save(
                folder.filePath(u"dialog-%1-%2.png"_s.arg(name, language == QLocale::French ? u"fr"_s : u"en"_s)));
            delete dialog;
        }
    };
    using State = const ui::JourneyState &;
    const QList<AccountId> three{AccountId(1), AccountId(2), AccountId(3)};
    for (const auto action : {migration::Action::Migrate, migration::Action::Rollback, migration::Action::Relocate,
                              migration::Action::Test, migration::Action::TestCleanup}) {
        each(QString(nameOf(action)), 4,
             [&](State state, Fleet &) { return new ui::AccountsDialog(state, action, three, nullptr); });
    }
    each(u"plan"_s, 4, [](State state, Fleet &) { return new ui::PlannerDialog(state, nullptr); });
    each(u"transit"_s, 2, [](State state, Fleet &) { return new ui::TransitDialog(state, nullptr); });
    each(u"reinstallation"_s, 5, [](State state, Fleet &) { return new ui::ReinstallationDialog(state, nullptr); });
    each(u"reinstall"_s, 5, [](State state, Fleet &) { return new ui::ReinstallDialog(state, nullptr); });
    each(u"wait"_s, 3,
         [](State state, Fleet &) { return new ui::ReasonDialog(state, migration::Action::WaitRequest, nullptr); });
    each(u"release"_s, 8,
         [](State state, Fleet &) { return new ui::ConfirmDialog(state, migration::Action::ReleaseTransit, nullptr); });
    each(u"allocate"_s, 3, [](State state, Fleet &fleet) {
        QList<Server> servers;
        for (const ServerId id : fleet.servers()) {
            if (fleet.server(id)->role == ServerRole::Transit)
                servers.append(*fleet.server(id));
        }
        return new ui::AllocateDialog(state, servers, nullptr);
    });
    return 0;
}
