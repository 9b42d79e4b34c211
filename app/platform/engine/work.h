// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/fault.h"
#include "hosting/driver.h"

#include <escale/core/error.h>
#include <escale/migration/vocabulary.h>

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

namespace escale::platform {

/// Everything that a stage needs, copied out of the facts: workers never read them.
struct WorkOrder {
    migration::TaskType type = migration::TaskType::Unknown;
    QLatin1StringView stage;
    QString account;            ///< moves and tests
    QString from;               ///< server
    QString to;                 ///< server
    QString architecture;       ///< to be installed, or of the test server
    QStringList accounts;       ///< tasks on a whole server
    bool repeated = false;      ///< taken up again after a restart
};

struct WorkReport {
    qint64 bytes = 0;
    QJsonObject result; ///< for the journal and for what the stage changes in the facts
};

/// Where the work is done. All of it outlives every worker.
struct Tools {
    HostingDriver &driver;
    const Fault &fault;
};

/// Does the work of one stage. In a worker's thread.
[[nodiscard]] Result<WorkReport> carryOut(const WorkOrder &order, const Tools &tools, const ProgressSink &progress,
                                          HostingDriver::Stop stop);

/// Makes everything as if the task had not begun: for what failed or was cancelled before the account was switched, and
/// for tasks on a server before their point of no return. Idempotent.
[[nodiscard]] Result<void> takeBack(const WorkOrder &order, const Tools &tools, const StageWatch &watch);

} // namespace escale::platform
