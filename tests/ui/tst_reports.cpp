// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "invented.h"

#include <escale/fleet/fleet.h>
#include <escale/items/table_text.h>
#include <escale/sync/session.h>
#include <escale/ui/commands/state.h>
#include <escale/ui/common/style.h>
#include <escale/ui/common/table_copy.h>
#include <escale/ui/common/theme.h>
#include <escale/ui/common/translator.h>
#include <escale/ui/reports/report.h>
#include <escale/ui/reports/report_dialog.h>

#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QStandardItemModel>
#include <QtGui/QTextDocument>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QTableView>

using namespace Qt::StringLiterals;
using namespace escale;
using namespace escale::migration;

namespace {

const QDateTime now = QDateTime::currentDateTimeUtc();

/// Rows and cells, as RFC 4180 has them.
QList<QStringList> readCsv(const QByteArray &bytes)
{
    QList<QStringList> rows{{QString()}};
    bool quoted = false;
    const QString text = QString::fromUtf8(bytes.sliced(3));
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        QString &cell = rows.last().last();
        if (quoted && c == u'"' && i + 1 < text.size() && text.at(i + 1) == u'"') {
            cell += text.at(++i);
        } else if (c == u'"') {
            quoted = !quoted;
        } else if (!quoted && c == u',') {
            rows.last().append(QString());
        } else if (!quoted && c == u'\r') {
            ++i; // and the line feed
            rows.append(QStringList{QString()});
        } else {
            cell += c;
        }
    }
    rows.removeLast(); // after the last line end
    return rows;
}

/// Properties of each event, unfolded and unescaped, as RFC 5545 has them.
QList<QMap<QString, QString>> readCalendar(const QByteArray &bytes)
{
    QString text = QString::fromUtf8(bytes);
    text.replace("\r\n "_L1, ""_L1);
    QList<QMap<QString, QString>> events;
    bool alarm = false;
    const QStringList lines = text.split("\r\n"_L1, Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const qsizetype colon = line.indexOf(u':');
        const QString name = line.first(colon);
        QString value = line.sliced(colon + 1);
        value.replace("\\n"_L1, "\n"_L1)
            .replace("\\,"_L1, ","_L1)
            .replace("\\;"_L1, ";"_L1)
            .replace("\\\\"_L1, "\\"_L1);
        if (line == "BEGIN:VEVENT"_L1)
            events.append(QMap<QString, QString>());
        else if (line == "BEGIN:VALARM"_L1 || line == "END:VALARM"_L1)
            alarm = line.startsWith("BEGIN"_L1);
        else if (!events.isEmpty())
            events.last().insert(alarm ? u"ALARM-"_s + name : name, value);
    }
    return events;
}

} // namespace

/// What leaves the program is read back by somebody else's rules: a browser's, a spreadsheet's, a calendar's, a PDF reader's.
class TestReports : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void htmlSaysIt_data();
    void htmlSaysIt();
    void htmlKeepsNamesText();
    void pdfSaysIt_data();
    void pdfSaysIt();
    void pdfThatCannotBeWritten();
    void csvHasBothLegs();
    void csvIsNoFormula();
    void calendarHasTheClocks();
    void calendarFoldsLongLines();
    void extracts();
    void tablesAsText_data();
    void tablesAsText();
    void copiesWhatIsChosen();
    void theDialogWritesEachForm_data();
    void theDialogWritesEachForm();

private:
    ui::JourneyState state(int step, const std::function<void(MigrationFacts &)> &change = {});
    ui::reports::Report report(int step);

    Fleet m_fleet;
    ui::Translator m_translator;
    QTemporaryDir m_folder;
};

void TestReports::initTestCase()
{
    QApplication::setStyle(new ui::Style);
    QApplication::setPalette(ui::theme(ui::ColorScheme::Dark).palette()); // paper is light all the same
}

void TestReports::init()
{
    m_translator.setLanguage(QLocale::English);
}

ui::JourneyState TestReports::state(int step, const std::function<void(MigrationFacts &)> &change)
{
    auto situation = invented::situation(step, 12, now);
    if (change)
        change(situation.facts);
    m_fleet.clear();
    m_fleet.apply(invented::fleetWith(situation, Party::Support));
    return ui::journeyState(m_fleet, MigrationId(1));
}

ui::reports::Report TestReports::report(int step)
{
    logs::Entry entry =
        logs::makeEntry(u"ESC-7002"_s, {{u"server"_s, u"srv-acme-01"_s}, {u"deadline"_s, u"2026-11-20T10:00:00Z"_s}});
    entry.at = now;
    entry.severity = logs::Severity::Error;
    entry.account = u"intranet"_s;
    return {.state = state(step), .platform = u"practice.escale"_s, .log = {entry}, .logEntries = 1204};
}

void TestReports::htmlSaysIt_data()
{
    QTest::addColumn<bool>("french");
    QTest::addColumn<QStringList>("said");
    QTest::newRow("en") << false
                        << QStringList{u"Migration report: srv-acme-01"_s,
                                       u"Acme SA"_s,
                                       u"Migrate the accounts"_s,
                                       u"current"_s,
                                       u"Out: downtime"_s,
                                       u"Back: estimate"_s,
                                       u"Deadline"_s,
                                       u"Inside the free time"_s,
                                       u"Extract of the log"_s,
                                       u"ESC-7002"_s,
                                       u"1 of 1,204"_s};
    QTest::newRow("fr") << true
                        << QStringList{u"Rapport de migration"_s,
                                       u"Acme SA"_s,
                                       u"Migrer les comptes"_s,
                                       u"en cours"_s,
                                       u"Aller"_s,
                                       u"Retour"_s,
                                       u"Date limite"_s,
                                       u"Extrait du journal"_s,
                                       u"ESC-7002"_s};
}

void TestReports::htmlSaysIt()
{
    QFETCH(bool, french);
    QFETCH(QStringList, said);
    m_translator.setLanguage(french ? QLocale::French : QLocale::English);
    const QString html = ui::reports::toHtml(report(4));
    QVERIFY(html.contains(french ? u"<html lang=\"fr\">"_s : u"<html lang=\"en\">"_s));
    QTextDocument document;
    document.setHtml(html);
    const QString text = document.toPlainText();
    for (const QString &part : std::as_const(said))
        QVERIFY2(text.contains(part), qPrintable(part + u"\n"_s + text));
    for (const QString &account : {u"shop"_s, u"intranet"_s, u"staging"_s})
        QVERIFY(text.contains(account));
    // It needs nothing beside it, and the picture is light whatever the window is.
    static const QRegularExpression source(u"<img src=\"data:image/png;base64,([^\"]+)\""_s);
    const QRegularExpressionMatch match = source.match(html);
    QVERIFY(match.hasMatch());
    const QImage picture = QImage::fromData(QByteArray::fromBase64(match.captured(1).toLatin1()), "PNG");
    QVERIFY(picture.width() > 1000);
    QVERIFY(qGray(picture.pixel(2, 2)) > 200);
    QVERIFY(!html.contains(u"http"_s));
}

void TestReports::htmlKeepsNamesText()
{
    const ui::JourneyState facts = state(4, [](MigrationFacts &changed) {
        changed.serverName = u"<script>srv</script>"_s;
        changed.accounts.first().name = u"<img src=x onerror=y>"_s;
    });
    const QString html = ui::reports::toHtml({.state = facts, .platform = u"a&b"_s, .log = {}, .logEntries = 0});
    QVERIFY(!html.contains(u"<script>"_s));
    QVERIFY(!html.contains(u"<img src=x"_s));
    QVERIFY(html.contains(u"&lt;img src=x onerror=y&gt;"_s));
    QVERIFY(html.contains(u"a&amp;b"_s));
}

void TestReports::pdfSaysIt_data()
{
    QTest::addColumn<bool>("french");
    QTest::addColumn<QStringList>("said");
    QTest::newRow("en") << false << QStringList{u"Migration report"_s, u"Migrate the accounts"_s, u"intranet"_s};
    QTest::newRow("fr") << true << QStringList{u"Rapport de migration"_s, u"Migrer les comptes"_s, u"intranet"_s};
}

void TestReports::pdfSaysIt()
{
    QFETCH(bool, french);
    QFETCH(QStringList, said);
    m_translator.setLanguage(french ? QLocale::French : QLocale::English);
    const QString path = m_folder.filePath(french ? u"fr.pdf"_s : u"en.pdf"_s);
    QVERIFY(ui::reports::writePdf(path, report(4)));
    // By another program's eyes.
    QProcess reader;
    reader.start(u"pdftotext"_s, {u"-layout"_s, path, u"-"_s});
    QVERIFY2(reader.waitForFinished(60'000), qPrintable(reader.errorString()));
    QCOMPARE(reader.exitCode(), 0);
    const QString text = QString::fromUtf8(reader.readAllStandardOutput());
    for (const QString &part : std::as_const(said))
        QVERIFY2(text.contains(part), qPrintable(part + u"\n"_s + text));
}

void TestReports::pdfThatCannotBeWritten()
{
    const Result<void> written = ui::reports::writePdf(m_folder.filePath(u"no/such/folder/a.pdf"_s), report(4));
    QVERIFY(!written);
    QCOMPARE(written.error().code, u"io_failed");
}

void TestReports::csvHasBothLegs()
{
    const ui::JourneyState facts = state(8);
    const QByteArray csv = ui::reports::accountsCsv(facts);
    QVERIFY(csv.startsWith("\xef\xbb\xbf"));
    const QList<QStringList> rows = readCsv(csv);
    QCOMPARE(rows.size(), 1 + facts.facts.accounts.size());
    for (const QStringList &row : rows)
        QCOMPARE(row.size(), rows.constFirst().size());
    const AccountFacts &account = facts.facts.accounts.at(2);
    const QStringList &row = rows.at(3);
    QCOMPARE(row.constFirst(), account.name);
    QCOMPARE(row.at(5).toLongLong(), account.weight.files);
    // A column for the downtime of each leg.
    QCOMPARE(row.at(14).toDouble(), std::round(*account.attempts.at(0).downtimeSeconds * 10) / 10);
    QCOMPARE(row.at(19).toDouble(), std::round(*account.attempts.at(1).downtimeSeconds * 10) / 10);
    QCOMPARE(QDateTime::fromString(row.at(12), Qt::ISODate),
             account.attempts.at(0).started.toUTC().addMSecs(-account.attempts.at(0).started.time().msec()));
}

void TestReports::csvIsNoFormula()
{
    const ui::JourneyState facts = state(4, [](MigrationFacts &changed) {
        changed.accounts[0].name = u"=HYPERLINK(\"http://x\",\"y\")"_s;
        changed.accounts[1].name = u"a,\"b\"\nc"_s;
    });
    const QList<QStringList> rows = readCsv(ui::reports::accountsCsv(facts));
    QCOMPARE(rows.at(1).constFirst(), u"'=HYPERLINK(\"http://x\",\"y\")");
    QCOMPARE(rows.at(2).constFirst(), u"a,\"b\"\nc");
}

void TestReports::calendarHasTheClocks()
{
    const ui::JourneyState facts = state(4, [](MigrationFacts &changed) { changed.serverName = u"srv; a, b\\c"_s; });
    const QByteArray calendar = ui::reports::clocksCalendar(facts, u"practice.escale"_s);
    QVERIFY(calendar.startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
    QVERIFY(calendar.endsWith("END:VCALENDAR\r\n"));
    const QList<QMap<QString, QString>> events = readCalendar(calendar);
    const auto found = [&](QStringView id) {
        const auto event = std::ranges::find_if(
            events, [&](const auto &one) { return one.value(u"UID"_s).startsWith(u"migration-1-%1"_s.arg(id)); });
        return event == events.cend() ? QMap<QString, QString>() : *event;
    };
    const auto at = [](const QMap<QString, QString> &event) {
        QDateTime time = QDateTime::fromString(event.value(u"DTSTART"_s), u"yyyyMMdd'T'HHmmss'Z'"_s);
        time.setTimeZone(QTimeZone::UTC);
        return time;
    };
    QCOMPARE(at(found(u"deadline")).toSecsSinceEpoch(), facts.facts.deadline.toSecsSinceEpoch());
    QVERIFY(found(u"deadline").value(u"SUMMARY"_s).startsWith(u"srv; a, b\\c: deadline"_s));
    QCOMPARE(found(u"deadline").value(u"ALARM-TRIGGER"_s), u"-P1D");
    QVERIFY(!found(u"free-transit").isEmpty());
    // A rollback for each account on transit and no other.
    for (const AccountFacts &account : facts.facts.accounts) {
        QCOMPARE(!found(u"rollback-%1@"_s.arg(account.id.value())).isEmpty(), account.location == Location::Transit);
    }
    // The same clocks have the same names again.
    QSet<QString> names;
    for (const auto &event : events)
        names.insert(event.value(u"UID"_s));
    QCOMPARE(names.size(), events.size());
    for (const auto &event : readCalendar(ui::reports::clocksCalendar(facts, u"practice.escale"_s)))
        QVERIFY(names.contains(event.value(u"UID"_s)));
}

void TestReports::calendarFoldsLongLines()
{
    const QString name = QString(40, QChar(0x00E9)) + QString(40, QChar(0x20AC)); // two and three bytes each
    const ui::JourneyState facts = state(4, [&](MigrationFacts &changed) { changed.serverName = name; });
    const QByteArray calendar = ui::reports::clocksCalendar(facts, {});
    for (const QByteArray &line : calendar.split('\n')) {
        QVERIFY2(line.size() <= 76, line.constData()); // 75 and the carriage return
        QVERIFY(!QString::fromUtf8(line).contains(QChar::ReplacementCharacter));
    }
    QVERIFY(readCalendar(calendar).constFirst().value(u"SUMMARY"_s).startsWith(name));
}

void TestReports::extracts()
{
    QList<logs::Entry> log;
    const auto add = [&log](qint64 task, logs::Severity severity) {
        logs::Entry entry;
        entry.seq = log.size() + 1;
        entry.task = task;
        entry.severity = severity;
        log.append(entry);
    };
    using enum logs::Severity;
    add(0, Info);
    add(1, Info);
    add(2, Info);
    add(1, Warning);
    add(1, Info); // how 1 ended
    add(2, Error); // how 2 ended
    add(0, Info);
    QList<qint64> kept;
    for (const logs::Entry &entry : ui::reports::extractOf(log))
        kept.append(entry.seq);
    QCOMPARE(kept, (QList<qint64>{4, 5, 6}));
    for (int i = 0; i < 1000; ++i)
        add(0, Warning);
    const QList<logs::Entry> extract = ui::reports::extractOf(log);
    QVERIFY(extract.size() < 300);
    QCOMPARE(extract.constLast().seq, log.constLast().seq); // of too many the latest
}

void TestReports::tablesAsText_data()
{
    QTest::addColumn<bool>("markdown");
    QTest::addColumn<QString>("text");
    QTest::newRow("text") << false << u"Name    Size\na|*b*   7\nc d    12\n"_s;
    QTest::newRow("markdown")
        << true << u"| Name     | Size |\n| -------- | ---: |\n| a\\|\\*b\\* |    7 |\n| c d      |   12 |\n"_s;
}

void TestReports::tablesAsText()
{
    QFETCH(bool, markdown);
    QFETCH(QString, text);
    QStandardItemModel model(2, 3);
    model.setHorizontalHeaderLabels({u"Name"_s, u"Hidden"_s, u"Size"_s});
    model.setHeaderData(2, Qt::Horizontal, int(Qt::AlignRight), Qt::TextAlignmentRole);
    model.setItem(0, 0, new QStandardItem(u"a|*b*"_s));
    model.setItem(1, 0, new QStandardItem(u"c\n d"_s));
    model.setItem(0, 2, new QStandardItem(u"7"_s));
    model.setItem(1, 2, new QStandardItem(u"12"_s));
    const QString made =
        items::tableText(model, {0, 1}, {0, 2}, markdown ? items::TableFormat::Markdown : items::TableFormat::Text);
    if (markdown) {
        QCOMPARE(made, text);
        return;
    }
    // Columns begin below one another; how wide the gap is does not matter.
    static const QRegularExpression gap(u" +"_s);
    QCOMPARE(QString(made).replace(gap, u" "_s), QString(text).replace(gap, u" "_s));
    QCOMPARE(made.split(u'\n').at(0).size(), made.split(u'\n').at(1).size());
}

void TestReports::copiesWhatIsChosen()
{
    QStandardItemModel model(3, 2);
    model.setHorizontalHeaderLabels({u"Name"_s, u"Size"_s});
    for (int row = 0; row < 3; ++row) {
        model.setItem(row, 0, new QStandardItem(u"row%1"_s.arg(row)));
        model.setItem(row, 1, new QStandardItem(QString::number(row)));
    }
    QTableView view;
    view.setModel(&model);
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    ui::offerCopies(view);
    view.show();
    QVERIFY(QTest::qWaitForWindowActive(&view));
    view.setFocus();
    QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text().count(u"row"_s), 3); // nothing chosen: all of them
    view.setColumnHidden(1, true);
    view.selectRow(0);
    view.selectionModel()->select(model.index(2, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"| Name |\n| ---- |\n| row0 |\n| row2 |\n");
}

void TestReports::theDialogWritesEachForm_data()
{
    QTest::addColumn<QString>("choice");
    QTest::addColumn<QByteArray>("begins");
    QTest::newRow("pdf") << u"reportPdf"_s << "%PDF-"_ba;
    QTest::newRow("html") << u"reportHtml"_s << "<!DOCTYPE html>"_ba;
    QTest::newRow("csv") << u"reportCsv"_s
                         << "\xef\xbb\xbf"
                            "Account,"_ba;
    QTest::newRow("ics") << u"reportCalendar"_s << "BEGIN:VCALENDAR"_ba;
}

void TestReports::theDialogWritesEachForm()
{
    QFETCH(QString, choice);
    QFETCH(QByteArray, begins);
    static_cast<void>(state(4));
    Session session(m_fleet, {.base = QUrl(u"http://127.0.0.1:1/"_s), .token = {}, .label = {}});
    auto *dialog = new ui::ReportDialog(session, MigrationId(1), nullptr);
    const QPointer<QDialog> alive(dialog);
    const QSignalSpy saved(dialog, &ui::ReportDialog::saved);
    dialog->show();
    // Without the platform there is no log to read; what does not need it is offered.
    QTest::mouseClick(dialog->findChild<QAbstractButton *>(u"reportWithLog"_s), Qt::LeftButton, {}, QPoint(8, 8));
    auto *radio = dialog->findChild<QAbstractButton *>(choice);
    QTest::mouseClick(radio, Qt::LeftButton, {}, QPoint(8, radio->height() / 2));
    QVERIFY(radio->isChecked());
    QVERIFY(dialog->findChild<QAbstractButton *>(u"confirmButton"_s)->isEnabled());
    dialog->saveTo(m_folder.filePath(u"no/such/folder/x"_s));
    QCOMPARE(saved.count(), 0);
    QVERIFY(alive); // it stays, and says why
    const QString path = m_folder.filePath(choice);
    dialog->saveTo(path);
    QCOMPARE(saved.count(), 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY2(bytes.startsWith(begins), bytes.first(40).constData());
    QTRY_VERIFY(!alive);
}

QTEST_MAIN(TestReports)
#include "tst_reports.moc"
