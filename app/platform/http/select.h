// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/state.h"
#include "http/represent.h"

namespace escale::platform {

using namespace Qt::StringLiterals;

/// A query put together from conditions, each with its value.
class Select {
public:
    explicit Select(const QString &from) : m_sql(from) {}

    Select &where(const QString &condition, const QVariantList &values = {})
    {
        m_sql += (m_first ? u" WHERE "_s : u" AND "_s) + condition;
        m_first = false;
        m_values += values;
        return *this;
    }
    Select &ifSet(qint64 value, const QString &condition) { return value ? where(condition, {value}) : *this; }
    Select &ifSet(const QString &value, const QString &condition)
    {
        return value.isEmpty() ? *this : where(condition, {value});
    }
    /// Keyset paging: no page costs more than its own rows, however far it is.
    Select &page(const QString &id, const ListQuery &query)
    {
        ifSet(query.id, id + u"=?"_s).ifSet(query.afterId, id + u">?"_s);
        m_sql += u" ORDER BY "_s + id;
        if (query.limit > 0) {
            m_sql += u" LIMIT ?"_s;
            m_values.append(query.limit);
        }
        return *this;
    }
    QSqlQuery &run(State &state) const { return state.database().run(m_sql, m_values); }

private:
    QString m_sql;
    QVariantList m_values;
    bool m_first = true;
};

} // namespace escale::platform
