// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/inventory.h>

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QSet>

#include <optional>

/// What the local store keeps. Values, any thread.
namespace escale::store {

/// The numbers are in the file: never give one a new meaning.
enum class Kind : int {
    Me = 1,
    Customer = 2,
    Server = 3,
    Migration = 4,
    MigrationAccount = 5,
    Task = 6,
    SupportRequest = 7
};

struct Key {
    Kind kind = Kind::Me;
    qint64 owner = 0; ///< a migration account's migration; 0 for every other kind
    qint64 id = 0;

    friend bool operator==(const Key &, const Key &) = default;
};

/// An object in the platform's own words, so that what a later version of the client reads in it is there already.
struct Object {
    Key key;
    QByteArray source; ///< JSON, UTF-8

    friend bool operator==(const Object &, const Object &) = default;
};

/// What the rows stand for.
struct Position {
    qint64 seq = -1;     ///< of the platform's feed; -1: a listing was not read to its end
    QDateTime asOf;      ///< when the platform said so, by this machine's clock
    QByteArray platform; ///< whose feed, and as whom; compared, never read

    friend bool operator==(const Position &, const Position &) = default;
};

/// An entry of the migration log in the platform's own line, so that its hash still holds.
struct LogLine {
    qint64 migration = 0; ///< whose chain; 0: what belongs to none
    qint64 seq = 0;
    qint64 task = 0; ///< 0: of none
    QByteArray line; ///< without a line end

    friend bool operator==(const LogLine &, const LogLine &) = default;
};

/// What an entry of the platform's log takes, on average of the practice company's: for guesses before it is here.
inline constexpr qint64 averageLogLine = 450;

/// Which log: a task's, or a migration's.
struct LogName {
    qint64 migration = 0; ///< 0 with a task: found through the task's entries
    qint64 task = 0;      ///< 0: the whole migration's

    friend bool operator==(const LogName &, const LogName &) = default;
};

/// What was read of a log, following what had been read before.
struct LogPart {
    LogName name;
    QList<LogLine> lines; ///< by seq
    QDateTime asOf;       ///< the platform had no more than these then
    qint64 after = 0;     ///< these are the entries that follow this one
    qint64 upto = 0;      ///< and there are no others up to this one; 0: up to the last of `lines`
};

/// What is kept of a log.
struct KeptLog {
    QByteArray lines;   ///< each with its line end
    qint64 count = 0;
    qint64 last = 0;    ///< how far it was read; 0: this log has never been read
    bool isCut = false; ///< its oldest entries had to go
    bool isGone = false; ///< it was kept once and had to go
    QDateTime asOf;
};

/// What the tools of a task said.
struct RawOutput {
    qint64 task = 0;
    qint64 migration = 0;
    QByteArray bytes;
    QDateTime asOf;
};

/// What is kept of it. `size` -1: it has never been here.
struct KeptRaw {
    QByteArray bytes;
    qint64 size = -1;    ///< of what the tools said, in bytes
    bool isGone = false; ///< it was kept once and had to go
    QDateTime asOf;
};

/// Whether somebody has opened it, or it was brought here in case somebody does. Where space is short, what was brought here
/// goes first, the one whose last activity is longest ago before the others, and never for its sake what was opened.
struct Use {
    bool opened = true;
    QDateTime activity = {}; ///< of what was not opened
};

/// What came of bringing something here that nobody has opened.
struct Room {
    bool kept = false;
    qint64 upto = 0; ///< how far the log is kept now: it may have gone meanwhile
    QList<qint64> lostLogs; ///< what had to go: migrations
    QList<qint64> lostRaw; ///< and tasks
};

/// An inventory of all that is kept, without its contents.
struct Kept {
    struct Log {
        qint64 migration = 0;
        qint64 upto = 0; ///< of the whole migration's
        qint64 bytes = 0;
        qint64 lost = 0; ///< bytes that it had when it had to go
        bool opened = false;
        qint64 used = 0; ///< of what was not opened: its last activity in milliseconds since 1970 in UTC
    };
    struct Raw {
        qint64 task = 0;
        qint64 size = 0;
        qint64 bytes = 0; ///< that it takes here
        bool isGone = false;
        bool opened = false;
        qint64 used = 0;
    };
    QList<Log> logs;
    QList<Raw> raw;
    QHash<int, QSet<qint64>> answers; ///< ids by kind
    qint64 limit = 0;
};

/// An answer of the platform that is asked for when somebody looks. The numbers are in the file.
enum class AnswerKind : int {
    Databases = 1, ///< of an account
    Domains = 2, ///< of an account
    Account = 3, ///< with its site
    Tokens = 4 ///< id 0; a list never holds a secret
};

struct Answer {
    AnswerKind kind = AnswerKind::Databases;
    qint64 id = 0;
    QByteArray body; ///< JSON, UTF-8
    QDateTime asOf;
};

/// Facts that arrived together are written together, and so is the position that they stand for.
struct Changes {
    /// Everything is read again from here: there is no position until endOfListing, and what the listing does not name
    /// is gone at its end. Migration accounts are gone then in any case: they are read apart, and later.
    bool beginOfListing = false;
    bool endOfListing = false;

    QList<Object> objects;
    QList<Account> accounts;
    QList<Key> removed;
    QList<AccountId> removedAccounts;
    /// These migrations' accounts are all of them: written before `objects`, which add to them. Accounts of a migration
    /// that has never been here are not kept.
    QList<qint64> completeMigrations;
    std::optional<Position> position;
    QList<LogPart> logs;
    QList<Answer> answers;
    /// The platform begins anew: what was read of its logs, and what it answered, is another one's.
    bool forgetRead = false;
};

/// Accounts are columns, everything else is in the platform's words.
struct Contents {
    QList<Object> objects;
    QList<Account> accounts;
};

/// What is known of a command that was written down. The numbers are in the file.
enum class CommandState : int {
    Written = 1, ///< it is being sent, or was when the program ended
    Unknown = 2, ///< no answer came: the platform is asked what became of it
    Accepted = 3,
    Refused = 4,
    NotDone = 5 ///< the platform never had it, and would not take it any more
};

struct Command {
    QByteArray key; ///< the idempotency key
    CommandState state = CommandState::Written;
    QByteArray request; ///< the command as JSON
    QDateTime created;
    qint64 task = 0;
    QByteArray error; ///< as JSON, of a refused one

    friend bool operator==(const Command &, const Command &) = default;
};

} // namespace escale::store
