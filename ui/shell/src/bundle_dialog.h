// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/api/bundle_file_job.h>
#include <escale/sync/session.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QPointer>
#include <QtWidgets/QDialog>

class QProgressBar;
class QPushButton;

namespace escale::ui {

class Label;

/// Fetches a migration's bundle from the platform into a file and says how far it is. Stands beside the window and blocks
/// nothing; cancelled or closed, nothing is left behind. Deletes itself. GUI thread.
class BundleDialog final : public QDialog {
    Q_OBJECT

public:
    BundleDialog(Session &session, MigrationId migration, const QString &server, const QString &path, QWidget *parent);
    ~BundleDialog() override;
    Q_DISABLE_COPY_MOVE(BundleDialog)

Q_SIGNALS:
    /// The whole bundle is at `path`. The dialog closes.
    void fetched(const QString &path);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void start();
    void handleProgress(qint64 received, qint64 total);
    void handleEnd(api::BundleFileJob *job);
    void retranslate();

    QPointer<Session> m_session;
    MigrationId m_migration;
    QString m_server;
    QString m_path;
    QPointer<api::BundleFileJob> m_job;
    std::optional<Error> m_problem;
    qint64 m_received = 0;
    qint64 m_total = -1;
    QElapsedTimer m_clock;

    Label *m_text;
    QProgressBar *m_bar;
    Label *m_progress;
    QPushButton *m_again;
    QPushButton *m_cancel;
};

} // namespace escale::ui
