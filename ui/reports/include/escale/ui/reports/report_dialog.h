// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/logs/entry.h>
#include <escale/sync/session.h>

#include <QtCore/QPointer>
#include <QtWidgets/QDialog>

class QCheckBox;
class QComboBox;
class QPushButton;
class QRadioButton;

namespace escale::ui {

class Label;

/// Asks for what of which migration is to be saved, reads what is missing from the platform, and writes the file. Opened,
/// never executed; deletes itself when it is closed. GUI thread.
class ReportDialog final : public QDialog {
    Q_OBJECT

public:
    enum class Form { Pdf, Html, Csv, Calendar };

    /// \param chosen the migration to begin with; invalid: the first of the list
    ReportDialog(Session &session, MigrationId chosen, QWidget *parent);

    /// Writes without asking where; what came of it is said in the dialog and by saved().
    void saveTo(const QString &path);

Q_SIGNALS:
    void saved(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] MigrationId migration() const;
    [[nodiscard]] Form form() const;
    void fillMigrations(MigrationId chosen);
    void chooseMigration();
    void readLog();
    void takeLog(const QByteArray &lines);
    void update();
    void askWhere();
    void retranslate();

    QPointer<Session> m_session;
    Label *m_text;
    QComboBox *m_migrations;
    QList<QRadioButton *> m_forms; ///< in the order of Form
    QCheckBox *m_withLog;
    Label *m_state;
    QPushButton *m_save;
    QPushButton *m_cancel;
    MigrationId m_logOf;
    bool m_logRead = false;
    bool m_logFailed = false;
    QDateTime m_logAsOf; ///< of one that was read without a connection
    QList<logs::Entry> m_extract;
    qsizetype m_entries = 0;
    QString m_problem;
};

} // namespace escale::ui
