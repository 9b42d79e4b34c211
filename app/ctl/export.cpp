// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands.h"
#include "open_log.h"

#include <escale/api/api_client.h>
#include <escale/api/bundle_file_job.h>
#include <escale/logs/bundle_writer.h>
#include <escale/logs/entry.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

#include <cstdio>

namespace escale::ctl {

using namespace Qt::StringLiterals;

namespace {

/// The platform's own bundle, whole or not at all. The event loop is this command's alone: nothing else runs in this program.
Result<qint64> fromPlatform(const Arguments &arguments, const QString &target)
{
    const QUrl url(arguments.value(u"platform"_s), QUrl::StrictMode);
    bool isNumber = false;
    const MigrationId migration(arguments.value(u"migration"_s).toLongLong(&isNumber));
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return failure(u"invalid_value"_s, {{u"text"_s, u"--platform"_s}});
    if (!isNumber || !migration.isValid())
        return failure(u"invalid_value"_s, {{u"text"_s, u"--migration"_s}});
    const QString token = qEnvironmentVariable("ESCALE_TOKEN");
    if (token.isEmpty())
        return failure(u"missing_token"_s);
    api::ApiClient client(url, token);
    std::optional<Error> error;
    client.start(std::make_unique<api::BundleFileJob>(migration, target), &client, [&](api::BundleFileJob *job) {
        if (!job->succeeded())
            error = job->failure().error;
        QCoreApplication::quit();
    });
    QCoreApplication::exec();
    if (error)
        return std::unexpected(*error);
    const auto bundle = logs::Bundle::open(target);
    if (!bundle)
        return std::unexpected(bundle.error());
    return bundle->manifest().entries;
}

/// A bundle of a log that somebody has: unsigned, since only the platform can sign it.
Result<qint64> fromLog(const Arguments &arguments, const QString &target)
{
    const auto log = openLog(arguments.files.first(), arguments);
    if (!log)
        return std::unexpected(log.error());
    QByteArray state;
    if (arguments.has(u"state"_s)) {
        QFile file(arguments.value(u"state"_s));
        if (!file.open(QIODevice::ReadOnly))
            return failure(u"io_failed"_s, {{u"path"_s, file.fileName()}}, file.errorString());
        state = file.readAll();
    }
    logs::Manifest about;
    about.created = QDateTime::currentDateTimeUtc();
    about.program = u"escalectl "_s + QStringLiteral(ESCALE_VERSION);
    if (log->index.lineCount() > 0) {
        const auto first = logs::lineBytes(*log->source, log->index, 0);
        if (const auto entry = first ? logs::fromLine(*first) : Result<logs::Entry>(failure(u"malformed_entry"_s))) {
            about.migration = MigrationId(entry->migration);
            about.server = entry->server;
        }
    }
    auto writer = logs::BundleWriter::create(target, about);
    if (!writer)
        return std::unexpected(writer.error());
    for (qint64 i = 0; i < log->shown(); ++i) {
        const auto bytes = logs::lineBytes(*log->source, log->index, log->lineAt(i), qint64(64) << 20);
        if (!bytes)
            return std::unexpected(bytes.error());
        if (const auto done = (*writer)->addLine(*bytes); !done)
            return std::unexpected(done.error());
    }
    if (!state.isEmpty()) {
        if (const auto done = (*writer)->addState(state); !done)
            return std::unexpected(done.error());
    }
    const auto written = (*writer)->finish();
    if (!written)
        return std::unexpected(written.error());
    return written->entries;
}

} // namespace

Result<ExitCode> exportBundle(const Arguments &arguments, Output &output)
{
    const QString target = arguments.value(u"output"_s);
    if (target.isEmpty())
        return failure(u"missing_value"_s, {{u"text"_s, u"--output"_s}});
    const bool online = arguments.has(u"platform"_s);
    if (!online && arguments.files.isEmpty())
        return failure(u"missing_file"_s, {{u"text"_s, u"export"_s}});
    if (online && !arguments.files.isEmpty())
        return failure(u"unexpected_argument"_s, {{u"text"_s, arguments.files.first()}});
    // In a folder for nobody else, beside its place, until it has been looked at and nobody is named in it who must not be.
    const QTemporaryDir folder(target + u".XXXXXX"_s);
    const auto notWritten = [&target](const QString &why) {
        return failure(u"bundle_write_failed"_s, {{u"path"_s, target}}, why);
    };
    if (!folder.isValid())
        return notWritten(folder.errorString());
    const QString whole = folder.filePath(u"bundle"_s);
    auto entries = online ? fromPlatform(arguments, whole) : fromLog(arguments, whole);
    if (!entries)
        return entries.error().code == "bundle_write_failed"_L1 ? notWritten(entries.error().detail)
                                                                : std::unexpected(entries.error());
    if (arguments.has(u"redact"_s))
        return redact(arguments, whole, output);
    if (std::rename(QFile::encodeName(whole).constData(), QFile::encodeName(target).constData()) != 0)
        return notWritten(qt_error_string());
    if (arguments.has(u"json"_s))
        output.json({{u"file"_s, target}, {u"entries"_s, *entries}});
    else
        output.line(
            harmless(logs::sentence(u"ESC-8301", {{u"file"_s, target}, {u"entries"_s, *entries}}, arguments.language)));
    return Well;
}

} // namespace escale::ctl
