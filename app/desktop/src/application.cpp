// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/desktop/application.h>

#include "desktop_log.h"
#include "keychain_tokens.h"
#include "network_start.h"
#include "process_age.h"

#include <escale/core/log_categories.h>
#include <escale/ui/common/translator.h>
#include <escale/ui/shell/appearance.h>
#include <escale/ui/shell/banner_area.h>
#include <escale/ui/shell/connection_text.h>
#include <escale/ui/shell/main_window.h>

#include <escale/core/settings.h>
#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>
#include <QtCore/QThreadPool>
#include <QtCore/QTimer>
#include <QtCore/QUuid>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

#include <cstdio>

namespace escale {

using namespace Qt::StringLiterals;

namespace {

/// Runs something once the object has been painted for the first time and the event loop is free again.
class FirstPaint final : public QObject {
public:
    FirstPaint(QObject *watched, std::function<void()> then) : QObject(watched), m_then(std::move(then))
    {
        watched->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            watched->removeEventFilter(this);
            QTimer::singleShot(0, this, m_then);
        }
        return false;
    }

private:
    std::function<void()> m_then;
};

} // namespace

Application::Application(Options options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_settings(makeSettings(m_options, m_temporary.filePath(u"settings.ini"_s)))
    , m_translator(std::make_unique<ui::Translator>())
    , m_network(std::make_unique<NetworkStart>())
{
    const QString language = m_settings->value("window/language"_L1).toString();
    m_translator->setLanguage(m_options.language.value_or(language == "fr"_L1   ? QLocale::French
                                                          : language == "en"_L1 ? QLocale::English
                                                                                : ui::Translator::systemLanguage()));
    const QString colors = m_settings->value("window/theme"_L1).toString();
    m_appearance = std::make_unique<ui::Appearance>(m_options.colorScheme.value_or(
        colors == "dark"_L1                                                      ? ui::ColorScheme::Dark
        : colors == "light"_L1                                                   ? ui::ColorScheme::Light
        : m_options.tourFolder.isEmpty() && m_options.readerTourFolder.isEmpty() ? ui::Appearance::systemScheme()
                                                                                 : ui::ColorScheme::Light));
    m_log = std::make_unique<DesktopLog>(QDir(connectionsFolder()).filePath(u"../log"_s));
    if ((m_options.settingsFile.isEmpty() || m_options.useKeychain) && m_options.tourFolder.isEmpty())
        m_tokens = new KeychainTokens(this);
    if (m_options.tokens)
        m_tokens = m_options.tokens.get();
    m_window = std::make_unique<ui::MainWindow>(m_fleet, *m_translator, *m_appearance, *m_settings);

    // Indexes can be made again any time; bookmarks are the person's own.
    const bool isOwn =
        m_options.settingsFile.isEmpty() && m_options.tourFolder.isEmpty() && m_options.readerTourFolder.isEmpty();
    m_window->setReaderFolders(
        isOwn ? QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + "/log-indexes"_L1
              : m_temporary.filePath(u"log-indexes"_s),
        isOwn ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/log-notes"_L1
              : m_temporary.filePath(u"log-notes"_s));

    connect(m_window.get(), &ui::MainWindow::practiceRequested, this, &Application::startPractice);
    connect(m_window.get(), &ui::MainWindow::connectRequested, this, [this] { askForConnection(m_lastAddress); });
    connect(m_window.get(), &ui::MainWindow::disconnectRequested, this, &Application::disconnectFromPlatform);
    connect(m_window.get(), &ui::MainWindow::connectionChosen, this, &Application::bringToFront);
    connect(m_window.get(), &ui::MainWindow::settingsRequested, this, &Application::openSettings);
    connect(m_window.get(), &ui::MainWindow::startAnewRequested, this, &Application::startAnew);
    connect(m_window.get(), &ui::MainWindow::sideChosen, this, &Application::takeSide);
    connect(m_window.get(), &ui::MainWindow::closedWithTasks, this, [](int elsewhere, int practice) {
        QStringList lines;
        if (elsewhere > 0)
            lines += tr("%n migration task(s) go(es) on on the platform.", nullptr, elsewhere);
        if (practice > 0)
            lines += tr("%n migration task(s) will be taken up again when the practice platform is "
                        "started the next time.",
                        nullptr, practice);
        for (const QString &line : std::as_const(lines))
            std::fprintf(stdout, "%s\n", qUtf8Printable(line));
        std::fflush(stdout);
    });
    // What is photographed and measured is closed without a word.
    if (m_options.startupReport || !m_options.tourFolder.isEmpty() || !m_options.readerTourFolder.isEmpty())
        m_settings->setValue("window/sayWhatGoesOn"_L1, false);
}

Application::~Application()
{
    // Widgets let go of the session before it goes.
    m_window.reset();
    m_open.clear();
}

std::unique_ptr<Settings> Application::makeSettings(const Options &options, const QString &temporary)
{
    QString file = options.settingsFile;
    if (!options.tourFolder.isEmpty() || !options.readerTourFolder.isEmpty())
        file = temporary;
    else if (file.isEmpty())
        file = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + "/escale.ini"_L1;
    return std::make_unique<Settings>(file);
}

void Application::start()
{
    if (m_options.startupReport)
        watchForStart();
    if (m_options.practice)
        startPractice(); // a process of its own: it gets ready while the window is painted
    // Not before: it would compete with the window for the processor.
    new FirstPaint(m_window.get(), [this] { m_network->begin(); });
    m_window->show();
    if (!m_options.connectTo.isEmpty()) {
        // Taken out of the environment, so that no child inherits it.
        const QString token = qEnvironmentVariable("ESCALE_TOKEN").trimmed();
        qunsetenv("ESCALE_TOKEN");
        connectTo(m_options.connectTo, token);
    } else if (!m_options.practice && m_options.openFiles.isEmpty() && m_options.tourFolder.isEmpty()
               && m_options.readerTourFolder.isEmpty())
        reopen();
    if (!m_options.openFiles.isEmpty())
        m_window->openLogs(m_options.openFiles);
}

QString Application::practiceFolder() const
{
    if (!m_options.tourFolder.isEmpty())
        return m_temporary.filePath(u"practice"_s);
    if (!m_options.dataFolder.isEmpty())
        return m_options.dataFolder;
    // Another seed or size is another company, with a folder of its own.
    QString name = u"practice"_s;
    if (m_options.seed)
        name += u"-seed%1"_s.arg(*m_options.seed);
    if (m_options.scale)
        name += u"-scale%1"_s.arg(*m_options.scale);
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).filePath(name);
}

void Application::startPractice()
{
    m_window->banners().remove(u"practiceFailed"_s);
    m_window->banners().remove(u"practiceEnded"_s);
    if (!m_practice) {
        m_practice = std::make_unique<PracticePlatform>(
            PracticePlatform::Settings{.program = m_options.platformProgram.isEmpty() ? PracticePlatform::findProgram()
                                                                                      : m_options.platformProgram,
                                       .dataFolder = practiceFolder(),
                                       .seed = m_options.seed,
                                       .scale = m_options.scale,
                                       // The tour of the desk begins where a deadline has just passed.
                                       .deadlines = m_options.deskTour ? u"srv-acme-01=0"_s : QString()});
        connect(m_practice.get(), &PracticePlatform::ready, this, &Application::handlePracticeReady);
        connect(m_practice.get(), &PracticePlatform::failed, this, &Application::handlePracticeFailure);
        connect(m_practice.get(), &PracticePlatform::ended, this, &Application::handlePracticeEnd);
        connect(m_practice.get(), &PracticePlatform::stopped, this, &Application::forgetPracticeData);
    }
    // Another connection that is open stays to be seen until there is something to show.
    if (m_open.empty() || m_front == practiceKey())
        m_window->showNotice({.title = [] { return tr("Starting the practice platform…"); },
                              .text =
                                  [] {
                                      return tr("A small hosting company is made on this computer. What you did the "
                                                "last time is still there.");
                                  },
                              .busy = true,
                              .command = {},
                              .run = {}});
    m_practice->start();
}

void Application::handlePracticeReady()
{
    m_network->whenDone([this] {
        if (m_practice && m_practice->state() == PracticePlatform::State::Running)
            offerSides();
    });
}

void Application::offerSides()
{
    const PracticeTokens &tokens = m_practice->tokens();
    m_sides = {{.role = migration::Party::Support, .customer = {}}};
    m_sideTokens = {tokens.support};
    for (const auto &[name, token] : tokens.customers) {
        m_sides.append({.role = migration::Party::Customer, .customer = name});
        m_sideTokens.append(token);
    }
    m_sides.append({.role = migration::Party::Reviewer, .customer = {}});
    m_sideTokens.append(tokens.reviewer);
    m_side = -1;
    const int last = m_settings->value("practice/side"_L1, 0).toInt();
    takeSide(last >= 0 && last < m_sides.size() ? last : 0);
}

void Application::handlePracticeFailure(const Error &error)
{
    m_practice.release()->deleteLater();
    closeConnection(practiceKey());
    ui::Notice notice{.tone = ui::Tone::Danger,
                      .text = [error] { return ui::ConnectionText::of(error); },
                      .commands = {},
                      .details = [error] { return ui::ConnectionText::details(error, {}); },
                      .dismissable = true};
    notice.commands.append({u"practiceAgain"_s, [] { return tr("Try again"); }, [this] { startPractice(); }});
    m_window->banners().show(u"practiceFailed"_s, notice);
}

void Application::handlePracticeEnd(const Error &error)
{
    // What was known stays to be seen; that nothing answers any more needs no second banner.
    if (m_front == practiceKey())
        m_window->muteConnection();
    ui::Notice notice{.tone = ui::Tone::Danger,
                      .text = [error] { return ui::ConnectionText::of(error); },
                      .commands = {},
                      .details = [error, url = m_practice->url()] { return ui::ConnectionText::details(error, url); }};
    notice.commands.append({u"practiceAgain"_s, [] { return tr("Start it again"); }, [this] { startPractice(); }});
    m_window->banners().show(u"practiceEnded"_s, notice);
}

void Application::takeSide(qsizetype side)
{
    if (!m_practice || m_practice->state() != PracticePlatform::State::Running || side < 0 || side >= m_sides.size()
        || side == m_side)
        return;
    const bool same = m_side >= 0;
    m_side = side;
    m_settings->setValue("practice/side"_L1, side);
    openSession(practiceKey(),
                {.base = m_practice->url(), .token = m_sideTokens[side], .label = m_sides[side].customer},
                practiceStore(side), same);
}

QString Application::practiceStore(qsizetype side) const
{
    const ui::Side &taken = m_sides[side];
    const QString name = taken.role == migration::Party::Customer
                             ? u"customer-"_s + QString::fromLatin1(taken.customer.toUtf8().toHex())
                             : QString(nameOf(taken.role));
    return QDir(practiceFolder()).filePath(u"desktop/%1.sqlite"_s.arg(name));
}

QString Application::connectionsFolder() const
{
    const QString folder = !m_options.tourFolder.isEmpty() ? m_temporary.path()
                           : m_options.settingsFile.isEmpty()
                               ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
                               : QFileInfo(m_options.settingsFile).absolutePath();
    return QDir(folder).filePath(u"connections"_s);
}

void Application::startAnew()
{
    if (!m_practice || !m_options.dataFolder.isEmpty())
        return;
    auto *question = new QMessageBox(m_window.get());
    question->setObjectName(u"startAnewDialog"_s);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setWindowTitle(tr("Start anew"));
    question->setTextFormat(Qt::PlainText);
    question->setText(tr("Start the practice platform anew?"));
    question->setInformativeText(
        tr("All that was done on it is forgotten: servers, accounts and migrations are as on the "
           "first day. This cannot be undone. No other platform is touched."));
    QPushButton *yes = question->addButton(tr("Start anew"), QMessageBox::DestructiveRole);
    yes->setObjectName(u"startAnewConfirm"_s);
    question->setDefaultButton(question->addButton(tr("Cancel"), QMessageBox::RejectRole));
    connect(yes, &QPushButton::clicked, this, [this] {
        closeConnection(practiceKey());
        if (m_open.empty())
            m_window->showNotice({.title = [] { return tr("Ending the practice platform…"); },
                                  .text = {},
                                  .busy = true,
                                  .command = {},
                                  .run = {}});
        m_practice->stop();
    });
    question->open();
}

void Application::forgetPracticeData()
{
    const QString folder = practiceFolder();
    // Moved out of the way at once; the thousands of files go in the background.
    const QString old = folder + u".old-"_s + QUuid::createUuid().toString(QUuid::Id128);
    if (QFileInfo::exists(folder) && !QDir().rename(folder, old)) {
        handlePracticeFailure(Error{u"data_not_removed"_s, {{u"folder"_s, QDir::toNativeSeparators(folder)}}, {}});
        return;
    }
    QThreadPool::globalInstance()->start([old] { QDir(old).removeRecursively(); });
    startPractice();
}

void Application::watchForStart()
{
    new FirstPaint(m_window.get(), [] {
        std::fprintf(stdout, "usable %lld\n", static_cast<long long>(processAge().count()));
        std::fflush(stdout);
        QCoreApplication::quit();
    });
}

} // namespace escale
