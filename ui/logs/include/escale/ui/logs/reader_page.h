// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/items/log_bookmarks.h>
#include <escale/items/log_finder.h>
#include <escale/items/log_findings.h>
#include <escale/items/log_replay.h>
#include <escale/items/log_rows.h>
#include <escale/items/log_timeline.h>
#include <escale/ui/logs/log_shelf.h>
#include <escale/ui/logs/log_syntax.h>

#include <QtCore/QTimeZone>
#include <QtCore/QVariantMap>
#include <QtWidgets/QWidget>

class QAction;
class QBoxLayout;
class QMenu;
class QSplitter;
class QStackedWidget;
class QTabWidget;
class QToolButton;

namespace escale::ui {

class ComparePanel;
class EntryPanel;
class Everywhere;
class FilterBar;
class FoundList;
class HistogramView;
class Label;
class LogView;
class ReaderHead;
class ReplayPanel;
class SearchBar;
class ShelfPanel;

/// The log reader: opens logs and bundles and shows them. No command here changes anything on any platform, and the logs
/// themselves are never written to. GUI thread.
class ReaderPage final : public QWidget {
    Q_OBJECT

public:
    struct Folders {
        QString sidecars; ///< indexes for the next time; empty: none are kept
        QString notes; ///< bookmarks of logs whose own folder cannot be written to
    };

    explicit ReaderPage(const Folders &folders, QWidget *parent = nullptr);
    ~ReaderPage() override;
    Q_DISABLE_COPY_MOVE(ReaderPage)

    /// Opens files and shows the first of them.
    void openFiles(const QStringList &paths);
    /// A file that has been written anew: what was open of it is closed first.
    void openAgain(const QString &path);
    /// A log that somebody else appends to.
    int openLive(std::shared_ptr<logs::Source> source, const QString &title, TaskId rawOf = {});
    /// What the tools of tasks said that this log names: whether there is anything, and who opens it.
    struct RawOutputs {
        std::function<bool(TaskId)> has;
        std::function<void(TaskId)> open;
    };
    void setRawOutputs(int id, RawOutputs outputs);
    /// What to call a log once the language has changed.
    void setTitle(int id, std::function<QString()> title);
    /// Something to say of a log beside its title, asked for each time that the head is made: how old it is, say.
    void setRemark(int id, std::function<QString()> remark);
    /// More has come in of what openLive() opened.
    void lookAt(int id);
    /// Asks which files.
    void askForFiles();

    /// Shows this log, or these merged by time.
    void show(const QList<int> &ids);
    [[nodiscard]] const QList<int> &shown() const { return m_shown; }
    [[nodiscard]] LogShelf &shelf() const { return *m_shelf; }
    [[nodiscard]] LogView *view() const { return m_view; }
    [[nodiscard]] LogView *contextView() const { return m_context; }
    [[nodiscard]] FilterBar *filterBar() const { return m_filter; }
    [[nodiscard]] SearchBar *searchBar() const { return m_search; }
    [[nodiscard]] EntryPanel *entryPanel() const { return m_entry; }
    [[nodiscard]] const items::LogFinder &filtered() const { return *m_shownFinder; }
    [[nodiscard]] const items::LogFinder &matches() const { return *m_matches; }
    [[nodiscard]] const items::LogFindings &findings() const { return *m_findings; }
    [[nodiscard]] items::LogBookmarks &bookmarks() const { return *m_bookmarks; }
    /// Two logs, or two parts of one, side by side.
    void compare();
    /// Shows the journey's picture in the replay. It is told by momentShown() what to show.
    void setPicture(QWidget *picture);
    [[nodiscard]] bool hasPicture() const;
    /// What is remembered from one start to the next: named filters, columns, how the space is divided.
    [[nodiscard]] QVariantMap settings() const;
    void setSettings(const QVariantMap &settings);
    /// By whose clock what is shown is told.
    [[nodiscard]] QTimeZone clock() const;
    /// For the window's title.
    [[nodiscard]] QString title() const;
    /// What the reader can do, for the window's menu and its keys.
    [[nodiscard]] QList<QAction *> commands() const;
    [[nodiscard]] QAction *command(const QString &name) const;

Q_SIGNALS:
    void titleChanged();
    /// What the migration was like at the moment that the replay stands at; told by clock().
    void momentShown(const escale::items::LogReplay::Moment &moment);
    /// Something that should not be lost, whatever happens: a filter has been saved or forgotten.
    void settingsChanged();
    /// One sentence on what has just been done.
    void message(const QString &text);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    friend class ReaderCommands;

    struct Remembered {
        logs::Query query;
        items::LogRows::Place place;
        bool known = false;
    };

    void build();
    void arrange();
    void makeRoomForReplay();
    void buildSide(QTabWidget &side);
    void updateSide();
    void exportBundle();
    void followInContext();
    void editBookmark();
    void stepBookmark(int step);
    void readReplay();
    /// In the tree: the accounts of a log, as they were when its replay was last looked at.
    void showInventory(int id);
    void replayTo(qint64 time);
    void connectParts();
    void makeCommands();
    void showColumns();
    QAction *addCommand(const QString &name, const QKeySequence &key, std::function<void()> run);
    void handleOpened(int id);
    void handleShelf(int id);
    void remember();
    void applyFilter();
    void applySearch();
    void updateFound();
    void updateHead();
    void updateSyntaxes();
    void updateSeen();
    void showLine();
    void goTo(items::LogRows::Place place);
    void goToRow(qint64 row, const QString &whereNone);
    void goToTime(qint64 time);
    void copy(int format, bool bothLanguages);
    void showMenu(const QPoint &at);
    void retranslate();
    [[nodiscard]] QList<items::LogDocument *> documents() const;
    [[nodiscard]] QStringList namesOf(logs::Field field) const;
    [[nodiscard]] QList<bool> marks(int kind, int count) const;

    Folders m_folders;
    LogShelf *m_shelf;
    QList<int> m_shown;
    QHash<int, Remembered> m_remembered;
    QHash<int, std::function<QString()>> m_remarks;
    QHash<int, std::function<QString()>> m_titles;
    QHash<int, RawOutputs> m_rawOutputs;
    QHash<int, LogSyntax> m_guesses; ///< what kind of output the raw logs are
    items::LogRows *m_rows;
    items::LogRows *m_allRows;
    items::LogFinder *m_shownFinder;
    items::LogFinder *m_matches;
    items::LogFinder *m_errors;
    items::LogTimeline *m_timeline;
    items::LogFindings *m_findings;
    items::LogBookmarks *m_bookmarks;
    items::LogReplay m_replay;
    struct Inventory {
        items::LogReplay::Moment moment;
        QHash<QString, items::LogReplay::Downtime> downtimes;
    };
    QHash<int, Inventory> m_inventories; ///< by log
    std::optional<items::LogReplay::Moment> m_replayMoment;
    int m_replayNumber = 0;
    Everywhere *m_everywhere;
    FoundList *m_findingsList;
    FoundList *m_bookmarksList;
    FoundList *m_everywhereList;
    ReplayPanel *m_replayPanel;
    QThreadPool m_pool;
    std::stop_source m_stop;

    ShelfPanel *m_shelfPanel;
    ReaderHead *m_head;
    HistogramView *m_histogram;
    FilterBar *m_filter;
    SearchBar *m_search;
    QToolButton *m_viewMenuButton;
    QBoxLayout *m_tools;
    QMenu *m_viewMenu;
    LogView *m_view;
    LogView *m_context;
    QSplitter *m_views;
    QSplitter *m_rowsSplitter;
    QSplitter *m_columns;
    EntryPanel *m_entry;
    QStackedWidget *m_stack;
    QWidget *m_reading;
    ComparePanel *m_compare = nullptr;
    QTabWidget *m_side;
    QList<QAction *> m_commands;
    bool m_following = false;
    bool m_isNarrow = false;
};

} // namespace escale::ui
