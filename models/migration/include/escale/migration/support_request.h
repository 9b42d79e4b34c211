// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/migration/facts.h>

#include <QtCore/QList>

namespace escale::migration {

enum class RequestKind { Transit, Reinstallation, Unknown };
enum class RequestState { Open, Accepted, Waiting, Declined, Withdrawn, Done, Unknown };

struct Message {
    QDateTime at;
    QString actor;
    Party role = Party::Unknown;
    QString text; ///< from outside: never interpreted as rich text
    Action event = Action::Unknown; ///< what was done with it (accept, wait, decline, allocate…); Unknown: only said

    friend bool operator==(const Message &, const Message &) = default;
};

/// What the customer asks and support answers.
struct SupportRequest {
    SupportRequestId id;
    MigrationId migration;
    RequestKind kind = RequestKind::Unknown;
    RequestState state = RequestState::Unknown;
    TransitKind transitKind = TransitKind::Dedicated;
    std::optional<Party> finalisationBy;
    QString reason; ///< support's, when it waits or was declined
    QDateTime created;
    QDateTime since; ///< when it came into its state
    QList<Message> messages;
    QByteArray etag; ///< as AccountFacts::etag
    qint64 revision = 0; ///< as AccountFacts::revision

    friend bool operator==(const SupportRequest &, const SupportRequest &) = default;
};

} // namespace escale::migration

namespace escale {

using namespace Qt::StringLiterals;
template <>
inline constexpr auto enumNames<migration::RequestKind> =
    std::to_array<QLatin1StringView>({"transit"_L1, "reinstallation"_L1});
template <>
inline constexpr auto enumNames<migration::RequestState> = std::to_array<QLatin1StringView>(
    {"open"_L1, "accepted"_L1, "waiting"_L1, "declined"_L1, "withdrawn"_L1, "done"_L1});

} // namespace escale
