// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/logs/bundle.h>
#include <escale/logs/signature.h>

#include <QtCore/QSaveFile>

#include <memory>

namespace escale::logs {

/// Writes a bundle in one pass, whatever its size, in constant memory. Nothing is at the path before finish() has
/// succeeded, and nothing half written is left. The members come in this order: the entries, then state, then raw output.
/// Every error is "bundle_write_failed" {path}. One thread.
class BundleWriter {
public:
    /// Of `about`, what is known beforehand is used: created, program, platform, migration, server, name, redacted.
    /// `rawTasks`: how many addRaw() will come at most: room is kept for the table of contents, which stands first.
    [[nodiscard]] static Result<std::unique_ptr<BundleWriter>> create(const QString &path, const Manifest &about,
                                                                      qsizetype rawTasks);
    ~BundleWriter();
    Q_DISABLE_COPY_MOVE(BundleWriter)

    /// The next entry's line, without its line end.
    [[nodiscard]] Result<void> addLine(QByteArrayView line);
    /// \pre all entries have been added
    [[nodiscard]] Result<void> addState(const QByteArray &json);
    /// Begins a task's raw output, in the order of the tasks; its blocks follow with addRaw().
    [[nodiscard]] Result<void> beginRaw(TaskId task);
    [[nodiscard]] Result<void> addRaw(QByteArrayView block);
    /// Writes the table of contents, signed where there is a key, and puts the file in its place.
    [[nodiscard]] Result<Manifest> finish(const SigningKey *key = nullptr);

private:
    struct Member;
    explicit BundleWriter(const QString &path);

    Result<void> failed() const;
    Result<void> write(QByteArrayView bytes);
    Result<void> begin(const QString &name, bool deflated);
    Result<void> add(QByteArrayView bytes);
    Result<void> end();

    QSaveFile m_file;
    Manifest m_manifest;
    qint64 m_at = 0;
    qsizetype m_room = 0; ///< bytes kept for the manifest
    QByteArray m_pending;
    std::unique_ptr<Member> m_open;
    QList<std::shared_ptr<Member>> m_members;
    bool m_logDone = false;
};

} // namespace escale::logs
