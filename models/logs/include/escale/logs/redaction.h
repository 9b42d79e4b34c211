// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/logs/bundle.h>
#include <escale/logs/catalogue.h>
#include <escale/logs/entry.h>

#include <QtCore/QHash>
#include <QtCore/QJsonValue>
#include <QtCore/QMap>

#include <stop_token>

namespace escale::logs {

/// Which pseudonym stands for which name: account-1, server-2, person-1. The same name always has the same one, within a
/// bundle and, with the map kept, across bundles. The map is the exporter's: it is in no bundle. One thread.
class Pseudonyms {
public:
    /// A map that was kept; fails with "names_unreadable".
    [[nodiscard]] static Result<Pseudonyms> fromJson(const QByteArray &json);
    [[nodiscard]] QByteArray toJson() const;

    /// What stands for a name; the kind counts where the name is new. Empty stays empty.
    QString of(Identifies kind, const QString &name);
    /// A name that is a pseudonym already, of a bundle that was redacted before: it stays.
    void keep(const QString &pseudonym);
    /// A text with every known name, every address, mail address and name of a host replaced.
    QString inText(const QString &text);

    struct Row {
        QString name;
        QString pseudonym;
    };
    /// In the order of their pseudonyms: for a preview.
    [[nodiscard]] QList<Row> rows() const;

private:
    [[nodiscard]] QString replaceNames(const QString &text) const;
    void learn(const QString &name, const QString &pseudonym);

    QHash<QString, QString> m_byName; ///< by the name in lower case
    QHash<QString, QString> m_names; ///< the same, as it is written
    QHash<QString, QStringList> m_byFirstWord; ///< longest first
    QMap<QString, int> m_counts;
};

struct RedactionOptions {
    /// What tools said is left out unless wanted: it names every file, and only known names in it can be replaced.
    bool withRaw = false;
};

/// What would leave the house, before it does.
struct RedactionPreview {
    QList<Pseudonyms::Row> names;
    QStringList kept; ///< members
    QStringList leftOut; ///< members
    struct Line {
        QByteArray before;
        QByteArray after;
    };
    QList<Line> lines; ///< the first entries in which something is replaced
};

/// Shows what redact() would do, without writing anything. The map learns the bundle's names.
[[nodiscard]] Result<RedactionPreview> previewRedaction(const Bundle &bundle, Pseudonyms &names,
                                                        const RedactionOptions &options = {},
                                                        const std::stop_token &stop = {});
/// Writes a bundle at `path` in which names, addresses and domains are pseudonyms. Its chain is made anew, and its manifest
/// says so; it carries no signature, since the platform has not seen it. A bundle that was redacted before can be redacted
/// again. `path` may not be the bundle's own.
[[nodiscard]] Result<Manifest> redact(const Bundle &bundle, const QString &path, Pseudonyms &names,
                                      const RedactionOptions &options = {}, const std::stop_token &stop = {});

} // namespace escale::logs
