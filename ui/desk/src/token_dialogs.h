// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/migration/permission.h>

#include <QtWidgets/QDialog>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace escale {
class Fleet;
}

namespace escale::ui {

/// Asks for all that a new token needs: whose it is, its side, what it may act on, until when.
class NewTokenDialog final : public QDialog {
    Q_OBJECT

public:
    NewTokenDialog(const Fleet &fleet, QWidget *parent);

    [[nodiscard]] migration::Token token() const;

private:
    void check();
    void fillServers();

    const Fleet &m_fleet;
    QLineEdit *m_name;
    QComboBox *m_role;
    QComboBox *m_customer;
    QCheckBox *m_limited;
    QListWidget *m_servers;
    QCheckBox *m_expires;
    QDateEdit *m_until;
    QPushButton *m_confirm;
};

/// The secret of a token that has just been created. Nobody can show it again.
class SecretDialog final : public QDialog {
    Q_OBJECT

public:
    SecretDialog(const QString &name, const QString &secret, QWidget *parent);
};

} // namespace escale::ui
