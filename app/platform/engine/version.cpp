// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/version.h"

#include <QtCore/QCryptographicHash>

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;

namespace {

/// Facts in an order, each with an end of its own, so that no two lists of them read the same.
class Digest {
public:
    Digest &operator<<(const QString &text) { return add(text.toUtf8()); }
    Digest &operator<<(QLatin1StringView text) { return add({text.data(), text.size()}); }
    Digest &operator<<(qint64 number) { return add(QByteArray::number(number)); }
    Digest &operator<<(const QDateTime &time) { return *this << (time.isValid() ? time.toMSecsSinceEpoch() : -1); }
    template <typename E>
        requires std::is_enum_v<E>
    Digest &operator<<(E word)
    {
        return *this << nameOf(word);
    }
    template <typename Tag>
    Digest &operator<<(Id<Tag> id)
    {
        return *this << id.value();
    }
    [[nodiscard]] QByteArray hex() const
    {
        constexpr qsizetype enough = 8; // bytes: of one object's versions no two meet by chance
        return QCryptographicHash::hash(m_bytes, QCryptographicHash::Sha256).first(enough).toHex();
    }

private:
    Digest &add(QByteArrayView bytes)
    {
        m_bytes += QByteArray::number(bytes.size());
        m_bytes += ':';
        m_bytes += bytes;
        return *this;
    }
    QByteArray m_bytes;
};

qint64 flag(bool value)
{
    return value ? 1 : 0;
}

QString tag(const QByteArray &content, qint64 revision)
{
    return u"\"%1-%2\""_s.arg(QString::fromLatin1(content)).arg(revision);
}

} // namespace

QByteArray contentOf(const AccountFacts &account)
{
    Digest digest;
    digest << account.id << account.preparation << account.location << account.activity << flag(account.verified)
           << flag(account.precopied) << account.copyDiscardedAt << account.test.state << account.test.copiedAt
           << qint64(account.attempts.size());
    for (const Attempt &attempt : account.attempts) {
        digest << qint64(attempt.number) << attempt.leg << attempt.outcome << attempt.errorCode
               << flag(attempt.before.has_value()) << flag(attempt.after.has_value());
    }
    return digest.hex();
}

QByteArray contentOf(const MigrationFacts &facts)
{
    Digest digest;
    digest << facts.id << facts.kind << facts.server << facts.destination << facts.deadline << flag(facts.offersTest)
           << facts.transit.state << facts.transit.kind << facts.transit.server << facts.transit.requestedAt
           << facts.transit.readyAt << facts.transit.releasedAt << facts.transit.waitingReason
           << facts.reinstallation.state << facts.reinstallation.requestedAt << facts.reinstallation.startedAt
           << facts.reinstallation.doneAt
           << (facts.finalisationBy ? nameOf(*facts.finalisationBy) : QLatin1StringView()) << facts.completedAt
           << facts.documentationReadAt << facts.startedByDeadlineAt << facts.upgrade.state << facts.upgrade.startedAt
           << facts.upgrade.doneAt << facts.plan.state << facts.plan.at << flag(facts.plan.stopAtFailure)
           << facts.plan.stoppedAt << facts.plan.stoppedBy << qint64(facts.plan.moves.size());
    for (const QueuedMove &move : facts.plan.moves)
        digest << move.account << move.leg << move.notBefore << move.notAfter;
    return digest.hex();
}

QByteArray contentOf(const SupportRequest &request)
{
    Digest digest;
    digest << request.id << request.kind << request.state << request.transitKind
           << (request.finalisationBy ? nameOf(*request.finalisationBy) : QLatin1StringView()) << request.reason
           << request.since << qint64(request.messages.size());
    return digest.hex();
}

QByteArray contentOf(const Task &task)
{
    Digest digest;
    digest << task.id << task.state << qint64(task.attempt) << flag(task.cutOverBegun)
           << (task.error ? task.error->code : QString());
    return digest.hex();
}

QString versionOf(const AccountFacts &account)
{
    return tag(contentOf(account), account.revision);
}

QString versionOf(const MigrationFacts &facts)
{
    return tag(contentOf(facts), facts.revision);
}

QString versionOf(const SupportRequest &request)
{
    return tag(contentOf(request), request.revision);
}

QString versionOf(const Task &task)
{
    return tag(contentOf(task), task.revision);
}

QByteArray answerTag(const QString &version, qint64 seq)
{
    return version.chopped(1).toLatin1() + '.' + QByteArray::number(seq) + '"';
}

QByteArray versionIn(QByteArray tag)
{
    tag = tag.trimmed();
    if (tag.startsWith("W/"))
        tag = tag.sliced(2);
    const qsizetype stop = tag.indexOf('.');
    return stop < 0 ? tag : tag.first(stop) + '"';
}

} // namespace escale::platform
