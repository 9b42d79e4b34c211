// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "help.h"

#include <QtCore/QHash>

namespace escale::ctl {

using namespace Qt::StringLiterals;
using logs::Language;

QString helpText(Language language)
{
    if (language == Language::French)
        return uR"(Utilisation : escalectl log COMMANDE [OPTION…] FICHIER…

Lit et vérifie les journaux de migration d’Escale, sans affichage graphique et sans réseau. Un FICHIER est une archive
(NOM.escale), un journal (.jsonl), ou un journal compressé (.gz, .zst).

  show FICHIER…              une phrase par entrée ; plusieurs journaux sont fusionnés dans l’ordre du temps
  search TEXTE FICHIER…      les lignes qui contiennent un texte
                             [--regex] [--case] [--word] [--count]
  verify FICHIER…            empreintes, chaîne et signature, et l’endroit où elles sont rompues
                             [--key CLÉ]  la clé publique attendue de la plateforme (GET /v1/, log_key)
  export JOURNAL -o ARCHIVE  fait une archive d’un journal [--state state.json]
  export --platform URL --migration N -o ARCHIVE
                             l’archive de la plateforme elle-même, signée ; le jeton se lit dans ESCALE_TOKEN
                             [--redact [--names FICHIER] [--with-raw]]  sans les noms, comme redact
  redact ARCHIVE -o ARCHIVE  remplace noms, adresses et domaines par des pseudonymes ; ARCHIVE.names.json garde la
                             correspondance, et reste chez vous
                             [--names FICHIER] une autre correspondance, lue puis complétée
                             [--with-raw] avec la sortie brute  [--preview] montrer sans écrire
  compare GAUCHE DROITE      deux exécutions côte à côte [--other-accounts] les noms de comptes ne comptent pas
  stats FICHIER…             ce que contient un journal, en chiffres
  codes                      tous les codes : ce qu’ils disent et ce qu’il faut faire

  --language fr|en           langue des phrases (sinon celle de l’environnement)
  --filter REQUÊTE           seulement ces lignes : 'step:4 account:shop (level:>=warning or code:ESC-42*)'
  --what-to-do               avec show : ce qu’il faut faire, sous l’entrée
  --utc                      heures en UTC
  --json                     un objet JSON par résultat, pour les scripts ; les noms des champs sont stables
  --help, --version          « escalectl log COMMANDE --help » dit le reste d’une commande

Codes de sortie : 0 tout va bien ; 1 quelque chose a été trouvé (verify, compare) ou rien ne l’a été (search) ;
2 mauvaise utilisation ; 3 un fichier n’a pas pu être lu ou écrit.
)"_s;
    return uR"(Usage: escalectl log COMMAND [OPTION…] FILE…

Reads and verifies Escale's migration logs, without a display and without a network. A FILE is a bundle (NAME.escale), a
log (.jsonl), or a compressed log (.gz, .zst).

  show FILE…                 a sentence for each entry; several logs are merged by time
  search TEXT FILE…          the lines that hold a text
                             [--regex] [--case] [--word] [--count]
  verify FILE…               hashes, chain and signature, and the place where they break
                             [--key KEY]  the platform's public key as you know it (GET /v1/, log_key)
  export LOG -o BUNDLE       makes a bundle of a log [--state state.json]
  export --platform URL --migration N -o BUNDLE
                             the platform's own bundle, signed; the token is taken from ESCALE_TOKEN
                             [--redact [--names FILE] [--with-raw]]  without the names, as redact does it
  redact BUNDLE -o BUNDLE    replaces names, addresses and domains by pseudonyms; BUNDLE.names.json keeps which is
                             which, and stays with you
                             [--names FILE] another such map, read and added to
                             [--with-raw] with raw output  [--preview] show, and write nothing
  compare LEFT RIGHT         two runs side by side [--other-accounts] names of accounts do not count
  stats FILE…                what a log holds, in figures
  codes                      every code: what it says, and what to do about it

  --language fr|en           the language of the sentences (otherwise that of the environment)
  --filter QUERY             only these lines: 'step:4 account:shop (level:>=warning or code:ESC-42*)'
  --what-to-do               with show: what to do about it, below the entry
  --utc                      times in UTC
  --json                     one JSON object a result, for scripts; the names of the fields are stable
  --help, --version          'escalectl log COMMAND --help' says the rest of a command

Exit codes: 0 all is well; 1 something was found (verify, compare) or nothing was (search); 2 wrong usage;
3 a file could not be read or written.
)"_s;
}

QString complaint(const Error &error, Language language)
{
    struct Sentence {
        const char *english;
        const char *french;
    };
    static const QHash<QString, Sentence> sentences{
        {u"missing_command"_s,
         {"which command? it goes '%1 COMMAND FILE…'", "quelle commande ? On écrit « %1 COMMANDE FICHIER… »"}},
        {u"missing_log"_s, {"did you mean '%1'?", "vouliez-vous dire « %1 » ?"}},
        {u"unknown_command"_s, {"there is no command '%1'", "la commande « %1 » n’existe pas"}},
        {u"unknown_option"_s, {"there is no option %1 here", "l’option %1 n’existe pas ici"}},
        {u"missing_value"_s, {"%1 needs a value", "%1 attend une valeur"}},
        {u"invalid_value"_s, {"this value is not valid: %1", "cette valeur n’est pas valide : %1"}},
        {u"missing_file"_s, {"'%1' needs a file", "« %1 » attend un fichier"}},
        {u"unexpected_argument"_s, {"do not know what to do with '%1'", "que faire de « %1 » ?"}},
        {u"missing_token"_s, {"the token belongs into ESCALE_TOKEN", "le jeton doit être dans ESCALE_TOKEN"}},
        {u"bad_query"_s, {"the filter cannot be read at character %1", "le filtre est illisible au caractère %1"}},
        {u"bad_pattern"_s,
         {"the regular expression is not valid at character %1",
          "l’expression régulière n’est pas valide au caractère %1"}},
        {u"empty_text"_s, {"there is no text to search for", "il n’y a pas de texte à chercher"}},
        {u"no_such_file"_s, {"there is no file %1", "il n’y a pas de fichier %1"}},
        {u"names_unreadable"_s, {"this is no map of names: %1", "ce n’est pas une correspondance de noms : %1"}},
        {u"io_failed"_s, {"%1 cannot be read or written", "%1 ne peut pas être lu ou écrit"}},
        {u"log_truncated"_s,
         {"the log has become shorter while it was read", "le journal a raccourci pendant la lecture"}},
        {u"log_damaged"_s,
         {"the compressed log is damaged at byte %1", "le journal compressé est endommagé à l’octet %1"}},
    };
    const auto found = sentences.constFind(error.code);
    QString text;
    if (const QString host = error.params.value("host"_L1).toString(); found == sentences.cend() && !host.isEmpty()) {
        text = host + (language == Language::French ? u"\u00a0: "_s : u": "_s) + logs::word(error.code, language);
    } else if (found == sentences.cend()) {
        const QString code = logs::codeOf(error);
        text = (code.isEmpty() ? QString() : code + u' ') + logs::describe(error, language);
    } else {
        QString subject;
        for (const QLatin1StringView name : {"text"_L1, "path"_L1, "offset"_L1}) {
            if (error.params.contains(name))
                subject = error.params.value(name).toVariant().toString();
        }
        text =
            QString::fromUtf8(language == Language::French ? found->french : found->english).replace(u"%1"_s, subject);
    }
    return error.detail.isEmpty() ? text : text + u" ("_s + error.detail + u')';
}

} // namespace escale::ctl
