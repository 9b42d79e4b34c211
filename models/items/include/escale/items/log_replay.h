// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/logs/entry.h>
#include <escale/logs/index.h>
#include <escale/logs/source.h>
#include <escale/migration/facts.h>
#include <escale/migration/task.h>

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QStringList>

#include <optional>
#include <stop_token>

namespace escale::items {

/// A migration at any moment of its log: what the entries up to then say, from the first on. Without anything else it knows
/// only what is in the log: accounts by their names, with numbers of its own. With how it ended (setEnd: state.json of a
/// bundle) it knows the inventory too, its last moment is exactly that, and what no entry tells of was always as it is at the
/// end. Value type, any thread.
class LogReplay {
public:
    struct Moment {
        migration::MigrationFacts facts;
        QList<migration::Task> tasks; ///< live ones
        QString transit; ///< name of the transit server
        QDateTime time; ///< as of when
    };

    LogReplay() = default;
    /// Reads the entries that change something, and no others; at most a million of them. Blocks its thread.
    [[nodiscard]] static Result<LogReplay> read(const std::shared_ptr<const logs::Source> &source,
                                                const logs::Index &index, std::stop_token stop = {});
    /// From entries in their order.
    [[nodiscard]] static LogReplay of(const QList<logs::Entry> &entries);

    /// How it was at `end.time`, after the last entry: facts with all accounts, live tasks, the transit server's name.
    void setEnd(const Moment &end);
    /// As of when there is more than the log tells; invalid: there is not.
    [[nodiscard]] QDateTime endTime() const { return m_end ? m_end->time : QDateTime(); }

    [[nodiscard]] bool isEmpty() const { return m_steps.isEmpty() && !m_end; }
    /// After all that happened up to `time` (milliseconds since 1970), that moment included.
    [[nodiscard]] Moment at(qint64 time) const;
    /// Seconds without an answer on the last way out and back, of each account; negative where there was none.
    struct Downtime {
        double out = -1;
        double back = -1;
        bool isOver = false; ///< one of them took longer than was estimated
    };
    /// As they were known at `time`, that moment included, by account.
    [[nodiscard]] QHash<QString, Downtime> downtimes(qint64 time) const;
    /// The moments at which something changes, in order; the end's own time is the last one, where there is one.
    [[nodiscard]] QList<qint64> changes() const;

private:
    struct Step {
        qint64 time = 0;
        int code = 0; ///< the digits of ESC-4208
        int account = -1;
        qint64 task = 0;
        QString word; ///< type of the task, stage, who finalises
        QString name; ///< transit server, reason
    };

    void add(const logs::Entry &entry);
    [[nodiscard]] int accountNumber(const QString &name);
    void apply(const Step &step, Moment &moment) const;
    [[nodiscard]] Moment beginning() const;
    void makeStops();

    QString m_server;
    QStringList m_accounts; ///< in the order of the facts
    std::optional<Moment> m_end;
    QList<Step> m_steps;
    /// The migration after so many steps: where a replay may begin.
    struct Stop {
        qsizetype steps = 0;
        Moment moment;
    };
    QList<Stop> m_stops;
    struct Measured {
        qint64 time = 0;
        QString account;
        double seconds = 0;
        bool isBack = false;
        bool isOver = false;
    };
    QList<Measured> m_measured;
};

} // namespace escale::items
