// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "messages.h"

namespace escale::logs::detail {

namespace {

using enum ParamType;
using enum Severity;

// What a parameter means is decided here once; a message lists those that it has.
constexpr Parameter pAccount{"account", Text, Identifies::Account};
constexpr Parameter pServer{"server", Text, Identifies::Server};
constexpr Parameter pTransit{"transit", Text, Identifies::Server};
constexpr Parameter pFrom{"from", Text, Identifies::Server};
constexpr Parameter pAddress{"address", Text, Identifies::Address};
constexpr Parameter pReason{"reason", Text, Identifies::Prose};
constexpr Parameter pFirst{"first", Text, Identifies::Free};
constexpr Parameter pArchive{"archive", Text, Identifies::Free};
constexpr Parameter pSubject{"subject", Text, Identifies::Account};
constexpr Parameter pVersion{"version", Text};
constexpr Parameter pArchitecture{"architecture", Text};
constexpr Parameter pMethod{"method", Text};
constexpr Parameter pPath{"path", Text, Identifies::Free};
constexpr Parameter pKeep{"keep", Word};
constexpr Parameter pKind{"kind", Word};
constexpr Parameter pRequest{"request", Word};
constexpr Parameter pBy{"by", Word};
constexpr Parameter pType{"type", Word};
constexpr Parameter pRole{"role", Word};
constexpr Parameter pAction{"action", Word};
constexpr Parameter pStage{"stage", Word};
constexpr Parameter pCode{"code", Word};
constexpr Parameter pLeg{"leg", Word};
constexpr Parameter pItem{"item", Word};
constexpr Parameter pGates{"gates", Words};
constexpr Parameter pTask{"task", Integer};
constexpr Parameter pTasks{"tasks", Integer};
constexpr Parameter pToken{"token", Integer};
constexpr Parameter pCount{"count", Integer};
constexpr Parameter pBytes{"bytes", Bytes};
constexpr Parameter pSeconds{"seconds", Seconds};

constexpr Parameter version[] = {pVersion};
constexpr Parameter tasks[] = {pTasks};
constexpr Parameter account[] = {pAccount};
constexpr Parameter accountKeep[] = {pAccount, pKeep};
constexpr Parameter accountBy[] = {pAccount, pBy};
constexpr Parameter accountItem[] = {pAccount, pItem};
constexpr Parameter server[] = {pServer};
constexpr Parameter serverKind[] = {pServer, pKind};
constexpr Parameter serverReason[] = {pServer, pReason};
constexpr Parameter serverRequest[] = {pServer, pRequest};
constexpr Parameter serverRequestReason[] = {pServer, pRequest, pReason};
constexpr Parameter serverTransit[] = {pServer, pTransit};
constexpr Parameter serverBy[] = {pServer, pBy};
constexpr Parameter typeTask[] = {pType, pTask};
constexpr Parameter roleToken[] = {pRole, pToken};
constexpr Parameter token[] = {pToken};
constexpr Parameter actionGates[] = {pAction, pGates};
constexpr Parameter request[] = {pMethod, pPath, pCode};
constexpr Parameter typeTaskCode[] = {pType, pTask, pCode};
constexpr Parameter typeTaskStage[] = {pType, pTask, pStage};
constexpr Parameter stage[] = {pStage, pSubject};
constexpr Parameter stageEnd[] = {pStage, pSubject, pBytes};
constexpr Parameter stageFailed[] = {pStage, pSubject, pCode};
constexpr Parameter served[] = {pAccount, pServer, pFrom};
constexpr Parameter downtime[] = {pAccount, pLeg, pSeconds, {"low", Seconds}, {"high", Seconds}};
constexpr Parameter verified[] = {pAccount, {"files", Integer}, {"tables", Integer}, {"rows", Integer}};
constexpr Parameter differs[] = {pAccount, pCount, pFirst};
constexpr Parameter archived[] = {pAccount, pArchive};
constexpr Parameter takenBack[] = {pAccount, pServer, pCode};
constexpr Parameter accountServer[] = {pAccount, pServer};
constexpr Parameter outage[] = {pServer, pAddress, pSeconds};
constexpr Parameter serverArchitecture[] = {pServer, pArchitecture};

constexpr Parameter serverCount[] = {pServer, pCount};
constexpr Parameter serverAccountCode[] = {pServer, pAccount, pCode};
constexpr Parameter until[] = {{"until", Time}};
constexpr Parameter serverUntil[] = {pServer, {"until", Time}};
constexpr Parameter serverTransitUntil[] = {pServer, pTransit, {"until", Time}};
constexpr Parameter serverDeadline[] = {pServer, {"deadline", Time}};
constexpr Parameter domainTtl[] = {{"domain", Text, Identifies::Address}, {"ttl", Integer}};
constexpr Parameter checksDiffer[] = {pAccount, pCount, {"worse", Integer}};
constexpr Parameter serverService[] = {pServer, {"service", Text}, pVersion};
constexpr Parameter accountService[] = {pAccount, {"service", Text}, pVersion};

constexpr Message messages[] = {
    // 1: the platform itself
    {"ESC-1001", Info, "platform_started", version, "The platform has started (version {version})",
     "La plateforme a démarré (version {version})"},
    {"ESC-1002", Info, "platform_stopped", {}, "The platform has stopped", "La plateforme s’est arrêtée"},
    {"ESC-1003", Warning, "platform_recovered", tasks,
     "The platform was ended in the middle of its work; tasks taken up again: {tasks}",
     "La plateforme a été interrompue en plein travail\u202f; tâches reprises\u00a0: {tasks}",
     "Look at the tasks that follow: each goes on where it was, or is taken back.",
     "Regardez les tâches qui suivent\u00a0: chacune continue où elle en était, ou est annulée."},
    {"ESC-1004", Info, "practice_history", until,
     "A practice company: what this log tells of the time before {until} was made up with it and never took place",
     "Un hébergeur d’entraînement\u00a0: ce que ce journal raconte d’avant {until} a été inventé avec lui et n’a "
     "jamais eu "
     "lieu"},

    // 2: what somebody asked for
    {"ESC-2001", Info, "ready", account, "{account} was marked ready", "{account} a été marqué prêt"},
    {"ESC-2002", Info, "unready", account, "{account} was marked not ready", "{account} a été marqué pas prêt"},
    {"ESC-2003", Info, "test", account, "A test of {account} was asked for",
     "Un test du compte {account} a été demandé"},
    {"ESC-2004", Info, "test_cleanup", account, "The end of the test of {account} was asked for",
     "La fin du test du compte {account} a été demandée"},
    {"ESC-2005", Info, "migrate", account, "The migration of {account} was asked for",
     "La migration du compte {account} a été demandée"},
    {"ESC-2006", Info, "rollback", accountKeep,
     "The temporary rollback of {account} was asked for, keeping the data: {keep}",
     "Le retour en arrière temporaire du compte {account} a été demandé, en gardant les données\u00a0: {keep}"},
    {"ESC-2007", Info, "verify", account, "{account} was verified", "{account} a été vérifié"},
    {"ESC-2008", Info, "unverify", account, "The verification of {account} was taken back",
     "La vérification du compte {account} a été retirée"},
    {"ESC-2009", Info, "relocate", account, "The relocation of {account} was asked for",
     "Le redéplacement du compte {account} a été demandé"},
    {"ESC-2010", Info, "transit_request", serverKind, "A transit server was requested for {server} ({kind})",
     "Un serveur de transit a été demandé pour {server} ({kind})"},
    {"ESC-2011", Info, "withdraw_transit_request", server, "The request of a transit server for {server} was withdrawn",
     "La demande d’un serveur de transit pour {server} a été retirée"},
    {"ESC-2012", Info, "accept", serverRequest, "The request for {server} was accepted ({request})",
     "La demande pour {server} a été acceptée ({request})"},
    {"ESC-2013", Info, "wait", serverReason, "The request for {server} was put in the waiting line: {reason}",
     "La demande pour {server} a été mise en liste d’attente\u00a0: {reason}"},
    {"ESC-2014", Info, "decline", serverRequestReason, "The request for {server} was declined ({request}): {reason}",
     "La demande pour {server} a été refusée ({request})\u00a0: {reason}"},
    {"ESC-2015", Info, "allocate", serverTransit, "{transit} was allocated to {server}",
     "{transit} a été attribué à {server}"},
    {"ESC-2016", Warning, "allocate_override", serverTransit,
     "{transit} was allocated to {server} although its configuration is not equivalent",
     "{transit} a été attribué à {server} bien que sa configuration ne soit pas équivalente",
     "Expect longer downtimes, and check that the accounts fit on it.",
     "Attendez-vous à des indisponibilités plus longues, et vérifiez que les comptes y tiennent."},
    {"ESC-2017", Info, "reinstallation_request", serverBy,
     "The reinstallation of {server} was requested; finalised by: {by}",
     "La réinstallation de {server} a été demandée\u202f; finalisée par\u00a0: {by}"},
    {"ESC-2018", Info, "withdraw_reinstallation_request", server, "The request to reinstall {server} was withdrawn",
     "La demande de réinstallation de {server} a été retirée"},
    {"ESC-2019", Warning, "reinstall", server,
     "The reinstallation of {server} was confirmed: from here no rollback exists",
     "La réinstallation de {server} a été confirmée\u00a0: à partir d’ici, aucun retour en arrière n’existe",
     "Nothing to do. It is the point of no return of this migration.",
     "Rien à faire. C’est le point de non-retour de cette migration."},
    {"ESC-2020", Info, "release_transit", serverTransit, "The release of {transit}, lent for {server}, was asked for",
     "La restitution de {transit}, prêté pour {server}, a été demandée"},
    {"ESC-2021", Info, "pause", typeTask, "Task {task} was paused ({type})",
     "La tâche {task} a été suspendue ({type})"},
    {"ESC-2022", Info, "resume", typeTask, "Task {task} was resumed ({type})",
     "La tâche {task} a été reprise ({type})"},
    {"ESC-2023", Info, "cancel", typeTask, "The end of task {task} was asked for ({type})",
     "L’annulation de la tâche {task} a été demandée ({type})"},
    {"ESC-2024", Info, "message", serverRequest, "A message was added to the request for {server} ({request})",
     "Un message a été ajouté à la demande pour {server} ({request})"},
    {"ESC-2025", Info, "read_documentation", server,
     "The documentation of the migration of {server} was marked as read",
     "La documentation de la migration de {server} a été marquée comme lue"},
    {"ESC-2026", Warning, "upgrade", server, "The upgrade of {server} in place was confirmed: there is no way back",
     "La mise à niveau de {server} sur place a été confirmée\u00a0: aucun retour en arrière n’est possible",
     "Nothing to do. The databases as they were are kept aside.",
     "Rien à faire. Les bases telles qu’elles étaient sont conservées à part."},
    {"ESC-2027", Info, "plan", serverCount, "A queue of moves was handed over for {server}; moves: {count}",
     "Une file de déplacements a été remise pour {server}\u202f; déplacements\u00a0: {count}"},
    {"ESC-2028", Info, "pause_plan", server, "The queue of moves of {server} was paused",
     "La file des déplacements de {server} a été suspendue"},
    {"ESC-2029", Info, "resume_plan", server, "The queue of moves of {server} was resumed",
     "La file des déplacements de {server} a été reprise"},
    {"ESC-2030", Info, "token_created", roleToken, "Token {token} was created ({role})",
     "Le jeton {token} a été créé ({role})"},
    {"ESC-2031", Info, "token_revoked", token, "Token {token} was revoked", "Le jeton {token} a été révoqué"},
    {"ESC-2032", Info, "cancel_plan", server, "The queue of moves of {server} was given up",
     "La file des déplacements de {server} a été abandonnée"},
    {"ESC-2033", Info, "ttl_changed", domainTtl, "The time to live of {domain} is {ttl} seconds now",
     "La durée de vie de {domain} est désormais de {ttl} secondes"},
    {"ESC-2034", Info, "note", account, "A note was written on {account}", "Une note a été écrite sur {account}"},
    {"ESC-2035", Info, "remove_note", accountBy, "A note on {account} was removed; it was written by: {by}",
     "Une note sur {account} a été supprimée\u202f; elle avait été écrite par\u00a0: {by}"},
    {"ESC-2036", Info, "tick", accountItem, "Ticked in the checklist of {account}: {item}",
     "Coché dans la liste du compte {account}\u00a0: {item}"},
    {"ESC-2037", Info, "untick", accountItem, "No longer ticked in the checklist of {account}: {item}",
     "Décoché dans la liste du compte {account}\u00a0: {item}"},

    // 3: what was refused
    {"ESC-3001", Warning, "refused", actionGates, "Refused: {action}, because of {gates}",
     "Refusé\u00a0: {action}, à cause de\u00a0: {gates}", "Clear the conditions named, then ask again.",
     "Levez les conditions indiquées, puis redemandez."},
    {"ESC-3002", Warning, "denied", request, "Refused: {method} {path} ({code})",
     "Refusé\u00a0: {method} {path} ({code})",
     "If the one who asked should be allowed to, give them a token with that permission.",
     "Si la personne doit en avoir le droit, donnez-lui un jeton avec cette permission."},

    // 4: tasks and moves
    {"ESC-4001", Info, "task_queued", typeTask, "Task {task} is queued ({type})",
     "La tâche {task} est en file ({type})"},
    {"ESC-4002", Info, "task_started", typeTask, "Task {task} has started ({type})",
     "La tâche {task} a commencé ({type})"},
    {"ESC-4003", Info, "task_done", typeTask, "Task {task} is done ({type})", "La tâche {task} est terminée ({type})"},
    {"ESC-4004", Error, "task_failed", typeTaskCode, "Task {task} has failed ({type}): {code}",
     "La tâche {task} a échoué ({type})\u00a0: {code}",
     "The account stays where it was. Read the entries of this task and its raw output, then try again.",
     "Le compte reste où il était. Lisez les entrées de cette tâche et sa sortie brute, puis réessayez."},
    {"ESC-4005", Info, "task_cancelled", typeTask, "Task {task} was cancelled ({type})",
     "La tâche {task} a été annulée ({type})"},
    {"ESC-4006", Warning, "task_taken_up", typeTaskStage, "Task {task} goes on after a restart, at {stage} ({type})",
     "La tâche {task} continue après un redémarrage, à l’étape interne «\u00a0{stage}\u00a0» ({type})",
     "Nothing to do, unless it happens again and again.", "Rien à faire, sauf si cela se répète."},
    {"ESC-4101", Info, "stage_started", stage, "{subject}: {stage} begins", "{subject}\u00a0: {stage}, début"},
    {"ESC-4102", Info, "stage_done", stageEnd, "{subject}: {stage} has ended ({bytes})",
     "{subject}\u00a0: {stage}, fin ({bytes})"},
    {"ESC-4103", Error, "stage_failed", stageFailed, "{subject}: {stage} has failed: {code}",
     "{subject}\u00a0: {stage}, échec\u00a0: {code}", "See the raw output of the task for the tool’s own words.",
     "Voyez la sortie brute de la tâche pour les mots de l’outil."},
    {"ESC-4201", Info, "served", served, "{account} is served from {server} now, no longer from {from}",
     "{account} est désormais servi depuis {server}, et non plus depuis {from}"},
    {"ESC-4202", Info, "downtime", downtime, "{account} did not answer for {seconds} ({leg}; estimate {low} to {high})",
     "{account} n’a pas répondu pendant {seconds} ({leg}\u202f; estimation {low} à {high})"},
    {"ESC-4203", Warning, "downtime_above_estimate", downtime,
     "{account} did not answer for {seconds}, longer than estimated ({leg}; estimate {low} to {high})",
     "{account} n’a pas répondu pendant {seconds}, plus que prévu ({leg}\u202f; estimation {low} à {high})",
     "Nothing to repair. The next estimates take it into account.",
     "Rien à réparer. Les prochaines estimations en tiennent compte."},
    {"ESC-4204", Info, "content_equal", verified,
     "The copy of {account} equals the original: files {files}, tables {tables}, rows {rows}",
     "La copie du compte {account} est égale à l’original\u00a0: fichiers {files}, tables {tables}, lignes {rows}"},
    {"ESC-4205", Error, "content_differs", differs,
     "The copy of {account} differs from the original in {count} places, first {first}",
     "La copie du compte {account} diffère de l’original à {count} endroits, d’abord {first}",
     "Nothing was removed and the account stays where it was. Try again; if it happens again, give this log to "
     "support.",
     "Rien n’a été supprimé et le compte reste où il était. Réessayez\u202f; si cela se reproduit, transmettez ce "
     "journal au support."},
    {"ESC-4206", Warning, "changes_archived", archived,
     "What was written to {account} since its migration is kept in {archive}",
     "Ce qui a été écrit dans {account} depuis sa migration est conservé dans {archive}",
     "Take from the archive what is still needed.", "Reprenez de l’archive ce qui est encore utile."},
    {"ESC-4207", Warning, "taken_back", takenBack,
     "The move of {account} was taken back ({code}); it is served from {server} as before",
     "Le déplacement du compte {account} a été annulé ({code})\u202f; il est servi depuis {server} comme avant",
     "Clear the cause named, then move the account again.",
     "Levez la cause indiquée, puis déplacez à nouveau le compte."},
    {"ESC-4208", Info, "account_migrated", accountServer, "{account} is migrated to {server}",
     "{account} est migré sur {server}"},
    {"ESC-4209", Info, "account_rolled_back", accountServer, "{account} is back on the old architecture, on {server}",
     "{account} est de retour sur l’ancienne architecture, sur {server}"},
    {"ESC-4210", Info, "account_relocated", accountServer, "{account} is back on {server}",
     "{account} est de retour sur {server}"},
    {"ESC-4301", Info, "test_available", accountServer, "A test copy of {account} is available at {server}",
     "Une copie de test du compte {account} est disponible à l’adresse {server}"},
    {"ESC-4302", Info, "test_removed", account, "The test copy of {account} is gone",
     "La copie de test du compte {account} a disparu"},

    {"ESC-4303", Info, "copy_discarded", accountServer,
     "The time for a rollback of {account} has run out: its old copy on {server} is removed",
     "Le délai de retour en arrière du compte {account} est écoulé\u00a0: son ancienne copie sur {server} est "
     "supprimée"},
    {"ESC-4501", Info, "queue_done", server, "The queue of moves of {server} is worked off",
     "La file des déplacements de {server} est traitée"},
    {"ESC-4502", Warning, "queue_stopped", serverAccountCode,
     "The queue of moves of {server} has stopped at {account}: {code}",
     "La file des déplacements de {server} s’est arrêtée à {account}\u00a0: {code}",
     "Clear the cause named, then resume the queue.", "Levez la cause indiquée, puis reprenez la file."},
    {"ESC-4601", Warning, "checks_differ", checksDiffer,
     "The checks of {account} before and after its move differ; differences: {count}, worse than before: {worse}",
     "Les contrôles du compte {account} avant et après son déplacement diffèrent\u202f; différences\u00a0: {count}, en "
     "moins "
     "bien\u00a0: {worse}",
     "Look at the differences on the account’s attempt before you mark it verified.",
     "Regardez les différences de la tentative du compte avant de le marquer vérifié."},

    // 5: transit
    {"ESC-5001", Info, "transit_ready", serverTransit, "{transit} is ready for {server}",
     "{transit} est prêt pour {server}"},
    {"ESC-5002", Info, "transit_released", serverTransit, "{transit}, lent for {server}, is free again",
     "{transit}, prêté pour {server}, est de nouveau libre"},
    {"ESC-5003", Warning, "charges_began", serverTransitUntil,
     "The free time of {transit}, lent for {server}, ended on {until}: from there every day costs",
     "La période sans surcoût de {transit}, prêté pour {server}, a pris fin le {until}\u00a0: depuis, chaque jour est "
     "facturé",
     "Move the accounts that are left, so that the transit server can be given back. Each day costs the client "
     "server's "
     "price, pro rata.",
     "Déplacez les comptes restants, pour que le serveur de transit puisse être rendu. Chaque jour coûte le prix du "
     "serveur "
     "du client, au prorata."},
    {"ESC-5004", Warning, "finalisation_over", serverUntil,
     "The time in which the customer relocates the accounts of {server} without surcharge ended on {until}",
     "Le délai dans lequel le client redéplace les comptes de {server} sans surcoût a pris fin le {until}",
     "Relocate the accounts that are left, or ask support to do it. Until then every day costs.",
     "Redéplacez les comptes restants, ou demandez au support de le faire. D’ici là, chaque jour est facturé."},

    // 6: reinstallation
    {"ESC-6001", Warning, "reinstallation_started", server,
     "The reinstallation of {server} begins: from here no rollback exists",
     "La réinstallation de {server} commence\u00a0: à partir d’ici, aucun retour en arrière n’existe",
     "Nothing to do. The accounts are served from transit meanwhile.",
     "Rien à faire. Les comptes sont servis depuis le transit pendant ce temps."},
    {"ESC-6002", Info, "address_outage", outage,
     "{address} of {server} did not answer for {seconds} while it was rerouted",
     "{address} de {server} n’a pas répondu pendant {seconds} durant son reroutage"},
    {"ESC-6003", Info, "reinstallation_done", serverArchitecture,
     "{server} is reinstalled with the architecture {architecture}",
     "{server} est réinstallé avec l’architecture {architecture}"},

    {"ESC-6101", Info, "account_upgraded", accountService,
     "The databases of {account} are upgraded in place to {service} {version}",
     "Les bases de données du compte {account} sont mises à niveau sur place vers {service} {version}"},
    {"ESC-6102", Info, "upgrade_done", serverService, "{server} is upgraded in place to {service} {version}",
     "{server} est mis à niveau sur place vers {service} {version}"},

    // 7: the whole
    {"ESC-7001", Info, "migration_complete", server, "The migration of {server} is complete",
     "La migration de {server} est terminée"},
    {"ESC-7002", Warning, "started_by_deadline", serverDeadline,
     "The deadline of the migration of {server} ({deadline}) has passed: it begins by itself",
     "La date limite de la migration de {server} ({deadline}) est passée\u00a0: elle commence d’elle-même",
     "Prepare the accounts that are not ready; support brings the transit server.",
     "Préparez les comptes qui ne sont pas prêts\u202f; le support apporte le serveur de transit."},
    {"ESC-7003", Warning, "moves_by_deadline", serverDeadline,
     "The deadline of the migration of {server} ({deadline}) has passed: accounts that are left are migrated by "
     "themselves",
     "La date limite de la migration de {server} ({deadline}) est passée\u00a0: les comptes restants migrent "
     "d’eux-mêmes",
     "Verify each account once it is on the transit server; support reinstalls when all of them are verified.",
     "Vérifiez chaque compte une fois sur le serveur de transit\u202f; le support réinstalle quand tous sont "
     "vérifiés."},
};

} // namespace

std::span<const Message> platformMessages() noexcept
{
    return messages;
}

} // namespace escale::logs::detail
