// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

// From exec to a window that can be used: Escale beside a Qt window with a menu and a line of text, in turns, off-screen.

#include "report.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>

using namespace Qt::StringLiterals;

namespace {

/// Milliseconds until the program prints a line; not a number if it never does.
double start(const QString &program, const QStringList &arguments, const QString &home)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(u"ESCALE_STARTUP_REPORT"_s, u"1"_s);
    // Neither the user's settings nor what an earlier run left.
    environment.insert(u"HOME"_s, home);
    for (const auto *variable : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"})
        environment.remove(QString::fromLatin1(variable));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer timer;
    timer.start();
    process.start(program, arguments);
    double usable = std::nan("");
    while (process.waitForReadyRead(30'000)) {
        if (process.canReadLine()) {
            usable = double(timer.nsecsElapsed()) / 1e6;
            break;
        }
    }
    if (!process.waitForFinished(30'000))
        process.kill();
    return usable;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir home;
    QList<double> escale;
    QList<double> control;
    // The first of each warms the disk cache and is not counted.
    for (int round = 0; round < 16; ++round) {
        const double ours = start(QStringLiteral(ESCALE_BIN_escale), {}, home.path());
        const double theirs = start(QStringLiteral(ESCALE_BIN_control_window), {}, home.path());
        if (std::isnan(ours) || std::isnan(theirs)) {
            std::fprintf(stderr, "%s never said that its window can be used\n",
                         std::isnan(ours) ? "escale" : "control_window");
            return 2;
        }
        if (round > 0) {
            escale.append(ours);
            control.append(theirs);
        }
    }
    bench::Table table;
    table.add(u"start to a usable window"_s, bench::median(escale), u"ms"_s,
              bench::Peer{u"a Qt window with a line"_s, bench::median(control)},
              bench::Target{bench::Target::Bound::AtMost, 2});
    return table.exitCode();
}
