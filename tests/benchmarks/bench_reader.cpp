// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The reader's window on a large log: how soon the first page is there, what a scrolled frame costs, and the longest time
// that the window left an event unanswered while the log was opened, indexed, searched, filtered and scrolled.
//
//     bench_reader [--gib 5] [--folder DIR]
//
// The file is written into the folder (a temporary one where none is given) and removed at the end. Half a gibibyte where
// nothing is said: every figure that must not depend on the size is seen there too; 5 is the aim.

#include "invented_log.h"
#include "report.h"
#include "stall_watch.h"

#include <escale/ui/common/style.h>
#include <escale/ui/common/theme.h>
#include <escale/ui/common/translator.h>
#include <escale/ui/logs/filter_bar.h>
#include <escale/ui/logs/log_view.h>
#include <escale/ui/logs/reader_page.h>
#include <escale/ui/logs/search_bar.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>
#include <QtGui/QAction>
#include <QtWidgets/QApplication>

#include <cmath>
#include <functional>
#include <limits>

using namespace Qt::StringLiterals;
using namespace escale;
using ui::LogView;
using ui::ReaderPage;

namespace {

/// A story told again and again, as long as the file is to be; written anew, so that it is in the page cache as a log that
/// somebody has just received is.
bool makeLog(const QString &path, qint64 size)
{
    QByteArray block;
    for (quint32 seed = 1; block.size() < 32 * 1024 * 1024; ++seed) {
        desktop::InventedMigration story;
        story.seed = seed;
        story.fillers = 400;
        const QList<QByteArray> lines = story.lines();
        block += lines.join('\n') + '\n';
    }
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    for (qint64 written = 0; written < size; written += block.size()) {
        if (file.write(block) != block.size())
            return false;
    }
    return file.flush();
}

/// Kilobytes, as the kernel counts them.
double memory(QByteArrayView name)
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(name))
            return line.mid(name.size() + 1).simplified().split(' ').first().toDouble();
    }
    return 0;
}

/// Runs the event loop until something holds; false where it does not within two minutes.
bool waitFor(const std::function<bool()> &holds)
{
    QElapsedTimer clock;
    clock.start();
    while (!holds()) {
        if (clock.elapsed() > 120'000)
            return false;
        QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 20);
    }
    return true;
}

double percentile(QList<double> values, double share)
{
    if (values.isEmpty())
        return 0;
    std::ranges::sort(values);
    return values[std::min(values.size() - 1, qsizetype(double(values.size()) * share))];
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") && qEnvironmentVariableIsEmpty("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setStyle(new ui::Style);
    QApplication::setPalette(ui::theme(ui::ColorScheme::Light).palette());
    double gibibytes = 0.5;
    QTemporaryDir temporary;
    QString folder = temporary.path();
    const QStringList arguments = QApplication::arguments();
    for (qsizetype i = 1; i + 1 < arguments.size(); i += 2) {
        if (arguments[i] == "--gib"_L1)
            gibibytes = arguments[i + 1].toDouble();
        else if (arguments[i] == "--folder"_L1)
            folder = arguments[i + 1];
    }
    const QString path = folder + "/bench_reader.ndjson"_L1;
    if (!makeLog(path, qint64(gibibytes * 1024 * 1024 * 1024))) {
        std::fprintf(stderr, "bench_reader: %s cannot be written\n", qPrintable(path));
        return 2;
    }
    ui::Translator translator;
    translator.setLanguage(QLocale::English);
    ReaderPage page({.sidecars = {}, .notes = {}});
    page.resize(1400, 900);
    page.QWidget::show();
    QApplication::processEvents();
    const double before = memory("VmRSS:");
    LogView &view = *page.view();
    QElapsedTimer clock;
    const auto openFirst = [&](const QString &file) {
        clock.start();
        page.openFiles({file});
        const bool seen = waitFor([&view] { return view.rows()->count() > 0 && view.isPainted(); });
        return seen ? double(clock.nsecsElapsed()) / 1e6 : std::numeric_limits<double>::infinity();
    };
    QList<double> frames;
    QRandomGenerator random(7);
    // A frame is everything that is done between a key and the picture: reading comes in between, and is its own thread's.
    const auto scroll = [&](int count, bool anywhere) {
        for (int i = 0; i < count; ++i) {
            const qint64 rows = view.rows()->count();
            view.setTopRow(anywhere ? random.bounded(std::max<qint64>(1, rows)) : view.topRow() + view.pageRows());
            waitFor([&view] { return view.isPainted(); });
            frames.append(view.lastPaint().milliseconds);
        }
    };
    // A small log first: what a first one costs, whatever its size, is seen in it, and what the pages in sight take.
    const QString smallPath = folder + "/bench_reader_small.ndjson"_L1;
    const bool small = makeLog(smallPath, 1);
    const double firstEver = openFirst(smallPath);
    scroll(200, true);
    page.searchBar()->setText(u"longer than estimated"_s);
    waitFor([&page] { return page.matches().count() > 0 && !page.matches().isRunning(); });
    page.searchBar()->setText({});
    const double fixed = memory("VmHWM:") - before;
    page.shelf().close(page.shelf().items().first().id);
    QFile::remove(smallPath);
    frames.clear();

    desktop::StallWatch stalls;
    const double firstPage = openFirst(path);
    const bool seen = small && std::isfinite(firstPage);
    clock.restart();
    scroll(60, false);
    const auto *document = page.shelf().items().last().document;
    const bool indexed = seen && waitFor([&] {
                             scroll(1, true);
                             return document->state() == items::LogDocument::State::Ready;
                         });
    const double indexTime = double(clock.elapsed()) / 1000;
    const qint64 lines = view.rows()->count();

    clock.restart();
    page.searchBar()->setText(u"longer than estimated"_s);
    const bool searched =
        indexed && waitFor([&page] { return page.matches().count() > 0 && !page.matches().isRunning(); });
    const double searchTime = double(clock.elapsed()) / 1000;
    scroll(100, true);
    for (int i = 0; i < 20; ++i) {
        page.command(u"logNextMatch"_s)->trigger();
        waitFor([&view] { return view.isPainted(); });
        frames.append(view.lastPaint().milliseconds);
    }
    clock.restart();
    page.filterBar()->require(logs::Field::Account, u"intranet"_s);
    const bool filtered = searched && waitFor([&view] { return view.rows()->isFiltered(); });
    const double filterTime = double(clock.nsecsElapsed()) / 1e6;
    scroll(100, true);
    page.filterBar()->clear();
    const bool whole = filtered && waitFor([&view] { return !view.rows()->isFiltered(); });
    scroll(100, false);
    const double after = memory("VmHWM:");
    const double index = double(document->index().memory()) / 1024;
    if (!whole) {
        std::fprintf(stderr, "bench_reader: the log was not opened, indexed, searched and filtered in time\n");
        return 2;
    }

    using bench::Target;
    using Bound = Target::Bound;
    std::printf("%.1f GiB, %lld lines, indexed in %.1f s beside the scrolling, searched in %.1f s\n", gibibytes,
                static_cast<long long>(lines), indexTime, searchTime);
    bench::Table table;
    table.add(u"first page of the first log"_s, firstEver, u"ms"_s, {}, Target{Bound::AtMost, 100});
    table.add(u"first page of this one"_s, firstPage, u"ms"_s, {}, Target{Bound::AtMost, 100});
    table.add(u"a scrolled frame, median"_s, percentile(frames, 0.5), u"ms"_s);
    table.add(u"a scrolled frame, 99 of 100"_s, percentile(frames, 0.99), u"ms"_s, {}, Target{Bound::AtMost, 16});
    table.add(u"a filter on an account, until it shows"_s, filterTime, u"ms"_s);
    table.add(u"longest stall of the window"_s, double(stalls.longest().count()), u"ms"_s, {},
              Target{Bound::AtMost, 50});
    table.add(u"memory at its peak, over the empty window"_s, (after - before) / 1024, u"MiB"_s);
    table.add(u"the index of it"_s, index / 1024, u"MiB"_s);
    // Syntaxes, fonts and pages kept are the same for every size; what grows with the log is what counts.
    table.add(u"memory that grows with the log, a line"_s,
              (after - before - fixed) * 1024 / double(std::max<qint64>(1, lines)), u"B"_s, {},
              Target{Bound::AtMost, 40});
    QFile::remove(path);
    return table.exitCode();
}
