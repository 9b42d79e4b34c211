// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/error.h>

#include <QtCore/QByteArray>

/// Ed25519 (libsodium). A chain of hashes shows careless changes; that nobody has made the whole chain anew, or cut its
/// end, only the platform's signature over head and count shows.
namespace escale::logs {

inline constexpr qsizetype publicKeySize = 32; ///< bytes
inline constexpr qsizetype signatureSize = 64; ///< bytes

/// A private key, in memory that is wiped when it goes. Movable; any thread, one at a time.
class SigningKey {
public:
    /// Reads the key in this file, or makes a new one there that only the file's owner can read. Fails with "io_failed"
    /// {path}, also where the file is no key or others may read it.
    [[nodiscard]] static Result<SigningKey> loadOrCreate(const QString &path);
    /// A key for as long as it is kept: for tests.
    [[nodiscard]] static SigningKey generate();

    SigningKey(SigningKey &&other) noexcept;
    SigningKey &operator=(SigningKey &&other) noexcept;
    SigningKey(const SigningKey &) = delete;
    SigningKey &operator=(const SigningKey &) = delete;
    ~SigningKey();

    [[nodiscard]] const QByteArray &publicKey() const noexcept { return m_public; }
    [[nodiscard]] QByteArray sign(QByteArrayView message) const;

private:
    SigningKey() = default;

    QByteArray m_secret; ///< the 64 bytes of libsodium: seed and public key
    QByteArray m_public;
};

[[nodiscard]] bool isSignedBy(const QByteArray &publicKey, QByteArrayView message,
                              const QByteArray &signature) noexcept;

/// What is signed of a log up to an entry: whose chain, how many entries, and the hash of the last of them.
[[nodiscard]] QByteArray headStatement(qint64 migration, qint64 count, const QByteArray &head);

} // namespace escale::logs
