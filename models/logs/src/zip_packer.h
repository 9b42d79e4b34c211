// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "zip_archive.h"

class QSaveFile;

namespace escale::logs::detail {

/// A member that is ready to be packed: deflated already, or not to be.
struct PackedMember {
    ZipMember place; ///< name, sizes, whether deflated and, if so, the checksum of what is unpacked
    ReadAt readAt; ///< its bytes, from 0 on
};

/// Packs the members with libzip, in this order, each in the fixed form of zip_form.h. Neither begins nor commits the file.
/// False where reading or writing failed.
[[nodiscard]] bool pack(QSaveFile &file, QList<PackedMember> &members);

} // namespace escale::logs::detail
