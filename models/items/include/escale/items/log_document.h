// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/error.h>
#include <escale/logs/index.h>
#include <escale/logs/source.h>

#include <QtCore/QObject>
#include <QtCore/QThreadPool>
#include <QtCore/QTimer>
#include <QtCore/QTimeZone>

#include <memory>
#include <optional>
#include <stop_token>

namespace escale::items {

/// One log that is open: where its bytes are and how far its lines are known. Everything that reads happens on threads of
/// its own, so that no function here waits for a disk; what they find arrives as signals. The first lines are there long
/// before the rest is indexed. Destroying it stops them and waits for the block that is being read. GUI thread.
class LogDocument final : public QObject {
    Q_OBJECT

public:
    enum class State {
        Opening,
        Indexing, ///< lines are there, more to come
        Ready,
        Failed ///< problem() says why; lines that were read before are still there
    };

    /// Where indexes are kept for the next time; empty: nowhere.
    LogDocument(const QString &path, const logs::SourceOptions &options, const QString &sidecarFolder,
                QObject *parent = nullptr);
    /// A log in memory that somebody else appends to.
    explicit LogDocument(std::shared_ptr<logs::Source> live, QObject *parent = nullptr);
    ~LogDocument() override;
    Q_DISABLE_COPY_MOVE(LogDocument)

    /// Begins, or begins again after the file has changed under it: known lines are forgotten then.
    void open();
    /// Keeps what is known and reads no further.
    void stop();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const QString &path() const { return m_path; }
    /// What to call it: the file's name, or what setTitle() said.
    [[nodiscard]] QString title() const { return m_title; }
    void setTitle(const QString &title) { m_title = title; }
    /// By whose clock its times are told: that of the platform that wrote it, where it is known which; UTC otherwise. Never
    /// this machine's, which has nothing to do with what happened. Set before it is shown.
    void setZone(const QTimeZone &zone) { m_zone = zone; }
    [[nodiscard]] const QTimeZone &zone() const { return m_zone; }

    /// Null before it is open.
    [[nodiscard]] const std::shared_ptr<logs::Source> &source() const { return m_source; }
    [[nodiscard]] const logs::Index &index() const { return m_index; }
    /// Whether its lines are entries of a migration log, and not a tool's output; as its first lines say.
    [[nodiscard]] bool isMigrationLog() const { return m_isMigrationLog; }
    /// Bytes as they are stored.
    [[nodiscard]] qint64 size() const { return m_size; }
    /// 0 to 1; how much of it has been indexed.
    [[nodiscard]] double progress() const;
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }
    /// What was last seen to have happened to the file, other than that it has grown.
    [[nodiscard]] logs::Source::Change change() const { return m_change; }
    /// Grows each time the lines known before are no longer to be trusted.
    [[nodiscard]] int generation() const { return m_generation; }
    /// Whether the index came from the time before.
    [[nodiscard]] bool cameFromSidecar() const { return m_fromSidecar; }
    /// Looks now whether it has grown; it does so by itself every half second.
    void look();

Q_SIGNALS:
    /// More lines, the last line, or the end of it.
    void indexChanged();
    void stateChanged();
    /// The file has shrunk, vanished or been replaced.
    void fileChanged();
    /// generation() has grown.
    void restarted();

private:
    struct Opened;

    void start(std::function<void(std::stop_token)> work);
    void take(const logs::Index &index, int generation);
    void finish(const logs::Index &index, int generation);
    void fail(const Error &error, int generation);
    void handleLook(logs::Source::Change change, int generation);
    void extend();
    void setState(State state);

    QString m_path;
    QString m_title;
    QTimeZone m_zone = QTimeZone(QTimeZone::UTC);
    logs::SourceOptions m_options;
    QString m_sidecarFolder;
    std::shared_ptr<logs::Source> m_source;
    logs::Index m_index;
    State m_state = State::Opening;
    std::optional<Error> m_problem;
    logs::Source::Change m_change = logs::Source::Change::None;
    qint64 m_size = 0;
    int m_generation = 0;
    bool m_isMigrationLog = false;
    bool m_fromSidecar = false;
    bool m_busy = false;
    bool m_looking = false;
    QTimer m_watch;
    std::stop_source m_stop;
    QThreadPool m_pool;
};

} // namespace escale::items
