// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "messages.h"

namespace escale::logs::detail {

namespace {

using enum ParamType;
using enum Severity;

constexpr Parameter pPath{"path", Text, Identifies::Free};
constexpr Parameter pMember{"member", Text};
constexpr Parameter pLine{"line", Integer};
constexpr Parameter pSeq{"seq", Integer};
constexpr Parameter pExpected{"expected", Integer};
constexpr Parameter pFound{"found", Integer};

constexpr Parameter path[] = {pPath};
constexpr Parameter member[] = {pMember};
constexpr Parameter memberLimit[] = {pMember, {"limit", Bytes}};
constexpr Parameter memberRatio[] = {pMember, {"limit", Integer}};
constexpr Parameter limit[] = {{"limit", Integer}};
constexpr Parameter field[] = {{"field", Text}};
constexpr Parameter version[] = {{"version", Integer}, {"known", Integer}};
constexpr Parameter stateOf[] = {{"migration", Integer}, {"found", Integer}};
constexpr Parameter place[] = {pMember, pLine, pSeq};
constexpr Parameter placeExpected[] = {pMember, pLine, pSeq, pExpected};
constexpr Parameter memberLine[] = {pMember, pLine};
constexpr Parameter counts[] = {pExpected, pFound};
constexpr Parameter offset[] = {{"offset", Integer}};
constexpr Parameter checkpoint[] = {{"count", Integer}, {"head", Text}, {"key", Text}, {"signature", Text}};
constexpr Parameter repaired[] = {{"file", Text}, {"bytes", Bytes}};
constexpr Parameter stopped[] = {{"file", Text}, {"entries", Integer}};

// The reader shows these beside the entries, so each says what is wrong, where, and what it means.
constexpr auto giveNot = "Do not rely on it. Ask whoever sent it for another copy.";
constexpr auto giveNotFr = "Ne vous y fiez pas. Demandez-en une autre copie à la personne qui l’a envoyée.";
constexpr auto notOpened = "It was not opened, and nothing was written. Ask whoever sent it for another copy.";
constexpr auto notOpenedFr =
    "Elle n’a pas été ouverte, et rien n’a été écrit. Demandez-en une autre copie à la personne qui l’a envoyée.";

constexpr Message messages[] = {
    // 85: why a bundle is not opened, or not written
    {"ESC-8501", Error, "bundle_unreadable", path, "{path} cannot be read", "{path} ne peut pas être lu",
     "Check that the file is there and that you may read it.",
     "Vérifiez que le fichier est là et que vous avez le droit de le lire."},
    {"ESC-8502", Error, "bundle_not_zip", path, "{path} is not a bundle of Escale",
     "{path} n’est pas une archive d’Escale", "Open it as a log instead.", "Ouvrez-le plutôt comme un journal."},
    {"ESC-8503", Error, "bundle_damaged", path, "The bundle {path} is damaged or was cut off",
     "L’archive {path} est endommagée ou tronquée", "Fetch it once more.", "Récupérez-la à nouveau."},
    {"ESC-8504", Error, "bundle_unsafe_name", member, "The bundle holds a file with an unsafe name: {member}",
     "L’archive contient un fichier au nom dangereux\u00a0: {member}", notOpened, notOpenedFr},
    {"ESC-8505", Error, "bundle_link", member, "The bundle holds a link or a special file: {member}",
     "L’archive contient un lien ou un fichier spécial\u00a0: {member}", notOpened, notOpenedFr},
    {"ESC-8506", Error, "bundle_duplicate", member, "The bundle holds two files of the same name: {member}",
     "L’archive contient deux fichiers du même nom\u00a0: {member}", notOpened, notOpenedFr},
    {"ESC-8507", Error, "bundle_unknown_member", member, "The bundle holds a file that does not belong in it: {member}",
     "L’archive contient un fichier qui n’y a pas sa place\u00a0: {member}",
     "It may come from a newer Escale; use that one.",
     "Elle vient peut-être d’un Escale plus récent\u202f; utilisez cette version-là."},
    {"ESC-8508", Error, "bundle_encrypted", member, "{member} in the bundle is encrypted, or packed in an unknown way",
     "Dans l’archive, {member} est chiffré, ou compressé d’une manière inconnue", notOpened, notOpenedFr},
    {"ESC-8509", Error, "bundle_too_large", memberLimit, "{member} in the bundle is larger than {limit}",
     "Dans l’archive, {member} dépasse {limit}", notOpened, notOpenedFr},
    {"ESC-8510", Error, "bundle_ratio", memberRatio,
     "{member} in the bundle unpacks to more than {limit} times its size, as only a trap does",
     "{member} se décompresse à plus de {limit} fois sa taille, comme seul le fait un piège", notOpened, notOpenedFr},
    {"ESC-8511", Error, "bundle_too_many", limit, "The bundle holds more than {limit} files",
     "L’archive contient plus de {limit} fichiers", notOpened, notOpenedFr},
    {"ESC-8512", Error, "bundle_manifest_invalid", field,
     "The bundle’s table of contents (manifest.json) is not valid: {field}",
     "La table des matières de l’archive (manifest.json) n’est pas valide\u00a0: {field}", notOpened, notOpenedFr},
    {"ESC-8513", Error, "bundle_version", version,
     "The bundle has format {version}; this Escale knows formats up to {known}",
     "L’archive est au format {version}\u202f; cet Escale connaît les formats jusqu’à {known}",
     "Open it with a newer Escale.", "Ouvrez-la avec un Escale plus récent."},
    {"ESC-8514", Error, "bundle_member_missing", member, "{member} is missing in the bundle",
     "{member} manque dans l’archive", notOpened, notOpenedFr},
    {"ESC-8515", Error, "bundle_changed", path, "{path} has changed since it was opened",
     "{path} a changé depuis son ouverture", "Open it again.", "Ouvrez-le à nouveau."},
    {"ESC-8516", Error, "bundle_write_failed", path, "{path} cannot be written", "{path} ne peut pas être écrit",
     "Check that there is room on the disk and that you may write there. Nothing half written was left.",
     "Vérifiez qu’il reste de la place sur le disque et que vous avez le droit d’y écrire. Rien d’à moitié écrit n’a "
     "été laissé."},
    {"ESC-8517", Error, "stopped", {}, "Stopped before the end", "Arrêté avant la fin"},
    {"ESC-8518",
     Error,
     "malformed_entry",
     {},
     "A line is not an entry of a migration log",
     "Une ligne n’est pas une entrée d’un journal de migration"},
    {"ESC-8519", Error, "bundle_state_differs", stateOf,
     "The bundle is of migration {migration}; the inventory in it is of migration {found}",
     "L’archive concerne la migration {migration}\u202f; l’inventaire qu’elle contient concerne la migration {found}",
     giveNot, giveNotFr},

    // 86: what verification finds
    {"ESC-8601", Error, "member_differs", member, "{member} is not what the table of contents says: it was changed",
     "{member} n’est pas ce que dit la table des matières\u00a0: il a été modifié", giveNot, giveNotFr},
    {"ESC-8602", Error, "entry_malformed", memberLine, "Line {line} of {member} is not an entry",
     "La ligne {line} de {member} n’est pas une entrée", giveNot, giveNotFr},
    {"ESC-8603", Error, "entry_changed", place, "Line {line} of {member} (entry {seq}) was changed: its hash differs",
     "La ligne {line} de {member} (entrée {seq}) a été modifiée\u00a0: son empreinte diffère", giveNot, giveNotFr},
    {"ESC-8604", Error, "entry_out_of_chain", place,
     "Line {line} of {member} (entry {seq}) was not written after the entry before it",
     "La ligne {line} de {member} (entrée {seq}) n’a pas été écrite après l’entrée qui la précède", giveNot, giveNotFr},
    {"ESC-8605", Error, "entries_missing", placeExpected,
     "At line {line} of {member}, entry {expected} was expected and entry {seq} stands: entries were removed, added or "
     "swapped",
     "À la ligne {line} de {member}, l’entrée {expected} était attendue et l’entrée {seq} s’y trouve\u00a0: des "
     "entrées "
     "ont été retirées, ajoutées ou échangées",
     giveNot, giveNotFr},
    {"ESC-8606", Error, "count_differs", counts, "The log should hold {expected} entries and holds {found}",
     "Le journal devrait contenir {expected} entrées et en contient {found}", giveNot, giveNotFr},
    {"ESC-8607", Error, "head_differs", memberLine, "The last entry of {member}, in line {line}, is not the one signed",
     "La dernière entrée de {member}, à la ligne {line}, n’est pas celle qui a été signée", giveNot, giveNotFr},
    {"ESC-8608",
     Error,
     "signature_invalid",
     {},
     "The signature does not fit the table of contents (manifest.json)",
     "La signature ne correspond pas à la table des matières (manifest.json)",
     giveNot,
     giveNotFr},
    {"ESC-8609",
     Warning,
     "signature_missing",
     {},
     "Nobody has signed the bundle: the chain shows careless changes, not skilful ones",
     "Personne n’a signé l’archive\u00a0: la chaîne montre les modifications maladroites, pas les habiles",
     "Ask the platform for a bundle of its own if proof matters.",
     "Demandez à la plateforme sa propre archive si la preuve compte."},
    {"ESC-8610",
     Error,
     "signature_foreign",
     {},
     "The bundle is signed with a key that is not the one expected",
     "L’archive est signée avec une autre clé que celle attendue",
     giveNot,
     giveNotFr},
    {"ESC-8611", Error, "container_differs", offset,
     "The bundle’s packaging was changed or made by another program, at byte {offset}",
     "L’emballage de l’archive a été modifié ou fait par un autre programme, à l’octet {offset}",
     "The entries themselves are judged by their own findings.",
     "Les entrées elles-mêmes sont jugées par leurs propres constats."},
    {"ESC-8612", Error, "checkpoint_invalid", place,
     "The signed checkpoint in line {line} of {member} (entry {seq}) does not fit the entries before it",
     "Le point de contrôle signé à la ligne {line} de {member} (entrée {seq}) ne correspond pas aux entrées "
     "précédentes",
     giveNot, giveNotFr},
    {"ESC-8613",
     Warning,
     "restamped",
     {},
     "The bundle was redacted: names are pseudonyms, and the chain was made anew by whoever redacted it",
     "L’archive a été anonymisée\u00a0: les noms sont des pseudonymes, et la chaîne a été refaite par la personne qui "
     "l’a "
     "anonymisée",
     "Compare with the original where proof matters.",
     "Comparez avec l’original si la preuve compte."},

    // 9: the log itself
    {"ESC-9001", Info, "checkpoint", checkpoint, "Checkpoint: {count} entries, signed",
     "Point de contrôle\u00a0: {count} entrées, signées"},
    {"ESC-9002", Warning, "log_repaired", repaired,
     "The last line was cut off by a crash; {bytes} of it were set aside in {file}",
     "La dernière ligne a été coupée par un arrêt brutal\u202f; {bytes} en ont été mis de côté dans {file}",
     "Nothing to do. What was cut off had not been acknowledged to anybody.",
     "Rien à faire. Ce qui a été coupé n’avait été confirmé à personne."},
    {"ESC-9003", Warning, "log_resumed", stopped,
     "The log {file} could not be written for a while; {entries} entries were written late",
     "Le journal {file} n’a pas pu être écrit pendant un moment\u202f; {entries} entrées ont été écrites en retard",
     "Make sure that there is room on the disk.", "Assurez-vous qu’il reste de la place sur le disque."},
    {"ESC-9004", Error, "log_write_failed", path, "The log {path} cannot be written",
     "Le journal {path} ne peut pas être écrit", "Make room on the disk; what is waiting is written then.",
     "Faites de la place sur le disque\u202f; ce qui attend sera alors écrit."},
};

} // namespace

std::span<const Message> recordMessages() noexcept
{
    return messages;
}

} // namespace escale::logs::detail
