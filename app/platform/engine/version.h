// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/migration/facts.h>
#include <escale/migration/support_request.h>
#include <escale/migration/task.h>

namespace escale::platform {

/// What the facts are known by that somebody decides on: `etag` of the contract, with its quotes. It says what they are and
/// how often they have changed, so that what was changed and changed back is not taken for what it was: the same after
/// every restart, and other even on a platform that was put back to an older state and went another way. It changes with
/// the facts of process.md §4 and with what people have decided or said to each other; never with what only is measured,
/// counted, estimated or noted beside, so that work that goes on refuses nobody's command. Without side effects, any thread.
[[nodiscard]] QString versionOf(const migration::AccountFacts &account);
/// Of the migration itself: its accounts have versions of their own.
[[nodiscard]] QString versionOf(const migration::MigrationFacts &facts);
[[nodiscard]] QString versionOf(const migration::SupportRequest &request);
[[nodiscard]] QString versionOf(const migration::Task &task);

/// Only what they are: equal where nothing of it differs, whatever was in between. What the revisions are counted by.
[[nodiscard]] QByteArray contentOf(const migration::AccountFacts &account);
[[nodiscard]] QByteArray contentOf(const migration::MigrationFacts &facts);
[[nodiscard]] QByteArray contentOf(const migration::SupportRequest &request);
[[nodiscard]] QByteArray contentOf(const migration::Task &task);

/// The ETag of an answer that holds such an object: its version, and the change of the feed that it is as of.
[[nodiscard]] QByteArray answerTag(const QString &version, qint64 seq);

/// What of one entity tag of an If-Match header says which facts are meant: without weakness and without the change.
[[nodiscard]] QByteArray versionIn(QByteArray tag);

} // namespace escale::platform
