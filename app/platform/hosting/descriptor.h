// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

namespace escale::platform {

/// A file or a folder that is open for as long as this lives; -1 where it could not be opened, with errno. Not inherited.
struct Descriptor {
    explicit Descriptor(const QByteArray &path, int flags) : number(::open(path.constData(), flags | O_CLOEXEC)) {}
    ~Descriptor()
    {
        if (number >= 0)
            ::close(number);
    }
    Q_DISABLE_COPY_MOVE(Descriptor)

    int number;
};

/// The entries of a folder; none where it could not be opened, with errno.
class Folder {
public:
    explicit Folder(const QByteArray &path) : m_folder(::opendir(path.constData())) {}
    ~Folder()
    {
        if (m_folder)
            ::closedir(m_folder);
    }
    Q_DISABLE_COPY_MOVE(Folder)
    [[nodiscard]] DIR *get() const { return m_folder; }

private:
    DIR *m_folder;
};

} // namespace escale::platform
