// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fleet_tree_data.h"

#include <escale/items/text.h>

#include <QtCore/QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace escale::migration;

namespace escale::items {

namespace {

struct Tree {
    Q_DECLARE_TR_FUNCTIONS(FleetTree)
};

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

QString groupName(FleetTreeModel::Grouping grouping, qint64 id)
{
    constexpr qint64 last = 100; // as FleetTreeModel::Data::groupOf() counts
    switch (grouping) {
    case FleetTreeModel::Grouping::Step:
        //: a group of the tree: %1 is the number of a step, %2 its name
        return id == last ? Tree::tr("In no migration") : Tree::tr("%1. %2", "step").arg(id).arg(stepName(Step(id)));
    case FleetTreeModel::Grouping::Turn:
        switch (id == last ? Party::Unknown : Party(id)) {
        case Party::Customer:
            return Tree::tr("The customer's turn");
        case Party::Support:
            return Tree::tr("Support's turn");
        case Party::Time:
            return Tree::tr("Goes on by itself");
        case Party::Unknown:
            return Tree::tr("In no migration");
        default:
            return Tree::tr("Nobody's turn");
        }
    case FleetTreeModel::Grouping::Deadline:
        switch (id == last ? -1 : int(id)) {
        case int(DeadlineSpan::Over):
            return Tree::tr("Deadline passed");
        case int(DeadlineSpan::WithinWeek):
            return Tree::tr("Deadline within a week");
        case int(DeadlineSpan::WithinMonth):
            return Tree::tr("Deadline within a month");
        case int(DeadlineSpan::Later):
            return Tree::tr("Deadline later");
        default:
            return Tree::tr("No deadline");
        }
    case FleetTreeModel::Grouping::Customer:
    case FleetTreeModel::Grouping::Server:
        break;
    }
    return {};
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
    const bool isGroup = node->kind == RowKind::Group;
    const QString name = isSection ? sectionName(Section(node->id))
                         : isGroup ? groupName(grouping, node->id)
                                   : node->name;
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return name;
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: {
        const Node *worst = worstClock(node);
        const QString count = Tree::tr("%n server(s)", nullptr, int(node->shown.size()));
        //: a customer of the tree: %1 is its name, %2 the number of its servers
        QString text = isSection ? name
                       //: a group of the tree: %1 is its name, %2 the number of its servers
                       : isGroup ? Tree::tr("%1, %2", "group").arg(name, count)
                                 : Tree::tr("Customer %1, %2").arg(name, count);
        if (worst && !isSection) {
            //: %1 is a customer, %2 a server, %3 a time like "in 2 d" or "3 d ago"
            text = Tree::tr("%1; the nearest clock is that of %2: %3")
                       .arg(text, worst->name, relative(worst->facts.clock, now()));
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

/// Who else acts on the server at this moment; those who only look are named on its page.
QString FleetTreeModel::Data::actingText(ServerId server) const
{
    QStringList people;
    const QList<migration::Presence> others = fleet->others(server);
    for (const migration::Presence &one : others) {
        if (one.doing == Doing::Acting && !people.contains(one.actor))
            people.append(one.actor);
    }
    //: a server of the tree: %1 are the names of those who act on it at this moment
    return people.isEmpty() ? QString() : Tree::tr("acting: %1").arg(names(people, 1));
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
        case BadgeKind::Plain:
            return Tree::tr("optional", "badge of a server: an optional migration is announced");
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
            parts.append(facts.badge == BadgeKind::Plain
                             ? badge()
                             : Tree::tr("step %1 of 8: %2").arg(int(facts.step)).arg(stepName(facts.step)));
            if (facts.progress.total > 0 && facts.badge != BadgeKind::Plain)
                parts.append(
                    Tree::tr("%1 of %n account(s) done", nullptr, facts.progress.total).arg(facts.progress.done));
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
        } else if (facts.role != ServerRole::Client && !facts.secondary.isEmpty()) {
            //: a transit server, %1 is the server whose accounts it takes
            parts.append(Tree::tr("lent to %1").arg(facts.secondary));
        }
        parts.append(actingText(facts.id));
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
    case SecondaryRole: {
        const QString acting = actingText(facts.id);
        const QString &text = acting.isEmpty() ? facts.secondary : acting;
        return text.isEmpty() ? QVariant() : text;
    }
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
        return int(server->facts.role == ServerRole::Public && fleet->migrationOf(id).isValid() ? BadgeKind::Plain
                                                                                                : BadgeKind::None);
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
    const bool onTransit =
        facts ? facts->location == Location::Transit
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
    const double progress = task ? progressOf(*task).value_or(-1) : -1;
    const auto position = [&] {
        int place = 1;
        for (const TaskId other : fleet->liveTasksOf(migrationId)) {
            if (other == task->id)
                break;
            place += fleet->task(other)->state == TaskState::Queued;
        }
        return place;
    };
    const bool prepares =
        m && facts && m->kind != Kind::OptionalPrivateCloud && fleet->step(migrationId) == Step::Prepare;

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
            parts.append(locationName(onTransit ? Location::Transit
                                      : isBack  ? Location::ClientNew
                                                : Location::ClientOld));
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
        const QString text =
            parts.isEmpty() ? Tree::tr("account %1").arg(name) : Tree::tr("account %1: %2").arg(name, remarks(parts));
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

} // namespace escale::items
