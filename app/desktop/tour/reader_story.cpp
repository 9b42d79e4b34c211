// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "invented_log.h"
#include "reader_tour.h"

#include <escale/desktop/application.h>
#include <escale/ui/logs/entry_panel.h>
#include <escale/ui/logs/filter_bar.h>
#include <escale/ui/logs/log_view.h>
#include <escale/ui/logs/reader_page.h>
#include <escale/ui/shell/main_window.h>

#include <QtGui/QKeyEvent>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QAbstractSlider>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTabWidget>

/// What the tour of the reader shows, act by act.
namespace escale::desktop {

using namespace Qt::StringLiterals;

bool ReaderTour::prepare()
{
    const QDir files(folder());
    m_bundle = files.filePath(u"srv-gamma-2024.escale"_s);
    m_changed = files.filePath(u"srv-gamma-changed.escale"_s);
    tell();
    return InventedMigration().writeBundle(m_bundle).has_value() && writeTampered(m_bundle, m_changed).has_value();
}

void ReaderTour::tell()
{
    const auto painted = [this] {
        return reader() && reader()->view()->isPainted() && reader()->view()->rows()->count() > 0;
    };
    const auto press = [](const QString &name) { return [name] { return Robot::click(name); }; };
    const auto tab = [](const QString &page) {
        return [page] {
            auto *side = Robot::find<QTabWidget>(u"readerSide"_s);
            QWidget *wanted = side ? side->findChild<QWidget *>(page) : nullptr;
            if (!wanted)
                return false;
            side->setCurrentWidget(wanted);
            return true;
        };
    };
    const auto badgeSays = [](const QString &sign) {
        return [sign] {
            auto *badge = Robot::find<QAbstractButton>(u"verdictBadge"_s);
            return badge && badge->text().contains(sign);
        };
    };
    const auto filter = [this](const QString &text) {
        return [this, text] {
            const auto query = logs::parseQuery(text);
            if (!reader() || !query)
                return false;
            auto *asText = Robot::find<QAbstractButton>(u"filterAsText"_s);
            if (!asText->isChecked() && !Robot::click(asText))
                return false;
            auto *edit = Robot::find<QLineEdit>(u"filterText"_s);
            if (!edit || !Robot::type(edit, text))
                return false;
            QKeyEvent enter(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier);
            QCoreApplication::sendEvent(edit, &enter);
            return Robot::click(asText);
        };
    };
    const auto shown = [this](qint64 atLeast) {
        return [this, atLeast] {
            return reader()->view()->rows()->isFiltered() && reader()->view()->rows()->count() >= atLeast
                   && reader()->view()->isPainted();
        };
    };
    const auto trigger = [](const QString &command) { return [command] { return Robot::trigger(command); }; };

    shows(u"doors"_s, u"Three doors: the third needs no platform and no network."_s,
          u"Trois portes : la troisième ne demande ni plateforme ni réseau."_s,
          [] { return Robot::find(u"openLogDoor"_s) != nullptr; });
    does(
        u"open the bundle of a finished migration"_s,
        [this] {
            application().window().openLogs({m_bundle});
            return true;
        },
        [painted, badgeSays] { return painted() && badgeSays(u"✓"_s)(); });
    // Where the errors are is found beside everything else, and may not be known yet.
    does(
        u"go to the first error"_s,
        [this] { return Robot::trigger(u"logNextError"_s) && reader()->view()->currentRow() > 0; },
        [this] { return reader()->entryPanel()->line().has_value(); });
    does(u"look at the findings"_s, tab(u"findingsList"_s), [this] { return reader()->findings().rowCount() > 0; });
    shows(
        u"review"_s,
        u"A finished migration, reviewed from its bundle: signature and chain hold, the eight steps over time, findings."_s,
        u"Une migration terminée, relue depuis son paquet : signature et chaîne intactes, les huit étapes dans le temps, les constats."_s,
        painted);
    does(u"show one account in step 4, without its stages"_s,
         filter(u"account:intranet step:4 level:>=info not code:ESC-4101"_s), shown(5));
    does(
        u"search for rows that differ"_s, [] { return Robot::type(Robot::find(u"logSearchText"_s), u"differs"_s); },
        [this] { return reader()->matches().count() > 0; });
    does(u"go to the match"_s, trigger(u"logNextMatch"_s), [this] { return reader()->view()->currentRow() > 0; });
    shows(
        u"filtered"_s,
        u"Each part of the filter is switched on and off by itself; the entry stands in both languages, with what to do."_s,
        u"Chaque partie du filtre s’active séparément ; l’entrée figure dans les deux langues, avec ce qu’il faut faire."_s,
        painted);
    does(u"show all lines beside the filtered ones"_s, trigger(u"logContext"_s), painted);
    shows(u"context"_s, u"The filtered lines above, the same place among all lines below."_s,
          u"Les lignes filtrées en haut, le même endroit parmi toutes les lignes en bas."_s, painted);
    does(u"hide them again"_s, trigger(u"logContext"_s));
    does(u"clear the filter"_s, trigger(u"logClearFilter"_s),
         [this] { return !reader()->view()->rows()->isFiltered(); });
    does(u"open the replay"_s, tab(u"replayPanel"_s), [] { return Robot::find(u"replayPicture"_s) != nullptr; });
    does(
        u"go back to the middle of the journey"_s,
        [] {
            auto *slider = Robot::find<QAbstractSlider>(u"replaySlider"_s);
            if (!slider || slider->maximum() < 10)
                return false;
            slider->setValue(slider->maximum() * 2 / 5);
            return true;
        },
        painted);
    shows(
        u"replay"_s,
        u"A slider replays the journey: where every account was at that moment, in the picture and in the tree."_s,
        u"Un curseur rejoue le trajet : où était chaque compte à ce moment-là, dans l’image et dans l’arborescence."_s,
        painted);
    does(
        u"open the raw output of the failed task"_s,
        [this] {
            reader()->show({reader()->shelf().openRaw(reader()->shown().first(), TaskId(57))});
            return true;
        },
        painted);
    shows(u"raw-output"_s, u"What pg_restore itself said, out of the same bundle."_s,
          u"Ce que pg_restore a dit lui-même, tiré du même paquet."_s, painted);

    does(
        u"open a bundle that somebody has changed"_s,
        [this] {
            application().window().openLogs({m_changed});
            return true;
        },
        [painted, badgeSays] { return painted() && badgeSays(u"✗"_s)(); });
    does(u"look at the findings again"_s, tab(u"findingsList"_s),
         [this] { return reader()->findings().rowCount() > 0; });
    does(
        u"go to the first of them"_s,
        [] {
            auto *list = Robot::find<QAbstractItemView>(u"findingsList"_s);
            return list && Robot::clickRow(list, list->model()->index(0, 0));
        },
        painted);
    shows(u"broken-chain"_s, u"One character was changed: the chain says where."_s,
          u"Un seul caractère a été modifié : la chaîne dit où."_s, painted);

    does(
        u"go back to the whole bundle"_s,
        [this] {
            application().window().openLogs({m_bundle});
            return true;
        },
        [painted, badgeSays] { return painted() && badgeSays(u"✓"_s)(); });
    does(
        u"go to the error of the first attempt"_s,
        [this] {
            reader()->view()->setCurrentRow(0);
            return Robot::trigger(u"logNextError"_s) && reader()->view()->currentRow() > 0;
        },
        [this] {
            const auto &line = reader()->entryPanel()->line();
            return line && line->entry && line->entry->account == "intranet"_L1;
        });
    does(u"compare"_s, press(u"readerCompare"_s), [] {
        auto *table = Robot::find<QAbstractItemView>(u"compareTable"_s);
        return table && table->model() && table->model()->rowCount() > 5;
    });
    shows(u"two-attempts"_s, u"The first attempt beside the second: what differs, and where the time went."_s,
          u"La première tentative à côté de la seconde : ce qui diffère, et où le temps est passé."_s, [] {
              auto *table = Robot::find<QAbstractItemView>(u"compareTable"_s);
              return table && table->model()->index(0, 0).data().toString() != u"…"_s;
          });
    does(u"close the comparison"_s, press(u"compareClose"_s), painted);
    does(u"export for somebody else"_s, press(u"readerExport"_s), [] {
        auto *names = Robot::find<QAbstractItemView>(u"exportNames"_s);
        return names && names->model() && names->model()->rowCount() >= 7;
    });
    shows(u"export"_s, u"What would be shared, before it is: every name and the pseudonym that takes its place."_s,
          u"Ce qui serait partagé, avant de l’être : chaque nom et le pseudonyme qui prend sa place."_s);
    does(u"do not export"_s, press(u"cancelButton"_s), [] { return Robot::find(u"exportDialog"_s) == nullptr; });
}

} // namespace escale::desktop
