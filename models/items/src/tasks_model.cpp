// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/items/tasks_model.h>

#include <escale/fleet/fleet.h>
#include <escale/items/roles.h>
#include <escale/items/text.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QPointer>
#include <QtCore/QSet>
#include <QtCore/QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace escale::migration;

namespace escale::items {

namespace {

struct Tasks {
    Q_DECLARE_TR_FUNCTIONS(TasksTable)
};

QString nothing()
{
    //: a cell of a table in which there is nothing to say
    return Tasks::tr("–");
}

constexpr qint64 shortestBasis = 1500;  // milliseconds of watching before a rate is worth showing
constexpr qint64 longestMemory = 20000; // what is older says nothing about the pace now

/// What has been seen of a task's progress, to tell its pace. Times are the platform's heartbeats, so that a delay on the
/// way does not look like a pause.
struct Seen {
    struct Point {
        QDateTime at;
        qint64 bytes = 0;
    };
    QString stage;
    QList<Point> points;

    void watch(const Task &task)
    {
        // Each stage has a pace of its own, and a retry begins again.
        if (task.stage != stage || (!points.isEmpty() && task.bytes < points.constLast().bytes))
            points.clear();
        stage = task.stage;
        const QDateTime at = task.heartbeat.isValid() ? task.heartbeat : QDateTime::currentDateTimeUtc();
        if (points.isEmpty() || points.constLast().at < at)
            points.append({at, task.bytes});
        while (points.size() > 2 && points.constFirst().at.msecsTo(at) > longestMemory)
            points.removeFirst();
    }
    [[nodiscard]] std::optional<double> rate() const
    {
        if (points.size() < 2)
            return {};
        const qint64 elapsed = points.constFirst().at.msecsTo(points.constLast().at);
        const qint64 copied = points.constLast().bytes - points.constFirst().bytes;
        return elapsed < shortestBasis || copied <= 0 ? std::nullopt
                                                      : std::optional(double(copied) * 1000 / double(elapsed));
    }
    /// A range: between what is left at the pace seen and half as much again, the less wide the longer it was watched.
    [[nodiscard]] std::optional<Estimate> left(const Task &task) const
    {
        const std::optional<double> pace = rate();
        if (!pace || task.bytesTotal <= task.bytes)
            return {};
        const double seconds = double(task.bytesTotal - task.bytes) / *pace;
        const double watched = double(points.constFirst().at.msecsTo(points.constLast().at)) / 1000;
        const double spread = std::clamp(1.5 / watched, 0.15, 0.5);
        return Estimate{seconds * (1 - spread), seconds * (1 + spread)};
    }
};

} // namespace

struct TasksModel::Data {
    TasksModel *q = nullptr;
    QPointer<const Fleet> fleet;
    QList<TaskId> rows; ///< newest first
    QHash<TaskId, Seen> seen;
    int live = 0;
    QTimer listen; ///< nothing comes from a task that has fallen silent: somebody has to look

    void build();
    void tasksChanged(const QList<TaskId> &ids);
    [[nodiscard]] bool isNewer(TaskId a, TaskId b) const;
    [[nodiscard]] QString text(const Task &task, int column) const;
    [[nodiscard]] QString serverName(const Task &task) const;
    [[nodiscard]] bool isSilent(const Task &task) const;
    void lookForSilence();
    void count();
};

bool TasksModel::Data::isNewer(TaskId a, TaskId b) const
{
    return a > b; // the platform counts tasks as they are created
}

void TasksModel::Data::count()
{
    int now = 0;
    for (const TaskId id : std::as_const(rows)) {
        const Task *task = fleet->task(id);
        now += task && task->isLive();
    }
    if (now != live) {
        live = now;
        Q_EMIT q->liveCountChanged();
    }
}

bool TasksModel::Data::isSilent(const Task &task) const
{
    return isStalled(task, fleet->me().policy.heartbeatSeconds, fleet->platformNow());
}

void TasksModel::Data::lookForSilence()
{
    for (auto it = seen.cbegin(); it != seen.cend(); ++it) { // those that run
        const Task *task = fleet ? fleet->task(it.key()) : nullptr;
        if (!task || !isSilent(*task))
            continue;
        const int row = q->rowOf(it.key());
        Q_EMIT q->dataChanged(q->index(row, 0), q->index(row, ColumnCount - 1));
    }
}

void TasksModel::Data::build()
{
    rows = fleet ? fleet->tasks() : QList<TaskId>();
    std::ranges::sort(rows, [this](TaskId a, TaskId b) { return isNewer(a, b); });
    seen.clear();
    live = 0;
    for (const TaskId id : std::as_const(rows)) {
        const Task *task = fleet->task(id);
        if (task->isLive())
            ++live;
        if (task->state == TaskState::Running)
            seen[id].watch(*task);
    }
}

void TasksModel::Data::tasksChanged(const QList<TaskId> &ids)
{
    QList<TaskId> added;
    for (const TaskId id : ids) {
        const Task *task = fleet->task(id);
        const auto at = std::ranges::lower_bound(rows, id, [this](TaskId a, TaskId b) { return isNewer(a, b); });
        const bool known = at != rows.end() && *at == id;
        const auto row = int(at - rows.begin());
        if (!task) {
            seen.remove(id);
            if (known) {
                q->beginRemoveRows({}, row, row);
                rows.removeAt(row);
                q->endRemoveRows();
            }
            continue;
        }
        if (task->state == TaskState::Running)
            seen[id].watch(*task);
        else
            seen.remove(id);
        if (known)
            Q_EMIT q->dataChanged(q->index(row, 0), q->index(row, ColumnCount - 1));
        else
            added.append(id);
    }
    // Many at once come when everything is read; those that belong side by side are one insertion.
    std::ranges::sort(added, [this](TaskId a, TaskId b) { return isNewer(a, b); });
    for (qsizetype i = 0; i < added.size();) {
        const auto at =
            std::ranges::lower_bound(rows, added.at(i), [this](TaskId a, TaskId b) { return isNewer(a, b); });
        const auto row = at - rows.begin();
        qsizetype end = i + 1;
        while (end < added.size() && (row >= rows.size() || isNewer(added.at(end), rows.at(row))))
            ++end;
        q->beginInsertRows({}, int(row), int(row + end - i) - 1);
        rows.insert(row, end - i, TaskId());
        std::copy(added.cbegin() + i, added.cbegin() + end, rows.begin() + row);
        q->endInsertRows();
        i = end;
    }
    count();
}

QString TasksModel::Data::serverName(const Task &task) const
{
    if (const Server *server = fleet->server(task.server))
        return server->name;
    const MigrationFacts *m = fleet->migration(task.migration);
    return m ? m->serverName : QString();
}

QString TasksModel::Data::text(const Task &task, int column) const
{
    switch (column) {
    case StartedColumn: {
        const QDateTime at = task.started.isValid() ? task.started : task.created;
        if (!at.isValid())
            return nothing();
        return moment(at);
    }
    case ServerColumn:
        return serverName(task);
    case AccountColumn: {
        if (!task.account.isValid())
            return nothing();
        if (QString name = fleet->accountName(task.account); !name.isEmpty())
            return name;
        const AccountFacts *facts = fleet->accountFacts(task.migration, task.account);
        return facts ? facts->name : nothing();
    }
    case TaskColumn:
        return taskTypeName(task.type);
    case ByColumn:
        return actorText(task.actor, task.onBehalfOf);
    case ProgressColumn: {
        const std::optional<double> share = progressOf(task);
        return share ? percent(*share) : QString();
    }
    case StateColumn: {
        if (isSilent(task))
            return silenceText(task, fleet->platformNow());
        const auto found = seen.constFind(task.id);
        return found == seen.cend() ? taskStateText(task) : taskStateText(task, found->rate(), found->left(task));
    }
    default:
        return {};
    }
}

TasksModel::TasksModel(QObject *parent) : QAbstractTableModel(parent), d(std::make_unique<Data>())
{
    d->q = this;
    d->listen.setInterval(10s);
    connect(&d->listen, &QTimer::timeout, this, [this] { d->lookForSilence(); });
    d->listen.start();
}

TasksModel::~TasksModel() = default;

void TasksModel::setFleet(const Fleet *fleet)
{
    if (d->fleet == fleet)
        return;
    const auto startAgain = [this] {
        beginResetModel();
        d->build();
        endResetModel();
        Q_EMIT liveCountChanged();
    };
    if (d->fleet)
        disconnect(d->fleet, nullptr, this, nullptr);
    d->fleet = fleet;
    startAgain();
    if (!fleet)
        return;
    connect(fleet, &Fleet::tasksChanged, this, [this](const QList<TaskId> &ids) { d->tasksChanged(ids); });
    connect(fleet, &Fleet::serversChanged, this, [this](const QList<ServerId> &ids) {
        const QSet<ServerId> named(ids.cbegin(), ids.cend());
        for (int row = 0; row < d->rows.size(); ++row) {
            const Task *task = d->fleet->task(d->rows.at(row));
            if (task && named.contains(task->server))
                Q_EMIT dataChanged(index(row, ServerColumn), index(row, ServerColumn));
        }
    });
    connect(fleet, &Fleet::accountsChanged, this, [this](const QList<AccountId> &ids) {
        const QSet<AccountId> named(ids.cbegin(), ids.cend());
        for (int row = 0; row < d->rows.size(); ++row) {
            const Task *task = d->fleet->task(d->rows.at(row));
            if (task && task->account.isValid() && named.contains(task->account))
                Q_EMIT dataChanged(index(row, AccountColumn), index(row, AccountColumn));
        }
    });
    connect(fleet, &Fleet::reset, this, startAgain);
    connect(fleet, &QObject::destroyed, this, [this, startAgain] {
        d->fleet.clear();
        startAgain();
    });
}

const Fleet *TasksModel::fleet() const
{
    return d->fleet;
}

TaskId TasksModel::taskAt(int row) const
{
    return d->rows.value(row);
}

int TasksModel::rowOf(TaskId task) const
{
    return int(d->rows.indexOf(task));
}

int TasksModel::liveCount() const
{
    return d->live;
}

void TasksModel::retranslate()
{
    if (!d->rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(d->rows.size()) - 1, ColumnCount - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int TasksModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(d->rows.size());
}

int TasksModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TasksModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !d->fleet)
        return {};
    const Task *task = d->fleet->task(d->rows.value(index.row()));
    if (!task)
        return {};
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return d->text(*task, column);
    case Qt::AccessibleTextRole: {
        const QString heading = headerData(column, Qt::Horizontal).toString();
        //: a cell read aloud: heading, value
        return Tasks::tr("%1: %2", "heading: value").arg(heading, d->text(*task, column));
    }
    case Qt::ToolTipRole: {
        if (column == StateColumn && task->state == TaskState::Failed && task->error)
            return u"<qt>%1<br>%2</qt>"_s.arg(d->text(*task, column).toHtmlEscaped(),
                                              describe(*task->error).toHtmlEscaped());
        if (column == StateColumn || column == ByColumn || column == TaskColumn)
            return u"<qt>%1</qt>"_s.arg(d->text(*task, column).toHtmlEscaped());
        if (column == StartedColumn && task->created.isValid())
            return dateTime(task->started.isValid() ? task->started : task->created);
        return {};
    }
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    case KindRole:
        return int(RowKind::Task);
    case IdRole:
    case TaskIdRole:
        return task->id.value();
    case ServerIdRole:
        return task->server.value();
    case AccountIdRole:
        return task->account.value();
    case MigrationIdRole:
        return task->migration.value();
    case LiveRole:
        return task->isLive();
    case StateRole:
        return int(task->state);
    case ProgressRole: {
        const auto share = column == ProgressColumn ? progressOf(*task) : std::nullopt;
        return share ? QVariant(*share) : QVariant();
    }
    case SeverityRole:
        return int(task->state == TaskState::Failed || d->isSilent(*task) ? Severity::Error : Severity::None);
    case MarkRole:
        switch (task->state) {
        case TaskState::Queued:
            return int(Mark::Queued);
        case TaskState::Running:
            return int(Mark::Moving);
        case TaskState::Paused:
            return int(Mark::Waiting);
        case TaskState::Done:
            return int(Mark::Complete);
        case TaskState::Failed:
            return int(Mark::Failed);
        case TaskState::Cancelled:
        case TaskState::Unknown:
            break;
        }
        return int(Mark::None);
    case SortRole:
        return column == StartedColumn ? QVariant(task->id.value()) : QVariant(d->text(*task, column));
    default:
        return {};
    }
}

QVariant TasksModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case StartedColumn:
        return Tasks::tr("Started");
    case ServerColumn:
        return Tasks::tr("Server");
    case AccountColumn:
        return Tasks::tr("Account");
    case TaskColumn:
        return Tasks::tr("Task");
    case ByColumn:
        return Tasks::tr("By", "who asked for a task");
    case ProgressColumn:
        return Tasks::tr("Progress");
    case StateColumn:
        return Tasks::tr("State");
    default:
        return {};
    }
}

QHash<int, QByteArray> TasksModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractTableModel::roleNames();
    names.insert({{TaskIdRole, "taskId"_ba},
                  {LiveRole, "live"_ba},
                  {ProgressRole, "progress"_ba},
                  {StateRole, "state"_ba},
                  {SeverityRole, "severity"_ba},
                  {SortRole, "sort"_ba}});
    return names;
}

} // namespace escale::items
