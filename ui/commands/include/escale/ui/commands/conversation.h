// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/migration/support_request.h>
#include <escale/sync/session.h>

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace escale::ui {

class Label;

/// What both sides have said in a support request, in order, and a box to answer in. Shows the request of the session's
/// fleet and sends through the session; follows nothing by itself: whoever owns it shows the request again when it has
/// changed. What somebody has begun to write stays when it is shown again. GUI thread.
class Conversation final : public QWidget {
    Q_OBJECT

public:
    explicit Conversation(QWidget *parent = nullptr);

    void setSession(Session *session);
    /// Another request takes the text that was begun away with it.
    void show(const migration::SupportRequest &request, migration::Party viewer, const QDateTime &now);

Q_SIGNALS:
    /// One sentence for the status bar.
    void message(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void send();
    void check();
    void retranslate();
    void showMessages();

    QPointer<Session> m_session;
    migration::SupportRequest m_request;
    migration::Party m_viewer = migration::Party::Unknown;
    QDateTime m_now;
    QWidget *m_lines;
    QVBoxLayout *m_lineColumn;
    QList<std::pair<Label *, Label *>> m_shown; ///< who and when, what
    Label *m_nothing;
    Label *m_problem;
    QPlainTextEdit *m_text;
    QPushButton *m_send;
};

} // namespace escale::ui
