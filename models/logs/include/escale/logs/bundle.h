// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/error.h>
#include <escale/core/id.h>
#include <escale/core/localized_text.h>

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QString>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

/// A bundle: NAME.escale, everything of one migration for whoever reviews it offline. A ZIP that any unzip opens:
///
///   manifest.json    what is in it, with sizes and hashes; signed by the platform where it comes from there
///   migration.jsonl  the entries, one a line; not compressed, so that they are read where they lie
///   state.json       inventory and facts as of the end, in the shapes of the API (api/snapshot.h)
///   raw/TASK.log     what tools said during a task
///
/// A bundle is somebody else's file: nothing of it is ever written to disk, names are never used as paths, and every size
/// is checked before it is believed. Errors carry the bundle_* codes of the catalogue (logs::describe makes the sentence).
namespace escale::logs {

inline constexpr int bundleVersion = 1;
inline constexpr QLatin1StringView bundleLog{"migration.jsonl"};
inline constexpr QLatin1StringView bundleState{"state.json"};
inline constexpr QLatin1StringView bundleManifest{"manifest.json"};
[[nodiscard]] QString rawMember(TaskId task); ///< "raw/42.log"

/// What is refused. The defaults are far above what a migration needs and far below what hurts.
struct BundleLimits {
    qint64 manifest = 4 << 20; ///< bytes
    qint64 state = 512 << 20; ///< bytes: it is decoded in memory
    qint64 member = qint64(256) << 30; ///< bytes, unpacked
    qint64 ratio = 200; ///< unpacked to packed; a log packs to a twentieth, deflate's own limit is 1032
    qint64 ratioFrom = 1 << 20; ///< bytes unpacked: a smaller member cannot hurt
    int members = 60'000; ///< below ZIP's own 65535, so one way of counting is enough
};

struct BundleMember {
    QString name;
    qint64 size = 0; ///< bytes, unpacked
    QByteArray sha256; ///< of what is unpacked, hexadecimal
    QByteArray packedSha256; ///< of the bytes in the file, hexadecimal; empty where it is not compressed

    friend bool operator==(const BundleMember &, const BundleMember &) = default;
};

/// manifest.json
struct Manifest {
    int version = bundleVersion;
    QDateTime created;
    QString program; ///< what wrote it: "escale-platform 0.1.0"
    QString platform; ///< its name
    MigrationId migration;
    QString server;
    LocalizedText name; ///< the migration's
    QDateTime from; ///< of the first entry; invalid where there is none
    QDateTime to; ///< of the last
    qint64 entries = 0;
    qint64 warnings = 0;
    qint64 errors = 0;
    qint64 firstSeq = 0; ///< of the first entry; 0: there is none
    QByteArray head; ///< hash of the last entry
    bool redacted = false; ///< names are pseudonyms and the chain was made anew
    QList<BundleMember> members;
    QByteArray key; ///< public key of who signed it; empty: nobody
    QByteArray signature;

    friend bool operator==(const Manifest &, const Manifest &) = default;
};

/// One thing that verification found. `code` is an action of the catalogue, so Error and logs::describe say it in words.
struct BundleFinding {
    Error error;
    QString member; ///< empty: the bundle as a whole
    qint64 line = 0; ///< from 1; 0: the member as a whole

    [[nodiscard]] bool isSerious() const; ///< not only a remark (unsigned, redacted)
};

struct Verdict {
    enum class Signature {
        Missing, ///< nobody signed it
        Invalid, ///< it does not fit
        Foreign, ///< it fits, but not with the key that was expected
        Valid, ///< it fits its own key; whose key that is, nobody said
        Expected ///< it fits the key that was expected
    };
    Signature signature = Signature::Missing;
    qint64 entries = 0; ///< in the log
    QList<BundleFinding> findings; ///< in the order of their places, the first thousand
    qint64 findingCount = 0; ///< all of them

    /// Nothing but remarks.
    [[nodiscard]] bool isWhole() const;
};

/// A bundle that has been opened: its table of contents is read and every member's place and size is checked; their
/// content is not until it is read or verified. Cheap to copy; reading is safe from any thread, several at once, and blocks.
/// The file must not change meanwhile: reading fails with "bundle_changed" where it has.
class Bundle {
public:
    [[nodiscard]] static Result<Bundle> open(const QString &path, const BundleLimits &limits = {});
    /// From memory: for tests and fuzzing.
    [[nodiscard]] static Result<Bundle> fromBytes(const QByteArray &bytes, const BundleLimits &limits = {});
    /// Whether a file begins as a ZIP does: to choose between a bundle and a log, before open().
    [[nodiscard]] static bool looksLikeOne(QByteArrayView beginning);

    [[nodiscard]] const Manifest &manifest() const;
    [[nodiscard]] QString path() const; ///< empty from memory

    [[nodiscard]] bool has(const QString &member) const;
    [[nodiscard]] qint64 sizeOf(
        const QString &member) const; ///< bytes unpacked, as its place in the file says; 0: none
    /// Tasks that have raw output.
    [[nodiscard]] QList<TaskId> rawTasks() const;

    /// Where a member lies in the file as it is, so that it can be read in place with pread; none where it is compressed (a
    /// log repacked by another program) or the bundle is in memory.
    struct Extent {
        qint64 offset = 0;
        qint64 size = 0;
    };
    [[nodiscard]] std::optional<Extent> extentOf(const QString &member) const;

    /// Gives a member's content in blocks of up to 1 MiB. `take` returns false to stop early, which is no error. Fails with
    /// "bundle_damaged" where it does not unpack to the size and checksum that the ZIP says (after the last block).
    using Take = std::function<bool(QByteArrayView block)>;
    [[nodiscard]] Result<void> read(const QString &member, const Take &take) const;
    /// A whole member. \pre it is one that fits memory: state.json
    [[nodiscard]] Result<QByteArray> readAll(const QString &member) const;
    /// state.json as an object, whatever it holds: readBundleState() (bundle_state.h) says what that is and checks it.
    [[nodiscard]] Result<QJsonObject> readState() const;

    /// Checks every byte: packaging, hashes of the members, the chain of the log line by line, its count and head, and the
    /// signature. `expectedKey`: the platform's public key where the reader knows it from elsewhere. `progress` is called
    /// with the bytes checked so far. Fails with "stopped", or where the file cannot be read at all.
    [[nodiscard]] Result<Verdict> verify(const QByteArray &expectedKey = {}, const std::stop_token &stop = {},
                                         const std::function<void(qint64)> &progress = {}) const;

private:
    struct Data;
    explicit Bundle(std::shared_ptr<const Data> data);
    static Result<Bundle> finish(const std::shared_ptr<Data> &data, const BundleLimits &limits);

    std::shared_ptr<const Data> m_data;
};

} // namespace escale::logs
