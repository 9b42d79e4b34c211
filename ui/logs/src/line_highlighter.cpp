// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "line_highlighter.h"

#include <escale/core/plugin.h>

namespace escale::ui {

using namespace Qt::StringLiterals;

namespace {

// Our definitions take a time that grows with the length; beyond this nothing is coloured.
constexpr qsizetype longest = 32 * 1024;

QString definitionName(LogSyntax syntax)
{
    switch (syntax) {
    case LogSyntax::Sentence:
        return u"Escale Migration Log"_s;
    case LogSyntax::Json:
        return u"Escale Migration Log (NDJSON)"_s;
    case LogSyntax::Rsync:
        return u"rsync Output (Escale)"_s;
    case LogSyntax::PgRestore:
        return u"pg_restore Output (Escale)"_s;
    case LogSyntax::Plain:
        break;
    }
    return {};
}

} // namespace

QList<SyntaxRun> LineHighlighter::highlight(const QString &line, LogSyntax syntax)
{
    if (syntax == LogSyntax::Plain)
        return {};
    if (!m_asked) {
        m_asked = true;
        if (auto *found = plugin<SyntaxPlugin>("escale-syntax.so"_L1))
            m_engine = found->makeEngine();
    }
    if (!m_engine)
        return {};
    return m_engine->highlight(QStringView(line).first(std::min(line.size(), longest)), definitionName(syntax));
}

LogSyntax LineHighlighter::guess(const QString &name, const QString &firstLines)
{
    if (name.contains("pg_restore"_L1) || name.contains("pg_dump"_L1) || firstLines.contains("pg_restore:"_L1)
        || firstLines.contains("pg_dump:"_L1))
        return LogSyntax::PgRestore;
    if (name.contains("rsync"_L1) || firstLines.contains("incremental file list"_L1) || firstLines.contains("rsync"_L1)
        || firstLines.contains(">f+++++"_L1))
        return LogSyntax::Rsync;
    return firstLines.trimmed().startsWith(u'{') ? LogSyntax::Json : LogSyntax::Plain;
}

} // namespace escale::ui
