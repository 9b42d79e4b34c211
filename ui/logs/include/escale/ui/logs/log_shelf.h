// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/api/snapshot.h>
#include <escale/core/id.h>
#include <escale/items/log_document.h>
#include <escale/logs/bundle.h>

#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QThreadPool>

#include <memory>
#include <optional>
#include <stop_token>

namespace escale::ui {

/// The logs that are open in the reader: files, bundles with the log and the raw output in them, logs that come in from a
/// platform. Looks into files on threads of its own; verifies a bundle by itself once it is open. GUI thread.
class LogShelf final : public QObject {
    Q_OBJECT

public:
    struct Item {
        int id = 0;
        QString path; ///< empty: comes in from a platform
        QString title;
        items::LogDocument *document =
            nullptr; ///< null before it is known what the file is, or where it cannot be read
        std::shared_ptr<const logs::Bundle> bundle;
        std::optional<logs::Verdict> verdict; ///< of a bundle, once it is verified
        double verified = 0; ///< 0 to 1, meanwhile
        std::shared_ptr<const api::Snapshot> state; ///< of a bundle: inventory and facts as of its end
        std::optional<Error> problem;
        int bundleId = 0; ///< of raw output: the bundle that it is in
        TaskId task; ///< of raw output
    };

    /// Indexes are kept in this folder; empty: nowhere.
    explicit LogShelf(const QString &sidecarFolder, QObject *parent = nullptr);
    ~LogShelf() override;
    Q_DISABLE_COPY_MOVE(LogShelf)

    /// A file that is open already is not opened twice. Returns what to call it by.
    int open(const QString &path);
    /// `rawOf`: it is what the tools of this task said.
    int openLive(std::shared_ptr<logs::Source> source, const QString &title, TaskId rawOf = {});
    /// The raw output of a task in a bundle.
    int openRaw(int bundleId, TaskId task);
    void close(int id);
    void rename(int id, const QString &title);

    [[nodiscard]] const QList<Item> &items() const { return m_items; }
    /// Null where it is not open any more.
    [[nodiscard]] const Item *item(int id) const;

Q_SIGNALS:
    /// Something about an item, or which there are.
    void changed(int id);
    /// It has a document now, or a problem.
    void opened(int id);
    void aboutToClose(int id);

private:
    [[nodiscard]] Item *find(int id);
    /// A bundle's platform says by whose clock it counts; of any other file nobody knows.
    [[nodiscard]] QTimeZone zoneOf(const Item &item) const;
    void handleBundle(int id, const logs::Bundle &bundle, const Result<std::shared_ptr<const api::Snapshot>> &state);
    void makeDocument(int id, const logs::SourceOptions &options);
    void takeMember(int id, const logs::Bundle &bundle, const QString &member);
    void verify(int id, const logs::Bundle &bundle);

    QString m_sidecarFolder;
    QList<Item> m_items;
    int m_lastId = 0;
    std::stop_source m_stop;
    QThreadPool m_pool;
};

} // namespace escale::ui
