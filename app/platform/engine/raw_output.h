// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/id.h>

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <memory>
#include <mutex>

namespace escale::platform {

/// What tools said during a task, in their own words: one plain text a task, appended to as it comes. It is beside the log,
/// not part of it: losing it loses no fact, so it does not wait for the disk. Any thread.
class RawOutput {
public:
    /// One file a task in this folder, which is made if need be; only the platform's user may look into it.
    explicit RawOutput(const QString &folder);

    void append(TaskId task, QByteArrayView text);
    /// Empty where the task has none.
    [[nodiscard]] QString pathOf(TaskId task) const;
    /// In bytes; 0 where the task has none.
    [[nodiscard]] qint64 sizeOf(TaskId task) const;

private:
    QString m_folder;
    mutable std::mutex m_mutex;
    bool m_complained = false;
};

} // namespace escale::platform
