// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/logs/bundle_state.h>

#include <escale/core/clock.h>

namespace escale::logs {

using namespace Qt::StringLiterals;

Result<BundleState> bundleStateOf(const Bundle &bundle, const QJsonObject &object)
{
    if (const int version = object.value("version"_L1).toInt(bundleStateVersion); version > bundleStateVersion)
        return failure(u"bundle_version"_s, {{u"version"_s, version}, {u"known"_s, bundleStateVersion}});
    BundleState state;
    state.time = fromWireTime(object.value("time"_L1).toString());
    state.migration = MigrationId(object.value("migration"_L1).toObject().value("id"_L1).toInteger());
    state.object = object;
    if (!object.contains("migration"_L1))
        return failure(u"bundle_member_missing"_s, {{u"member"_s, QString(bundleState)}});
    // Somebody else's inventory beside this log would be believed.
    if (state.migration != bundle.manifest().migration)
        return failure(u"bundle_state_differs"_s,
                       {{u"migration"_s, bundle.manifest().migration.value()}, {u"found"_s, state.migration.value()}});
    return state;
}

Result<BundleState> readBundleState(const Bundle &bundle)
{
    const auto object = bundle.readState();
    if (!object)
        return std::unexpected(object.error());
    return bundleStateOf(bundle, *object);
}

} // namespace escale::logs
