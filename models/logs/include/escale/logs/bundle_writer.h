// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/logs/bundle.h>
#include <escale/logs/signature.h>

#include <QtCore/QSaveFile>
#include <QtCore/QTemporaryFile>

#include <memory>

namespace escale::logs {

/// Writes a bundle, whatever its size, in constant memory. The table of contents stands first and holds the hashes of all the
/// rest, so the members are first written (packed as they will be) to a file beside it that has no name, and then put
/// together: for a moment the bundle's room is needed twice. Nothing is at the path before finish() has succeeded, and nothing
/// half written is left. The members come in this order: the entries, then state, then raw output.
/// Every error is "bundle_write_failed" {path}. One thread.
class BundleWriter {
public:
    /// Of `about`, what is known beforehand is used: created, program, platform, migration, server, name, redacted.
    [[nodiscard]] static Result<std::unique_ptr<BundleWriter>> create(const QString &path, const Manifest &about);
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
    Result<void> flush();
    Result<void> begin(const QString &name, bool deflated);
    Result<void> add(QByteArrayView bytes);
    Result<void> end();

    QSaveFile m_file;
    QTemporaryFile m_spool;
    Manifest m_manifest;
    qint64 m_at = 0; ///< in the spool
    QByteArray m_pending;
    std::unique_ptr<Member> m_open;
    QList<std::shared_ptr<Member>> m_members;
};

} // namespace escale::logs
