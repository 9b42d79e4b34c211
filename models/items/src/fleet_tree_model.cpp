// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/items/fleet_tree_model.h>

#include "natural_order.h"

#include <escale/fleet/fleet.h>
#include <escale/items/filter.h>
#include <escale/items/roles.h>
#include <escale/items/text.h>
#include <escale/migration/clocks.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QPointer>
#include <QtCore/QSet>
#include <QtCore/QTimer>

#include <algorithm>
#include <ranges>
#include <vector>

using namespace Qt::StringLiterals;
using namespace escale::migration;

namespace escale::items {

namespace {

struct Tree {
    Q_DECLARE_TR_FUNCTIONS(FleetTree)
};

constexpr int daysSoon = 7;    // a clock that ends within these is shown
constexpr int daysUrgent = 3;  // and within these it is a warning

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

QString sectionName(Section section)
{
    switch (section) {
    case Section::Servers:
        return Tree::tr("Servers");
    case Section::Transit:
        return Tree::tr("Transit servers");
    case Section::SharedTransit:
        return Tree::tr("Shared transit");
    case Section::PublicCloud:
        return Tree::tr("Public cloud");
    }
    return {};
}

/// What a server's row says, as facts gave it; its texts are made when they are painted.
struct ServerFacts {
    ServerId id;
    CustomerId customer;
    ServerRole role = ServerRole::Unknown;
    MigrationId migration;
    Step step = Step::Prepare;
    StepProgress progress;
    int failed = 0;
    int busy = 0;
    Party turn = Party::Nobody;
    Mark mark = Mark::None;
    BadgeKind badge = BadgeKind::None;
    QString secondary;
    QDateTime deadline; ///< invalid where none runs any more
    QDateTime clock;    ///< the nearest of its clocks; invalid: none

    friend bool operator==(const ServerFacts &a, const ServerFacts &b)
    {
        return a.id == b.id && a.customer == b.customer && a.role == b.role && a.migration == b.migration && a.step == b.step
               && a.progress.done == b.progress.done && a.progress.total == b.progress.total && a.failed == b.failed
               && a.busy == b.busy && a.turn == b.turn && a.mark == b.mark && a.badge == b.badge
               && a.secondary == b.secondary && a.deadline == b.deadline && a.clock == b.clock;
    }
};

/// A clock's badge at some time.
struct ClockText {
    QString text;
    BadgeKind kind = BadgeKind::None;
    Severity severity = Severity::None;

    friend bool operator==(const ClockText &, const ClockText &) = default;
};

ClockText clockTextOf(const QDateTime &until, const QDateTime &now)
{
    if (!until.isValid() || until > now.addDays(daysSoon))
        return {};
    if (until <= now)
        return {clockBadge(until, now), BadgeKind::Late, Severity::Error};
    return {clockBadge(until, now), BadgeKind::Soon, until <= now.addDays(daysUrgent) ? Severity::Warning : Severity::None};
}

QString toolTip(const QString &plain)
{
    // A tooltip guesses whether it is markup; names come from outside, so nothing is left to guess.
    return u"<qt>%1</qt>"_s.arg(plain.toHtmlEscaped().replace(u'\n', "<br>"_L1));
}

QString remarks(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

} // namespace

/// A row that is not an account: section, customer or server. An index points to the node that its row is *in*, so that
/// accounts need no object of their own.
struct FleetTreeModel::Node {
    RowKind kind = RowKind::Section;
    qint64 id = 0;
    Node *parent = nullptr;
    int row = -1; ///< among those shown of the parent; -1: not shown
    QString name;
    QByteArray key; ///< folded name
    std::vector<std::unique_ptr<Node>> children; ///< in no order; few hundred at most, or servers without a customer
    std::vector<Node *> shown;                   ///< in order

    // Servers alone:
    ServerFacts facts;
    QByteArray context;     ///< folded: all that a word finds the server itself by
    QByteArray customerKey; ///< folded
    ClockText clock;
    qsizetype accountCount = 0;
    bool indexed = false;          ///< accounts and names are as the fleet has them
    QList<AccountId> accounts;     ///< sorted by name; valid while indexed
    QByteArray names;              ///< folded, a line each, in the order of accounts; valid while indexed
    bool exposed = false;          ///< somebody may hold indexes of its accounts, so changes are announced row by row
    qsizetype shownCount = 0;      ///< rows below it
    QList<AccountId> shownAccounts;///< valid while listed
    bool listed = false;           ///< shownAccounts is made
};

struct FleetTreeModel::Data {
    FleetTreeModel *q = nullptr;
    QPointer<const Fleet> fleet;
    Node root;
    Node *sections[4] = {};
    QHash<ServerId, Node *> servers;
    QHash<CustomerId, Node *> customers; ///< 0: servers that belong to nobody we know
    QSet<Node *> toIndex;
    QTimer idle;
    QString filterText;
    FilterQuery query;
    bool filtered = false;

    enum class Match { None, All, Some };

    void makeSections();
    void build();
    void connectFleet();

    [[nodiscard]] QDateTime now() const { return fleet->platformNow(); }
    [[nodiscard]] static bool isBefore(const Node *a, const Node *b);
    [[nodiscard]] QModelIndex indexOfNode(const Node *node) const;
    [[nodiscard]] bool isVisible(const Node *node) const;

    [[nodiscard]] ServerFacts readFacts(const Server &server) const;
    bool readServer(Node *node);
    void ensureIndex(Node *node);
    void ensureList(Node *node);
    [[nodiscard]] Match match(Node *node, QList<AccountId> *found);
    [[nodiscard]] bool matchesMigration(const ServerFacts &facts) const;
    [[nodiscard]] bool matchesOwnMigration(AccountId account) const;

    Node *parentFor(const ServerFacts &facts);
    void place(Node *node, bool silently);
    void take(Node *node);
    void resort(Node *node);
    void detach(Node *node);
    void dropEmpty(Node *customer);
    void announceHiddenSections();

    void serversChanged(const QList<ServerId> &ids);
    void updateServer(Node *node);
    void updateAccounts(Node *node, const QSet<AccountId> *changed);
    void accountsChanged(const QList<AccountId> &ids);
    void announceAccount(AccountId account);
    void announceNode(const Node *node);
    void customersChanged(const QList<CustomerId> &ids);
    void migrationsChanged(const QList<MigrationId> &ids);
    void refilter();
    void indexSome();

    [[nodiscard]] QVariant nodeData(const Node *node, int role) const;
    [[nodiscard]] QVariant serverData(const Node *node, int role) const;
    [[nodiscard]] QVariant accountData(const Node *server, AccountId id, int role) const;
    [[nodiscard]] const Node *worstClock(const Node *node) const;
    [[nodiscard]] Severity severityOf(const Node *node) const;
};

// --- structure -------------------------------------------------------------------------------------------------------

void FleetTreeModel::Data::makeSections()
{
    root.children.clear();
    root.shown.clear();
    servers.clear();
    customers.clear();
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
        return a->kind == RowKind::Customer;
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

FleetTreeModel::Node *FleetTreeModel::Data::parentFor(const ServerFacts &facts)
{
    Node *section = sections[int(sectionOf(facts.role))];
    if (sectionOf(facts.role) != Section::Servers || !facts.customer.isValid())
        return section;
    if (Node *known = customers.value(facts.customer))
        return known;
    auto customer = std::make_unique<Node>();
    customer->kind = RowKind::Customer;
    customer->id = facts.customer.value();
    customer->parent = section;
    if (const Customer *value = fleet->customer(facts.customer))
        customer->name = value->name;
    customer->key = folded(QStringView(customer->name));
    Node *made = customer.get();
    section->children.push_back(std::move(customer));
    customers.insert(facts.customer, made);
    return made;
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
    else if (parent != &root && parent->row < 0 && !(silently && parent->kind == RowKind::Section))
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

void FleetTreeModel::Data::dropEmpty(Node *customer)
{
    if (customer->kind != RowKind::Customer || !customer->children.empty())
        return;
    customers.remove(CustomerId(customer->id));
    std::erase_if(customer->parent->children,
                  [customer](const std::unique_ptr<Node> &child) { return child.get() == customer; });
}

void FleetTreeModel::Data::announceHiddenSections()
{
    for (Node *section : sections) {
        if (section->row < 0 && !section->shown.empty())
            place(section, false);
    }
}

// --- facts -----------------------------------------------------------------------------------------------------------

ServerFacts FleetTreeModel::Data::readFacts(const Server &server) const
{
    ServerFacts facts;
    facts.id = server.id;
    facts.customer = server.customer;
    facts.role = server.role;
    switch (sectionOf(server.role)) {
    case Section::Transit:
    case Section::SharedTransit: {
        const MigrationFacts *borrower = fleet->migration(server.lentTo);
        if (borrower) {
            const Server *lentTo = fleet->server(borrower->server);
            facts.secondary = lentTo ? lentTo->name : borrower->serverName;
        }
        if (server.state == ServerState::Installing || server.state == ServerState::Reinstalling)
            facts.mark = Mark::Installing;
        else if (server.lentTo.isValid() || fleet->guests(server.id) > 0)
            facts.mark = Mark::OnTransit;
        else
            facts.mark = Mark::Free;
        if (facts.mark == Mark::Free && server.role == ServerRole::Transit)
            facts.badge = BadgeKind::Free;
        return facts;
    }
    case Section::PublicCloud:
        return facts;
    case Section::Servers:
        break;
    }
    facts.migration = fleet->migrationOf(server.id);
    const MigrationFacts *m = fleet->migration(facts.migration);
    if (!m)
        return facts;
    const Counts counts = fleet->counts(facts.migration);
    facts.step = fleet->step(facts.migration);
    facts.progress = fleet->progress(facts.migration);
    facts.failed = counts.failed;
    facts.busy = counts.busy;
    facts.turn = fleet->turn(facts.migration).party;
    if (facts.step == Step::Complete) {
        facts.badge = BadgeKind::Complete;
        facts.mark = Mark::Complete;
        return facts;
    }
    facts.deadline = m->deadline;
    facts.clock = m->deadline;
    const QDateTime freeUntil = freeTransitUntil(*m, fleet->me().policy);
    if (freeUntil.isValid() && (!facts.clock.isValid() || freeUntil < facts.clock))
        facts.clock = freeUntil;
    facts.badge = BadgeKind::Step;
    if (m->transit.state == TransitState::WaitingForStock) {
        facts.badge = BadgeKind::Waits;
        facts.mark = Mark::Waiting;
    } else if (m->reinstallation.state == ReinstallationState::Running || m->transit.state == TransitState::Installing
               || m->transit.state == TransitState::Precopying) {
        facts.mark = Mark::Installing;
    } else if (facts.failed > 0 || m->reinstallation.state == ReinstallationState::Failed) {
        facts.mark = Mark::Failed;
    } else if (facts.busy > 0) {
        facts.mark = Mark::Moving;
    }
    return facts;
}

/// Reads everything that the row of a server says; true if anything of it has changed.
bool FleetTreeModel::Data::readServer(Node *node)
{
    const Server *server = fleet->server(ServerId(node->id));
    Q_ASSERT(server);
    ServerFacts facts = readFacts(*server);
    const ClockText clock = clockTextOf(facts.clock, now());
    const bool same = facts == node->facts && clock == node->clock && server->name == node->name;
    node->facts = std::move(facts);
    node->clock = clock;
    node->name = server->name;
    node->key = folded(QStringView(server->name));
    const Customer *customer = fleet->customer(server->customer);
    node->customerKey = customer ? folded(QStringView(customer->name)) : QByteArray();
    node->context = node->key + '\n' + node->customerKey + '\n' + folded(QStringView(node->facts.secondary));
    return !same;
}

/// Accounts in order, and their names to search in.
void FleetTreeModel::Data::ensureIndex(Node *node)
{
    if (node->indexed)
        return;
    struct Entry {
        QByteArray name;
        AccountId id;
    };
    const QList<AccountId> ids = fleet->accountsOf(ServerId(node->id));
    std::vector<Entry> entries;
    entries.reserve(std::size_t(ids.size()));
    qsizetype size = 0;
    for (const AccountId id : ids) {
        QByteArray name = folded(fleet->accountNameUtf8(id));
        name.replace('\n', ' ');
        size += name.size() + 1;
        entries.push_back({std::move(name), id});
    }
    std::ranges::sort(entries, [](const Entry &a, const Entry &b) {
        const int order = compareNatural(a.name, b.name);
        return order != 0 ? order < 0 : a.id < b.id;
    });
    QByteArray names;
    names.reserve(size);
    QList<AccountId> accounts;
    accounts.reserve(ids.size());
    for (const Entry &entry : entries) {
        names.append(entry.name);
        names.append('\n');
        accounts.append(entry.id);
    }
    node->accounts = std::move(accounts);
    node->names = std::move(names);
    node->indexed = true;
    toIndex.remove(node);
}

void FleetTreeModel::Data::ensureList(Node *node)
{
    if (node->listed)
        return;
    if (!filtered) {
        ensureIndex(node);
        node->shownAccounts = node->accounts; // shared, not copied
    } else {
        QList<AccountId> found;
        const Match result = match(node, &found);
        if (result == Match::All)
            ensureIndex(node);
        node->shownAccounts = result == Match::All ? node->accounts : found;
    }
    // Asked for in the middle of an update, before the fleet has named the accounts: views know of shownCount rows.
    node->shownAccounts.resize(node->shownCount);
    node->listed = true;
}

// --- filter ----------------------------------------------------------------------------------------------------------

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
    for (Node *customer : std::as_const(customers)) {
        if (!customer->shown.empty()) {
            number(customer);
            customer->parent->shown.push_back(customer);
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

// --- following the fleet ---------------------------------------------------------------------------------------------

void FleetTreeModel::Data::build()
{
    makeSections();
    if (!fleet)
        return;
    for (const ServerId id : fleet->servers()) {
        const Server *server = fleet->server(id);
        Node *parent = parentFor(readFacts(*server));
        auto made = std::make_unique<Node>();
        Node *node = made.get();
        node->kind = RowKind::Server;
        node->id = id.value();
        node->parent = parent;
        parent->children.push_back(std::move(made));
        servers.insert(id, node);
        readServer(node);
        node->accountCount = fleet->accountCountOf(id);
        QList<AccountId> found;
        const Match result = match(node, &found);
        if (result == Match::None)
            continue;
        node->shownCount = result == Match::All ? node->accountCount : found.size();
        place(node, true);
        if (node->accountCount > 0)
            toIndex.insert(node);
    }
    for (Node *section : sections) {
        if (!section->shown.empty())
            place(section, true);
    }
    if (!toIndex.isEmpty())
        idle.start();
}

void FleetTreeModel::Data::serversChanged(const QList<ServerId> &ids)
{
    for (const ServerId id : ids) {
        const Server *server = fleet->server(id);
        Node *node = servers.value(id);
        if (!server) {
            if (node)
                detach(node);
            continue;
        }
        if (node && parentFor(readFacts(*server)) != node->parent)
            detach(std::exchange(node, nullptr));
        if (node) {
            updateServer(node);
            continue;
        }
        Node *parent = parentFor(readFacts(*server));
        auto made = std::make_unique<Node>();
        node = made.get();
        node->kind = RowKind::Server;
        node->id = id.value();
        node->parent = parent;
        parent->children.push_back(std::move(made));
        servers.insert(id, node);
        readServer(node);
        node->accountCount = fleet->accountCountOf(id);
        QList<AccountId> found;
        const Match result = match(node, &found);
        node->shownCount = result == Match::None ? 0 : result == Match::All ? node->accountCount : found.size();
        if (result != Match::None) {
            const Node *section = parent->kind == RowKind::Customer ? parent->parent : parent;
            place(node, section->row < 0);
        }
        if (node->accountCount > 0) {
            toIndex.insert(node);
            idle.start();
        }
    }
    announceHiddenSections();
    Q_EMIT q->shownChanged();
}

/// Reads a server again and shows what has changed: its cells, its place, whether the filter still wants it.
void FleetTreeModel::Data::updateServer(Node *node)
{
    // Customers are announced before servers: one that is gone already is taken away when its turn comes.
    if (!fleet->server(ServerId(node->id)))
        return;
    const QByteArray key = node->key;
    const bool differs = readServer(node);
    if (!differs)
        return;
    if (filtered)
        updateAccounts(node, nullptr);
    if (key != node->key)
        resort(node);
    announceNode(node);
    if (node->parent->kind == RowKind::Customer)
        announceNode(node->parent);
}

void FleetTreeModel::Data::announceNode(const Node *node)
{
    if (!isVisible(node))
        return;
    const QModelIndex index = indexOfNode(node);
    Q_EMIT q->dataChanged(index, index);
}

/// Brings the rows below a server in line with the fleet and the filter. `changed`: announced where they stay.
void FleetTreeModel::Data::updateAccounts(Node *node, const QSet<AccountId> *changed)
{
    QList<AccountId> found;
    const Match result = match(node, &found);
    if (result == Match::None) {
        take(node);
        node->shownCount = 0;
        node->shownAccounts.clear();
        node->listed = false;
        node->exposed = false;
        return;
    }
    const qsizetype wantedCount = result == Match::All ? node->accountCount : found.size();
    if (node->row < 0) {
        node->shownCount = wantedCount;
        node->listed = false;
        node->exposed = false;
        place(node, false);
        return;
    }
    const QModelIndex parent = indexOfNode(node);
    if (!node->exposed) {
        // Nobody holds a row of it, so only their number matters.
        node->listed = false;
        node->shownAccounts.clear();
        if (wantedCount > node->shownCount) {
            q->beginInsertRows(parent, int(node->shownCount), int(wantedCount) - 1);
            node->shownCount = wantedCount;
            q->endInsertRows();
        } else if (wantedCount < node->shownCount) {
            q->beginRemoveRows(parent, int(wantedCount), int(node->shownCount) - 1);
            node->shownCount = wantedCount;
            q->endRemoveRows();
        }
        return;
    }
    if (result == Match::All)
        ensureIndex(node);
    const QList<AccountId> wanted = result == Match::All ? node->accounts : found;
    QList<AccountId> &shown = node->shownAccounts;
    if (shown != wanted) {
        const QSet<AccountId> kept(wanted.cbegin(), wanted.cend());
        for (qsizetype last = shown.size() - 1; last >= 0; --last) {
            if (kept.contains(shown.at(last)))
                continue;
            qsizetype first = last;
            while (first > 0 && !kept.contains(shown.at(first - 1)))
                --first;
            q->beginRemoveRows(parent, int(first), int(last));
            shown.remove(first, last - first + 1);
            node->shownCount = shown.size();
            q->endRemoveRows();
            last = first;
        }
        QSet<AccountId> there(shown.cbegin(), shown.cend());
        for (qsizetype row = 0; row < wanted.size(); ++row) {
            if (row < shown.size() && shown.at(row) == wanted.at(row))
                continue;
            if (there.contains(wanted.at(row))) {
                const qsizetype from = shown.indexOf(wanted.at(row), row);
                q->beginMoveRows(parent, int(from), int(from), parent, int(row));
                shown.move(from, row);
                q->endMoveRows();
                continue;
            }
            qsizetype end = row + 1;
            while (end < wanted.size() && !there.contains(wanted.at(end)))
                ++end;
            q->beginInsertRows(parent, int(row), int(end) - 1);
            shown.insert(row, end - row, AccountId());
            std::copy(wanted.cbegin() + row, wanted.cbegin() + end, shown.begin() + row);
            node->shownCount = shown.size();
            q->endInsertRows();
            row = end - 1;
        }
    }
    if (!changed)
        return;
    for (qsizetype row = 0; row < shown.size(); ++row) {
        if (changed->contains(shown.at(row))) {
            const QModelIndex index = q->createIndex(int(row), 0, node);
            Q_EMIT q->dataChanged(index, index);
        }
    }
}

void FleetTreeModel::Data::accountsChanged(const QList<AccountId> &ids)
{
    QHash<Node *, QSet<AccountId>> changed;
    QSet<ServerId> served;
    for (const AccountId id : ids) {
        if (Node *node = servers.value(fleet->accountHome(id)))
            changed[node].insert(id);
        served.insert(fleet->accountServedBy(id));
    }
    // A server that has lost one and gained none is not named by any id.
    for (Node *node : std::as_const(servers)) {
        if (node->accountCount != fleet->accountCountOf(ServerId(node->id)))
            changed[node];
    }
    for (const auto &[node, accounts] : changed.asKeyValueRange()) {
        node->accountCount = fleet->accountCountOf(ServerId(node->id));
        node->indexed = false;
        node->names.clear();
        node->accounts.clear();
        if (node->accountCount > 0)
            toIndex.insert(node);
        updateAccounts(node, &accounts);
    }
    // Whether a shared transit server has guests shows in its row.
    for (const ServerId id : std::as_const(served)) {
        if (Node *node = servers.value(id); node && node->facts.role == ServerRole::SharedTransit)
            updateServer(node);
    }
    if (!toIndex.isEmpty())
        idle.start();
    Q_EMIT q->shownChanged();
}

void FleetTreeModel::Data::announceAccount(AccountId account)
{
    Node *node = servers.value(fleet->accountHome(account));
    if (!node || !node->exposed || !isVisible(node))
        return;
    ensureList(node);
    const qsizetype row = node->shownAccounts.indexOf(account);
    if (row < 0)
        return;
    const QModelIndex index = q->createIndex(int(row), 0, node);
    Q_EMIT q->dataChanged(index, index);
}

void FleetTreeModel::Data::customersChanged(const QList<CustomerId> &ids)
{
    for (const CustomerId id : ids) {
        Node *node = customers.value(id);
        if (!node)
            continue;
        const Customer *customer = fleet->customer(id);
        node->name = customer ? customer->name : QString();
        node->key = folded(QStringView(node->name));
        resort(node);
        announceNode(node);
        for (const auto &server : node->children)
            updateServer(server.get());
    }
}

void FleetTreeModel::Data::migrationsChanged(const QList<MigrationId> &ids)
{
    QSet<Node *> touched;
    for (const MigrationId id : ids) {
        const MigrationFacts *facts = fleet->migration(id);
        if (facts) {
            touched.insert(servers.value(facts->server));
            touched.insert(servers.value(facts->transit.server));
            if (const AccountId account = fleet->migratingAccount(id); account.isValid()) {
                Node *home = servers.value(fleet->accountHome(account));
                if (home && filtered)
                    updateAccounts(home, nullptr);
                announceAccount(account);
            }
            continue;
        }
        for (Node *node : std::as_const(servers)) {
            if (node->facts.migration == id)
                touched.insert(node);
        }
    }
    touched.remove(nullptr);
    for (Node *node : std::as_const(touched)) {
        updateServer(node);
        // What accounts say depends on the migration's state as well: back on the new server, ready or not.
        if (node->exposed && node->shownCount > 0 && isVisible(node))
            Q_EMIT q->dataChanged(q->createIndex(0, 0, node), q->createIndex(int(node->shownCount) - 1, 0, node));
    }
}

void FleetTreeModel::Data::connectFleet()
{
    const Fleet *f = fleet;
    connect(f, &Fleet::serversChanged, q, [this](const QList<ServerId> &ids) { serversChanged(ids); });
    connect(f, &Fleet::customersChanged, q, [this](const QList<CustomerId> &ids) { customersChanged(ids); });
    connect(f, &Fleet::accountsChanged, q, [this](const QList<AccountId> &ids) { accountsChanged(ids); });
    connect(f, &Fleet::migrationsChanged, q, [this](const QList<MigrationId> &ids) { migrationsChanged(ids); });
    connect(f, &Fleet::migrationAccountsChanged, q, [this](MigrationId, const QList<AccountId> &ids) {
        for (const AccountId id : ids)
            announceAccount(id);
    });
    connect(f, &Fleet::tasksChanged, q, [this](const QList<TaskId> &ids) {
        for (const TaskId id : ids) {
            const Task *task = fleet->task(id);
            if (!task || !task->account.isValid())
                continue;
            announceAccount(task->account);
            // Those that wait behind it have another place in the queue once it is no longer live.
            if (!task->isLive()) {
                for (const TaskId waiting : fleet->liveTasksOf(task->migration))
                    announceAccount(fleet->task(waiting)->account);
            }
        }
    });
    connect(f, &Fleet::meChanged, q, [this] { q->refreshClocks(); });
    connect(f, &QObject::destroyed, q, [this] {
        q->beginResetModel();
        fleet.clear();
        build();
        q->endResetModel();
    });
    connect(f, &Fleet::reset, q, [this] {
        q->beginResetModel();
        build();
        q->endResetModel();
        Q_EMIT q->shownChanged();
    });
}

// --- texts -----------------------------------------------------------------------------------------------------------

const FleetTreeModel::Node *FleetTreeModel::Data::worstClock(const Node *node) const
{
    if (node->kind == RowKind::Server)
        return node->clock.kind == BadgeKind::None ? nullptr : node;
    const Node *worst = nullptr;
    for (const Node *child : node->shown) {
        const Node *candidate = worstClock(child);
        if (candidate && (!worst || candidate->facts.clock < worst->facts.clock))
            worst = candidate;
    }
    return worst;
}

Severity FleetTreeModel::Data::severityOf(const Node *node) const
{
    if (node->kind != RowKind::Server) {
        Severity worst = Severity::None;
        for (const Node *child : node->shown)
            worst = std::max(worst, severityOf(child));
        return worst;
    }
    if (node->facts.mark == Mark::Failed || node->clock.severity == Severity::Error)
        return Severity::Error;
    if (node->facts.badge == BadgeKind::Waits)
        return Severity::Warning;
    return node->clock.severity;
}

QVariant FleetTreeModel::Data::nodeData(const Node *node, int role) const
{
    if (node->kind == RowKind::Server)
        return serverData(node, role);
    const bool isSection = node->kind == RowKind::Section;
    const QString name = isSection ? sectionName(Section(node->id)) : node->name;
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return name;
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: {
        const Node *worst = worstClock(node);
        const QString count = Tree::tr("%n server(s)", nullptr, int(node->shown.size()));
        //: a customer of the tree: %1 is its name, %2 the number of its servers
        QString text = isSection ? name : Tree::tr("Customer %1, %2").arg(name, count);
        if (worst && !isSection) {
            //: %1 is a customer, %2 a server, %3 a time like "in 2 d" or "3 d ago"
            text = Tree::tr("%1; the nearest clock is that of %2: %3").arg(text, worst->name, relative(worst->facts.clock, now()));
        }
        return role == Qt::AccessibleTextRole ? QVariant(text) : isSection ? QVariant() : QVariant(toolTip(text));
    }
    case KindRole:
        return int(node->kind);
    case IdRole:
        return node->id;
    case ClockRole: {
        const Node *worst = isSection ? nullptr : worstClock(node);
        return worst ? QVariant(worst->clock.text) : QVariant();
    }
    case ClockKindRole: {
        const Node *worst = isSection ? nullptr : worstClock(node);
        return int(worst ? worst->clock.kind : BadgeKind::None);
    }
    case SeverityRole:
        return int(isSection ? Severity::None : severityOf(node));
    case MarkRole:
        return int(Mark::None);
    case BadgeKindRole:
        return int(BadgeKind::None);
    default:
        return {};
    }
}

QVariant FleetTreeModel::Data::serverData(const Node *node, int role) const
{
    const ServerFacts &facts = node->facts;
    const bool migrates = facts.migration.isValid();
    const auto badge = [&]() -> QString {
        switch (facts.badge) {
        case BadgeKind::Step:
            return stepBadge(facts.step, facts.progress);
        case BadgeKind::Waits:
            return Tree::tr("waits", "badge of a server: it waits for a transit server");
        case BadgeKind::Free:
            return Tree::tr("free", "badge of a transit server");
        case BadgeKind::Complete:
            return Tree::tr("complete", "badge of a server: its migration is complete");
        default:
            return {};
        }
    };
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return node->name;
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: {
        QStringList parts;
        if (migrates) {
            //: %1 is the number of a step, %2 its name
            parts.append(Tree::tr("step %1 of 8: %2").arg(int(facts.step)).arg(stepName(facts.step)));
            if (facts.progress.total > 0)
                parts.append(Tree::tr("%1 of %n account(s) done", nullptr, facts.progress.total).arg(facts.progress.done));
            if (facts.badge == BadgeKind::Waits)
                parts.append(transitStateName(TransitState::WaitingForStock));
            parts.append(turnText(facts.turn, fleet->me().role));
            if (facts.failed > 0)
                parts.append(Tree::tr("%n account(s) failed", nullptr, facts.failed));
            if (node->clock.kind != BadgeKind::None) {
                //: %1 is a time like "in 2 d" or "3 d ago"
                parts.append(Tree::tr("the nearest clock ends %1").arg(relative(facts.clock, now())));
            }
        } else if (facts.mark == Mark::Free) {
            parts.append(badge());
        } else if (!facts.secondary.isEmpty()) {
            //: a transit server, %1 is the server whose accounts it takes
            parts.append(Tree::tr("lent to %1").arg(facts.secondary));
        }
        if (facts.mark == Mark::Installing && !migrates)
            parts.append(Tree::tr("is being installed"));
        const QString what = serverRoleName(facts.role);
        //: a server of the tree: %1 is its name, %2 what it is, %3 its state
        const QString text = parts.isEmpty() ? Tree::tr("%1, %2").arg(node->name, what)
                                             : Tree::tr("%1, %2: %3").arg(node->name, what, remarks(parts));
        return role == Qt::AccessibleTextRole ? text : toolTip(text);
    }
    case KindRole:
        return int(node->kind);
    case IdRole:
    case ServerIdRole:
        return node->id;
    case MigrationIdRole:
        return migrates ? QVariant(facts.migration.value()) : QVariant();
    case SecondaryRole:
        return facts.secondary.isEmpty() ? QVariant() : facts.secondary;
    case MarkRole:
        return int(facts.mark);
    case StepRole:
        return migrates ? QVariant(int(facts.step)) : QVariant();
    case DoneRole:
        return migrates ? QVariant(facts.progress.done) : QVariant();
    case TotalRole:
        return migrates ? QVariant(facts.progress.total) : QVariant();
    case BadgeRole: {
        const QString text = badge();
        return text.isEmpty() ? QVariant() : text;
    }
    case BadgeKindRole:
        return int(facts.badge);
    case ClockRole:
        return node->clock.text.isEmpty() ? QVariant() : node->clock.text;
    case ClockKindRole:
        return int(node->clock.kind);
    case TurnRole:
        return migrates ? QVariant(int(facts.turn)) : QVariant();
    case SeverityRole:
        return int(severityOf(node));
    default:
        return {};
    }
}

QVariant FleetTreeModel::Data::accountData(const Node *server, AccountId id, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return fleet->accountName(id);
    case KindRole:
        return int(RowKind::Account);
    case IdRole:
    case AccountIdRole:
        return id.value();
    case ServerIdRole:
        return server->id;
    case BadgeKindRole:
        return int(server->facts.role == ServerRole::Public && fleet->migrationOf(id).isValid() ? BadgeKind::Plain : BadgeKind::None);
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
    case SecondaryRole:
    case MarkRole:
    case SeverityRole:
    case ProgressRole:
    case MigrationIdRole:
    case StateRole:
    case StepRole:
    case BadgeRole:
        break;
    default:
        return {};
    }

    const MigrationId migrationId = fleet->migrationOf(id);
    const MigrationFacts *m = fleet->migration(migrationId);
    const AccountFacts *facts = fleet->accountFacts(migrationId, id);
    const Task *task = fleet->task(fleet->liveTaskOf(id));
    const bool onTransit = facts ? facts->location == Location::Transit
                                 : fleet->accountServedBy(id).isValid() && fleet->accountServedBy(id) != fleet->accountHome(id);
    const bool isBack = facts ? facts->location == Location::ClientNew
                              : !onTransit && m && m->reinstallation.state == ReinstallationState::Done;
    Mark mark = m ? Mark::ClientOld : Mark::None;
    if (facts && facts->activity == Activity::Failed && !task)
        mark = Mark::Failed;
    else if (task && task->state == TaskState::Running)
        mark = Mark::Moving;
    else if (task && task->state == TaskState::Queued)
        mark = Mark::Queued;
    else if (task)
        mark = Mark::Waiting;
    else if (onTransit)
        mark = Mark::OnTransit;
    else if (isBack)
        mark = Mark::ClientNew;
    const double progress = task && task->bytesTotal > 0 ? std::min(1.0, double(task->bytes) / double(task->bytesTotal)) : -1;
    const auto position = [&] {
        int place = 1;
        for (const TaskId other : fleet->liveTasksOf(migrationId)) {
            if (other == task->id)
                break;
            place += fleet->task(other)->state == TaskState::Queued;
        }
        return place;
    };
    const bool prepares = m && facts && fleet->step(migrationId) == Step::Prepare;

    switch (role) {
    case SecondaryRole:
        switch (mark) {
        case Mark::Moving:
            return progress >= 0 ? percent(progress) : taskStateName(TaskState::Running);
        case Mark::Queued:
            //: an account in the queue, %1 is its place
            return Tree::tr("queued %1").arg(position());
        case Mark::Waiting:
            return taskStateName(task->state);
        case Mark::Failed:
            return activityName(Activity::Failed);
        case Mark::OnTransit:
            return locationName(Location::Transit);
        default:
            return prepares ? QVariant(preparationName(facts->preparation)) : QVariant();
        }
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: {
        QStringList parts;
        if (m)
            parts.append(locationName(onTransit ? Location::Transit : isBack ? Location::ClientNew : Location::ClientOld));
        if (task) {
            parts.append(taskTypeName(task->type));
            parts.append(mark == Mark::Queued ? Tree::tr("queued %1").arg(position()) : taskStateName(task->state));
            if (progress >= 0)
                parts.append(percent(progress));
        } else if (mark == Mark::Failed) {
            parts.append(activityName(Activity::Failed));
        }
        if (prepares)
            parts.append(preparationName(facts->preparation));
        if (onTransit && facts && facts->verified)
            parts.append(Tree::tr("verified", "an account on transit"));
        const QString name = fleet->accountName(id);
        //: an account of the tree: %1 is its name, %2 its state
        const QString text = parts.isEmpty() ? Tree::tr("account %1").arg(name)
                                             : Tree::tr("account %1: %2").arg(name, remarks(parts));
        return role == Qt::AccessibleTextRole ? text : toolTip(text);
    }
    case MarkRole:
        return int(mark);
    case SeverityRole:
        return int(mark == Mark::Failed ? Severity::Error : Severity::None);
    case ProgressRole:
        return progress >= 0 ? QVariant(progress) : QVariant();
    case MigrationIdRole:
        return m ? QVariant(migrationId.value()) : QVariant();
    case StateRole:
        return facts ? QVariant(int(facts->activity)) : QVariant();
    case StepRole:
        return m && facts ? QVariant(int(accountStep(*m, *facts))) : QVariant();
    case BadgeRole:
        return m && server->facts.role == ServerRole::Public && !m->to.isEmpty() ? QVariant(m->to) : QVariant();
    default:
        return {};
    }
}

// --- the model -------------------------------------------------------------------------------------------------------

FleetTreeModel::FleetTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
    , d(std::make_unique<Data>())
{
    d->q = this;
    d->makeSections();
    d->idle.setInterval(0);
    connect(&d->idle, &QTimer::timeout, this, [this] { d->indexSome(); });
}

FleetTreeModel::~FleetTreeModel() = default;

void FleetTreeModel::setFleet(const Fleet *fleet)
{
    if (d->fleet == fleet)
        return;
    beginResetModel();
    if (d->fleet)
        disconnect(d->fleet, nullptr, this, nullptr);
    d->fleet = fleet;
    d->build();
    if (fleet)
        d->connectFleet();
    endResetModel();
    Q_EMIT shownChanged();
}

const Fleet *FleetTreeModel::fleet() const
{
    return d->fleet;
}

void FleetTreeModel::setFilter(const QString &text)
{
    if (d->filterText == text)
        return;
    d->filterText = text;
    d->query = FilterQuery::parse(text);
    const bool was = d->filtered;
    d->filtered = !d->query.isEmpty();
    if (d->fleet && (was || d->filtered))
        d->refilter();
}

QString FleetTreeModel::filter() const
{
    return d->filterText;
}

bool FleetTreeModel::isFiltered() const
{
    return d->filtered;
}

int FleetTreeModel::shownServers() const
{
    int count = 0;
    for (const Node *node : std::as_const(d->servers))
        count += node->row >= 0;
    return count;
}

qsizetype FleetTreeModel::shownAccounts() const
{
    qsizetype count = 0;
    for (const Node *node : std::as_const(d->servers))
        count += node->row >= 0 ? node->shownCount : 0;
    return count;
}

bool FleetTreeModel::filterFindsAccounts() const
{
    return !d->query.words.isEmpty() || !d->query.accounts.isEmpty();
}

QModelIndex FleetTreeModel::indexOf(ServerId server) const
{
    const Node *node = d->servers.value(server);
    return node && d->isVisible(node) ? d->indexOfNode(node) : QModelIndex();
}

QModelIndex FleetTreeModel::indexOf(AccountId account) const
{
    if (!d->fleet)
        return {};
    Node *node = d->servers.value(d->fleet->accountHome(account));
    if (!node || !d->isVisible(node))
        return {};
    d->ensureList(node);
    const qsizetype row = node->shownAccounts.indexOf(account);
    return row < 0 ? QModelIndex() : index(int(row), 0, d->indexOfNode(node));
}

QModelIndex FleetTreeModel::indexOf(CustomerId customer) const
{
    const Node *node = d->customers.value(customer);
    return node && d->isVisible(node) ? d->indexOfNode(node) : QModelIndex();
}

void FleetTreeModel::retranslate()
{
    for (Node *node : std::as_const(d->servers)) {
        if (d->fleet)
            node->clock = clockTextOf(node->facts.clock, d->now());
    }
    const auto announce = [this](const auto &self, Node *parent) -> void {
        if (!parent->shown.empty())
            Q_EMIT dataChanged(createIndex(0, 0, parent), createIndex(int(parent->shown.size()) - 1, 0, parent));
        if (parent->kind == RowKind::Server && parent->exposed && parent->shownCount > 0)
            Q_EMIT dataChanged(createIndex(0, 0, parent), createIndex(int(parent->shownCount) - 1, 0, parent));
        for (Node *child : parent->shown)
            self(self, child);
    };
    announce(announce, &d->root);
}

void FleetTreeModel::refreshClocks()
{
    if (!d->fleet)
        return;
    for (Node *node : std::as_const(d->servers)) {
        if (node->facts.clock.isValid() || node->facts.migration.isValid())
            d->updateServer(node);
    }
}

QModelIndex FleetTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column != 0 || (parent.isValid() && parent.column() != 0))
        return {};
    Node *in = &d->root;
    if (parent.isValid()) {
        Node *above = static_cast<Node *>(parent.internalPointer());
        if (above->kind == RowKind::Server) // accounts have nothing below them
            return {};
        in = above->shown.at(std::size_t(parent.row()));
    }
    if (in->kind == RowKind::Server) {
        if (row >= in->shownCount)
            return {};
        in->exposed = true;
        d->ensureList(in);
    } else if (std::size_t(row) >= in->shown.size()) {
        return {};
    }
    return createIndex(row, 0, in);
}

QModelIndex FleetTreeModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? d->indexOfNode(static_cast<const Node *>(child.internalPointer())) : QModelIndex();
}

int FleetTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(d->root.shown.size());
    const Node *above = static_cast<const Node *>(parent.internalPointer());
    if (above->kind == RowKind::Server || parent.column() != 0)
        return 0;
    const Node *node = above->shown.at(std::size_t(parent.row()));
    return node->kind == RowKind::Server ? int(node->shownCount) : int(node->shown.size());
}

int FleetTreeModel::columnCount(const QModelIndex &) const
{
    return 1;
}

bool FleetTreeModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

QVariant FleetTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !d->fleet)
        return {};
    const Node *in = static_cast<const Node *>(index.internalPointer());
    if (in->kind == RowKind::Server)
        return d->accountData(in, in->shownAccounts.value(index.row()), role);
    return d->nodeData(in->shown.at(std::size_t(index.row())), role);
}

Qt::ItemFlags FleetTreeModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Node *in = static_cast<const Node *>(index.internalPointer());
    if (in->kind == RowKind::Server)
        return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    // A section is a heading: the keyboard steps over it.
    return in == &d->root ? Qt::ItemIsEnabled : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

QHash<int, QByteArray> FleetTreeModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractItemModel::roleNames();
    names.insert({{KindRole, "kind"_ba}, {IdRole, "id"_ba}, {NameRole, "name"_ba}, {SecondaryRole, "secondary"_ba},
                  {MarkRole, "mark"_ba}, {StepRole, "step"_ba}, {DoneRole, "done"_ba}, {TotalRole, "total"_ba},
                  {ProgressRole, "progress"_ba}, {BadgeRole, "badge"_ba}, {BadgeKindRole, "badgeKind"_ba},
                  {ClockRole, "clock"_ba}, {ClockKindRole, "clockKind"_ba}, {TurnRole, "turn"_ba},
                  {SeverityRole, "severity"_ba}, {ServerIdRole, "serverId"_ba}, {AccountIdRole, "accountId"_ba},
                  {MigrationIdRole, "migrationId"_ba}});
    return names;
}

} // namespace escale::items
