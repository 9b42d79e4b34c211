// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/shell/connection_text.h>

#include <escale/core/clock.h>
#include <escale/items/text.h>

#include <QtCore/QJsonDocument>
#include <QtCore/QStringList>
#include <QtCore/QSysInfo>

namespace escale::ui {

using namespace Qt::StringLiterals;

namespace {

QString tlsText(const Error &error)
{
    const QString host = error.params["host"_L1].toString();
    const QString reason = error.params["reason"_L1].toString();
    const QString issuer = error.params["issuer"_L1].toString();
    QString text;
    if (reason == "expired"_L1)
        text = ConnectionText::tr("The certificate of %1 has expired. Its operator has to renew it.").arg(host);
    else if (reason == "not_yet_valid"_L1)
        text = ConnectionText::tr("The certificate of %1 is not valid yet. Check this computer's date.").arg(host);
    else if (reason == "other_name"_L1)
        text = ConnectionText::tr("What answers at %1 shows a certificate of another name.").arg(host);
    else if (reason == "revoked"_L1)
        text = ConnectionText::tr("The certificate of %1 was revoked.").arg(host);
    else if (reason == "unknown_authority"_L1 && !issuer.isEmpty())
        text = ConnectionText::tr(
                   "The certificate of %1 is signed by “%2”, which this computer does not trust. If that is your "
                   "company's own authority, name its certificate in the connection.")
                   .arg(host, issuer);
    else
        text = ConnectionText::tr("The certificate of %1 cannot be trusted.").arg(host);
    if (error.params["changed"_L1].toBool())
        //: %1 is one or two sentences on a certificate
        text = ConnectionText::tr(
                   "%1 It is not the one of the last time: do not go on before the platform's operator has told "
                   "you that it was changed.")
                   .arg(text);
    return text;
}

} // namespace

QString ConnectionText::todo(const Error &error)
{
    if (error.code == "host_not_found"_L1)
        return tr("Check how the address is spelled, and your network.");
    if (error.code == "connection_refused"_L1)
        return tr("Check the port in the address, and that the platform is running.");
    if (error.code == "timeout"_L1 || error.code == "network_error"_L1)
        return tr("A firewall or a proxy may be in the way: ask whoever runs your network.");
    if (error.code == "unauthenticated"_L1)
        return tr("Ask for another token and enter it here.");
    if (error.code == "forbidden"_L1)
        return tr("Ask whoever gave you the token for the permission.");
    if (error.code == "not_a_platform"_L1)
        return tr("Check the address: it is that of the API, not of a web site.");
    if (error.code == "version_unknown"_L1)
        return tr("Install the version of Escale that belongs to the platform.");
    if (error.code == "unavailable"_L1)
        return tr("Try again in a moment.");
    return {};
}

QString ConnectionText::stepName(api::ConnectionStep step)
{
    switch (step) {
    case api::ConnectionStep::Name:
        return tr("Name of the computer");
    case api::ConnectionStep::Reach:
        return tr("Way to it");
    case api::ConnectionStep::Tls:
        return tr("Certificate");
    case api::ConnectionStep::Answer:
        return tr("Platform and version");
    case api::ConnectionStep::Token:
        return tr("Token", "step of a test");
    case api::ConnectionStep::Permission:
        return tr("Permission");
    }
    return {};
}

QString ConnectionText::lineOf(api::ConnectionStep step, api::StepVerdict verdict, const Error &error)
{
    QString name = stepName(step);
    switch (verdict) {
    case api::StepVerdict::Good:
        return tr("✓ %1: works").arg(name);
    case api::StepVerdict::NotAsked:
        return tr("– %1: not asked").arg(name);
    case api::StepVerdict::Remark:
        return tr("! %1: %2").arg(name, of(error));
    case api::StepVerdict::Bad:
        return tr("✗ %1: does not work. %2 %3").arg(name, of(error), todo(error)).trimmed();
    }
    return name;
}

QString ConnectionText::of(const Error &error)
{
    const QString host = error.params["host"_L1].toString();
    const int exitCode = error.params["exit_code"_L1].toInt();
    if (error.code == "unauthenticated"_L1)
        return tr("The platform does not accept this token: it is wrong, has expired or was revoked.");
    if (error.code == "forbidden"_L1)
        return tr("This token does not permit it.");
    if (error.code == "keychain_refused"_L1)
        return tr(
            "This computer's keychain did not take the token: it is kept until Escale is closed, written nowhere, "
            "and asked for at the next start.");
    if (error.code == "connection_refused"_L1)
        return tr("Nothing answers at %1.").arg(host);
    if (error.code == "host_not_found"_L1)
        return tr("There is no computer called %1.").arg(host);
    if (error.code == "tls_failed"_L1)
        return tlsText(error);
    if (error.code == "not_encrypted"_L1)
        return tr("This address is not encrypted: everyone on the way can read the token. Use https.");
    if (error.code == "not_a_platform"_L1)
        return tr("What answers at %1 is no platform.").arg(host);
    if (error.code == "version_unknown"_L1)
        return tr("The platform speaks version %1 of its language, which this Escale does not.")
            .arg(error.params["version"_L1].toString());
    if (error.code == "inventory_only"_L1)
        return tr(
            "This platform has no migrations: its servers and accounts can be looked at, and no command can be given.");
    if (error.code == "unavailable"_L1)
        return tr("The platform cannot answer just now.");
    if (error.code == "timeout"_L1)
        return tr("%1 does not answer in time.").arg(host);
    if (error.code == "connection_lost"_L1)
        return tr("%1 broke off the connection.").arg(host);
    if (error.code == "network_error"_L1)
        return tr("%1 cannot be reached.").arg(host);
    if (error.code == "part_missing"_L1)
        return items::describe(error); // with what to do about it
    if (error.code == "not_found"_L1)
        return tr("There is no migration platform at this address.");
    if (error.code == "platform_not_found"_L1)
        return tr("The practice platform's program, escale-platform, is not where Escale is installed.");
    if (error.code == "platform_not_started"_L1)
        return tr("The practice platform's program could not be started.");
    if (error.code == "platform_ended_early"_L1)
        return error.params["crashed"_L1].toBool()
                   ? tr("The practice platform crashed while it was starting.")
                   : tr("The practice platform ended while it was starting (code %1).").arg(exitCode);
    if (error.code == "platform_answer_unreadable"_L1)
        return tr("The practice platform said something that Escale does not understand.");
    if (error.code == "platform_ended"_L1)
        return tr(
            "The practice platform has ended. What was done is kept: it goes on from there when it is started again.");
    if (error.code == "data_not_removed"_L1)
        return tr("The practice platform's data could not be removed from %1.")
            .arg(error.params["folder"_L1].toString());
    if (error.code == "store_in_use"_L1)
        return tr(
            "Another window has this connection open. Here, nothing is kept for the next start and commands cannot be "
            "given.");
    if (error.code == "store_newer"_L1)
        return tr("A newer version of Escale keeps this connection's data on this computer, and this version leaves it "
                  "alone. "
                  "Nothing is kept for the next start and commands cannot be given: start the newer version.");
    if (error.code == "store_unavailable"_L1 || error.code == "store_failed"_L1)
        return tr("What is known of the platform cannot be written to this computer's disk. Nothing is kept for the "
                  "next start "
                  "and commands cannot be given.");
    return tr("Something went wrong (%1).").arg(error.code);
}

QString ConnectionText::about(const QString &connection, const QString &sentence)
{
    //: %1 is the name of a platform, %2 one or more sentences about it
    return connection.isEmpty() ? sentence : tr("%1 – %2", "platform and sentence").arg(connection, sentence);
}

QString ConnectionText::details(const Error &error, const QUrl &platform)
{
    QStringList lines;
    lines << u"Escale %1 on %2, %3"_s.arg(QStringLiteral(ESCALE_VERSION), QSysInfo::prettyProductName(),
                                          QSysInfo::currentCpuArchitecture());
    lines << u"Time: %1"_s.arg(toWireTime(QDateTime::currentDateTimeUtc()));
    if (!platform.isEmpty())
        lines << u"Platform: %1"_s.arg(platform.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery));
    lines << u"Code: %1"_s.arg(error.code);
    if (!error.params.isEmpty())
        lines << u"Parameters: %1"_s.arg(QString::fromUtf8(QJsonDocument(error.params).toJson(QJsonDocument::Compact)));
    if (!error.detail.isEmpty())
        lines << u"Detail: %1"_s.arg(error.detail);
    return lines.join(u'\n') + u'\n';
}

} // namespace escale::ui
