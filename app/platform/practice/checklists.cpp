// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/checklists.h"

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;

QList<ChecklistItem> practiceChecklist(Kind kind)
{
    using enum ChecklistWhen;
    // After the provider's public notes on its architectures of 2020 and 2024, shortened.
    const ChecklistItem runtimes{
        u"runtimes"_s,
        Before,
        {u"Versions that are removed"_s, u"Versions retirées"_s},
        {u"Odd releases of Node.js, Java 14 and .NET 5 are not on the new architecture, and MongoDB and CouchDB are "
         u"gone. "
         "Choose another version for each site and each scheduled task that still uses one."_s,
         u"Les versions impaires de Node.js, Java 14 et .NET 5 ne sont pas sur la nouvelle architecture, et MongoDB et "
         "CouchDB disparaissent. Choisissez une autre version pour chaque site et chaque tâche planifiée qui en dépend "
         "encore."_s}};
    const ChecklistItem tls{
        u"tls"_s,
        Before,
        {u"TLS 1.2 or newer everywhere"_s, u"TLS 1.2 ou plus récent partout"_s},
        {u"TLS 1.0 and 1.1 are gone, and mail and FTP ask for TLS. Check mail programs, scanners and scripts that "
         "deliver by them."_s,
         u"TLS 1.0 et 1.1 disparaissent, et le courrier et FTP exigent TLS. Vérifiez les logiciels de messagerie, les "
         "scanners et les scripts qui s’en servent."_s}};
    const ChecklistItem settings{
        u"settings"_s,
        Before,
        {u"Connection settings"_s, u"Paramètres de connexion"_s},
        {u"Applications name the database host as the documentation says, not localhost and no address."_s,
         u"Les applications nomment l’hôte de la base de données comme le dit la documentation, ni localhost ni une "
         "adresse."_s}};
    const ChecklistItem hostKeys{
        u"ssh_host_keys"_s,
        After,
        {u"New SSH host keys"_s, u"Nouvelles clés d’hôte SSH"_s},
        {u"The server's SSH host keys have changed: remove the old ones from known_hosts on every machine that connects."_s,
         u"Les clés d’hôte SSH du serveur ont changé\u00a0: retirez les anciennes de known_hosts sur chaque machine "
         u"qui "
         "s’y connecte."_s}};
    const ChecklistItem allowLists{
        u"allow_lists"_s,
        After,
        {u"Allow-lists at third parties"_s, u"Listes d’autorisation chez des tiers"_s},
        {u"Banks, payment services and partners that allow the old address by name have to allow the new one."_s,
         u"Les banques, services de paiement et partenaires qui autorisent nommément l’ancienne adresse doivent "
         u"autoriser "
         "la nouvelle."_s}};
    const ChecklistItem records{
        u"dns_records"_s,
        After,
        {u"Address records at other DNS hosts"_s, u"Enregistrements d’adresse chez d’autres hébergeurs DNS"_s},
        {u"Change A and AAAA of domains whose zone is served elsewhere. Leave MX as they are."_s,
         u"Modifiez A et AAAA des domaines dont la zone est servie ailleurs. Laissez les MX tels quels."_s}};
    switch (kind) {
    case Kind::MandatoryPrivateCloud:
        return {runtimes, tls, settings, hostKeys, allowLists};
    case Kind::PublicCloud:
        return {runtimes, tls, settings, hostKeys, allowLists, records};
    case Kind::OptionalPrivateCloud:
        return {settings};
    case Kind::Unknown:
        break;
    }
    return {};
}

} // namespace escale::platform
