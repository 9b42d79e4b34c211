// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "step_help.h"

#include <escale/items/text.h>
#include <escale/ui/common/label.h>
#include <escale/ui/common/style.h>

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace escale::ui {

using namespace migration;

StepHelp::StepHelp(QWidget *parent)
    : Card(parent)
    , m_title((new Label(this))->bold()->scaled(1.1))
    , m_kind((new Label(this))->tone(Tone::Muted))
    , m_text((new Label(this))->wrapped())
    , m_facts((new Label(this))->wrapped())
    , m_historyTitle((new Label(this))->bold())
    , m_history((new Label(this))->tone(Tone::Muted)->wrapped())
    , m_close(new QPushButton(this))
{
    setObjectName("stepHelp"_L1);
    m_text->setObjectName("stepHelpText"_L1);
    m_close->setObjectName("closeStepHelp"_L1);
    setLinkLike(*m_close);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addWidget(m_kind);
    head->addStretch(1);
    head->addWidget(m_close);
    column()->addLayout(head);
    column()->addWidget(m_text);
    column()->addWidget(m_facts);
    column()->addWidget(m_historyTitle);
    column()->addWidget(m_history);
    connect(m_close, &QPushButton::clicked, this, &StepHelp::closed);
}

void StepHelp::show(Step step, const JourneyState &state)
{
    m_title->setText(tr("Step %1: %2", "number, name").arg(int(step)).arg(items::stepName(step)));
    m_kind->setText(isRecommended(step) ? tr("Recommended") : tr("Mandatory"));
    m_text->setText(help(step, state));
    m_facts->setText(facts(step, state));
    m_facts->setVisible(!m_facts->text().isEmpty());
    const QStringList lines = history(step, state);
    m_historyTitle->setText(tr("What has happened"));
    m_historyTitle->setVisible(!lines.isEmpty());
    m_history->setText(lines.join(u'\n'));
    m_history->setVisible(!lines.isEmpty());
    m_close->setText(tr("Close"));
    m_close->setAccessibleName(tr("Close the help on this step"));
}

QString StepHelp::help(Step step, const JourneyState &state)
{
    const Policy &policy = state.context.policy;
    switch (step) {
    case Step::Prepare:
        return tr(
            "Check for each account that its applications work with the new architecture. Its databases can be copied "
            "to a "
            "test server and tried there as often as you like, without touching the account. Look at the connection "
            "settings of your applications, then mark the account as ready. You can go back and correct until the "
            "transit "
            "server is requested.");
    case Step::RequestTransit:
        return tr(
            "A server of your own has no neighbour to move to, so support lends you a transit server while yours is "
            "reinstalled. Choose one of your own, of an equivalent configuration, or the shared one. The request goes "
            "to "
            "support and can be withdrawn while nobody has begun.");
    case Step::InstallTransit:
        return tr(
            "Support installs the new architecture on the transit server and copies files and mail ahead, so that the "
            "migration of an account only copies what has changed since. This takes hours. If no equivalent server is "
            "free, "
            "the request waits, and you see why and since when.");
    case Step::Migrate:
        return tr("Move the accounts to the transit server one by one, whenever it suits you. Each is unavailable for "
                  "the time of "
                  "its copy: about %1 min for a gibibyte of databases. You need not change any DNS record: what still "
                  "arrives at "
                  "the client server is forwarded.")
            .arg(QLocale().toString(policy.minutesPerDatabaseGib, 'g', 2));
    case Step::Verify:
        return tr("Look at each account on its new architecture: sites, mail, databases, scheduled tasks. Applications "
                  "can still be "
                  "changed. If something does not work, take the account back for a while: for %n day(s) it can return "
                  "to the old "
                  "architecture. When every account is verified, request the reinstallation.",
                  nullptr, policy.rollbackDays);
    case Step::Reinstall:
        return tr("Support reinstalls the client server with the new architecture; from here no rollback exists. "
                  "Meanwhile its "
                  "addresses lead to the transit server: they do not answer for about one minute, and domains on the "
                  "provider’s DNS "
                  "notice nothing. Then files and mail are copied back ahead.");
    case Step::Relocate:
        return tr("The accounts go back to the client server, one by one, with the same downtime as on the way out. "
                  "Support does it "
                  "in working hours, or the customer within %n day(s) without surcharge, as it was chosen.",
                  nullptr, policy.finalisationFreeDays);
    case Step::Complete:
        return tr("Every account is on the reinstalled client server. The transit server is empty; support releases "
                  "it. The keys of "
                  "SSH hosts have changed, and allow-lists that name an old address may have to be updated.");
    }
    return {};
}

QString StepHelp::facts(Step step, const JourneyState &state)
{
    const Counts counts = state.counts;
    switch (step) {
    case Step::Prepare:
        return tr("%1 of %n account(s) ready", nullptr, counts.total).arg(counts.ready);
    case Step::RequestTransit:
        return state.facts.transit.state == TransitState::None   ? QString()
               : state.facts.transit.kind == TransitKind::Shared ? tr("Requested: the shared transit server")
                                                                 : tr("Requested: a transit server of its own");
    case Step::InstallTransit:
        return state.transitName.isEmpty() ? QString() : tr("Transit server: %1").arg(state.transitName);
    case Step::Migrate:
        return tr("%1 of %n account(s) on the transit server", nullptr, counts.total).arg(counts.onTransit);
    case Step::Verify:
        return tr("%1 of %n account(s) verified", nullptr, counts.total).arg(counts.verified);
    case Step::Reinstall:
        return {};
    case Step::Relocate:
    case Step::Complete:
        return tr("%1 of %n account(s) back on the client server", nullptr, counts.total).arg(counts.onClientNew);
    }
    return {};
}

QStringList StepHelp::history(Step step, const JourneyState &state)
{
    const MigrationFacts &facts = state.facts;
    QList<std::pair<QDateTime, QString>> events;
    const auto add = [&](const QDateTime &when, const QString &text) {
        if (when.isValid())
            events.append({when, text});
    };
    const auto attempts = [&](std::initializer_list<Leg> legs) {
        for (const AccountFacts &account : facts.accounts) {
            for (const Attempt &attempt : account.attempts) {
                if (std::ranges::find(legs, attempt.leg) == legs.end())
                    continue;
                //: account, leg (outward, back, rollback), outcome
                QString text = tr("%1: %2, %3")
                                   .arg(account.name, items::legName(attempt.leg), items::outcomeName(attempt.outcome));
                if (attempt.downtimeSeconds) {
                    text += u" · "_s
                            + tr("downtime %1 (estimate %2)")
                                  .arg(items::duration(*attempt.downtimeSeconds), items::shortRange(attempt.estimate));
                }
                add(attempt.ended.isValid() ? attempt.ended : attempt.started, text);
            }
        }
    };
    switch (step) {
    case Step::Prepare:
        add(facts.announcedAt, tr("Migration announced"));
        for (const AccountFacts &account : facts.accounts) {
            if (account.test.state == TestState::Available)
                add(account.test.copiedAt, tr("%1: databases copied for a test").arg(account.name));
        }
        break;
    case Step::RequestTransit:
        add(facts.transit.requestedAt, tr("Transit server requested"));
        break;
    case Step::InstallTransit:
        add(facts.transit.requestedAt, tr("Transit server requested"));
        add(facts.transit.readyAt, tr("Transit server ready"));
        break;
    case Step::Migrate:
        add(facts.transit.readyAt, tr("Transit server ready"));
        attempts({Leg::Out});
        break;
    case Step::Verify:
        attempts({Leg::Rollback});
        break;
    case Step::Reinstall:
        add(facts.reinstallation.requestedAt, tr("Reinstallation requested"));
        add(facts.reinstallation.startedAt, tr("Reinstallation started"));
        add(facts.reinstallation.doneAt, tr("Reinstallation done"));
        break;
    case Step::Relocate:
        add(facts.reinstallation.doneAt, tr("Reinstallation done"));
        attempts({Leg::Back});
        break;
    case Step::Complete:
        add(facts.completedAt, tr("Every account back on the client server"));
        add(facts.transit.releasedAt, tr("Transit server released"));
        break;
    }
    std::ranges::stable_sort(events, [](const auto &a, const auto &b) { return a.first > b.first; });
    constexpr qsizetype shown = 8;
    QStringList lines;
    const auto latest = events.first(qMin(shown, events.size()));
    for (const auto &[when, text] : latest)
        lines.append(items::dateTime(when) + u"  "_s + text);
    if (events.size() > shown)
        lines.append(tr("and %n earlier one(s)", nullptr, int(events.size() - shown)));
    return lines;
}

} // namespace escale::ui
