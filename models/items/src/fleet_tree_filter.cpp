// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fleet_tree_data.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QVarLengthArray>

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

using Matchers = QVarLengthArray<const QByteArrayMatcher *, 8>;

bool holdsAll(QByteArrayView text, const Matchers &parts)
{
    return std::ranges::all_of(parts, [text](const QByteArrayMatcher *part) { return part->indexIn(text) >= 0; });
}

/// Calls with the number of each line of the block that holds all parts; without parts with every one. Goes from one find of
/// the longest part to the next, so that what is not found costs one look at the block and what is common one a line.
template <typename Found>
void eachLine(QByteArrayView block, Matchers parts, Found found)
{
    const auto shorter = [](const QByteArrayMatcher *a, const QByteArrayMatcher *b) {
        return a->pattern().size() < b->pattern().size();
    };
    const QByteArrayMatcher *first = nullptr;
    if (const auto longest = std::ranges::max_element(parts, shorter); longest != parts.end()) {
        first = *longest;
        parts.erase(longest);
    }
    const auto endOf = [block](qsizetype from) {
        const void *newline = memchr(block.data() + from, '\n', std::size_t(block.size() - from));
        return newline ? static_cast<const char *>(newline) - block.data() : block.size();
    };
    qsizetype number = 0;
    for (qsizetype line = 0; line < block.size(); ++number) {
        const qsizetype at = first ? first->indexIn(block, line) : line;
        if (at < 0)
            return;
        qsizetype end = endOf(line);
        for (; end < at; ++number) {
            line = end + 1;
            end = endOf(line);
        }
        if (holdsAll(block.sliced(line, end - line), parts))
            found(number);
        line = end + 1;
    }
}

} // namespace

void FleetTreeModel::Data::setQuery(const QString &text)
{
    const auto matchers = [](const QList<QByteArray> &parts) {
        QList<QByteArrayMatcher> list;
        for (const QByteArray &part : parts)
            list.emplace_back(part);
        return list;
    };
    filterText = text;
    query = FilterQuery::parse(text);
    filtered = !query.isEmpty();
    words = matchers(query.words);
    accountWords = matchers(query.accounts);
}

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
    Matchers wanted;
    for (const QByteArrayMatcher &word : std::as_const(accountWords))
        wanted.append(&word);
    for (const QByteArrayMatcher &word : std::as_const(words)) {
        if (word.indexIn(node->context) < 0)
            wanted.append(&word);
    }
    if (wanted.isEmpty() && !perAccount)
        return Match::All;
    if (node->accountCount == 0)
        return Match::None;
    ensureIndex(node);
    eachLine(node->names, wanted, [&](qsizetype line) {
        const AccountId account = node->accounts.at(line);
        if (perAccount && !matchesOwnMigration(account))
            return;
        if (found->isEmpty())
            found->reserve(node->accounts.size());
        found->append(account);
    });
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
