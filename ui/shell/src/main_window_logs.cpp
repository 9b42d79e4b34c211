// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/items/text.h>
#include <escale/logs/source.h>
#include <escale/sync/log_reading.h>
#include <escale/ui/logs/reader_page.h>
#include <escale/ui/shell/main_window.h>
#include <escale/ui/shell/page_stack.h>
#include <escale/ui/shell/status_line.h>

/// The window's part that brings logs into the reader.
namespace escale::ui {

using namespace Qt::StringLiterals;

void MainWindow::openLogs(const QStringList &paths)
{
    go({.server = {}, .account = {}, .page = PageKind::Reader});
    m_pages->reader()->openFiles(paths);
}

void MainWindow::openTaskLog(TaskId id)
{
    const migration::Task *task = m_fleet->task(id);
    if (!task)
        return;
    openLog(task->migration, id, tr("Task %1 · %2").arg(id.value()).arg(items::taskTypeName(task->type)));
}

void MainWindow::openMigrationLog()
{
    const ServerId server = PageStack::serverOf(*m_fleet, place());
    MigrationId migration = place().account.isValid() ? m_fleet->migrationOf(place().account) : MigrationId();
    if (!migration.isValid())
        migration = m_fleet->migrationOf(server);
    if (!migration.isValid())
        return;
    const Server *subject = m_fleet->server(server);
    openLog(migration, {}, tr("Migration · %1").arg(subject ? subject->name : QString::number(migration.value())));
}

void MainWindow::openLog(MigrationId migration, TaskId task, const QString &title)
{
    if (!m_session)
        return;
    // What has been written so far; the reader shows more as it comes in, and offline what was read before.
    auto source = logs::Source::live(title);
    go({.server = {}, .account = {}, .page = PageKind::Reader});
    const int id = m_pages->reader()->openLive(source, title);
    auto *reading = new LogReading(*m_session, migration, task, std::move(source), this);
    const QPointer<LogReading> guard(reading);
    m_pages->reader()->setRemark(id, [guard] {
        if (!guard || guard->state() != LogReading::State::AsOf)
            return QString();
        if (!guard->asOf().isValid())
            return tr("offline, and this log has not been read before");
        const QString asOf = items::dateTime(guard->asOf());
        return guard->isCut() ? tr("offline, as of %1; the oldest entries are not kept").arg(asOf)
                              : tr("offline, as of %1").arg(asOf);
    });
    connect(reading, &LogReading::changed, m_pages->reader(), &ReaderPage::refreshHead);
    connect(reading, &LogReading::failed, this, [this](const Error &error) { m_status->say(items::describe(error)); });
}

} // namespace escale::ui
