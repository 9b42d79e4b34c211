// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/migration/checks.h>

#include <algorithm>

namespace escale::migration {

namespace {

using enum CheckDifference::What;

/// Redirections are an answer, too.
bool isError(int status)
{
    return status < 200 || status >= 400;
}

void compareStatus(QList<CheckDifference> &list, CheckDifference::What what, const QString &name, int before, int after)
{
    if (before != after)
        list.append({what, name, QString::number(before), QString::number(after), isError(after) && !isError(before)});
}

void compareCounts(QList<CheckDifference> &list, CheckDifference::What what, const QMap<QString, qint64> &before,
                   const QMap<QString, qint64> &after)
{
    QMap<QString, qint64> all = before;
    all.insert(after);
    for (auto it = all.cbegin(); it != all.cend(); ++it) {
        const qint64 was = before.value(it.key());
        const qint64 is = after.value(it.key());
        if (was != is)
            list.append({what, it.key(), QString::number(was), QString::number(is), is < was});
    }
}

} // namespace

QList<CheckDifference> differences(const SiteCheck &before, const SiteCheck &after)
{
    QList<CheckDifference> list;
    compareStatus(list, Status, {}, before.status, after.status);
    // The title of an error page says nothing that its status does not.
    if (before.title != after.title && !isError(after.status))
        list.append({Title, {}, before.title, after.title, !before.title.isEmpty()});
    QMap<QString, std::pair<int, int>> links;
    for (const SiteCheck::Link &link : before.links)
        links[link.path].first = link.status;
    for (const SiteCheck::Link &link : after.links)
        links[link.path].second = link.status;
    for (auto it = links.cbegin(); it != links.cend(); ++it)
        compareStatus(list, Link, it.key(), it.value().first, it.value().second);
    compareCounts(list, Table, before.tables, after.tables);
    compareCounts(list, Mailbox, before.mailboxes, after.mailboxes);
    std::ranges::stable_sort(list, std::greater(), &CheckDifference::worse);
    return list;
}

} // namespace escale::migration
