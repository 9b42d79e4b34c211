// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/shell/panels.h>

#include <escale/ui/servers/server_tree_panel.h>
#include <escale/ui/shell/banner_area.h>
#include <escale/ui/shell/page_stack.h>
#include <escale/ui/shell/page_tabs.h>
#include <escale/ui/shell/pending_strip.h>
#include <escale/ui/shell/window_actions.h>
#include <escale/ui/tasks/tasks_panel.h>

#include <escale/core/settings.h>
#include <QtCore/QMetaEnum>
#include <QtCore/QScopedValueRollback>
#include <QtGui/QAction>
#include <QtWidgets/QApplication>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QSplitter>

namespace escale::ui {

using namespace Qt::StringLiterals;

namespace {

/// In lines of text. With less than this, open tasks would leave the page no more than its head.
constexpr int lowHeight = 34;
constexpr int tasksHeight = 9;

} // namespace

Panels::Panels(const Fleet &fleet, const WindowActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_banners(new BannerArea(this))
    , m_columns(new QSplitter(Qt::Horizontal, this))
    , m_rows(new QSplitter(Qt::Vertical, m_columns))
    , m_servers(new ServerTreePanel(m_columns))
    , m_middle(new QWidget(m_rows))
    , m_tabs(new PageTabs(m_middle))
    , m_pages(new PageStack(fleet, m_middle))
    , m_tasks(new TasksPanel(m_rows))
    , m_pending(new PendingStrip(this))
{
    m_servers->setObjectName(u"serverTreePanel"_s);
    m_servers->setFleet(&fleet);
    m_tasks->setObjectName(u"tasksPanel"_s);
    m_tasks->setFleet(&fleet);
    auto *middle = new QVBoxLayout(m_middle);
    middle->setContentsMargins(0, 0, 0, 0);
    middle->setSpacing(0);
    middle->addWidget(m_tabs);
    middle->addWidget(m_pages, 1);
    m_columns->setObjectName(u"columns"_s);
    m_rows->setObjectName(u"rows"_s);
    m_columns->insertWidget(0, m_servers);
    m_columns->setStretchFactor(1, 1);
    m_rows->setStretchFactor(0, 1);
    for (QSplitter *splitter : {m_columns, m_rows}) {
        splitter->setCollapsible(0, false);
        splitter->setCollapsible(1, false);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banners);
    column->addWidget(m_columns, 1);
    column->addWidget(m_pending);

    connect(actions.showServers, &QAction::toggled, this, &Panels::showPanels);
    connect(actions.showTasks, &QAction::toggled, this, &Panels::showPanels);
    connect(actions.restoreLayout, &QAction::triggered, this, &Panels::reset);
    connect(actions.goToServers, &QAction::triggered, this, [this] {
        m_actions.showServers->setChecked(true);
        m_servers->setFocus(Qt::ShortcutFocusReason);
    });
    connect(actions.goToPage, &QAction::triggered, this, [this] {
        m_pages->currentWidget()->setFocus(Qt::ShortcutFocusReason);
        if (!m_pages->isAncestorOf(QApplication::focusWidget()))
            m_pages->setFocus(Qt::ShortcutFocusReason);
    });
    connect(actions.goToTasks, &QAction::triggered, this, [this] {
        m_actions.showTasks->setChecked(true);
        m_tasks->setFolded(false);
        m_tasks->setFocus(Qt::ShortcutFocusReason);
    });
    connect(m_tasks, &TasksPanel::foldedChanged, this, [this](bool folded) {
        if (!m_folding)
            (m_low ? m_foldedLow : m_foldedHigh) = folded;
        fitTasks();
    });
    showPanels();
}

void Panels::setKnown(bool known, bool hasMigrations)
{
    m_known = known;
    m_hasMigrations = hasMigrations;
    showPanels();
}

void Panels::setAlone(bool alone)
{
    m_alone = alone;
    showPanels();
}

void Panels::showPanels()
{
    m_servers->setVisible(m_known && !m_alone && m_actions.showServers->isChecked());
    m_tasks->setVisible(m_known && m_hasMigrations && !m_alone && m_actions.showTasks->isChecked());
}

void Panels::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (isVisible()) // before, it has no height of its own
        foldTasks();
}

void Panels::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    foldTasks();
}

void Panels::foldTasks()
{
    m_low = isVisible() && height() < lowHeight * fontMetrics().height();
    const QScopedValueRollback folding(m_folding, true);
    m_tasks->setFolded(m_low ? m_foldedLow : m_foldedHigh);
}

void Panels::fitTasks()
{
    // Folded, it has the height of its head and nothing to drag.
    if (m_tasks->isFolded()) {
        m_openRows = m_rows->saveState();
        const int head = m_tasks->minimumSizeHint().height();
        m_tasks->setMaximumHeight(head);
        m_rows->setSizes({qMax(0, m_rows->height() - head), head}); // a splitter keeps the room of what became smaller
        return;
    }
    m_tasks->setMaximumHeight(QWIDGETSIZE_MAX);
    if (!m_openRows.isEmpty())
        m_rows->restoreState(m_openRows);
    const int line = fontMetrics().height();
    if (m_tasks->height() < line * 5)
        m_rows->setSizes({qMax(0, m_rows->height() - line * tasksHeight), line * tasksHeight});
}

void Panels::restore(const Settings &settings)
{
    reset();
    m_columns->restoreState(settings.value("window/columns"_L1).toByteArray());
    m_rows->restoreState(settings.value("window/rows"_L1).toByteArray());
    m_actions.showServers->setChecked(settings.value("window/showServers"_L1, true).toBool());
    m_actions.showTasks->setChecked(settings.value("window/showTasks"_L1, true).toBool());
    m_openRows = settings.value("window/rows"_L1).toByteArray();
    m_foldedHigh = settings.value("window/foldTasks"_L1, false).toBool();
    m_foldedLow = settings.value("window/foldTasksLow"_L1, true).toBool();
    foldTasks();
    const QString grouping = settings.value("tree/grouping"_L1).toString();
    const auto groupings = QMetaEnum::fromType<items::FleetTreeModel::Grouping>();
    bool known = false;
    const int value = groupings.keyToValue(grouping.toLatin1().constData(), &known);
    if (known)
        m_servers->setGrouping(items::FleetTreeModel::Grouping(value));
    QList<SavedView> views;
    const QStringList saved = settings.value("tree/views"_L1).toStringList(); // name and filter by turns
    for (qsizetype i = 0; i + 1 < saved.size(); i += 2)
        views.append({saved.at(i), saved.at(i + 1)});
    m_servers->setSavedViews(views);
}

void Panels::save(Settings &settings) const
{
    settings.setValue("window/columns"_L1, m_columns->saveState());
    settings.setValue("window/rows"_L1, m_tasks->isFolded() ? m_openRows : m_rows->saveState());
    settings.setValue("window/showServers"_L1, m_actions.showServers->isChecked());
    settings.setValue("window/showTasks"_L1, m_actions.showTasks->isChecked());
    settings.setValue("window/foldTasks"_L1, m_foldedHigh);
    settings.setValue("window/foldTasksLow"_L1, m_foldedLow);
    settings.setValue("tree/grouping"_L1,
                      QString::fromLatin1(QMetaEnum::fromType<items::FleetTreeModel::Grouping>().valueToKey(
                          int(m_servers->grouping()))));
    QStringList saved;
    const QList<SavedView> views = m_servers->savedViews();
    for (const SavedView &view : views)
        saved.append({view.name, view.filter});
    settings.setValue("tree/views"_L1, saved);
}

void Panels::reset()
{
    const int line = fontMetrics().height();
    m_columns->setSizes({line * 17, line * 62});
    m_foldedHigh = false;
    m_foldedLow = true;
    m_openRows.clear();
    foldTasks();
    m_rows->setSizes({line * 38, line * tasksHeight});
    m_actions.showServers->setChecked(true);
    m_actions.showTasks->setChecked(true);
}

} // namespace escale::ui
