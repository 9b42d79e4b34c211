// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/ui/logs/log_syntax.h>
#include <escale/ui/logs/syntax_plugin.h>

#include <QtCore/QString>

#include <memory>

namespace escale::ui {

/// The colours of a log's lines. GUI thread.
class LineHighlighter {
public:
    /// The parts of a line that are not plain, in order. The line is cut before it is longer than anybody's screen, so
    /// that its price has a bound. The first call loads the plugin; where it is missing every line is plain.
    [[nodiscard]] QList<SyntaxRun> highlight(const QString &line, LogSyntax syntax);

    /// What a raw log is, by its name and its first lines.
    [[nodiscard]] static LogSyntax guess(const QString &name, const QString &firstLines);

private:
    bool m_asked = false;
    std::unique_ptr<SyntaxEngine> m_engine;
};

} // namespace escale::ui
