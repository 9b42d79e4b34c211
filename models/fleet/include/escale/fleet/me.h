// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/id.h>
#include <escale/migration/permission.h>
#include <escale/migration/policy.h>
#include <escale/migration/vocabulary.h>

#include <QtCore/QDateTime>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace escale {

/// What the platform says of itself and of this token: GET /v1/. Value, any thread.
struct Me {
    QString apiName;
    QString apiVersion;
    QString platform;       ///< the platform's name
    bool practice = false;  ///< nothing here is anyone's production
    migration::Party role = migration::Party::Unknown;
    QString actor;          ///< who the log will say it was
    CustomerId customer;    ///< the token's scope; none for the provider's own people
    QStringList capabilities;
    /// Until the platform has named its time zone, UTC: looking up a named one is a noticeable part of a start.
    migration::Policy policy{.timeZone = QTimeZone(QTimeZone::UTC)};
    QString policySource;
    migration::Permission permission; ///< what the token may act on
    qint64 clockOffset = 0; ///< milliseconds to add to this machine's clock to get the platform's

    /// Without the migration half Escale is an inventory tool: no command is offered that cannot work.
    [[nodiscard]] bool hasMigrations() const { return capabilities.contains(QLatin1StringView("migration")); }

    friend bool operator==(const Me &, const Me &) = default;
};

} // namespace escale
