// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "truth_platform.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>

#include <algorithm>

#include <ctime>

namespace escale::test {

// Half a second of pause becomes one millisecond, 15 s until something has timed out 0.15 s. Where a busy machine sees a
// time-out that is none, that is one more fault.
constexpr double pauseScale = 0.002;
constexpr double timeoutScale = 0.01;
constexpr int patience = 60000;

inline const QString token = QStringLiteral("s3cr3t-T0ken-of-a-test");

inline CommandRequest migrate(qint64 account)
{
    return CommandRequest::onAccount(migration::Action::Migrate, MigrationId(1), AccountId(account));
}

/// A folder in memory where there is one: a store is made for each of thousands of cases, and each of its commands waits for
/// the disk.
class ScratchFolder {
public:
    ScratchFolder() : m_folder(base() + u"/escale-XXXXXX"_s) {}
    [[nodiscard]] QString store() const { return m_folder.filePath(u"s.sqlite"_s); }
    [[nodiscard]] QString path() const { return m_folder.path(); }

private:
    static QString base()
    {
        const QFileInfo memory(u"/dev/shm"_s);
        return memory.isDir() && memory.isWritable() ? memory.filePath() : QDir::tempPath();
    }
    QTemporaryDir m_folder;
};

/// A desktop without a window, whose connection leads through something that breaks it.
struct Desktop {
    Desktop(const QUrl &url, const QString &file, const QByteArray &authorities = {})
        : store(file.isEmpty() ? nullptr : std::make_unique<store::Store>(file))
        , session(std::make_unique<Session>(fleet, Connection{url, token, {}, authorities}))
    {
        session->api().setTimeScale(pauseScale, timeoutScale);
        session->api().setBudgets({0, 0});
        if (store)
            session->setStore(store.get());
    }
    [[nodiscard]] bool isUpToDate(const TruthPlatform &platform) const
    {
        return session->state() == Session::State::Live && session->feedPosition() == platform.seq();
    }
    [[nodiscard]] bool isSettled() const
    {
        return std::ranges::all_of(session->pendingCommands(),
                                   [](const PendingCommand &c) { return c.stage == CommandStage::NotDone; });
    }
    /// Whether this command is known not to have been done.
    [[nodiscard]] bool isNotDone(qint64 account) const
    {
        return std::ranges::any_of(session->pendingCommands(),
                                   [&](const PendingCommand &c) { return c.request.account == AccountId(account); });
    }
    /// What one sees when it hangs.
    [[nodiscard]] QString describe(const TruthPlatform &platform) const
    {
        QString stages;
        for (const PendingCommand &command : session->pendingCommands())
            stages += u" %1:%2"_s.arg(command.request.account.value()).arg(int(command.stage));
        return u"state %1 (%2), position %3 of %4, stages%5"_s.arg(int(session->state()))
            .arg(session->reason().error.code)
            .arg(session->feedPosition())
            .arg(platform.seq())
            .arg(stages);
    }

    Fleet fleet;
    std::unique_ptr<store::Store> store;
    std::unique_ptr<Session> session;
};

/// The longest that one turn of the event loop has kept the processor, over all tests: for so long a window would have
/// stood still. Processor time of this thread, so that it says the same on a busy machine.
inline qint64 longestTurnMicroseconds = 0;

inline qint64 processorMicroseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return qint64(time.tv_sec) * 1'000'000 + time.tv_nsec / 1000;
}

/// Looks at every turn of the event loop: there are thousands of short waits here.
template <typename Predicate>
bool await(Predicate predicate)
{
    QElapsedTimer spent;
    spent.start();
    QTimer wake;
    wake.start(5);
    while (!predicate()) {
        if (spent.elapsed() > patience)
            return false;
        const qint64 before = processorMicroseconds();
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        longestTurnMicroseconds = std::max(longestTurnMicroseconds, processorMicroseconds() - before);
    }
    return true;
}

} // namespace escale::test
