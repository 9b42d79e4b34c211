// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/items/text.h>

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace escale::items {

namespace {

struct Units {
    Q_DECLARE_TR_FUNCTIONS(ItemUnits)
};

/// A number and its unit stay on one line.
QString glued(QString text)
{
    return text.replace(u' ', QChar(QChar::Nbsp));
}

QString number(qint64 value)
{
    return QLocale().toString(value);
}

QString seconds(const QString &value)
{
    //: a duration in seconds
    return Units::tr("%1 s").arg(value);
}

QString minutes(const QString &value)
{
    //: a duration in minutes
    return Units::tr("%1 min").arg(value);
}

QString hours(const QString &value)
{
    //: a duration in hours
    return Units::tr("%1 h").arg(value);
}

QString days(const QString &value)
{
    //: a duration in days, abbreviated
    return Units::tr("%1 d").arg(value);
}

/// Two parts of a duration, the larger first; the smaller is left out where it is nothing.
QString twoParts(const QString &large, qint64 small, const QString &smallText)
{
    //: a duration of two units: %1 is "7 min", %2 is "12 s"
    return small == 0 ? large : Units::tr("%1 %2", "duration").arg(large, smallText);
}

enum class Unit { Seconds, Minutes, Hours };

Unit unitFor(double value)
{
    if (value < 90)
        return Unit::Seconds;
    return value < 90 * 60 ? Unit::Minutes : Unit::Hours;
}

double length(Unit unit)
{
    return unit == Unit::Seconds ? 1 : unit == Unit::Minutes ? 60 : 3600;
}

QString inUnit(Unit unit, const QString &value)
{
    switch (unit) {
    case Unit::Seconds:
        return seconds(value);
    case Unit::Minutes:
        return minutes(value);
    case Unit::Hours:
        break;
    }
    return hours(value);
}

/// Rounded outwards, so that the range shown holds the range computed, and to fives where that is precise enough.
qint64 outward(double value, Unit unit, bool up)
{
    double count = value / length(unit);
    const double step = unit == Unit::Seconds && count >= 20 ? 5 : 1;
    count /= step;
    return qint64((up ? std::ceil(count - 1e-9) : std::floor(count + 1e-9)) * step);
}

struct Bounds {
    qint64 low = 0;
    qint64 high = 0;
    Unit lowUnit = Unit::Seconds;
    Unit highUnit = Unit::Seconds;
};

Bounds boundsOf(const migration::Estimate &estimate)
{
    Bounds bounds;
    bounds.highUnit = unitFor(estimate.high);
    bounds.lowUnit = unitFor(estimate.low);
    // "1 to 3 min" says as much as "80 s to 3 min" and reads better.
    if (bounds.lowUnit != bounds.highUnit && estimate.low >= length(bounds.highUnit))
        bounds.lowUnit = bounds.highUnit;
    bounds.low = outward(estimate.low, bounds.lowUnit, false);
    bounds.high = std::max<qint64>(1, outward(estimate.high, bounds.highUnit, true));
    return bounds;
}

QString unitOf(qint64 count)
{
    const QString whole = QLocale().formattedDataSize(count, 1);
    const qsizetype space = std::max(whole.lastIndexOf(u' '), whole.lastIndexOf(QChar(QChar::Nbsp)));
    return whole.mid(space + 1);
}

} // namespace

QString duration(double value)
{
    if (value < 0)
        value = 0;
    if (value < 9.95)
        return glued(seconds(
            QLocale().toString(value, 'f', value < 0.95 || std::abs(value - std::round(value)) > 0.05 ? 1 : 0)));
    const auto total = qint64(std::llround(value));
    if (total < 60)
        return glued(seconds(number(total)));
    if (total < 3600)
        return glued(twoParts(minutes(number(total / 60)), total % 60, seconds(number(total % 60))));
    const qint64 wholeMinutes = total / 60;
    if (wholeMinutes < 24 * 60)
        return glued(twoParts(hours(number(wholeMinutes / 60)), wholeMinutes % 60, minutes(number(wholeMinutes % 60))));
    const qint64 wholeHours = total / 3600;
    return glued(twoParts(days(number(wholeHours / 24)), wholeHours % 24, hours(number(wholeHours % 24))));
}

QString range(const migration::Estimate &estimate)
{
    const Bounds bounds = boundsOf(estimate);
    const QString high = inUnit(bounds.highUnit, number(bounds.high));
    if (bounds.low == 0) {
        //: the upper end of a range of durations: "up to 1 s"
        return glued(Units::tr("up to %1").arg(high));
    }
    if (bounds.low == bounds.high && bounds.lowUnit == bounds.highUnit) {
        //: a duration that is not exact: "about 2 min"
        return glued(Units::tr("about %1").arg(high));
    }
    const QString low =
        bounds.lowUnit == bounds.highUnit ? number(bounds.low) : inUnit(bounds.lowUnit, number(bounds.low));
    //: a range of durations: "3 to 9 min", "40 s to 2 min"; the second carries the unit
    return glued(Units::tr("%1 to %2").arg(low, high));
}

QString shortRange(const migration::Estimate &estimate)
{
    const Bounds bounds = boundsOf(estimate);
    const QString high = inUnit(bounds.highUnit, number(bounds.high));
    if (bounds.low == bounds.high && bounds.lowUnit == bounds.highUnit) {
        //: a duration that is not exact, in a table cell
        return glued(Units::tr("~%1").arg(high));
    }
    const bool same = bounds.lowUnit == bounds.highUnit || bounds.low == 0;
    const QString low = same ? number(bounds.low) : inUnit(bounds.lowUnit, number(bounds.low));
    //: a range of durations in a table cell: "3–9 min"
    const QString narrow = Units::tr("%1–%2");
    //: a range of durations of different units in a table cell: "40 s – 2 min"
    const QString wide = Units::tr("%1 – %2");
    return glued((same ? narrow : wide).arg(low, high));
}

QString bytes(qint64 count)
{
    return glued(QLocale().formattedDataSize(count, count < 1024 ? 0 : 1));
}

QString bytesOf(qint64 done, qint64 total)
{
    const QString totalText = QLocale().formattedDataSize(total, total < 1024 ? 0 : 1);
    double share = double(done);
    for (qint64 rest = total; rest >= 1024; rest /= 1024)
        share /= 1024;
    QString doneText = QLocale().toString(share, 'f', total < 1024 ? 0 : 1);
    // The same unit on both sides, written once, unless rounding has carried the total into the next one.
    if (unitOf(total) != unitOf(std::max<qint64>(total, 1)))
        doneText = QLocale().formattedDataSize(done, 1);
    //: how much is copied: "1.9 of 3.1 GiB"
    return glued(Units::tr("%1 of %2", "bytes").arg(doneText, totalText));
}

QString rate(double bytesPerSecond)
{
    const auto count = qint64(std::llround(std::max(0.0, bytesPerSecond)));
    const bool precise = count < 10 * 1024 * 1024 && count >= 1024 * 1024;
    //: a rate: %1 is an amount of data such as "38 MiB"
    return glued(Units::tr("%1/s").arg(QLocale().formattedDataSize(count, precise ? 1 : 0)));
}

QString percent(double share)
{
    // Never 100 before it is done.
    const int whole = share >= 1 ? 100 : std::clamp(int(share * 100), 0, 99);
    //: a percentage
    return glued(Units::tr("%1 %").arg(number(whole)));
}

QString money(const Money &amount)
{
    const qint64 cents = std::abs(amount.cents());
    const QLocale locale;
    QString text = locale.toString(cents / 100) + locale.decimalPoint() + u"%1"_s.arg(cents % 100, 2, 10, QChar(u'0'));
    if (amount.cents() < 0)
        text.prepend(QChar(0x2212)); // the sign, not the hyphen that locales give
    const QString currency = amount.currency() == "EUR"_L1 ? u"€"_s : amount.currency();
    //: an amount of money: %1 is "27.30", %2 is "€"
    return currency.isEmpty() ? text : glued(Units::tr("%1 %2", "money").arg(text, currency));
}

namespace {

/// Invalid: this machine's, which needs no look into the table of zones.
QTimeZone &clockZone()
{
    static QTimeZone zone;
    return zone;
}

qint64 &clockAhead()
{
    static qint64 milliseconds = 0;
    return milliseconds;
}

QDate today()
{
    return inTimeZone(QDateTime::currentDateTimeUtc().addMSecs(clockAhead())).date();
}

bool isThisYear(const QDate &day)
{
    return day.year() == today().year();
}

} // namespace

void setTimeZone(const QTimeZone &zone)
{
    clockZone() = zone;
}

void setClockAhead(qint64 milliseconds)
{
    clockAhead() = milliseconds;
}

QTimeZone timeZone()
{
    return clockZone().isValid() ? clockZone() : QTimeZone::systemTimeZone();
}

QTimeZone namedTimeZone()
{
    return clockZone();
}

QDateTime inTimeZone(const QDateTime &time)
{
    return clockZone().isValid() ? time.toTimeZone(clockZone()) : time.toLocalTime();
}

bool isToday(const QDateTime &time)
{
    return inTimeZone(time).date() == today();
}

namespace {

QString dayText(const QDate &day)
{
    //: format of a date, as Qt writes it
    const QString format = isThisYear(day) ? Units::tr("d MMMM") : Units::tr("d MMMM yyyy");
    return glued(QLocale().toString(day, format));
}

/// As that clock shows it, whatever zone it is in.
QString dateTimeText(const QDateTime &there)
{
    //: format of a time of day without seconds, as Qt writes it
    const QString clock = QLocale().toString(there.time(), Units::tr("HH:mm"));
    //: a date and a time of day: "27 November, 23:41"
    return Units::tr("%1, %2", "date and time").arg(dayText(there.date()), clock);
}

} // namespace

QString date(const QDateTime &time)
{
    return dayText(inTimeZone(time).date());
}

QString shortDate(const QDateTime &time)
{
    const QDate day = inTimeZone(time).date();
    //: format of a short date, as Qt writes it
    const QString format = isThisYear(day) ? Units::tr("d MMM") : Units::tr("d MMM yyyy");
    return glued(QLocale().toString(day, format));
}

namespace {

QString timeOfDayText(const QDateTime &there)
{
    //: format of a time of day, as Qt writes it
    return QLocale().toString(there.time(), Units::tr("HH:mm:ss"));
}

} // namespace

QString timeOfDay(const QDateTime &time)
{
    return timeOfDayText(inTimeZone(time));
}

QString dateTime(const QDateTime &time)
{
    return dateTimeText(inTimeZone(time));
}

QString moment(const QDateTime &time)
{
    return isToday(time) ? timeOfDay(time) : dateTime(time);
}

QString dateIn(const QTimeZone &zone, const QDateTime &time)
{
    return dayText(time.toTimeZone(zone).date());
}

QString timeOfDayIn(const QTimeZone &zone, const QDateTime &time)
{
    return timeOfDayText(time.toTimeZone(zone));
}

QString dateTimeIn(const QTimeZone &zone, const QDateTime &time)
{
    return dateTimeText(time.toTimeZone(zone));
}

QString zoneName(const QTimeZone &zone)
{
    const QByteArray id = zone.id();
    return id == "Etc/UTC" ? u"UTC"_s : QString::fromLatin1(id);
}

QString zoneRemark(const QTimeZone &zone, const QDateTime &at)
{
    if (!zone.isValid() || at.toTimeZone(zone).offsetFromUtc() == at.toLocalTime().offsetFromUtc())
        return {};
    //: %1 is the name of a time zone such as "Europe/Paris"
    return Units::tr("Times are the platform’s: %1.").arg(zoneName(zone));
}

QString relative(const QDateTime &time, const QDateTime &now)
{
    const double distance = double(now.msecsTo(time)) / 1000;
    const double away = std::abs(distance);
    if (away < 60)
        return Units::tr("just now");
    // Hours say nothing any more about what is weeks away.
    if (away >= 14 * 86400.0) {
        const int whole = int(away / 86400);
        return distance > 0 ? Units::tr("in %n day(s)", nullptr, whole) : Units::tr("%n day(s) ago", nullptr, whole);
    }
    const QString text = duration(away >= 3600 ? std::floor(away / 60) * 60 : away);
    //: %1 is a duration
    return distance > 0 ? Units::tr("in %1").arg(text) : Units::tr("%1 ago").arg(text);
}

QString clockBadge(const QDateTime &until, const QDateTime &now)
{
    const qint64 left = now.secsTo(until);
    if (left >= 86400)
        return glued(days(number(left / 86400)));
    if (left >= 3600)
        return glued(hours(number(left / 3600)));
    if (left > 0)
        return glued(minutes(number(std::max<qint64>(1, left / 60))));
    const qint64 over = std::max<qint64>(1, (-left + 86399) / 86400);
    //: how many days a clock is over: %1 is a number of days, with its unit
    return glued(Units::tr("−%1", "badge of a clock").arg(days(number(over))));
}

QString names(const QStringList &list, int shown)
{
    if (list.size() <= shown + 1)
        return QLocale().createSeparatedList(list);
    QStringList first = list.first(shown);
    //: the end of a list of names that is too long: "shop, blog, crm and 4 more"
    first.append(Units::tr("%n more", nullptr, int(list.size()) - shown));
    return QLocale().createSeparatedList(first);
}

} // namespace escale::items
