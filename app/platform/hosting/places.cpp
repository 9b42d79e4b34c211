// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosting/places.h"

#include "hosting/disk.h"

#include <escale/core/log_categories.h>

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace escale::platform {

namespace {
/// How often somebody who waits looks whether it is still wanted.
constexpr std::chrono::milliseconds lookEvery{20};
} // namespace

namespace {

QByteArray toBytes(const ServingFact &fact)
{
    return QJsonDocument(QJsonObject{{u"server"_s, fact.server},
                                     {u"frozen"_s, fact.frozen},
                                     {u"kept_at"_s, fact.keptAt},
                                     {u"moves"_s, fact.moves}})
               .toJson(QJsonDocument::Compact)
           + '\n';
}

ServingFact factFrom(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    return {.server = object.value("server"_L1).toString(),
            .frozen = object.value("frozen"_L1).toBool(),
            .keptAt = object.value("kept_at"_L1).toString(),
            .moves = object.value("moves"_L1).toInteger()};
}

/// Unfinished files directly in a folder: nobody writes them any more when the program starts.
void sweep(const QString &folder)
{
    QDirIterator names(folder, {u'*' + disk::unfinished}, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    while (names.hasNext()) {
        const QFileInfo info = names.nextFileInfo();
        if (info.isDir() && !info.isSymLink())
            QDir(info.filePath()).removeRecursively();
        else
            QFile::remove(info.filePath());
    }
}

} // namespace

void closeSite(AccountState &account)
{
    const std::scoped_lock lock(account.siteMutex);
    account.files = -1;
    if (account.database && sqlite3_close(account.database) != SQLITE_OK)
        qCWarning(logPlatform) << "a site's database did not close:" << account.databasePath;
    account.database = nullptr;
    account.databasePath.clear();
}

Places::~Places()
{
    for (const AccountPointer &account : std::as_const(m_accounts))
        closeSite(*account);
}

Result<void> Places::load()
{
    for (const QLatin1StringView name :
         {"servers"_L1, "serving"_L1, "routes"_L1, "content"_L1, "proofs"_L1, "tests"_L1, "archives"_L1}) {
        if (auto made = disk::makeFolder(m_root + u'/' + name); !made)
            return made;
        sweep(m_root + u'/' + name);
    }
    const std::scoped_lock lock(m_mutex);
    const QDir serving(m_root + "/serving"_L1);
    for (const QString &name : serving.entryList(QDir::Files)) {
        auto bytes = disk::readFile(serving.filePath(name));
        if (!bytes)
            return std::unexpected(bytes.error());
        const ServingFact fact = factFrom(*bytes);
        // A guess could serve the account from two places; nobody but us writes here, so this wants a person.
        if (fact.server.isEmpty())
            return failure(u"state_unreadable"_s, {{u"path"_s, serving.filePath(name)}});
        m_facts.insert(name, fact);
    }
    const QDir routes(m_root + "/routes"_L1);
    for (const QString &name : routes.entryList(QDir::Files)) {
        auto bytes = disk::readFile(routes.filePath(name));
        if (!bytes)
            return std::unexpected(bytes.error());
        m_routes.insert(name, QString::fromUtf8(*bytes).trimmed());
    }
    const QDir servers(m_root + "/servers"_L1);
    sweep(servers.path());
    for (const QString &name : servers.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        sweep(servers.filePath(name));
        sweep(servers.filePath(name) + "/accounts"_L1);
        sweep(servers.filePath(name) + "/kept"_L1);
        // A folder without the file is a server whose reinstallation was interrupted: nothing is installed on it.
        const auto bytes = disk::readFile(servers.filePath(name) + "/architecture"_L1);
        m_architectures.insert(name, bytes ? QString::fromUtf8(*bytes).trimmed() : QString());
    }
    return {};
}

void Places::declareServer(const LoopbackServer &server)
{
    const std::scoped_lock lock(m_mutex);
    m_servers.insert(server.name, {.declared = server, .answeredBy = m_routes.value(server.name)});
}

void Places::declareAccount(const LoopbackAccount &account)
{
    const std::scoped_lock lock(m_mutex);
    AccountPointer &state = m_accounts[account.name];
    if (state)
        return;
    state = std::make_shared<AccountState>();
    state->declared = account;
    const auto fact = m_facts.constFind(account.name);
    if (fact != m_facts.cend())
        state->fact = *fact;
    else
        state->fact = {.server = account.servedFrom.isEmpty() ? account.home : account.servedFrom,
                       .keptAt = account.keptAt};
    state->closed = state->fact.frozen;
    for (const LoopbackDomain &domain : account.domains)
        m_domains.insert(domain.name, account.name);
}

QString Places::serverFolder(const QString &server) const
{
    return m_root + "/servers/"_L1 + server;
}

QString Places::folder(const Place &place) const
{
    return serverFolder(place.server) + "/accounts/"_L1 + place.account;
}

QString Places::keptFolder(const Place &place, qint64 moves) const
{
    return serverFolder(place.server) + "/kept/"_L1 + place.account + u'.' + QString::number(moves);
}

bool Places::knowsServer(const QString &server) const
{
    const std::scoped_lock lock(m_mutex);
    return m_servers.contains(server);
}

QString Places::address(const QString &server) const
{
    const std::scoped_lock lock(m_mutex);
    return m_servers.value(server).declared.address;
}

QString Places::architecture(const QString &server) const
{
    const std::scoped_lock lock(m_mutex);
    const auto onDisk = m_architectures.constFind(server);
    return onDisk != m_architectures.cend() ? *onDisk : m_servers.value(server).declared.architecture;
}

Result<void> Places::setArchitecture(const QString &server, const QString &architecture)
{
    const std::scoped_lock installing(m_installing); // first visits of two accounts of a server come side by side
    const QString file = serverFolder(server) + "/architecture"_L1;
    if (architecture.isEmpty()) {
        if (auto made = disk::makeFolder(serverFolder(server)); !made)
            return made;
        if (auto removed = disk::removeFile(file); !removed)
            return removed;
    } else {
        // A folder without the file means that a reinstallation was interrupted, so a first installation appears whole.
        const bool first = !QFileInfo::exists(serverFolder(server));
        const QString folder = first ? serverFolder(server) + disk::unfinished : serverFolder(server);
        for (const QLatin1StringView name : {"/accounts"_L1, "/kept"_L1}) {
            if (auto made = disk::makeFolder(folder + name); !made)
                return made;
        }
        if (auto written = disk::writeFile(folder + "/architecture"_L1, architecture.toUtf8() + '\n'); !written)
            return written;
        if (first) {
            if (auto renamed = disk::rename(folder, serverFolder(server)); !renamed)
                return renamed;
        }
    }
    const std::scoped_lock lock(m_mutex);
    m_architectures.insert(server, architecture);
    return {};
}

QString Places::answeredBy(const QString &server) const
{
    const std::scoped_lock lock(m_mutex);
    const QString other = m_servers.value(server).answeredBy;
    return other.isEmpty() ? server : other;
}

Result<void> Places::setAnsweredBy(const QString &server, const QString &other)
{
    const QString file = m_root + "/routes/"_L1 + server;
    const bool itself = other == server;
    if (auto done = itself ? disk::removeFile(file) : disk::writeFile(file, other.toUtf8() + '\n'); !done)
        return done;
    const std::scoped_lock lock(m_mutex);
    m_servers[server].answeredBy = itself ? QString() : other;
    return {};
}

AccountPointer Places::account(const QString &name) const
{
    const std::scoped_lock lock(m_mutex);
    return m_accounts.value(name);
}

AccountPointer Places::accountOfDomain(const QString &domain) const
{
    const std::scoped_lock lock(m_mutex);
    const auto name = m_domains.constFind(domain);
    return name != m_domains.cend() ? m_accounts.value(*name) : AccountPointer();
}

QStringList Places::domains(qsizetype limit) const
{
    const std::scoped_lock lock(m_mutex);
    QStringList names = m_domains.keys();
    names.sort();
    return names.first(std::min(limit, names.size()));
}

QString Places::resolve(const QString &domain) const
{
    return address(resolveToServer(domain));
}

QString Places::resolveToServer(const QString &domain) const
{
    const AccountPointer account = accountOfDomain(domain);
    if (!account)
        return {};
    bool internal = true;
    for (const LoopbackDomain &known : std::as_const(account->declared.domains)) {
        if (known.name == domain)
            internal = known.internal;
    }
    return internal ? fact(*account).server : account->declared.home;
}

QString Places::servedBy(const QString &server) const
{
    const QHash<QString, AccountPointer> accounts = [this] {
        const std::scoped_lock lock(m_mutex);
        return m_accounts;
    }();
    for (const AccountPointer &account : accounts) {
        if (fact(*account).server == server)
            return account->declared.name;
    }
    return {};
}

Result<void> Places::forgetKept(AccountState &account, const QString &server)
{
    return change(account, [&server](const ServingFact &fact) -> Result<ServingFact> {
        ServingFact next = fact;
        if (fact.keptAt == server)
            next.keptAt.clear();
        return next;
    });
}

Result<void> Places::forgetAllKept(const QString &server)
{
    const QHash<QString, AccountPointer> accounts = [this] {
        const std::scoped_lock lock(m_mutex);
        return m_accounts;
    }();
    for (const AccountPointer &account : accounts) {
        if (fact(*account).keptAt != server)
            continue;
        if (auto forgotten = forgetKept(*account, server); !forgotten)
            return forgotten;
    }
    return {};
}

Places::Entry Places::enter(AccountState &account, const QString &server, QString *elsewhere)
{
    const std::scoped_lock lock(account.gate);
    if (account.fact.server != server) {
        *elsewhere = account.fact.server;
        return Entry::Elsewhere;
    }
    if (account.closed)
        return Entry::Frozen;
    ++account.visits;
    return Entry::Served;
}

void Places::leave(AccountState &account)
{
    const std::scoped_lock lock(account.gate);
    if (--account.visits == 0)
        account.left.notify_all();
}

Result<void> Places::change(AccountState &account, const std::function<Result<ServingFact>(const ServingFact &)> &next,
                            const StageWatch *stop)
{
    const std::scoped_lock changing(account.changes);
    std::unique_lock lock(account.gate);
    const ServingFact before = account.fact; // only changes write it, and this is the one
    const bool wasClosed = account.closed;
    const auto wanted = next(before);
    if (!wanted)
        return std::unexpected(wanted.error());
    const bool sameDoor = wanted->server == before.server && wasClosed == wanted->frozen;
    if (*wanted == before && sameDoor)
        return {};
    if (!sameDoor) {
        account.closed = true;
        const auto empty = [&account] { return account.visits == 0; };
        while (!account.left.wait_for(lock, lookEvery, empty)) {
            if (stop && *stop) {
                account.closed = wasClosed;
                return failure(u"cancelled"_s);
            }
        }
    }
    lock.unlock();
    if (!sameDoor)
        closeSite(account);
    Result<void> written;
    if (*wanted != before)
        written = disk::writeFile(m_root + "/serving/"_L1 + account.declared.name, toBytes(*wanted));
    lock.lock();
    if (written)
        account.fact = *wanted;
    account.closed = written ? wanted->frozen : wasClosed;
    return written;
}

ServingFact Places::fact(AccountState &account) const
{
    const std::scoped_lock lock(account.gate);
    return account.fact;
}

} // namespace escale::platform
