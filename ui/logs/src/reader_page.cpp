// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/logs/reader_page.h>

#include "compare_panel.h"
#include "everywhere.h"
#include "line_highlighter.h"
#include "reader_head.h"
#include "replay_panel.h"
#include "shelf_panel.h"

#include <escale/items/log_shown.h>
#include <escale/items/log_text.h>
#include <escale/items/text.h>
#include <escale/ui/common/label.h>
#include <escale/ui/common/theme.h>
#include <escale/ui/logs/entry_panel.h>
#include <escale/ui/logs/export_dialog.h>
#include <escale/ui/logs/filter_bar.h>
#include <escale/ui/logs/histogram_view.h>
#include <escale/ui/logs/log_view.h>
#include <escale/ui/logs/marked_scroll_bar.h>
#include <escale/ui/logs/search_bar.h>

#include <QtCore/QDir>
#include <QtCore/QEvent>
#include <QtCore/QFileInfo>
#include <QtCore/QTimeZone>
#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QToolButton>

namespace escale::ui {

using namespace Qt::StringLiterals;
using items::LogDocument;
using items::LogRows;
using logs::Field;
using logs::Query;

ReaderPage::ReaderPage(const Folders &folders, QWidget *parent)
    : QWidget(parent)
    , m_folders(folders)
    , m_shelf(new LogShelf(folders.sidecars, this))
    , m_rows(new LogRows(this))
    , m_allRows(new LogRows(this))
    , m_shownFinder(new items::LogFinder(this))
    , m_matches(new items::LogFinder(this))
    , m_errors(new items::LogFinder(this))
    , m_timeline(new items::LogTimeline(this))
    , m_findings(new items::LogFindings(this))
    , m_bookmarks(new items::LogBookmarks(folders.notes, this))
    , m_everywhere(new Everywhere(*m_shelf, this))
{
    setObjectName(u"readerPage"_s);
    build();
    makeCommands();
    connectParts();
    m_errors->setQuery(Query::condition(Field::Level, u"error"_s));
    retranslate();
}

ReaderPage::~ReaderPage()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

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

// --- what is open ----------------------------------------------------------------------------------------------------

void ReaderPage::openFiles(const QStringList &paths)
{
    QList<int> ids;
    for (const QString &path : paths)
        ids += m_shelf->open(path);
    if (!ids.isEmpty())
        show({ids.first()});
}

void ReaderPage::openAgain(const QString &path)
{
    const QString whole = QFileInfo(path).absoluteFilePath();
    const QList<LogShelf::Item> items = m_shelf->items();
    for (const LogShelf::Item &item : items) {
        if (item.path == whole && !item.task.isValid())
            m_shelf->close(item.id);
    }
    openFiles({path});
}

int ReaderPage::openLive(std::shared_ptr<logs::Source> source, const QString &title, TaskId rawOf)
{
    const int id = m_shelf->openLive(std::move(source), title, rawOf);
    show({id});
    return id;
}

void ReaderPage::setRawOutputs(int id, RawOutputs outputs)
{
    m_rawOutputs.insert(id, std::move(outputs));
}

void ReaderPage::lookAt(int id)
{
    if (const LogShelf::Item *item = m_shelf->item(id); item && item->document)
        item->document->look();
    updateHead();
}

void ReaderPage::setTitle(int id, std::function<QString()> title)
{
    m_titles.insert(id, std::move(title));
}

void ReaderPage::setRemark(int id, std::function<QString()> remark)
{
    m_remarks.insert(id, std::move(remark));
    updateHead();
}

void ReaderPage::askForFiles()
{
    auto *dialog = new QFileDialog(this, tr("Open a log"));
    dialog->setObjectName(u"openLogDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(
        {tr("Logs and bundles (*.escale *.ndjson *.jsonl *.json *.log *.txt *.gz *.zst)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &ReaderPage::openFiles);
    dialog->open();
}

void ReaderPage::show(const QList<int> &ids)
{
    m_stack->setCurrentWidget(m_reading);
    remember();
    m_shown = ids;
    const QList<LogDocument *> logs = documents();
    m_rows->setLogs(logs);
    m_allRows->setLogs(logs);
    // Where one was in another log means nothing in this one.
    m_view->setRows(m_rows);
    m_context->setRows(m_allRows);
    m_shownFinder->setLogs(logs);
    m_matches->setLogs(logs);
    m_errors->setLogs(logs);
    m_timeline->setLogs(logs);
    updateSyntaxes();
    const Remembered known = m_shown.size() == 1 ? m_remembered.value(m_shown.first()) : Remembered();
    m_filter->setQuery(known.query);
    applyFilter();
    if (known.known)
        goTo(known.place);
    m_shelfPanel->setCurrent(ids);
    m_entry->setLine({});
    updateSide();
    showLine();
    updateHead();
    Q_EMIT titleChanged();
}

void ReaderPage::compare()
{
    if (!m_compare) {
        m_compare = new ComparePanel(*m_shelf, m_stack);
        m_stack->addWidget(m_compare);
        connect(m_compare, &ComparePanel::closeRequested, this, [this] { m_stack->setCurrentWidget(m_reading); });
        connect(m_compare, &ComparePanel::lineRequested, this, [this](int id, qint64 line) {
            show({id});
            m_filter->clear();
            goTo({.log = 0, .line = line});
            m_view->setFocus();
        });
    }
    const auto &line = m_entry->line();
    m_compare->start(m_shown.value(0), line && line->entry ? line->entry->account : QString());
    m_stack->setCurrentWidget(m_compare);
}

void ReaderPage::exportBundle()
{
    const LogShelf::Item *item = m_shown.size() == 1 ? m_shelf->item(m_shown.first()) : nullptr;
    if (!item || !item->bundle)
        return;
    auto *dialog = new ExportDialog(item->bundle, m_folders.notes, this);
    connect(dialog, &ExportDialog::exported, this,
            [this](const QString &path) { Q_EMIT message(tr("Exported: %1").arg(QDir::toNativeSeparators(path))); });
    dialog->open();
}

void ReaderPage::remember()
{
    if (m_shown.size() != 1)
        return;
    Remembered &known = m_remembered[m_shown.first()];
    known.query = m_filter->query();
    known.known = m_view->currentRow() >= 0 && m_view->currentRow() < m_rows->count();
    if (known.known)
        known.place = m_rows->place(m_view->currentRow());
}

QTimeZone ReaderPage::clock() const
{
    const QList<LogDocument *> logs = documents();
    return logs.isEmpty() ? QTimeZone(QTimeZone::UTC) : logs.first()->zone();
}

QList<LogDocument *> ReaderPage::documents() const
{
    QList<LogDocument *> found;
    for (const int id : m_shown) {
        const LogShelf::Item *item = m_shelf->item(id);
        if (item && item->document)
            found.append(item->document);
    }
    return found;
}

void ReaderPage::handleOpened(int id)
{
    // Now that there is a document, it can be shown.
    if (m_shown.contains(id))
        show(QList<int>(m_shown));
}

void ReaderPage::handleShelf(int id)
{
    if (!m_shown.contains(id))
        return;
    updateSyntaxes();
    updateSide();
    updateHead();
}

void ReaderPage::updateSyntaxes()
{
    QList<LogSyntax> syntaxes;
    const QList<LogDocument *> logs = documents();
    for (const LogDocument *document : logs) {
        if (document->isMigrationLog()) {
            syntaxes += LogSyntax::Sentence;
            continue;
        }
        if (logs.size() > 1) {
            syntaxes += LineHighlighter::guess(document->title(), {});
            continue;
        }
        // Once its first lines are here it is known for good.
        const int id = m_shown.first();
        if (!m_guesses.contains(id)) {
            QString head;
            qint64 here = 0;
            const qint64 wanted = std::min<qint64>(m_allRows->count(), 5);
            for (qint64 row = 0; row < wanted; ++row) {
                if (const items::LogLine *line = m_allRows->line(row)) {
                    head += QString::fromUtf8(line->bytes.left(200)) + u'\n';
                    ++here;
                }
            }
            if (wanted > 0 && here == wanted)
                m_guesses.insert(id, LineHighlighter::guess(document->title(), head));
        }
        syntaxes += m_guesses.value(id, LogSyntax::Plain);
    }
    m_view->setSyntaxes(syntaxes);
    m_context->setSyntaxes(syntaxes);
}

QString ReaderPage::title() const
{
    if (m_shown.size() > 1)
        return tr("%n log(s), merged by time", nullptr, int(m_shown.size()));
    const LogShelf::Item *item = m_shown.isEmpty() ? nullptr : m_shelf->item(m_shown.first());
    return item ? item->title : tr("Logs");
}

// --- the widget itself -----------------------------------------------------------------------------------------------

QVariantMap ReaderPage::settings() const
{
    QVariantMap all;
    QStringList filters; // name and text by turns
    for (const FilterBar::Saved &saved : m_filter->saved())
        filters << saved.name << saved.text;
    all.insert(u"filters"_s, filters);
    all.insert(u"columns"_s, int(m_view->columns()));
    for (const QSplitter *splitter : findChildren<QSplitter *>())
        all.insert(splitter->objectName(), splitter->saveState());
    return all;
}

void ReaderPage::setSettings(const QVariantMap &settings)
{
    const QStringList filters = settings.value(u"filters"_s).toStringList();
    QList<FilterBar::Saved> saved;
    for (qsizetype i = 0; i + 1 < filters.size(); i += 2)
        saved.append({filters[i], filters[i + 1]});
    m_filter->setSaved(saved);
    if (settings.contains(u"columns"_s)) {
        const auto columns = LogView::Columns::fromInt(settings.value(u"columns"_s).toInt());
        for (LogView *view : {m_view, m_context})
            view->setColumns(columns);
        showColumns();
    }
    for (QSplitter *splitter : findChildren<QSplitter *>())
        splitter->restoreState(settings.value(splitter->objectName()).toByteArray());
}

void ReaderPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        // What is shown says the same in other words: the filter finds those now.
        applyFilter();
    }
    QWidget::changeEvent(event);
}

void ReaderPage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), themeOf(*this).window);
}

void ReaderPage::resizeEvent(QResizeEvent *event)
{
    arrange();
    makeRoomForReplay();
    QWidget::resizeEvent(event);
}

void ReaderPage::arrange()
{
    constexpr double narrow = 56; // em
    constexpr double low = 36;
    const bool isNarrow = width() < em(*this, narrow);
    if (isNarrow != m_isNarrow) {
        m_isNarrow = isNarrow;
        const int shelf = em(*this, isNarrow ? 10 : 18);
        m_columns->setSizes({shelf, std::max(1, width() - shelf)});
    }
    m_histogram->setLow(height() < em(*this, low));
    // Where there is little room the filter's parts take a line of their own, and are not squeezed into a column.
    const bool below = isNarrow && !m_filter->isBare();
    m_tools->setDirection(below ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_tools->setStretch(0, below || isNarrow ? 0 : 3);
    m_tools->setStretch(1, below ? 0 : isNarrow ? 1 : 2);
}

void ReaderPage::makeRoomForReplay()
{
    if (m_side->currentWidget() != m_replayPanel || !m_replayPanel->hasPicture())
        return;
    // A picture that is cut off says nothing: it takes from the lines what it needs, and half of the room at most.
    const QList<int> sizes = m_rowsSplitter->sizes();
    const int all = sizes.value(0) + sizes.value(1);
    const int wanted = std::min(m_replayPanel->sizeHint().height() + m_side->tabBar()->height(), all / 2);
    if (sizes.value(1) > 0 && sizes.value(1) < wanted)
        m_rowsSplitter->setSizes({all - wanted, wanted});
}

void ReaderPage::showEvent(QShowEvent *event)
{
    m_timeline->setBins(m_histogram->room());
    QWidget::showEvent(event);
}

} // namespace escale::ui
