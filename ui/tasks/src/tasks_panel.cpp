// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/tasks/tasks_panel.h>

#include "task_delegate.h"

#include <escale/fleet/fleet.h>
#include <escale/items/roles.h>
#include <escale/items/tasks_model.h>
#include <escale/items/text.h>
#include <escale/migration/actions.h>
#include <escale/sync/session.h>
#include <escale/ui/common/label.h>
#include <escale/ui/common/style.h>
#include <escale/ui/common/symbols.h>
#include <escale/ui/common/table_copy.h>
#include <escale/ui/common/theme.h>

#include <QtCore/QEvent>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace escale::migration;

namespace escale::ui {

using namespace items;

namespace {

QToolButton *commandButton(const QString &name, Symbol symbol, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setIcon(symbolIcon(symbol));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

TasksPanel::TasksPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new TasksModel(this))
    , m_filterModel(new TasksFilter(this))
    , m_fold(new QToolButton(this))
    , m_count(new Label(this))
    , m_latest(new ElidedLabel(this))
    , m_filter(new QLineEdit(this))
    , m_liveOnly(new QCheckBox(this))
    , m_clear(new QPushButton(this))
    , m_pause(commandButton(u"pauseTask"_s, Symbol::Pause, this))
    , m_resume(commandButton(u"resumeTask"_s, Symbol::Play, this))
    , m_cancel(commandButton(u"cancelTask"_s, Symbol::Stop, this))
    , m_table(new QTableView(this))
{
    m_filterModel->setSourceModel(m_model);

    m_fold->setObjectName("foldTasks"_L1);
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setAutoRaise(true);
    m_fold->setFocusPolicy(Qt::StrongFocus);
    QFont bold = m_fold->font();
    bold.setBold(true);
    m_fold->setFont(bold);
    m_count->setObjectName("tasksCount"_L1);
    m_count->tone(Tone::Muted);
    m_latest->setObjectName("latestTask"_L1);
    m_latest->hide();
    m_filter->setObjectName("tasksFilterLine"_L1);
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(symbolIcon(Symbol::Search, Tone::Muted), QLineEdit::LeadingPosition);
    m_filter->setMaximumWidth(em(*this, 14));
    m_liveOnly->setObjectName("tasksLiveOnly"_L1);
    m_clear->setObjectName("clearTasksFilter"_L1);
    setLinkLike(*m_clear);

    m_table->setObjectName("tasksTable"_L1);
    m_table->setModel(m_filterModel);
    m_table->setItemDelegate(new TaskDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(false);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    offerCopies(*m_table);
    m_table->setHorizontalHeader(new TaskHeader(m_table));
    updateRowHeight();

    auto *head = new QHBoxLayout;
    head->setContentsMargins(em(*this, 0.3), em(*this, 0.2), em(*this, 0.5), em(*this, 0.2));
    head->setSpacing(em(*this, 0.4));
    head->addWidget(m_fold);
    head->addWidget(m_count);
    head->addSpacing(em(*this, 0.6));
    head->addWidget(m_latest, 1);
    head->addWidget(m_pause);
    head->addWidget(m_resume);
    head->addWidget(m_cancel);
    head->addStretch();
    head->addWidget(m_clear);
    head->addWidget(m_liveOnly);
    head->addWidget(m_filter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_table, 1);

    connect(m_fold, &QToolButton::clicked, this, [this] { setFolded(!m_folded); });
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filterModel->setText(text);
        updateHead();
        Q_EMIT filterChanged();
    });
    connect(m_liveOnly, &QCheckBox::toggled, this, [this](bool on) {
        m_filterModel->setLiveOnly(on);
        updateHead();
        Q_EMIT filterChanged();
    });
    connect(m_clear, &QPushButton::clicked, this, &TasksPanel::clearFilter);
    connect(m_pause, &QToolButton::clicked, this, [this] { perform(Action::PauseTask); });
    connect(m_resume, &QToolButton::clicked, this, [this] { perform(Action::ResumeTask); });
    connect(m_cancel, &QToolButton::clicked, this, [this] { perform(Action::CancelTask); });
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT taskActivated(TaskId(index.data(TaskIdRole).toLongLong())); });
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QTableView::customContextMenuRequested, this, [this](const QPoint &at) {
        if (const QModelIndex index = m_table->indexAt(at); index.isValid())
            Q_EMIT menuRequested(TaskId(index.data(TaskIdRole).toLongLong()), m_table->viewport()->mapToGlobal(at));
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TasksPanel::updateCommands);
    connect(m_filterModel, &QAbstractItemModel::dataChanged, this, &TasksPanel::updateCommands);
    for (const QAbstractItemModel *model : std::initializer_list<const QAbstractItemModel *>{m_model, m_filterModel}) {
        connect(model, &QAbstractItemModel::rowsInserted, this, &TasksPanel::updateHead);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &TasksPanel::updateHead);
    }
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        updateHead();
        updateCommands();
    });
    connect(m_model, &TasksModel::liveCountChanged, this, &TasksPanel::updateHead);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &TasksPanel::updateLatest);

    setFocusProxy(m_table);
    retranslate();

    const auto width = [this](double characters) { return em(*this, characters); };
    m_table->setColumnWidth(TasksModel::StartedColumn, width(5.5));
    m_table->setColumnWidth(TasksModel::ServerColumn, width(8));
    m_table->setColumnWidth(TasksModel::AccountColumn, width(7));
    m_table->setColumnWidth(TasksModel::TaskColumn, width(12));
    m_table->setColumnWidth(TasksModel::ByColumn, width(10));
    m_table->setColumnWidth(TasksModel::ProgressColumn, width(9.5));
}

void TasksPanel::setFleet(const Fleet *fleet)
{
    if (m_fleet)
        disconnect(m_fleet, nullptr, this, nullptr);
    m_fleet = fleet;
    m_model->setFleet(fleet);
    if (fleet)
        connect(fleet, &Fleet::meChanged, this, &TasksPanel::updateCommands);
    updateCommands();
}

void TasksPanel::setSession(Session *session)
{
    if (m_session)
        disconnect(m_session, nullptr, this, nullptr);
    m_session = session;
    m_performer = {};
    if (session) {
        m_performer = [this](Action action, TaskId task) {
            if (m_session)
                m_session->perform(CommandRequest::onTask(action, task));
        };
        connect(session, &Session::stateChanged, this, &TasksPanel::updateCommands);
        connect(session, &Session::commandStarted, this, &TasksPanel::updateCommands);
        connect(session, &Session::commandFinished, this, &TasksPanel::updateCommands, Qt::QueuedConnection);
    }
    updateCommands();
}

void TasksPanel::setPerformer(Performer performer)
{
    setSession(nullptr);
    m_performer = std::move(performer);
    updateCommands();
}

void TasksPanel::setServer(ServerId server)
{
    m_filterModel->setServer(server);
    updateHead();
}

void TasksPanel::setLiveOnly(bool liveOnly)
{
    m_liveOnly->setChecked(liveOnly);
}

bool TasksPanel::isLiveOnly() const
{
    return m_liveOnly->isChecked();
}

void TasksPanel::setFilter(const QString &text)
{
    m_filter->setText(text);
}

QString TasksPanel::filter() const
{
    return m_filter->text();
}

void TasksPanel::clearFilter()
{
    m_filter->clear();
    m_liveOnly->setChecked(false);
    m_filterModel->setServer({});
    updateHead();
    // The button that was pressed is gone now; the focus goes where the rows came back.
    m_table->setFocus();
}

void TasksPanel::setFolded(bool folded)
{
    if (m_folded == folded)
        return;
    m_folded = folded;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_table, m_pause, m_resume, m_cancel, m_filter, m_liveOnly})
        widget->setVisible(!folded);
    setFocusProxy(folded ? static_cast<QWidget *>(m_fold) : m_table);
    setSizePolicy(QSizePolicy::Preferred, folded ? QSizePolicy::Fixed : QSizePolicy::Preferred);
    updateHead();
    Q_EMIT foldedChanged(folded);
}

void TasksPanel::setCurrent(TaskId task)
{
    const QModelIndex index = m_filterModel->mapFromSource(m_model->index(m_model->rowOf(task), 0));
    if (!index.isValid())
        return;
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
}

QList<TaskId> TasksPanel::selectedTasks() const
{
    QList<TaskId> ids;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &index : rows)
        ids.append(TaskId(index.data(TaskIdRole).toLongLong()));
    return ids;
}

TasksPanel::Verdict TasksPanel::verdictOf(Action action, TaskId id) const
{
    const Task *task = m_fleet ? m_fleet->task(id) : nullptr;
    if (!task)
        return {};
    const Party viewer = m_fleet->me().role;
    const MigrationFacts *facts = m_fleet->migration(task->migration);
    if (facts && (!mayAct(viewer, action, *facts) || !mayAct(viewer, actionOf(task->type), *facts)))
        return {false, tr("Only who may start this task may do that.")};
    if (facts && viewer == Party::Customer && !covers(m_fleet->me().permission, *facts, task->account))
        return {false, tr("Your token’s permission does not cover this task.")};
    const QList<Gate> unmet = taskGates(action, task->state, task->cutOverBegun);
    if (!unmet.isEmpty())
        return {false, describe(unmet.constFirst())};
    if (m_session && m_session->isUnderWay(CommandRequest::onTask(action, id)))
        return {false, tr("The platform has been asked already.")};
    return {true, {}};
}

QList<TaskId> TasksPanel::possibleTasks(Action action, QString *why) const
{
    const QList<TaskId> selected = selectedTasks();
    QList<TaskId> possible;
    if (selected.isEmpty())
        *why = tr("Select a task first.");
    for (const TaskId id : selected) {
        const Verdict verdict = verdictOf(action, id);
        if (verdict.possible)
            possible.append(id);
        else if (why->isEmpty())
            *why = verdict.why;
    }
    if (!m_performer || (m_session && m_session->state() != Session::State::Live)) {
        *why = tr("There is no connection to the platform.");
        return {};
    }
    return possible;
}

void TasksPanel::updateCommands()
{
    const auto update = [this](QToolButton *button, Action action, const QString &does) {
        QString why;
        const bool possible = !possibleTasks(action, &why).isEmpty();
        button->setEnabled(possible);
        button->setToolTip(possible ? does : why);
        button->setAccessibleDescription(possible ? does : why);
    };
    update(m_pause, Action::PauseTask,
           tr("Pause the selected tasks as soon as they can: before the cut-over nothing is lost."));
    update(m_resume, Action::ResumeTask, tr("Let the selected tasks go on."));
    update(m_cancel, Action::CancelTask, tr("Cancel the selected tasks: the account stays where it is."));
}

void TasksPanel::perform(Action action)
{
    QString why;
    const QList<TaskId> tasks = possibleTasks(action, &why);
    for (const TaskId id : tasks)
        m_performer(action, id);
}

void TasksPanel::updateHead()
{
    const int live = m_model->liveCount();
    m_count->setText(live > 0 ? tr("%n running or waiting", "tasks", live) : tr("nothing runs"));
    m_fold->setIcon(symbolIcon(m_folded ? Symbol::ChevronUp : Symbol::ChevronDown, Tone::Muted));
    const QString fold = m_folded ? tr("Show the tasks") : tr("Hide the tasks");
    m_fold->setToolTip(fold);
    m_fold->setAccessibleName(fold);
    const int hidden = m_filterModel->hiddenCount();
    const QString clear = tr("Clear the filter (%n hidden)", "tasks", hidden);
    m_clear->setText(isNarrow() ? tr("%n hidden", "tasks", hidden) : clear);
    m_clear->setToolTip(clear);
    m_clear->setAccessibleName(clear);
    m_count->setVisible(m_folded || !isNarrow()); // the status line counts them, too
    m_clear->setVisible(!m_folded && m_filterModel->isFiltered());
    updateLatest();
}

void TasksPanel::updateLatest()
{
    m_latest->setVisible(m_folded && m_model->rowCount() > 0);
    if (!m_latest->isVisibleTo(this))
        return;
    QStringList words;
    for (const int column :
         {TasksModel::TaskColumn, TasksModel::ServerColumn, TasksModel::AccountColumn, TasksModel::StateColumn}) {
        const QString word = m_model->index(0, column).data().toString();
        if (std::ranges::any_of(word, [](QChar c) { return c.isLetterOrNumber(); })) // a dash stands for nothing
            words.append(word);
    }
    m_latest->setText(words.join(u" · "_s));
}

void TasksPanel::updateRowHeight()
{
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setMinimumSectionSize(1);
    m_table->verticalHeader()->setDefaultSectionSize(qRound(m_table->fontMetrics().height() * 1.6));
}

void TasksPanel::retranslate()
{
    m_fold->setText(tr("Tasks"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter of tasks"));
    m_liveOnly->setText(tr("Only live"));
    m_liveOnly->setAccessibleName(tr("Only tasks that have not ended"));
    m_pause->setText(actionName(Action::PauseTask));
    m_pause->setAccessibleName(tr("Pause the selected tasks"));
    m_resume->setText(actionName(Action::ResumeTask));
    m_resume->setAccessibleName(tr("Resume the selected tasks"));
    m_cancel->setText(tr("Cancel", "the selected tasks"));
    m_cancel->setAccessibleName(tr("Cancel the selected tasks"));
    m_table->setAccessibleName(tr("Tasks, newest first"));
    m_model->retranslate();
    updateHead();
    updateCommands();
}

bool TasksPanel::isNarrow() const
{
    return width() < em(*this, 44);
}

QSize TasksPanel::minimumSizeHint() const
{
    const QSize asked = QWidget::minimumSizeHint();
    return {qMin(asked.width(), em(*this, 30)), asked.height()};
}

void TasksPanel::resizeEvent(QResizeEvent *event)
{
    // In a narrow window the signs are enough; their names stay in tooltips and for screen readers.
    for (QToolButton *button : {m_pause, m_resume, m_cancel})
        button->setToolButtonStyle(isNarrow() ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    updateHead();
    QWidget::resizeEvent(event);
}

void TasksPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateRowHeight();
}

} // namespace escale::ui
