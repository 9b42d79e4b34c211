// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "natural_order.h"

#include <escale/fleet/fleet.h>
#include <escale/items/filter.h>
#include <escale/items/fleet_tree_model.h>
#include <escale/items/roles.h>

#include <QtCore/QByteArrayMatcher>
#include <QtCore/QPointer>
#include <QtCore/QSet>
#include <QtCore/QTimer>

#include <memory>
#include <optional>
#include <vector>

/// What FleetTreeModel is made of; one file a subject: structure, facts, filter, following the fleet, texts.
namespace escale::items {

using migration::AccountFacts;
using migration::MigrationFacts;
using migration::Party;
using migration::Step;
using migration::StepProgress;

[[nodiscard]] Section sectionOf(ServerRole role);

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
        return a.id == b.id && a.customer == b.customer && a.role == b.role && a.migration == b.migration
               && a.step == b.step && a.progress.done == b.progress.done && a.progress.total == b.progress.total
               && a.failed == b.failed && a.busy == b.busy && a.turn == b.turn && a.mark == b.mark && a.badge == b.badge
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

/// How near a deadline is, in the groups of the tree.
enum class DeadlineSpan { Over, WithinWeek, WithinMonth, Later };
[[nodiscard]] DeadlineSpan deadlineSpan(const QDateTime &deadline, const QDateTime &now);

[[nodiscard]] ClockText clockTextOf(const QDateTime &until, const QDateTime &now);

/// A row that is not an account: section, customer, group or server. An index points to the node that its row is *in*, so that
/// accounts need no object of their own.
struct FleetTreeModel::Node {
    RowKind kind = RowKind::Section;
    qint64 id = 0;
    Node *parent = nullptr;
    int row = -1; ///< among those shown of the parent; -1: not shown
    QString name;
    QByteArray key; ///< folded name
    std::vector<std::unique_ptr<Node>> children; ///< in no order; few hundred at most, or servers without a customer
    std::vector<Node *> shown; ///< in order

    // Servers alone:
    ServerFacts facts;
    QByteArray context; ///< folded: all that a word finds the server itself by
    QByteArray customerKey; ///< folded
    ClockText clock;
    qsizetype accountCount = 0;
    bool indexed = false; ///< accounts and names are as the fleet has them
    QList<AccountId> accounts; ///< sorted by name; valid while indexed
    QByteArray names; ///< folded, a line each, in the order of accounts; valid while indexed
    bool exposed = false; ///< somebody may hold indexes of its accounts, so changes are announced row by row
    qsizetype shownCount = 0; ///< rows below it
    QList<AccountId> shownAccounts; ///< valid while listed
    bool listed = false; ///< shownAccounts is made
};

struct FleetTreeModel::Data {
    FleetTreeModel *q = nullptr;
    QPointer<const Fleet> fleet;
    Node root;
    Node *sections[4] = {};
    QHash<ServerId, Node *> servers;
    Grouping grouping = Grouping::Customer;
    QHash<qint64, Node *> groups; ///< by what the grouping counts: customers, steps…
    QSet<Node *> toIndex;
    QTimer idle;
    QString filterText;
    FilterQuery query;
    QList<QByteArrayMatcher> words; ///< of the query; made once, as they are looked for in every line
    QList<QByteArrayMatcher> accountWords;
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

    [[nodiscard]] std::optional<qint64> groupOf(const ServerFacts &facts) const;
    Node *parentFor(const ServerFacts &facts);
    /// A node for a server that has none, in its place among all, shown or not.
    Node *addServer(const Server &server, Match &match);
    void place(Node *node, bool silently);
    void take(Node *node);
    void resort(Node *node);
    void detach(Node *node);
    void dropEmpty(Node *group);
    void regroup(Node *node, Node *parent);
    void announceHiddenSections();

    void serversChanged(const QList<ServerId> &ids);
    void updateServer(Node *node);
    void updateAccounts(Node *node, const QSet<AccountId> *changed);
    void accountsChanged(const QList<AccountId> &ids);
    void announceAccount(AccountId account);
    void announceNode(const Node *node);
    void customersChanged(const QList<CustomerId> &ids);
    void migrationsChanged(const QList<MigrationId> &ids);
    void setQuery(const QString &text);
    void refilter();
    void indexSome();

    [[nodiscard]] QVariant nodeData(const Node *node, int role) const;
    [[nodiscard]] QVariant serverData(const Node *node, int role) const;
    [[nodiscard]] QVariant accountData(const Node *server, AccountId id, int role) const;
    [[nodiscard]] QString actingText(ServerId server) const;
    [[nodiscard]] const Node *worstClock(const Node *node) const;
    [[nodiscard]] Severity severityOf(const Node *node) const;
};

} // namespace escale::items
