// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/logs/bundle.h>
#include <escale/logs/signature.h>

namespace escale::logs::detail {

/// manifest.json. With a key, signed: the signature is the last field, over everything before it, so that nothing has to be
/// parsed and written again to check it.
[[nodiscard]] QByteArray toJson(const Manifest &manifest, const SigningKey *key);
/// Fails with "bundle_manifest_invalid" or "bundle_version".
[[nodiscard]] Result<Manifest> manifestFromJson(const QByteArray &json);
/// Whether its signature fits: over these bytes, by the key that it names.
[[nodiscard]] bool signatureFits(QByteArrayView json, const Manifest &manifest);

} // namespace escale::logs::detail
