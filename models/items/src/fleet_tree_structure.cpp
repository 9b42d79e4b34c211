// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fleet_tree_data.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace escale::migration;

namespace escale::items {

Section sectionOf(ServerRole role)
{
    switch (role) {
    case ServerRole::Transit:
        return Section::Transit;
    case ServerRole::SharedTransit:
        return Section::SharedTransit;
    case ServerRole::Public:
        return Section::PublicCloud;
    case ServerRole::Client:
    case ServerRole::Unknown:
        break;
    }
    return Section::Servers;
}

void FleetTreeModel::Data::makeSections()
{
    root.children.clear();
    root.shown.clear();
    servers.clear();
    groups.clear();
    toIndex.clear();
    for (int i = 0; i < 4; ++i) {
        auto section = std::make_unique<Node>();
        section->kind = RowKind::Section;
        section->id = i;
        section->parent = &root;
        sections[i] = section.get();
        root.children.push_back(std::move(section));
    }
}

bool FleetTreeModel::Data::isBefore(const Node *a, const Node *b)
{
    if (a->kind == RowKind::Section)
        return a->id < b->id;
    if (a->kind != b->kind)
        return a->kind != RowKind::Server;
    if (a->kind == RowKind::Group)
        return a->id < b->id;
    const int order = compareNatural(a->key, b->key);
    return order != 0 ? order < 0 : a->id < b->id;
}

QModelIndex FleetTreeModel::Data::indexOfNode(const Node *node) const
{
    return !node || node == &root || node->row < 0 ? QModelIndex() : q->createIndex(node->row, 0, node->parent);
}

bool FleetTreeModel::Data::isVisible(const Node *node) const
{
    for (; node != &root; node = node->parent) {
        if (node->row < 0)
            return false;
    }
    return true;
}

std::optional<qint64> FleetTreeModel::Data::groupOf(const ServerFacts &facts) const
{
    if (sectionOf(facts.role) != Section::Servers)
        return {};
    // Servers in no migration come after all that are in one.
    constexpr qint64 last = 100;
    switch (grouping) {
    case Grouping::Customer:
        return facts.customer.isValid() ? std::optional(facts.customer.value()) : std::nullopt;
    case Grouping::Server:
        return {};
    case Grouping::Step:
        return facts.migration.isValid() ? qint64(facts.step) : last;
    case Grouping::Turn:
        return facts.migration.isValid() ? qint64(facts.turn) : last;
    case Grouping::Deadline:
        return facts.deadline.isValid() ? qint64(deadlineSpan(facts.deadline, now())) : last;
    }
    return {};
}

FleetTreeModel::Node *FleetTreeModel::Data::parentFor(const ServerFacts &facts)
{
    Node *section = sections[int(sectionOf(facts.role))];
    const std::optional<qint64> id = groupOf(facts);
    if (!id)
        return section;
    if (Node *known = groups.value(*id))
        return known;
    auto group = std::make_unique<Node>();
    group->kind = grouping == Grouping::Customer ? RowKind::Customer : RowKind::Group;
    group->id = *id;
    group->parent = section;
    if (grouping == Grouping::Customer) {
        if (const Customer *value = fleet->customer(facts.customer))
            group->name = value->name;
        group->key = folded(QStringView(group->name));
    }
    Node *made = group.get();
    section->children.push_back(std::move(group));
    groups.insert(*id, made);
    return made;
}

/// Another step, turn or deadline holds the server now. Its object stays, so that whoever walks over servers may go on.
void FleetTreeModel::Data::regroup(Node *node, Node *parent)
{
    const bool shown = node->row >= 0;
    take(node);
    Node *old = node->parent;
    const auto held = std::ranges::find(old->children, node, &std::unique_ptr<Node>::get);
    parent->children.push_back(std::move(*held));
    old->children.erase(held);
    node->parent = parent;
    node->exposed = false;
    node->listed = false;
    node->shownAccounts.clear();
    dropEmpty(old);
    if (shown)
        place(node, false);
}

/// Shows a node that is not shown, and those above it. Silently: as long as its section is not shown, nobody has to be told.
void FleetTreeModel::Data::place(Node *node, bool silently)
{
    Node *parent = node->parent;
    const auto at = std::ranges::upper_bound(parent->shown, node, isBefore);
    const int row = int(at - parent->shown.begin());
    const bool tell = !silently && isVisible(parent);
    if (tell)
        q->beginInsertRows(indexOfNode(parent), row, row);
    parent->shown.insert(at, node);
    for (std::size_t i = std::size_t(row); i < parent->shown.size(); ++i)
        parent->shown[i]->row = int(i);
    if (tell)
        q->endInsertRows();
    else if (parent != &root && parent->row < 0 && (!silently || parent->kind != RowKind::Section))
        place(parent, silently);
}

/// Hides a node, and those above it that have nothing else to show.
void FleetTreeModel::Data::take(Node *node)
{
    if (node->row < 0)
        return;
    Node *top = node;
    while (top->parent != &root && top->parent->shown.size() == 1 && top->parent->row >= 0)
        top = top->parent;
    const bool tell = isVisible(top);
    if (tell)
        q->beginRemoveRows(indexOfNode(top->parent), top->row, top->row);
    for (Node *n = node;; n = n->parent) {
        Node *parent = n->parent;
        parent->shown.erase(parent->shown.begin() + n->row);
        for (std::size_t i = std::size_t(n->row); i < parent->shown.size(); ++i)
            parent->shown[i]->row = int(i);
        n->row = -1;
        if (n == top)
            break;
    }
    if (tell)
        q->endRemoveRows();
}

/// Moves a node whose name has changed to where it belongs.
void FleetTreeModel::Data::resort(Node *node)
{
    if (node->row < 0)
        return;
    std::vector<Node *> &shown = node->parent->shown;
    const int from = node->row;
    std::vector<Node *> others = shown;
    others.erase(others.begin() + from);
    const int to = int(std::ranges::upper_bound(others, node, isBefore) - others.begin());
    if (to == from)
        return;
    const bool tell = isVisible(node);
    const QModelIndex parent = indexOfNode(node->parent);
    if (tell)
        q->beginMoveRows(parent, from, from, parent, to > from ? to + 1 : to);
    others.insert(others.begin() + to, node);
    shown = std::move(others);
    for (std::size_t i = 0; i < shown.size(); ++i)
        shown[i]->row = int(i);
    if (tell)
        q->endMoveRows();
}

/// Takes a server out of the tree for good.
void FleetTreeModel::Data::detach(Node *node)
{
    take(node);
    servers.remove(ServerId(node->id));
    toIndex.remove(node);
    Node *parent = node->parent;
    std::erase_if(parent->children, [node](const std::unique_ptr<Node> &child) { return child.get() == node; });
    dropEmpty(parent);
}

void FleetTreeModel::Data::dropEmpty(Node *group)
{
    if (group->kind == RowKind::Section || !group->children.empty())
        return;
    groups.remove(group->id);
    std::erase_if(group->parent->children,
                  [group](const std::unique_ptr<Node> &child) { return child.get() == group; });
}

void FleetTreeModel::Data::announceHiddenSections()
{
    for (Node *section : sections) {
        if (section->row < 0 && !section->shown.empty())
            place(section, false);
    }
}

} // namespace escale::items
