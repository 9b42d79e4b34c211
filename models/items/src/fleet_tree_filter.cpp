// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fleet_tree_data.h"

#include <QtCore/QElapsedTimer>

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;
using namespace escale::migration;

namespace escale::items {

namespace {

bool compares(FilterQuery::Compare compare, double value, double with)
{
    using enum FilterQuery::Compare;
    switch (compare) {
    case Less:
        return value < with;
    case LessOrEqual:
        return value <= with;
    case Greater:
        return value > with;
    case GreaterOrEqual:
        return value >= with;
    case Equal:
        return value == with;
    }
    return false;
}

bool matchesStep(const QList<FilterQuery::StepTerm> &terms, int step)
{
    bool anyEqual = false;
    bool isEqual = false;
    for (const FilterQuery::StepTerm &term : terms) {
        if (term.compare == FilterQuery::Compare::Equal) {
            anyEqual = true;
            isEqual = isEqual || term.step == step;
        } else if (!compares(term.compare, step, term.step)) {
            return false;
        }
    }
    return !anyEqual || isEqual;
}

bool matchesDeadline(const QList<FilterQuery::DeadlineTerm> &terms, const QDateTime &deadline, const QDateTime &now)
{
    if (terms.isEmpty())
        return true;
    if (!deadline.isValid())
        return false;
    const double days = double(now.msecsTo(deadline)) / 86400000.0;
    return std::ranges::all_of(terms, [days](const auto &term) { return compares(term.compare, days, term.days); });
}

bool holdsAll(QByteArrayView text, const QList<QByteArray> &parts)
{
    return std::ranges::all_of(parts, [text](const QByteArray &part) { return text.contains(part); });
}

} // namespace

bool FleetTreeModel::Data::matchesMigration(const ServerFacts &facts) const
{
    if (query.impossible)
        return false;
    const bool migrates = facts.migration.isValid();
    if (!query.steps.isEmpty() && (!migrates || !matchesStep(query.steps, int(facts.step))))
        return false;
    if (!query.turns.isEmpty() && (!migrates || !query.turns.contains(facts.turn)))
        return false;
    if (!matchesDeadline(query.deadlines, facts.deadline, now()))
        return false;
    if (query.states.isEmpty())
        return true;
    return std::ranges::any_of(query.states, [&](FilterQuery::State state) {
        switch (state) {
        case FilterQuery::State::Waits:
            return facts.badge == BadgeKind::Waits;
        case FilterQuery::State::Failed:
            return facts.failed > 0 || facts.mark == Mark::Failed;
        case FilterQuery::State::Busy:
            return facts.busy > 0;
        case FilterQuery::State::Free:
            return facts.mark == Mark::Free;
        case FilterQuery::State::Late:
            return facts.clock.isValid() && facts.clock <= now();
        case FilterQuery::State::Complete:
            return facts.badge == BadgeKind::Complete;
        }
        return false;
    });
}

/// In the public cloud each account has a migration of its own.
bool FleetTreeModel::Data::matchesOwnMigration(AccountId account) const
{
    ServerFacts facts;
    facts.migration = fleet->migrationOf(account);
    if (const MigrationFacts *m = fleet->migration(facts.migration)) {
        const Counts counts = fleet->counts(facts.migration);
        facts.step = fleet->step(facts.migration);
        facts.turn = fleet->turn(facts.migration).party;
        facts.failed = counts.failed;
        facts.busy = counts.busy;
        facts.badge = facts.step == Step::Complete ? BadgeKind::Complete : BadgeKind::Step;
        facts.deadline = facts.step == Step::Complete ? QDateTime() : m->deadline;
        facts.clock = facts.deadline;
    }
    return matchesMigration(facts);
}

FleetTreeModel::Data::Match FleetTreeModel::Data::match(Node *node, QList<AccountId> *found)
{
    if (!filtered)
        return Match::All;
    const bool perAccount = node->facts.role == ServerRole::Public && query.asksForMigration();
    if (!perAccount && query.asksForMigration() && !matchesMigration(node->facts))
        return Match::None;
    if (!holdsAll(node->customerKey, query.customers) || !holdsAll(node->key, query.servers))
        return Match::None;
    QList<QByteArray> wanted = query.accounts;
    for (const QByteArray &word : query.words) {
        if (!node->context.contains(word))
            wanted.append(word);
    }
    if (wanted.isEmpty() && !perAccount)
        return Match::All;
    if (node->accountCount == 0)
        return Match::None;
    ensureIndex(node);
    // Most servers hold none of it at all: one search over the whole block says so.
    if (!holdsAll(node->names, wanted))
        return Match::None;
    const char *line = node->names.constData();
    const char *const end = line + node->names.size();
    for (qsizetype i = 0; line < end; ++i) {
        const char *next = static_cast<const char *>(memchr(line, '\n', std::size_t(end - line)));
        if (holdsAll(QByteArrayView(line, next), wanted) && (!perAccount || matchesOwnMigration(node->accounts.at(i))))
            found->append(node->accounts.at(i));
        line = next + 1;
    }
    if (found->isEmpty())
        return Match::None;
    return found->size() == node->accounts.size() ? Match::All : Match::Some;
}

/// The whole tree against a new filter. Rows come and go all over it, so views are told once, with the indexes that they
/// hold mapped to where their rows are now.
void FleetTreeModel::Data::refilter()
{
    struct Held {
        QModelIndex index;
        Node *parent = nullptr;
        Node *node = nullptr;
        AccountId account;
    };
    Q_EMIT q->layoutAboutToBeChanged();
    std::vector<Held> held;
    for (const QModelIndex &index : q->persistentIndexList()) {
        Node *parent = static_cast<Node *>(index.internalPointer());
        Held one{index, parent, nullptr, {}};
        if (parent->kind == RowKind::Server)
            one.account = parent->shownAccounts.value(index.row());
        else
            one.node = parent->shown.at(std::size_t(index.row()));
        held.push_back(one);
    }

    for (Node *section : sections) {
        for (Node *child : section->shown) {
            child->shown.clear();
            child->row = -1;
        }
        section->shown.clear();
        section->row = -1;
    }
    root.shown.clear();
    for (Node *node : std::as_const(servers)) {
        node->row = -1;
        QList<AccountId> found;
        const Match result = match(node, &found);
        node->listed = false;
        node->shownAccounts.clear();
        node->shownCount = result == Match::None ? 0 : result == Match::All ? node->accountCount : found.size();
        if (result == Match::Some) {
            node->shownAccounts = std::move(found);
            node->listed = true;
        }
        if (result == Match::None)
            continue;
        node->parent->shown.push_back(node);
    }
    const auto number = [](Node *parent) {
        std::ranges::sort(parent->shown, isBefore);
        for (std::size_t i = 0; i < parent->shown.size(); ++i)
            parent->shown[i]->row = int(i);
    };
    for (Node *group : std::as_const(groups)) {
        if (!group->shown.empty()) {
            number(group);
            group->parent->shown.push_back(group);
        }
    }
    for (Node *section : sections) {
        if (!section->shown.empty()) {
            number(section);
            root.shown.push_back(section);
        }
    }
    number(&root);
    for (Node *node : std::as_const(servers)) {
        node->exposed = node->exposed && node->row >= 0;
        if (node->exposed)
            ensureList(node);
    }

    QModelIndexList from;
    QModelIndexList to;
    for (const Held &one : held) {
        from.append(one.index);
        if (one.node) {
            to.append(indexOfNode(one.node));
            continue;
        }
        if (!isVisible(one.parent)) {
            to.append(QModelIndex());
            continue;
        }
        const qsizetype row = one.parent->shownAccounts.indexOf(one.account);
        to.append(row < 0 ? QModelIndex() : q->createIndex(int(row), 0, one.parent));
    }
    q->changePersistentIndexList(from, to);
    Q_EMIT q->layoutChanged();
    Q_EMIT q->shownChanged();
}

void FleetTreeModel::Data::indexSome()
{
    QElapsedTimer timer;
    timer.start();
    while (!toIndex.isEmpty() && timer.elapsed() < 4)
        ensureIndex(*toIndex.cbegin());
    if (toIndex.isEmpty())
        idle.stop();
}

} // namespace escale::items
