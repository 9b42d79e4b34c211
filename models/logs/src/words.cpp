// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "words.h"

#include <QtCore/QHash>
#include <QtCore/QLatin1StringView>

namespace escale::logs::detail {

namespace {

// The words as migration/vocabulary.h and the platform's stages name them. Written so that each can stand alone
// in brackets or after a colon. Where a word means something else as a parameter of one name, that meaning has a row of
// its own, PARAMETER/WORD.
constexpr Word words[] = {
    // actions and types of tasks
    {"ready", "mark ready", "marquer prêt"},
    {"unready", "mark not ready", "marquer pas prêt"},
    {"test", "test", "test"},
    {"test_cleanup", "removal of the test copy", "suppression de la copie de test"},
    {"migrate", "migration of an account", "migration d’un compte"},
    {"rollback", "temporary rollback", "retour en arrière temporaire"},
    {"verify", "verification", "vérification"},
    {"unverify", "end of a verification", "retrait d’une vérification"},
    {"relocate", "relocation", "redéplacement"},
    {"transit_request", "request of a transit server", "demande d’un serveur de transit"},
    {"withdraw_transit_request", "withdrawal of the request", "retrait de la demande"},
    {"accept", "acceptance of a request", "acceptation d’une demande"},
    {"wait", "waiting line", "liste d’attente"},
    {"decline", "refusal of a request", "refus d’une demande"},
    {"allocate", "allocation of the transit server", "attribution du serveur de transit"},
    {"allocate_override", "allocation in spite of the configuration", "attribution malgré la configuration"},
    {"reinstallation_request", "request to reinstall", "demande de réinstallation"},
    {"withdraw_reinstallation_request", "withdrawal of the request to reinstall",
     "retrait de la demande de réinstallation"},
    {"reinstall", "reinstallation", "réinstallation"},
    {"release_transit", "release of the transit server", "restitution du serveur de transit"},
    {"install_transit", "installation of the transit server", "installation du serveur de transit"},
    {"pause", "pause", "suspension"},
    {"resume", "resumption", "reprise"},
    {"cancel", "cancellation", "annulation"},
    {"message", "message", "message"},
    {"read_documentation", "reading of the documentation", "lecture de la documentation"},
    {"upgrade", "upgrade in place", "mise à niveau sur place"},
    {"plan", "queue of moves", "file des déplacements"},
    {"pause_plan", "pause of the queue", "suspension de la file"},
    {"resume_plan", "resumption of the queue", "reprise de la file"},
    {"cancel_plan", "end of the queue", "abandon de la file"},
    {"discard_copy", "removal of the old copy", "suppression de l’ancienne copie"},
    {"note", "note", "note"},
    {"remove_note", "removal of a note", "suppression d’une note"},
    {"tick", "tick in the checklist", "case cochée dans la liste"},
    {"untick", "tick taken back", "case décochée"},

    // stages of tasks
    {"precopy", "precopy of files and mail", "précopie des fichiers et du courrier"},
    {"freeze", "stopping of the account", "arrêt du compte"},
    {"difference", "copy of the latest files and mail", "copie des derniers fichiers et courriers"},
    {"databases", "copy of the databases", "copie des bases de données"},
    {"archive", "archiving of what was written", "archivage de ce qui a été écrit"},
    {"switch", "switch-over", "bascule"},
    {"finish", "measuring of the downtime", "mesure de l’indisponibilité"},
    {"copy", "copy of the databases for a test", "copie des bases de données pour un test"},
    {"available", "opening of the test copy", "ouverture de la copie de test"},
    {"remove", "removal of the test copy", "suppression de la copie de test"},
    {"install", "installation of the new architecture", "installation de la nouvelle architecture"},
    {"check", "new check of every condition", "nouvelle vérification de chaque condition"},
    {"reroute", "rerouting of the addresses to transit", "reroutage des adresses vers le transit"},
    {"restore_routes", "return of the addresses", "restitution des adresses"},
    {"wipe", "removal of the copies", "suppression des copies"},
    {"free", "return of the server", "restitution du serveur"},
    {"done", "closing", "clôture"},
    {"stage/upgrade", "upgrade of the databases", "mise à niveau des bases de données"},
    {"stage/ready", "handing over", "mise à disposition"},
    {"stage/verify", "comparison of both copies", "comparaison des deux copies"},
    {"stage/allocate", "lending of the server", "prêt du serveur"},

    // kinds, sides, choices
    {"out", "way out", "aller"},
    {"back", "way back", "retour"},
    {"dedicated", "transit server of its own", "serveur de transit dédié"},
    {"shared", "shared transit server", "serveur de transit partagé"},
    {"current", "of today", "d’aujourd’hui"},
    {"frozen", "as frozen at the migration", "figées lors de la migration"},
    {"transit", "transit server", "serveur de transit"},
    {"reinstallation", "reinstallation", "réinstallation"},
    {"customer", "the customer", "le client"},
    {"support", "support", "le support"},
    {"reviewer", "the reviewer", "le relecteur"},

    // conditions
    {"transit_already_requested", "the transit server is already requested", "le serveur de transit est déjà demandé"},
    {"already_ready", "it is already marked ready", "il est déjà marqué prêt"},
    {"not_ready", "it is not marked ready", "il n’est pas marqué prêt"},
    {"test_not_offered", "this migration offers no test", "cette migration ne permet pas de test"},
    {"no_test_to_clean_up", "there is no test copy", "il n’y a pas de copie de test"},
    {"account_busy", "a task of the account is queued or running", "une tâche du compte est en file ou en cours"},
    {"accounts_busy", "accounts are busy", "des comptes sont occupés"},
    {"accounts_not_ready", "accounts are not ready", "des comptes ne sont pas prêts"},
    {"request_already_open", "a request is already open", "une demande est déjà ouverte"},
    {"no_open_request", "no request is open", "aucune demande n’est ouverte"},
    {"request_already_handled", "support has already begun with the request",
     "le support a déjà commencé à traiter la demande"},
    {"transit_not_ready", "the transit server is not ready", "le serveur de transit n’est pas prêt"},
    {"account_not_on_client_server", "the account is not on the client server",
     "le compte n’est pas sur le serveur du client"},
    {"account_not_on_transit", "the account is not on the transit server",
     "le compte n’est pas sur le serveur de transit"},
    {"accounts_not_on_transit", "accounts are still on the client server",
     "des comptes sont encore sur le serveur du client"},
    {"accounts_not_verified", "accounts are not verified", "des comptes ne sont pas vérifiés"},
    {"accounts_still_on_transit", "accounts are still on the transit server",
     "des comptes sont encore sur le serveur de transit"},
    {"already_verified", "it is already verified", "il est déjà vérifié"},
    {"not_verified", "it is not verified", "il n’est pas vérifié"},
    {"rollback_expired", "the time for a rollback has run out", "le délai de retour en arrière est écoulé"},
    {"reinstallation_started", "the reinstallation has begun", "la réinstallation a commencé"},
    {"reinstallation_not_requested", "the reinstallation is not requested", "la réinstallation n’est pas demandée"},
    {"reinstallation_already_requested", "the reinstallation is already requested",
     "la réinstallation est déjà demandée"},
    {"reinstallation_not_done", "the client server is not reinstalled yet",
     "le serveur du client n’est pas encore réinstallé"},
    {"finalised_by_other_side", "the other side relocates the accounts", "l’autre côté redéplace les comptes"},
    {"configuration_not_equivalent", "the configuration is not equivalent", "la configuration n’est pas équivalente"},
    {"server_not_free", "the server is not free", "le serveur n’est pas libre"},
    {"confirmation_missing", "the server’s name was not confirmed", "le nom du serveur n’a pas été confirmé"},
    {"no_transit_to_release", "there is no transit server to give back", "il n’y a pas de serveur de transit à rendre"},
    {"task_not_queued_or_running", "the task is not queued or running", "la tâche n’est ni en file ni en cours"},
    {"task_not_paused", "the task is not paused", "la tâche n’est pas suspendue"},
    {"cut_over_begun", "the cut-over has begun", "la bascule a commencé"},
    {"not_offered", "this kind of migration has no such step", "ce type de migration ne comporte pas cette étape"},
    {"migration_complete", "the migration is complete", "la migration est terminée"},
    {"documentation_not_read", "the documentation is not marked as read",
     "la documentation n’est pas marquée comme lue"},
    {"documentation_already_read", "the documentation is already marked as read",
     "la documentation est déjà marquée comme lue"},
    {"already_migrated", "the account has already migrated", "le compte a déjà migré"},
    {"account_not_migrated", "the account has not migrated", "le compte n’a pas migré"},
    {"rollback_not_offered", "the platform offers no rollback", "la plateforme ne propose pas de retour en arrière"},
    {"upgrade_started", "the upgrade has begun", "la mise à niveau a commencé"},
    {"transit_kind_differs", "the other kind of transit server was asked for",
     "l’autre type de serveur de transit a été demandé"},
    {"no_plan", "there is no queue of moves", "il n’y a pas de file de déplacements"},
    {"plan_not_running", "the queue is not being worked off", "la file n’est pas en cours de traitement"},
    {"plan_not_paused", "the queue is neither paused nor stopped", "la file n’est ni suspendue ni arrêtée"},
    {"too_many_notes", "there is no room for another note", "il n’y a plus de place pour une note"},
    {"no_such_note", "the note has been removed meanwhile", "la note a été supprimée entre-temps"},
    {"note_of_other_side", "the other side wrote the note", "l’autre côté a écrit la note"},
    {"already_ticked", "the item is already ticked", "la case est déjà cochée"},
    {"not_ticked", "the item is not ticked", "la case n’est pas cochée"},

    // items of the checklists that platforms know; another one is shown by its code
    {"item/runtimes", "versions that are removed", "versions retirées"},
    {"item/tls", "TLS 1.2 or newer everywhere", "TLS 1.2 ou plus récent partout"},
    {"item/settings", "connection settings", "paramètres de connexion"},
    {"item/ssh_host_keys", "new SSH host keys", "nouvelles clés d’hôte SSH"},
    {"item/allow_lists", "allow-lists at third parties", "listes d’autorisation chez des tiers"},
    {"item/dns_records", "address records at other DNS hosts",
     "enregistrements d’adresse chez d’autres hébergeurs DNS"},

    // why something failed or was refused
    {"cancelled", "cancelled before the cut-over", "annulé avant la bascule"},
    {"interrupted", "the platform stopped in the middle", "la plateforme s’est arrêtée au milieu"},
    {"content_differs", "the two copies differ", "les deux copies diffèrent"},
    {"engine_refused", "the older database engine refuses newer data",
     "l’ancien moteur de base de données refuse des données plus récentes"},
    {"account_served_elsewhere", "the account is served from elsewhere", "le compte est servi depuis ailleurs"},
    {"account_served_here", "the account is served from here", "le compte est servi depuis ici"},
    {"not_served_there", "the account is not served from there", "le compte n’est pas servi depuis là"},
    {"served_there", "the account is served from there", "le compte est servi depuis là"},
    {"copy_failed", "copying failed", "la copie a échoué"},
    {"io_failed", "reading or writing a file failed", "la lecture ou l’écriture d’un fichier a échoué"},
    {"disk_full", "the disk is full", "le disque est plein"},
    {"database_failed", "a database failed", "une base de données a échoué"},
    {"in_use", "the database is in use", "la base de données est utilisée"},
    {"no_copy", "there is no copy", "il n’y a pas de copie"},
    {"no_frozen_copy", "there is no frozen copy", "il n’y a pas de copie figée"},
    {"not_frozen", "the account is not stopped", "le compte n’est pas arrêté"},
    {"tool_missing", "a tool is missing on the platform", "un outil manque sur la plateforme"},
    {"listen_failed", "an address cannot be listened on", "impossible d’écouter sur une adresse"},
    {"server_not_installed", "the server is not installed", "le serveur n’est pas installé"},
    {"installed_differently", "the server has another architecture", "le serveur a une autre architecture"},
    {"state_unreadable", "the state of the server cannot be read", "l’état du serveur ne peut pas être lu"},
    {"unknown_account", "the account is not known", "le compte n’est pas connu"},
    {"unknown_server", "the server is not known", "le serveur n’est pas connu"},
    {"unknown_task", "the task is not known", "la tâche n’est pas connue"},
    {"unauthenticated", "no valid token", "pas de jeton valide"},
    {"forbidden", "not allowed for this role", "non permis pour ce rôle"},
    {"not_found", "no such object for this token", "aucun objet de ce genre pour ce jeton"},
    {"method_not_allowed", "no such method", "méthode inexistante"},
    {"rate_limited", "too many requests", "trop de requêtes"},
    {"gates_unmet", "a condition is not met", "une condition n’est pas remplie"},
    {"stale", "changed by somebody else meanwhile", "modifié entre-temps par quelqu’un d’autre"},
    {"invalid_field", "a value is not valid", "une valeur n’est pas valide"},
    {"malformed_json", "the request cannot be read", "la requête ne peut pas être lue"},
    {"idempotency_key_missing", "the request has no key", "la requête n’a pas de clé"},
    {"idempotency_key_reused", "the key was used for something else", "la clé a servi à autre chose"},
    {"unsupported_media_type", "the request is not JSON", "la requête n’est pas en JSON"},
    {"timeout", "no answer in time", "pas de réponse à temps"},
    {"connection_refused", "nothing answers there", "rien n’y répond"},
    {"connection_lost", "the connection broke", "la connexion s’est rompue"},
    {"host_not_found", "no server of this name", "aucun serveur de ce nom"},
    {"tls_failed", "its certificate is not valid", "son certificat n’est pas valide"},
    {"network_error", "the network failed", "le réseau a échoué"},
    {"http_error", "an answer that is not understood", "une réponse incompréhensible"},
    {"unavailable", "the platform cannot answer just now", "la plateforme ne peut pas répondre pour l’instant"},
    {"storage_full", "the platform’s disk is full", "le disque de la plateforme est plein"},
    {"internal_error", "the platform failed", "la plateforme a échoué"},
};

constexpr Word steps[] = {
    {"1", "Prepare the accounts", "Préparer les comptes"},
    {"2", "Request the transit server", "Demander le serveur de transit"},
    {"3", "Install the transit server", "Installer le serveur de transit"},
    {"4", "Migrate the accounts", "Migrer les comptes"},
    {"5", "Verify after migration", "Vérifier après la migration"},
    {"6", "Reinstall the client server", "Réinstaller le serveur du client"},
    {"7", "Relocate the accounts", "Redéplacer les comptes"},
    {"8", "Migration complete", "Migration terminée"},
};

} // namespace

std::span<const Word> allWords() noexcept
{
    return words;
}

const Word *findWord(QStringView word) noexcept
{
    static const QHash<QString, const Word *> index = [] {
        QHash<QString, const Word *> byWord;
        for (const Word &entry : words)
            byWord.insert(QString::fromLatin1(entry.word), &entry);
        return byWord;
    }();
    return index.value(word.toString());
}

const Word *findStep(int step) noexcept
{
    return step >= 1 && step <= int(std::size(steps)) ? &steps[step - 1] : nullptr;
}

} // namespace escale::logs::detail
