// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/logs/bundle.h>

#include "bundle_data.h"
#include "manifest.h"
#include "zip_form.h"

#include <escale/logs/catalogue.h>

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

#include <algorithm>

#include <sys/stat.h>

namespace escale::logs {

using namespace Qt::StringLiterals;

namespace {

std::unexpected<Error> damaged(const QString &path)
{
    return failure(u"bundle_damaged"_s, {{u"path"_s, path}});
}

} // namespace

Result<detail::ReadAt> Bundle::Data::reader() const
{
    if (path.isEmpty()) {
        return detail::ReadAt{[this](qint64 offset, qint64 count) {
            return offset < 0 || offset > bytes.size() ? QByteArray()
                                                       : bytes.sliced(offset, std::min(count, bytes.size() - offset));
        }};
    }
    auto file = std::make_shared<QFile>(path);
    if (!file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return failure(u"bundle_unreadable"_s, {{u"path"_s, path}}, file->errorString());
    const std::optional<Stamp> now = stampOf(*file);
    if (!now || (stamp && *now != *stamp))
        return failure(u"bundle_changed"_s, {{u"path"_s, path}});
    return detail::ReadAt{[file](qint64 offset, qint64 count) {
        QByteArray block;
        if (offset >= 0 && file->seek(offset))
            block = file->read(count);
        return block;
    }};
}

Result<Bundle::Data::Archive> Bundle::Data::archive() const
{
    if (!path.isEmpty()) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return failure(u"bundle_unreadable"_s, {{u"path"_s, path}}, file.errorString());
        if (stampOf(file) != stamp)
            return failure(u"bundle_changed"_s, {{u"path"_s, path}});
    }
    {
        const std::lock_guard lock(m_mutex);
        if (!m_idle.empty()) {
            Archive archive = std::move(m_idle.back());
            m_idle.pop_back();
            return archive;
        }
    }
    auto read = reader();
    if (!read)
        return std::unexpected(read.error());
    return detail::ZipArchive::open(*std::move(read), size, limits, path);
}

void Bundle::Data::giveBack(Archive archive) const
{
    const std::lock_guard lock(m_mutex);
    m_idle.push_back(std::move(archive));
}

std::optional<Stamp> stampOf(const QFile &file)
{
    struct stat status = {};
    if (::fstat(file.handle(), &status) != 0 || !S_ISREG(status.st_mode))
        return std::nullopt;
    return Stamp{quint64(status.st_dev), quint64(status.st_ino), qint64(status.st_size),
                 qint64(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec};
}

QString rawMember(TaskId task)
{
    return u"raw/%1.log"_s.arg(task.value());
}

bool BundleFinding::isSerious() const
{
    const Message *message = findMessageByAction(error.code);
    return !message || message->severity == Severity::Error;
}

bool Verdict::isWhole() const
{
    return findingCount == findings.size()
           && std::ranges::none_of(findings, [](const BundleFinding &finding) { return finding.isSerious(); });
}

Bundle::Bundle(std::shared_ptr<const Data> data) : m_data(std::move(data)) {}

Result<Bundle> Bundle::open(const QString &path, const BundleLimits &limits)
{
    auto data = std::make_shared<Data>();
    data->path = path;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(u"bundle_unreadable"_s, {{u"path"_s, path}}, file.errorString());
    data->stamp = stampOf(file);
    if (!data->stamp)
        return failure(u"bundle_unreadable"_s, {{u"path"_s, path}}, u"not a regular file"_s);
    data->size = data->stamp->size;
    return finish(data, limits);
}

Result<Bundle> Bundle::fromBytes(const QByteArray &bytes, const BundleLimits &limits)
{
    auto data = std::make_shared<Data>();
    data->bytes = bytes;
    data->size = bytes.size();
    return finish(data, limits);
}

Result<Bundle> Bundle::finish(const std::shared_ptr<Data> &data, const BundleLimits &limits)
{
    data->limits = limits;
    auto archive = data->archive();
    if (!archive)
        return std::unexpected(archive.error());
    data->members = (*archive)->members();
    data->giveBack(*std::move(archive));
    for (const detail::ZipMember &member : std::as_const(data->members))
        data->index.insert(QString::fromLatin1(member.name), &member);
    const auto missing = [](const QString &name) { return failure(u"bundle_member_missing"_s, {{u"member"_s, name}}); };
    if (!data->index.contains(bundleManifest))
        return missing(bundleManifest);
    Bundle bundle(data);
    auto json = bundle.readAll(bundleManifest);
    if (!json)
        return std::unexpected(json.error());
    auto manifest = detail::manifestFromJson(*json);
    if (!manifest)
        return std::unexpected(manifest.error());
    data->manifestJson = *json;
    data->manifest = *std::move(manifest);
    for (const BundleMember &member : std::as_const(data->manifest.members)) {
        if (!data->index.contains(member.name) || member.name == bundleManifest)
            return missing(member.name);
    }
    if (data->index.size() != data->manifest.members.size() + 1) {
        for (auto it = data->index.cbegin(); it != data->index.cend(); ++it) {
            const bool listed = it.key() == bundleManifest
                                || std::ranges::any_of(data->manifest.members, [&](const BundleMember &member) {
                                       return member.name == it.key();
                                   });
            if (!listed)
                return failure(u"bundle_unknown_member"_s, {{u"member"_s, it.key()}});
        }
    }
    return bundle;
}

bool Bundle::looksLikeOne(QByteArrayView beginning)
{
    return beginning.startsWith("PK\x03\x04");
}

const Manifest &Bundle::manifest() const
{
    return m_data->manifest;
}

QString Bundle::path() const
{
    return m_data->path;
}

bool Bundle::has(const QString &member) const
{
    return m_data->index.contains(member);
}

qint64 Bundle::sizeOf(const QString &member) const
{
    const detail::ZipMember *found = m_data->index.value(member);
    return found ? found->size : 0;
}

QList<TaskId> Bundle::rawTasks() const
{
    QList<TaskId> tasks;
    for (const detail::ZipMember &member : m_data->members) {
        if (member.name.startsWith("raw/"))
            tasks.append(TaskId(member.name.sliced(4).chopped(4).toLongLong()));
    }
    std::ranges::sort(tasks);
    return tasks;
}

std::optional<Bundle::Extent> Bundle::extentOf(const QString &member) const
{
    const detail::ZipMember *found = m_data->index.value(member);
    if (!found || found->deflated || m_data->path.isEmpty())
        return std::nullopt;
    const auto reader = m_data->reader();
    const qsizetype place = found - m_data->members.constData();
    const QList<qint64> offsets = reader ? detail::dataOffsets(*reader, m_data->members, place + 1) : QList<qint64>();
    if (offsets.size() <= place)
        return std::nullopt;
    return Extent{offsets.at(place), found->size};
}

Result<void> Bundle::read(const QString &name, const Take &take) const
{
    const detail::ZipMember *member = m_data->index.value(name);
    if (!member)
        return failure(u"bundle_member_missing"_s, {{u"member"_s, name}});
    auto archive = m_data->archive();
    if (!archive)
        return std::unexpected(archive.error());
    const bool whole = (*archive)->read(*member, false, take);
    m_data->giveBack(*std::move(archive));
    if (!whole)
        return damaged(m_data->path);
    return {};
}

Result<QByteArray> Bundle::readAll(const QString &member) const
{
    QByteArray bytes;
    bytes.reserve(sizeOf(member)); // checked when it was opened
    if (const auto done = read(member,
                               [&](QByteArrayView block) {
                                   bytes += block;
                                   return true;
                               });
        !done)
        return std::unexpected(done.error());
    return bytes;
}

Result<QJsonObject> Bundle::readState() const
{
    const auto json = readAll(bundleState);
    if (!json)
        return std::unexpected(json.error());
    const QJsonDocument document = QJsonDocument::fromJson(*json);
    if (!document.isObject())
        return damaged(m_data->path);
    return document.object();
}

} // namespace escale::logs
