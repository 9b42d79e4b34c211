// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the reader's page is made of, and what its parts say to one another.

#include <escale/ui/logs/reader_page.h>

#include "reader_head.h"
#include "shelf_panel.h"

#include <escale/items/log_text.h>
#include <escale/ui/common/theme.h>
#include <escale/ui/logs/entry_panel.h>
#include <escale/ui/logs/filter_bar.h>
#include <escale/ui/logs/histogram_view.h>
#include <escale/ui/logs/log_view.h>
#include <escale/ui/logs/marked_scroll_bar.h>
#include <escale/ui/logs/search_bar.h>

#include <QtCore/QTimeZone>
#include <QtGui/QAction>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QToolButton>

namespace escale::ui {

using namespace Qt::StringLiterals;
using items::LogDocument;
using items::LogRows;
using logs::Field;

void ReaderPage::build()
{
    m_columns = new QSplitter(Qt::Horizontal, this);
    m_columns->setObjectName(u"readerColumns"_s);
    m_shelfPanel = new ShelfPanel(*m_shelf, m_columns);
    m_stack = new QStackedWidget(m_columns);
    auto *middle = new QWidget(m_stack);
    m_reading = middle;
    m_stack->addWidget(middle);
    m_head = new ReaderHead(middle);
    m_histogram = new HistogramView(middle);
    m_histogram->hide(); // until there are times to show
    m_filter = new FilterBar(middle);
    m_search = new SearchBar(middle);
    m_viewMenuButton = new QToolButton(middle);
    m_viewMenuButton->setObjectName(u"readerView"_s);
    m_viewMenuButton->setPopupMode(QToolButton::InstantPopup);
    m_viewMenuButton->setFocusPolicy(Qt::StrongFocus);
    m_viewMenu = new QMenu(m_viewMenuButton);
    m_viewMenuButton->setMenu(m_viewMenu);
    m_rowsSplitter = new QSplitter(Qt::Vertical, middle);
    m_rowsSplitter->setObjectName(u"readerRows"_s);
    m_views = new QSplitter(Qt::Vertical, m_rowsSplitter);
    m_views->setObjectName(u"readerViews"_s);
    m_view = new LogView(m_views);
    m_view->setRows(m_rows);
    m_context = new LogView(m_views);
    m_context->setObjectName(u"contextView"_s);
    m_context->setRows(m_allRows);
    m_context->hide();
    auto *bottom = new QSplitter(Qt::Horizontal, m_rowsSplitter);
    bottom->setObjectName(u"readerBottom"_s);
    m_entry = new EntryPanel(bottom);
    m_side = new QTabWidget(bottom);
    m_side->setObjectName(u"readerSide"_s);
    m_side->setDocumentMode(true);
    buildSide(*m_side);
    bottom->setStretchFactor(0, 3);
    bottom->setStretchFactor(1, 2);
    // Both scroll; the lines above need the room more.
    m_entry->setMinimumHeight(em(*this, 4));
    m_side->setMinimumHeight(em(*this, 4));
    m_rowsSplitter->setStretchFactor(0, 3);
    m_rowsSplitter->setStretchFactor(1, 1);
    m_rowsSplitter->setCollapsible(0, false);
    m_views->setChildrenCollapsible(false);

    auto *finding = new QHBoxLayout;
    finding->setSpacing(em(*this, 0.6));
    finding->addWidget(m_search, 1, Qt::AlignTop);
    finding->addWidget(m_viewMenuButton, 0, Qt::AlignTop);
    m_tools = new QBoxLayout(QBoxLayout::LeftToRight);
    m_tools->setSpacing(em(*this, 0.6));
    m_tools->addWidget(m_filter, 3);
    m_tools->addLayout(finding, 2);
    auto *top = new QVBoxLayout;
    const int margin = em(*this, 0.7);
    top->setContentsMargins(margin, margin, margin, margin / 2);
    top->setSpacing(em(*this, 0.4));
    top->addWidget(m_head);
    top->addWidget(m_histogram);
    top->addLayout(m_tools);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_rowsSplitter, 1);
    m_columns->setStretchFactor(1, 1);
    m_columns->setCollapsible(1, false);
    const int line = em(*this, 1);
    m_columns->setSizes({line * 18, line * 61});
    m_rowsSplitter->setSizes({line * 30, line * 12});
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_columns);
    setFocusProxy(m_view);
}

void ReaderPage::connectParts()
{
    connect(m_shelf, &LogShelf::opened, this, &ReaderPage::handleOpened);
    connect(m_shelf, &LogShelf::changed, this, &ReaderPage::handleShelf);
    connect(m_shelf, &LogShelf::aboutToClose, this, [this](int id) {
        m_remembered.remove(id);
        m_inventories.remove(id);
        if (!m_shown.contains(id))
            return;
        QList<int> others;
        for (const LogShelf::Item &item : m_shelf->items()) {
            if (item.id != id && item.bundleId != id)
                others = {item.id};
        }
        show(others);
    });
    connect(m_shelfPanel, &ShelfPanel::logsChosen, this, &ReaderPage::show);
    connect(m_shelfPanel, &ShelfPanel::openRequested, this, &ReaderPage::askForFiles);
    connect(m_shelfPanel, &ShelfPanel::closeRequested, m_shelf, &LogShelf::close);
    connect(m_shelfPanel, &ShelfPanel::accountChosen, this, [this](int id, const QString &account) {
        if (m_shown != QList<int>{id})
            show({id});
        m_filter->require(Field::Account, account);
    });
    connect(m_shelfPanel, &ShelfPanel::rawChosen, this,
            [this](int id, TaskId task) { show({m_shelf->openRaw(id, task)}); });

    connect(m_head, &ReaderHead::readAgainRequested, this, [this] {
        for (LogDocument *document : documents())
            document->open();
    });
    connect(m_head->exportButton(), &QPushButton::clicked, this, &ReaderPage::exportBundle);
    connect(m_head->compareButton(), &QPushButton::clicked, this, &ReaderPage::compare);
    m_filter->setNames([this](Field field) { return namesOf(field); });
    connect(m_filter, &FilterBar::queryChanged, this, &ReaderPage::applyFilter);
    connect(m_filter, &FilterBar::shapeChanged, this, &ReaderPage::arrange);
    connect(m_side, &QTabWidget::currentChanged, this, &ReaderPage::makeRoomForReplay);
    connect(m_filter, &FilterBar::savedChanged, this, &ReaderPage::settingsChanged);
    connect(m_search, &SearchBar::changed, this, &ReaderPage::applySearch);
    connect(m_search, &SearchBar::nextRequested, this, [this] { command(u"logNextMatch"_s)->trigger(); });
    connect(m_search, &SearchBar::previousRequested, this, [this] { command(u"logPreviousMatch"_s)->trigger(); });

    connect(m_shownFinder, &items::LogFinder::changed, this, [this] {
        if (m_shownFinder->isRunning())
            return;
        const auto &found =
            m_shownFinder->query() && !m_shownFinder->problem() ? m_shownFinder->found() : std::vector<logs::LineSet>();
        m_rows->setShown(found);
        m_timeline->setShown(found);
        updateHead();
    });
    connect(m_matches, &items::LogFinder::changed, this, [this] {
        updateFound();
        m_view->marks()->refresh();
        m_context->marks()->refresh();
    });
    connect(m_matches, &items::LogFinder::progressed, this, &ReaderPage::updateFound);
    connect(m_errors, &items::LogFinder::changed, this, [this] {
        m_view->marks()->refresh();
        m_context->marks()->refresh();
    });
    connect(m_timeline, &items::LogTimeline::changed, this, [this] {
        m_histogram->setHistogram(m_timeline->histogram(), clock());
        m_histogram->setVisible(!m_timeline->histogram().isEmpty());
    });
    connect(m_histogram, &HistogramView::roomChanged, m_timeline, &items::LogTimeline::setBins);
    connect(m_histogram, &HistogramView::momentChosen, this, &ReaderPage::goToTime);
    connect(m_histogram, &HistogramView::spanChosen, this, [this](qint64 from, qint64 to) {
        const auto text = [](qint64 time) {
            return QDateTime::fromMSecsSinceEpoch(time, QTimeZone::UTC).toString(u"yyyy-MM-ddTHH:mm:ssZ"_s);
        };
        m_filter->require(Field::Time, text(from) + ".."_L1 + text(to));
    });

    connect(m_view, &LogView::currentChanged, this, [this] {
        showLine();
        updateFound();
        followInContext();
    });
    connect(m_view, &LogView::painted, this, &ReaderPage::updateSeen);
    connect(m_view->verticalScrollBar(), &QScrollBar::valueChanged, this, &ReaderPage::updateSeen);
    connect(m_rows, &LogRows::arrived, this, &ReaderPage::showLine);
    // What a tool's output is, its first lines say, when they are here.
    connect(m_allRows, &LogRows::arrived, this, &ReaderPage::updateSyntaxes);
    connect(m_allRows, &LogRows::changed, this, &ReaderPage::updateSyntaxes);
    connect(m_rows, &LogRows::changed, this, &ReaderPage::updateHead);
    connect(m_view, &LogView::activated, this, [this] { m_entry->setFocus(); });
    connect(m_view, &LogView::menuRequested, this, &ReaderPage::showMenu);
    connect(m_context, &LogView::menuRequested, this, &ReaderPage::showMenu);
    connect(m_view, &LogView::followingChanged, this,
            [this](bool following) { command(u"logFollow"_s)->setChecked(following); });
    for (LogView *view : {m_view, m_context}) {
        view->marks()->setProbe([this, view](MarkedScrollBar::Kind kind, int count) {
            return view == m_view || view == m_context ? marks(int(kind) + (view == m_context ? 16 : 0), count)
                                                       : QList<bool>();
        });
    }
    connect(m_entry, &EntryPanel::bookmarkRequested, this, &ReaderPage::editBookmark);
    connect(m_entry, &EntryPanel::copyBothRequested, this, [this] { copy(int(items::CopyFormat::Text), true); });
    connect(m_entry, &EntryPanel::onlyAccountRequested, this,
            [this](const QString &account) { m_filter->require(Field::Account, account); });
    connect(m_entry, &EntryPanel::onlyTaskRequested, this,
            [this](const QString &task) { m_filter->require(Field::Task, task); });
    connect(m_entry, &EntryPanel::rawRequested, this, [this](qint64 task) {
        const LogShelf::Item *item = m_shown.isEmpty() ? nullptr : m_shelf->item(m_shown.first());
        if (item && item->bundle)
            show({m_shelf->openRaw(item->id, TaskId(task))});
        else if (const auto outputs = m_rawOutputs.constFind(item ? item->id : 0); outputs != m_rawOutputs.cend())
            outputs->open(TaskId(task));
    });
}

} // namespace escale::ui
