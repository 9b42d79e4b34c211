// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/inventory.h>
#include <escale/migration/facts.h>
#include <escale/migration/policy.h>
#include <escale/migration/steps.h>

namespace escale::migration {

/// What a step does to a domain.
enum class DnsEffect {
    None,             ///< nothing changes
    RecordsFollow,    ///< the provider's records move with the account
    Forwarded,        ///< the client server forwards; no A or AAAA has to be changed
    NoInterruption,   ///< step 6: traffic already goes to transit
    AboutAMinute,     ///< step 6: the client server's addresses are rerouted
    UpdateRecords,    ///< public cloud: the owner has to change A and AAAA where the zone is served
    Unknown           ///< who serves the zone is not known
};

/// The provider's pages: steps 4 and 6 of the required migrations for the private cloud; in the public cloud addresses
/// change. Optional migrations leave every address alone.
[[nodiscard]] DnsEffect effectOf(PathStep step, DnsHost dns) noexcept;

/// Whether a public-cloud move may go on as far as caches are concerned. A warning, not a gate: the owner decides.
struct TtlGuard {
    enum class Verdict {
        Fine,
        NotConcerned,        ///< no address changes
        LowerFirst,          ///< caches would keep the old address for `seconds`
        LoweredTooRecently,  ///< caches may still hold an answer with the old time to live, until `until`
        Unknown              ///< the time to live is not known
    };
    Verdict verdict = Verdict::NotConcerned;
    int seconds = 0;
    QDateTime until;

    friend bool operator==(const TtlGuard &, const TtlGuard &) = default;
};
[[nodiscard]] TtlGuard ttlGuard(Kind kind, const Domain &domain, const Policy &policy, const QDateTime &now);

/// The address records that have to be changed by hand: A and AAAA that name an address the account has left. Never a
/// record of mail: MX stay as they are, whatever the move.
[[nodiscard]] QList<Record> recordsToUpdate(Kind kind, const Domain &domain, const QList<Record> &records,
                                            const QStringList &leftAddresses);

/// What somebody has to be reminded of.
enum class Reminder {
    LowerTtl,       ///< before a public-cloud move
    UpdateRecords,  ///< after a public-cloud move, on an external DNS
    SshHostKeys,    ///< after a move: known_hosts
    AllowLists,     ///< after a move: third parties that name the old address
    Unknown
};

/// What is due for an account now, in the order in which it should be read. `domains` are the account's.
[[nodiscard]] QList<Reminder> reminders(const MigrationFacts &facts, const AccountFacts &account,
                                        const QList<Domain> &domains, const Policy &policy, const QDateTime &now);

} // namespace escale::migration

namespace escale {

using namespace Qt::StringLiterals;
template <>
inline constexpr auto enumNames<migration::DnsEffect> = std::to_array<QLatin1StringView>(
    {"none"_L1, "records_follow"_L1, "forwarded"_L1, "no_interruption"_L1, "about_a_minute"_L1, "update_records"_L1});
template <>
inline constexpr auto enumNames<migration::Reminder> =
    std::to_array<QLatin1StringView>({"lower_ttl"_L1, "update_records"_L1, "ssh_host_keys"_L1, "allow_lists"_L1});

} // namespace escale
