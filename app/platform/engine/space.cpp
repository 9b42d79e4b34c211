// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/space.h"

#include <QtCore/QFile>

#include <sys/statvfs.h>

namespace escale::platform {

Space::Space(const QString &folder, qint64 least)
    : Space(
          [path = QFile::encodeName(folder)]() -> qint64 {
              struct statvfs status = {};
              if (::statvfs(path.constData(), &status) != 0)
                  return -1;
              return qint64(status.f_bavail) * qint64(status.f_frsize);
          },
          least)
{
}

bool Space::isShort() const
{
    if (!m_available)
        return false;
    const qint64 available = m_available();
    return available >= 0 && available < m_least;
}

} // namespace escale::platform
