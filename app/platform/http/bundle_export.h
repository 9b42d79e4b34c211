// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/raw_output.h"
#include "http/represent.h"

#include <QtCore/QFile>

#include <memory>

namespace escale::platform {

/// Writes bundles of what this platform knows. The owner's thread.
class BundleExport {
public:
    /// `folder`: where a bundle is written before it is sent; nothing stays there. `raw` may be null.
    BundleExport(State &state, Represent &represent, const RawOutput *raw, QString folder)
        : m_state(state)
        , m_represent(represent)
        , m_raw(raw)
        , m_folder(std::move(folder))
    {
    }

    /// One migration as this actor may see it, signed; open for reading, and gone once it is closed. Null where there is no
    /// such migration for the actor.
    [[nodiscard]] Result<std::unique_ptr<QFile>> write(const Actor &actor, MigrationId migration);

private:
    [[nodiscard]] QByteArray stateOf(const Actor &actor, MigrationId migration, const QByteArray &object);

    State &m_state;
    Represent &m_represent;
    const RawOutput *m_raw;
    QString m_folder;
};

} // namespace escale::platform
