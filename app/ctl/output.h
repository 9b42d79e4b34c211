// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QString>

namespace escale::ctl {

/// Writes to standard output and remembers whether that worked: a full disk or a closed pipe must not look like success.
class Output {
public:
    void line(const QString &text);
    void json(const QJsonObject &object);
    /// To standard error.
    void complain(const QString &text);
    [[nodiscard]] bool finish();

private:
    void write(const QByteArray &bytes);
    bool m_failed = false;
};

/// A text from a log, for a terminal: what would steer it is shown as a sign instead. Also bidirectional overrides, which
/// would let a name read as another one.
[[nodiscard]] QString harmless(const QString &text);

/// Of every command.
enum ExitCode { Well = 0, Found = 1, WrongUsage = 2, Failed = 3 };

} // namespace escale::ctl
