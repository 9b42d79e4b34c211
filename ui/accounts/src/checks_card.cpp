// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks_card.h"

#include "small_table.h"

#include <escale/items/text.h>
#include <escale/migration/checks.h>
#include <escale/ui/common/label.h>

#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <numeric>
#include <ranges>

using namespace Qt::StringLiterals;

namespace escale::ui {

using namespace migration;

namespace {

QString nameOfDifference(const CheckDifference &one)
{
    switch (one.what) {
    case CheckDifference::What::Status:
        return ChecksCard::tr("Front page, HTTP status");
    case CheckDifference::What::Title:
        return ChecksCard::tr("Front page, title");
    case CheckDifference::What::Link:
        return ChecksCard::tr("Link %1").arg(one.name);
    case CheckDifference::What::Table:
        return ChecksCard::tr("Rows of %1", "a table of a database").arg(one.name);
    case CheckDifference::What::Mailbox:
        return ChecksCard::tr("Messages of %1", "a mailbox").arg(one.name);
    }
    return {};
}

QString statusText(int status)
{
    return status == 0 ? ChecksCard::tr("no answer") : QString::number(status);
}

qint64 sum(const QMap<QString, qint64> &counts)
{
    return std::accumulate(counts.cbegin(), counts.cend(), qint64(0));
}

qint64 answering(const SiteCheck &check)
{
    return std::ranges::count_if(check.links, [](const SiteCheck::Link &link) {
        return link.status >= 200 && link.status < 400; // HTTP: success and redirection
    });
}

/// What is the same is summed up; each difference has been told on its own.
QList<QStringList> summary(const SiteCheck &before, const SiteCheck *after)
{
    const QLocale locale;
    const auto both = [&](const QString &what, const QString &first, const QString &second) {
        return QStringList{what, first, after ? second : ChecksCard::tr("–", "not checked yet")};
    };
    const auto links = [](const SiteCheck &check) {
        //: how many sampled links answer: "7 of 8 answer"
        return ChecksCard::tr("%1 of %n answer", nullptr, int(check.links.size())).arg(answering(check));
    };
    const auto rows = [&](const SiteCheck &check) {
        //: %1 is a number of rows in all
        return ChecksCard::tr("%n table(s), %1 rows", nullptr, int(check.tables.size()))
            .arg(locale.toString(sum(check.tables)));
    };
    const auto mail = [&](const SiteCheck &check) {
        //: %1 is a number of messages in all
        return ChecksCard::tr("%n mailbox(es), %1 messages", nullptr, int(check.mailboxes.size()))
            .arg(locale.toString(sum(check.mailboxes)));
    };
    const SiteCheck &then = after ? *after : before;
    return {both(ChecksCard::tr("Front page, HTTP status"), statusText(before.status), statusText(then.status)),
            both(ChecksCard::tr("Front page, title"), before.title, then.title),
            both(ChecksCard::tr("Sampled links"), links(before), links(then)),
            both(ChecksCard::tr("Databases"), rows(before), rows(then)),
            both(ChecksCard::tr("Mail"), mail(before), mail(then))};
}

} // namespace

ChecksCard::ChecksCard(QWidget *parent)
    : SubjectCard(parent)
    , m_when((new Label(this))->tone(Tone::Muted)->wrapped())
    , m_verdict((new Label(this))->wrapped())
    , m_table(new SmallTable(this, u"checkTable"_s))
{
    m_verdict->setObjectName("checkVerdict"_L1);
    column()->addWidget(m_when);
    column()->addWidget(m_verdict);
    column()->addWidget(m_table);
}

void ChecksCard::show(const JourneyState &, const AccountFacts &facts)
{
    const auto latest = std::ranges::find_if(std::views::reverse(facts.attempts),
                                             [](const Attempt &attempt) { return attempt.before.has_value(); });
    const bool any = latest != std::views::reverse(facts.attempts).end();
    setVisible(any);
    if (!any)
        return;
    const SiteCheck &before = *latest->before;
    const SiteCheck *after = latest->after ? &*latest->after : nullptr;
    //: when an account was checked: %1 before its move, %2 after it
    m_when->setText(after ? tr("Before: %1. After: %2.").arg(items::dateTime(before.at), items::dateTime(after->at))
                          : tr("Before: %1. Not checked after the move yet.").arg(items::dateTime(before.at)));
    QList<QStringList> rows;
    const QList<CheckDifference> found = after ? differences(before, *after) : QList<CheckDifference>();
    for (const CheckDifference &one : found)
        rows.append({nameOfDifference(one), one.before, one.after, one.worse ? tr("worse") : tr("changed")});
    const QList<QStringList> whole = summary(before, after);
    for (const QStringList &row : whole) {
        // A status or title that differs has been told above.
        if (std::ranges::none_of(rows, [&row](const QStringList &told) { return told.first() == row.first(); }))
            rows.append(row + QStringList{!after ? QString() : row.at(1) == row.at(2) ? tr("same") : tr("changed")});
    }
    const auto worse = std::ranges::count_if(found, &CheckDifference::worse);
    m_verdict->setVisible(after);
    m_verdict->tone(worse > 0 ? Tone::Danger : Tone::Normal);
    m_verdict->setText(worse > 0         ? tr("%n difference(s) for the worse.", nullptr, int(worse))
                       : found.isEmpty() ? tr("Everything is as it was.")
                                         : tr("%n difference(s), none for the worse.", nullptr, int(found.size())));
    m_table->fill({tr("Checked"), tr("Before"), tr("After"), tr("Result")}, rows);
    settle(*this);
}

void ChecksCard::retranslate()
{
    setHeading(tr("Checks before and after the move"));
    m_table->setAccessibleName(tr("Checks before and after the move"));
}

} // namespace escale::ui
