// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "help.h"

#include <QtCore/QList>

#include <algorithm>

/// What `escalectl log COMMAND --help` says.
namespace escale::ctl {

using namespace Qt::StringLiterals;
using logs::Language;

namespace {

struct Words {
    const char *english;
    const char *french;

    [[nodiscard]] QString in(Language language) const
    {
        return QString::fromUtf8(language == Language::French ? french : english);
    }
};

struct OptionUsage {
    QLatin1StringView name;
    Words says;
    Words value = {"", ""}; ///< what stands for it
    QLatin1StringView brief = {};
};

constexpr OptionUsage optionUsages[] = {
    {"filter"_L1,
     {"only these lines: 'step:4 account:shop (level:>=warning or code:ESC-42*)'",
      "seulement ces lignes : 'step:4 account:shop (level:>=warning or code:ESC-42*)'"},
     {"QUERY", "REQUÊTE"}},
    {"json"_L1,
     {"one JSON object a result, for scripts; the names of the fields are stable",
      "un objet JSON par résultat, pour les scripts ; les noms des champs sont stables"}},
    {"utc"_L1,
     {"times in UTC (otherwise in the time zone of the machine)",
      "heures en UTC (sinon dans le fuseau horaire de la machine)"}},
    {"what-to-do"_L1, {"what to do about it, below the entry", "ce qu’il faut faire, sous l’entrée"}},
    {"regex"_L1, {"TEXT is a regular expression", "TEXTE est une expression régulière"}},
    {"case"_L1, {"capital and small letters differ", "les majuscules et les minuscules comptent"}},
    {"word"_L1, {"whole words only", "seulement des mots entiers"}},
    {"count"_L1, {"only how many lines there are", "seulement le nombre de lignes"}},
    {"key"_L1,
     {"the platform's public key as you know it (GET /v1/, log_key)",
      "la clé publique attendue de la plateforme (GET /v1/, log_key)"},
     {"KEY", "CLÉ"}},
    {"output"_L1, {"the bundle to write", "l’archive à écrire"}, {"BUNDLE", "ARCHIVE"}, "o"_L1},
    {"state"_L1,
     {"puts this state into the bundle, for the tree and the picture",
      "met cet état dans l’archive, pour l’arborescence et l’image"},
     {"state.json", "state.json"}},
    {"platform"_L1,
     {"asks this platform for its own bundle, signed; the token is taken from ESCALE_TOKEN",
      "demande à cette plateforme sa propre archive, signée ; le jeton se lit dans ESCALE_TOKEN"},
     {"URL", "URL"}},
    {"migration"_L1, {"of this migration", "de cette migration"}, {"N", "N"}},
    {"redact"_L1,
     {"replaces names, addresses and domains by pseudonyms, as 'log redact' does it",
      "remplace noms, adresses et domaines par des pseudonymes, comme « log redact »"}},
    {"names"_L1,
     {"which name is which, read and added to (otherwise BUNDLE.names.json); it stays with you",
      "la correspondance des noms, lue puis complétée (sinon ARCHIVE.names.json) ; elle reste chez vous"},
     {"FILE", "FICHIER"}},
    {"with-raw"_L1, {"with the raw output of tools", "avec la sortie brute des outils"}},
    {"preview"_L1,
     {"shows what would be shared, and writes nothing", "montre ce qui serait partagé, sans rien écrire"}},
    {"other-accounts"_L1, {"names of accounts do not count", "les noms de comptes ne comptent pas"}},
};
constexpr OptionUsage everywhere[] = {
    {"language"_L1,
     {"the language of the sentences (otherwise that of the environment)",
      "langue des phrases (sinon celle de l’environnement)"},
     {"fr|en", "fr|en"}},
    {"help"_L1, {"this text", "ce texte"}, {"", ""}, "h"_L1},
};

struct CommandUsage {
    QLatin1StringView name;
    Words forms; ///< what follows the name, a line each
    Words says;
    Words well;
    Words found; ///< what 1 means; empty: it does not occur
    const char *example;
};

constexpr Words aFile{
    "A FILE is a bundle (NAME.escale), a log (.jsonl), or a compressed log (.gz, .zst).",
    "Un FICHIER est une archive (NOM.escale), un journal (.jsonl) ou un journal compressé (.gz, .zst)."};
constexpr CommandUsage usages[] = {
    {"show"_L1,
     {"FILE…", "FICHIER…"},
     {"A sentence for each entry; several logs are merged by time.",
      "Une phrase par entrée ; plusieurs journaux sont fusionnés dans l’ordre du temps."},
     {"all was shown", "tout a été montré"},
     {"", ""},
     "escalectl log show migration.escale --filter 'step:4 level:>=warning' --what-to-do"},
    {"search"_L1,
     {"TEXT FILE…", "TEXTE FICHIER…"},
     {"The lines that hold a text.", "Les lignes qui contiennent un texte."},
     {"at least one line holds it", "au moins une ligne le contient"},
     {"none does", "aucune ne le contient"},
     "escalectl log search --word shop migration.escale"},
    {"verify"_L1,
     {"FILE…", "FICHIER…"},
     {"Hashes, chain and signature, and the place where they break.",
      "Empreintes, chaîne et signature, et l’endroit où elles sont rompues."},
     {"all is whole", "tout est intact"},
     {"something is broken, or the signature is not that of KEY",
      "quelque chose est rompu, ou la signature n’est pas celle de CLÉ"},
     "escalectl log verify migration.escale && echo whole"},
    {"export"_L1,
     {"LOG -o BUNDLE [--state state.json]\n--platform URL --migration N -o BUNDLE",
      "JOURNAL -o ARCHIVE [--state state.json]\n--platform URL --migration N -o ARCHIVE"},
     {"Makes a bundle of a log, or fetches the platform's own.",
      "Fait une archive d’un journal, ou va chercher celle de la plateforme."},
     {"it was written", "elle est écrite"},
     {"", ""},
     "escalectl log export migration.jsonl -o exported.escale"},
    {"redact"_L1,
     {"BUNDLE -o BUNDLE\nBUNDLE --preview", "ARCHIVE -o ARCHIVE\nARCHIVE --preview"},
     {"Replaces names, addresses and domains by pseudonyms. Which is which stays with you, in BUNDLE.names.json.",
      "Remplace noms, adresses et domaines par des pseudonymes. La correspondance reste chez vous, dans "
      "ARCHIVE.names.json."},
     {"it was written, or shown", "elle est écrite, ou montrée"},
     {"", ""},
     "escalectl log redact migration.escale -o shared.escale"},
    {"compare"_L1,
     {"LEFT RIGHT", "GAUCHE DROITE"},
     {"Two runs side by side: what only one of them has, what differs, and how long each stage took.",
      "Deux exécutions côte à côte : ce qui n’est que dans l’une, ce qui diffère, et la durée de chaque étape."},
     {"they are the same", "elles sont identiques"},
     {"they differ", "elles diffèrent"},
     "escalectl log compare migration.escale migration.jsonl --json"},
    {"stats"_L1,
     {"FILE…", "FICHIER…"},
     {"What a log holds, in figures.", "Ce que contient un journal, en chiffres."},
     {"all was counted", "tout a été compté"},
     {"", ""},
     "escalectl log stats migration.escale"},
    {"codes"_L1,
     {"", ""},
     {"Every code: what it says, and what to do about it.",
      "Tous les codes : ce qu’ils disent et ce qu’il faut faire."},
     {"all were listed", "tous ont été énumérés"},
     {"", ""},
     "escalectl log codes --language fr"},
};

QString labelOf(const OptionUsage &option, Language language)
{
    const QString value = option.value.in(language);
    return (option.brief.isEmpty() ? QString() : u'-' + option.brief + u", "_s) + u"--"_s + option.name
           + (value.isEmpty() ? QString() : u' ' + value);
}

} // namespace

QString helpText(const QString &command, const QStringList &options, Language language)
{
    const auto *usage = std::ranges::find(usages, command, &CommandUsage::name);
    Q_ASSERT(usage != std::ranges::end(usages));
    const auto in = [language](const Words &words) { return words.in(language); };
    QString text;
    const QString invocation = u"escalectl log "_s + usage->name + u' ';
    QString before = in({"Usage: ", "Utilisation : "});
    for (const QString &form : in(usage->forms).split(u'\n')) {
        text += before + invocation + u"[OPTION…]"_s + (form.isEmpty() ? QString() : u' ' + form) + u'\n';
        before.fill(u' ');
    }
    text += u'\n' + in(usage->says) + u'\n';
    if (const QString forms = in(usage->forms); forms.contains(in({"FILE…", "FICHIER…"})))
        text += in(aFile) + u'\n';
    text += u'\n';

    QList<const OptionUsage *> listed;
    for (const OptionUsage &option : optionUsages) {
        if (options.contains(option.name))
            listed.append(&option);
    }
    Q_ASSERT(listed.size() == options.size());
    for (const OptionUsage &option : everywhere)
        listed.append(&option);
    qsizetype widest = 0;
    for (const OptionUsage *option : std::as_const(listed))
        widest = std::max(widest, labelOf(*option, language).size());
    for (const OptionUsage *option : std::as_const(listed))
        text += u"  "_s + labelOf(*option, language).leftJustified(widest + 2) + in(option->says) + u'\n';

    text += u'\n' + in({"Exit codes:", "Codes de sortie :"}) + u"\n  0  "_s + in(usage->well);
    if (const QString found = in(usage->found); !found.isEmpty())
        text += u"\n  1  "_s + found;
    text += u"\n  2  "_s + in({"wrong usage", "mauvaise utilisation"}) + u"\n  3  "_s
            + in({"a file could not be read or written", "un fichier n’a pas pu être lu ou écrit"}) + u"\n\n"_s;
    text += in({"Example: ", "Exemple : "}) + QString::fromLatin1(usage->example);
    return text;
}

} // namespace escale::ctl
