// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/raw_output.h"
#include "http/represent.h"

#include <QtCore/QFile>
#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace escale::platform {

/// Writes bundles of what this platform knows. Called in the owner's thread, which it does not hold up: a migration's state is
/// represented at once, the log is handed over page by page between other work (only the owner's thread may read the
/// database), and packing, hashing and the raw output are the business of a thread for each bundle. Memory is bounded
/// whatever the size.
class BundleExport : public QObject {
    Q_OBJECT

public:
    BundleExport(State &state, Represent &represent, QObject *parent = nullptr);
    /// Stops what is being written; nobody is answered.
    ~BundleExport() override;
    Q_DISABLE_COPY_MOVE(BundleExport)

    /// `folder`: where a bundle is written before it is sent; nothing stays there. `raw` may be null.
    void setRecords(const RawOutput *raw, const QString &folder);

    /// One migration as this actor may see it, signed; open for reading, and gone once it is closed.
    using Done = std::function<void(Result<std::unique_ptr<QFile>>)>;
    enum class Begun {
        Yes, ///< `done` is called later, in the same thread
        NotFound, ///< there is no such migration for the actor
        Busy ///< as many are being written as may be
    };
    [[nodiscard]] Begun start(const Actor &actor, MigrationId migration, Done done);

private:
    struct Job;
    struct Running;

    [[nodiscard]] QByteArray stateOf(const Actor &actor, MigrationId migration, const QByteArray &object);
    void feed();

    State &m_state;
    Represent &m_represent;
    const RawOutput *m_raw = nullptr;
    QString m_folder;
    std::vector<std::unique_ptr<Running>> m_running;
    QTimer m_feed;
    int m_number = 0;
};

} // namespace escale::platform
