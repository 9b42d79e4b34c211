// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/items/log_findings.h>

#include <escale/items/log_text.h>
#include <escale/items/text.h>

#include <algorithm>

namespace escale::items {

using namespace Qt::StringLiterals;
using logs::Severity;

LogFindings::LogFindings(QObject *parent) : QAbstractListModel(parent)
{
    m_pool.setMaxThreadCount(1);
}

LogFindings::~LogFindings()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void LogFindings::setLog(LogDocument *log)
{
    if (m_log == log)
        return;
    if (m_log)
        m_log->disconnect(this);
    m_log = log;
    m_stop.request_stop();
    m_stop = std::stop_source();
    ++m_number;
    beginResetModel();
    m_review = {};
    endResetModel();
    m_problem.reset();
    m_running = false;
    m_reviewed = -1;
    Q_EMIT changed();
    if (!m_log)
        return;
    connect(m_log, &LogDocument::stateChanged, this, &LogFindings::runIfReady);
    runIfReady();
}

void LogFindings::runIfReady()
{
    // A log that grows is not reviewed over and over; reading it again does it.
    if (!m_log || m_log->state() != LogDocument::State::Ready || !m_log->isMigrationLog()
        || m_reviewed == m_log->generation())
        return;
    m_reviewed = m_log->generation();
    m_running = true;
    Q_EMIT changed();
    m_pool.start([this, number = ++m_number, source = m_log->source(), index = m_log->index(),
                  stop = m_stop.get_token()] {
        Result<logs::Review> review = logs::review(*source, index, stop);
        if (stop.stop_requested())
            return;
        QMetaObject::invokeMethod(this, [this, number, review = std::move(review)] {
            if (number != m_number)
                return;
            m_running = false;
            beginResetModel();
            if (review)
                m_review = *review;
            else
                m_problem = review.error();
            // The worst first; among equals, in the order of the log.
            std::ranges::stable_sort(m_review.findings, [](const Found &a, const Found &b) {
                const auto rank = [](Severity s) { return s == Severity::Error ? 0 : s == Severity::Warning ? 1 : 2; };
                return rank(a.severity) < rank(b.severity);
            });
            endResetModel();
            Q_EMIT changed();
        });
    });
}

QString LogFindings::text(const Found &finding)
{
    using Kind = Found::Kind;
    const auto number = [&finding](QLatin1StringView name) { return finding.params.value(name).toInteger(); };
    const auto word = [&finding](QLatin1StringView name) { return printable(finding.params.value(name).toString()); };
    const auto time = [&finding] { return duration(finding.params.value("seconds"_L1).toDouble()); };
    switch (finding.kind) {
    case Kind::EntriesMissing:
        return number("from"_L1) == number("to"_L1)
                   ? tr("Entry %L1 is missing").arg(number("from"_L1))
                   : tr("The entries %L1 to %L2 are missing").arg(number("from"_L1)).arg(number("to"_L1));
    case Kind::OrderBroken:
        return tr("Entry %L1 comes after entry %L2").arg(number("after"_L1)).arg(number("before"_L1));
    case Kind::HashDiffers:
        return tr("Entry %L1 was changed: its hash does not fit it").arg(number("seq"_L1));
    case Kind::PreviousDiffers:
        return tr("The chain is broken before entry %L1: it was written after another entry").arg(number("seq"_L1));
    case Kind::EntryMalformed:
        return tr("This line is no entry");
    case Kind::ClockBackwards:
        return tr("The clock went back by %1").arg(time());
    case Kind::TaskWithoutEnd:
        return tr("Task %1 has no end")
            .arg(word("task"_L1).isEmpty() ? QString::number(number("task"_L1)) : word("task"_L1));
    case Kind::DowntimeAboveEstimate:
        return tr("%1: no answer for %2, the estimate was at most %3")
            .arg(word("account"_L1), time(), duration(finding.params.value("high"_L1).toDouble()));
    case Kind::RollbackAfterNoReturn:
        return tr("A rollback of %1 after the point of no return").arg(word("account"_L1));
    case Kind::SlowStage: {
        const QString of = word("account"_L1).isEmpty() ? word("subject"_L1) : word("account"_L1);
        return of.isEmpty() ? tr("Slow: %1, %2").arg(stageName(word("stage"_L1)), time())
                            : tr("Slow: %1 of %2, %3").arg(stageName(word("stage"_L1)), of, time());
    }
    }
    return {};
}

int LogFindings::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_review.findings.size());
}

QVariant LogFindings::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Found &finding = m_review.findings[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(finding);
    case Qt::ToolTipRole:
        return text(finding).toHtmlEscaped();
    case Qt::AccessibleTextRole: {
        const QString level = levelText(finding.severity);
        //: severity, what was found, where
        return tr("%1: %2, line %L3").arg(level, text(finding)).arg(finding.line + 1);
    }
    case LogPlaceRole:
        return tr("line %L1").arg(finding.line + 1);
    case LogLineRole:
        return finding.line;
    case LogSeverityRole:
        return QVariant::fromValue(finding.severity);
    default:
        return {};
    }
}

void LogFindings::retranslate()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

} // namespace escale::items
