// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/migration/facts.h>
#include <escale/migration/permission.h>
#include <escale/migration/policy.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QJsonValue>

#include <optional>

namespace escale::platform {

// What the platform keeps as JSON in a column: lists that are read and written as a whole.

[[nodiscard]] QJsonObject toRecord(const migration::PlanFacts &plan);
[[nodiscard]] migration::PlanFacts planFromRecord(const QJsonObject &record);

[[nodiscard]] QJsonArray toRecord(const QList<migration::ChecklistItem> &checklist);
[[nodiscard]] QList<migration::ChecklistItem> checklistFromRecord(const QJsonArray &record);

[[nodiscard]] QJsonObject toRecord(const migration::SiteCheck &check);
/// None for an empty record.
[[nodiscard]] std::optional<migration::SiteCheck> checkFromRecord(const QJsonObject &record);

[[nodiscard]] QJsonObject toRecord(const migration::Permission &permission);
/// An empty record is everything; one that is not understood is nothing.
[[nodiscard]] migration::Permission permissionFromRecord(const QJsonObject &record);

/// The figures that a platform sets otherwise than the defaults; unknown ones are ignored.
[[nodiscard]] migration::Policy policyFromRecord(const QJsonObject &record);
/// Null where it is no figure of the policy or no valid value for it.
[[nodiscard]] QJsonValue policyValue(const QString &name, const QString &text);

} // namespace escale::platform
