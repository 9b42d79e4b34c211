// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The longest time that the window's thread left an event unanswered during everything that the guided tour does.

#include "report.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    QProcess tour;
    tour.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    tour.start(QStringLiteral(ESCALE_BIN_escale), {u"--tour"_s, folder.path()});
    tour.waitForFinished(-1);
    QFile file(folder.filePath(u"tour.json"_s));
    const QJsonValue stall =
        file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll())["longest_stall_ms"_L1] : QJsonValue();
    if (tour.exitCode() != 0 || !stall.isDouble()) {
        std::fprintf(stderr, "bench_stall: the tour did not reach its end\n");
        return 2;
    }
    bench::Table table;
    table.add(u"longest stall of the window in the tour"_s, stall.toDouble(), u"ms"_s, {},
              bench::Target{bench::Target::Bound::AtMost, 50});
    return table.exitCode();
}
