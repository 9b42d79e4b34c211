// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/error.h>
#include <escale/items/log_roles.h>

#include <QtCore/QAbstractListModel>
#include <QtCore/QThreadPool>

namespace escale::items {

/// The bookmarks of a log, each with a note, in the order of the lines. They are kept in a file beside the log, so that they go
/// with it, or, where that place cannot be written to, in a folder of the person's own. Files are read and written on a thread
/// of its own; the log itself is never touched. GUI thread.
class LogBookmarks final : public QAbstractListModel {
    Q_OBJECT

public:
    explicit LogBookmarks(const QString &notesFolder, QObject *parent = nullptr);
    ~LogBookmarks() override;
    Q_DISABLE_COPY_MOVE(LogBookmarks)

    /// The bookmarks of the log at this path (and, of a bundle, of this member); an empty path: of none.
    void setLog(const QString &path, const QString &member = {});
    [[nodiscard]] bool contains(qint64 line) const;
    [[nodiscard]] QString note(qint64 line) const;
    void set(qint64 line, const QString &note);
    void remove(qint64 line);
    /// The next one after `line`, or the first; -1 where there is none. `step` is 1 or -1.
    [[nodiscard]] qint64 next(qint64 line, int step) const;
    /// Where they were last written to or read from.
    [[nodiscard]] QString file() const { return m_file; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    static constexpr QLatin1StringView suffix{".escale-notes"};

Q_SIGNALS:
    void changed();
    /// They could be written neither beside the log nor in the folder.
    void notSaved(const escale::Error &error);

private:
    struct Mark {
        qint64 line;
        QString note;
    };

    [[nodiscard]] QStringList candidates() const;
    void save();

    QString m_notesFolder;
    QString m_log;
    QString m_member;
    QString m_file;
    QList<Mark> m_marks;
    int m_number = 0;
    QThreadPool m_pool;
};

} // namespace escale::items
