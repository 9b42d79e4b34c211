// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/id.h>
#include <escale/migration/vocabulary.h>

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

#include <functional>

class QCheckBox;
class QLineEdit;
class QPushButton;
class QTableView;
class QToolButton;

namespace escale {
class Fleet;
class Session;
namespace items {
class TasksFilter;
class TasksModel;
} // namespace items
} // namespace escale

namespace escale::ui {

class ElidedLabel;
class Label;

/// The bottom of the window: everyone's tasks, live, newest first. Can be folded to its head, which then tells the newest.
///
/// Reads a fleet that it does not own and sends pause, resume and cancel through a session that it does not own. A command
/// that cannot be used says why in its tooltip and in its description for screen readers.
class TasksPanel final : public QWidget {
    Q_OBJECT

public:
    /// Sends pause_task, resume_task or cancel_task for a task.
    using Performer = std::function<void(migration::Action action, TaskId task)>;

    explicit TasksPanel(QWidget *parent = nullptr);

    /// Null lets go of it.
    void setFleet(const Fleet *fleet);
    /// Commands go through it and wait while it is not live; null: none can be sent. Outcomes are the session's to announce.
    void setSession(Session *session);
    /// Instead of a session.
    void setPerformer(Performer performer);

    /// Only tasks of this server; invalid: of all.
    void setServer(ServerId server);
    void setLiveOnly(bool liveOnly);
    void setFilter(const QString &text);
    [[nodiscard]] QString filter() const;
    [[nodiscard]] bool isLiveOnly() const;

    [[nodiscard]] bool isFolded() const { return m_folded; }
    /// As in a narrow window, where the signs are enough: it never asks for more because it has more to say.
    [[nodiscard]] QSize minimumSizeHint() const override;
    void setFolded(bool folded);

    void setCurrent(TaskId task);
    [[nodiscard]] QList<TaskId> selectedTasks() const;

    [[nodiscard]] QTableView *table() const { return m_table; } ///< for layouts that are remembered
    [[nodiscard]] items::TasksModel *model() const { return m_model; }

Q_SIGNALS:
    /// Double-clicked, or Enter: show its log.
    void taskActivated(escale::TaskId task);
    /// A menu for this task is asked for, at this place on the screen.
    void menuRequested(escale::TaskId task, const QPoint &at);
    void foldedChanged(bool folded);
    void filterChanged();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Verdict {
        bool possible = false;
        QString why; ///< why not
    };

    void retranslate();
    void updateHead();
    void updateLatest();
    [[nodiscard]] bool isNarrow() const;
    void updateCommands();
    void updateRowHeight();
    void clearFilter();
    [[nodiscard]] Verdict verdictOf(migration::Action action, TaskId task) const;
    [[nodiscard]] QList<TaskId> possibleTasks(migration::Action action, QString *why) const;
    void perform(migration::Action action);

    items::TasksModel *m_model;
    items::TasksFilter *m_filterModel;
    QPointer<const Fleet> m_fleet;
    QPointer<Session> m_session;
    Performer m_performer;
    QToolButton *m_fold;
    Label *m_count;
    ElidedLabel *m_latest; ///< in place of the table
    QLineEdit *m_filter;
    QCheckBox *m_liveOnly;
    QPushButton *m_clear;
    QToolButton *m_pause;
    QToolButton *m_resume;
    QToolButton *m_cancel;
    QTableView *m_table;
    bool m_folded = false;
};

} // namespace escale::ui
