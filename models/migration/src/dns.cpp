// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/migration/dns.h>

#include <algorithm>

namespace escale::migration {

using namespace Qt::StringLiterals;

DnsEffect effectOf(PathStep step, DnsHost dns) noexcept
{
    const auto choose = [dns](DnsEffect internal, DnsEffect external) {
        switch (dns) {
        case DnsHost::Internal:
            return internal;
        case DnsHost::External:
            return external;
        case DnsHost::Unknown:
            break;
        }
        return DnsEffect::Unknown;
    };
    switch (step) {
    case PathStep::MigrateAccounts:
        return choose(DnsEffect::RecordsFollow, DnsEffect::Forwarded);
    case PathStep::ReinstallServer:
        return choose(DnsEffect::NoInterruption, DnsEffect::AboutAMinute);
    case PathStep::RelocateAccounts:
        // An external DNS has named the client server all the time.
        return choose(DnsEffect::RecordsFollow, DnsEffect::None);
    case PathStep::MigrateAccount:
        return choose(DnsEffect::RecordsFollow, DnsEffect::UpdateRecords);
    default:
        return DnsEffect::None;
    }
}

TtlGuard ttlGuard(Kind kind, const Domain &domain, const Policy &policy, const QDateTime &now)
{
    using enum TtlGuard::Verdict;
    if (kind != Kind::PublicCloud)
        return {};
    if (domain.ttl <= 0)
        return {.verdict = Unknown, .seconds = 0, .until = {}};
    if (domain.ttl > policy.ttlBeforeMove)
        return {.verdict = LowerFirst, .seconds = domain.ttl, .until = {}};
    // Whoever asked just before the change keeps the old answer for as long as that one was to live.
    if (domain.ttlChangedAt.isValid() && domain.ttlBefore > domain.ttl) {
        const QDateTime until = domain.ttlChangedAt.addSecs(domain.ttlBefore);
        if (now < until)
            return {.verdict = LoweredTooRecently, .seconds = domain.ttlBefore, .until = until};
    }
    return {.verdict = Fine, .seconds = domain.ttl, .until = {}};
}

QList<Record> recordsToUpdate(Kind kind, const Domain &domain, const QList<Record> &records,
                              const QStringList &leftAddresses)
{
    if (kind != Kind::PublicCloud || domain.dns != DnsHost::External)
        return {};
    QList<Record> list;
    for (const Record &record : records) {
        if (record.domain == domain.id && (record.type == "A"_L1 || record.type == "AAAA"_L1)
            && leftAddresses.contains(record.value))
            list.append(record);
    }
    return list;
}

QList<Reminder> reminders(const MigrationFacts &facts, const AccountFacts &account, const QList<Domain> &domains,
                          const Policy &policy, const QDateTime &now)
{
    QList<Reminder> list;
    const bool moved = facts.kind != Kind::OptionalPrivateCloud
                       && (account.location == Location::Transit || account.location == Location::ClientNew);
    if (!moved) {
        const bool lower = std::ranges::any_of(domains, [&](const Domain &domain) {
            const TtlGuard::Verdict verdict = ttlGuard(facts.kind, domain, policy, now).verdict;
            return verdict == TtlGuard::Verdict::LowerFirst || verdict == TtlGuard::Verdict::LoweredTooRecently;
        });
        if (lower)
            list.append(Reminder::LowerTtl);
        return list;
    }
    const bool behind = std::ranges::any_of(domains, [&](const Domain &domain) {
        return domain.dns != DnsHost::Internal && (domain.expected.isEmpty() || domain.resolvesTo != domain.expected);
    });
    if (facts.kind == Kind::PublicCloud && behind)
        list.append(Reminder::UpdateRecords);
    list.append(Reminder::SshHostKeys);
    list.append(Reminder::AllowLists);
    return list;
}

} // namespace escale::migration
