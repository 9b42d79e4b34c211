// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/sync/session.h>

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QPointer>

class QWidget;

namespace escale::ui {

class BundleDialog;

/// The logs of migrations as the platform has them: fetches one as a bundle, to be read here or to be handed on. What was
/// fetched is kept as a file of its own, so that notes made on it are there again when it is fetched anew. GUI thread.
class MigrationLogs final : public QObject {
    Q_OBJECT

public:
    explicit MigrationLogs(QWidget *window);

    void setSession(Session *session) { m_session = session; }
    void setFolders(const QString &bundles, const QString &notes);
    /// Whether the platform can be asked for it just now.
    [[nodiscard]] bool canFetch(MigrationId migration) const;

    /// Fetches the log and asks for it to be opened.
    void open(MigrationId migration);
    /// Fetches the log and shows what would be shared of it.
    void exportBundle(MigrationId migration);

Q_SIGNALS:
    void openRequested(const QString &path);
    void message(const QString &text);

private:
    enum class Purpose { Open, Export };

    void fetch(MigrationId migration, Purpose purpose);
    void handleFetched(const QString &path, Purpose purpose);
    [[nodiscard]] QString nameOf(MigrationId migration) const;

    QWidget *m_window;
    QPointer<Session> m_session;
    QString m_bundles;
    QString m_notes;
    QHash<MigrationId, QPointer<BundleDialog>> m_dialogs;
};

} // namespace escale::ui
