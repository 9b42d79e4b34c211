// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framework_syntax.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>
#include <KSyntaxHighlighting/Theme>

#include <utility>

namespace escale::ui {

namespace {

using TextStyle = KSyntaxHighlighting::Theme::TextStyle;

Tone toneOf(TextStyle style)
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

bool isBold(TextStyle style)
{
    return style == TextStyle::Keyword || style == TextStyle::Warning || style == TextStyle::Error
           || style == TextStyle::Alert;
}

class Engine final : public SyntaxEngine, private KSyntaxHighlighting::AbstractHighlighter {
public:
    QList<SyntaxRun> highlight(QStringView line, const QString &definition) override
    {
        if (definition != m_name) {
            setDefinition(m_repository.definitionForName(definition));
            m_name = definition;
        }
        m_runs.clear();
        (void)highlightLine(line, KSyntaxHighlighting::State());
        return std::exchange(m_runs, {});
    }

private:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        const TextStyle style = format.textStyle();
        if (length == 0 || style == TextStyle::Normal)
            return;
        const SyntaxRun run{offset, length, toneOf(style), isBold(style)};
        if (!m_runs.isEmpty()) {
            SyntaxRun &before = m_runs.last();
            if (before.tone == run.tone && before.bold == run.bold && before.start + before.length == offset) {
                before.length += length;
                return;
            }
        }
        m_runs.append(run);
    }

    KSyntaxHighlighting::Repository m_repository;
    QString m_name;
    QList<SyntaxRun> m_runs;
};

} // namespace

std::unique_ptr<SyntaxEngine> FrameworkSyntax::makeEngine()
{
    return std::make_unique<Engine>();
}

} // namespace escale::ui
