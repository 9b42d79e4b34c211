// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/localized_text.h>

#include <QtCore/QDir>
#include <QtCore/QList>
#include <QtCore/QThreadPool>
#include <QtGui/QImage>

namespace escale::desktop {

/// The pictures of a tour: numbered files, one for each language, and a page that tells the story with them. Pictures are
/// written by threads of its own; close() waits for them. Otherwise the window's thread.
class Album {
public:
    explicit Album(const QString &folder) : m_folder(folder) {}

    /// Begins the next picture: its number and its caption.
    void begin(const QString &name, const LocalizedText &caption);
    /// The picture as the window shows it now, with the dialogs that lie over it, in this language ("en" or "fr"). False
    /// while the window still lays itself out (it looks different from the last time); to be asked again then. What moves
    /// all the time is taken as it is after a few times.
    [[nodiscard]] bool add(const QString &language);
    /// Waits for the files, then writes index.html. False where something could not be written.
    [[nodiscard]] bool close();

    [[nodiscard]] qsizetype count() const { return m_pages.size(); }
    [[nodiscard]] QString current() const { return m_pages.isEmpty() ? QString() : m_pages.last().name; }

private:
    struct Page {
        QString name;
        LocalizedText caption;
    };

    [[nodiscard]] static QImage compose();

    QDir m_folder;
    QList<Page> m_pages;
    QImage m_last;
    int m_looks = 0;
    QThreadPool m_writers;
    std::atomic_int m_failed = 0;
};

} // namespace escale::desktop
