// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/core/plugin.h>

#include <escale/core/log_categories.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonObject>
#include <QtCore/QPluginLoader>

namespace escale {

using namespace Qt::StringLiterals;

QObject *findPlugin(QLatin1StringView iid, QLatin1StringView file)
{
    const QList<QStaticPlugin> linked = QPluginLoader::staticPlugins();
    for (const QStaticPlugin &plugin : linked) {
        if (plugin.metaData()["IID"_L1] == iid)
            return plugin.instance();
    }
    const QDir here(QCoreApplication::applicationDirPath());
    for (const QString &folder : {u"."_s, QStringLiteral(ESCALE_PLUGIN_FOLDER)}) {
        const QString path = QDir::cleanPath(here.absoluteFilePath(folder + u'/' + file));
        if (!QFileInfo::exists(path))
            continue;
        QPluginLoader loader(path);
        const QString said = loader.metaData()["IID"_L1].toString();
        QObject *root = said == iid ? loader.instance() : nullptr;
        if (root) {
            if (root->thread() != QCoreApplication::instance()->thread())
                root->moveToThread(QCoreApplication::instance()->thread());
            return root;
        }
        qCWarning(logCore, "%s cannot be used: %s", qUtf8Printable(QDir::toNativeSeparators(path)),
                  said.isEmpty() || said == iid ? qUtf8Printable(loader.errorString()) : "it is of another version");
    }
    qCWarning(logCore, "A part of the program is missing: %s", file.data());
    return nullptr;
}

} // namespace escale
