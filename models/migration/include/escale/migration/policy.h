// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QMap>
#include <QtCore/QString>
#include <QtCore/QTime>
#include <QtCore/QTimeZone>

namespace escale::migration {

/// The platform's figures; the desktop never hard-codes them. The defaults are the provider's pages', which disagree:
/// an older page gives one week of free transit, the current one two.
struct Policy {
    int transitFreeDays = 14;       ///< starts when transit is ready
    int finalisationFreeDays = 7;   ///< starts when the reinstallation is done, if the customer finalises
    int rollbackDays = 7;           ///< starts when the account's migration started; ends at step 6 anyway
    int testDays = 14;              ///< starts when the test copy is available
    /// Public cloud, from the start of the migration; 0: no way back. The provider's older pages say that there is none,
    /// its current page gives seven days.
    int publicCloudRollbackDays = 7;
    int ttlBeforeMove = 300; ///< seconds: address records that a public-cloud move changes should live no longer
    int heartbeatSeconds = 5; ///< how often a running task gives a sign of life
    double minutesPerDatabaseGib = 1.0;
    QString supportHours = QStringLiteral("Mon-Fri 09:00-18:00");
    QTimeZone timeZone = QTimeZone("Europe/Paris"); ///< days are counted here

    QMap<QString, QString> sources; ///< by wire name of the figure: the rule or the page that it comes from

    friend bool operator==(const Policy &, const Policy &) = default;
};

} // namespace escale::migration
