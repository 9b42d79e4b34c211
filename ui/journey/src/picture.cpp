// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/journey/picture.h>

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace escale::ui {

using namespace migration;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(escale::ui::Picture)
};

/// -1 while nobody knows how much there is.
int percentOf(const Task &task)
{
    const std::optional<double> share = progressOf(task);
    return share ? int(*share * 100) : -1;
}

const Task *taskOf(const QList<Task> &tasks, AccountId account)
{
    const auto found = std::ranges::find(tasks, account, &Task::account);
    return found == tasks.cend() ? nullptr : &*found;
}

const Task *taskOfType(const QList<Task> &tasks, TaskType type)
{
    const auto found = std::ranges::find(tasks, type, &Task::type);
    return found == tasks.cend() ? nullptr : &*found;
}

QString withPercent(const QString &text, const Task *task)
{
    const int percent = task ? percentOf(*task) : -1;
    //: what happens with a server, percent
    return percent < 0 ? text : Text::tr("%1, %2 %").arg(text).arg(percent);
}

PictureServer clientServer(const MigrationFacts &facts, const QList<Task> &tasks)
{
    PictureServer server{.fill = Fill::Old, .name = facts.serverName, .note = {}};
    switch (facts.reinstallation.state) {
    case ReinstallationState::None:
    case ReinstallationState::Requested:
        break;
    case ReinstallationState::Running:
        server.fill = Fill::InWork;
        server.note = withPercent(Text::tr("being reinstalled"), taskOfType(tasks, TaskType::Reinstall));
        break;
    case ReinstallationState::Done:
        server.fill = Fill::New;
        break;
    case ReinstallationState::Failed:
        server.fill = Fill::InWork;
        server.note = Text::tr("reinstallation failed");
        break;
    case ReinstallationState::Unknown:
        server.fill = Fill::InWork;
        server.note = Text::tr("state unknown");
        break;
    }
    return server;
}

PictureServer transitServer(const MigrationFacts &facts, const QList<Task> &tasks, const QString &name)
{
    const bool shared = facts.transit.kind == TransitKind::Shared;
    switch (facts.transit.state) {
    case TransitState::None:
        break;
    case TransitState::Requested:
        return {.fill = Fill::Absent, .name = {}, .note = Text::tr("requested")};
    case TransitState::WaitingForStock:
        return {.fill = Fill::Absent, .name = {}, .note = Text::tr("waiting for a server")};
    case TransitState::Installing:
        return {.fill = Fill::InWork,
                .name = name,
                .note = withPercent(Text::tr("being installed"), taskOfType(tasks, TaskType::InstallTransit))};
    case TransitState::Precopying:
        return {.fill = Fill::New,
                .name = name,
                .note =
                    withPercent(Text::tr("precopy of files and mail"), taskOfType(tasks, TaskType::InstallTransit))};
    case TransitState::Ready:
        return {.fill = Fill::New, .name = name, .note = shared ? Text::tr("shared") : QString()};
    case TransitState::Released:
        return {.fill = Fill::Absent, .name = {}, .note = Text::tr("released")};
    case TransitState::Unknown:
        return {.fill = Fill::InWork, .name = name, .note = Text::tr("state unknown")};
    }
    return {};
}

} // namespace

Picture pictureOf(const MigrationFacts &facts, const QList<Task> &tasks, const QString &transitName)
{
    Picture picture{.client = clientServer(facts, tasks),
                    .transit = transitServer(facts, tasks, transitName),
                    .squares = {},
                    .from = facts.from,
                    .to = facts.to};
    int queued = 0;
    QHash<AccountId, int> order;
    for (const Task &task : tasks) {
        if (task.state == TaskState::Queued && task.account.isValid())
            order.insert(task.account, ++queued);
    }
    const bool preparing = facts.transit.state == TransitState::None || facts.transit.state == TransitState::Requested
                           || facts.transit.state == TransitState::WaitingForStock;
    picture.squares.reserve(facts.accounts.size());
    for (const AccountFacts &account : facts.accounts) {
        PictureSquare square{.id = account.id, .name = account.name};
        switch (account.location) {
        case Location::ClientOld:
        case Location::ClientNew:
            square.place = Place::Client;
            break;
        case Location::Transit:
            square.place = Place::Transit;
            break;
        case Location::Unknown:
            square.mark = Mark::Unknown;
            break;
        }
        const Task *task = taskOf(tasks, account.id);
        const auto between = [&](Direction direction) {
            square.place = Place::Between;
            square.direction = direction;
            if (task) {
                square.stage = task->stage;
                square.percent = percentOf(*task);
            }
        };
        switch (account.activity) {
        case Activity::Idle:
            if (account.verified && square.place == Place::Transit)
                square.mark = Mark::Verified;
            else if (account.preparation == Preparation::Ready && preparing)
                square.mark = Mark::Ready;
            break;
        case Activity::Queued:
            square.mark = Mark::Queued;
            square.order = order.value(account.id);
            break;
        case Activity::Testing:
        case Activity::Upgrading: // it stays where it is
            square.mark = Mark::Testing;
            if (task) {
                square.stage = task->stage;
                square.percent = percentOf(*task);
            }
            break;
        case Activity::Migrating:
            between(Direction::Out);
            break;
        case Activity::RollingBack:
            between(Direction::Rollback);
            break;
        case Activity::Relocating:
            between(Direction::Back);
            break;
        case Activity::Failed:
            square.mark = Mark::Failed;
            break;
        case Activity::Unknown:
            square.mark = Mark::Unknown;
            break;
        }
        picture.squares.append(square);
    }
    return picture;
}

QRectF Grid::cell(int index, const QRectF &area) const
{
    if (columns <= 0)
        return {};
    const qreal step = side + gap;
    const int column = index % columns;
    const int row = index / columns;
    return {area.left() + column * step, area.top() + row * step, side, side};
}

Grid gridFor(int count, const QSizeF &area, qreal largest)
{
    Grid best;
    if (count <= 0 || area.isEmpty())
        return best;
    for (int columns = 1; columns <= count; ++columns) {
        const int rows = (count + columns - 1) / columns;
        // The gap is a fifth of the side, and stands between squares only.
        const qreal side = std::min(
            {largest, area.width() / (columns + (columns - 1) * 0.2), area.height() / (rows + (rows - 1) * 0.2)});
        if (side > best.side + 0.01) {
            const qreal gap = side * 0.2;
            best = {std::max(columns, int((area.width() + gap) / (side + gap))), side, gap};
        }
    }
    return best;
}

} // namespace escale::ui
