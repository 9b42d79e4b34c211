// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/error.h>
#include <escale/core/inventory.h>
#include <escale/migration/actions.h>
#include <escale/migration/steps.h>
#include <escale/migration/support_request.h>
#include <escale/migration/task.h>

#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>
#include <QtCore/QLocale>
#include <QtCore/QString>
#include <QtCore/QTimeZone>

/// Facts in the reader's language: sentences come from the installed translator, numbers and dates from QLocale's default,
/// days and hours from the zone that is set here. Nothing else is kept, so whoever shows a text asks again on a change of
/// language; a change of the zone is announced like one. GUI thread. All texts are plain text;
/// names in them come from outside and must not be shown as markup.
namespace escale::items {

/// How a command is written: Plain on a button that acts at once, Ellipsis where a dialog follows.
enum class Form { Plain, Ellipsis };

// --- words

[[nodiscard]] QString stepName(migration::Step step); ///< "Migrate the accounts"
[[nodiscard]] QString pathStepName(migration::PathStep step);
[[nodiscard]] QString stepNumber(migration::Step step); ///< "step 4"
/// Badge of a server: "step 4 · 7/12", or "step 3" where the step counts no accounts.
[[nodiscard]] QString stepBadge(migration::Step step, const migration::StepProgress &progress);
/// One sentence on what the step is for, in our words.
[[nodiscard]] QString stepHelp(migration::Step step);
[[nodiscard]] QString kindName(migration::Kind kind);
[[nodiscard]] QString actionName(migration::Action action, Form form = Form::Plain);
/// The command on several accounts: "Migrate 5 accounts…". The bare name for actions that are not on accounts.
[[nodiscard]] QString actionOnAccounts(migration::Action action, int count, Form form = Form::Plain);
/// What to say once the platform has taken the command: accepted, which is not done.
[[nodiscard]] QString actionDone(migration::Action action);
[[nodiscard]] QString taskTypeName(migration::TaskType type);
[[nodiscard]] QString taskStateName(migration::TaskState state);
/// A stage as the platform names it; an unknown one is shown as it is.
[[nodiscard]] QString stageName(const QString &stage);
[[nodiscard]] QString locationName(migration::Location location); ///< "client server", "transit"
[[nodiscard]] QString activityName(migration::Activity activity);
[[nodiscard]] QString preparationName(migration::Preparation preparation);
[[nodiscard]] QString transitStateName(migration::TransitState state);
[[nodiscard]] QString transitKindName(migration::TransitKind kind);
[[nodiscard]] QString reinstallationStateName(migration::ReinstallationState state);
[[nodiscard]] QString requestKindName(migration::RequestKind kind);
[[nodiscard]] QString requestStateName(migration::RequestState state);
[[nodiscard]] QString legName(migration::Leg leg);
[[nodiscard]] QString outcomeName(migration::Outcome outcome);
[[nodiscard]] QString partyName(migration::Party party); ///< "support", "the customer"
[[nodiscard]] QString serverRoleName(ServerRole role);
[[nodiscard]] QString serverPlanName(ServerPlan plan);
[[nodiscard]] QString yesNo(bool yes);

// --- sentences

/// Whose turn it is, to this reader: "your turn", "support's turn". Empty for nobody's.
[[nodiscard]] QString turnText(migration::Party turn, migration::Party viewer);
/// A condition as it stands: met ("The transit server is ready") or not ("5 of 12 accounts are still on the client server").
[[nodiscard]] QString describe(const migration::Gate &gate);
/// "cleared by you", "cleared by support", "clears by itself", "can no longer be cleared".
[[nodiscard]] QString clearedBy(migration::Party party, migration::Party viewer);
/// An unmet condition and who can clear it, on one line; a met one as describe().
[[nodiscard]] QString describeFor(const migration::Gate &gate, migration::Party viewer);
/// The sentences of several gates, one a line: for tooltips of commands that cannot be used.
[[nodiscard]] QString describeFor(const QList<migration::Gate> &gates, migration::Party viewer);

struct ErrorText {
    QString what; ///< what happened, a sentence
    QString todo; ///< what to do, a sentence; may be empty
};
[[nodiscard]] ErrorText errorText(const Error &error);
/// Both sentences. A code that this program does not know is named in it.
[[nodiscard]] QString describe(const Error &error);
/// Why a task waits.
[[nodiscard]] QString waitingText(const QString &code, const QJsonObject &params);
/// Of a running task that gives no sign of life: since when, and in which stage.
[[nodiscard]] QString silenceText(const migration::Task &task, const QDateTime &now);
/// "Sophie", "Sophie (for Acme SA)"
[[nodiscard]] QString actorText(const QString &actor, const QString &onBehalfOf);
/// What a task does or did: "databases · 1.9 of 3.1 GiB · 38 MiB/s · 30 to 50 s left". Rate (bytes a second) and time
/// left are left out where there is no basis for them.
[[nodiscard]] QString taskStateText(const migration::Task &task, std::optional<double> rate = {},
                                    std::optional<migration::Estimate> left = {});
/// What the transit server's clock said at `now`, told in `zone`: "free until 27 November, 23:59" or "3 days over · 18.27 €";
/// empty where none runs (no transit yet, a shared one, given back within the free time).
[[nodiscard]] QString transitClockText(const migration::MigrationFacts &facts, const Money &monthlyPrice,
                                       const migration::Policy &policy, const QDateTime &now, const QTimeZone &zone);
/// "3 provider, 1 external"
[[nodiscard]] QString dnsText(int internalDomains, int externalDomains);
/// "passed…" is not ours to say: "copy ready 18 Nov", "running", "failed", "none"
[[nodiscard]] QString testText(const migration::TestFacts &test);

// --- units: no-break spaces within, so that a number never parts from its unit

[[nodiscard]] QString duration(double seconds); ///< "7 min 12 s", "28 s", "2 h 5 min", "3 d 4 h"
[[nodiscard]] QString range(const migration::Estimate &seconds); ///< "3 to 9 min", "40 s to 2 min"
[[nodiscard]] QString shortRange(const migration::Estimate &seconds); ///< "3–9 min", for table cells
[[nodiscard]] QString bytes(qint64 count); ///< "41.2 GiB"
[[nodiscard]] QString bytesOf(qint64 done, qint64 total); ///< "1.9 of 3.1 GiB"
[[nodiscard]] QString rate(double bytesPerSecond); ///< "38 MiB/s"
[[nodiscard]] QString percent(double share); ///< "62 %", share 0 to 1
[[nodiscard]] QString money(const Money &amount); ///< "27.30 €"
/// Whose clock all of these times are told by: the platform's, which counts the days of its deadlines and its prices so;
/// this machine's (an invalid zone) before a platform has named one. For the whole process, as QLocale's default is.
void setTimeZone(const QTimeZone &zone);
/// How far the platform's clock is ahead of this machine's, in milliseconds: "today" is its day.
void setClockAhead(qint64 milliseconds);
[[nodiscard]] QTimeZone timeZone();
/// The platform's, as it was named; invalid before one was.
[[nodiscard]] QTimeZone namedTimeZone();
/// A time as that clock shows it; with it "today" is that clock's day.
[[nodiscard]] QDateTime inTimeZone(const QDateTime &time);
[[nodiscard]] bool isToday(const QDateTime &time);
[[nodiscard]] QString date(const QDateTime &time); ///< "27 November", with the year where it is another one
[[nodiscard]] QString shortDate(const QDateTime &time); ///< "27 Nov"
[[nodiscard]] QString timeOfDay(const QDateTime &time); ///< "23:41:08"
[[nodiscard]] QString dateTime(const QDateTime &time); ///< "27 November, 23:41"
/// "23:41:08" today, otherwise with its day: when something was seen or asked for.
[[nodiscard]] QString moment(const QDateTime &time);
/// The same in another zone, for what is meant by another's clock: hours that the platform counts in, the times of a log
/// that comes from elsewhere.
[[nodiscard]] QString dateIn(const QTimeZone &zone, const QDateTime &time);
[[nodiscard]] QString timeOfDayIn(const QTimeZone &zone, const QDateTime &time);
[[nodiscard]] QString dateTimeIn(const QTimeZone &zone, const QDateTime &time);
/// "Europe/Paris"; "UTC" by whichever of its names.
[[nodiscard]] QString zoneName(const QTimeZone &zone);
/// Whose times these are, where the zone's clock stands otherwise than this machine's; empty: they are the same.
[[nodiscard]] QString zoneRemark(const QTimeZone &zone, const QDateTime &at);
/// "in 11 d 23 h", "2 d 3 h ago"
[[nodiscard]] QString relative(const QDateTime &time, const QDateTime &now);
/// The badge of a clock: "6 d", "5 h", "−2 d" once it is over. Whole units, rounded towards the end of the clock.
[[nodiscard]] QString clockBadge(const QDateTime &until, const QDateTime &now);
/// Names in a sentence: "shop, blog and 3 more"
[[nodiscard]] QString names(const QStringList &list, int shown = 3);

} // namespace escale::items
