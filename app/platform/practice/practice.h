// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/state.h"
#include "http/tokens.h"

#include <QtCore/QHash>
#include <QtCore/QJsonObject>

namespace escale::platform {

/// How large accounts are made.
enum class ContentSize { Small, Normal, Unknown };

struct PracticeOptions {
    quint64 seed = 1;
    qint64 scale = 0; ///< so many accounts more, on a hundredth as many servers
    ContentSize content = ContentSize::Normal;
    QJsonObject policy; ///< figures that are not the defaults
    QHash<QString, qint64> deadlines; ///< of servers by name: seconds from now, negative: it has passed
};

/// A small hosting company to practise with: three customers whose servers are at different steps, a transit fleet. Names
/// are always the same, what accounts hold follows from the seed. Only the inventory is made at once; files, mail and
/// databases come to be when they are first needed.
class Practice {
public:
    explicit Practice(State &state) : m_state(state) {}

    /// Fills a new platform, in one Change; does nothing to one that is filled.
    void fill(const PracticeOptions &options);

    /// Those of the default company: small enough that all its sites are served from the start.
    [[nodiscard]] QList<MigrationId> companyMigrations();

    /// One token for support, one for each customer of the default company, one for a reviewer. Kept beside the database,
    /// readable by its owner only, so that a practice platform that is started again has the same.
    [[nodiscard]] Result<QJsonObject> tokens(Tokens &tokens, const QString &path);

    /// The seed of what an account holds.
    [[nodiscard]] quint64 seedOf(const QString &account);
    /// About how many bytes a mail is made of.
    static constexpr qint64 mailBytes = 3000;

private:
    void fillCompany(const PracticeOptions &options);
    void fillScale(const PracticeOptions &options);

    State &m_state;
};

} // namespace escale::platform

namespace escale {

template <>
inline constexpr auto enumNames<platform::ContentSize> =
    std::to_array<QLatin1StringView>({QLatin1StringView("small"), QLatin1StringView("normal")});

} // namespace escale
