// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/qnamespace.h>
#include <QtCore/qtypes.h>

/// What item models say beside the text of a cell: meanings, never a colour or an icon. `ui` chooses how each of them
/// looks. A role that has nothing to say for a row gives an invalid QVariant.
namespace escale::items {

/// Group: servers that a step, a turn or a deadline holds together, instead of a customer.
/// Connection: one of several platforms, with its tree below it.
enum class RowKind { Section, Customer, Server, Account, Task, Group, Connection };

/// Which part of the tree.
enum class Section { Servers, Transit, SharedTransit, PublicCloud };

/// The little sign before a name. Each has a word of its own in the row's accessible text.
enum class Mark {
    None,
    ClientOld,   ///< account: served from the client server as it was
    OnTransit,   ///< account: on transit; transit server: lent
    ClientNew,   ///< account: back on the reinstalled server
    Moving,      ///< between two places, or being tested
    Queued,
    Failed,
    Free,        ///< transit server that nobody has
    Waiting,     ///< waits for something that is not the reader's to do
    Installing,
    Complete
};

enum class BadgeKind {
    None,
    Step,     ///< the current step and how far it is
    Waits,    ///< waits for a transit server
    Free,
    Soon,     ///< a clock that ends within days
    Late,     ///< a clock that has ended
    Complete,
    Plain     ///< a remark without weight
};

enum class Severity { None, Warning, Error };

/// enumerations are stored as int; ids as qint64.
enum Role : int {
    KindRole = Qt::UserRole + 1, ///< RowKind
    IdRole,            ///< id within its kind; of a section: Section
    ServerIdRole,      ///< the server that the row is about or belongs to
    AccountIdRole,
    MigrationIdRole,
    TaskIdRole,
    NameRole,          ///< the bare name, unlike DisplayRole never with anything added
    SecondaryRole,     ///< a word or two after the name: "transit", "62 %", "srv-acme-01"
    MarkRole,          ///< Mark
    StepRole,          ///< 1 to 8
    DoneRole,          ///< accounts done in the current step
    TotalRole,         ///< accounts that the current step counts
    ProgressRole,      ///< double, 0 to 1, of what runs; invalid while there is no basis for one
    BadgeRole,         ///< QString
    BadgeKindRole,     ///< BadgeKind
    ClockRole,         ///< QString: the nearest clock, where it ends soon or has ended
    ClockKindRole,     ///< BadgeKind: Soon or Late
    TurnRole,          ///< migration::Party
    SeverityRole,      ///< Severity, the worst of the row and what is below it
    SortRole,          ///< what the column is sorted by
    LiveRole,          ///< bool: a task that has not ended
    RequestIdRole,
    ActionRole,        ///< migration::Action: what somebody would do with the row next
    SpansRole,         ///< QVariant of QList<items::TransitSpan>
    StateRole          ///< migration::TaskState of a task, migration::Activity of an account
};

} // namespace escale::items
