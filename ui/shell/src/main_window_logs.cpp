// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/items/text.h>
#include <escale/logs/source.h>
#include <escale/sync/log_reading.h>
#include <escale/sync/raw_reading.h>
#include <escale/ui/logs/reader_page.h>
#include <escale/ui/shell/main_window.h>
#include <escale/ui/shell/page_stack.h>
#include <escale/ui/shell/status_line.h>

/// The window's part that brings logs into the reader.
namespace escale::ui {

using namespace Qt::StringLiterals;

namespace {

/// What of it is here without a connection, and what to do about the rest. Nothing with one.
QString remarkOn(const LogReading &reading)
{
    if (reading.state() != LogReading::State::AsOf)
        return {};
    if (!reading.asOf().isValid()) {
        if (reading.isGone())
            return MainWindow::tr("offline; this log had to make room for others: connect to read it");
        if (reading.isTooLong())
            return MainWindow::tr(
                "offline; this log is too long to be kept before somebody opens it: connect to read it");
        return MainWindow::tr("offline, and this log has not been read before: connect to read it");
    }
    const QString asOf = items::dateTime(reading.asOf());
    if (reading.isCut())
        return MainWindow::tr("offline, as of %1; the oldest entries are not kept").arg(asOf);
    if (const qint64 behind = reading.behind(); behind > 0)
        return MainWindow::tr("offline, as of %1; %n later entries have not been read", nullptr, int(behind)).arg(asOf);
    return MainWindow::tr("offline, as of %1").arg(asOf);
}

QString remarkOn(const RawReading &reading)
{
    switch (reading.state()) {
    case RawReading::State::Reading:
        return {};
    case RawReading::State::UpToDate:
        return reading.isNotKept() ? MainWindow::tr("too large to be kept: it cannot be read without a connection")
                                   : QString();
    case RawReading::State::AsOf:
        return reading.size() < reading.known()
                   ? MainWindow::tr("offline, as of %1; %2 of %3")
                         .arg(items::dateTime(reading.asOf()), items::bytes(reading.size()),
                              items::bytes(reading.known()))
                   : MainWindow::tr("offline, as of %1").arg(items::dateTime(reading.asOf()));
    case RawReading::State::Missing:
        break;
    }
    switch (reading.why()) {
    case RawReading::Why::Nothing:
        return MainWindow::tr("offline; as far as is known the tools of this task said nothing");
    case RawReading::Why::Gone:
        return MainWindow::tr("offline; this output had to make room for others: connect to read it");
    case RawReading::Why::TooLarge:
        return MainWindow::tr(
                   "offline; with %1 this output is too large to be kept before somebody opens it: connect to read it")
            .arg(items::bytes(reading.known()));
    case RawReading::Why::Never:
        break;
    }
    return MainWindow::tr("offline, and this output has not been read before: connect to read it");
}

} // namespace

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
    openLog(task->migration, id,
            [id, type = task->type] { return tr("Task %1 · %2").arg(id.value()).arg(items::taskTypeName(type)); });
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
    openLog(migration, {}, [name = subject ? subject->name : QString::number(migration.value())] {
        return tr("Migration · %1").arg(name);
    });
}

void MainWindow::openLog(MigrationId migration, TaskId task, const std::function<QString()> &title)
{
    if (!m_session)
        return;
    // What has been written so far; the reader shows more as it comes in, and offline what was read before.
    auto source = logs::Source::live(title());
    go({.server = {}, .account = {}, .page = PageKind::Reader});
    const int id = m_pages->reader()->openLive(source, title());
    m_pages->reader()->setTitle(id, title);
    auto *reading = new LogReading(*m_session, migration, task, std::move(source), this);
    const QPointer<LogReading> guard(reading);
    m_pages->reader()->setRemark(id, [guard] { return guard ? remarkOn(*guard) : QString(); });
    m_pages->reader()->setRawOutputs(id, {.has =
                                              [session = QPointer(m_session)](TaskId named) {
                                                  const migration::Task *known =
                                                      session ? session->fleet().task(named) : nullptr;
                                                  return known && known->rawSize > 0;
                                              },
                                          .open =
                                              [this, session = QPointer(m_session)](TaskId named) {
                                                  if (session)
                                                      openRawOutput(*session, named);
                                              }});
    connect(reading, &LogReading::changed, m_pages->reader(), [this, id] { m_pages->reader()->lookAt(id); });
    connect(reading, &LogReading::failed, this, [this](const Error &error) { m_status->say(items::describe(error)); });
}

void MainWindow::openRawOutput(Session &session, TaskId id)
{
    go({.server = {}, .account = {}, .page = PageKind::Reader});
    ReaderPage *reader = m_pages->reader();
    constexpr auto itemOf = "item";
    const QList<RawReading *> open = findChildren<RawReading *>(Qt::FindDirectChildrenOnly);
    for (const RawReading *each : open) {
        const int shown = each->property(itemOf).toInt();
        if (each->session() == &session && each->taskId() == id && reader->shelf().item(shown)) {
            reader->show({shown});
            return;
        }
    }
    const migration::Task *task = session.fleet().task(id);
    const auto title = [id, type = task ? std::optional(task->type) : std::nullopt] {
        return type ? tr("Raw output · task %1 · %2").arg(id.value()).arg(items::taskTypeName(*type))
                    : tr("Raw output · task %1").arg(id.value());
    };
    auto source = logs::Source::live(title());
    const int item = reader->openLive(source, title(), id);
    reader->setTitle(item, title);
    auto *reading = new RawReading(session, id, std::move(source), this);
    reading->setProperty(itemOf, item);
    const QPointer<RawReading> guard(reading);
    reader->setRemark(item, [guard] { return guard ? remarkOn(*guard) : QString(); });
    connect(reading, &RawReading::changed, reader, [reader, item] { reader->lookAt(item); });
    connect(reading, &RawReading::failed, this, [this](const Error &error) { m_status->say(items::describe(error)); });
}

} // namespace escale::ui
