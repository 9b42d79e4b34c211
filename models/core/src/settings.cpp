// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/core/settings.h>

#include <escale/core/log_categories.h>

#include <QtCore/QSettings>

#include <utility>

namespace escale {

Settings::Settings(const QString &file) : m_file(file)
{
    m_writer.setMaxThreadCount(1);
    const QSettings kept(file, QSettings::IniFormat);
    const QStringList keys = kept.allKeys();
    for (const QString &key : keys)
        m_values.insert(key, kept.value(key));
}

Settings::~Settings()
{
    flush();
}

QVariant Settings::value(QAnyStringView key, const QVariant &fallback) const
{
    return m_values.value(key.toString(), fallback);
}

void Settings::setValue(QAnyStringView key, const QVariant &value)
{
    const QString name = key.toString();
    const auto known = m_values.constFind(name);
    if (known != m_values.cend() && *known == value)
        return;
    m_values.insert(name, value);
    change(name, value);
}

void Settings::remove(QAnyStringView key)
{
    const QString name = key.toString();
    const auto isGone = [group = name + u'/', &name](const QString &each) {
        return each == name || each.startsWith(group);
    };
    const QStringList keys = m_values.keys();
    for (const QString &each : keys) {
        if (isGone(each)) {
            m_values.remove(each);
            change(each, {});
        }
    }
}

QStringList Settings::groups(QAnyStringView key) const
{
    const QString under = key.toString() + u'/';
    QStringList names;
    for (auto each = m_values.lowerBound(under); each != m_values.cend() && each.key().startsWith(under); ++each) {
        const QString name = each.key().sliced(under.size()).section(u'/', 0, 0);
        if (names.isEmpty() || names.last() != name)
            names.append(name);
    }
    // Keys of one word need not follow each other: "a", "a-b/c", "a/b".
    names.removeDuplicates();
    return names;
}

void Settings::flush()
{
    m_writer.waitForDone();
}

void Settings::change(const QString &key, const QVariant &value)
{
    bool isFirst = false;
    {
        const QMutexLocker lock(&m_mutex);
        isFirst = m_changed.isEmpty();
        m_changed.insert(key, value);
    }
    if (isFirst)
        m_writer.start([this] { write(); });
}

void Settings::write()
{
    QVariantMap changed;
    {
        const QMutexLocker lock(&m_mutex);
        changed = std::exchange(m_changed, {});
    }
    QSettings file(m_file, QSettings::IniFormat);
    for (const auto &[key, value] : std::as_const(changed).asKeyValueRange()) {
        if (value.isValid())
            file.setValue(key, value);
        else
            file.remove(key);
    }
    file.sync();
    if (file.status() != QSettings::NoError)
        qCWarning(logUi) << "The settings could not be written:" << m_file;
}

} // namespace escale
