// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/api/bundle_file_job.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>

namespace escale::api {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// The platform packs the whole bundle, which may hold gigabytes of raw output, before it sends the first byte of it.
constexpr auto packingTime = 10min;

Request requestFor(MigrationId migration)
{
    Request request;
    request.method = "GET"_ba;
    request.path = u"migration/%1/bundle/"_s.arg(migration.value());
    request.lane = Lane::Background;
    request.extraTime = packingTime;
    return request;
}

} // namespace

struct BundleFileJob::File {
    std::unique_ptr<QSaveFile> file;
    bool well = true;

    void open(const QString &path)
    {
        QDir().mkpath(QFileInfo(path).path());
        file = std::make_unique<QSaveFile>(path);
        well = file->open(QIODevice::WriteOnly)
               // It names people: it is for nobody else on this machine.
               && file->setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    }
};

BundleFileJob::BundleFileJob(MigrationId migration, const QString &path)
    : ApiJob([this, migration] {
        Request request = requestFor(migration);
        request.onPart = [this](const QByteArray &part) { write(part); };
        return request;
    }())
    , m_path(path)
    , m_file(std::make_shared<File>())
{
    m_pool.setMaxThreadCount(1);
    connect(this, &ApiJob::sent, this, &BundleFileJob::begin);
}

BundleFileJob::~BundleFileJob()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void BundleFileJob::begin()
{
    m_pool.start([file = m_file, path = m_path] { file->open(path); });
}

void BundleFileJob::write(const QByteArray &part)
{
    if (part.isEmpty())
        return;
    m_pool.start([file = m_file, part] { file->well = file->well && file->file->write(part) == part.size(); });
}

void BundleFileJob::receive(Reply)
{
    m_pool.start([this, file = m_file, path = m_path] {
        std::optional<Failure> failed;
        if (!file->well || !file->file->commit()) {
            Failure failure;
            failure.error.code = u"bundle_write_failed"_s;
            failure.error.params = {{u"path"_s, path}};
            failure.error.detail = file->file ? file->file->errorString() : QString();
            failed = failure;
        }
        file->file.reset();
        QMetaObject::invokeMethod(this, [this, failed] { settle(failed); });
    });
}

} // namespace escale::api
