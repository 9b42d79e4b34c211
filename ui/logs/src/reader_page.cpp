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
    m_rawOutputs[id] = std::move(outputs);
}

void ReaderPage::lookAt(int id)
{
    if (const LogShelf::Item *item = m_shelf->item(id); item && item->document)
        item->document->look();
    updateHead();
}

void ReaderPage::setTitle(int id, std::function<QString()> title)
{
    m_titles[id] = std::move(title);
}

void ReaderPage::setRemark(int id, std::function<QString()> remark)
{
    m_remarks[id] = std::move(remark);
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
