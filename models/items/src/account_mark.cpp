// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/items/account_mark.h>

namespace escale::items {

using namespace migration;

Mark markOf(const AccountFacts &account)
{
    switch (account.activity) {
    case Activity::Failed:
        return Mark::Failed;
    case Activity::Queued:
        return Mark::Queued;
    case Activity::Testing:
    case Activity::Migrating:
    case Activity::RollingBack:
    case Activity::Relocating:
    case Activity::Upgrading:
        return Mark::Moving;
    case Activity::Idle:
    case Activity::Unknown:
        break;
    }
    switch (account.location) {
    case Location::ClientOld:
        return Mark::ClientOld;
    case Location::Transit:
        return Mark::OnTransit;
    case Location::ClientNew:
        return Mark::ClientNew;
    case Location::Unknown:
        break;
    }
    return Mark::None;
}

} // namespace escale::items
