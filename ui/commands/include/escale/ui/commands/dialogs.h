// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/ui/commands/state.h>

#include <QtWidgets/QDialog>

class QGridLayout;
class QListWidget;
class QTableWidget;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QRadioButton;
class QCheckBox;
class QVBoxLayout;

namespace escale::ui {

class Label;
class OrderList;

/// What all dialogs of a command share: a title that is a question or a command, a table of what happens, to what, how
/// long and until when it can be undone, and two buttons. Opened, never executed; says everything again when the
/// language changes; deletes itself when it is closed.
class CommandDialog : public QDialog {
    Q_OBJECT

public:
    CommandDialog(const JourneyState &state, QWidget *parent);

protected:
    /// Sets every text; called once the dialog is complete, and on a change of language.
    virtual void retranslate() = 0;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

    /// As high as the texts need.
    void fit();
    void setHeading(const QString &text);
    void setConfirm(const QString &text);
    void setConfirmEnabled(bool enabled, const QString &why = {});
    /// Row `row` of the table; an empty value hides it.
    void setFact(int row, const QString &caption, const QString &value);
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    [[nodiscard]] const JourneyState &state() const { return m_state; }

private:
    JourneyState m_state;
    Label *m_heading;
    QGridLayout *m_facts;
    QList<std::pair<Label *, Label *>> m_rows;
    QVBoxLayout *m_body;
    QPushButton *m_confirm;
    QPushButton *m_cancel;
    bool m_shown = false;
};

/// A command on accounts, in an order that can be changed where they queue.
class AccountsDialog final : public CommandDialog {
    Q_OBJECT

public:
    AccountsDialog(const JourneyState &state, migration::Action action, const QList<AccountId> &accounts,
                   QWidget *parent);

    [[nodiscard]] QList<AccountId> accounts() const;
    [[nodiscard]] migration::KeepData keep() const;

protected:
    void retranslate() override;

private:
    void retranslatePublicCloud(const QString &downtime);

    migration::Action m_action;
    OrderList *m_list;
    Label *m_hint;
    QRadioButton *m_current = nullptr;
    QRadioButton *m_frozen = nullptr;
    Label *m_currentHelp = nullptr;
    Label *m_frozenHelp = nullptr;
};

/// A command on the whole migration that needs no more than a yes.
class ConfirmDialog final : public CommandDialog {
    Q_OBJECT

public:
    ConfirmDialog(const JourneyState &state, migration::Action action, QWidget *parent);

protected:
    void retranslate() override;

private:
    migration::Action m_action;
};

/// Dedicated or shared, side by side.
class TransitDialog final : public CommandDialog {
    Q_OBJECT

public:
    TransitDialog(const JourneyState &state, QWidget *parent);

    [[nodiscard]] migration::TransitKind kind() const;
    [[nodiscard]] QString message() const;

protected:
    void retranslate() override;

private:
    QRadioButton *m_dedicated;
    QRadioButton *m_shared;
    QList<QList<Label *>> m_cells;
    QTableWidget *m_accounts; ///< both kinds for each account
    Label *m_messageCaption;
    QPlainTextEdit *m_message;
};

class ReinstallationDialog final : public CommandDialog {
    Q_OBJECT

public:
    ReinstallationDialog(const JourneyState &state, QWidget *parent);

    [[nodiscard]] migration::Party finalisationBy() const;
    [[nodiscard]] QString message() const;

protected:
    void retranslate() override;

private:
    Label *m_question;
    QRadioButton *m_support;
    QRadioButton *m_customer;
    Label *m_supportHelp;
    Label *m_customerHelp;
    Label *m_messageCaption;
    QPlainTextEdit *m_message;
};

/// The commands that nothing takes back, a reinstallation or an upgrade in place: the server's name is typed.
class ReinstallDialog final : public CommandDialog {
    Q_OBJECT

public:
    ReinstallDialog(const JourneyState &state, QWidget *parent,
                    migration::Action action = migration::Action::Reinstall);

    [[nodiscard]] QString typedName() const;

protected:
    void retranslate() override;

private:
    void check();
    void retranslateUpgrade();

    migration::Action m_action;
    Label *m_warning;
    Label *m_caption;
    QLineEdit *m_name;
};

/// Wait or decline, with the reason that the customer will read.
class ReasonDialog final : public CommandDialog {
    Q_OBJECT

public:
    ReasonDialog(const JourneyState &state, migration::Action action, QWidget *parent);

    [[nodiscard]] QString reason() const;

protected:
    void retranslate() override;

private:
    void check();

    migration::Action m_action;
    Label *m_caption;
    QPlainTextEdit *m_reason;
};

/// Support chooses one of the free transit servers; one that is smaller needs an override.
class AllocateDialog final : public CommandDialog {
    Q_OBJECT

public:
    /// \param transit all transit servers of the kind that was asked for, free or not
    AllocateDialog(const JourneyState &state, const QList<Server> &transit, QWidget *parent);

    [[nodiscard]] ServerId server() const;
    [[nodiscard]] bool overrides() const;

protected:
    void retranslate() override;

private:
    [[nodiscard]] bool fits(const Server &server) const;
    void check();

    QList<Server> m_servers;
    QListWidget *m_list;
    QCheckBox *m_override;
};

} // namespace escale::ui
