// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

// 200,000 accounts of a practice platform: how long it takes until they are all there, whether the window's thread goes on
// meanwhile, what they cost in memory, and how long a keystroke in the filter takes until the tree is drawn.

#include "report.h"
#include "support/platform_process.h"

#include <escale/items/fleet_tree_model.h>
#include <escale/sync/session.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QTimer>
#include <QtWidgets/QApplication>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTreeView>

using namespace escale;
using namespace Qt::StringLiterals;
using bench::milliseconds;
using bench::residentMiB;
using bench::Target;

namespace {

constexpr int accounts = 200000;

/// How long the event loop was away at most: the longest gap between two ticks of a timer that ticks all the time.
class StallMeter final : public QObject {
public:
    StallMeter()
    {
        connect(&m_ticker, &QTimer::timeout, this, [this] {
            m_longest = std::max(m_longest, milliseconds(m_sinceTick));
            m_sinceTick.start();
        });
    }
    void start()
    {
        m_longest = 0;
        m_sinceTick.start();
        m_ticker.start(1);
    }
    double stop()
    {
        m_ticker.stop();
        return m_longest;
    }

private:
    QTimer m_ticker;
    QElapsedTimer m_sinceTick;
    double m_longest = 0;
};

/// Until the view has drawn what it shows.
void draw(QTreeView &view)
{
    QCoreApplication::sendPostedEvents();
    view.viewport()->repaint();
    QCoreApplication::processEvents();
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);

    test::PlatformProcess platform;
    if (!platform.start({u"--scale"_s, QString::number(accounts)})) {
        std::fprintf(stderr, "bench_tree: the practice platform did not start\n");
        return 2;
    }

    Fleet fleet;
    items::FleetTreeModel tree;
    tree.setFleet(&fleet);
    QTreeView view;
    view.setUniformRowHeights(true);
    view.setHeaderHidden(true);
    view.setModel(&tree);
    view.resize(420, 900);
    view.show();
    draw(view);
    const double emptyMiB = residentMiB();

    bench::Table table;
    Session session(fleet, {platform.url(), QString::fromLatin1(platform.supportToken()), QString()});
    StallMeter stall;
    QElapsedTimer timer;
    timer.start();
    stall.start();
    session.start();
    QEventLoop loop;
    QObject::connect(&session, &Session::stateChanged, &loop, [&](Session::State state) {
        if (state == Session::State::Live || state == Session::State::Refused)
            loop.quit();
    });
    QTimer::singleShot(120000, &loop, &QEventLoop::quit);
    loop.exec();
    if (session.state() != Session::State::Live || fleet.accountCount() < accounts * 9 / 10) {
        std::fprintf(stderr, "bench_tree: only %lld accounts arrived\n", static_cast<long long>(fleet.accountCount()));
        return 2;
    }
    draw(view);
    table.add(u"200,000 accounts read and in the tree"_s, milliseconds(timer), u"ms"_s);
    table.add(u"longest stall of the window meanwhile"_s, stall.stop(), u"ms"_s, {}, Target{Target::Bound::AtMost, 50});

    // Open the sections and some servers, and scroll from one end to the other.
    timer.start();
    for (int section = 0; section < tree.rowCount(); ++section)
        view.expand(tree.index(section, 0));
    draw(view);
    table.add(u"all sections opened"_s, milliseconds(timer), u"ms"_s);
    int opened = 0;
    for (const ServerId id : fleet.servers()) {
        if (opened == 50)
            break;
        if (const QModelIndex server = tree.indexOf(id); server.isValid() && fleet.accountCountOf(id) > 0) {
            view.setExpanded(server.parent(), true);
            view.setExpanded(server, true);
            ++opened;
        }
    }
    draw(view);
    QList<double> frames;
    QScrollBar *bar = view.verticalScrollBar();
    for (int step = 0; step <= 200; ++step) {
        timer.start();
        bar->setValue(bar->maximum() * step / 200);
        draw(view);
        frames.append(milliseconds(timer));
    }
    table.add(u"scrolled from end to end, worst frame"_s, *std::ranges::max_element(frames), u"ms"_s);

    QList<double> keys;
    QString slowest;
    double worst = 0;
    for (const QString &typed : {u"lagon-99010"_s, u"step:4 turn:customer"_s, u"srv-0199"_s, u"customer:acme shop"_s,
                                 u"a"_s, u"zzzz"_s, u"deadline<7d"_s, u"étape:1 dune 1"_s}) {
        QStringList texts;
        for (qsizetype length = 1; length <= typed.size(); ++length)
            texts.append(typed.first(length));
        for (qsizetype length = typed.size() - 1; length >= 0; --length)
            texts.append(typed.first(length)); // and taken back
        for (const QString &text : std::as_const(texts)) {
            timer.start();
            tree.setFilter(text);
            draw(view);
            keys.append(milliseconds(timer));
            if (keys.last() > worst) {
                worst = keys.last();
                slowest = text;
            }
        }
    }
    table.add(u"a keystroke in the filter, median"_s, bench::median(keys), u"ms"_s);
    table.add(u"a keystroke in the filter, worst (“%1”)"_s.arg(slowest), worst, u"ms"_s, {},
              Target{Target::Bound::AtMost, 30});
    table.add(u"memory with all of it"_s, residentMiB(), u"MiB"_s, {}, Target{Target::Bound::AtMost, 150});
    table.add(u"of that for the accounts and their tree"_s, residentMiB() - emptyMiB, u"MiB"_s);
    return table.exitCode();
}
