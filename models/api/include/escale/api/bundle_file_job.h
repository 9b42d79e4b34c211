// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/api/api_job.h>
#include <escale/core/id.h>

#include <memory>

namespace escale::api {

/// A migration as a bundle (logs::Bundle), signed by the platform, straight into a file: however large it is, no more of it
/// than one part is in memory, and the file is written by a thread of its own. There is nothing under its name before the
/// whole is there; what was there stays until then, and stays where the job fails or is abandoned.
///
/// Nobody has looked into it when it is there. Fails as every job does, and with "bundle_write_failed" (params: path) where the file cannot be written.
class BundleFileJob final : public ApiJob {
public:
    BundleFileJob(MigrationId migration, const QString &path);
    ~BundleFileJob() override;
    Q_DISABLE_COPY_MOVE(BundleFileJob)

    [[nodiscard]] const QString &path() const { return m_path; }

protected:
    void receive(Reply reply) override;

private:
    struct File;

    void begin();
    void write(const QByteArray &part);

    QString m_path;
    std::shared_ptr<File> m_file; ///< touched by the pool's one thread
    QThreadPool m_pool;
};

} // namespace escale::api
