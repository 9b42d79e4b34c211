// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bundle_data.h"
#include "manifest.h"
#include "sha256.h"
#include "zip_form.h"

#include <escale/logs/chain.h>
#include <escale/logs/entry.h>

#include <algorithm>
#include <atomic>
#include <thread>

namespace escale::logs {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostFindings = 1000;
constexpr qsizetype longestLine = 64 << 20;

struct Findings {
    QList<BundleFinding> list;
    qint64 count = 0;

    void add(const char *code, QJsonObject params = {}, const QString &member = {}, qint64 line = 0)
    {
        ++count;
        if (list.size() >= mostFindings)
            return;
        if (!member.isEmpty())
            params.insert(u"member"_s, member);
        if (line > 0)
            params.insert(u"line"_s, line);
        list.append({{QString::fromLatin1(code), params, {}}, member, line});
    }
    void add(const Findings &other)
    {
        count += other.count;
        list += other.list.first(std::min(other.list.size(), mostFindings - list.size()));
    }
};

/// Gives the lines of a text that comes in blocks.
class Lines {
public:
    template <typename Take>
    void add(QByteArrayView block, const Take &take)
    {
        while (!block.isEmpty()) {
            const qsizetype end = block.indexOf('\n');
            if (end < 0) {
                // What is longer than any entry needs no more than to be found wrong.
                m_rest += block.first(std::min(block.size(), longestLine - m_rest.size()));
                return;
            }
            if (m_rest.isEmpty()) {
                take(block.first(end));
            } else {
                m_rest += block.first(std::min(end, longestLine - m_rest.size()));
                take(QByteArrayView(m_rest));
                m_rest.clear();
            }
            block = block.sliced(end + 1);
        }
    }
    /// What follows the last line end.
    [[nodiscard]] const QByteArray &rest() const { return m_rest; }

private:
    QByteArray m_rest;
};

/// Follows the log line by line.
class LogCheck {
public:
    LogCheck(const Manifest &manifest, Findings &findings) : m_manifest(manifest), m_findings(findings) {}

    void add(QByteArrayView line)
    {
        using enum ChainVerifier::Finding;
        const auto found = m_chain.add(line);
        const qint64 number = m_chain.count();
        const QJsonObject seq{{u"seq"_s, m_chain.seq()}};
        const bool first = number == 1 && found == Whole;
        switch (found) {
        case Whole:
            if (first && m_chain.seq() != m_manifest.firstSeq)
                m_findings.add("entries_missing", {{u"seq"_s, m_chain.seq()}, {u"expected"_s, m_manifest.firstSeq}},
                               bundleLog, number);
            else if (m_chain.migration() != m_manifest.migration.value())
                m_findings.add("entry_out_of_chain", seq, bundleLog, number);
            break;
        case Malformed:
            m_findings.add("entry_malformed", {}, bundleLog, number);
            return;
        case HashDiffers:
            m_findings.add("entry_changed", seq, bundleLog, number);
            break;
        case PrevDiffers:
            m_findings.add("entry_out_of_chain", seq, bundleLog, number);
            break;
        case Gap:
            m_findings.add("entries_missing", {{u"seq"_s, m_chain.seq()}, {u"expected"_s, m_chain.expectedSeq()}},
                           bundleLog, number);
            break;
        }
        if (line.contains("\"event.code\":\"ESC-9001\""))
            checkpoint(line, number);
    }

    void finish()
    {
        if (m_chain.count() != m_manifest.entries)
            m_findings.add("count_differs", {{u"expected"_s, m_manifest.entries}, {u"found"_s, m_chain.count()}},
                           bundleLog, m_chain.count());
        else if (m_chain.head() != m_manifest.head)
            m_findings.add("head_differs", {}, bundleLog, m_chain.count());
    }

    [[nodiscard]] qint64 entries() const { return m_chain.count(); }

private:
    void checkpoint(QByteArrayView line, qint64 number)
    {
        const auto entry = fromLine(line);
        if (!entry)
            return;
        const auto hex = [&](QLatin1StringView name) {
            return QByteArray::fromHex(entry->params.value(name).toString().toLatin1());
        };
        const QByteArray signature = hex("signature"_L1);
        if (signature.isEmpty())
            return; // redacted: what was signed are the entries as they were
        const QByteArray key = hex("key"_L1);
        const qint64 count = entry->params.value("count"_L1).toInteger();
        const bool fits = count == entry->seq - 1 && entry->params.value("head"_L1).toString().toLatin1() == entry->prev
                          && (m_manifest.key.isEmpty() || key == m_manifest.key)
                          && isSignedBy(key, headStatement(entry->migration, count, entry->prev), signature);
        if (!fits)
            m_findings.add("checkpoint_invalid", {{u"seq"_s, entry->seq}}, bundleLog, number);
    }

    const Manifest &m_manifest;
    Findings &m_findings;
    ChainVerifier m_chain;
};

} // namespace

Result<Verdict> Bundle::verify(const QByteArray &expectedKey, const std::stop_token &stop,
                               const std::function<void(qint64)> &progress) const
{
    const Manifest &manifest = m_data->manifest;
    Verdict verdict;
    Findings whole;
    Findings members;
    Findings lines;

    const auto reader = m_data->reader();
    if (!reader)
        return std::unexpected(reader.error());
    if (const auto place = detail::foreignByte(*reader, m_data->size, m_data->members))
        whole.add("container_differs", {{u"offset"_s, *place}});

    if (manifest.signature.isEmpty()) {
        whole.add("signature_missing");
    } else if (!detail::signatureFits(m_data->manifestJson, manifest)) {
        verdict.signature = Verdict::Signature::Invalid;
        whole.add("signature_invalid");
    } else if (!expectedKey.isEmpty() && expectedKey != manifest.key) {
        verdict.signature = Verdict::Signature::Foreign;
        whole.add("signature_foreign");
    } else {
        verdict.signature = expectedKey.isEmpty() ? Verdict::Signature::Valid : Verdict::Signature::Expected;
    }
    if (manifest.redacted)
        whole.add("restamped");

    // Two passes side by side: hashing all members, and hashing every line of the log. Each is as long as the other.
    std::atomic<bool> unreadable = false;
    auto archive = m_data->archive();
    auto second = m_data->archive();
    if (!archive || !second)
        return std::unexpected(archive ? second.error() : archive.error());
    const QList<qint64> offsets = detail::dataOffsets(*reader, m_data->members, m_data->members.size());
    std::jthread hashing([&](const std::stop_token &given) {
        const auto hashOf = [&](const detail::ZipMember &place, bool packed, detail::Sha256 &sha) {
            return (*archive)->read(place, packed, [&](QByteArrayView block) {
                sha.add(block);
                return !given.stop_requested() && !stop.stop_requested();
            });
        };
        for (const BundleMember &member : manifest.members) {
            const detail::ZipMember *place = m_data->index.value(member.name);
            detail::Sha256 sha;
            const bool unpacked = hashOf(*place, false, sha);
            if (!unpacked && !m_data->archive()) { // vanished or became shorter, rather than being damaged
                unreadable = true;
                return;
            }
            const bool same = unpacked && place->size == member.size && detail::view(sha.take()) == member.sha256;
            if (!same) {
                members.add("member_differs", {}, member.name);
            } else if (!member.packedSha256.isEmpty() && place->deflated) {
                detail::Sha256 packed;
                const qint64 at = offsets.value(place - m_data->members.constData());
                if (!hashOf(*place, true, packed) || detail::view(packed.take()) != member.packedSha256)
                    members.add("container_differs", {{u"offset"_s, at}}, member.name);
            }
        }
    });

    LogCheck log(manifest, lines);
    Lines split;
    qint64 bytes = 0;
    // Whoever hashes compares ZIP's checksum too; once is enough, so where nothing has to be unpacked it is read as it lies.
    const detail::ZipMember &text = *m_data->index.value(bundleLog);
    const bool done = (*second)->read(text, !text.deflated, [&](QByteArrayView block) {
        split.add(block, [&](QByteArrayView line) { log.add(line); });
        bytes += block.size();
        if (progress)
            progress(bytes);
        return !stop.stop_requested() && !unreadable;
    });
    if (!split.rest().isEmpty())
        log.add(split.rest());
    hashing.join();
    m_data->giveBack(*std::move(archive));
    m_data->giveBack(*std::move(second));
    if (stop.stop_requested())
        return failure(u"stopped"_s);
    if (unreadable)
        return failure(u"bundle_changed"_s, {{u"path"_s, m_data->path}});
    if (!done) {
        // Vanished or became shorter, rather than being damaged.
        if (const auto again = m_data->archive(); !again)
            return std::unexpected(again.error());
    }
    log.finish();

    verdict.entries = log.entries();
    Findings all;
    all.add(whole);
    all.add(members);
    all.add(lines);
    verdict.findings = all.list;
    verdict.findingCount = all.count;
    return verdict;
}

} // namespace escale::logs
