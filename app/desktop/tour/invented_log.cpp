// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "invented_log.h"

#include <escale/logs/bundle_writer.h>
#include <escale/logs/entry.h>

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QRandomGenerator>
#include <QtCore/QSaveFile>

namespace escale::desktop {

using namespace Qt::StringLiterals;

namespace {

const QStringList &accounts()
{
    static const QStringList names{u"archive"_s, u"blog"_s,     u"boutique"_s, u"crm"_s,
                                   u"forum"_s,   u"intranet"_s, u"mail"_s};
    return names;
}

constexpr qint64 failingTask = 57;
constexpr qint64 precopyTask = 41;

/// Writes entry after entry, each a while after the one before.
class Chronicle {
public:
    explicit Chronicle(const InventedMigration &about) : m_about(about), m_at(about.start), m_random(about.seed) {}

    void wait(double seconds) { m_at = m_at.addMSecs(qint64(seconds * 1000)); }
    void at(int days, int hour, int minute)
    {
        const QDateTime wanted(m_about.start.date().addDays(days), QTime(hour, minute), QTimeZone::UTC);
        m_at = std::max(m_at.addSecs(1), wanted);
    }
    int random(int from, int to) { return m_random.bounded(from, to + 1); }

    void step(int step) { m_step = step; }
    void by(const QString &actor, const QString &forWhom = {})
    {
        m_actor = actor;
        m_for = forWhom;
    }
    void say(const QString &code, const QJsonObject &params, const QString &account = {}, qint64 task = 0,
             int attempt = 0)
    {
        logs::Entry entry = logs::makeEntry(code, params);
        entry.at = m_at;
        entry.seq = ++m_seq;
        entry.migration = 7;
        entry.step = m_step;
        entry.server = m_about.server;
        entry.actor = m_actor;
        entry.onBehalfOf = m_for;
        entry.account = account;
        entry.task = task;
        entry.attempt = attempt;
        entry.prev = m_prev;
        const QByteArray line = logs::toLine(entry);
        m_prev = logs::fromLine(line)->hash;
        m_lines.append(line);
        wait(0.2 + random(1, 900) / 1000.0);
    }
    [[nodiscard]] const QList<QByteArray> &lines() const { return m_lines; }

    void stages(const QStringList &names, const QString &subject, const QString &account, qint64 task, int attempt,
                int fillers)
    {
        for (const QString &name : names) {
            say(u"ESC-4101"_s, {{u"stage"_s, name}, {u"subject"_s, subject}}, account, task, attempt);
            for (int i = 0; i < fillers; ++i) {
                wait(random(1, 6));
                say(u"ESC-4102"_s,
                    {{u"stage"_s, name},
                     {u"subject"_s, u"%1/%2"_s.arg(subject).arg(i + 1)},
                     {u"bytes"_s, qint64(random(1, 90)) << 20}},
                    account, task, attempt);
            }
            wait(random(5, 40));
            say(u"ESC-4102"_s,
                {{u"stage"_s, name}, {u"subject"_s, subject}, {u"bytes"_s, qint64(random(40, 4000)) << 20}}, account,
                task, attempt);
        }
    }

    void move(const QString &account, const QString &type, const QString &leg, qint64 task, int attempt, double low,
              double high, double seconds, int fillers)
    {
        const QString from = leg == "back"_L1 ? m_about.transit : m_about.server;
        const QString to = leg == "back"_L1 ? m_about.server : m_about.transit;
        say(u"ESC-4001"_s, {{u"type"_s, type}, {u"task"_s, task}}, account, task, attempt);
        wait(random(2, 9));
        say(u"ESC-4002"_s, {{u"type"_s, type}, {u"task"_s, task}}, account, task, attempt);
        stages({u"difference"_s, u"databases"_s}, account, account, task, attempt, fillers);
        say(u"ESC-4204"_s,
            {{u"account"_s, account},
             {u"files"_s, random(900, 64000)},
             {u"tables"_s, random(8, 212)},
             {u"rows"_s, random(4000, 900000)}},
            account, task, attempt);
        say(u"ESC-4201"_s, {{u"account"_s, account}, {u"server"_s, to}, {u"from"_s, from}}, account, task, attempt);
        say(seconds > high ? u"ESC-4203"_s : u"ESC-4202"_s,
            {{u"account"_s, account}, {u"leg"_s, leg}, {u"seconds"_s, seconds}, {u"low"_s, low}, {u"high"_s, high}},
            account, task, attempt);
        say(leg == "back"_L1 ? u"ESC-4210"_s : u"ESC-4208"_s, {{u"account"_s, account}, {u"server"_s, to}}, account,
            task, attempt);
        say(u"ESC-4003"_s, {{u"type"_s, type}, {u"task"_s, task}}, account, task, attempt);
    }

private:
    const InventedMigration &m_about;
    QDateTime m_at;
    QRandomGenerator m_random;
    QList<QByteArray> m_lines;
    QByteArray m_prev;
    qint64 m_seq = 0;
    int m_step = 1;
    QString m_actor;
    QString m_for;
};

} // namespace

QList<QByteArray> InventedMigration::lines() const
{
    Chronicle c(*this);
    const QString customer = u"M. Durand"_s;
    const QString support = u"Sophie"_s;
    // 1 to 3
    c.by(customer);
    for (const QString &account : accounts()) {
        c.wait(c.random(60, 4000));
        c.say(u"ESC-2001"_s, {{u"account"_s, account}}, account);
    }
    c.step(2);
    c.at(2, 10, 4);
    c.say(u"ESC-2010"_s, {{u"server"_s, server}, {u"kind"_s, u"dedicated"_s}});
    c.step(3);
    c.by(support);
    c.at(2, 14, 30);
    c.say(u"ESC-2012"_s, {{u"server"_s, server}, {u"request"_s, u"transit"_s}});
    c.say(u"ESC-2015"_s, {{u"server"_s, server}, {u"transit"_s, transit}}, {}, precopyTask);
    c.say(u"ESC-4001"_s, {{u"type"_s, u"install_transit"_s}, {u"task"_s, precopyTask}}, {}, precopyTask);
    c.say(u"ESC-4002"_s, {{u"type"_s, u"install_transit"_s}, {u"task"_s, precopyTask}}, {}, precopyTask);
    c.stages({u"install"_s, u"precopy"_s}, transit, {}, precopyTask, 0, fillers);
    c.say(u"ESC-5001"_s, {{u"server"_s, server}, {u"transit"_s, transit}}, {}, precopyTask);
    c.say(u"ESC-4003"_s, {{u"type"_s, u"install_transit"_s}, {u"task"_s, precopyTask}}, {}, precopyTask);
    // 4: one account a day or so; intranet differs the first time, forum takes longer than estimated
    c.step(4);
    c.by(customer);
    qint64 task = 50;
    int day = 4;
    for (const QString &account : accounts()) {
        c.at(day++, 2, c.random(5, 50));
        c.say(u"ESC-2005"_s, {{u"account"_s, account}}, account);
        const double low = c.random(20, 240);
        const double high = low * 1.8;
        int attempt = 1;
        if (account == "intranet"_L1) {
            c.say(u"ESC-4001"_s, {{u"type"_s, u"migrate"_s}, {u"task"_s, failingTask}}, account, failingTask, attempt);
            c.say(u"ESC-4002"_s, {{u"type"_s, u"migrate"_s}, {u"task"_s, failingTask}}, account, failingTask, attempt);
            c.stages({u"difference"_s, u"databases"_s}, account, account, failingTask, attempt, fillers);
            c.say(u"ESC-4205"_s, {{u"account"_s, account}, {u"count"_s, 2}, {u"first"_s, u"intranet_erp.audit_2019"_s}},
                  account, failingTask, attempt);
            c.say(u"ESC-4207"_s, {{u"account"_s, account}, {u"server"_s, server}, {u"code"_s, u"content_differs"_s}},
                  account, failingTask, attempt);
            c.say(u"ESC-4004"_s,
                  {{u"type"_s, u"migrate"_s}, {u"task"_s, failingTask}, {u"code"_s, u"content_differs"_s}}, account,
                  failingTask, attempt);
            c.at(day, 9, 2);
            c.by(support, u"Gamma SARL"_s);
            c.say(u"ESC-2005"_s, {{u"account"_s, account}}, account);
            ++attempt;
        }
        c.move(account, u"migrate"_s, u"out"_s, ++task == failingTask ? ++task : task, attempt, low, high,
               account == "forum"_L1 ? high * 1.3 : low * 1.2, fillers);
        c.by(customer);
    }
    // 5, with a rollback of blog
    c.step(5);
    c.at(day, 11, 0);
    c.say(u"ESC-2006"_s, {{u"account"_s, u"blog"_s}, {u"keep"_s, u"current"_s}}, u"blog"_s);
    c.say(u"ESC-4001"_s, {{u"type"_s, u"rollback"_s}, {u"task"_s, 62}}, u"blog"_s, 62, 2);
    c.say(u"ESC-4002"_s, {{u"type"_s, u"rollback"_s}, {u"task"_s, 62}}, u"blog"_s, 62, 2);
    c.wait(31);
    c.say(u"ESC-4206"_s, {{u"account"_s, u"blog"_s}, {u"archive"_s, u"blog-2026-11-09.tar"_s}}, u"blog"_s, 62, 2);
    c.say(u"ESC-4209"_s, {{u"account"_s, u"blog"_s}, {u"server"_s, server}}, u"blog"_s, 62, 2);
    c.say(u"ESC-4003"_s, {{u"type"_s, u"rollback"_s}, {u"task"_s, 62}}, u"blog"_s, 62, 2);
    c.step(4);
    c.at(day + 1, 2, 10);
    c.say(u"ESC-2005"_s, {{u"account"_s, u"blog"_s}}, u"blog"_s);
    c.move(u"blog"_s, u"migrate"_s, u"out"_s, 63, 3, 20, 60, 28, fillers);
    c.step(5);
    for (const QString &account : accounts()) {
        c.wait(c.random(600, 7000));
        c.say(u"ESC-2007"_s, {{u"account"_s, account}}, account);
    }
    c.at(day + 2, 9, 30);
    c.say(u"ESC-2017"_s, {{u"server"_s, server}, {u"by"_s, u"customer"_s}});
    // 6 to 8
    c.step(6);
    c.by(support);
    c.at(day + 2, 14, 0);
    c.say(u"ESC-2019"_s, {{u"server"_s, server}}, {}, 70);
    c.say(u"ESC-4001"_s, {{u"type"_s, u"reinstall"_s}, {u"task"_s, 70}}, {}, 70);
    c.say(u"ESC-4002"_s, {{u"type"_s, u"reinstall"_s}, {u"task"_s, 70}}, {}, 70);
    c.say(u"ESC-6001"_s, {{u"server"_s, server}}, {}, 70);
    c.say(u"ESC-6002"_s, {{u"server"_s, server}, {u"address"_s, u"192.0.2.17"_s}, {u"seconds"_s, 58.4}}, {}, 70);
    c.stages({u"install"_s, u"precopy"_s}, server, {}, 70, 0, fillers);
    c.wait(7200);
    c.say(u"ESC-6003"_s, {{u"server"_s, server}, {u"architecture"_s, u"2024"_s}}, {}, 70);
    c.say(u"ESC-4003"_s, {{u"type"_s, u"reinstall"_s}, {u"task"_s, 70}}, {}, 70);
    c.step(7);
    c.by(customer);
    task = 80;
    int back = day + 3;
    for (const QString &account : accounts()) {
        c.at(back, 2, c.random(1, 55));
        c.say(u"ESC-2009"_s, {{u"account"_s, account}}, account);
        const double low = c.random(20, 240);
        c.move(account, u"relocate"_s, u"back"_s, ++task, 1, low, low * 1.8, low * 1.3, fillers);
        if (task % 2 == 0)
            ++back;
    }
    c.step(8);
    c.say(u"ESC-7001"_s, {{u"server"_s, server}});
    c.by(support);
    c.at(back + 1, 10, 15);
    c.say(u"ESC-2020"_s, {{u"server"_s, server}, {u"transit"_s, transit}});
    c.say(u"ESC-5002"_s, {{u"server"_s, server}, {u"transit"_s, transit}});
    return c.lines();
}

QByteArray InventedMigration::rsyncOutput() const
{
    QRandomGenerator random(seed + 41);
    QByteArray text("sending incremental file list\n");
    qint64 total = 0;
    for (int i = 0; i < 400; ++i) {
        const QByteArray folder = accounts()[i % accounts().size()].toLatin1();
        const int bytes = random.bounded(900, 4'000'000);
        total += bytes;
        text += i % 40 == 0 ? "cd+++++++++ " + folder + "/www/\n"
                            : ">f+++++++++ " + folder + "/www/media/photo-" + QByteArray::number(1000 + i) + ".jpg\n";
        if (i % 97 == 96)
            text += "file has vanished: \"/srv/" + folder + "/tmp/sess_" + QByteArray::number(i) + "\"\n";
    }
    text += "\nsent " + QByteArray::number(total)
            + " bytes  received 12,204 bytes  5,810,533.73 bytes/sec\ntotal size is " + QByteArray::number(total)
            + "  speedup is 1.00\n";
    text += "rsync warning: some files vanished before they could be transferred (code 24) at main.c(1338) "
            "[sender=3.4.1]\n";
    return text;
}

QByteArray InventedMigration::pgRestoreOutput() const
{
    QByteArray text("pg_restore: connecting to database for restore\n");
    for (int i = 1; i <= 60; ++i) {
        const QByteArray table = i == 41 ? QByteArray("audit_2019") : "orders_" + QByteArray::number(1960 + i);
        text += "pg_restore: creating TABLE \"public." + table + "\"\npg_restore: processing data for table \"public."
                + table + "\"\n";
        if (i == 41)
            text += "pg_restore: warning: collation version changed: 2 indexes rebuilt\n";
    }
    text += "pg_restore: error: could not execute query: ERROR:  role \"old_owner\" does not exist\nCommand was: ALTER "
            "TABLE "
            "public.audit_2019 OWNER TO old_owner;\npg_restore: warning: errors ignored on restore: 1\n";
    return text;
}

Result<void> InventedMigration::writeBundle(const QString &path) const
{
    logs::Manifest about;
    about.created = start.addDays(18);
    about.program = u"escale-platform " ESCALE_VERSION ""_s;
    about.platform = u"practice.escale"_s;
    about.migration = MigrationId(7);
    about.server = server;
    about.name = {.en = u"2020 to 2024"_s, .fr = u"2020 vers 2024"_s};
    auto writer = logs::BundleWriter::create(path, about);
    if (!writer)
        return std::unexpected(writer.error());
    const QList<QByteArray> all = lines();
    for (const QByteArray &line : all) {
        if (auto added = (*writer)->addLine(line); !added)
            return added;
    }
    if (auto added = (*writer)->addState(state()); !added)
        return added;
    for (const auto &[task, text] :
         {std::pair(precopyTask, rsyncOutput()), std::pair(failingTask, pgRestoreOutput())}) {
        if (auto begun = (*writer)->beginRaw(TaskId(task)); !begun)
            return begun;
        if (auto added = (*writer)->addRaw(text); !added)
            return added;
    }
    const logs::SigningKey key = logs::SigningKey::generate();
    const auto finished = (*writer)->finish(&key);
    return finished ? Result<void>() : std::unexpected(finished.error());
}

Result<void> writeTampered(const QString &bundle, const QString &path)
{
    QFile file(bundle);
    if (!file.open(QIODevice::ReadOnly))
        return failure(u"io_failed"_s, {{u"path"_s, bundle}});
    QByteArray bytes = file.readAll();
    // "2 places" becomes "0 places": what the copy had lost, unsaid. The same length, so that nothing else moves.
    const qsizetype at = bytes.indexOf("\"count\":2");
    if (at < 0)
        return failure(u"io_failed"_s, {{u"path"_s, bundle}}, u"nothing to change"_s);
    bytes[at + 8] = '0';
    QSaveFile changed(path);
    if (!changed.open(QIODevice::WriteOnly) || changed.write(bytes) != bytes.size() || !changed.commit())
        return failure(u"io_failed"_s, {{u"path"_s, path}});
    return {};
}

} // namespace escale::desktop
