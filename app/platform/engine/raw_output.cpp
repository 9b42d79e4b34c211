// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/raw_output.h"

#include <escale/core/log_categories.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

namespace escale::platform {

using namespace Qt::StringLiterals;

namespace {

QString fileName(TaskId task)
{
    return QString::number(task.value()) + u".log"_s;
}

} // namespace

RawOutput::RawOutput(const QString &folder) : m_folder(folder)
{
    QDir().mkpath(folder);
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void RawOutput::append(TaskId task, QByteArrayView text)
{
    if (text.isEmpty())
        return;
    const std::scoped_lock lock(m_mutex);
    QFile file(m_folder + u'/' + fileName(task));
    if (file.open(QIODevice::WriteOnly | QIODevice::Append) && file.write(text.data(), text.size()) == text.size())
        return;
    // Said once: on a full disk every line of every tool would say it again.
    if (!m_complained)
        qCWarning(logPlatform).noquote() << "the output of tools cannot be kept:" << file.errorString();
    m_complained = true;
}

QString RawOutput::pathOf(TaskId task) const
{
    const QString path = m_folder + u'/' + fileName(task);
    return QFile::exists(path) ? path : QString();
}

qint64 RawOutput::sizeOf(TaskId task) const
{
    return QFileInfo(m_folder + u'/' + fileName(task)).size();
}

} // namespace escale::platform
