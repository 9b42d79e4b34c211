// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/items/table_text.h>

#include <algorithm>

namespace escale::items {

using namespace Qt::StringLiterals;

namespace {

QString escaped(QString cell)
{
    // What begins or ends something in Markdown, or in the HTML that it may hold.
    static constexpr QStringView special = u"\\`*_{}[]<>|#~";
    QString out;
    out.reserve(cell.size());
    for (const QChar c : std::as_const(cell)) {
        if (special.contains(c))
            out += u'\\';
        out += c;
    }
    return out;
}

} // namespace

QString tableText(const QAbstractItemModel &model, const QList<int> &rows, const QList<int> &columns,
                  TableFormat format)
{
    const bool markdown = format == TableFormat::Markdown;
    QList<QStringList> cells;
    const auto add = [&](const auto &textOf) {
        QStringList line;
        for (const int column : columns) {
            const QString cell = textOf(column).toString().simplified();
            line.append(markdown ? escaped(cell) : cell);
        }
        cells.append(line);
    };
    add([&](int column) { return model.headerData(column, Qt::Horizontal); });
    for (const int row : rows)
        add([&](int column) { return model.index(row, column).data(); });
    const auto isRight = [&](int column) {
        const auto alignment = Qt::Alignment(model.headerData(column, Qt::Horizontal, Qt::TextAlignmentRole).toInt());
        return alignment.testFlag(Qt::AlignRight) || alignment.testFlag(Qt::AlignTrailing);
    };
    QList<qsizetype> widths(columns.size(), markdown ? 3 : 0); // Markdown wants three dashes
    for (const QStringList &line : std::as_const(cells)) {
        for (qsizetype i = 0; i < line.size(); ++i)
            widths[i] = std::max(widths.at(i), line.at(i).size());
    }
    QString text;
    for (qsizetype at = 0; at < cells.size(); ++at) {
        QStringList padded;
        for (qsizetype i = 0; i < columns.size(); ++i) {
            const QString &cell = cells.at(at).at(i);
            padded.append(isRight(columns.at(i)) ? cell.rightJustified(widths.at(i))
                                                 : cell.leftJustified(widths.at(i)));
        }
        QString line = markdown ? u"| "_s + padded.join(u" | "_s) + u" |"_s : padded.join(u"  "_s);
        while (line.endsWith(u' '))
            line.chop(1);
        text += line + u'\n';
        if (markdown && at == 0) {
            QStringList rule;
            for (qsizetype i = 0; i < columns.size(); ++i) {
                const bool right = isRight(columns.at(i));
                rule.append(QString(widths.at(i) - (right ? 1 : 0), u'-') + (right ? u":"_s : QString()));
            }
            text += u"| "_s + rule.join(u" | "_s) + u" |\n"_s;
        }
    }
    return text;
}

} // namespace escale::items
