// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tour/reader_tour.h"
#include "tour/tour.h"

#include <escale/core/process_memory.h>
#include <escale/desktop/application.h>

#include <QtWidgets/QApplication>

#include <cstdio>

using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    escale::keepMemoryPrivate();
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    auto options = escale::parseCommandLine(arguments);
    if (!options) {
        std::fprintf(stderr, "escale: %s\nescale --help lists the options.\n",
                     qUtf8Printable(escale::commandLineComplaint(options.error())));
        return 2;
    }
    if (options->help || options->version) {
        std::fputs(options->help ? qUtf8Printable(escale::helpText()) : "Escale " ESCALE_VERSION "\n", stdout);
        return 0;
    }
    options->startupReport = qEnvironmentVariableIntValue("ESCALE_STARTUP_REPORT") == 1;

    QApplication application(argc, argv);
    QApplication::setApplicationName(u"escale"_s);
    QApplication::setApplicationDisplayName(u"Escale"_s);
    QApplication::setApplicationVersion(QStringLiteral(ESCALE_VERSION));
    const QString tourFolder = options->tourFolder;
    const auto story = options->deskTour ? escale::desktop::Tour::Story::Desk : escale::desktop::Tour::Story::Journey;
    const QString readerTourFolder = options->readerTourFolder;
    escale::Application escale(*std::move(options));
    escale.start();
    if (!readerTourFolder.isEmpty()) {
        escale::desktop::ReaderTour tour(escale, readerTourFolder);
        QObject::connect(&tour, &escale::desktop::ReaderTour::finished, &application,
                         [](bool well) { QApplication::exit(well ? 0 : 1); });
        tour.start();
        return QApplication::exec();
    }
    if (tourFolder.isEmpty())
        return QApplication::exec();
    escale::desktop::Tour tour(escale, tourFolder, story);
    QObject::connect(&tour, &escale::desktop::Tour::finished, &application,
                     [](bool well) { QApplication::exit(well ? 0 : 1); });
    tour.start();
    return QApplication::exec();
}
