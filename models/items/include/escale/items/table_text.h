// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QAbstractItemModel>
#include <QtCore/QList>
#include <QtCore/QString>

/// Tables as text for a clipboard, a mail or a ticket: what the cells show, headings first, in the reader's language.
namespace escale::items {

enum class TableFormat { Text, Markdown };

/// These columns of these rows. Text: columns aligned by spaces; Markdown: a table, with what means something in Markdown
/// escaped, so that a name from outside stays a name. Line breaks in a cell become spaces. GUI thread (it asks the model).
[[nodiscard]] QString tableText(const QAbstractItemModel &model, const QList<int> &rows, const QList<int> &columns,
                                TableFormat format);

} // namespace escale::items
