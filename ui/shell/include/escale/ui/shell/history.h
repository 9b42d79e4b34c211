// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/id.h>

#include <QtCore/QList>
#include <QtCore/QString>

namespace escale::ui {

/// Which page: that of what is selected, one that is about the whole platform, or the log reader.
enum class PageKind { Subject, Desk, Tokens, Reader };

/// What is selected: a server, one of its accounts, or a page of its own. Neither: nothing is.
struct Place {
    ServerId server;
    AccountId account;
    PageKind page = PageKind::Subject;
    QString connection = {}; ///< where there are several: whose; set by the window

    [[nodiscard]] bool isValid() const { return page != PageKind::Subject || server.isValid() || account.isValid(); }
    friend bool operator==(const Place &, const Place &) = default;
};

/// Where one has been, as in a browser: going somewhere new forgets what lay ahead. Value, GUI thread.
class History {
public:
    /// Staying where one is, or going nowhere, leaves no trace.
    void visit(const Place &place);
    [[nodiscard]] Place current() const { return m_at < 0 ? Place() : m_places[m_at]; }
    [[nodiscard]] bool canGoBack() const { return m_at > 0; }
    [[nodiscard]] bool canGoForward() const { return m_at + 1 < m_places.size(); }
    /// The place gone to; where one is if there is no way.
    Place back();
    Place forward();
    void clear();
    /// A connection is closed: its places cannot be gone to any more.
    void forget(const QString &connection);

private:
    static constexpr qsizetype limit = 200;

    QList<Place> m_places;
    qsizetype m_at = -1;
};

} // namespace escale::ui
