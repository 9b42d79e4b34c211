// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QMutex>
#include <QtCore/QStringList>
#include <QtCore/QThreadPool>
#include <QtCore/QVariantMap>

namespace escale {

/// What a person chose, in an INI file. QSettings waits for the disk where it is written, which can take longer than a
/// frame; this keeps the values in memory and lets a thread of its own write those that changed.
///
/// Read once, when made; another process's changes of other keys stay in the file. Values come back as they were set, or,
/// from the file, as QSettings reads them (a number as text that converts). Owner's thread. A file that cannot be written
/// is logged; the values hold until the end of the process.
class Settings final {
public:
    explicit Settings(const QString &file);
    /// Waits until all is written.
    ~Settings();
    Q_DISABLE_COPY_MOVE(Settings)

    [[nodiscard]] QVariant value(QAnyStringView key, const QVariant &fallback = {}) const;
    /// The same value again costs nothing.
    void setValue(QAnyStringView key, const QVariant &value);
    /// The key, and all that is under it.
    void remove(QAnyStringView key);
    /// The next words of the keys under this one, each once, in their order.
    [[nodiscard]] QStringList groups(QAnyStringView key) const;
    /// Waits until all is written.
    void flush();

private:
    void change(const QString &key, const QVariant &value);
    void write();

    QString m_file;
    QVariantMap m_values;
    QMutex m_mutex;
    QVariantMap m_changed; ///< not written yet; an invalid value: to be removed. Under m_mutex.
    QThreadPool m_writer;
};

} // namespace escale
