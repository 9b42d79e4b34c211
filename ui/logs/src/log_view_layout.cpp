// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "log_view_layout.h"

#include <escale/items/log_shown.h>
#include <escale/items/log_text.h>
#include <escale/items/text.h>
#include <escale/logs/sentence.h>

#include <QtCore/QLocale>

namespace escale::ui {

using namespace Qt::StringLiterals;
using items::LogLine;

namespace {

// Up to here a line is laid out whole, and every character where the font puts it; a longer one is cut to what can be
// seen, each character taken to be as wide as a digit.
constexpr qsizetype wholeUpTo = 600;
// Of the text before what can be seen as much is coloured, so that quotes opened there are known.
constexpr qsizetype colouredUpTo = 16 * 1024;
constexpr qsizetype mostHits = 200;

QTextLayout::FormatRange range(qsizetype start, qsizetype length, const QTextCharFormat &format)
{
    return {int(start), int(length), format};
}

} // namespace

void LogView::Laid::layColumns(const LogLine &line, int squeeze)
{
    const QLocale locale;
    number = locale.toString(line.line + 1);
    if (!line.entry)
        return;
    const logs::Entry &entry = *line.entry;
    const QDateTime at = entry.at.toTimeZone(line.zone);
    const QString clock = at.time().toString(squeeze >= NoMilliseconds ? u"HH:mm:ss"_s : u"HH:mm:ss.zzz"_s);
    //: day and month before a time in the log's column
    time = squeeze >= HoursOnly ? clock : locale.toString(at.date(), LogView::tr("d MMM")) + u' ' + clock;
    level = items::levelText(entry.severity);
    levelTone = entry.severity == logs::Severity::Error     ? Tone::Danger
                : entry.severity == logs::Severity::Warning ? Tone::Warning
                                                            : Tone::Muted;
    code = items::printable(entry.code);
    if (entry.step > 0)
        //: column of the log
        step = LogView::tr("step %1").arg(entry.step);
    account = entry.account.isEmpty() ? u"–"_s : items::printable(entry.account);
    actor = items::printable(entry.actor);
}

QList<QTextLayout::FormatRange> LogView::Laid::formats(const QString &text, qsizetype from, qsizetype length,
                                                       const LogLine &line, const With &with)
{
    QList<QTextLayout::FormatRange> ranges;
    const qsizetype end = std::min(from + length, text.size());
    const auto add = [&](qsizetype start, qsizetype size, const QTextCharFormat &format) {
        const qsizetype first = std::max(start, from);
        const qsizetype last = std::min(start + size, end);
        if (first < last)
            ranges.append(range(first - from, last - first, format));
    };
    if (end <= colouredUpTo) {
        const QList<SyntaxRun> runs = with.highlighter.highlight(text.left(end), with.syntax);
        for (const SyntaxRun &run : runs) {
            QTextCharFormat format;
            format.setForeground(with.theme.tone(run.tone));
            if (run.bold)
                format.setFontWeight(QFont::Bold);
            add(run.start, run.length, format);
        }
    }
    if (line.entry && !with.raw) {
        // What the catalogue filled in is told apart from the words around it.
        if (const logs::Message *message = logs::findMessage(line.entry->code)) {
            QTextCharFormat format;
            format.setForeground(with.theme.accent);
            const logs::Language language = logs::languageOf(QLocale());
            for (const logs::Parameter &parameter : message->parameters) {
                const QString value = items::printable(
                    logs::valueText(parameter, line.entry->params.value(QLatin1StringView(parameter.name)), language));
                if (value.isEmpty())
                    continue;
                if (const qsizetype at = text.indexOf(value); at >= 0)
                    add(at, value.size(), format);
            }
        }
    }
    if (!with.pattern.isNull()) {
        QTextCharFormat format;
        format.setBackground(with.theme.oldHatch);
        format.setForeground(with.theme.text);
        format.setFontUnderline(true);
        const QString part = text.mid(from, end - from);
        const QString seen = line.entry && !with.raw ? items::ShownText::plain(part) : part;
        const QByteArray bytes = seen.toUtf8();
        qsizetype byte = 0;
        qsizetype character = 0;
        for (const logs::Pattern::Hit &hit : with.pattern.hits(bytes, mostHits)) {
            // Hits are told in bytes; the layout counts in UTF-16.
            character += QString::fromUtf8(QByteArrayView(bytes).sliced(byte, hit.offset - byte)).size();
            const qsizetype size = QString::fromUtf8(QByteArrayView(bytes).sliced(hit.offset, hit.size)).size();
            ranges.append(range(character, size, format));
            character += size;
            byte = hit.offset + hit.size;
        }
    }
    return ranges;
}

void LogView::Laid::lay(const LogLine &line, const With &with)
{
    layColumns(line, with.squeeze);
    const bool sentence = (line.entry && !with.raw) || line.problem;
    const QString all =
        sentence ? items::lineText(line, logs::languageOf(QLocale())) : items::printableBytes(line.bytes);
    muted = line.problem.has_value();
    // Where only a part of a long line is here, its characters are taken for bytes: what comes before is not read.
    const bool part = !sentence && (line.from > 0 || line.size > line.bytes.size());
    isWhole = !part && all.size() <= wholeUpTo;
    const qsizetype before = part ? qsizetype(line.from) : 0;
    qsizetype from = 0;
    qsizetype size = all.size();
    if (!isWhole) {
        const qsizetype margin = with.across;
        from = std::clamp<qsizetype>(with.firstCharacter - before - margin, 0, all.size());
        size = std::clamp<qsizetype>(with.across + 3 * margin, 0, all.size() - from);
        offset = before + from;
        length = size;
        const bool rest = before + all.size() < line.size;
        isFinal = !part || (with.firstCharacter >= line.from && (from + size < all.size() || !rest));
        if (offset + length >= std::max<qint64>(line.size, before + all.size()))
            length = std::numeric_limits<qint64>::max() / 2; // it ends here: nothing further right is missing
        if (offset <= 0)
            offset = 0;
    }
    text.setText(all.mid(from, size));
    text.setFont(with.font);
    text.setFormats(formats(all, from, size, line, with));
    text.setCacheEnabled(true);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setUseDesignMetrics(true);
    text.setTextOption(option);
    text.beginLayout();
    QTextLine first = text.createLine();
    if (first.isValid()) {
        first.setLineWidth(1e7);
        first.setPosition({});
    }
    text.endLayout();
    width = isWhole ? qint64(text.maximumWidth())
                    : qint64(double(std::max<qint64>(part ? line.size : all.size(), 0)) * with.character);
}

} // namespace escale::ui
