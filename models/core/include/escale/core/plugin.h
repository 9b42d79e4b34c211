// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QObject>
#include <QtCore/QtPlugin>

namespace escale {

/// The root object of a part of the program that is a library of its own, loaded when it is first needed because of what
/// it brings along: Qt Network alone comes with forty libraries, a fifth of the start of a window. Looked for among the
/// plugins linked into the program (as tests do), then as `file` beside the program and where it is installed. Nothing, and
/// a warning in the program's log, where it is not there or is not of this version.
///
/// Any thread; the object then belongs to the application's thread. It lives as long as the program.
[[nodiscard]] QObject *findPlugin(QLatin1StringView iid, QLatin1StringView file);

/// The interface of that part: one that Q_DECLARE_INTERFACE has named.
template <typename Interface>
[[nodiscard]] Interface *plugin(QLatin1StringView file)
{
    return qobject_cast<Interface *>(findPlugin(QLatin1StringView(qobject_interface_iid<Interface *>()), file));
}

} // namespace escale
