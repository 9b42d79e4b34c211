// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/items/log_bookmarks.h>

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QLocale>
#include <QtCore/QSaveFile>

#include <algorithm>

namespace escale::items {

using namespace Qt::StringLiterals;

namespace {
// A file of notes is small; whatever is larger was not written here.
constexpr qint64 largestFile = 16 * 1024 * 1024;
constexpr int version = 1;
} // namespace

LogBookmarks::LogBookmarks(const QString &notesFolder, QObject *parent)
    : QAbstractListModel(parent)
    , m_notesFolder(notesFolder)
{
    m_pool.setMaxThreadCount(1); // what is written later comes later
}

LogBookmarks::~LogBookmarks()
{
    m_pool.waitForDone();
}

QStringList LogBookmarks::candidates() const
{
    QStringList files;
    if (m_log.isEmpty())
        return files;
    const QString part = m_member.isEmpty() ? QString() : u'.' + QString(m_member).replace(u'/', u'-');
    files += m_log + part + suffix;
    if (!m_notesFolder.isEmpty()) {
        const QByteArray hash =
            QCryptographicHash::hash((m_log + part).toUtf8(), QCryptographicHash::Sha256).toHex().first(20);
        files += QDir(m_notesFolder).filePath(QString::fromLatin1(hash) + suffix);
    }
    return files;
}

void LogBookmarks::setLog(const QString &path, const QString &member)
{
    if (m_log == path && m_member == member)
        return;
    beginResetModel();
    m_log = path;
    m_member = member;
    m_marks.clear();
    m_file.clear();
    endResetModel();
    Q_EMIT changed();
    const int number = ++m_number;
    if (m_log.isEmpty())
        return;
    m_pool.start([this, number, files = candidates()] {
        for (const QString &name : files) {
            QFile file(name);
            if (!QFileInfo(name).isFile() || file.size() > largestFile || !file.open(QIODevice::ReadOnly))
                continue;
            const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
            QList<Mark> marks;
            const QJsonArray array = object.value("bookmarks"_L1).toArray();
            for (const QJsonValue &each : array) {
                const qint64 line = each["line"_L1].toInteger();
                if (line > 0)
                    marks.append({line - 1, each["note"_L1].toString()});
            }
            std::ranges::sort(marks, {}, &Mark::line);
            const auto rest = std::ranges::unique(marks, {}, &Mark::line);
            marks.erase(rest.begin(), rest.end());
            QMetaObject::invokeMethod(this, [this, number, marks, name] {
                // What was marked meanwhile is newer.
                if (number != m_number || !m_marks.isEmpty())
                    return;
                beginResetModel();
                m_marks = marks;
                m_file = name;
                endResetModel();
                Q_EMIT changed();
            });
            return;
        }
    });
}

bool LogBookmarks::contains(qint64 line) const
{
    return std::ranges::binary_search(m_marks, line, {}, &Mark::line);
}

QString LogBookmarks::note(qint64 line) const
{
    const auto found = std::ranges::lower_bound(m_marks, line, {}, &Mark::line);
    return found != m_marks.cend() && found->line == line ? found->note : QString();
}

void LogBookmarks::set(qint64 line, const QString &note)
{
    const auto found = std::ranges::lower_bound(m_marks, line, {}, &Mark::line);
    const int row = int(found - m_marks.begin());
    if (found != m_marks.end() && found->line == line) {
        found->note = note;
        Q_EMIT dataChanged(index(row), index(row));
    } else {
        beginInsertRows({}, row, row);
        m_marks.insert(found, {line, note});
        endInsertRows();
    }
    save();
    Q_EMIT changed();
}

void LogBookmarks::remove(qint64 line)
{
    const auto found = std::ranges::lower_bound(m_marks, line, {}, &Mark::line);
    if (found == m_marks.end() || found->line != line)
        return;
    const int row = int(found - m_marks.begin());
    beginRemoveRows({}, row, row);
    m_marks.erase(found);
    endRemoveRows();
    save();
    Q_EMIT changed();
}

qint64 LogBookmarks::next(qint64 line, int step) const
{
    if (m_marks.isEmpty())
        return -1;
    if (step > 0) {
        const auto found = std::ranges::upper_bound(m_marks, line, {}, &Mark::line);
        return found == m_marks.cend() ? m_marks.first().line : found->line;
    }
    const auto found = std::ranges::lower_bound(m_marks, line, {}, &Mark::line);
    return found == m_marks.cbegin() ? m_marks.last().line : std::prev(found)->line;
}

void LogBookmarks::save()
{
    QJsonArray array;
    for (const Mark &mark : std::as_const(m_marks))
        array.append(QJsonObject{{u"line"_s, mark.line + 1}, {u"note"_s, mark.note}});
    const QByteArray text = QJsonDocument(QJsonObject{{u"version"_s, version},
                                                      {u"log"_s, QFileInfo(m_log).fileName()},
                                                      {u"member"_s, m_member},
                                                      {u"bookmarks"_s, array}})
                                .toJson();
    QStringList files = candidates();
    if (files.isEmpty())
        return; // of a log that is no file
    // Where they came from comes first: a second file would be found later and be taken for the newer one.
    if (!m_file.isEmpty() && files.removeOne(m_file))
        files.prepend(m_file);
    m_pool.start([this, number = m_number, files, text] {
        Error error;
        for (const QString &name : files) {
            QDir().mkpath(QFileInfo(name).path());
            QSaveFile file(name);
            if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit()) {
                QMetaObject::invokeMethod(this, [this, number, name] {
                    if (number == m_number)
                        m_file = name;
                });
                return;
            }
            error = {u"io_failed"_s, {{u"path"_s, name}}, file.errorString()};
        }
        QMetaObject::invokeMethod(this, [this, error] { Q_EMIT notSaved(error); });
    });
}

int LogBookmarks::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_marks.size());
}

QVariant LogBookmarks::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Mark &mark = m_marks.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return mark.note.isEmpty() ? tr("Line %L1").arg(mark.line + 1)
                                   : tr("Line %L1: %2").arg(mark.line + 1).arg(mark.note);
    case LogLineRole:
        return mark.line;
    case LogNoteRole:
        return mark.note;
    default:
        return {};
    }
}

} // namespace escale::items
