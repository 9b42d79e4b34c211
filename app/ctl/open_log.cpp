// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "open_log.h"

#include <escale/logs/query.h>

#include <QtCore/QFile>

namespace escale::ctl {

using namespace Qt::StringLiterals;

qint64 OpenLog::shown() const
{
    return lines.size() > 0 ? lines.count() : index.lineCount();
}

qint64 OpenLog::lineAt(qint64 place) const
{
    return lines.size() > 0 ? lines.at(place) : place;
}

Result<OpenLog> openLog(const QString &path, const Arguments &arguments)
{
    OpenLog log;
    log.path = path;
    QFile file(path);
    if (!file.exists())
        return failure(u"no_such_file"_s, {{u"path"_s, path}});
    if (!file.open(QIODevice::ReadOnly))
        return failure(u"io_failed"_s, {{u"path"_s, path}}, file.errorString());
    logs::SourceOptions options;
    if (logs::Bundle::looksLikeOne(file.peek(4))) {
        auto bundle = logs::Bundle::open(path);
        if (!bundle)
            return std::unexpected(bundle.error());
        log.bundle = *std::move(bundle);
        if (const auto extent = log.bundle->extentOf(logs::bundleLog)) {
            options.offset = extent->offset;
            options.size = extent->size;
            options.packing = logs::Packing::Plain;
        } else {
            log.source = logs::Source::live(path);
            const auto read = log.bundle->read(logs::bundleLog, [&](QByteArrayView block) {
                log.source->append(block);
                return true;
            });
            if (!read)
                return std::unexpected(read.error());
        }
    }
    file.close();
    if (!log.source) {
        auto source = logs::Source::open(path, options);
        if (!source)
            return std::unexpected(source.error());
        log.source = *std::move(source);
    }
    log.index = logs::buildIndex(*log.source);
    if (const auto problem = log.index.problem())
        return std::unexpected(*problem);
    if (arguments.has(u"filter"_s)) {
        const auto query = logs::parseQuery(arguments.value(u"filter"_s));
        if (!query)
            return std::unexpected(query.error());
        logs::Filter filter(log.source);
        auto found = filter.apply(*query, log.index);
        if (!found)
            return std::unexpected(found.error());
        log.lines = std::move(found->lines);
    }
    return log;
}

Result<std::vector<OpenLog>> openLogs(const QStringList &paths, const Arguments &arguments)
{
    std::vector<OpenLog> logs;
    for (const QString &path : paths) {
        auto log = openLog(path, arguments);
        if (!log)
            return std::unexpected(log.error());
        logs.push_back(*std::move(log));
    }
    return logs;
}

} // namespace escale::ctl
