// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/api/decode.h>
#include <escale/api/snapshot.h>

using namespace escale;
using namespace escale::api;

/// An answer of some platform, read as every resource there is.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray body(reinterpret_cast<const char *>(data), qsizetype(size));
    (void)decodeFailure(409, body);
    (void)decodeList(body, decodeServer);
    (void)decodeList(body, decodeAccount);
    (void)decodeList(body, decodeTask);
    (void)decodeList(body, decodeMigrationAccount);
    const auto object = parseObject(body);
    if (!object)
        return 0;
    (void)decodeRoot(*object);
    (void)decodeCustomer(*object);
    (void)decodeServer(*object);
    (void)decodeAccount(*object);
    (void)decodeDatabase(*object);
    (void)decodeDomain(*object);
    (void)decodeMigration(*object);
    (void)decodeMigrationAccount(*object);
    (void)decodeTask(*object);
    (void)decodeSupportRequest(*object);
    (void)decodeLoan(*object);
    (void)decodeEventPage(*object);
    (void)decodePolicy(*object);
    (void)decodeGate(*object);
    (void)decodeSnapshot(*object);
    return 0;
}
