// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "words.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QHash>

using namespace Qt::StringLiterals;

namespace escale::ui::words {

QString stage(const QString &stage)
{
    static const QHash<QString, const char *> names{
        {u"precopy"_s, QT_TRANSLATE_NOOP("escale::ui::words", "precopy")},
        {u"freeze"_s, QT_TRANSLATE_NOOP("escale::ui::words", "maintenance page")},
        {u"difference"_s, QT_TRANSLATE_NOOP("escale::ui::words", "difference")},
        {u"databases"_s, QT_TRANSLATE_NOOP("escale::ui::words", "databases")},
        {u"verify"_s, QT_TRANSLATE_NOOP("escale::ui::words", "comparison")},
        {u"switch"_s, QT_TRANSLATE_NOOP("escale::ui::words", "cut-over")},
        {u"finish"_s, QT_TRANSLATE_NOOP("escale::ui::words", "clean-up")},
    };
    const char *name = names.value(stage);
    return name ? QCoreApplication::translate("escale::ui::words", name) : stage;
}

} // namespace escale::ui::words
