// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tour.h"

#include <escale/desktop/application.h>
#include <escale/migration/clocks.h>
#include <escale/migration/steps.h>
#include <escale/ui/shell/main_window.h>

#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>

/// What the tour of the desk shows: support's side with its requests, messages, fleet and overruns, a request declined and
/// what the customer reads of it, an account rolled back and migrated again, a queue of moves, tokens, the palette.
namespace escale::desktop {

using namespace Qt::StringLiterals;
using namespace escale::migration;

namespace {

const QString acme = u"Acme SA"_s;
const QString boreal = u"Boreal"_s;
const QString support = u"upport"_s; // the switcher may begin it with a capital

bool dialogIsOpen()
{
    return Robot::find(u"confirmButton"_s) != nullptr;
}

bool dialogIsClosed()
{
    return !dialogIsOpen();
}

bool isEnabled(const QString &name)
{
    QWidget *widget = Robot::find(name);
    return widget && widget->isEnabled();
}

/// The row of a table that says this in any of its cells; invalid: none.
QModelIndex rowSaying(const QString &view, const QString &text)
{
    auto *table = Robot::find<QAbstractItemView>(view);
    for (int row = 0; table && table->model() && row < table->model()->rowCount(); ++row) {
        for (int column = 0; column < table->model()->columnCount(); ++column) {
            const QModelIndex index = table->model()->index(row, column);
            if (index.data().toString().contains(text))
                return table->model()->index(row, 0);
        }
    }
    return {};
}

} // namespace

void Tour::tellDesk()
{
    const auto press = [](const QString &name) { return [name] { return Robot::click(name); }; };
    const auto there = [](const QString &name) { return [name] { return Robot::find(name) != nullptr; }; };
    const auto live = [this](Party role) {
        return [this, role] {
            const Session *session = application().session();
            return session && session->state() == Session::State::Live && application().fleet().me().role == role;
        };
    };
    const auto as = [&](const QString &side, Party role) {
        does(
            u"take the side of "_s + (side == support ? u"support"_s : side), [this, side] { return takeSide(side); },
            live(role));
    };
    const auto openDesk = [&] {
        does(u"open the desk"_s, [] { return Robot::trigger(u"actionDesk"_s); }, there(u"requestTable"_s));
    };
    const auto chooseRequest = [&](const QString &server) {
        does(
            u"choose the request of "_s + server,
            [server] {
                return Robot::clickRow(Robot::find<QAbstractItemView>(u"requestTable"_s),
                                       rowSaying(u"requestTable"_s, server));
            },
            [server] {
                auto *heading = Robot::find<QLabel>(u"requestHeading"_s);
                return heading && heading->text().contains(server);
            });
    };
    const auto openServer = [&](const QString &name) {
        does(
            u"open "_s + name,
            [this, name] {
                m_server = name;
                return selectServer(name);
            },
            [this] { return step() > 0 && Robot::find(u"nowHeading"_s); });
    };
    const auto search = [&](const QString &text, const QString &result) {
        does(u"open the palette"_s, [] { return Robot::trigger(u"actionPalette"_s); }, there(u"paletteLine"_s));
        does(
            u"search for "_s + text, [text] { return Robot::type(Robot::find(u"paletteLine"_s), text); },
            [result] { return rowSaying(u"paletteList"_s, result).isValid(); });
    };
    const auto choose = [&](const QString &result, std::function<bool()> until) {
        does(
            u"choose "_s + result,
            [result] {
                return Robot::clickRow(Robot::find<QAbstractItemView>(u"paletteList"_s),
                                       rowSaying(u"paletteList"_s, result));
            },
            std::move(until));
    };
    const auto settled = [this](const QString &name, Location location) {
        return [this, name, location] {
            const AccountFacts *found = account(name);
            return found && found->location == location && found->activity == Activity::Idle;
        };
    };

    // --- the desk
    as(support, Party::Support);
    openDesk();
    shows(
        u"desk"_s,
        u"Support’s desk: requests by urgency, the transit fleet with its waiting line, clocks and overruns."_s,
        u"Le bureau du support : demandes par urgence, parc de transit avec sa file d’attente, échéances et dépassements."_s,
        [] { return rowSaying(u"requestTable"_s, u"vps-boreal"_s).isValid(); });
    chooseRequest(u"vps-boreal"_s);
    does(
        u"write an answer"_s,
        [] { return Robot::type(Robot::find(u"answerText"_s), u"A server of your size comes back next week."_s); },
        [] { return isEnabled(u"sendAnswerButton"_s); });
    does(u"send the answer"_s, press(u"sendAnswerButton"_s), [this] {
        const Fleet &fleet = application().fleet();
        for (const SupportRequestId id : fleet.requests()) {
            if (fleet.request(id)->state == RequestState::Waiting)
                return fleet.request(id)->messages.size() >= 2;
        }
        return false;
    });
    shows(
        u"waiting-line"_s, u"A request in the waiting line: why it waits, what both sides have said, and what fits."_s,
        u"Une demande en file d’attente : pourquoi elle attend, ce que les deux parties ont dit, et ce qui convient."_s);

    // --- a deadline has passed: the migration has begun by itself, and its owner takes it in hand again
    as(acme, Party::Customer);
    openServer(u"srv-acme-01"_s);
    shows(u"deadline-passed"_s, u"Past its deadline a mandatory migration begins by itself, and says so."_s,
          u"Passé sa date limite, une migration obligatoire démarre d’elle-même, et le dit."_s,
          [this] { return facts() && facts()->startedByDeadlineAt.isValid() && step() == 3; });
    does(u"withdraw what it asked for"_s, press(u"withdraw_transit_requestButton"_s), dialogIsOpen);
    does(u"confirm the withdrawal"_s, press(u"confirmButton"_s), [this] { return step() == 1 && dialogIsClosed(); });

    // --- a request for the shared server, declined
    does(u"mark every account ready"_s, press(u"nowPrimaryButton"_s), [this] { return step() == 2; });
    does(
        u"ask for the transit server"_s,
        [] {
            // The page follows the facts a moment later: the button is pressed when it says what is meant.
            auto *button = Robot::find<QAbstractButton>(u"nowPrimaryButton"_s);
            return button && button->text().startsWith(u"Request"_s) && Robot::click(button);
        },
        dialogIsOpen);
    does(u"the shared one"_s, press(u"transitShared"_s), [] {
        auto *button = Robot::find<QAbstractButton>(u"transitShared"_s);
        return button && button->isChecked();
    });
    shows(u"dedicated-or-shared"_s, u"Dedicated or shared, compared account by account before asking."_s,
          u"Dédié ou partagé, comparés compte par compte avant de demander."_s);
    does(u"send the request"_s, press(u"confirmButton"_s), [this] { return step() == 3 && dialogIsClosed(); });
    as(support, Party::Support);
    openDesk();
    chooseRequest(u"srv-acme-01"_s);
    does(u"decline it"_s, press(u"desk_declineButton"_s), dialogIsOpen);
    does(
        u"give the reason"_s,
        [] {
            return Robot::type(Robot::find(u"reasonText"_s),
                               u"The shop needs its own firewall: ask for a server of its own."_s);
        },
        [] { return isEnabled(u"confirmButton"_s); });
    shows(u"decline"_s, u"Declined with a reason that the customer will read."_s,
          u"Refusée, avec un motif que le client lira."_s);
    does(u"confirm"_s, press(u"confirmButton"_s),
         [] { return dialogIsClosed() && !rowSaying(u"requestTable"_s, u"srv-acme-01"_s).isValid(); });
    as(acme, Party::Customer);
    openServer(u"srv-acme-01"_s);
    shows(u"declined"_s, u"The customer reads why, and may ask again."_s,
          u"Le client lit pourquoi, et peut redemander."_s, there(u"requestPart"_s));

    // --- the other kinds: one account of the public cloud, and a service upgraded in place
    const auto carnet = [this]() -> const AccountFacts * {
        const Fleet &fleet = application().fleet();
        const QList<AccountId> ids = fleet.accounts();
        for (const AccountId id : ids) {
            if (fleet.accountName(id) == "carnet"_L1)
                return fleet.accountFacts(id);
        }
        return nullptr;
    };
    search(u"carnet"_s, u"carnet"_s);
    choose(u"carnet"_s, there(u"shortPath"_s));
    does(u"mark the documentation as read"_s, press(u"account_read_documentationButton"_s),
         [] { return isEnabled(u"account_readyButton"_s); });
    does(u"mark the applications as checked"_s, press(u"account_readyButton"_s),
         [carnet] { return carnet() && carnet()->preparation == Preparation::Ready; });
    shows(u"public-cloud"_s,
          u"An account of the public cloud has a path of four steps, and its DNS is told step by step."_s,
          u"Un compte du cloud public a un parcours de quatre étapes, et son DNS est dit étape par étape."_s,
          [] { return isEnabled(u"account_migrateButton"_s); });
    does(u"ask for its migration"_s, press(u"account_migrateButton"_s), dialogIsOpen);
    shows(u"public-cloud-migrate"_s, u"What changes, for how long, and until when it can be taken back."_s,
          u"Ce qui change, pendant combien de temps, et jusqu’à quand on peut revenir."_s);
    does(u"migrate it"_s, press(u"confirmButton"_s), [carnet] {
        return carnet() && carnet()->location != Location::ClientOld && carnet()->activity == Activity::Idle;
    });
    shows(u"public-cloud-migrated"_s, u"Migrated: estimate beside actual, and what is left to be done by hand."_s,
          u"Migré : estimation et mesure côte à côte, et ce qui reste à faire à la main."_s);
    as(u"Lumen"_s, Party::Customer);
    openServer(u"vps-lumen"_s);
    does(u"read its documentation"_s, press(u"nowPrimaryButton"_s),
         [this] { return facts() && facts()->documentationReadAt.isValid(); });
    shows(
        u"optional"_s,
        u"An optional migration upgrades one service in place; no test is possible, and the way out is named."_s,
        u"Une migration optionnelle met à niveau un service sur place ; aucun test n’est possible, et l’issue est nommée."_s);
    does(u"ask for the upgrade"_s, press(u"nowPrimaryButton"_s), dialogIsOpen);
    shows(u"upgrade"_s, u"There is no way back, so the server’s name has to be typed."_s,
          u"Il n’y a pas de retour possible : le nom du serveur doit être saisi."_s);
    does(
        u"type the server's name"_s, [] { return Robot::type(Robot::find(u"typedServerName"_s), u"vps-lumen"_s); },
        [] { return isEnabled(u"confirmButton"_s); });
    does(u"upgrade"_s, press(u"confirmButton"_s),
         [this] { return facts() && facts()->upgrade.state == UpgradeState::Done; });

    // --- clocks: an overrun with its forecast, and a deadline that comes near
    as(support, Party::Support);
    openServer(u"srv-acme-02"_s);
    shows(
        u"overrun"_s, u"Over its free time: days over, the amount so far, and a forecast from the observed pace."_s,
        u"Au-delà du temps sans surcoût : jours de dépassement, montant à ce jour, et prévision au rythme observé."_s);
    openServer(u"vps-boreal-web"_s);
    shows(u"deadline"_s, u"On the shared transit server, with a deadline in a few days."_s,
          u"Sur le serveur de transit partagé, avec une date limite dans quelques jours."_s);

    // --- an account rolled back and migrated again
    as(boreal, Party::Customer);
    openServer(u"srv-boreal-db"_s);
    search(u"dispatch"_s, u"dispatch"_s);
    shows(u"palette"_s, u"One line finds servers, accounts, commands and help, in either language."_s,
          u"Une seule ligne trouve serveurs, comptes, commandes et aide, dans les deux langues."_s);
    choose(u"dispatch"_s, [] { return isEnabled(u"account_rollbackButton"_s); });
    does(u"ask for a rollback"_s, press(u"account_rollbackButton"_s), dialogIsOpen);
    does(u"roll back"_s, press(u"confirmButton"_s), settled(u"dispatch"_s, Location::ClientOld));
    does(
        u"migrate again"_s,
        [] { return isEnabled(u"account_migrateButton"_s) && Robot::click(u"account_migrateButton"_s); }, dialogIsOpen);
    does(u"confirm the second attempt"_s, press(u"confirmButton"_s), settled(u"dispatch"_s, Location::Transit));
    shows(
        u"account"_s,
        u"Everything of an account: facts, estimate beside actual, every attempt, domains and databases."_s,
        u"Tout d’un compte : faits, estimation et mesure côte à côte, chaque tentative, domaines et bases de données."_s,
        [] { return rowSaying(u"attemptTable"_s, u"3"_s).isValid(); });

    // --- what both sides note, and what the migration's notes ask to be looked at
    does(
        u"write a note"_s,
        [] {
            return Robot::type(Robot::find(u"noteText"_s),
                               u"Its nightly import runs at two: not between one and three."_s);
        },
        [] { return isEnabled(u"addNoteButton"_s); });
    does(u"add it"_s, press(u"addNoteButton"_s), [this] {
        const AccountFacts *dispatch = account(u"dispatch"_s);
        return dispatch && !dispatch->notes.isEmpty();
    });
    does(
        u"tick something off"_s,
        [] {
            auto *card = Robot::find(u"checklistCard"_s);
            auto *box = card ? card->findChild<QCheckBox *>() : nullptr;
            return box && (box->isChecked() || Robot::click(box));
        },
        [this] {
            const AccountFacts *dispatch = account(u"dispatch"_s);
            return dispatch && !dispatch->ticks.isEmpty();
        });
    does(u"look at the notes"_s,
         [this] {
             m_lookAt = u"notesCard"_s;
             return true;
         },
         {});
    shows(u"notes"_s, u"Notes of both sides, and a checklist that says who has ticked what."_s,
          u"Les notes des deux parties, et une liste de contrôle qui dit qui a coché quoi."_s);

    does(u"look at the beginning again"_s,
         [this] {
             m_lookAt.clear();
             return true;
         },
         {});

    // --- a queue of moves, which meets a real failure: a database that can no longer be read on the server itself
    openServer(u"srv-boreal-db"_s);
    search(u"analytics"_s, u"analytics"_s);
    choose(u"analytics"_s, [] { return isEnabled(u"account_testButton"_s); });
    does(u"ask for a test"_s, press(u"account_testButton"_s), dialogIsOpen);
    does(u"test the databases"_s, press(u"confirmButton"_s), [this] {
        const AccountFacts *found = account(u"analytics"_s);
        return found && found->test.state == TestState::Available && found->activity == Activity::Idle;
    });
    does(u"damage a database"_s, [this] { return damageDatabases(u"srv-boreal-db"_s, u"analytics"_s); }, {});
    openServer(u"srv-boreal-db"_s);
    does(u"plan the moves"_s, press(u"planButton"_s), dialogIsOpen);
    shows(u"planner"_s, u"The planner proposes an order and shows when it ends and what it costs."_s,
          u"Le planificateur propose un ordre, et montre quand il se termine et ce qu’il coûte."_s);
    does(u"hand the queue over"_s, press(u"confirmButton"_s),
         [this] { return dialogIsClosed() && facts() && facts()->plan.state == PlanState::Running; });
    shows(u"queue"_s, u"The platform works the queue off by itself; it can be paused, changed and given up."_s,
          u"La plateforme traite la file elle-même ; on peut la suspendre, la changer et l’abandonner."_s);

    does(
        u"wait for the failure"_s, [] { return true; },
        [this] { return facts() && facts()->plan.state == PlanState::Stopped; });
    shows(u"queue-stopped"_s, u"A move failed: the queue has stopped there and says why; nothing else is touched."_s,
          u"Un déplacement a échoué : la file s’est arrêtée là et dit pourquoi ; rien d’autre n’est touché."_s);

    // --- a report
    does(u"ask for a report"_s, [] { return Robot::trigger(u"actionReport"_s); }, there(u"reportDialog"_s));
    shows(u"report"_s, u"A report on paper or as a page, the accounts as a table, the clocks as a calendar."_s,
          u"Un rapport sur papier ou en page, les comptes en tableau, les échéances en calendrier."_s,
          [] { return isEnabled(u"confirmButton"_s); });
    does(u"close the report"_s, press(u"cancelButton"_s), dialogIsClosed);

    // --- tokens
    as(support, Party::Support);
    does(
        u"open the tokens"_s, [] { return Robot::trigger(u"actionTokens"_s); },
        [] { return rowSaying(u"tokenTable"_s, u"Robin"_s).isValid() && isEnabled(u"createTokenButton"_s); });
    does(u"ask for a new token"_s, press(u"createTokenButton"_s), dialogIsOpen);
    does(
        u"name it"_s, [] { return Robot::type(Robot::find(u"tokenName"_s), u"Nadia"_s); },
        [] { return isEnabled(u"confirmButton"_s); });
    does(u"create it"_s, press(u"confirmButton"_s), there(u"tokenSecret"_s));
    does(u"close the secret"_s, press(u"confirmButton"_s),
         [] { return dialogIsClosed() && rowSaying(u"tokenTable"_s, u"Nadia"_s).isValid(); });
    shows(u"tokens"_s, u"Support creates, limits and revokes tokens; a secret is shown once."_s,
          u"Le support crée, limite et révoque les jetons ; un secret n’est montré qu’une fois."_s);

    // --- in the dark, and small
    openDesk();
    does(u"make it dark"_s, [] { return Robot::trigger(u"actionDark"_s); }, {});
    shows(u"dark"_s, u"The desk in dark colours."_s, u"Le bureau en couleurs sombres."_s);
    openServer(u"srv-boreal-db"_s);
    shows(u"dark-journey"_s, u"A server’s page in dark colours."_s, u"La page d’un serveur en couleurs sombres."_s);
    does(u"make it light and small"_s,
         [this] {
             application().window().resize(800, 600);
             return Robot::trigger(u"actionLight"_s);
         },
         {});
    shows(u"small-journey"_s, u"The same page in a window of 800 by 600."_s,
          u"La même page dans une fenêtre de 800 sur 600."_s);
    openDesk();
    shows(u"small-desk"_s, u"The desk in a window of 800 by 600."_s, u"Le bureau dans une fenêtre de 800 sur 600."_s);
}

} // namespace escale::desktop
