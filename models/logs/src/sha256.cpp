// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sha256.h"

#include <openssl/evp.h>

namespace escale::logs::detail {

namespace {

const EVP_MD *algorithm()
{
    // Fetched once: looking it up costs more than hashing a line.
    static const EVP_MD *const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return sha256;
}

} // namespace

void Sha256::Free::operator()(evp_md_ctx_st *context) const noexcept
{
    EVP_MD_CTX_free(context);
}

Sha256::Sha256() : m_context(EVP_MD_CTX_new())
{
    EVP_DigestInit_ex2(m_context.get(), algorithm(), nullptr);
}

void Sha256::add(QByteArrayView bytes) noexcept
{
    EVP_DigestUpdate(m_context.get(), bytes.data(), std::size_t(bytes.size()));
}

Sha256::Hex Sha256::take() noexcept
{
    std::array<unsigned char, 32> digest = {};
    EVP_DigestFinal_ex(m_context.get(), digest.data(), nullptr);
    EVP_DigestInit_ex2(m_context.get(), nullptr, nullptr);
    static constexpr char digits[] = "0123456789abcdef";
    Hex hex;
    for (std::size_t i = 0; i < digest.size(); ++i) {
        hex[2 * i] = digits[digest[i] >> 4];
        hex[2 * i + 1] = digits[digest[i] & 15];
    }
    return hex;
}

} // namespace escale::logs::detail
