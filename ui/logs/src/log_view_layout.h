// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "line_highlighter.h"

#include <escale/ui/common/symbols.h>
#include <escale/ui/logs/log_view.h>

#include <QtGui/QTextLayout>

namespace escale::ui {

/// One row, ready to be painted: its columns as text, and of its own text the part that can be seen.
/// What the columns leave out where there is little room; each leaves out what those before it do.
enum Squeeze { NothingLeftOut, NoMilliseconds, NoStep, HoursOnly, NoCode };

struct LogView::Laid {
    struct With {
        LineHighlighter &highlighter;
        const logs::Pattern &pattern;
        const Theme &theme;
        QFont font;
        LogSyntax syntax;
        bool raw;
        qint64 firstCharacter; ///< scrolled so far
        int across;            ///< characters that the viewport has room for
        double character;      ///< width of one, in pixels
        int squeeze;           ///< what the columns leave out
    };

    QString number;
    QString time;
    QString level;
    Tone levelTone = Tone::Muted;
    QString code;
    QString step;
    QString account;
    QString actor;
    QTextLayout text;
    qint64 offset = 0;   ///< characters of the line before the text laid out
    qint64 length = 0;   ///< characters laid out
    bool isWhole = true; ///< the text is all of the line
    bool isFinal = true; ///< there is no more to come for this part of the line
    bool muted = false;
    qint64 width = 0;    ///< of the whole line, in pixels

    Laid() = default;
    Q_DISABLE_COPY_MOVE(Laid)

    void lay(const items::LogLine &line, const With &with);
    /// Whether the part laid out is what can be seen now.
    [[nodiscard]] bool covers(qint64 firstCharacter, int across) const
    {
        return isWhole || (firstCharacter >= offset && firstCharacter + across <= offset + length);
    }

private:
    void layColumns(const items::LogLine &line, int squeeze);
    [[nodiscard]] static QList<QTextLayout::FormatRange> formats(const QString &text, qsizetype from, qsizetype length,
                                                                 const items::LogLine &line, const With &with);
};

} // namespace escale::ui
