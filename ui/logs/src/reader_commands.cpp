// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/logs/reader_page.h>

#include "everywhere.h"
#include "reader_head.h"

#include <escale/ui/logs/entry_panel.h>

#include <escale/items/log_text.h>
#include <escale/items/text.h>
#include <escale/ui/logs/filter_bar.h>
#include <escale/ui/logs/log_view.h>
#include <escale/ui/logs/search_bar.h>

#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QToolButton>

/// What the reader can do, and what it says of itself.
namespace escale::ui {

using namespace Qt::StringLiterals;
using items::LogDocument;
using items::LogLine;

namespace {

using Column = LogView::Column;
const std::pair<Column, QString> columns[] = {
    {Column::Number, u"logColumnNumber"_s}, {Column::Time, u"logColumnTime"_s},
    {Column::Level, u"logColumnLevel"_s},   {Column::Code, u"logColumnCode"_s},
    {Column::Step, u"logColumnStep"_s},     {Column::Account, u"logColumnAccount"_s},
    {Column::Actor, u"logColumnActor"_s}};

// What a clipboard can be asked to hold.
constexpr qint64 mostCopied = 100'000;
constexpr qint64 mostCopiedOfLine = 1024 * 1024;

} // namespace

QAction *ReaderPage::addCommand(const QString &name, const QKeySequence &key, std::function<void()> run)
{
    auto *action = new QAction(this);
    action->setObjectName(name);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, std::move(run));
    addAction(action);
    m_commands.append(action);
    return action;
}

void ReaderPage::makeCommands()
{
    addCommand(u"logOpen"_s, {}, [this] { askForFiles(); });
    addCommand(u"logFind"_s, QKeySequence::Find, [this] { m_search->setFocus(); });
    addCommand(u"logNextMatch"_s, Qt::Key_F3,
               [this] { goToRow(m_matches->nextRow(*m_rows, m_view->currentRow()), tr("No match further down")); });
    addCommand(u"logPreviousMatch"_s, Qt::SHIFT | Qt::Key_F3,
               [this] { goToRow(m_matches->previousRow(*m_rows, m_view->currentRow()), tr("No match further up")); });
    addCommand(u"logNextError"_s, Qt::Key_F4,
               [this] { goToRow(m_errors->nextRow(*m_rows, m_view->currentRow()), tr("No error further down")); });
    addCommand(u"logPreviousError"_s, Qt::SHIFT | Qt::Key_F4,
               [this] { goToRow(m_errors->previousRow(*m_rows, m_view->currentRow()), tr("No error further up")); });
    addCommand(u"logOnlyAccount"_s, Qt::CTRL | Qt::Key_J, [this] {
        const auto &line = m_entry->line();
        if (line && line->entry && !line->entry->account.isEmpty())
            m_filter->require(logs::Field::Account, line->entry->account);
        else
            Q_EMIT message(tr("This line belongs to no account"));
    });
    addCommand(u"logBookmark"_s, Qt::CTRL | Qt::Key_B, [this] { editBookmark(); });
    addCommand(u"logNextBookmark"_s, Qt::Key_F2, [this] { stepBookmark(1); });
    addCommand(u"logPreviousBookmark"_s, Qt::SHIFT | Qt::Key_F2, [this] { stepBookmark(-1); });
    addCommand(u"logFilterText"_s, Qt::CTRL | Qt::Key_L, [this] { m_filter->editAsText(); });
    addCommand(u"logClearFilter"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_L, [this] { m_filter->clear(); });
    addCommand(u"logCompare"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_D, [this] { compare(); });
    addCommand(u"logCopy"_s, QKeySequence::Copy, [this] { copy(int(items::CopyFormat::Text), false); });
    addCommand(u"logCopyBoth"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_C,
               [this] { copy(int(items::CopyFormat::Text), true); });
    addCommand(u"logCopyMarkdown"_s, {}, [this] { copy(int(items::CopyFormat::Markdown), true); });
    addCommand(u"logCopyJson"_s, {}, [this] { copy(int(items::CopyFormat::Json), false); });

    QAction *context = addCommand(u"logContext"_s, Qt::CTRL | Qt::Key_E, [] {});
    context->setCheckable(true);
    connect(context, &QAction::toggled, this, [this](bool on) {
        m_context->setVisible(on);
        // Once it has its size, so that the row comes into its middle.
        QMetaObject::invokeMethod(this, &ReaderPage::followInContext, Qt::QueuedConnection);
    });
    QAction *raw = addCommand(u"logRaw"_s, Qt::CTRL | Qt::Key_U, [] {});
    raw->setCheckable(true);
    connect(raw, &QAction::toggled, this, [this](bool on) {
        m_view->setRaw(on);
        m_context->setRaw(on);
    });
    QAction *follow = addCommand(u"logFollow"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_End, [] {});
    follow->setCheckable(true);
    connect(follow, &QAction::toggled, m_view, &LogView::setFollowing);

    m_viewMenu->addActions({context, raw, follow});
    m_viewMenu->addSeparator();
    for (const auto &[column, name] : columns) {
        QAction *action = addCommand(name, {}, [] {});
        action->setCheckable(true);
        action->setChecked(m_view->columns().testFlag(column));
        connect(action, &QAction::toggled, this, [this, column](bool on) {
            for (LogView *view : {m_view, m_context})
                view->setColumns(view->columns().setFlag(column, on));
        });
        m_viewMenu->addAction(action);
    }
}

void ReaderPage::showColumns()
{
    for (const auto &[column, name] : columns)
        command(name)->setChecked(m_view->columns().testFlag(column));
}

void ReaderPage::followInContext()
{
    const qint64 row = m_view->currentRow();
    if (m_context->isVisible() && row >= 0 && row < m_rows->count())
        m_context->setCurrentRow(m_allRows->rowOf(m_rows->place(row)));
}

QList<QAction *> ReaderPage::commands() const
{
    return m_commands;
}

QAction *ReaderPage::command(const QString &name) const
{
    const auto found = std::ranges::find(m_commands, name, &QAction::objectName);
    return found == m_commands.end() ? nullptr : *found;
}

void ReaderPage::copy(int format, bool bothLanguages)
{
    const bool inContext = m_context->hasFocus();
    const LogView *view = inContext ? m_context : m_view;
    items::LogRows *rows = inContext ? m_allRows : m_rows;
    if (view->currentRow() < 0)
        return;
    if (const QString part = view->selectedText();
        !part.isEmpty() && !bothLanguages && items::CopyFormat(format) == items::CopyFormat::Text) {
        QGuiApplication::clipboard()->setText(part);
        Q_EMIT message(tr("Copied %Ln character(s)", nullptr, int(part.size())));
        return;
    }
    const qint64 first = view->firstSelected();
    const qint64 wanted = view->lastSelected() - first + 1;
    const qint64 count = std::min(wanted, mostCopied);
    rows->collect(
        first, count, mostCopiedOfLine, this,
        [this, format, bothLanguages, wanted, count](const QList<LogLine> &lines) {
            const logs::Language own = logs::languageOf(QLocale());
            QList<logs::Language> languages{own};
            if (bothLanguages)
                languages += own == logs::Language::French ? logs::Language::English : logs::Language::French;
            QGuiApplication::clipboard()->setText(items::copyText(lines, items::CopyFormat(format), languages));
            Q_EMIT message(wanted > count
                               ? tr("Copied the first %Ln line(s); the clipboard takes no more", nullptr, int(count))
                               : tr("Copied %Ln line(s)", nullptr, int(count)));
        });
}

void ReaderPage::showMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"logMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const QString &name :
         {u"logCopy"_s, u"logCopyBoth"_s, u"logCopyMarkdown"_s, u"logCopyJson"_s, QString(), u"logOnlyAccount"_s,
          u"logBookmark"_s, u"logNextError"_s, u"logPreviousError"_s, QString(), u"logContext"_s, u"logRaw"_s}) {
        if (name.isEmpty())
            menu->addSeparator();
        else
            menu->addAction(command(name));
    }
    menu->popup(at);
}

void ReaderPage::updateHead()
{
    const QList<LogDocument *> logs = documents();
    const LogShelf::Item *item = m_shown.size() == 1 ? m_shelf->item(m_shown.first()) : nullptr;
    const logs::Language language = logs::languageOf(QLocale());
    qint64 lines = 0;
    double progress = 0;
    bool indexing = false;
    qint64 first = logs::noTime;
    qint64 last = logs::noTime;
    std::optional<Error> problem = item ? item->problem : std::nullopt;
    logs::Source::Change change = logs::Source::Change::None;
    for (const LogDocument *document : logs) {
        lines += document->index().lineCount();
        progress += document->progress() / double(logs.size());
        indexing = indexing || document->state() == LogDocument::State::Opening
                   || document->state() == LogDocument::State::Indexing;
        if (document->index().firstTime() != logs::noTime) {
            first =
                first == logs::noTime ? document->index().firstTime() : std::min(first, document->index().firstTime());
            last = std::max(last, document->index().lastTime());
        }
        if (!problem)
            problem = document->problem();
        if (document->change() != logs::Source::Change::None)
            change = document->change();
    }

    const QTimeZone zone = clock();
    QString title = this->title();
    QStringList parts;
    if (item && item->bundle) {
        const logs::Manifest &manifest = item->bundle->manifest();
        title = items::printable(manifest.server.isEmpty() ? item->title : manifest.server);
        parts += items::printable(item->title);
        if (manifest.to.isValid())
            parts += tr("as of %1").arg(items::dateTimeIn(zone, manifest.to));
        if (manifest.redacted)
            parts += tr("names are pseudonyms");
    }
    if (first != logs::noTime && first != last)
        //: the first and the last time in a log
        parts += tr("%1 to %2")
                     .arg(items::dateIn(zone, QDateTime::fromMSecsSinceEpoch(first, QTimeZone(QTimeZone::UTC))),
                          items::dateIn(zone, QDateTime::fromMSecsSinceEpoch(last, QTimeZone(QTimeZone::UTC))));
    if (first != logs::noTime) {
        //: by whose clock a log's times are told: "times in Europe/Paris", "times in UTC"
        parts += tr("times in %1").arg(items::zoneName(zone));
    }
    if (!logs.isEmpty()) {
        const int shown = int(std::min<qint64>(lines, INT_MAX));
        const bool entries = std::ranges::all_of(logs, [](const LogDocument *log) { return log->isMigrationLog(); });
        parts += indexing
                     ? entries ? tr("%Ln entr(y/ies) so far", nullptr, shown) : tr("%Ln line(s) so far", nullptr, shown)
                 : entries ? tr("%Ln entr(y/ies)", nullptr, shown)
                           : tr("%Ln line(s)", nullptr, shown);
        if (m_rows->isFiltered())
            parts += tr("%Ln shown", nullptr, int(std::min<qint64>(m_rows->count(), INT_MAX)));
        else if (m_shownFinder->isRunning())
            parts += tr("filtering…");
    }
    for (const int id : m_shown) {
        if (const auto remark = m_remarks.value(id)) {
            if (const QString text = remark(); !text.isEmpty())
                parts += text;
        }
    }
    parts += tr("nothing can be changed here");
    m_head->setTitle(title, parts.join(u" · "_s));
    m_head->setProgress(indexing && !logs.isEmpty() ? progress : 1, tr("Indexing: %1").arg(items::percent(progress)));

    QString wrong;
    if (change == logs::Source::Change::Shrunk)
        wrong = tr("The file has become shorter since it was opened: what is gone cannot be shown any more.");
    else if (change == logs::Source::Change::Replaced)
        wrong = tr("There is another file of this name now, or it was written anew.");
    else if (change == logs::Source::Change::Vanished)
        wrong = tr("The file is gone. What was opened can still be read.");
    else if (problem)
        wrong = logs::describe(*problem, language);
    else if (m_shownFinder->problem())
        wrong = queryProblem(*m_shownFinder->problem());
    m_head->setProblem(wrong, change == logs::Source::Change::Shrunk || change == logs::Source::Change::Replaced
                                  || (problem && item && !item->bundle));

    m_head->exportButton()->setVisible(item && item->bundle);
    if (!item || !item->bundle) {
        m_head->setVerdict({}, Tone::Muted, {});
        return;
    }
    if (!item->verdict) {
        m_head->setVerdict(tr("verifying, %1").arg(items::percent(item->verified)), Tone::Muted, {});
        return;
    }
    const logs::Verdict &verdict = *item->verdict;
    using Signature = logs::Verdict::Signature;
    QStringList details;
    for (const logs::BundleFinding &finding :
         verdict.findings.first(std::min<qsizetype>(verdict.findings.size(), 10))) {
        QString where = finding.member;
        if (finding.line > 0)
            //: a member of a bundle and a line in it
            where = tr("%1, line %L2").arg(finding.member).arg(finding.line);
        details += where.isEmpty() ? logs::describe(finding.error, language)
                                   : u"%1: %2"_s.arg(where, logs::describe(finding.error, language));
    }
    const QString all = details.join(u'\n');
    if (!verdict.isWhole()) {
        // The first line that is not as it was says more than that the whole is not.
        const auto serious = std::ranges::find_if(verdict.findings, [](const logs::BundleFinding &finding) {
            return finding.isSerious() && finding.line > 0;
        });
        const qint64 line = serious == verdict.findings.end() ? 0 : serious->line;
        m_head->setVerdict(line > 0 ? tr("✗ broken at line %L1").arg(line) : tr("✗ not as it was written"),
                           Tone::Danger, all);
    } else if (verdict.signature == Signature::Valid || verdict.signature == Signature::Expected) {
        m_head->setVerdict(tr("✓ signature valid, chain intact"), Tone::Success, all);
    } else {
        m_head->setVerdict(tr("chain intact, not signed"), Tone::Warning, all);
    }
}

void ReaderPage::retranslate()
{
    for (const auto &[id, title] : std::as_const(m_titles).asKeyValueRange())
        m_shelf->rename(id, title());
    const auto say = [this](const QString &name, const QString &text) { command(name)->setText(text); };
    say(u"logOpen"_s, tr("&Open a log…"));
    say(u"logFind"_s, tr("&Find"));
    say(u"logNextMatch"_s, tr("Next match"));
    say(u"logPreviousMatch"_s, tr("Previous match"));
    say(u"logNextError"_s, tr("Next error"));
    say(u"logPreviousError"_s, tr("Previous error"));
    say(u"logOnlyAccount"_s, tr("Only this account"));
    say(u"logBookmark"_s, tr("Bookmark with a note…"));
    say(u"logNextBookmark"_s, tr("Next bookmark"));
    say(u"logPreviousBookmark"_s, tr("Previous bookmark"));
    say(u"logFilterText"_s, tr("Filter as text"));
    say(u"logClearFilter"_s, tr("Clear the filter"));
    say(u"logCompare"_s, tr("Compare with…"));
    say(u"logCopy"_s, tr("Copy"));
    say(u"logCopyBoth"_s, tr("Copy in both languages"));
    say(u"logCopyMarkdown"_s, tr("Copy as Markdown"));
    say(u"logCopyJson"_s, tr("Copy as JSON"));
    say(u"logContext"_s, tr("All lines beside the filtered ones"));
    say(u"logRaw"_s, tr("Lines as they are in the file"));
    say(u"logFollow"_s, tr("Follow the end"));
    say(u"logColumnNumber"_s, tr("Number", "column"));
    say(u"logColumnTime"_s, tr("Time", "column"));
    say(u"logColumnLevel"_s, tr("Severity", "column"));
    say(u"logColumnCode"_s, tr("Code", "column"));
    say(u"logColumnStep"_s, tr("Step", "column"));
    say(u"logColumnAccount"_s, tr("Account", "column"));
    say(u"logColumnActor"_s, tr("Actor", "column"));
    m_viewMenuButton->setText(tr("View"));
    m_viewMenuButton->setAccessibleName(tr("What is shown of each line"));
    m_view->setAccessibleName(tr("Lines of the log"));
    m_context->setAccessibleName(tr("All lines of the log"));
    m_side->setAccessibleName(tr("Findings and bookmarks"));
    m_findings->retranslate();
    m_everywhere->retranslate();
    updateSide();
    for (auto known = m_inventories.cbegin(); known != m_inventories.cend(); ++known)
        showInventory(known.key());
    if (m_replayMoment)
        replayTo(m_replayMoment->time.toMSecsSinceEpoch());
    updateHead();
    updateFound();
    Q_EMIT titleChanged();
}

} // namespace escale::ui
