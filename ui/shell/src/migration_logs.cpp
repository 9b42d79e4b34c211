// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migration_logs.h"

#include "bundle_dialog.h"

#include <escale/logs/sentence.h>
#include <escale/ui/logs/export_dialog.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QRegularExpression>
#include <QtCore/QStandardPaths>
#include <QtCore/QThreadPool>

namespace escale::ui {

using namespace Qt::StringLiterals;

namespace {

/// A name from outside as a part of a file's name.
QString harmless(QString name)
{
    static const QRegularExpression others(u"[^A-Za-z0-9._-]+"_s);
    name.replace(others, u"_"_s);
    constexpr qsizetype longest = 60;
    return name.left(longest);
}

} // namespace

MigrationLogs::MigrationLogs(QWidget *window) : QObject(window), m_window(window) {}

void MigrationLogs::setFolders(const QString &bundles, const QString &notes)
{
    m_bundles = bundles;
    m_notes = notes;
}

bool MigrationLogs::canFetch(MigrationId migration) const
{
    return migration.isValid() && m_session && m_session->state() == Session::State::Live
           && !m_session->isInventoryOnly();
}

QString MigrationLogs::nameOf(MigrationId migration) const
{
    const Fleet &fleet = m_session->fleet();
    const migration::MigrationFacts *facts = fleet.migration(migration);
    const Server *server = facts ? fleet.server(facts->server) : nullptr;
    if (const AccountId account = fleet.migratingAccount(migration); account.isValid())
        return fleet.accountName(account);
    return server ? server->name : QString::number(migration.value());
}

void MigrationLogs::open(MigrationId migration)
{
    fetch(migration, Purpose::Open);
}

void MigrationLogs::exportBundle(MigrationId migration)
{
    fetch(migration, Purpose::Export);
}

void MigrationLogs::fetch(MigrationId migration, Purpose purpose)
{
    if (!canFetch(migration))
        return;
    if (BundleDialog *dialog = m_dialogs.value(migration)) {
        dialog->raise();
        dialog->activateWindow();
        return;
    }
    const QString name = nameOf(migration);
    // Two platforms may number their migrations alike.
    const QString path = QDir(m_bundles).filePath(
        u"%1/%2-%3.escale"_s.arg(harmless(m_session->base().authority()), harmless(name)).arg(migration.value()));
    auto *dialog = new BundleDialog(*m_session, migration, name, path, m_window);
    m_dialogs.insert(migration, dialog);
    connect(dialog, &BundleDialog::fetched, this,
            [this, purpose](const QString &fetched) { handleFetched(fetched, purpose); });
    dialog->show();
}

void MigrationLogs::handleFetched(const QString &path, Purpose purpose)
{
    if (purpose == Purpose::Open) {
        Q_EMIT openRequested(path);
        return;
    }
    QThreadPool::globalInstance()->start([self = QPointer(this), path] {
        const Result<logs::Bundle> bundle = logs::Bundle::open(path);
        QMetaObject::invokeMethod(QCoreApplication::instance(), [self, bundle] {
            if (!self)
                return;
            if (!bundle) {
                Q_EMIT self->message(logs::describe(bundle.error(), logs::languageOf(QLocale())));
                return;
            }
            auto *dialog =
                new ExportDialog(std::make_shared<const logs::Bundle>(*bundle), self->m_notes, self->m_window);
            connect(dialog, &ExportDialog::exported, self, [self](const QString &written) {
                if (self)
                    Q_EMIT self->message(tr("Exported: %1").arg(QDir::toNativeSeparators(written)));
            });
            dialog->setFolder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
            dialog->open();
        });
    });
}

} // namespace escale::ui
