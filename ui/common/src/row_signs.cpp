// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/common/row_signs.h>

namespace escale::ui {

using namespace items;

std::pair<Symbol, Tone> signOf(Mark mark)
{
    switch (mark) {
    case Mark::None:
        return {Symbol::None, Tone::Muted};
    case Mark::ClientOld:
        return {Symbol::Square, Tone::Client};
    case Mark::OnTransit:
        return {Symbol::Square, Tone::Transit};
    case Mark::ClientNew:
        return {Symbol::Square, Tone::Success};
    case Mark::Moving:
        return {Symbol::Triangle, Tone::Accent};
    case Mark::Queued:
        return {Symbol::Circle, Tone::Muted};
    case Mark::Failed:
        return {Symbol::Exclamation, Tone::Danger};
    case Mark::Free:
        return {Symbol::SquareOutline, Tone::Muted};
    case Mark::Waiting:
        return {Symbol::Clock, Tone::Warning};
    case Mark::Installing:
        return {Symbol::Triangle, Tone::Transit};
    case Mark::Complete:
        return {Symbol::Check, Tone::Success};
    }
    return {Symbol::None, Tone::Muted};
}

Tone toneOf(BadgeKind kind)
{
    switch (kind) {
    case BadgeKind::Step:
        return Tone::Accent;
    case BadgeKind::Waits:
    case BadgeKind::Soon:
        return Tone::Warning;
    case BadgeKind::Free:
    case BadgeKind::Complete:
        return Tone::Success;
    case BadgeKind::Late:
        return Tone::Danger;
    case BadgeKind::None:
    case BadgeKind::Plain:
        break;
    }
    return Tone::Muted;
}

} // namespace escale::ui
