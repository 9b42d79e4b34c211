// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api_session.h"
#include "content.h"
#include "platform_process.h"

namespace escale::test {

/// Walks one client server through the eight steps by the API alone, as its customer and as support, and knows how to
/// look at its sites from outside. For test programs: blocking, and it stops at the first surprise (see problem()).
class Journey {
public:
    /// A practice company's server and its customer.
    explicit Journey(const PlatformProcess &platform, const QString &recording = {},
                     const QString &server = QStringLiteral("srv-acme-01"),
                     const QString &customer = QStringLiteral("Acme SA"));

    // Each brings the server from the step before; false with problem() set where it is refused or fails.
    bool prepare();             ///< step 1: every account ready
    bool requestTransit();      ///< step 2
    bool installTransit();      ///< step 3
    /// Asks for the installation of step 3 and does not wait for it.
    [[nodiscard]] HttpReply allocate() const;
    bool migrateAll();          ///< step 4
    bool verifyAll();           ///< step 5
    bool requestReinstallation(const QString &finalisationBy = QStringLiteral("customer"));
    bool reinstall();           ///< step 6
    bool relocateAll();         ///< step 7
    bool releaseTransit();      ///< step 8

    [[nodiscard]] QJsonObject migration() const;
    [[nodiscard]] int step() const;
    [[nodiscard]] QJsonArray accounts() const;
    [[nodiscard]] QJsonObject account(const QString &name) const;
    [[nodiscard]] QString accountPath(const QString &name) const;
    [[nodiscard]] QString migrationPath() const { return m_migrationPath; }
    [[nodiscard]] QStringList accountNames() const;
    /// Waits until no task of the migration is queued or running.
    [[nodiscard]] bool settle(int timeoutMs = 60000) const;

    /// What a visitor sees at the account's site now, through its domains' address: status.json with the HTTP status under
    /// "status" and the server that answered under "served_by".
    [[nodiscard]] QJsonObject visit(const QString &account) const;
    /// The same as whoever follows the link to the account's site sees it: the link names the site, not a server.
    [[nodiscard]] QJsonObject visitByLink(const QString &account) const;
    [[nodiscard]] QString linkTo(const QString &account) const;
    /// Asks the listener of one server for the account's site, whatever the DNS says.
    [[nodiscard]] HttpReply visitAt(const QString &account, const QString &server) const;
    /// Writes a row, a file and a mail through the site; the HTTP status.
    int write(const QString &account, const QByteArray &text) const;

    [[nodiscard]] QString clientServer() const { return m_server; }
    [[nodiscard]] QString transitServer() const;
    [[nodiscard]] Content contentAt(const QString &account, const QString &server) const;

    [[nodiscard]] const ApiSession &customer() const { return m_customer; }
    [[nodiscard]] const ApiSession &support() const { return m_support; }
    [[nodiscard]] QString problem() const { return m_problem; }

private:
    bool expectDone(const QString &what, const QJsonObject &outcome);
    bool forEachAccount(const QString &location, const QString &action, const ApiSession &by);
    [[nodiscard]] QJsonObject domainOf(const QString &account) const;
    [[nodiscard]] quint16 webPort() const;

    QString m_folder;
    ApiSession m_customer;
    ApiSession m_support;
    QString m_server;
    QString m_migrationPath;
    QString m_problem;
};

} // namespace escale::test
