// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/reports/report.h>

#include <escale/items/text.h>
#include <escale/migration/clocks.h>

#include <QtCore/QCoreApplication>

namespace escale::ui::reports {

using namespace Qt::StringLiterals;
using namespace migration;

namespace {

struct Calendar {
    Q_DECLARE_TR_FUNCTIONS(ClocksCalendar)
};

/// A text value (RFC 5545, 3.3.11).
QString escaped(QString text)
{
    text.replace(u'\\', "\\\\"_L1).replace(u';', "\\;"_L1).replace(u',', "\\,"_L1);
    return text.replace("\r\n"_L1, "\\n"_L1).replace(u'\n', "\\n"_L1).remove(u'\r');
}

/// Lines of at most 75 octets, never cut within a character (3.1).
void addLine(QByteArray &calendar, const QString &line)
{
    constexpr qsizetype most = 75;
    const QByteArray bytes = line.toUtf8();
    qsizetype at = 0;
    while (at < bytes.size()) {
        qsizetype end = qMin(bytes.size(), at + most - (at > 0 ? 1 : 0));
        while (end < bytes.size() && (uchar(bytes.at(end)) & 0xC0) == 0x80)
            --end;
        if (at > 0)
            calendar += ' ';
        calendar += bytes.sliced(at, end - at) + "\r\n";
        at = end;
    }
}

QString stamp(const QDateTime &at)
{
    return at.toUTC().toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
}

struct Clock {
    QString id; ///< within the migration
    QDateTime until;
    QString summary;
    QString description;
};

QList<Clock> clocksOf(const JourneyState &state)
{
    const MigrationFacts &facts = state.facts;
    const Policy &policy = state.context.policy;
    const QString &server = facts.serverName;
    QList<Clock> clocks;
    const auto add = [&clocks](const QString &id, const QDateTime &until, const QString &summary,
                               const QString &description) {
        if (until.isValid())
            clocks.append({id, until, summary, description});
    };
    const bool complete = isComplete(facts);
    if (!complete) {
        add(u"deadline"_s, facts.deadline, Calendar::tr("%1: deadline of the migration").arg(server),
            Calendar::tr("A mandatory migration that has not begun by then starts by itself."));
    }
    if (!complete && facts.transit.state == TransitState::Ready) {
        add(u"free-transit"_s, freeTransitUntil(facts, policy),
            Calendar::tr("%1: the transit server is free until now").arg(server),
            Calendar::tr("From here on it costs the price of the client server, day by day."));
    }
    if (!complete) {
        add(u"finalisation"_s, finalisationUntil(facts, policy),
            Calendar::tr("%1: relocation without surcharge until now").arg(server), {});
    }
    for (const AccountFacts &account : facts.accounts) {
        if (account.location == Location::Transit && !facts.reinstallation.startedAt.isValid()) {
            //: a clock in a calendar: %1 is a server, %2 an account
            add(u"rollback-%1"_s.arg(account.id.value()), rollbackUntil(facts, account, policy),
                Calendar::tr("%1, %2: last moment for a rollback").arg(server, account.name),
                Calendar::tr("The reinstallation of the client server ends it earlier."));
        }
        if (account.test.state == TestState::Available) {
            add(u"test-%1"_s.arg(account.id.value()), account.test.expires,
                Calendar::tr("%1, %2: the test copy expires").arg(server, account.name), {});
        }
    }
    return clocks;
}

} // namespace

QByteArray clocksCalendar(const JourneyState &state, const QString &platform)
{
    QByteArray calendar;
    addLine(calendar, u"BEGIN:VCALENDAR"_s);
    addLine(calendar, u"VERSION:2.0"_s);
    addLine(calendar, u"PRODID:-//Escale//Escale//"_s + (QLocale().language() == QLocale::French ? u"FR"_s : u"EN"_s));
    addLine(calendar, u"CALSCALE:GREGORIAN"_s);
    addLine(calendar, u"METHOD:PUBLISH"_s);
    const QList<Clock> clocks = clocksOf(state);
    for (const Clock &clock : clocks) {
        addLine(calendar, u"BEGIN:VEVENT"_s);
        addLine(calendar, u"UID:"_s
                              + escaped(u"migration-%1-%2@%3"_s.arg(QString::number(state.facts.id.value()), clock.id,
                                                                    platform.isEmpty() ? u"escale"_s : platform)));
        addLine(calendar, u"DTSTAMP:"_s + stamp(state.context.now));
        addLine(calendar, u"DTSTART:"_s + stamp(clock.until));
        addLine(calendar, u"SUMMARY:"_s + escaped(clock.summary));
        if (!clock.description.isEmpty())
            addLine(calendar, u"DESCRIPTION:"_s + escaped(clock.description));
        addLine(calendar, u"TRANSP:TRANSPARENT"_s); // a date to know, not an appointment
        addLine(calendar, u"BEGIN:VALARM"_s);
        addLine(calendar, u"ACTION:DISPLAY"_s);
        addLine(calendar, u"TRIGGER:-P1D"_s);
        addLine(calendar, u"DESCRIPTION:"_s + escaped(clock.summary));
        addLine(calendar, u"END:VALARM"_s);
        addLine(calendar, u"END:VEVENT"_s);
    }
    addLine(calendar, u"END:VCALENDAR"_s);
    return calendar;
}

} // namespace escale::ui::reports
