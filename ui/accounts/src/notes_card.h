// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "subject_card.h"

#include <escale/sync/session.h>

#include <QtCore/QPointer>

class QPlainTextEdit;
class QPushButton;

namespace escale::ui {

/// What both sides have written down about the account: to read, to add, to remove one's own. What could not be sent stays
/// in the box.
class NotesCard final : public SubjectCard {
    Q_OBJECT

public:
    explicit NotesCard(QWidget *parent);

    void setSession(Session *session);
    void show(const JourneyState &state, const migration::AccountFacts &facts) override;
    void retranslate() override;

Q_SIGNALS:
    void message(const QString &text);

private:
    struct Row {
        QWidget *box;
        Label *who;
        Label *text;
        QPushButton *remove;
    };
    void showNotes();
    void makeRow();
    void check();
    void add();
    void remove(qsizetype index);
    void perform(const CommandRequest &request, const QString &done);

    QPointer<Session> m_session;
    MigrationId m_migration;
    AccountId m_account;
    QList<migration::Note> m_notes;
    bool m_mayWrite = false;
    QString m_why; ///< why nothing can be written
    migration::Party m_viewer = migration::Party::Unknown;
    Label *m_nothing;
    QWidget *m_lines;
    QList<Row> m_rows;
    Label *m_problem;
    QPlainTextEdit *m_text;
    QPushButton *m_add;
};

} // namespace escale::ui
