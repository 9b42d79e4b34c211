// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/logs/signature.h>

#include <QtCore/QFile>

#include <sodium.h>

#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace escale::logs {

using namespace Qt::StringLiterals;

static_assert(publicKeySize == crypto_sign_PUBLICKEYBYTES);
static_assert(signatureSize == crypto_sign_BYTES);

namespace {

bool ready()
{
    static const bool initialised = sodium_init() >= 0;
    return initialised;
}

const unsigned char *bytes(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

unsigned char *bytes(QByteArray &array)
{
    return reinterpret_cast<unsigned char *>(array.data());
}

std::unexpected<Error> ioFailed(const QString &path, const QString &why)
{
    return failure(u"io_failed"_s, {{u"path"_s, path}}, why);
}

} // namespace

SigningKey SigningKey::generate()
{
    ready();
    SigningKey key;
    key.m_secret.resize(crypto_sign_SECRETKEYBYTES);
    key.m_public.resize(crypto_sign_PUBLICKEYBYTES);
    crypto_sign_keypair(bytes(key.m_public), bytes(key.m_secret));
    return key;
}

Result<SigningKey> SigningKey::loadOrCreate(const QString &path)
{
    if (!ready())
        return ioFailed(path, u"libsodium does not start"_s);
    const QByteArray name = QFile::encodeName(path);
    // Never through a link, and never readable by others, not even for a moment.
    const int fd = ::open(name.constData(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0)
        return ioFailed(path, qt_error_string(errno));
    QFile file;
    if (!file.open(fd, QIODevice::ReadWrite, QFileDevice::AutoCloseHandle))
        return ioFailed(path, file.errorString());
    struct stat status = {};
    if (::fstat(fd, &status) != 0 || !S_ISREG(status.st_mode) || (status.st_mode & 077) != 0)
        return ioFailed(path, u"others may read this key"_s);
    if (status.st_size == 0) {
        SigningKey key = generate();
        if (file.write(key.m_secret) != key.m_secret.size() || !file.flush() || ::fsync(fd) != 0)
            return ioFailed(path, file.errorString());
        return key;
    }
    SigningKey key;
    key.m_secret = file.read(crypto_sign_SECRETKEYBYTES + 1);
    if (key.m_secret.size() != crypto_sign_SECRETKEYBYTES)
        return ioFailed(path, u"this is no key"_s);
    key.m_public.resize(crypto_sign_PUBLICKEYBYTES);
    crypto_sign_ed25519_sk_to_pk(bytes(key.m_public), bytes(std::as_const(key.m_secret)));
    return key;
}

SigningKey::SigningKey(SigningKey &&other) noexcept
    : m_secret(std::exchange(other.m_secret, {}))
    , m_public(std::exchange(other.m_public, {}))
{
}

SigningKey &SigningKey::operator=(SigningKey &&other) noexcept
{
    m_secret.swap(other.m_secret);
    m_public.swap(other.m_public);
    return *this;
}

SigningKey::~SigningKey()
{
    if (!m_secret.isEmpty())
        sodium_memzero(m_secret.data(), size_t(m_secret.size()));
}

QByteArray SigningKey::sign(QByteArrayView message) const
{
    QByteArray signature(signatureSize, Qt::Uninitialized);
    crypto_sign_detached(bytes(signature), nullptr, bytes(message), std::size_t(message.size()), bytes(m_secret));
    return signature;
}

bool isSignedBy(const QByteArray &publicKey, QByteArrayView message, const QByteArray &signature) noexcept
{
    return ready() && publicKey.size() == publicKeySize && signature.size() == signatureSize
           && crypto_sign_verify_detached(bytes(signature), bytes(message), std::size_t(message.size()),
                                          bytes(publicKey))
                  == 0;
}

QByteArray headStatement(qint64 migration, qint64 count, const QByteArray &head)
{
    return "escale-log-head-1\n" + QByteArray::number(migration) + '\n' + QByteArray::number(count) + '\n' + head
           + '\n';
}

} // namespace escale::logs
