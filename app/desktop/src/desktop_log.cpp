// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "desktop_log.h"

#include <escale/core/log_categories.h>

#include <QtCore/QDir>

namespace escale {

using namespace Qt::StringLiterals;

DesktopLog::DesktopLog(const QString &folder, QObject *parent)
    : QObject(parent)
    , m_writer(std::make_shared<std::unique_ptr<logs::LogWriter>>())
{
    m_thread.setMaxThreadCount(1);
    m_thread.start([writer = m_writer, folder, clock = &m_clock] {
        QDir().mkpath(folder);
        // Two windows of one person write two files; the second one's ends with the second window.
        for (const QString &name : {u"/desktop.jsonl"_s, u"/desktop-2.jsonl"_s}) {
            auto opened = logs::LogWriter::open({.path = folder + name}, *clock);
            if (opened) {
                *writer = *std::move(opened);
                return;
            }
            qCDebug(logUi).noquote() << "no desktop log" << folder + name << opened.error().detail;
        }
    });
    write(u"ESC-8001"_s, {{u"version"_s, QStringLiteral(ESCALE_VERSION)}});
}

DesktopLog::~DesktopLog()
{
    write(u"ESC-8002"_s, {});
    m_thread.waitForDone();
}

void DesktopLog::write(const QString &code, const QJsonObject &params, TaskId task)
{
    logs::Entry entry = logs::makeEntry(code, params);
    entry.at = m_clock.now();
    entry.task = task.value();
    m_thread.start([writer = m_writer, entry = std::move(entry)] {
        if (!*writer)
            return;
        if (const auto done = (*writer)->append(entry); !done)
            qCDebug(logUi).noquote() << done.error().code << done.error().detail;
    });
}

QString DesktopLog::subjectOf(const Session &session, const CommandRequest &request)
{
    const Fleet &fleet = session.fleet();
    if (request.account.isValid()) {
        if (const QString name = fleet.accountName(request.account); !name.isEmpty())
            return name;
    }
    if (request.migration.isValid()) {
        if (const migration::MigrationFacts *facts = fleet.migration(request.migration))
            return facts->serverName;
    }
    const qint64 id = request.task.isValid() ? request.task.value() : request.request.value();
    return QString::number(id);
}

void DesktopLog::watch(Session &session)
{
    const QString platform = session.base().toString(QUrl::RemoveUserInfo);
    connect(&session, &Session::stateChanged, this, [this, &session, platform](Session::State state) {
        const QString code = session.reason().error.code;
        if (state == Session::State::Live)
            write(u"ESC-8101"_s, {{u"platform"_s, platform}, {u"side"_s, session.label()}});
        else if (state == Session::State::Offline)
            write(u"ESC-8102"_s, {{u"platform"_s, platform}, {u"code"_s, code}});
        else if (state == Session::State::Refused)
            write(u"ESC-8103"_s, {{u"platform"_s, platform}, {u"code"_s, code}});
    });
    const auto paramsOf = [&session](const CommandHandle *handle) {
        const CommandRequest &request = handle->request();
        const QString action = request.isMessage ? u"message"_s : QString(nameOf(request.action));
        return QJsonObject{{u"action"_s, action}, {u"subject"_s, subjectOf(session, request)}};
    };
    connect(&session, &Session::commandStarted, this,
            [this, paramsOf](const CommandHandle *handle) { write(u"ESC-8201"_s, paramsOf(handle)); });
    connect(&session, &Session::commandFinished, this, [this, paramsOf](const CommandHandle *handle) {
        QJsonObject params = paramsOf(handle);
        const CommandResult &result = handle->result();
        if (result.outcome == CommandResult::Outcome::Accepted && result.task.isValid()) {
            params.insert(u"task"_s, result.task.value());
            write(u"ESC-8203"_s, params, result.task);
        } else if (result.outcome == CommandResult::Outcome::Accepted) {
            write(u"ESC-8202"_s, params);
        } else if (!result.gates.isEmpty()) {
            QStringList gates;
            for (const migration::Gate &gate : result.gates)
                gates.append(QString(nameOf(gate.code)));
            params.insert(u"gates"_s, gates.join(u", "_s));
            write(u"ESC-8204"_s, params);
        } else {
            params.insert(u"code"_s, result.error.code);
            write(u"ESC-8205"_s, params);
        }
    });
}

} // namespace escale
