// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/id.h>
#include <escale/core/localized_text.h>
#include <escale/core/money.h>
#include <escale/migration/vocabulary.h>

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QMap>
#include <QtCore/QString>

#include <optional>

namespace escale::migration {

/// Seconds of downtime, as a range: an estimate is never one number.
struct Estimate {
    double low = 0;
    double high = 0;

    friend bool operator==(const Estimate &, const Estimate &) = default;
};

/// What an account looked like from outside and inside at one moment: taken before and after a move, to be compared.
struct SiteCheck {
    struct Link {
        QString path;
        int status = 0; ///< HTTP; 0: no answer
        friend bool operator==(const Link &, const Link &) = default;
    };
    QDateTime at;
    int status = 0; ///< of the front page, HTTP; 0: no answer
    QString title;
    QList<Link> links;               ///< sampled from the front page, always the same for the same page
    QMap<QString, qint64> tables;    ///< rows, by "database/table"
    QMap<QString, qint64> mailboxes; ///< messages, by mailbox

    friend bool operator==(const SiteCheck &, const SiteCheck &) = default;
};

/// One try at a leg. Times are UTC.
struct Attempt {
    Leg leg = Leg::Unknown;
    int number = 0; ///< counted from 1, over all legs of the account
    TaskId task;
    QDateTime started;
    QDateTime ended; ///< invalid while it runs
    Outcome outcome = Outcome::Unknown;
    qint64 bytes = 0;
    QDateTime downtimeStarted;
    QDateTime downtimeEnded;
    std::optional<double> downtimeSeconds; ///< as the prober measured it from outside; none before it is known
    Estimate estimate;                     ///< as it was when the attempt started
    QString errorCode;                     ///< empty unless it failed
    std::optional<qint64> databaseBytes;   ///< copied while nothing answered: what the rate is learnt from
    std::optional<qint64> differenceBytes; ///< files and mail copied while nothing answered
    std::optional<SiteCheck> before;
    std::optional<SiteCheck> after;

    friend bool operator==(const Attempt &, const Attempt &) = default;
};

struct TestFacts {
    TestState state = TestState::None;
    QString address;
    QDateTime copiedAt; ///< of the latest copy, also after it was removed: the account was tested
    QDateTime expires;

    friend bool operator==(const TestFacts &, const TestFacts &) = default;
};

/// What an account weighs, in bytes. filesDelta is what would be copied during the downtime: what has changed since the
/// precopy, or all files and mail where there was none.
struct Weight {
    qint64 files = 0;
    qint64 fileCount = 0;
    qint64 mail = 0;
    qint64 databases = 0;
    qint64 delta = 0;
    std::optional<qint64> changedPerDay; ///< files and mail written in a day, as measured; none: never measured

    friend bool operator==(const Weight &, const Weight &) = default;
};

/// What somebody wrote down about an account, for both sides to read. From outside: never interpreted as rich text.
struct Note {
    NoteId id;
    QDateTime at;
    QString actor;
    Party role = Party::Unknown;
    QString text;

    friend bool operator==(const Note &, const Note &) = default;
};
inline constexpr int mostNotes = 100; ///< on one account: they travel with its facts
inline constexpr int longestNote = 2000; ///< characters

/// One thing that the migration's notes ask everybody to look after, for each account.
struct ChecklistItem {
    QString code; ///< stable within the migration
    ChecklistWhen when = ChecklistWhen::Unknown;
    LocalizedText title;
    LocalizedText text;

    friend bool operator==(const ChecklistItem &, const ChecklistItem &) = default;
};

/// Who has done an item of the checklist for an account, and when.
struct Tick {
    QString item; ///< ChecklistItem::code
    QDateTime at;
    QString actor;
    Party role = Party::Unknown;

    friend bool operator==(const Tick &, const Tick &) = default;
};

/// An account in a migration: level two of the two levels (the server's step is derived from these).
struct AccountFacts {
    AccountId id;
    QString name;
    Preparation preparation = Preparation::Todo;
    Location location = Location::Unknown;
    Activity activity = Activity::Idle;
    bool verified = false; ///< cleared by a rollback
    TestFacts test;
    QList<Attempt> attempts;
    Weight weight;
    bool precopied = false; ///< to the place where it goes next
    QDateTime precopiedAt; ///< invalid where it is not
    int internalDomains = 0;
    int externalDomains = 0;
    QDateTime copyDiscardedAt; ///< public cloud: since when the copy that it came from is gone; invalid: it is kept
    QList<Note> notes; ///< oldest first
    QList<Tick> ticks; ///< of the migration's checklist; those of `after` items are cleared by a rollback
    QByteArray etag; ///< what the platform knows these facts by, for a command decided on them; empty: not said
    qint64 revision = 0; ///< how often what is decided on has changed, as the platform counts; no part of the wire

    friend bool operator==(const AccountFacts &, const AccountFacts &) = default;
};

struct Configuration {
    int cores = 0;
    qint64 memory = 0; ///< bytes
    qint64 disk = 0; ///< bytes

    friend bool operator==(const Configuration &, const Configuration &) = default;
};

struct TransitFacts {
    TransitState state = TransitState::None;
    TransitKind kind = TransitKind::Dedicated;
    ServerId server; ///< valid from installing on
    QDateTime requestedAt;
    QDateTime readyAt;
    QDateTime releasedAt;
    QString waitingReason; ///< support's words, while waiting for stock

    friend bool operator==(const TransitFacts &, const TransitFacts &) = default;
};

struct ReinstallationFacts {
    ReinstallationState state = ReinstallationState::None;
    QDateTime requestedAt;
    QDateTime startedAt;
    QDateTime doneAt;

    friend bool operator==(const ReinstallationFacts &, const ReinstallationFacts &) = default;
};

/// An optional migration: one service of the server, in place.
struct UpgradeFacts {
    UpgradeState state = UpgradeState::None;
    QString service; ///< "SQLite", "PostgreSQL"
    QDateTime startedAt;
    QDateTime doneAt;

    friend bool operator==(const UpgradeFacts &, const UpgradeFacts &) = default;
};

/// One place in a queue of moves.
struct QueuedMove {
    AccountId account;
    Leg leg = Leg::Out;
    QDateTime notBefore; ///< invalid: as soon as it is its turn
    QDateTime notAfter; ///< it is not begun later than this (a window's end, a lock-out); invalid: no limit
    TaskId task; ///< once it has begun
    std::optional<Outcome> outcome; ///< none before it has begun

    friend bool operator==(const QueuedMove &, const QueuedMove &) = default;
};

/// Moves that the platform begins by itself, in this order, one after the other.
struct PlanFacts {
    PlanState state = PlanState::None;
    QList<QueuedMove> moves;
    bool stopAtFailure = true;
    QString by; ///< who handed it over, and in which role
    Party role = Party::Unknown;
    QDateTime at;
    AccountId stoppedAt; ///< where it was stopped
    QString stoppedBy; ///< the error or the first unmet gate, as a code

    friend bool operator==(const PlanFacts &, const PlanFacts &) = default;
};

/// How far a migration's log goes.
struct LogEnd {
    qint64 last = 0; ///< seq of its last entry; 0: it is empty, -1: the platform does not say
    QDateTime at; ///< of that entry

    friend bool operator==(const LogEnd &, const LogEnd &) = default;
};

/// One campaign on one server, with all its accounts: all that the rules need.
struct MigrationFacts {
    MigrationId id;
    Kind kind = Kind::MandatoryPrivateCloud;
    ServerId server;
    QString serverName;
    LocalizedText name;
    LocalizedText documentation;
    QString from; ///< architecture
    QString to;
    QDateTime announcedAt;
    QDateTime deadline;
    bool offersTest = true;
    TransitFacts transit;
    ReinstallationFacts reinstallation;
    std::optional<Party> finalisationBy; ///< customer or support, once chosen
    QDateTime completedAt; ///< invalid until every account is back
    ServerId destination; ///< public cloud: where the account goes
    QString destinationName;
    QDateTime documentationReadAt; ///< optional and public cloud: their first step
    QDateTime startedByDeadlineAt; ///< when it began by itself; invalid: it has not
    QDateTime chargedFrom; ///< the end of the free time, once the platform has said that it is over
    QDateTime finalisationOver; ///< the end of the customer's week, once the platform has said that it is over
    UpgradeFacts upgrade;
    PlanFacts plan;
    QList<ChecklistItem> checklist; ///< in the order in which it is read
    QList<AccountFacts> accounts;
    QByteArray etag; ///< as AccountFacts::etag, of the migration itself
    qint64 revision = 0; ///< as AccountFacts::revision

    friend bool operator==(const MigrationFacts &, const MigrationFacts &) = default;
};

} // namespace escale::migration
