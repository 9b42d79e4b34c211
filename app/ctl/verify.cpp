// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands.h"
#include "help.h"
#include "open_log.h"

#include <escale/logs/chain.h>

#include <QtCore/QFile>
#include <QtCore/QJsonArray>

namespace escale::ctl {

using namespace Qt::StringLiterals;
using logs::BundleFinding;
using logs::Language;

namespace {

struct Report {
    qint64 entries = 0;
    QString signature;
    bool whole = false;
    QList<BundleFinding> findings;
};

QString wordOf(logs::Verdict::Signature signature)
{
    using enum logs::Verdict::Signature;
    switch (signature) {
    case Missing:
        return u"missing"_s;
    case Invalid:
        return u"invalid"_s;
    case Foreign:
        return u"foreign"_s;
    case Valid:
        return u"valid"_s;
    case Expected:
        return u"expected"_s;
    }
    return {};
}

/// A log without a bundle: its chain alone.
Result<Report> verifyLog(const QString &path)
{
    const auto log = openLog(path, {});
    if (!log)
        return std::unexpected(log.error());
    Report report;
    report.signature = u"missing"_s;
    logs::ChainVerifier chain;
    constexpr qint64 longest = 64 << 20;
    constexpr qsizetype most = 1000;
    for (qint64 line = 0; line < log->index.lineCount(); ++line) {
        const auto bytes = logs::lineBytes(*log->source, log->index, line, longest);
        if (!bytes)
            return std::unexpected(bytes.error());
        const auto found = chain.add(*bytes);
        using enum logs::ChainVerifier::Finding;
        if (found == Whole || report.findings.size() >= most)
            continue;
        const QString code = found == Malformed     ? u"entry_malformed"_s
                             : found == HashDiffers ? u"entry_changed"_s
                             : found == PrevDiffers ? u"entry_out_of_chain"_s
                                                    : u"entries_missing"_s;
        report.findings.append({{code,
                                 {{u"member"_s, path},
                                  {u"line"_s, line + 1},
                                  {u"seq"_s, chain.seq()},
                                  {u"expected"_s, chain.expectedSeq()}},
                                 {}},
                                path,
                                line + 1});
    }
    report.entries = chain.count();
    report.whole = report.findings.isEmpty();
    return report;
}

Result<Report> verifyFile(const QString &path, const QByteArray &key)
{
    QFile file(path);
    if (!file.exists())
        return failure(u"no_such_file"_s, {{u"path"_s, path}});
    if (!file.open(QIODevice::ReadOnly))
        return failure(u"io_failed"_s, {{u"path"_s, path}}, file.errorString());
    if (!logs::Bundle::looksLikeOne(file.peek(4)))
        return verifyLog(path);
    const auto bundle = logs::Bundle::open(path);
    if (!bundle)
        return std::unexpected(bundle.error());
    auto verdict = bundle->verify(key);
    if (!verdict)
        return std::unexpected(verdict.error());
    return Report{verdict->entries, wordOf(verdict->signature), verdict->isWhole(), verdict->findings};
}

} // namespace

Result<ExitCode> verify(const Arguments &arguments, Output &output)
{
    const QByteArray key = QByteArray::fromHex(arguments.value(u"key"_s).toLatin1());
    if (arguments.has(u"key"_s) && key.toHex() != arguments.value(u"key"_s).toLower().toLatin1())
        return failure(u"invalid_value"_s, {{u"text"_s, u"--key"_s}});
    const bool french = arguments.language == Language::French;
    ExitCode exit = Well;
    for (const QString &path : arguments.files) {
        auto report = verifyFile(path, key);
        // A bundle that is refused for what it is, is a finding about it; one that cannot be read is not.
        if (!report) {
            if (!report.error().code.startsWith("bundle_"_L1) || report.error().code == "bundle_unreadable"_L1)
                return std::unexpected(report.error());
            report = Report{.findings = {{report.error(), {}, 0}}};
        }
        if (!report->whole)
            exit = Found;
        if (arguments.has(u"json"_s)) {
            QJsonArray findings;
            for (const BundleFinding &finding : std::as_const(report->findings))
                findings.append(QJsonObject{{u"code"_s, logs::codeOf(finding.error)},
                                            {u"what"_s, finding.error.code},
                                            {u"sentence"_s, logs::describe(finding.error, arguments.language)},
                                            {u"member"_s, finding.member},
                                            {u"line"_s, finding.line},
                                            {u"serious"_s, finding.isSerious()},
                                            {u"params"_s, finding.error.params}});
            output.json({{u"file"_s, path},
                         {u"whole"_s, report->whole},
                         {u"entries"_s, report->entries},
                         {u"signature"_s, report->signature},
                         {u"findings"_s, findings}});
            continue;
        }
        const QString verdict =
            report->whole ? (french ? u"intact"_s : u"whole"_s) : (french ? u"ROMPU"_s : u"BROKEN"_s);
        output.line(harmless((french ? u"%1\u00a0: %2 (entrées\u00a0: %3)"_s : u"%1: %2 (entries: %3)"_s)
                                 .arg(path, verdict)
                                 .arg(report->entries)));
        for (const BundleFinding &finding : std::as_const(report->findings))
            output.line(harmless(u"  "_s + complaint(finding.error, arguments.language)));
    }
    return exit;
}

} // namespace escale::ctl
