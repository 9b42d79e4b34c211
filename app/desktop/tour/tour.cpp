// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tour.h"

#include <escale/desktop/application.h>
#include <escale/migration/steps.h>
#include <escale/ui/shell/main_window.h>

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSaveFile>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>

#include <cstdio>

namespace escale::desktop {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
// A person would have given up long before; a loaded machine may take this long.
constexpr qint64 patience = 90'000;
} // namespace

Tour::Tour(Application &application, const QString &folder, Story story, QObject *parent)
    : QObject(parent)
    , m_application(application)
    , m_folder(folder)
    , m_story(story)
    , m_album(folder)
{
    m_timer.setInterval(15ms);
    connect(&m_timer, &QTimer::timeout, this, &Tour::tick);
}

Tour::~Tour() = default;

void Tour::start()
{
    m_clock.start();
    if (!QDir().mkpath(m_folder)) {
        fail(u"the folder cannot be made"_s);
        return;
    }
    m_application.window().resize(1440, 900);
    if (m_story == Story::Desk)
        tellDesk();
    else
        tell();
    m_sinceAct.start();
    m_timer.start();
}

void Tour::does(const QString &what, std::function<bool()> act, std::function<bool()> until)
{
    m_acts.append({.what = what, .act = std::move(act), .until = std::move(until)});
}

void Tour::shows(const QString &picture, const QString &english, const QString &french, std::function<bool()> until)
{
    m_acts.append({.what = u"picture: "_s + picture,
                   .until = std::move(until),
                   .picture = picture,
                   .caption = {english, french}});
}

void Tour::tick()
{
    if (m_ended)
        return;
    if (m_index == m_acts.size()) {
        m_timer.stop();
        fetchLog();
        return;
    }
    const Act &act = m_acts.at(m_index);
    if (m_sinceAct.elapsed() > patience) {
        fail(m_phase == Phase::Acting ? u"could not be done in time"_s : u"what should follow did not come about"_s);
        return;
    }
    switch (m_phase) {
    case Phase::Acting:
        m_stalls.setScene(act.what);
        if (act.act && !act.act())
            return;
        m_phase = Phase::Waiting;
        return;
    case Phase::Waiting:
        if (act.until && !act.until())
            return;
        if (act.picture.isEmpty()) {
            next();
            return;
        }
        m_album.begin(act.picture, act.caption);
        for (const QString &name : {u"journeyPage"_s, u"deskPage"_s, u"accountPage"_s}) {
            if (auto *page = Robot::find<QScrollArea>(name))
                page->verticalScrollBar()->setValue(0);
        }
        m_phase = Phase::English;
        return;
    case Phase::English:
        if (takePicture(u"en"_s))
            m_phase = Phase::ToFrench;
        return;
    case Phase::ToFrench:
        if (switchLanguage(u"fr"_s))
            m_phase = Phase::French;
        return;
    case Phase::French:
        if (takePicture(u"fr"_s))
            m_phase = Phase::ToEnglish;
        return;
    case Phase::ToEnglish:
        if (switchLanguage(u"en"_s))
            next();
        return;
    }
}

bool Tour::takePicture(const QString &language)
{
    // Taking a picture is the tour's own work, not the window's.
    m_stalls.pause();
    const bool taken = m_album.add(language);
    m_stalls.resume();
    return taken;
}

void Tour::next()
{
    const Act &act = m_acts.at(m_index);
    m_told.append(QJsonObject{{u"what"_s, act.what},
                              {u"milliseconds"_s, m_sinceAct.elapsed()},
                              {u"longest_stall_ms"_s, qint64(m_stalls.longestOfScene().count())}});
    std::fprintf(stdout, "%6.1f s  %s\n", double(m_clock.elapsed()) / 1000, qUtf8Printable(act.what));
    std::fflush(stdout);
    ++m_index;
    m_phase = Phase::Acting;
    m_sinceAct.restart();
}

bool Tour::switchLanguage(const QString &language)
{
    const QString name = language == "fr"_L1 ? u"languageFrench"_s : u"languageEnglish"_s;
    if (Robot::click(name))
        return true;
    // An open dialog keeps the switch out of a person's reach. The picture shows it in both languages all the same.
    auto *button = Robot::find<QAbstractButton>(name);
    if (button)
        button->click();
    return button;
}

void Tour::fail(const QString &why)
{
    m_problem = m_index < m_acts.size() ? m_acts.at(m_index).what + u": "_s + why : why;
    std::fprintf(stderr, "tour: %s\n", qUtf8Printable(m_problem));
    m_album.begin(u"stopped-here"_s,
                  {u"The tour stopped here: "_s + m_problem, u"La visite s’est arrêtée ici : "_s + m_problem});
    while (!m_album.add(u"en"_s)) {}
    end(false);
}

void Tour::fetchLog()
{
    Session *session = m_application.session();
    const migration::MigrationFacts *migration = facts();
    if (!session || !migration) {
        fail(u"no session to read the log from"_s);
        return;
    }
    api::LogJob *job = session->api().start(std::make_unique<api::LogJob>(api::LogQuery{.migration = migration->id}));
    connect(job, &api::ApiJob::finished, this, [this, job] {
        QSaveFile file(QDir(m_folder).filePath(u"migration.jsonl"_s));
        const bool written =
            job->succeeded() && file.open(QIODevice::WriteOnly) && file.write(job->response()) > 0 && file.commit();
        if (!written)
            fail(u"the migration log could not be read or written"_s);
        else
            end(true);
    });
}

void Tour::end(bool well)
{
    if (m_ended)
        return;
    m_ended = true;
    m_timer.stop();
    const bool pictures = m_album.close();
    QSaveFile file(QDir(m_folder).filePath(u"tour.json"_s));
    const QJsonObject report{{u"well"_s, well && pictures},
                             {u"problem"_s, m_problem},
                             {u"pictures"_s, m_album.count()},
                             {u"seconds"_s, double(m_clock.elapsed()) / 1000},
                             {u"longest_stall_ms"_s, qint64(m_stalls.longest().count())},
                             {u"longest_stall_during"_s, m_stalls.longestScene()},
                             {u"stall_samples"_s, m_stalls.samples()},
                             {u"acts"_s, m_told}};
    const bool written =
        file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(report).toJson()) > 0 && file.commit();
    std::fprintf(stdout, "%s: %lld pictures in %.1f s, longest stall of the window's thread %lld ms (%s)\n",
                 well ? "Tour ended well" : "Tour stopped", qlonglong(m_album.count()),
                 double(m_clock.elapsed()) / 1000, qlonglong(m_stalls.longest().count()),
                 qUtf8Printable(m_stalls.longestScene()));
    std::fflush(stdout);
    Q_EMIT finished(well && pictures && written);
}

const migration::MigrationFacts *Tour::facts() const
{
    const Fleet &fleet = m_application.fleet();
    const QList<ServerId> servers = fleet.servers();
    for (const ServerId id : servers) {
        if (fleet.server(id)->name == m_server)
            return fleet.migration(fleet.migrationOf(id));
    }
    return nullptr;
}

int Tour::step() const
{
    const migration::MigrationFacts *migration = facts();
    return migration && m_application.fleet().accountsLoaded(migration->id) ? int(migration::currentStep(*migration))
                                                                            : 0;
}

bool Tour::everyAccount(const std::function<bool(const migration::AccountFacts &)> &holds) const
{
    const migration::MigrationFacts *migration = facts();
    return migration && !migration->accounts.isEmpty() && std::ranges::all_of(migration->accounts, holds);
}

const migration::AccountFacts *Tour::account(const QString &name) const
{
    const migration::MigrationFacts *migration = facts();
    if (!migration)
        return nullptr;
    const auto found = std::ranges::find(migration->accounts, name, &migration::AccountFacts::name);
    return found == migration->accounts.cend() ? nullptr : &*found;
}

bool Tour::takeSide(const QString &label)
{
    auto *combo = Robot::find<QComboBox>(u"sideSwitcher"_s);
    if (!combo)
        return false;
    for (int i = 0; i < combo->count(); ++i) {
        if (combo->itemText(i).contains(label))
            return combo->currentIndex() == i || Robot::choose(u"sideSwitcher"_s, combo->itemText(i));
    }
    return false;
}

namespace {

QModelIndex findRow(const QAbstractItemModel &model, const QString &text, const QModelIndex &parent = {})
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        if (index.data().toString() == text)
            return index;
        if (const QModelIndex below = findRow(model, text, index); below.isValid())
            return below;
    }
    return {};
}

} // namespace

bool Tour::selectAccounts(const QStringList &names)
{
    auto *table = Robot::find<QAbstractItemView>(u"accountsTable"_s);
    if (!table || !table->model())
        return false;
    Qt::KeyboardModifiers modifiers = Qt::NoModifier;
    for (const QString &name : names) {
        const QModelIndex row = findRow(*table->model(), name);
        if (!row.isValid() || !Robot::clickRow(table, row, modifiers))
            return false;
        modifiers = Qt::ControlModifier;
    }
    return true;
}

bool Tour::selectServer(const QString &name)
{
    auto *tree = Robot::find<QAbstractItemView>(u"serverTree"_s);
    if (!tree || !tree->model())
        return false;
    const QModelIndex row = findRow(*tree->model(), name);
    return row.isValid() && Robot::clickRow(tree, row);
}

} // namespace escale::desktop
