// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/sync/session.h>

#include <QtCore/QPointer>
#include <QtWidgets/QScrollArea>

class QBoxLayout;
class QPushButton;
class QTimer;

namespace escale::items {
class DeadlinesModel;
class DeskRequestsModel;
class DeskTableModel;
class OverrunsModel;
class StalledModel;
class TransitFleetModel;
} // namespace escale::items

namespace escale::ui {

class Card;
class CommandDesk;
class DeskTable;
class Label;
class RequestCard;
class Timeline;

/// Support's desk: requests by urgency and age with what is needed to decide them, the transit fleet as a timeline,
/// deadlines, overruns and stalled tasks. Reads the session's fleet and sends through the session. While it is hidden it
/// does nothing. GUI thread.
class DeskPage final : public QScrollArea {
    Q_OBJECT

public:
    explicit DeskPage(QWidget *parent = nullptr);
    ~DeskPage() override;

    /// The session is not owned; none shows an empty desk.
    void setSession(Session *session);
    /// Selects the request's row and opens its card.
    void selectRequest(SupportRequestId request);

Q_SIGNALS:
    void serverRequested(escale::ServerId server);
    /// Beside what is open.
    void serverTabRequested(escale::ServerId server);
    /// A task's log is to be opened.
    void taskRequested(escale::TaskId task);
    /// A report is asked for: of the migration whose request is open, if any.
    void reportRequested(escale::MigrationId migration);
    /// One sentence on what has just been asked for, for the status bar.
    void message(const QString &text);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Part {
        Card *card;
        Label *heading;
        Label *nothing;
        DeskTable *table;
        items::DeskTableModel *model;
    };
    [[nodiscard]] Part makePart(items::DeskTableModel *model, const QString &name);
    void eachModel(const std::function<void(items::DeskTableModel &)> &run);
    void readAgain();
    void showCounts();
    void showRequest();
    void loadAccounts();
    void runCommand(int row);
    void retranslate();
    void arrange();

    QPointer<Session> m_session;
    CommandDesk *m_desk;
    items::DeskRequestsModel *m_requests;
    items::TransitFleetModel *m_fleet;
    items::DeadlinesModel *m_deadlines;
    items::OverrunsModel *m_overruns;
    items::StalledModel *m_stalled;
    QTimer *m_tick;
    QTimer *m_refreshCard;
    QWidget *m_content;
    Label *m_title;
    QPushButton *m_report;
    Label *m_counts;
    Label *m_noRequests;
    DeskTable *m_requestTable;
    RequestCard *m_card;
    Label *m_fleetTitle;
    Label *m_fleetSummary;
    Timeline *m_timeline;
    QBoxLayout *m_parts;
    Part m_deadlinePart;
    Part m_overrunPart;
    Part m_stalledPart;
    MigrationId m_shown; ///< of the request whose card is open
    bool m_retranslate = false;
};

} // namespace escale::ui
