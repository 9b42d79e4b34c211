// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands.h"

#include <escale/logs/redaction.h>

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QSaveFile>

namespace escale::ctl {

using namespace Qt::StringLiterals;

namespace {

Result<logs::Pseudonyms> readNames(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return logs::Pseudonyms();
    if (!file.open(QIODevice::ReadOnly))
        return failure(u"io_failed"_s, {{u"path"_s, path}}, file.errorString());
    auto names = logs::Pseudonyms::fromJson(file.readAll());
    if (!names)
        return failure(names.error().code, {{u"path"_s, path}});
    return names;
}

/// Who is who: only for the one who exports.
Result<void> writeNames(const QString &path, const logs::Pseudonyms &names)
{
    QSaveFile file(path);
    const QByteArray json = names.toJson();
    if (file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(json) == json.size() && file.commit())
        return {};
    return failure(u"io_failed"_s, {{u"path"_s, path}}, file.errorString());
}

} // namespace

Result<ExitCode> redact(const Arguments &arguments, const QString &path, Output &output)
{
    const bool preview = arguments.has(u"preview"_s);
    const QString target = arguments.value(u"output"_s);
    if (target.isEmpty() && !preview)
        return failure(u"missing_value"_s, {{u"text"_s, u"--output"_s}});
    const QString map = arguments.has(u"names"_s) ? arguments.value(u"names"_s)
                        : target.isEmpty()        ? QString()
                                                  : target + u".names.json"_s;
    auto names = readNames(map);
    if (!names)
        return std::unexpected(names.error());
    const auto bundle = logs::Bundle::open(path);
    if (!bundle)
        return std::unexpected(bundle.error());
    const logs::RedactionOptions options{.withRaw = arguments.has(u"with-raw"_s)};
    const bool french = arguments.language == logs::Language::French;
    if (preview) {
        const auto shown = logs::previewRedaction(*bundle, *names, options);
        if (!shown)
            return std::unexpected(shown.error());
        if (arguments.has(u"json"_s)) {
            QJsonObject map_;
            for (const auto &row : shown->names)
                map_.insert(row.name, row.pseudonym);
            QJsonArray lines;
            for (const auto &line : shown->lines)
                lines.append(QJsonObject{{u"before"_s, QString::fromUtf8(line.before)},
                                         {u"after"_s, QString::fromUtf8(line.after)}});
            output.json({{u"names"_s, map_},
                         {u"kept"_s, QJsonArray::fromStringList(shown->kept)},
                         {u"left_out"_s, QJsonArray::fromStringList(shown->leftOut)},
                         {u"lines"_s, lines}});
            return Well;
        }
        for (const auto &row : shown->names)
            output.line(harmless(row.name + u" → "_s + row.pseudonym));
        output.line((french ? u"gardés\u00a0: "_s : u"kept: "_s) + shown->kept.join(u", "_s));
        output.line((french ? u"laissés de côté\u00a0: "_s : u"left out: "_s) + shown->leftOut.join(u", "_s));
        for (const auto &line : shown->lines) {
            output.line(harmless(u"- "_s + QString::fromUtf8(line.before)));
            output.line(harmless(u"+ "_s + QString::fromUtf8(line.after)));
        }
        return Well;
    }
    const auto written = logs::redact(*bundle, target, *names, options);
    if (!written)
        return std::unexpected(written.error());
    if (const auto kept = writeNames(map, *names); !kept)
        return std::unexpected(kept.error());
    if (arguments.has(u"json"_s))
        output.json({{u"file"_s, target}, {u"entries"_s, written->entries}, {u"names"_s, map}});
    else
        output.line(harmless((french ? u"%1\u00a0: %2 entrées\u202f; la correspondance des noms est dans %3"_s
                                     : u"%1: %2 entries; which name is which is in %3"_s)
                                 .arg(target)
                                 .arg(written->entries)
                                 .arg(map)));
    return Well;
}

Result<ExitCode> redactFile(const Arguments &arguments, Output &output)
{
    return redact(arguments, arguments.files.first(), output);
}

} // namespace escale::ctl
