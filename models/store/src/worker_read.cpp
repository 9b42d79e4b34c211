// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "worker.h"

#include <QtCore/QTimeZone>

/// The worker's part that keeps answers to what is asked when somebody looks, and knows what is kept.
namespace escale::store {

using namespace Qt::StringLiterals;

namespace {

constexpr int misuse = 21; // SQLITE_MISUSE: no connection
constexpr int done = 101; // SQLITE_DONE
// A thousandth of it is the inventory of a server with its accounts.
constexpr qint64 mostAnswerBytes = qint64(16) << 20;

} // namespace

int Store::Worker::writeAnswer(const Answer &answer)
{
    if (m_answerBytes < 0)
        m_answerBytes = m_database.number("SELECT total(length(body)) FROM answer");
    Statement known = m_database.prepare("SELECT length(body) FROM answer WHERE kind=?1 AND id=?2");
    if (known.bind(1, int(answer.kind)).bind(2, answer.id).step())
        m_answerBytes -= known.integer(0);
    known = {};
    Statement write = m_database.prepare("INSERT INTO answer(kind, id, as_of, body) VALUES(?1,?2,?3,?4) "
                                         "ON CONFLICT(kind, id) DO UPDATE SET as_of=?3, body=?4");
    if (!write.bind(1, int(answer.kind))
             .bind(2, answer.id)
             .bind(3, answer.asOf.toMSecsSinceEpoch())
             .bindBlob(4, answer.body)
             .run())
        return write.code();
    m_answerBytes += answer.body.size();
    if (m_answerBytes <= mostAnswerBytes)
        return 0;
    // The older half, so that the next one need not look again.
    Statement old = m_database.prepare("DELETE FROM answer WHERE as_of<=(SELECT as_of FROM answer ORDER BY as_of "
                                       "LIMIT 1 OFFSET (SELECT count(*)/2 FROM answer)) AND NOT (kind=?1 AND id=?2)");
    m_answerBytes = -1;
    return old.bind(1, int(answer.kind)).bind(2, answer.id).run() ? 0 : old.code();
}

Result<std::optional<Answer>> Store::Worker::readAnswer(AnswerKind kind, qint64 id)
{
    if (!m_database.isOpen())
        return std::unexpected(errorOf(misuse));
    Statement row = m_database.prepare("SELECT as_of, body FROM answer WHERE kind=?1 AND id=?2");
    if (row.bind(1, int(kind)).bind(2, id).step())
        return Answer{kind, id, row.bytes(1), QDateTime::fromMSecsSinceEpoch(row.integer(0), QTimeZone::UTC)};
    if (row.code() != done)
        return std::unexpected(errorOf(row.code()));
    return std::nullopt;
}

Result<Kept> Store::Worker::takeInventory()
{
    if (!m_database.isOpen())
        return std::unexpected(errorOf(misuse));
    Kept kept{.logs = {}, .raw = {}, .answers = {}, .limit = m_logLimit};
    Statement log = m_database.prepare("SELECT s.migration, ifnull(r.upto, 0), s.bytes, s.lost, s.opened, s.used "
                                       "FROM log_size s LEFT JOIN log_read r ON r.migration=s.migration AND r.task=0");
    while (log.step())
        kept.logs.append(
            {log.integer(0), log.integer(1), log.integer(2), log.integer(3), log.integer(4) != 0, log.integer(5)});
    Statement raw = m_database.prepare("SELECT task, size, bytes, opened, used FROM raw_output");
    while (raw.step())
        kept.raw.append(
            {raw.integer(0), raw.integer(1), raw.integer(2), raw.integer(2) == 0, raw.integer(3) != 0, raw.integer(4)});
    Statement answer = m_database.prepare("SELECT kind, id FROM answer");
    while (answer.step())
        kept.answers[int(answer.integer(0))].insert(answer.integer(1));
    for (const Statement *statement : {&log, &raw, &answer}) {
        if (statement->code() != done)
            return std::unexpected(errorOf(statement->code()));
    }
    return kept;
}

} // namespace escale::store
