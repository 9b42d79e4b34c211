// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "invented_log.h"

#include <escale/desktop/application.h>
#include <escale/ui/logs/entry_panel.h>
#include <escale/ui/logs/filter_bar.h>
#include <escale/ui/logs/log_view.h>
#include <escale/ui/logs/reader_page.h>
#include <escale/ui/shell/main_window.h>

#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtGui/QHelpEvent>
#include <QtGui/QTextDocumentFragment>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractSlider>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QToolTip>

#include <utility>

using namespace escale;
using namespace Qt::StringLiterals;

/// The whole window with a bundle open, on small screens and large ones. With ESCALE_PICTURES=FOLDER it leaves pictures there.
class ReaderSizeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        m_bundle = m_folder.filePath(u"srv-gamma.escale"_s);
        QVERIFY(desktop::InventedMigration().writeBundle(m_bundle).has_value());
    }

    void fits_data()
    {
        QTest::addColumn<QLocale::Language>("language");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("isDark");
        for (const auto &[name, language] :
             {std::pair("French", QLocale::French), std::pair("English", QLocale::English)}) {
            QTest::addRow("%s, small", name) << language << QSize(800, 600) << false;
            QTest::addRow("%s, small and dark", name) << language << QSize(800, 600) << true;
            QTest::addRow("%s, large", name) << language << QSize(1440, 900) << (language == QLocale::French);
        }
    }

    /// Nothing needs more room than there is, whatever is shown at the side.
    void fits()
    {
        QFETCH(QLocale::Language, language);
        QFETCH(QSize, size);
        QFETCH(bool, isDark);
        Options options;
        options.settingsFile = m_folder.filePath(u"%1.ini"_s.arg(QString::fromLatin1(QTest::currentDataTag())));
        options.openFiles = {m_bundle};
        options.language = language;
        options.colorScheme = isDark ? ui::ColorScheme::Dark : ui::ColorScheme::Light;
        Application application(options);
        application.start();
        ui::MainWindow &window = application.window();
        window.resize(size);
        QTRY_VERIFY(window.findChild<ui::ReaderPage *>());
        const auto *reader = window.findChild<ui::ReaderPage *>();
        QTRY_VERIFY(reader->isVisible() && reader->view()->rows()->count() > 0);
        QTRY_VERIFY(reader->findChild<QAbstractSlider *>(u"replaySlider"_s)->maximum() > 0);
        auto *filter = reader->findChild<ui::FilterBar *>(u"filterBar"_s);
        filter->require(logs::Field::Step, u"4"_s);
        filter->require(logs::Field::Level, u"warning"_s);
        filter->require(logs::Field::Account, u"boutique"_s);
        auto *side = reader->findChild<QTabWidget *>(u"readerSide"_s);
        for (int tab = 0; tab < side->count(); ++tab) {
            side->setCurrentIndex(tab);
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            QCOMPARE(window.size(), size);
            QVERIFY2(window.minimumSizeHint().width() <= size.width(), qPrintable(wide(window)));
            QVERIFY(window.minimumSizeHint().height() <= size.height());
            QVERIFY2(reader->view()->pageRows() >= 5, "hardly a line of the log is in sight");
            QVERIFY2(reader->entryPanel()->width() >= reader->width() / 4, "no room for the line that is chosen");
            QVERIFY2(reader->mapTo(&window, QPoint(reader->width(), 0)).x() <= size.width(), qPrintable(wide(window)));
            const QString folder = qEnvironmentVariable("ESCALE_PICTURES");
            if (!folder.isEmpty())
                window.grab().save(u"%1/%2-%3.png"_s.arg(folder, QString::fromLatin1(QTest::currentDataTag()))
                                       .arg(tab)
                                       .replace(u' ', u'-'));
        }
    }

    /// A sentence that goes on beyond the window is told whole by the row's tool tip, as plain text.
    void cutIsToldWhole()
    {
        Options options;
        options.settingsFile = m_folder.filePath(u"cut.ini"_s);
        options.openFiles = {m_bundle};
        options.language = QLocale::English;
        Application application(options);
        application.start();
        ui::MainWindow &window = application.window();
        window.resize(800, 600);
        QTRY_VERIFY(window.findChild<ui::ReaderPage *>());
        ui::LogView *view = window.findChild<ui::ReaderPage *>()->view();
        QTRY_VERIFY(view->rows() && view->rows()->count() > 0 && view->isPainted());
        const auto tipOf = [view](qint64 row) {
            view->setCurrentRow(row);
            view->viewport()->repaint();
            const QPoint at(view->viewport()->width() - 10, view->rowRect(row).center().y());
            QToolTip::hideText();
            QHelpEvent help(QEvent::ToolTip, at, view->viewport()->mapToGlobal(at));
            QCoreApplication::sendEvent(view->viewport(), &help);
            return QTextDocumentFragment::fromHtml(QToolTip::text()).toPlainText();
        };
        int cut = 0;
        int whole = 0;
        QString before;
        for (qint64 row = 0; row < std::min<qint64>(view->rows()->count(), 300); ++row) {
            QTRY_VERIFY(view->rows()->line(row));
            const QString tip = tipOf(row);
            if (tip == std::exchange(before, tip)) { // one that goes is seen for a moment longer
                ++whole;
                continue;
            }
            ++cut;
            QVERIFY2(view->rowText(row).simplified().contains(tip.simplified()),
                     qPrintable(tip)); // spaces of all kinds
        }
        QVERIFY(cut > 0);
        QVERIFY(whole > 0);
    }

private:
    /// Who needs how much.
    static QString wide(const QWidget &window)
    {
        constexpr int some = 250;
        QString text;
        const QList<QWidget *> widgets = window.findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            if (widget->isVisible() && widget->minimumSizeHint().width() > some)
                text += u"%1 %2: %3\n"_s.arg(QLatin1StringView(widget->metaObject()->className()), widget->objectName())
                            .arg(widget->minimumSizeHint().width());
        }
        return text;
    }

    QTemporaryDir m_folder;
    QString m_bundle;
};

QTEST_MAIN(ReaderSizeTest)
#include "tst_reader_size.moc"
