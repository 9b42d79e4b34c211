// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/api.h"

#include <escale/core/log_categories.h>

namespace escale::platform {

using namespace Qt::StringLiterals;

namespace {

/// A longer log is sent as it is read from the database, a shorter one at once (and compressed where that is wanted).
constexpr qint64 streamFrom = 256 * 1024;
/// By the contract, of a part of a log that is asked for.
constexpr qint64 mostEntries = 100'000;

Response invalidField(QLatin1StringView field)
{
    return problem(400, u"invalid_field"_s, u"A field has no valid value"_s, {{u"field"_s, QString(field)}});
}

Response notFound()
{
    return problem(404, u"not_found"_s, u"There is no such object"_s);
}

/// The lines of a log as a file that nobody has written: its size is known, its content is fetched as it is sent.
class LogDevice : public QIODevice {
public:
    explicit LogDevice(LogStore::Reading reading) : m_reading(std::move(reading)), m_size(m_reading.size())
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    [[nodiscard]] qint64 size() const override { return m_size; }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_page.size() + m_reading.size(); }
    [[nodiscard]] bool atEnd() const override { return bytesAvailable() == 0; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        if (m_page.isEmpty())
            m_page = m_reading.next();
        const qint64 taken = std::min<qint64>(most, m_page.size());
        std::copy_n(m_page.constData(), taken, data);
        m_page.remove(0, taken);
        return taken;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    LogStore::Reading m_reading;
    qint64 m_size;
    QByteArray m_page;
};

} // namespace

Response Api::log(const Call &call)
{
    const QUrlQuery &query = call.request.query;
    LogQuery wanted{.customer = call.actor.customer};
    const std::pair<QLatin1StringView, qint64 *> numbers[] = {{"after"_L1, &wanted.after},
                                                              {"migration"_L1, &wanted.migration},
                                                              {"account"_L1, &wanted.account},
                                                              {"task"_L1, &wanted.task},
                                                              {"limit"_L1, &wanted.limit}};
    for (const auto &[name, target] : numbers) {
        if (!query.hasQueryItem(name))
            continue;
        bool valid = false;
        *target = query.queryItemValue(name).toLongLong(&valid);
        if (!valid || *target < (target == &wanted.limit ? 1 : 0) || (target == &wanted.limit && *target > mostEntries))
            return invalidField(name);
        // No account and no task has the number 0; the log of migration 0 is the platform's own.
        wanted.isNone = wanted.isNone || (*target == 0 && (target == &wanted.account || target == &wanted.task));
    }
    if (query.hasQueryItem(u"severity"_s)) {
        wanted.least = fromName<logs::Severity>(query.queryItemValue(u"severity"_s));
        if (wanted.least == logs::Severity::Unknown)
            return invalidField("severity"_L1);
    }
    if (query.hasQueryItem(u"raw"_s)) {
        const QString raw = query.queryItemValue(u"raw"_s);
        if (!raw.isEmpty() && raw != "1"_L1)
            return invalidField("raw"_L1);
        if (wanted.task <= 0)
            return invalidField("task"_L1);
        return rawOutput(call, TaskId(wanted.task));
    }
    if (call.actor.account.isValid()) {
        wanted.isNone = wanted.isNone || (wanted.account > 0 && wanted.account != call.actor.account.value());
        wanted.account = call.actor.account.value();
    }
    auto reading = m_state.logStore().read(wanted);
    Response response{.type = "application/x-ndjson"};
    if (reading.size() >= streamFrom) {
        response.stream = std::make_unique<LogDevice>(std::move(reading));
        return response;
    }
    for (QByteArray page = reading.next(); !page.isEmpty(); page = reading.next())
        response.body += page;
    return response;
}

Response Api::rawOutput(const Call &call, TaskId task)
{
    JsonWriter seen(1024);
    if (m_represent.tasks(seen, call.actor, {.id = task.value()}) == 0)
        return notFound();
    Response response{.type = "text/plain; charset=utf-8"};
    const QString path = m_records.raw ? m_records.raw->pathOf(task) : QString();
    auto file = std::make_unique<QFile>(path);
    if (!path.isEmpty() && file->size() > 0 && file->open(QIODevice::ReadOnly))
        response.stream = std::move(file);
    return response;
}

Response Api::bundle(const Call &call)
{
    if (call.actor.account.isValid()) {
        // It would hold other accounts, or a log with holes.
        deny(call.request, &call.actor, u"forbidden"_s);
        return problem(403, u"forbidden"_s, u"The role of this token may not do this"_s,
                       {{u"role"_s, QString(nameOf(call.actor.role))}});
    }
    const MigrationId migration(call.ids.first());
    const auto unavailable = [] { return problem(503, u"unavailable"_s, u"The bundle cannot be written just now"_s); };
    switch (m_export.start(call.actor, migration, [migration, unavailable, reply = call.reply](auto file) {
        if (!file) {
            qCWarning(logPlatform).noquote()
                << "no bundle of migration" << migration.value() << file.error().code << file.error().detail;
            reply(unavailable());
            return;
        }
        Response response{.type = "application/vnd.escale.bundle+zip"};
        response.headers.append(QHttpHeaders::WellKnownHeader::ContentDisposition,
                                "attachment; filename=\"migration-" + QByteArray::number(migration.value())
                                    + ".escale\"");
        response.stream = *std::move(file);
        reply(std::move(response));
    })) {
    case BundleExport::Begun::NotFound:
        return notFound();
    case BundleExport::Begun::Busy:
        return unavailable();
    case BundleExport::Begun::Yes:
        break;
    }
    *call.later = true;
    return {};
}

} // namespace escale::platform
