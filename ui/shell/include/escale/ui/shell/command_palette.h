// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/fleet/fleet.h>
#include <escale/migration/steps.h>

#include <QtCore/QPointer>
#include <QtWidgets/QDialog>

class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QTimer;
class QTranslator;

namespace escale::ui {

/// Finds servers, accounts, commands and help by what somebody types, in English and in French whatever the language of
/// the window. Opened, never executed; deletes itself when it is closed. Accounts are searched a slice at a time, so that
/// hundreds of thousands keep nobody waiting. GUI thread.
class CommandPalette final : public QDialog {
    Q_OBJECT

public:
    /// \param actions what the window and the page can do just now; they outlive the palette or are left out
    CommandPalette(const Fleet &fleet, const QList<QAction *> &actions, QWidget *parent);
    ~CommandPalette() override;

Q_SIGNALS:
    void serverChosen(escale::ServerId server);
    void accountChosen(escale::AccountId account);
    void helpChosen(escale::migration::Step step);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Named {
        QList<QByteArray> names; ///< folded, one for each language
        QString text;
        QPointer<QAction> action;
        migration::Step step = migration::Step::Prepare;
    };
    void collect(const QList<QAction *> &actions);
    void search();
    void searchAccounts();
    [[nodiscard]] bool matches(QByteArrayView text) const;
    void add(const QString &text, const QString &kind, int what, qint64 id, bool enabled = true);
    void run(QListWidgetItem *item);
    void retranslate();

    const Fleet &m_fleet;
    QLineEdit *m_line;
    QListWidget *m_list;
    QTimer *m_slices;
    QList<Named> m_commands;
    QList<Named> m_help;
    QList<QByteArray> m_words;
    QList<AccountId> m_accounts; ///< those that are still to be looked at, from m_next on
    qsizetype m_next = 0;
};

} // namespace escale::ui
