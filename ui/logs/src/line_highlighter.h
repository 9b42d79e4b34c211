// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/ui/common/theme.h>
#include <escale/ui/logs/log_syntax.h>

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/Theme>

#include <QtCore/QList>
#include <QtCore/QString>

#include <memory>

namespace escale::ui {

/// Colours single lines with our definitions (resources/syntax), which are made so that any line can be coloured alone.
/// Holds the one Repository of its thread; never shared between threads.
class LineHighlighter final : private KSyntaxHighlighting::AbstractHighlighter {
public:
    struct Run {
        int start = 0;
        int length = 0;
        KSyntaxHighlighting::Theme::TextStyle style = KSyntaxHighlighting::Theme::Normal;

        friend bool operator==(const Run &, const Run &) = default;
    };

    LineHighlighter();
    ~LineHighlighter() override;
    Q_DISABLE_COPY_MOVE(LineHighlighter)

    /// The parts of a line that are not plain, in order; neighbours of one style are one part. The line is cut before
    /// it is longer than anybody's screen, so that its price has a bound.
    [[nodiscard]] QList<Run> highlight(const QString &line, LogSyntax syntax);
    /// Whether all our definitions are there, as they must be in a program that was built whole.
    [[nodiscard]] bool isComplete() const;

    /// How a style is drawn: colour, and whether bold, so that the colour is not alone.
    [[nodiscard]] static Tone toneOf(KSyntaxHighlighting::Theme::TextStyle style);
    [[nodiscard]] static bool isBold(KSyntaxHighlighting::Theme::TextStyle style);

    /// What a raw log is, by its name and its first lines.
    [[nodiscard]] static LogSyntax guess(const QString &name, const QString &firstLines);

private:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override;
    [[nodiscard]] static QString definitionName(LogSyntax syntax);

    KSyntaxHighlighting::Repository m_repository;
    LogSyntax m_syntax = LogSyntax::Plain;
    QList<Run> m_runs;
};

} // namespace escale::ui
