// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "line_highlighter.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/State>

namespace escale::ui {

using namespace Qt::StringLiterals;
using TextStyle = KSyntaxHighlighting::Theme::TextStyle;

namespace {
// Our definitions take a time that grows with the length; beyond this nothing is coloured.
constexpr qsizetype longest = 32 * 1024;
} // namespace

LineHighlighter::LineHighlighter() = default;

LineHighlighter::~LineHighlighter() = default;

QString LineHighlighter::definitionName(LogSyntax syntax)
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

bool LineHighlighter::isComplete() const
{
    for (const LogSyntax syntax : {LogSyntax::Sentence, LogSyntax::Json, LogSyntax::Rsync, LogSyntax::PgRestore}) {
        if (!m_repository.definitionForName(definitionName(syntax)).isValid())
            return false;
    }
    return true;
}

QList<LineHighlighter::Run> LineHighlighter::highlight(const QString &line, LogSyntax syntax)
{
    if (syntax == LogSyntax::Plain)
        return {};
    if (syntax != m_syntax) {
        setDefinition(m_repository.definitionForName(definitionName(syntax)));
        m_syntax = syntax;
    }
    m_runs.clear();
    (void)highlightLine(QStringView(line).first(std::min(line.size(), longest)), KSyntaxHighlighting::State());
    return std::exchange(m_runs, {});
}

void LineHighlighter::applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format)
{
    const TextStyle style = format.textStyle();
    if (length == 0 || style == TextStyle::Normal)
        return;
    if (!m_runs.isEmpty() && m_runs.last().style == style && m_runs.last().start + m_runs.last().length == offset)
        m_runs.last().length += length;
    else
        m_runs.append({offset, length, style});
}

Tone LineHighlighter::toneOf(TextStyle style)
{
    switch (style) {
    case TextStyle::Comment:
    case TextStyle::Others:
    case TextStyle::Operator:
        return Tone::Muted;
    case TextStyle::Warning:
        return Tone::Warning;
    case TextStyle::Error:
    case TextStyle::Alert:
        return Tone::Danger;
    case TextStyle::DecVal:
    case TextStyle::Float:
    case TextStyle::BaseN:
    case TextStyle::Constant:
    case TextStyle::Function:
    case TextStyle::SpecialChar:
        return Tone::Accent;
    case TextStyle::String:
    case TextStyle::BuiltIn:
        return Tone::Success;
    case TextStyle::VerbatimString:
    case TextStyle::DataType:
        return Tone::Transit;
    default:
        return Tone::Normal;
    }
}

bool LineHighlighter::isBold(TextStyle style)
{
    return style == TextStyle::Keyword || style == TextStyle::Warning || style == TextStyle::Error
           || style == TextStyle::Alert;
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
