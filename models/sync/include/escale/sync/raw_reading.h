// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/sync/reading.h>

namespace escale {

/// Brings what the tools of a task said into a text in memory: what is kept in the store at once, also without a connection,
/// then what the platform has, for as long as the task runs. What it reads it keeps. GUI thread.
class RawReading final : public Reading {
    Q_OBJECT

public:
    RawReading(Session &session, TaskId task, std::shared_ptr<logs::Source> into, QObject *parent);

    enum class State {
        Reading, ///< what the platform has is not here yet
        UpToDate, ///< as far as the platform has told
        AsOf, ///< no connection: what is kept, as of asOf()
        Missing ///< no connection, and nothing of it is kept: why() says why
    };
    enum class Why {
        Never, ///< it has not been read
        Gone, ///< it had to go for something else
        TooLarge, ///< it is not brought here unless somebody opens it
        Nothing ///< nothing was said
    };
    [[nodiscard]] TaskId taskId() const { return m_task; }
    [[nodiscard]] State state() const;
    [[nodiscard]] Why why() const;
    [[nodiscard]] qint64 size() const { return m_size; } ///< bytes that are here
    /// Bytes that the platform had, as far as it has told.
    [[nodiscard]] qint64 known() const;
    /// There was no room to keep it: it can be read now and not without a connection.
    [[nodiscard]] bool isNotKept() const { return m_isNotKept; }

private:
    void restore(store::Store &store) override;
    [[nodiscard]] bool isComplete() const override;
    void askPlatform() override;
    void take(const QByteArray &bytes);
    [[nodiscard]] const migration::Task *task() const;

    TaskId m_task;
    qint64 m_size = 0;
    bool m_isNotKept = false;
};

} // namespace escale
