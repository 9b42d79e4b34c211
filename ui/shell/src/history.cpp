// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/shell/history.h>

namespace escale::ui {

void History::visit(const Place &place)
{
    if (!place.isValid() || place == current())
        return;
    m_places.resize(m_at + 1);
    m_places.append(place);
    if (m_places.size() > limit)
        m_places.removeFirst();
    m_at = m_places.size() - 1;
}

Place History::back()
{
    if (canGoBack())
        --m_at;
    return current();
}

Place History::forward()
{
    if (canGoForward())
        ++m_at;
    return current();
}

void History::forget(const QString &connection)
{
    const auto isGone = [&](const Place &place) {
        return place.page != PageKind::Reader && place.connection == connection;
    };
    for (qsizetype i = m_places.size() - 1; i >= 0; --i) {
        if (!isGone(m_places[i]))
            continue;
        m_places.removeAt(i);
        if (i <= m_at)
            --m_at;
    }
    if (m_at < 0 && !m_places.isEmpty())
        m_at = 0;
}

void History::clear()
{
    m_places.clear();
    m_at = -1;
}

} // namespace escale::ui
