// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tour.h"

#include <escale/desktop/application.h>
#include <escale/migration/steps.h>
#include <escale/ui/shell/main_window.h>

#include <QtCore/QSaveFile>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>

namespace escale::desktop {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
// A person would have given up long before; a loaded machine may take this long.
constexpr auto patience = 90s;
} // namespace

Tour::Tour(Application &application, const QString &folder, Story story, QObject *parent)
    : Teller(application, folder, u"Tour"_s, {u"en"_s, u"fr"_s}, patience, parent)
    , m_story(story)
{
}

Tour::~Tour() = default;

bool Tour::prepare()
{
    application().window().setAnimated(false); // no picture is taken in the middle of a glide
    if (m_story == Story::Desk)
        tellDesk();
    else
        tell();
    return true;
}

bool Tour::change(const QString &variant)
{
    const QString name = variant == "fr"_L1 ? u"languageFrench"_s : u"languageEnglish"_s;
    if (Robot::click(name))
        return true;
    // An open dialog keeps the switch out of a person's reach. The picture shows it in both languages all the same.
    auto *button = Robot::find<QAbstractButton>(name);
    if (button)
        button->click();
    return button;
}

void Tour::beforePicture()
{
    for (const QString &name : {u"journeyPage"_s, u"deskPage"_s, u"accountPage"_s}) {
        if (auto *page = Robot::find<QScrollArea>(name))
            page->verticalScrollBar()->setValue(0);
    }
    if (QWidget *card = m_lookAt.isEmpty() ? nullptr : Robot::find(m_lookAt)) {
        for (QWidget *above = card->parentWidget(); above; above = above->parentWidget()) {
            if (auto *page = qobject_cast<QScrollArea *>(above))
                page->verticalScrollBar()->setValue(card->mapTo(page->widget(), QPoint()).y());
        }
    }
}

void Tour::conclude()
{
    Session *session = application().session();
    const migration::MigrationFacts *migration = facts();
    if (!session || !migration) {
        fail(u"no session to read the log from"_s);
        return;
    }
    api::LogJob *job = session->api().start(std::make_unique<api::LogJob>(api::LogQuery{.migration = migration->id}));
    connect(job, &api::ApiJob::finished, this, [this, job] {
        QSaveFile file(QDir(folder()).filePath(u"migration.jsonl"_s));
        const bool written =
            job->succeeded() && file.open(QIODevice::WriteOnly) && file.write(job->response()) > 0 && file.commit();
        if (!written)
            fail(u"the migration log could not be read or written"_s);
        else
            end(true);
    });
}

const migration::MigrationFacts *Tour::facts() const
{
    const Fleet &fleet = application().fleet();
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
    return migration && application().fleet().accountsLoaded(migration->id) ? int(migration::currentStep(*migration))
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

bool Tour::damageDatabases(const QString &server, const QString &name)
{
    if (!application().practice())
        return false;
    const QDir folder(application().practice()->settings().dataFolder
                      + u"/servers/%1/accounts/%2/db"_s.arg(server, name));
    const QFileInfoList files = folder.entryInfoList({u"*.sqlite"_s}, QDir::Files);
    for (const QFileInfo &info : files) {
        QFile file(info.filePath());
        constexpr int header = 100; // bytes at the beginning of each SQLite database
        if (!file.open(QIODevice::ReadWrite) || file.write(QByteArray(header, 'x')) != header)
            return false;
    }
    return !files.isEmpty();
}

} // namespace escale::desktop
