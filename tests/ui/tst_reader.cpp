// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "invented_log.h"

#include <escale/items/log_text.h>
#include <escale/ui/common/translator.h>
#include <escale/ui/logs/entry_panel.h>
#include <escale/ui/logs/filter_bar.h>
#include <escale/ui/logs/histogram_view.h>
#include <escale/ui/logs/log_view.h>
#include <escale/ui/logs/marked_scroll_bar.h>
#include <escale/ui/logs/reader_page.h>
#include <escale/ui/logs/search_bar.h>

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAccessible>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QDialog>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTableView>
#include <QtWidgets/QToolButton>

using namespace escale;
using namespace escale::ui;
using namespace Qt::StringLiterals;

namespace {

bool write(const QString &path, const QByteArray &bytes, QIODevice::OpenMode mode = QIODevice::WriteOnly)
{
    QFile file(path);
    return file.open(mode) && file.write(bytes) == bytes.size();
}

bool hasColor(const QImage &image, const QColor &color)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == color)
                return true;
        }
    }
    return false;
}

} // namespace

/// The log reader through its window: what a person does with the mouse and the keyboard, and what they see.
class ReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        const desktop::InventedMigration story;
        m_lines = story.lines();
        m_log = m_folder.filePath(u"migration.ndjson"_s);
        QVERIFY(write(m_log, m_lines.join('\n') + '\n'));
        m_raw = m_folder.filePath(u"task-41-rsync.log"_s);
        QVERIFY(write(m_raw, story.rsyncOutput()));
        m_bundle = m_folder.filePath(u"srv-gamma.escale"_s);
        QVERIFY(story.writeBundle(m_bundle).has_value());
        m_translator.setLanguage(QLocale::English);
    }

    void init()
    {
        m_translator.setLanguage(QLocale::English);
        m_page = std::make_unique<ReaderPage>(
            ReaderPage::Folders{.sidecars = m_folder.filePath(u"indexes"_s), .notes = m_folder.filePath(u"notes"_s)});
        m_page->resize(1280, 860);
        m_page->QWidget::show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }
    void cleanup() { m_page.reset(); }

    void opensALog()
    {
        open(m_log);
        QTRY_COMPARE(view().rows()->count(), m_lines.size());
        QTRY_VERIFY(view().isPainted());
        QVERIFY(view().rowText(0).contains(u"ESC-2001"_s));
        QVERIFY(view().rowText(0).contains(u"was marked ready"_s));
        QVERIFY(text(u"readerSubtitle"_s).contains(QLocale().toString(m_lines.size())));
    }

    /// The same file says the same in the other language, at once, on what is already open.
    void switchesLanguageWhileOpen()
    {
        open(m_log);
        QTRY_COMPARE(view().rows()->count(), m_lines.size());
        QTRY_VERIFY(view().isPainted());
        m_translator.setLanguage(QLocale::French);
        QTRY_VERIFY(view().rowText(0).contains(u"a été marqué prêt"_s) || view().rowText(0).contains(u"prêt"_s));
        QVERIFY(view().rowText(0).contains(u"ESC-2001"_s));
        m_translator.setLanguage(QLocale::English);
        QTRY_VERIFY(view().rowText(0).contains(u"was marked ready"_s));
    }

    void filtersByText_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QByteArrayList>("all"); // every line shown has all of these
        QTest::newRow("account") << u"account:intranet"_s << QByteArrayList{"\"escale.account\":\"intranet\""};
        QTest::newRow("step") << u"step:7"_s << QByteArrayList{"\"escale.step\":7"};
        QTest::newRow("severity") << u"level:error"_s << QByteArrayList{"\"log.level\":\"error\""};
        QTest::newRow("and") << u"account:intranet step:4 level:error"_s
                             << QByteArrayList{"\"escale.account\":\"intranet\"", "\"escale.step\":4",
                                               "\"log.level\":\"error\""};
        QTest::newRow("or") << u"(code:ESC-4203 or code:ESC-4202) step:4"_s
                            << QByteArrayList{"\"event.action\":\"downtime", "\"escale.step\":4"};
        QTest::newRow("regex") << u"/is served from transit-[0-9]+ now/"_s << QByteArrayList{"is served from transit-"};
        QTest::newRow("text") << u"\"differs from the original\""_s << QByteArrayList{"differs from the original"};
    }
    void filtersByText()
    {
        QFETCH(QString, query);
        QFETCH(QByteArrayList, all);
        open(m_log);
        QTRY_COMPARE(view().rows()->count(), m_lines.size());
        const auto wanted = std::ranges::count_if(m_lines, [&all](const QByteArray &line) {
            return std::ranges::all_of(all, [&line](const QByteArray &part) { return line.contains(part); });
        });
        QVERIFY(wanted > 0 && wanted < m_lines.size());
        QTest::mouseClick(child<QToolButton>(u"filterAsText"_s), Qt::LeftButton);
        auto *edit = child<QLineEdit>(u"filterText"_s);
        QVERIFY(edit->isVisible());
        QTest::keyClicks(edit, query);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_COMPARE(view().rows()->count(), qint64(wanted));
        // Each part is a chip; switched off, it is as if it were not there.
        QList<QAbstractButton *> chips = m_page->findChildren<QAbstractButton *>(u"filterChip"_s);
        chips.removeIf([](const QAbstractButton *chip) { return !chip->isVisible(); });
        QCOMPARE(chips.size(), qsizetype(m_page->filterBar()->query().parts.size()));
        for (QAbstractButton *chip : std::as_const(chips))
            QTest::keyClick(chip, Qt::Key_Space);
        QTRY_COMPARE(view().rows()->count(), m_lines.size());
        for (QAbstractButton *chip : std::as_const(chips))
            QTest::mouseClick(chip, Qt::LeftButton, {}, QPoint(8, chip->height() / 2));
        QTRY_COMPARE(view().rows()->count(), qint64(wanted));
        QTest::keyClick(chips.first(), Qt::Key_Delete);
        QTRY_COMPARE(qsizetype(m_page->filterBar()->query().parts.size()), chips.size() - 1);
    }

    void saysWhatIsWrongWithAFilter()
    {
        open(m_log);
        QTest::mouseClick(child<QToolButton>(u"filterAsText"_s), Qt::LeftButton);
        auto *edit = child<QLineEdit>(u"filterText"_s);
        edit->setText(u"step:4 colour:red"_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(text(u"filterComplaint"_s).contains(u"there is no such field"_s));
        QCOMPARE(m_page->filterBar()->query().parts.size(), size_t(0));
    }

    void searchesAndStepsThroughMatches()
    {
        open(m_log);
        QTRY_COMPARE(view().rows()->count(), m_lines.size());
        QTest::keyClicks(child<QLineEdit>(u"logSearchText"_s), u"longer than estimated"_s);
        QTRY_COMPARE(m_page->matches().count(), 1);
        QTest::keyClick(child<QLineEdit>(u"logSearchText"_s), Qt::Key_Return);
        QTRY_VERIFY(view().currentRow() >= 0);
        QVERIFY(m_lines[view().currentRow()].contains("longer than estimated"));
        QTRY_COMPARE(text(u"logSearchFound"_s), u"1 of 1"_s);
        // In the scroll bar there is one mark, where the line is.
        QTRY_COMPARE(view().marks()->marks(MarkedScrollBar::Kind::Match).count(true), 1);
    }

    void aBadExpressionIsSaid()
    {
        open(m_log);
        QTest::mouseClick(child<QToolButton>(u"logSearchRegex"_s), Qt::LeftButton);
        QTest::keyClicks(child<QLineEdit>(u"logSearchText"_s), u"ab(c"_s);
        QTRY_COMPARE(text(u"logSearchFound"_s), u"cannot be used"_s);
    }

    void goesFromErrorToError()
    {
        open(m_log);
        QTRY_COMPARE(view().rows()->count(), m_lines.size());
        QList<qint64> errors;
        for (qsizetype i = 0; i < m_lines.size(); ++i) {
            if (m_lines[i].contains("\"log.level\":\"error\""))
                errors.append(i);
        }
        QVERIFY(errors.size() >= 2);
        view().setFocus();
        view().setCurrentRow(0);
        QTRY_COMPARE(view().marks()->marks(MarkedScrollBar::Kind::Error).count(true) > 0, true);
        for (const qint64 row : std::as_const(errors)) {
            QTest::keyClick(&view(), Qt::Key_F4);
            QCOMPARE(view().currentRow(), row);
        }
        QTest::keyClick(&view(), Qt::Key_F4, Qt::ShiftModifier);
        QCOMPARE(view().currentRow(), errors[errors.size() - 2]);
    }

    void copies_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QStringList>("contains");
        QTest::newRow("text") << u"logCopy"_s << QStringList{u"ESC-2001"_s, u"was marked ready"_s};
        QTest::newRow("both languages") << u"logCopyBoth"_s << QStringList{u"was marked ready"_s, u"prêt"_s};
        QTest::newRow("Markdown") << u"logCopyMarkdown"_s
                                  << QStringList{u"|---|"_s, u"| English |"_s, u"Français |"_s, u"prêt"_s};
        QTest::newRow("JSON") << u"logCopyJson"_s
                              << QStringList{QString::fromUtf8("{\"@timestamp\":"), u"escale.hash"_s};
    }
    void copies()
    {
        QFETCH(QString, command);
        QFETCH(QStringList, contains);
        open(m_log);
        QTRY_COMPARE(view().rows()->count(), m_lines.size());
        view().setFocus();
        view().setCurrentRow(0);
        QTest::keyClick(&view(), Qt::Key_Down, Qt::ShiftModifier);
        QGuiApplication::clipboard()->clear();
        m_page->command(command)->trigger();
        for (const QString &part : std::as_const(contains))
            QTRY_VERIFY2(QGuiApplication::clipboard()->text().contains(part),
                         qPrintable(QGuiApplication::clipboard()->text()));
        if (command == "logCopyJson"_L1)
            QCOMPARE(QGuiApplication::clipboard()->text().toUtf8(), m_lines[0] + '\n' + m_lines[1] + '\n');
    }

    void showsBothLanguagesOfAnEntry()
    {
        open(m_log);
        QTRY_COMPARE(view().rows()->count(), m_lines.size());
        view().setCurrentRow(0);
        QTRY_VERIFY(text(u"entryEnglish"_s).contains(u"was marked ready"_s));
        QVERIFY(text(u"entryFrench"_s).contains(u"prêt"_s));
        QTest::mouseClick(child<QWidget>(u"entryAccount"_s), Qt::LeftButton);
        const QByteArray account = m_lines[0].contains("\"escale.account\":\"archive\"") ? "archive" : "";
        QVERIFY(!account.isEmpty());
        QTRY_COMPARE(view().rows()->count(), qint64(std::ranges::count_if(m_lines, [](const QByteArray &l) {
                         return l.contains("\"escale.account\":\"archive\"");
                     })));
    }

    void keepsBookmarksBesideTheLog()
    {
        const QString path = m_folder.filePath(u"bookmarked.ndjson"_s);
        QVERIFY(write(path, m_lines.join('\n') + '\n'));
        const QByteArray before = m_lines.join('\n') + '\n';
        open(path);
        QTRY_COMPARE(view().rows()->count(), m_lines.size());
        view().setFocus();
        view().setCurrentRow(12);
        QTest::keyClick(&view(), Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY(m_page->findChild<QInputDialog *>(u"bookmarkDialog"_s));
        auto *dialog = m_page->findChild<QInputDialog *>(u"bookmarkDialog"_s);
        QTRY_VERIFY(dialog->isVisible());
        dialog->setTextValue(u"why so late?"_s);
        dialog->accept();
        QTRY_VERIFY(m_page->bookmarks().contains(12));
        QTRY_VERIFY(QFile::exists(path + u".escale-notes"_s));
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        view().setFocus();
        view().setCurrentRow(0);
        QTest::keyClick(&view(), Qt::Key_F2);
        QCOMPARE(view().currentRow(), 12);
        // Another time, another reader.
        cleanup();
        init();
        open(path);
        QTRY_VERIFY(m_page->bookmarks().contains(12));
        QCOMPARE(m_page->bookmarks().note(12), u"why so late?"_s);
        QFile log(path);
        QVERIFY(log.open(QIODevice::ReadOnly));
        QCOMPARE(log.readAll(), before);
    }

    void opensABundleAndVerifiesIt()
    {
        open(m_bundle);
        QTRY_COMPARE(view().rows()->count(), m_lines.size());
        QTRY_VERIFY(text(u"readerTitle"_s).contains(u"srv-gamma"_s));
        auto *badge = child<QAbstractButton>(u"verdictBadge"_s);
        QTRY_VERIFY2(badge->text().contains(u"signature valid"_s), qPrintable(badge->text()));
        QVERIFY(text(u"readerSubtitle"_s).contains(u"nothing can be changed here"_s));
        // The raw output of a task is in it, and is shown for what it is.
        m_page->show({m_page->shelf().openRaw(m_page->shown().first(), TaskId(41))});
        QTRY_VERIFY(view().rows()->count() > 300);
        QTRY_VERIFY(view().rowText(0).contains(u"sending incremental file list"_s));
    }

    void namesThePlaceWhereABundleWasChanged()
    {
        const QString path = m_folder.filePath(u"changed.escale"_s);
        QVERIFY(desktop::writeTampered(m_bundle, path).has_value());
        qsizetype line = 0;
        for (qsizetype i = 0; i < m_lines.size(); ++i) {
            if (m_lines[i].contains("\"count\":2"))
                line = i + 1;
        }
        open(path);
        QTRY_COMPARE(view().rows()->count(), m_lines.size());
        auto *badge = child<QAbstractButton>(u"verdictBadge"_s);
        QTRY_VERIFY2(badge->text().contains(QLocale().toString(line)), qPrintable(badge->text()));
        QVERIFY(!badge->accessibleDescription().isEmpty());
    }

    /// Hostile lines: every one is a row, none is more than that.
    void survivesAnything_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<qint64>("rows");
        QTest::newRow("empty") << QByteArray() << qint64(0);
        QTest::newRow("no line end") << QByteArray("one") << qint64(1);
        QTest::newRow("CRLF") << QByteArray("one\r\ntwo\r\n") << qint64(2);
        QTest::newRow("NUL") << QByteArray("a\0b\nc\0\n", 7) << qint64(2);
        QTest::newRow("invalid UTF-8") << QByteArray("text \xc3( \xff \xc3\n\x80\x80\n") << qint64(2);
        QTest::newRow("markup") << QByteArray("<b>bold</b><img src='x'>\n") << qint64(1);
        QTest::newRow("turned direction") << QByteArray("abc \xe2\x80\xae gnp.exe\n") << qint64(1);
        QTest::newRow("broken JSON") << QByteArray("{\"@timestamp\":\n{}\n[]\n{\"a\":{\"b\":[[[[\n") << qint64(4);
        QTest::newRow("a line of 3 MB") << QByteArray(3'000'000, 'x') + "\nshort\n" << qint64(2);
    }
    void survivesAnything()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(qint64, rows);
        const QString path = m_folder.filePath(u"hostile.log"_s);
        QFile::remove(path);
        QVERIFY(write(path, bytes));
        open(path);
        QTRY_COMPARE(view().rows()->count(), rows);
        if (rows > 0) {
            QTRY_VERIFY(view().isPainted());
            for (qint64 row = 0; row < rows; ++row) {
                view().setCurrentRow(row);
                QTRY_VERIFY(view().rows()->line(row));
            }
        }
        const QString shown = view().rowText(0);
        QVERIFY(!shown.contains(QChar(0)) && !shown.contains(u'\u202e'));
    }

    /// The far end of a very long line comes when one scrolls there.
    void scrollsAlongALongLine()
    {
        const QString path = m_folder.filePath(u"long.log"_s);
        QByteArray line(6'000'000, '.');
        line += "THE END";
        QVERIFY(write(path, line + '\n'));
        open(path);
        QTRY_COMPARE(view().rows()->count(), 1);
        QTRY_VERIFY(view().isPainted());
        QTRY_VERIFY(view().horizontalScrollBar()->maximum() > 6'000'000);
        view().horizontalScrollBar()->setValue(view().horizontalScrollBar()->maximum());
        const auto holdsTheEnd = [this] {
            view().viewport()->update();
            const items::LogLine *found = view().rows()->line(0, 5'999'900);
            return found && found->bytes.endsWith("THE END");
        };
        QTRY_VERIFY(holdsTheEnd());
        QTRY_VERIFY(view().isPainted());
    }

    void followsAGrowingLog()
    {
        const QString path = m_folder.filePath(u"growing.ndjson"_s);
        QVERIFY(write(path, m_lines.first(20).join('\n') + '\n'));
        open(path);
        QTRY_COMPARE(view().rows()->count(), 20);
        m_page->command(u"logFollow"_s)->setChecked(true);
        QVERIFY(write(path, m_lines.sliced(20).join('\n') + '\n', QIODevice::Append));
        QTRY_COMPARE(view().rows()->count(), m_lines.size());
        QTRY_COMPARE(view().topRow(), m_lines.size() - view().pageRows());
        // Scrolling away ends it.
        QTest::keyClick(&view(), Qt::Key_Home, Qt::ControlModifier);
        QVERIFY(!m_page->command(u"logFollow"_s)->isChecked());
    }

    void saysThatAFileHasShrunkOrVanished()
    {
        const QString path = m_folder.filePath(u"shrinking.ndjson"_s);
        QVERIFY(write(path, m_lines.join('\n') + '\n'));
        open(path);
        QTRY_COMPARE(view().rows()->count(), m_lines.size());
        QVERIFY(QFile::resize(path, 2000));
        QTRY_VERIFY(text(u"readerProblem"_s).contains(u"shorter"_s));
        // What is gone is said on its line, and reading again shows what is left.
        view().setCurrentRow(m_lines.size() - 1);
        QTest::mouseClick(child<QWidget>(u"readerAgain"_s), Qt::LeftButton);
        QTRY_VERIFY(view().rows()->count() < 20 && view().rows()->count() > 0);
        QVERIFY(QFile::remove(path));
        QTRY_VERIFY(text(u"readerProblem"_s).contains(u"gone"_s));
    }

    void missingFilesAreSaid()
    {
        open(m_folder.filePath(u"not-there.ndjson"_s));
        QTRY_VERIFY(!text(u"readerProblem"_s).isEmpty());
        QCOMPARE(view().rows()->count(), 0);
    }

    void theHistogramChoosesTimes()
    {
        open(m_log);
        QTRY_COMPARE(view().rows()->count(), m_lines.size());
        auto *histogram = child<HistogramView>(u"logHistogram"_s);
        QTRY_VERIFY(!histogram->histogram().isEmpty());
        QTRY_VERIFY(histogram->isVisible() && histogram->width() > 300);
        qint64 counted = 0;
        QSet<int> steps;
        for (const items::LogHistogram::Bin &bin : histogram->histogram().bins) {
            counted += bin.count;
            steps.insert(bin.step);
        }
        QCOMPARE(counted, m_lines.size());
        QVERIFY(steps.contains(4) && steps.contains(7));
        histogram->setFocus();
        QTest::mouseClick(histogram, Qt::LeftButton, {}, QPoint(histogram->width() / 2, 10));
        QTRY_VERIFY(view().currentRow() > 0);
        // A span is a filter like any other.
        QTest::mousePress(histogram, Qt::LeftButton, {}, QPoint(10, 10));
        QTest::mouseMove(histogram, QPoint(histogram->width() / 3, 10));
        QTest::mouseRelease(histogram, Qt::LeftButton, {}, QPoint(histogram->width() / 3, 10));
        QTRY_VERIFY(view().rows()->isFiltered());
        QVERIFY(view().rows()->count() > 0 && view().rows()->count() < m_lines.size());
    }

    void replaysTheMigration()
    {
        QSignalSpy moments(m_page.get(), &ReaderPage::momentShown);
        open(m_log);
        QTRY_VERIFY(!moments.isEmpty());
        const auto end = moments.last().first().value<items::LogReplay::Moment>();
        QCOMPARE(end.facts.serverName, u"srv-gamma"_s);
        QCOMPARE(end.facts.accounts.size(), 7);
        QVERIFY(std::ranges::all_of(end.facts.accounts, [](const migration::AccountFacts &a) {
            return a.location == migration::Location::ClientNew;
        }));
        QCOMPARE(end.facts.transit.state, migration::TransitState::Released);
        // Back to the first moment: nobody has moved.
        auto *slider = child<QAbstractSlider>(u"replaySlider"_s);
        slider->setValue(slider->minimum());
        const auto begin = moments.last().first().value<items::LogReplay::Moment>();
        QVERIFY(std::ranges::all_of(begin.facts.accounts, [](const migration::AccountFacts &a) {
            return a.location == migration::Location::ClientOld;
        }));
        QCOMPARE(begin.facts.transit.state, migration::TransitState::None);
    }

    void saysWhereTheChainBreaks()
    {
        QList<QByteArray> lines = m_lines;
        lines[30].replace("28", "29"); // anything
        if (lines[30] == m_lines[30])
            lines[30].replace("INFO", "info").replace("\"message\":\"", "\"message\":\"!");
        lines.removeAt(100);
        const QString path = m_folder.filePath(u"broken.ndjson"_s);
        QVERIFY(write(path, lines.join('\n') + '\n'));
        open(path);
        QTRY_VERIFY(m_page->findings().rowCount() > 1);
        QSet<qint64> places;
        for (int row = 0; row < m_page->findings().rowCount(); ++row)
            places.insert(m_page->findings().index(row).data(items::LogLineRole).toLongLong());
        QVERIFY(places.contains(30));
        QVERIFY(places.contains(100));
        // A click on one goes there.
        auto *list = child<QListView>(u"findingsList"_s);
        const QModelIndex first = list->model()->index(0, 0);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(first).center());
        QTRY_COMPARE(view().currentRow(), first.data(items::LogLineRole).toLongLong());
    }

    /// What leaves the house is shown before, and nothing else leaves it.
    void exportsWithPseudonyms()
    {
        open(m_bundle);
        QTRY_COMPARE(view().rows()->count(), m_lines.size());
        QTest::mouseClick(child<QWidget>(u"readerExport"_s), Qt::LeftButton);
        QTRY_VERIFY(m_page->findChild<QDialog *>(u"exportDialog"_s));
        auto *dialog = m_page->findChild<QDialog *>(u"exportDialog"_s);
        QTRY_VERIFY(dialog->isVisible());
        auto *names = dialog->findChild<QTableView *>(u"exportNames"_s);
        QTRY_VERIFY(names->model()->rowCount() >= 7);
        bool hasAccount = false;
        for (int row = 0; row < names->model()->rowCount(); ++row)
            hasAccount = hasAccount || names->model()->index(row, 0).data().toString() == "intranet"_L1;
        QVERIFY(hasAccount);
        const QString path = m_folder.filePath(u"redacted.escale"_s);
        QSignalSpy said(m_page.get(), &ReaderPage::message);
        QVERIFY(QMetaObject::invokeMethod(dialog, "exportTo", Q_ARG(QString, path)));
        QTRY_VERIFY(QFile::exists(path));
        QTRY_COMPARE(said.size(), 1);
        open(path);
        QTRY_COMPARE(view().rows()->count(), m_lines.size());
        QTRY_VERIFY(view().isPainted());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(!bytes.contains("intranet") && !bytes.contains("Durand") && !bytes.contains("srv-gamma"));
        QVERIFY(text(u"readerSubtitle"_s).contains(u"pseudonyms"_s));
    }

    void knowsWhatAToolSaid()
    {
        open(m_raw);
        QTRY_VERIFY(view().isPainted());
        // rsync's new files are marked as such: not every pixel of the text has the colour of text.
        QTRY_VERIFY(hasColor(view().viewport()->grab().toImage(), themeOf(view()).success));
    }

    void comparesTwoAttempts()
    {
        open(m_log);
        QTRY_COMPARE(view().rows()->count(), m_lines.size());
        const auto error =
            std::ranges::find_if(m_lines, [](const QByteArray &line) { return line.contains("ESC-4205"); });
        view().setCurrentRow(error - m_lines.begin());
        QTRY_COMPARE(m_page->entryPanel()->line().has_value(), true);
        m_page->command(u"logCompare"_s)->trigger();
        auto *table = child<QTableView>(u"compareTable"_s);
        QTRY_VERIFY(table->model() && table->model()->rowCount() > 5);
        new QAbstractItemModelTester(table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest, table);
        QTRY_VERIFY(table->model()->index(0, 0).data().toString() != u"…"_s);
        QVERIFY(text(u"compareSummary"_s).contains(u"only"_s));
        QTest::mouseClick(child<QWidget>(u"compareClose"_s), Qt::LeftButton);
        QVERIFY(view().isVisible());
    }

    void everythingIsReachedByTheKeyboard()
    {
        open(m_log);
        QTRY_COMPARE(view().rows()->count(), m_lines.size());
        QTRY_VERIFY(view().isPainted());
        view().setFocus();
        QTest::keyClick(&view(), Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(view().currentRow(), m_lines.size() - 1);
        QTest::keyClick(&view(), Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(view().currentRow(), 0);
        QTest::keyClick(&view(), Qt::Key_PageDown);
        QCOMPARE(view().currentRow(), view().pageRows());
        QTest::keyClick(&view(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(view().lastSelected() - view().firstSelected() + 1, m_lines.size());
        QTest::keyClick(&view(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(child<QLineEdit>(u"logSearchText"_s)->hasFocus());
        const QList<QWidget *> widgets = m_page->findChildren<QWidget *>();
        for (QWidget *widget : widgets) {
            if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisibleTo(m_page.get()) || !widget->isEnabled()
                || qobject_cast<QScrollBar *>(widget))
                continue;
            QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
            QVERIFY(accessible);
            QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(),
                     qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName()));
        }
    }

    void aScreenReaderHearsTheLines()
    {
        open(m_log);
        QTRY_COMPARE(view().rows()->count(), m_lines.size());
        QTRY_VERIFY(view().isPainted());
        view().setCurrentRow(2);
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&view());
        QVERIFY(list);
        QCOMPARE(list->role(), QAccessible::List);
        QVERIFY(list->childCount() > 5);
        QAccessibleInterface *row = list->child(2);
        QVERIFY(row);
        QVERIFY(row->text(QAccessible::Name).contains(u"ESC-"_s));
        QVERIFY(row->state().selected);
        QVERIFY(row->rect().height() > 0);
        QCOMPARE(list->indexOfChild(row), 2);
    }

    void theListsAreModels()
    {
        open(m_bundle);
        for (QListView *list : m_page->findChildren<QListView *>()) {
            if (list->model())
                new QAbstractItemModelTester(list->model(), QAbstractItemModelTester::FailureReportingMode::QtTest,
                                             list);
        }
        QTRY_COMPARE(view().rows()->count(), m_lines.size());
        m_page->searchBar()->setText(u"intranet"_s);
        QTRY_VERIFY(m_page->matches().count() > 10);
        m_page->bookmarks().set(5, u"a"_s);
        m_page->bookmarks().set(2, u"b"_s);
        m_page->bookmarks().set(5, u"c"_s);
        m_page->bookmarks().remove(2);
        QCOMPARE(m_page->bookmarks().rowCount(), 1);
        m_page->bookmarks().remove(5);
        m_page->searchBar()->setText({});
        QTRY_COMPARE(m_page->matches().count(), 0);
    }

private:
    void open(const QString &path) { m_page->openFiles({path}); }
    LogView &view() { return *m_page->view(); }
    template <typename T>
    T *child(const QString &name)
    {
        T *found = m_page->findChild<T *>(name);
        Q_ASSERT(found);
        return found;
    }
    QString text(const QString &name) { return child<QLabel>(name)->text(); }

    QTemporaryDir m_folder;
    Translator m_translator;
    QList<QByteArray> m_lines;
    QString m_log;
    QString m_raw;
    QString m_bundle;
    std::unique_ptr<ReaderPage> m_page;
};

QTEST_MAIN(ReaderTest)
#include "tst_reader.moc"
