// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tour.h"

#include <escale/desktop/application.h>
#include <escale/migration/steps.h>

#include <QtCore/QUuid>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractItemView>

/// What the tour shows, act by act: one dedicated server from its announcement to its end, with a test, a refusal, a
/// temporary rollback and the point of no return.
namespace escale::desktop {

using namespace Qt::StringLiterals;
using namespace escale::migration;

namespace {

const QString customer = u"Acme SA"_s;
const QString support = u"upport"_s; // the switcher may begin it with a capital

bool idle(const AccountFacts &account)
{
    return account.activity == Activity::Idle || account.activity == Activity::Failed;
}

bool dialogIsOpen()
{
    return Robot::find(u"confirmButton"_s) != nullptr;
}

} // namespace

void Tour::tell()
{
    const auto press = [](const QString &name) { return [name] { return Robot::click(name); }; };
    // The page follows the facts a moment later: a press that meets the earlier command does nothing, and is repeated.
    const auto askFor = [] { return Robot::click(u"nowPrimaryButton"_s) && dialogIsOpen(); };
    const auto stepIs = [this](int wanted) { return [this, wanted] { return step() == wanted; }; };
    // An account is on transit from its switch on, but is free for the next command only when its move has ended.
    const auto settledIn = [this](int wanted) {
        return [this, wanted] { return step() == wanted && everyAccount(idle); };
    };
    const auto live = [this](Party role) {
        return [this, role] {
            const Session *session = application().session();
            return session && session->state() == Session::State::Live && application().fleet().me().role == role
                   && step() > 0 && Robot::find(u"nowPrimaryButton"_s);
        };
    };
    const auto as = [&](const QString &side, Party role) {
        does(
            u"take the side of "_s + (side == support ? u"support"_s : side), [this, side] { return takeSide(side); },
            live(role));
    };
    const auto onAccounts = [&](const QStringList &names, const QString &button) {
        does(
            u"choose "_s + names.join(u", "_s), [this, names] { return selectAccounts(names); },
            [button] {
                QWidget *widget = Robot::find(button);
                return widget && widget->isEnabled();
            });
    };
    const auto confirm = [&](const QString &what, std::function<bool()> until) {
        does(what, press(u"confirmButton"_s), std::move(until));
    };
    const auto closed = [] { return !dialogIsOpen(); };

    // --- step 1
    does(
        u"take the customer's side"_s, [this] { return takeSide(customer); },
        [this] {
            const Session *session = application().session();
            return session && session->state() == Session::State::Live
                   && application().fleet().me().role == Party::Customer && facts();
        });
    does(
        u"choose the server in the tree"_s, [this] { return selectServer(u"srv-acme-01"_s); },
        [this] { return step() == 1 && Robot::find(u"picture"_s) && Robot::find(u"nowPrimaryButton"_s); });
    shows(u"prepare"_s, u"Step 1. The customer prepares the accounts; the transit server does not exist yet."_s,
          u"Étape 1. Le client prépare les comptes ; le serveur de transit n’existe pas encore."_s);
    does(u"open the help of step 6"_s, press(u"step6"_s), [] { return Robot::find(u"stepHelp"_s) != nullptr; });
    shows(u"point-of-no-return"_s, u"Each step explains itself. Step 6 is the point of no return."_s,
          u"Chaque étape s’explique elle-même. L’étape 6 est le point de non-retour."_s);
    does(u"close the help"_s, press(u"step6"_s), [] { return Robot::find(u"stepHelp"_s) == nullptr; });
    onAccounts({u"shop"_s}, u"testButton"_s);
    does(u"ask for a test"_s, press(u"testButton"_s), dialogIsOpen);
    confirm(u"confirm the test"_s, [this] {
        const AccountFacts *shop = account(u"shop"_s);
        return shop && shop->test.state == TestState::Available;
    });
    shows(u"tested"_s, u"A test copy of the databases runs under the new architecture; the site is untouched."_s,
          u"Une copie de test des bases de données tourne sous la nouvelle architecture ; le site reste intact."_s);
    does(u"mark every account ready"_s, press(u"nowPrimaryButton"_s), stepIs(2));

    // --- step 2
    does(u"ask for the transit server"_s, askFor, dialogIsOpen);
    shows(u"request-transit"_s, u"Step 2. Dedicated or shared: the two kinds are compared before asking."_s,
          u"Étape 2. Dédié ou partagé : les deux sont comparés avant de demander."_s);
    confirm(u"send the request"_s, stepIs(3));
    shows(u"requested"_s, u"The request is sent. Now it is support’s turn."_s,
          u"La demande est envoyée. C’est au tour du support."_s, closed);

    // --- step 3, with a refusal: the customer changes their mind while support decides
    as(support, Party::Support);
    does(u"open the allocation"_s, askFor, dialogIsOpen);
    does(
        u"choose transit-03"_s,
        [] {
            auto *list = Robot::find<QAbstractItemView>(u"transitServers"_s);
            for (int row = 0; list && row < list->model()->rowCount(); ++row) {
                const QModelIndex index = list->model()->index(row, 0);
                if (index.data().toString().startsWith(u"transit-03"_s))
                    return Robot::clickRow(list, index);
            }
            return false;
        },
        [] {
            QWidget *button = Robot::find(u"confirmButton"_s);
            return button && button->isEnabled();
        });
    shows(u"allocate"_s, u"Step 3. Support chooses a transit server; the fit is checked."_s,
          u"Étape 3. Le support choisit un serveur de transit ; sa configuration est vérifiée."_s);
    // Somebody else, elsewhere: through the same API, with the customer's own token.
    does(
        u"the customer withdraws the request meanwhile"_s,
        [this] {
            for (const auto &[name, token] : application().practice()->tokens().customers) {
                if (name == customer)
                    m_other = std::make_unique<api::ApiClient>(application().practice()->url(), token);
            }
            if (!m_other || !facts())
                return false;
            m_otherDone = false;
            m_other->start(
                std::make_unique<api::MigrationActionJob>(Action::WithdrawTransitRequest, facts()->id,
                                                          QUuid::createUuid().toByteArray(QUuid::WithoutBraces)),
                this, [this](const api::ApiJob *job) { m_otherDone = job->succeeded(); });
            return true;
        },
        [this] { return m_otherDone; });
    does(
        u"allocate all the same"_s, [] { return Robot::click(u"confirmButton"_s) || !dialogIsOpen(); },
        [] { return Robot::find(u"errorCode"_s) != nullptr; });
    shows(
        u"refused"_s,
        u"Two people at once: the customer has just withdrawn the request. The platform refuses and says why; nothing is harmed."_s,
        u"Deux personnes à la fois : le client vient de retirer sa demande. La plateforme refuse et dit pourquoi ; rien n’est abîmé."_s);
    does(u"close the refusal"_s, press(u"closeButton"_s), [] { return Robot::find(u"errorCode"_s) == nullptr; });
    as(customer, Party::Customer);
    does(u"ask again"_s, askFor, dialogIsOpen);
    confirm(u"send the request again"_s, stepIs(3));
    as(support, Party::Support);
    does(u"open the allocation again"_s, askFor, dialogIsOpen);
    does(u"choose transit-03 again"_s,
         [] {
             auto *list = Robot::find<QAbstractItemView>(u"transitServers"_s);
             for (int row = 0; list && row < list->model()->rowCount(); ++row) {
                 const QModelIndex index = list->model()->index(row, 0);
                 if (index.data().toString().startsWith(u"transit-03"_s))
                     return Robot::clickRow(list, index);
             }
             return false;
         },
         {});
    confirm(u"install the transit server"_s, [this] {
        return facts() && facts()->transit.state != TransitState::Requested
               && facts()->transit.state != TransitState::None;
    });
    shows(u"install"_s, u"The transit server is installed, then files and mail are copied ahead."_s,
          u"Le serveur de transit est installé, puis les fichiers et le courrier sont copiés d’avance."_s);
    does(u"wait until transit is ready"_s, {}, stepIs(4));

    // --- step 4
    as(customer, Party::Customer);
    shows(u"transit-ready"_s, u"Step 4. The transit server is ready; the customer migrates whenever they want."_s,
          u"Étape 4. Le serveur de transit est prêt ; le client migre quand il le souhaite."_s);
    onAccounts({u"intranet"_s}, u"migrateButton"_s);
    does(u"ask for the migration of one account"_s, press(u"migrateButton"_s), dialogIsOpen);
    shows(u"migrate-one"_s, u"Before the click: what happens, the estimated downtime, until when it can be undone."_s,
          u"Avant le clic : ce qui se passe, l’indisponibilité estimée, jusqu’à quand on peut revenir en arrière."_s);
    confirm(u"migrate it"_s, [this] {
        const AccountFacts *intranet = account(u"intranet"_s);
        return intranet && (intranet->activity == Activity::Migrating || intranet->location == Location::Transit);
    });
    shows(u"moving"_s, u"The account is on its way from the client server to transit."_s,
          u"Le compte est en chemin du serveur du client vers le transit."_s);
    does(u"wait until it has arrived"_s, {}, [this] {
        const AccountFacts *intranet = account(u"intranet"_s);
        return intranet && intranet->location == Location::Transit && idle(*intranet);
    });
    does(u"migrate the remaining accounts"_s, askFor, dialogIsOpen);
    shows(u"migrate-all"_s, u"The remaining accounts, one after the other, in an order of the customer’s choice."_s,
          u"Les comptes restants, l’un après l’autre, dans l’ordre que choisit le client."_s);
    confirm(u"queue them"_s, [this] {
        return everyAccount([](const AccountFacts &a) {
            return a.location == Location::Transit || a.activity == Activity::Migrating
                   || a.activity == Activity::Queued;
        });
    });
    shows(u"queue"_s, u"One account at a time; the others wait for their turn, and can be paused or cancelled."_s,
          u"Un compte à la fois ; les autres attendent leur tour et peuvent être suspendus ou annulés."_s);
    does(u"wait until all are on transit"_s, {}, settledIn(5));
    shows(
        u"all-on-transit"_s, u"Step 5. Every account is on transit; measured downtime stands beside its estimate."_s,
        u"Étape 5. Tous les comptes sont sur le transit ; l’indisponibilité mesurée figure à côté de l’estimation."_s);

    // --- a temporary rollback
    onAccounts({u"crm"_s}, u"rollbackButton"_s);
    does(u"ask for a rollback"_s, press(u"rollbackButton"_s), dialogIsOpen);
    shows(u"rollback"_s, u"A temporary rollback: today’s data goes back with the account."_s,
          u"Un retour en arrière temporaire : les données d’aujourd’hui reviennent avec le compte."_s);
    confirm(u"roll back"_s, [this] {
        const AccountFacts *crm = account(u"crm"_s);
        return crm && crm->location == Location::ClientOld && idle(*crm);
    });
    shows(u"rolled-back"_s, u"The account is back on the old architecture, and the server back in step 4."_s,
          u"Le compte est revenu sur l’ancienne architecture, et le serveur à l’étape 4."_s, stepIs(4));
    does(u"migrate it again"_s, askFor, dialogIsOpen);
    confirm(u"confirm the second attempt"_s, settledIn(5));

    // --- step 5
    onAccounts({u"shop"_s, u"blog"_s, u"intranet"_s, u"crm"_s, u"forum"_s}, u"verifyButton"_s);
    does(u"verify five accounts"_s, press(u"verifyButton"_s),
         [this] { return facts() && countAccounts(*facts()).verified == 5; });
    shows(
        u"one-not-verified"_s,
        u"The reinstallation cannot be requested yet: the condition that is not met is named, and who can clear it."_s,
        u"La réinstallation ne peut pas encore être demandée : la condition manquante est nommée, avec celui qui peut la lever."_s);
    onAccounts({u"archive"_s}, u"verifyButton"_s);
    does(u"verify the last account"_s, press(u"verifyButton"_s),
         [this] { return everyAccount([](const AccountFacts &a) { return a.verified; }); });
    does(u"request the reinstallation"_s, askFor, dialogIsOpen);
    does(u"the customer will finalise"_s, press(u"finaliseCustomer"_s), [] {
        auto *button = Robot::find<QAbstractButton>(u"finaliseCustomer"_s);
        return button && button->isChecked();
    });
    shows(u"request-reinstallation"_s,
          u"The customer asks for the reinstallation and chooses who brings the accounts back."_s,
          u"Le client demande la réinstallation et choisit qui ramènera les comptes."_s);
    confirm(u"send the request for the reinstallation"_s, stepIs(6));

    // --- step 6
    as(support, Party::Support);
    does(u"open the reinstallation"_s, askFor, dialogIsOpen);
    does(
        u"type the server's name"_s, [] { return Robot::type(Robot::find(u"typedServerName"_s), u"srv-acme-01"_s); },
        [] {
            QWidget *button = Robot::find(u"confirmButton"_s);
            return button && button->isEnabled();
        });
    shows(u"reinstall"_s, u"Step 6. The point of no return: the server’s name has to be typed."_s,
          u"Étape 6. Le point de non-retour : le nom du serveur doit être saisi."_s);
    confirm(u"reinstall"_s,
            [this] { return facts() && facts()->reinstallation.state != ReinstallationState::Requested; });
    shows(u"reinstalling"_s, u"The client server is reinstalled; its addresses answer from transit meanwhile."_s,
          u"Le serveur du client est réinstallé ; ses adresses répondent pendant ce temps depuis le transit."_s);
    does(u"wait until it is reinstalled"_s, {}, stepIs(7));

    // --- step 7
    as(customer, Party::Customer);
    onAccounts({u"intranet"_s}, u"relocateButton"_s);
    does(u"ask for the relocation of one account"_s, press(u"relocateButton"_s), dialogIsOpen);
    confirm(u"relocate it"_s, [this] {
        const AccountFacts *intranet = account(u"intranet"_s);
        return intranet && (intranet->activity == Activity::Relocating || intranet->location == Location::ClientNew);
    });
    shows(u"relocating"_s, u"Step 7. The leg back: the account returns to the reinstalled server."_s,
          u"Étape 7. Le trajet du retour : le compte rejoint le serveur réinstallé."_s);
    does(u"wait until it is back"_s, {}, [this] {
        const AccountFacts *intranet = account(u"intranet"_s);
        return intranet && intranet->location == Location::ClientNew && idle(*intranet);
    });
    does(u"relocate the remaining accounts"_s, askFor, dialogIsOpen);
    confirm(u"queue the relocations"_s, stepIs(8));
    shows(u"complete"_s, u"Step 8. The migration is complete: every account is back, both legs measured."_s,
          u"Étape 8. La migration est terminée : chaque compte est revenu, les deux trajets sont mesurés."_s,
          [this] { return everyAccount(idle); });

    // --- the transit server goes back
    as(support, Party::Support);
    does(u"release the transit server"_s, askFor, dialogIsOpen);
    confirm(u"confirm the release"_s, [this] { return facts() && facts()->transit.state == TransitState::Released; });
    shows(u"released"_s, u"The transit server is free for the next customer."_s,
          u"Le serveur de transit est libre pour le client suivant."_s);
}

} // namespace escale::desktop
