// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/shell/connection_text.h>

#include <escale/core/clock.h>

#include <QtCore/QJsonDocument>
#include <QtCore/QStringList>
#include <QtCore/QSysInfo>

namespace escale::ui {

using namespace Qt::StringLiterals;

QString ConnectionText::of(const Error &error)
{
    const QString host = error.params["host"_L1].toString();
    const int exitCode = error.params["exit_code"_L1].toInt();
    if (error.code == "unauthenticated"_L1)
        return tr("The platform does not accept this token: it is wrong, has expired or was revoked.");
    if (error.code == "forbidden"_L1)
        return tr("This token does not permit it.");
    if (error.code == "connection_refused"_L1)
        return tr("Nothing answers at %1.").arg(host);
    if (error.code == "host_not_found"_L1)
        return tr("There is no computer called %1.").arg(host);
    if (error.code == "tls_failed"_L1)
        return tr("The certificate of %1 cannot be trusted.").arg(host);
    if (error.code == "timeout"_L1)
        return tr("%1 does not answer in time.").arg(host);
    if (error.code == "connection_lost"_L1)
        return tr("%1 broke off the connection.").arg(host);
    if (error.code == "network_error"_L1)
        return tr("%1 cannot be reached.").arg(host);
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
