// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/items/text.h>

#include "text_context.h"

#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;
using namespace escale::migration;

namespace escale::items {

namespace {

/// What the platform itself says of an error that this program does not know: the title and the detail of its problem
/// document (RFC 9457), or its raw words. One line, cut where it would fill the dialog.
QString platformWords(const QString &detail)
{
    constexpr qsizetype longest = 300;
    const QJsonObject problem = QJsonDocument::fromJson(detail.toUtf8()).object();
    QStringList parts{problem.value("title"_L1).toString(), problem.value("detail"_L1).toString()};
    if (problem.isEmpty())
        parts = {detail};
    parts.removeDuplicates();
    const QString words = joinedText(parts).simplified();
    return words.size() <= longest ? words : words.first(longest) + u'…';
}

} // namespace

ErrorText errorText(const Error &error)
{
    const QString &code = error.code;
    const QJsonObject &params = error.params;
    // What the way to the platform is, before anybody there has answered.
    if (code == "timeout"_L1)
        return {Text::tr("The platform did not answer in time."),
                Text::tr("Nobody knows yet whether the command was carried out; the facts will show it. Escale tries "
                         "again by itself.")};
    if (code == "connection_refused"_L1)
        return {Text::tr("Nothing answers at the platform's address."),
                Text::tr("Check the address and that the platform is running. Escale tries again by itself.")};
    if (code == "connection_lost"_L1)
        return {Text::tr("The connection to the platform was lost."),
                Text::tr("What is running there goes on. Escale tries again by itself.")};
    if (code == "host_not_found"_L1)
        return {Text::tr("There is no server of this name."),
                Text::tr("Check the platform's address and your network.")};
    if (code == "tls_failed"_L1)
        return {Text::tr("The platform could not prove that it is the one you want."),
                Text::tr("Do not go on before somebody has checked its certificate.")};
    if (code == "network_error"_L1)
        return {Text::tr("The network failed on the way to the platform."),
                Text::tr("Check your network. Escale tries again by itself.")};
    if (code == "part_missing"_L1)
        return {Text::tr("A part of Escale is missing: %1.").arg(params["file"_L1].toString()),
                Text::tr("Install Escale again; nothing that is kept on this computer is lost by it.")};
    if (code == "offline"_L1)
        return {Text::tr("There is no connection to the platform, and nothing was sent."),
                Text::tr("Give the command again when the connection is back.")};
    if (code == "no_migrations"_L1)
        return {Text::tr("This platform has no migrations: it can be looked at, and no command can be given."), {}};
    if (code == "outcome_unknown"_L1)
        return {Text::tr("It is not known yet what became of the same command, given before. Nothing was sent."),
                Text::tr("Escale asks the platform by itself.")};
    if (code == "not_written_down"_L1)
        return {
            Text::tr("The command could not be written down on this computer, so it was not sent."),
            Text::tr("Escale sends nothing that it could lose track of. See that the disk has room and that no other "
                     "window has this connection open.")};
    if (code == "command_withdrawn"_L1)
        return {Text::tr("The command arrived too late and was not carried out."),
                Text::tr("Give it again if you still want it.")};
    if (code == "http_error"_L1) {
        const int status = params.value("status"_L1).toInt();
        return {status > 0 ? Text::tr("The platform answered with status %1.").arg(status)
                           : Text::tr("The platform answered with an error that it did not explain."),
                Text::tr("Copy the details for support.")};
    }
    if (code == "not_json"_L1 || code == "incorrect_response"_L1)
        return {Text::tr("The platform's answer could not be read."),
                Text::tr(
                    "Check that the address is that of a migration platform; otherwise copy the details for support.")};

    // What the platform answers.
    if (code == "unauthenticated"_L1)
        return {Text::tr("The platform does not accept this token."),
                Text::tr("It may be expired or revoked. Ask for another one and enter it in the connection.")};
    if (code == "forbidden"_L1)
        return {Text::tr("This token may not do this."),
                Text::tr("Ask the other side, or use a token with this permission.")};
    if (code == "not_found"_L1)
        return {Text::tr("The platform does not know this object, or this token may not see it."),
                Text::tr("It may have been removed meanwhile; the window shows what is there now.")};
    if (code == "gates_unmet"_L1)
        return {Text::tr("A condition is not met, and nothing was changed."),
                Text::tr("See which one, and who can clear it.")};
    if (code == "stale"_L1)
        return {Text::tr("Somebody else has changed this meanwhile, and nothing was changed by you."),
                Text::tr("Look at it as it is now and decide again.")};
    if (code == "rate_limited"_L1)
        return {Text::tr("Too many requests in a short time."),
                Text::tr("Escale waits and sends this again by itself.")};
    if (code == "unavailable"_L1)
        return {Text::tr("The platform cannot answer just now."), Text::tr("Escale tries again by itself.")};
    if (code == "storage_full"_L1)
        return {Text::tr("The platform’s disk is full, and nothing was changed."),
                Text::tr("Whoever runs the platform has to make room. Then try again.")};
    if (code == "internal_error"_L1)
        return {Text::tr("The platform failed, through no fault of yours."), Text::tr("Copy the details for support.")};
    if (code == "invalid_field"_L1) {
        const QString field = params.value("field"_L1).toString();
        return {field.isEmpty() ? Text::tr("The platform does not accept a value.")
                                : Text::tr("The platform does not accept the value of “%1”.").arg(field),
                Text::tr("Correct it and try again.")};
    }
    if (code == "malformed_json"_L1 || code == "method_not_allowed"_L1 || code == "unsupported_media_type"_L1
        || code == "idempotency_key_missing"_L1 || code == "idempotency_key_reused"_L1 || code == "bad_request"_L1)
        return {Text::tr("The platform did not understand Escale, and nothing was changed."),
                Text::tr("The two may be of different versions. Copy the details for support.")};

    // Why a task failed.
    if (code == "engine_refused"_L1) {
        const QString database = params.value("database"_L1).toString();
        return {
            database.isEmpty()
                ? Text::tr("The older database engine refuses data of the newer one. The account stays where it is.")
                : Text::tr("The older database engine refuses %1. The account stays where it is.").arg(database),
            Text::tr("Roll back to the frozen copy instead: what was written since is kept in an archive.")};
    }
    if (code == "content_differs"_L1)
        return {Text::tr("The two copies differ. The account stays where it is, and nothing was removed."),
                Text::tr("Try again; if it happens again, give the log to support.")};
    if (code == "database_failed"_L1 || code == "database_damaged"_L1) {
        const QString database = params.value("database"_L1).toString();
        return {database.isEmpty() ? Text::tr("A database could not be read or written. Nothing was removed.")
                                   : Text::tr("The database %1 is damaged. It was left as it was.").arg(database),
                Text::tr("Have the account's databases checked, then try again. The log has the engine's own words.")};
    }
    if (code == "tool_missing"_L1)
        return {Text::tr("%1 is missing on the platform's side. Nothing was begun.")
                    .arg(params.value("tool"_L1).toString()),
                Text::tr("Give the log to support.")};
    // What the hosting driver finds where it must not be; which of them it is stands in the log.
    if (code == "no_copy"_L1 || code == "no_frozen_copy"_L1 || code == "not_frozen"_L1 || code == "served_there"_L1
        || code == "not_served_there"_L1 || code == "account_served_here"_L1 || code == "server_not_installed"_L1
        || code == "installed_differently"_L1 || code == "state_unreadable"_L1 || code == "unknown_account"_L1
        || code == "unknown_server"_L1)
        return {Text::tr("The servers are not as the platform expected them. Nothing was changed."),
                Text::tr("Give the log to support.")};
    if (code == "account_served_elsewhere"_L1)
        return {Text::tr("%1 is not served from the transit server. Nothing was changed.")
                    .arg(params.value("account"_L1).toString()),
                Text::tr("Give the log to support.")};
    if (code == "disk_full"_L1)
        return {Text::tr("There is not enough room on the server that it goes to. The account stays where it is."),
                Text::tr("Make room there, or ask for a larger server, and try again.")};
    if (code == "cancelled"_L1)
        return {Text::tr("It was cancelled before the cut-over. The account stays where it is."), {}};
    if (code == "interrupted"_L1)
        return {Text::tr("The platform stopped in the middle. The account stays where it is."), Text::tr("Try again.")};
    if (code == "io_failed"_L1 || code == "copy_failed"_L1)
        return {Text::tr("Copying failed. The account stays where it is, and nothing was removed."),
                Text::tr("Try again; if it happens again, give the log to support.")};
    if (code.isEmpty())
        return {Text::tr("It failed for a reason that was not given."), Text::tr("Copy the details for support.")};
    const QString said = platformWords(error.detail);
    if (said.isEmpty())
        return {Text::tr("It failed with the code %1.").arg(code), Text::tr("Copy the details for support.")};
    //: %1 is the platform's own sentence, %2 an error code that this program does not know
    return {Text::tr("The platform says: %1 (%2)").arg(said, code), Text::tr("Copy the details for support.")};
}

QString describe(const Error &error)
{
    const ErrorText text = errorText(error);
    //: %1 says what happened, %2 what to do; both are whole sentences
    return text.todo.isEmpty() ? text.what : Text::tr("%1 %2", "two sentences").arg(text.what, text.todo);
}

} // namespace escale::items
