// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "invented_log.h"
#include "unit/logs/log_files.h"

#include <escale/items/log_text.h>
#include <escale/items/roles.h>
#include <escale/items/text.h>
#include <escale/migration/clocks.h>
#include <escale/ui/common/translator.h>
#include <escale/ui/logs/filter_bar.h>
#include <escale/ui/logs/histogram_view.h>
#include <escale/ui/logs/log_view.h>
#include <escale/ui/logs/reader_page.h>
#include <escale/ui/logs/search_bar.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractSlider>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QTreeView>

using namespace escale;
using namespace escale::ui;
using namespace Qt::StringLiterals;

namespace {

bool write(const QString &path, const QByteArray &bytes, QIODevice::OpenMode mode = QIODevice::WriteOnly)
{
    QFile file(path);
    return file.open(mode) && file.write(bytes) == bytes.size();
}

/// As a keyboard of any country does.
void type(QWidget *edit, const QString &text)
{
    for (const QChar c : text) {
        QKeyEvent press(QEvent::KeyPress, 0, {}, QString(c));
        QCoreApplication::sendEvent(edit, &press);
    }
}

} // namespace

/// More of what a person does in the log reader: finding what is on the screen, choosing characters, named filters, several
/// logs, packed ones, live ones.
class ReaderMoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        const desktop::InventedMigration story;
        m_lines = story.lines();
        m_log = m_folder.filePath(u"migration.ndjson"_s);
        QVERIFY(write(m_log, m_lines.join('\n') + '\n'));
        m_bundle = m_folder.filePath(u"srv-gamma.escale"_s);
        QVERIFY(story.writeBundle(m_bundle).has_value());
    }

    void init()
    {
        m_translator.setLanguage(QLocale::English);
        make();
    }
    void cleanup() { m_page.reset(); }

    void findsTheWordsOnTheScreen();
    void theFilterFindsThemToo();
    void rawIsAChoice();
    void charactersAreChosenWithTheMouse();
    void aDoubleClickChoosesAWord();
    void charactersAreChosenWithTheKeyboard();
    void filtersHaveNames();
    void columnsAreRemembered();
    void logsAreReadAsOne();
    void packedLogsAreRead_data();
    void packedLogsAreRead();
    void theIndexIsUsedAgain();
    void followsALiveLog();
    void theTreeShowsTheMigrationAsOf();
    void theClockIsReplayed();
    void timesByThePlatformsClock_data();
    void timesByThePlatformsClock();

private:
    void make()
    {
        m_page = std::make_unique<ReaderPage>(
            ReaderPage::Folders{.sidecars = m_folder.filePath(u"indexes"_s), .notes = m_folder.filePath(u"notes"_s)});
        m_page->resize(1280, 860);
        m_page->QWidget::show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }
    void open(const QString &path) { m_page->openFiles({path}); }
    LogView &view() { return *m_page->view(); }
    template <typename T>
    T *child(const QString &name)
    {
        T *found = m_page->findChild<T *>(name);
        Q_ASSERT(found);
        return found;
    }
    /// Of a label, or of one that may be cut and is read aloud whole.
    QString text(const QString &name)
    {
        const auto *label = m_page->findChild<QLabel *>(name);
        return label ? label->text() : child<QWidget>(name)->accessibleName();
    }
    [[nodiscard]] qint64 countIn(logs::Language language, const QString &words) const
    {
        return std::ranges::count_if(m_lines, [&](const QByteArray &line) {
            return logs::sentence(*logs::fromLine(line), language).contains(words, Qt::CaseInsensitive);
        });
    }
    /// Where a part of a row's text is on the screen.
    QPoint placeOf(qint64 row, const QString &part);

    QTemporaryDir m_folder;
    Translator m_translator;
    QList<QByteArray> m_lines;
    QString m_log;
    QString m_bundle;
    std::unique_ptr<ReaderPage> m_page;
};

void ReaderMoreTest::findsTheWordsOnTheScreen()
{
    m_translator.setLanguage(QLocale::French);
    open(m_log);
    QTRY_COMPARE(view().rows()->count(), m_lines.size());
    const QString words = u"a été marqué prêt"_s;
    const qint64 wanted = countIn(logs::Language::French, words);
    QVERIFY(wanted > 0);
    type(child<QLineEdit>(u"logSearchText"_s), words);
    QTRY_COMPARE(m_page->matches().count(), wanted);
    QTest::keyClick(child<QLineEdit>(u"logSearchText"_s), Qt::Key_Return);
    QTRY_VERIFY(view().currentRow() >= 0);
    QVERIFY(view().rowText(view().currentRow()).contains(words));
    // The window changes its language: the same words are not on the screen any more.
    m_translator.setLanguage(QLocale::English);
    QTRY_VERIFY(!m_page->matches().isRunning() && m_page->matches().count() == 0);
}

void ReaderMoreTest::theFilterFindsThemToo()
{
    m_translator.setLanguage(QLocale::French);
    open(m_log);
    QTRY_COMPARE(view().rows()->count(), m_lines.size());
    QTest::mouseClick(child<QToolButton>(u"filterAsText"_s), Qt::LeftButton);
    auto *edit = child<QLineEdit>(u"filterText"_s);
    type(edit, u"\"redéplacement\" step:7"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    const auto wanted = std::ranges::count_if(m_lines, [](const QByteArray &line) {
        const auto entry = *logs::fromLine(line);
        return entry.step == 7
               && logs::sentence(entry, logs::Language::French).contains(u"redéplacement"_s, Qt::CaseInsensitive);
    });
    QVERIFY(wanted > 0);
    QTRY_COMPARE(view().rows()->count(), qint64(wanted));
}

void ReaderMoreTest::rawIsAChoice()
{
    open(m_log);
    QTRY_COMPARE(view().rows()->count(), m_lines.size());
    QTest::keyClicks(child<QLineEdit>(u"logSearchText"_s), u"escale.account"_s);
    QTRY_VERIFY(!m_page->matches().isRunning() && m_page->matches().query());
    QTRY_COMPARE(m_page->matches().count(), 0); // a key, which is on no screen
    auto *raw = child<QToolButton>(u"logSearchRaw"_s);
    QTest::mouseClick(raw, Qt::LeftButton);
    QTRY_VERIFY(m_page->matches().count() > m_lines.size() / 2);
    // An expression is always about the line in the file, and the choice says so.
    QTest::mouseClick(child<QToolButton>(u"logSearchRegex"_s), Qt::LeftButton);
    QVERIFY(!raw->isEnabled());
    QVERIFY(m_page->searchBar()->isRaw());
}

QPoint ReaderMoreTest::placeOf(qint64 row, const QString &part)
{
    // Selecting from the left to everywhere tells where a character is, as it would a person who tries.
    const QRect rect = view().rowRect(row);
    const int y = rect.center().y();
    for (int right = rect.width() - 4; right > 20; right -= 2) {
        QTest::mousePress(view().viewport(), Qt::LeftButton, {}, QPoint(rect.width() - 4, y));
        QTest::mouseMove(view().viewport(), QPoint(right, y));
        QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, QPoint(right, y));
        const QString chosen = view().selectedText();
        if (chosen.startsWith(part))
            return {right, y};
    }
    return {};
}

void ReaderMoreTest::charactersAreChosenWithTheMouse()
{
    open(m_log);
    QTRY_COMPARE(view().rows()->count(), m_lines.size());
    QTRY_VERIFY(view().isPainted());
    const QPoint at = placeOf(3, u"marked ready"_s);
    QVERIFY(!at.isNull());
    QVERIFY(view().selectedText().startsWith(u"marked ready"_s));
    QCOMPARE(view().currentRow(), 3);
    QGuiApplication::clipboard()->clear();
    view().setFocus();
    QTest::keyClick(&view(), Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), view().selectedText());
    // Beyond the row it is rows again.
    QTest::mousePress(view().viewport(), Qt::LeftButton, {}, at);
    QTest::mouseMove(view().viewport(), QPoint(at.x(), view().rowRect(5).center().y()));
    QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, QPoint(at.x(), view().rowRect(5).center().y()));
    QVERIFY(view().selectedText().isEmpty());
    QCOMPARE(view().firstSelected(), 3);
    QCOMPARE(view().lastSelected(), 5);
}

void ReaderMoreTest::aDoubleClickChoosesAWord()
{
    open(m_log);
    QTRY_COMPARE(view().rows()->count(), m_lines.size());
    QTRY_VERIFY(view().isPainted());
    const QPoint at = placeOf(3, u"marked"_s) + QPoint(6, 0);
    QTest::mouseDClick(view().viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(view().selectedText(), u"marked"_s);
}

void ReaderMoreTest::charactersAreChosenWithTheKeyboard()
{
    open(m_log);
    QTRY_COMPARE(view().rows()->count(), m_lines.size());
    QTRY_VERIFY(view().isPainted());
    view().setFocus();
    view().setCurrentRow(2);
    const QString all = items::lineText(*view().rows()->line(2), logs::Language::English);
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(&view(), Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(view().selectedText(), all.left(5));
    QTest::keyClick(&view(), Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(view().selectedText(), all.left(4));
    QTest::keyClick(&view(), Qt::Key_Right, Qt::ShiftModifier | Qt::ControlModifier);
    QVERIFY(view().selectedText().size() > 4 && all.startsWith(view().selectedText()));
    QTest::keyClick(&view(), Qt::Key_Down);
    QVERIFY(view().selectedText().isEmpty());
}

void ReaderMoreTest::filtersHaveNames()
{
    open(m_log);
    QTRY_COMPARE(view().rows()->count(), m_lines.size());
    QSignalSpy changed(m_page.get(), &ReaderPage::settingsChanged);
    m_page->filterBar()->require(logs::Field::Account, u"intranet"_s);
    QTRY_VERIFY(view().rows()->isFiltered());
    const qint64 shown = view().rows()->count();
    auto *add = child<QToolButton>(u"filterAdd"_s);
    Q_EMIT add->menu()->aboutToShow();
    add->menu()->findChild<QAction *>(u"filterSave"_s)->trigger();
    QTRY_VERIFY(m_page->findChild<QInputDialog *>(u"saveFilterDialog"_s));
    auto *dialog = m_page->findChild<QInputDialog *>(u"saveFilterDialog"_s);
    QTRY_VERIFY(dialog->isVisible());
    QVERIFY(dialog->textValue().contains(u"intranet"_s));
    dialog->setTextValue(u"the one that failed"_s);
    dialog->accept();
    QTRY_COMPARE(changed.size(), 1);
    // Another start: it is in the menu, and does the same.
    const QVariantMap settings = m_page->settings();
    cleanup();
    make();
    m_page->setSettings(settings);
    open(m_log);
    QTRY_COMPARE(view().rows()->count(), m_lines.size());
    add = child<QToolButton>(u"filterAdd"_s);
    const auto named = [&]() -> QAction * {
        Q_EMIT add->menu()->aboutToShow();
        const QList<QAction *> actions = add->menu()->actions();
        const auto found = std::ranges::find(actions, u"the one that failed"_s, &QAction::text);
        return found == actions.end() ? nullptr : *found;
    };
    QVERIFY(named());
    named()->trigger();
    QTRY_VERIFY(view().rows()->isFiltered());
    QTRY_COMPARE(view().rows()->count(), shown);
    // And is forgotten when somebody says so.
    auto *forget = add->menu()->findChild<QMenu *>(u"filterForget"_s);
    QVERIFY(forget);
    forget->actions().first()->trigger();
    QVERIFY(!named());
    QVERIFY(m_page->filterBar()->saved().isEmpty());
}

void ReaderMoreTest::columnsAreRemembered()
{
    m_page->command(u"logColumnActor"_s)->setChecked(true);
    m_page->command(u"logColumnCode"_s)->setChecked(false);
    const QVariantMap settings = m_page->settings();
    cleanup();
    make();
    m_page->setSettings(settings);
    QVERIFY(m_page->command(u"logColumnActor"_s)->isChecked());
    QVERIFY(!m_page->command(u"logColumnCode"_s)->isChecked());
    QVERIFY(view().columns().testFlag(LogView::Column::Actor));
    QVERIFY(!view().columns().testFlag(LogView::Column::Code));
}

void ReaderMoreTest::logsAreReadAsOne()
{
    // Every other line in another file: read as one they are the story again.
    QList<QByteArray> odd;
    QList<QByteArray> even;
    for (qsizetype i = 0; i < m_lines.size(); ++i)
        (i % 2 ? odd : even).append(m_lines[i]);
    const QString one = m_folder.filePath(u"even.ndjson"_s);
    const QString two = m_folder.filePath(u"odd.ndjson"_s);
    QVERIFY(write(one, even.join('\n') + '\n') && write(two, odd.join('\n') + '\n'));
    m_page->openFiles({one, two});
    QTRY_COMPARE(view().rows()->count(), even.size());
    auto *tree = child<QTreeView>(u"shelfTree"_s);
    QTRY_COMPARE(tree->model()->rowCount(), 2);
    tree->collapseAll();
    for (int row = 0; row < 2; ++row) {
        const QModelIndex index = tree->model()->index(row, 0);
        tree->scrollTo(index);
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, row == 0 ? Qt::NoModifier : Qt::ControlModifier,
                          tree->visualRect(index).center());
    }
    auto *merge = child<QAbstractButton>(u"shelfMerge"_s);
    QTRY_VERIFY(merge->isVisible());
    QTest::mouseClick(merge, Qt::LeftButton);
    QTRY_COMPARE(view().rows()->count(), m_lines.size());
    for (const qint64 row : {qint64(0), qint64(1), qint64(77), m_lines.size() - 1}) {
        view().setCurrentRow(row);
        QTRY_VERIFY(view().rows()->line(row));
        QCOMPARE(view().rows()->line(row)->bytes, m_lines[row]);
    }
    // What is searched for is found in both, in the order of time.
    QTest::keyClicks(child<QLineEdit>(u"logSearchText"_s), u"was marked ready"_s);
    QTRY_COMPARE(m_page->matches().count(), countIn(logs::Language::English, u"was marked ready"_s));
    view().setCurrentRow(0);
    m_page->command(u"logNextMatch"_s)->trigger();
    QCOMPARE(view().currentRow(), 1);
}

void ReaderMoreTest::packedLogsAreRead_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray all = m_lines.join('\n') + '\n';
    QTest::newRow("gzip") << u"packed.ndjson.gz"_s << test::deflated(all);
    QTest::newRow("zstd") << u"packed.ndjson.zst"_s << test::zstd(all);
}

void ReaderMoreTest::packedLogsAreRead()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    const QString path = m_folder.filePath(name);
    QVERIFY(write(path, bytes));
    open(path);
    QTRY_COMPARE(view().rows()->count(), m_lines.size());
    QTRY_VERIFY(view().isPainted());
    QVERIFY(view().rowText(0).contains(u"was marked ready"_s));
    view().setCurrentRow(m_lines.size() - 1);
    QTRY_VERIFY(view().rows()->line(m_lines.size() - 1));
    QCOMPARE(view().rows()->line(m_lines.size() - 1)->bytes, m_lines.last());
    m_page->filterBar()->require(logs::Field::Account, u"intranet"_s);
    QTRY_VERIFY(view().rows()->isFiltered());
}

void ReaderMoreTest::theIndexIsUsedAgain()
{
    // Large enough that an index is worth its file.
    const QString path = m_folder.filePath(u"large.ndjson"_s);
    QByteArray all;
    while (all.size() < 20 * 1024 * 1024)
        all += m_lines.join('\n') + '\n';
    QVERIFY(write(path, all));
    const QString indexes = m_folder.filePath(u"indexes"_s);
    open(path);
    const auto document = [this] { return m_page->shelf().items().first().document; };
    QTRY_VERIFY(document() && document()->state() == items::LogDocument::State::Ready);
    QVERIFY(!document()->cameFromSidecar());
    const qint64 lines = view().rows()->count();
    QTRY_VERIFY(!QDir(indexes).entryList(QDir::Files).isEmpty());
    cleanup();
    make();
    open(path);
    QTRY_VERIFY(document() && document()->state() == items::LogDocument::State::Ready);
    QVERIFY(document()->cameFromSidecar());
    QCOMPARE(view().rows()->count(), lines);
    // Of another file under the same name nothing is believed.
    cleanup();
    QVERIFY(write(path, m_lines.join('\n') + '\n' + all));
    make();
    open(path);
    QTRY_VERIFY(document() && document()->state() == items::LogDocument::State::Ready);
    QTRY_COMPARE(view().rows()->count(), lines + m_lines.size());
    QVERIFY(QFile::remove(path));
}

void ReaderMoreTest::followsALiveLog()
{
    const auto source = logs::Source::live(u"task 41"_s);
    source->append(m_lines.first(5).join('\n') + '\n');
    m_page->openLive(source, u"Task 41"_s);
    QTRY_COMPARE(view().rows()->count(), 5);
    QCOMPARE(m_page->title(), u"Task 41"_s);
    QAction *follow = m_page->command(u"logFollow"_s);
    follow->trigger();
    QVERIFY(follow->isChecked());
    for (qsizetype i = 5; i < 200; i += 39) {
        source->append(m_lines.sliced(i, 39).join('\n') + '\n');
        QTRY_COMPARE(view().rows()->count(), i + 39);
        QTRY_COMPARE(view().topRow(), std::max<qint64>(0, i + 39 - view().pageRows()));
    }
    QTRY_VERIFY(view().isPainted());
    // Half a line is shown as far as it has come, and whole once it has.
    const qint64 last = view().rows()->count();
    source->append(m_lines[210].first(40));
    QTRY_COMPARE(view().rows()->count(), last + 1);
    source->append(m_lines[210].sliced(40) + '\n');
    QTRY_VERIFY(view().rows()->line(last) && view().rows()->line(last)->entry);
    QCOMPARE(view().rows()->count(), last + 1);
}

void ReaderMoreTest::theTreeShowsTheMigrationAsOf()
{
    open(m_bundle);
    QTRY_COMPARE(view().rows()->count(), m_lines.size());
    auto *tree = child<QTreeView>(u"shelfTree"_s);
    const auto account = [&](const QString &name) {
        const QModelIndex top = tree->model()->index(0, 0);
        for (int row = 0; row < tree->model()->rowCount(top); ++row) {
            if (tree->model()->index(row, 0, top).data(items::NameRole).toString() == name)
                return tree->model()->index(row, 0, top);
        }
        return QModelIndex();
    };
    const auto mark = [&](const QString &name) { return items::Mark(account(name).data(items::MarkRole).toInt()); };
    QTRY_COMPARE(mark(u"intranet"_s), items::Mark::ClientNew);
    QCOMPARE(account(u"intranet"_s).data(items::BadgeRole).toString(), u"2 attempts"_s);
    QCOMPARE(account(u"forum"_s).data(items::BadgeRole).toString(), u"over"_s);
    QVERIFY(tree->model()->index(0, 0).data(items::BadgeRole).toString().contains(u"8"_s));
    QVERIFY(account(u"blog"_s).data(Qt::AccessibleTextRole).toString().contains(u"blog, "_s));
    // Back to the beginning: the tree goes with it, and with the language.
    auto *slider = child<QAbstractSlider>(u"replaySlider"_s);
    slider->setValue(slider->minimum());
    QTRY_COMPARE(mark(u"intranet"_s), items::Mark::ClientOld);
    QVERIFY(account(u"intranet"_s).data(items::BadgeRole).toString().isEmpty());
    const QString english = tree->model()->index(0, 0).data(items::BadgeRole).toString();
    m_translator.setLanguage(QLocale::French);
    QTRY_VERIFY(tree->model()->index(0, 0).data(items::BadgeRole).toString() != english);
    QVERIFY(text(u"replayFacts"_s).contains(u"étape"_s));
}

/// What the transit server cost then, by the figures of that file and not by today's.
void ReaderMoreTest::theClockIsReplayed()
{
    QSignalSpy moments(m_page.get(), &ReaderPage::momentShown);
    open(m_bundle);
    QTRY_VERIFY(!moments.isEmpty());
    auto *slider = child<QAbstractSlider>(u"replaySlider"_s);
    migration::Policy policy; // of the bundle: a week, where the default is two
    policy.transitFreeDays = 7;
    policy.finalisationFreeDays = 2;
    QSet<int> overs;
    int free = 0;
    for (int i = slider->minimum(); i <= slider->maximum(); ++i) {
        slider->setValue(i);
        const auto moment = moments.last().first().value<items::LogReplay::Moment>();
        const QString facts = text(u"replayFacts"_s);
        const QDateTime until = migration::freeTransitUntil(moment.facts, policy);
        const int over = migration::daysOver(moment.facts, policy, moment.time);
        const Money cost = migration::costSoFar(moment.facts, Money(18900, u"EUR"_s), policy, moment.time);
        QCOMPARE(facts.contains(u"over"_s), over > 0);
        if (over > 0) {
            QVERIFY2(facts.contains(u"%1 day"_s.arg(over)) && facts.contains(items::money(cost)), qPrintable(facts));
            overs.insert(over);
        }
        const bool isFree =
            until.isValid() && over == 0 && moment.facts.transit.state == migration::TransitState::Ready;
        QCOMPARE(facts.contains(u"free until"_s), isFree);
        if (isFree) {
            QVERIFY2(facts.contains(items::dateTimeIn(policy.timeZone, until)), qPrintable(facts));
            ++free;
        }
    }
    QVERIFY2(free > 0 && overs.size() > 3, "the replay passes through both");
    // In the other language, at once.
    m_translator.setLanguage(QLocale::French);
    QTRY_VERIFY2(text(u"replayFacts"_s).contains(u"dépass"_s), qPrintable(text(u"replayFacts"_s)));
}

void ReaderMoreTest::timesByThePlatformsClock_data()
{
    QTest::addColumn<QByteArray>("machine");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QByteArray>("zone");
    for (const QByteArray &machine : {"Asia/Kolkata"_ba, "America/St_Johns"_ba, "UTC"_ba}) {
        QTest::addRow("a log alone, read in %s", machine.constData()) << machine << u"log"_s << "UTC"_ba;
        QTest::addRow("a bundle, read in %s", machine.constData()) << machine << u"bundle"_s << "Europe/Paris"_ba;
        QTest::addRow("live, read in %s", machine.constData()) << machine << u"live"_s << "Pacific/Auckland"_ba;
    }
}

/// Where the reader's machine stands says nothing about when something happened: a log is told by the clock of its platform,
/// and by UTC where nobody knows which that was; the head names it.
void ReaderMoreTest::timesByThePlatformsClock()
{
    QFETCH(const QByteArray, machine);
    QFETCH(const QString, what);
    QFETCH(const QByteArray, zone);
    const QByteArray before = qgetenv("TZ");
    const auto leave = qScopeGuard([&] {
        before.isNull() ? qunsetenv("TZ") : qputenv("TZ", before);
        tzset();
        items::setTimeZone({});
    });
    qputenv("TZ", machine);
    tzset();
    if (what == "live"_L1) {
        items::setTimeZone(QTimeZone("Pacific/Auckland"));
        const auto source = logs::Source::live(u"log"_s);
        source->append(m_lines.join('\n') + '\n');
        m_page->openLive(source, u"Live"_s);
    } else {
        open(what == "log"_L1 ? m_log : m_bundle);
    }
    QTRY_COMPARE(view().rows()->count(), m_lines.size());
    QTRY_VERIFY(view().rows()->line(0) && view().rows()->line(0)->entry);
    const QDateTime first = view().rows()->line(0)->entry->at;
    for (const QLocale::Language language : {QLocale::English, QLocale::French}) {
        m_translator.setLanguage(language);
        QTRY_VERIFY(view().isPainted());
        const QString clock = first.toTimeZone(QTimeZone(zone)).toString(u"HH:mm:ss.zzz"_s);
        QTRY_VERIFY2(view().rowText(0).contains(clock), qPrintable(view().rowText(0) + u" / "_s + clock));
        QVERIFY2(text(u"readerSubtitle"_s).contains(QString::fromLatin1(zone)), qPrintable(text(u"readerSubtitle"_s)));
        auto *histogram = child<HistogramView>(u"logHistogram"_s);
        QCOMPARE(m_page->clock().id(), zone); // what the replay's picture and watermark are told by
        QTRY_VERIFY(!histogram->histogram().isEmpty());
        const QDateTime bin =
            QDateTime::fromMSecsSinceEpoch(histogram->histogram().timeOf(0), QTimeZone(QTimeZone::UTC));
        QVERIFY2(histogram->binText(0).contains(items::dateTimeIn(QTimeZone(zone), bin)),
                 qPrintable(histogram->binText(0)));
    }
}

QTEST_MAIN(ReaderMoreTest)
#include "tst_reader_more.moc"
