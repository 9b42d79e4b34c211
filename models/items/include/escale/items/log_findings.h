// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/items/log_document.h>
#include <escale/items/log_roles.h>
#include <escale/logs/review.h>

#include <QtCore/QAbstractListModel>
#include <QtCore/QPointer>
#include <QtCore/QThreadPool>

#include <stop_token>

namespace escale::items {

/// What a reviewer would look for in a migration log, as a list: gaps, broken hashes, tasks without an end, what took longest.
/// The log is read once, on a thread of its own, when it is whole. GUI thread; the document outlives it or is taken away.
class LogFindings final : public QAbstractListModel {
    Q_OBJECT

public:
    explicit LogFindings(QObject *parent = nullptr);
    ~LogFindings() override;
    Q_DISABLE_COPY_MOVE(LogFindings)

    /// Null: none.
    void setLog(LogDocument *log);
    [[nodiscard]] bool isRunning() const { return m_running; }
    /// Why the log could not be read to its end.
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }
    [[nodiscard]] const logs::Review &review() const { return m_review; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    /// The language has changed.
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    using Found = decltype(logs::Review::findings)::value_type;

    void runIfReady();
    [[nodiscard]] static QString text(const Found &finding);

    QPointer<LogDocument> m_log;
    logs::Review m_review;
    std::optional<Error> m_problem;
    bool m_running = false;
    int m_reviewed = -1; ///< generation of the log that has been, or is being, reviewed
    int m_number = 0;
    std::stop_source m_stop;
    QThreadPool m_pool;
};

} // namespace escale::items
