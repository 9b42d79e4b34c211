// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/logs/reader_page.h>

#include "everywhere.h"
#include "found_list.h"
#include "replay_panel.h"
#include "shelf_panel.h"

#include <escale/items/account_mark.h>
#include <escale/items/text.h>
#include <escale/logs/sentence.h>
#include <escale/migration/steps.h>
#include <escale/ui/logs/entry_panel.h>
#include <escale/ui/logs/histogram_view.h>
#include <escale/ui/logs/log_view.h>
#include <escale/ui/logs/marked_scroll_bar.h>

#include <QtWidgets/QInputDialog>
#include <QtWidgets/QTabWidget>

/// What stands beside the entry: findings, bookmarks, matches in all logs, the replay.
namespace escale::ui {

using namespace Qt::StringLiterals;
using items::LogBookmarks;
using items::LogDocument;

namespace {

/// How a migration stood when its bundle was written.
items::LogReplay::Moment momentOf(const api::Snapshot &state)
{
    items::LogReplay::Moment moment;
    moment.facts = state.migration.facts;
    moment.facts.accounts = state.migrationAccounts;
    moment.time = state.time;
    for (const Server &server : state.servers) {
        if (server.id == moment.facts.transit.server)
            moment.transit = server.name;
        else if (server.id == moment.facts.server && moment.facts.serverName.isEmpty())
            moment.facts.serverName = server.name;
    }
    for (const migration::Task &task : state.tasks) {
        if (task.isLive())
            moment.tasks.append(task);
    }
    return moment;
}

/// Where the migration stands, in a line.
QString factsText(const migration::MigrationFacts &facts)
{
    if (facts.accounts.isEmpty())
        return {};
    if (facts.kind != migration::Kind::MandatoryPrivateCloud)
        return items::pathStepName(migration::currentPathStep(facts));
    const migration::Step step = migration::currentStep(facts);
    return u"%1 · %2"_s.arg(items::stepBadge(step, migration::stepProgress(facts)), items::stepName(step));
}

} // namespace

void ReaderPage::buildSide(QTabWidget &side)
{
    m_pool.setMaxThreadCount(1);
    m_findingsList = new FoundList(u"findingsList"_s, &side);
    m_findingsList->setModel(m_findings);
    m_bookmarksList = new FoundList(u"bookmarksList"_s, &side);
    m_bookmarksList->setModel(m_bookmarks);
    m_everywhereList = new FoundList(u"everywhereList"_s, &side);
    m_everywhereList->setModel(m_everywhere);
    m_replayPanel = new ReplayPanel(&side);
    for (QWidget *page :
         std::initializer_list<QWidget *>{m_findingsList, m_replayPanel, m_bookmarksList, m_everywhereList})
        side.addTab(page, QString());

    const auto goToLine = [this](qint64 line) {
        // What the filter hides is shown all the same when somebody asks for it by name.
        const qint64 row = m_rows->rowOf({.log = 0, .line = line});
        if (row >= 0 && m_rows->place(row).line == line) {
            m_view->setCurrentRow(row);
            return;
        }
        m_context->show();
        command(u"logContext"_s)->setChecked(true);
        m_context->setCurrentRow(line);
        Q_EMIT message(tr("The filter hides this line; it is shown among all lines below"));
    };
    connect(m_findingsList, &FoundList::chosen, this,
            [goToLine](const QModelIndex &index) { goToLine(index.data(items::LogLineRole).toLongLong()); });
    connect(m_findings, &items::LogFindings::changed, this, &ReaderPage::updateSide);
    connect(m_bookmarksList, &FoundList::chosen, this,
            [goToLine](const QModelIndex &index) { goToLine(index.data(items::LogLineRole).toLongLong()); });
    connect(m_everywhereList, &FoundList::chosen, this, [this](const QModelIndex &index) {
        show({index.data(Everywhere::IdRole).toInt()});
        m_view->setFocus();
    });
    connect(m_everywhere, &QAbstractItemModel::modelReset, this, &ReaderPage::updateSide);
    connect(m_bookmarks, &LogBookmarks::changed, this, [this] {
        m_view->marks()->refresh();
        m_context->marks()->refresh();
        m_view->viewport()->update();
        const auto &line = m_entry->line();
        if (line)
            m_entry->setBookmark(m_shown.size() == 1 && m_bookmarks->contains(line->line),
                                 m_bookmarks->note(line->line));
        updateSide();
    });
    connect(m_bookmarks, &LogBookmarks::notSaved, this, [this](const Error &error) {
        Q_EMIT message(tr("The bookmarks could not be saved: %1").arg(error.detail));
    });
    const auto marked = [this](items::LogRows::Place place) {
        return m_shown.size() == 1 && m_bookmarks->contains(place.line);
    };
    m_view->setBookmarked(marked);
    m_context->setBookmarked(marked);
    connect(m_replayPanel, &ReplayPanel::momentChosen, this, &ReaderPage::goToTime);
}

void ReaderPage::updateSide()
{
    const LogShelf::Item *item = m_shown.size() == 1 ? m_shelf->item(m_shown.first()) : nullptr;
    m_findings->setLog(item ? item->document : nullptr);
    m_bookmarks->setLog(item ? item->path : QString(),
                        item && item->task.isValid() ? logs::rawMember(item->task) : QString());
    const auto counted = [](const QString &name, int count) {
        return count > 0 ? u"%1 (%L2)"_s.arg(name).arg(count) : name;
    };
    m_side->setTabText(m_side->indexOf(m_findingsList), counted(tr("Findings"), m_findings->rowCount()));
    m_side->setTabText(m_side->indexOf(m_replayPanel), tr("Replay"));
    m_side->setTabText(m_side->indexOf(m_bookmarksList), counted(tr("Bookmarks"), m_bookmarks->rowCount()));
    m_side->setTabText(m_side->indexOf(m_everywhereList), tr("In all logs"));
    m_findingsList->setAccessibleName(tr("Findings"));
    m_bookmarksList->setAccessibleName(tr("Bookmarks"));
    m_everywhereList->setAccessibleName(tr("Matches in all open logs"));
    m_findingsList->setEmptyText(
        !item                     ? tr("Findings are those of a single log.")
        : m_findings->problem()   ? logs::describe(*m_findings->problem(), logs::languageOf(QLocale()))
        : m_findings->isRunning() ? tr("Looking for what a reviewer would look for…")
        : item->document && item->document->isMigrationLog()
            ? tr("Nothing found: no gap, no broken hash, every task has an end, no downtime above its estimate.")
            : tr("Only the log of a migration is reviewed."));
    m_bookmarksList->setEmptyText(
        tr("No bookmark yet. Ctrl+B sets one on the line where you are, with a note; they are "
           "saved beside the log, which itself is never changed."));
    m_everywhereList->setEmptyText(tr("Search for something: how often it is in each of the open logs appears here."));
    const bool replays = item && item->document && item->document->state() == LogDocument::State::Ready
                         && item->document->isMigrationLog();
    const int number = replays ? item->id * 1000 + item->document->generation() : 0;
    if (number == m_replayNumber)
        return;
    m_replayNumber = number;
    m_replay = {};
    m_replayMoment.reset();
    m_replayPanel->setChanges({});
    m_histogram->setMoment(logs::noTime);
    if (number > 0)
        readReplay();
}

void ReaderPage::readReplay()
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    const LogDocument *document = m_shelf->item(m_shown.first())->document;
    const std::shared_ptr<const api::Snapshot> state = m_shelf->item(m_shown.first())->state;
    m_replayPanel->setZone(document->zone());
    m_pool.start([this, number = m_replayNumber, source = document->source(), index = document->index(), state,
                  stop = m_stop.get_token()] {
        Result<items::LogReplay> replay = items::LogReplay::read(source, index, stop);
        if (stop.stop_requested() || !replay)
            return;
        if (state)
            replay->setEnd(momentOf(*state));
        QMetaObject::invokeMethod(this, [this, number, replay = *replay, last = index.lastTime()] {
            if (number != m_replayNumber)
                return;
            m_replay = replay;
            m_replayPanel->setChanges(replay.changes());
            replayTo(replay.endTime().isValid() ? std::max(last, replay.endTime().toMSecsSinceEpoch()) : last);
        });
    });
}

void ReaderPage::showInventory(int id)
{
    const auto known = m_inventories.constFind(id);
    if (known == m_inventories.cend())
        return;
    ShelfPanel::Inventory inventory;
    const migration::MigrationFacts &facts = known->moment.facts;
    for (const migration::AccountFacts &account : facts.accounts) {
        ShelfPanel::Account row{.name = account.name,
                                .words = {},
                                .mark = items::markOf(account),
                                .place = items::locationName(account.location),
                                .badge = {}};
        if (account.activity != migration::Activity::Idle)
            row.place = items::activityName(account.activity);
        const items::LogReplay::Downtime downtime = known->downtimes.value(account.name);
        QStringList legs;
        for (const double seconds : {downtime.out, downtime.back}) {
            if (seconds >= 0)
                legs += items::duration(seconds);
        }
        row.words = legs.join(u" + "_s);
        const auto attempts = std::ranges::count(account.attempts, migration::Leg::Out, &migration::Attempt::leg);
        if (account.activity == migration::Activity::Failed) {
            row.badge = tr("failed", "account");
            row.badgeKind = items::BadgeKind::Late;
        } else if (downtime.isOver) {
            //: an account was unavailable for longer than estimated; a badge
            row.badge = tr("over");
            row.badgeKind = items::BadgeKind::Late;
        } else if (attempts > 1) {
            row.badge = tr("%n attempt(s)", nullptr, int(attempts));
            row.badgeKind = items::BadgeKind::Soon;
        }
        inventory.accounts.append(row);
    }
    std::ranges::sort(inventory.accounts, [](const ShelfPanel::Account &a, const ShelfPanel::Account &b) {
        return a.name.localeAwareCompare(b.name) < 0;
    });
    if (facts.kind == migration::Kind::MandatoryPrivateCloud && !facts.accounts.isEmpty()) {
        const migration::Step step = migration::currentStep(facts);
        inventory.badge = items::stepBadge(step, migration::stepProgress(facts));
        inventory.badgeKind = step == migration::Step::Complete ? items::BadgeKind::Complete : items::BadgeKind::Step;
    }
    m_shelfPanel->setInventory(id, inventory);
}

void ReaderPage::replayTo(qint64 time)
{
    m_histogram->setMoment(time);
    if (m_replay.isEmpty())
        return;
    m_replayMoment = m_replay.at(time);
    QStringList words{factsText(m_replayMoment->facts)};
    // By the figures of that file: another platform's, or the same one's today, may be others.
    const LogShelf::Item *item = m_shown.size() == 1 ? m_shelf->item(m_shown.first()) : nullptr;
    if (item && item->state && item->state->hasPolicy) {
        const auto &servers = item->state->servers;
        const auto client = std::ranges::find(servers, m_replayMoment->facts.server, &Server::id);
        words +=
            items::transitClockText(m_replayMoment->facts, client == servers.cend() ? Money() : client->monthlyPrice,
                                    item->state->policy, m_replayMoment->time, item->document->zone());
    }
    words.removeAll(QString());
    m_replayPanel->setMoment(time, words.join(u" · "_s));
    if (m_shown.size() == 1) {
        m_inventories.insert(m_shown.first(), {*m_replayMoment, m_replay.downtimes(time)});
        showInventory(m_shown.first());
    }
    Q_EMIT momentShown(*m_replayMoment);
}

void ReaderPage::setPicture(QWidget *picture)
{
    m_replayPanel->setPicture(picture);
}

bool ReaderPage::hasPicture() const
{
    return m_replayPanel->hasPicture();
}

void ReaderPage::editBookmark()
{
    const qint64 row = m_view->currentRow();
    if (row < 0 || row >= m_rows->count())
        return;
    if (m_shown.size() != 1 || m_shelf->item(m_shown.first())->path.isEmpty()) {
        Q_EMIT message(tr("Bookmarks belong to a single file: open one by itself"));
        return;
    }
    const qint64 line = m_rows->place(row).line;
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(u"bookmarkDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Bookmark"));
    const bool known = m_bookmarks->contains(line);
    dialog->setLabelText(known ? tr("Note on line %L1 (empty it to remove the bookmark):").arg(line + 1)
                               : tr("Note on line %L1:").arg(line + 1));
    dialog->setTextValue(m_bookmarks->note(line));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, line, known](const QString &note) {
        if (known && note.isEmpty())
            m_bookmarks->remove(line);
        else
            m_bookmarks->set(line, note.trimmed());
    });
    dialog->open();
}

void ReaderPage::stepBookmark(int step)
{
    const qint64 row = m_view->currentRow();
    const qint64 line = row >= 0 && row < m_rows->count() ? m_rows->place(row).line : -1;
    const qint64 next = m_bookmarks->next(line, step);
    if (next < 0)
        Q_EMIT message(tr("There is no bookmark"));
    else
        goTo({.log = 0, .line = next});
}

} // namespace escale::ui
