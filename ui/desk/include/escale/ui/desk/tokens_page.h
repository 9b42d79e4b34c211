// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/migration/permission.h>
#include <escale/sync/session.h>

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

class QPushButton;
class QTableWidget;

namespace escale::ui {

class Label;

/// The platform's tokens, for support: who has one, what it may do, until when; to create, and to revoke them. A secret
/// is shown once, when its token is created, and kept nowhere. Read from the platform when somebody looks. GUI thread.
class TokensPage final : public QWidget {
    Q_OBJECT

public:
    explicit TokensPage(QWidget *parent = nullptr);

    void setSession(Session *session);

Q_SIGNALS:
    void message(const QString &text);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void read();
    void fill();
    void check();
    void create();
    void send(const migration::Token &token);
    void revoke();
    void fail(const QString &text);
    void retranslate();
    [[nodiscard]] QString permissionText(const migration::Permission &permission) const;

    QPointer<Session> m_session;
    QList<migration::Token> m_tokens;
    QDateTime m_asOf; ///< of a list that was read without a connection
    Label *m_title;
    Label *m_note;
    Label *m_problem;
    QTableWidget *m_table;
    QPushButton *m_create;
    QPushButton *m_revoke;
};

} // namespace escale::ui
