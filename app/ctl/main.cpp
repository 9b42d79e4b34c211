// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands.h"

#include <escale/core/process_memory.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <csignal>

using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    escale::keepMemoryPrivate();
    // Whoever reads only the beginning (head, less) ends this program quietly, as any other.
    std::signal(SIGPIPE, SIG_DFL);
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"escalectl"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(ESCALE_VERSION));
    escale::ctl::Output output;
    return escale::ctl::run(QCoreApplication::arguments().sliced(1), escale::logs::languageOf(QLocale::system()),
                            output);
}
