// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/fault.h"

#include "engine/stages.h"

#include <algorithm>

#include <csignal>
#include <unistd.h>

namespace escale::platform {

using namespace Qt::StringLiterals;

Result<Fault> Fault::parse(const QString &text, Deed deed)
{
    const QStringList parts = text.split(u'/');
    const auto invalid = [&] { return failure(u"invalid_fault"_s, {{u"text"_s, text}}); };
    if (parts.size() != 3)
        return invalid();
    Place place{fromName<migration::TaskType>(parts[0]), parts[1], Point::Before, deed};
    if (std::ranges::none_of(stagesOf(place.type), [&](const Stage &stage) { return stage.name == parts[1]; }))
        return invalid();
    if (parts[2] == "work"_L1)
        place.point = Point::Work;
    else if (parts[2] == "after"_L1)
        place.point = Point::After;
    else if (parts[2] != "before"_L1)
        return invalid();
    if (deed == Deed::Hang && place.point != Point::Work)
        return invalid();
    Fault fault;
    fault.m_place = place;
    return fault;
}

void Fault::reach(migration::TaskType type, QLatin1StringView stage, Point point) const
{
    if (!m_place || m_place->type != type || m_place->stage != stage || m_place->point != point)
        return;
    if (m_place->deed == Deed::Kill)
        ::kill(::getpid(), SIGKILL);
    m_released->wait(false);
}

void Fault::release() const
{
    *m_released = true;
    m_released->notify_all();
}

} // namespace escale::platform
