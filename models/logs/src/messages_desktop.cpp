// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "messages.h"

namespace escale::logs::detail {

namespace {

using enum ParamType;
using enum Severity;

constexpr Parameter pAction{"action", Word};
constexpr Parameter pSubject{"subject", Text, Identifies::Account};
constexpr Parameter pCode{"code", Word};
constexpr Parameter pPlatform{"platform", Text, Identifies::Address};

constexpr Parameter version[] = {{"version", Text}};
constexpr Parameter connected[] = {pPlatform, {"side", Text, Identifies::Person}};
constexpr Parameter platformCode[] = {pPlatform, pCode};
constexpr Parameter command[] = {pAction, pSubject};
constexpr Parameter commandTask[] = {pAction, pSubject, {"task", Integer}};
constexpr Parameter commandGates[] = {pAction, pSubject, {"gates", Words}};
constexpr Parameter commandCode[] = {pAction, pSubject, pCode};
constexpr Parameter file[] = {{"file", Text, Identifies::Free}, {"entries", Integer}};

constexpr Message messages[] = {
    {"ESC-8001", Info, "desktop_started", version, "Escale has started (version {version})",
     "Escale a démarré (version {version})"},
    {"ESC-8002", Info, "desktop_ended", {}, "Escale has ended", "Escale s’est terminé"},
    {"ESC-8101", Info, "connected", connected, "Connected to {platform} ({side})", "Connecté à {platform} ({side})"},
    {"ESC-8102", Warning, "connection_lost", platformCode, "The connection to {platform} was lost: {code}",
     "La connexion à {platform} a été perdue\u00a0: {code}",
     "What is running there goes on. Escale tries again by itself.",
     "Ce qui y est en cours continue. Escale réessaie sans intervention."},
    {"ESC-8103", Error, "connection_refused", platformCode, "{platform} does not accept this token: {code}",
     "{platform} n’accepte pas ce jeton\u00a0: {code}", "Ask for another token and enter it in the connection.",
     "Demandez un autre jeton et saisissez-le dans la connexion."},
    {"ESC-8201", Info, "command_sent", command, "Sent: {action}, {subject}", "Envoyé\u00a0: {action}, {subject}"},
    {"ESC-8202", Info, "command_done", command, "Done: {action}, {subject}", "Fait\u00a0: {action}, {subject}"},
    {"ESC-8203", Info, "command_accepted", commandTask, "Accepted: {action}, {subject}, as task {task}",
     "Accepté\u00a0: {action}, {subject}, tâche {task}"},
    {"ESC-8204", Warning, "command_refused", commandGates, "Refused: {action}, {subject}, because of {gates}",
     "Refusé\u00a0: {action}, {subject}, à cause de\u00a0: {gates}", "Clear the conditions named, then ask again.",
     "Levez les conditions indiquées, puis redemandez."},
    {"ESC-8205", Error, "command_failed", commandCode, "Failed: {action}, {subject}: {code}",
     "Échec\u00a0: {action}, {subject}\u00a0: {code}", "The facts in the window show what came of it; then ask again.",
     "Les faits dans la fenêtre montrent ce qu’il en est\u202f; redemandez ensuite."},
    {"ESC-8301", Info, "bundle_exported", file, "The bundle {file} was written, with {entries} entries",
     "L’archive {file} a été écrite, avec {entries} entrées"},
};

} // namespace

std::span<const Message> desktopMessages() noexcept
{
    return messages;
}

} // namespace escale::logs::detail
