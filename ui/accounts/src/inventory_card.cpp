// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "inventory_card.h"

#include "small_table.h"
#include "ttl_order.h"

#include <escale/items/text.h>
#include <escale/migration/dns.h>
#include <escale/sync/kept_answer.h>
#include <escale/ui/common/label.h>

#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace escale::ui {

using namespace migration;

namespace {

/// A platform's filters may match a part: account 1 finds what belongs to 12 as well.
template <typename T>
QList<T> ofAccount(QList<T> list, AccountId account)
{
    list.removeIf([account](const T &item) { return item.account.isValid() && item.account != account; });
    return list;
}

QString effectName(DnsEffect effect)
{
    switch (effect) {
    case DnsEffect::None:
        return InventoryCard::tr("nothing changes");
    case DnsEffect::RecordsFollow:
        return InventoryCard::tr("its records follow the account");
    case DnsEffect::Forwarded:
        return InventoryCard::tr("nothing to do: the client server forwards");
    case DnsEffect::NoInterruption:
        return InventoryCard::tr("no interruption in step 6");
    case DnsEffect::AboutAMinute:
        return InventoryCard::tr("about a minute in step 6");
    case DnsEffect::UpdateRecords:
        return InventoryCard::tr("addresses change: you update A and AAAA");
    case DnsEffect::Unknown:
        break;
    }
    return InventoryCard::tr("unknown");
}

/// What the steps that move accounts do to a domain.
QString effectText(const Domain &domain, Kind kind)
{
    QStringList parts;
    for (const PathStep step : pathOf(kind)) {
        if (step != PathStep::MigrateAccounts && step != PathStep::ReinstallServer && step != PathStep::MigrateAccount)
            continue;
        const QString effect = effectName(effectOf(step, domain.dns));
        if (!parts.contains(effect))
            parts.append(effect);
    }
    return parts.join(u"; "_s);
}

/// Where its name leads now, and whether that is where it should.
QString resolvedText(const Domain &domain)
{
    QString now = domain.resolvesTo.isEmpty() ? InventoryCard::tr("nowhere") : domain.resolvesTo;
    if (domain.expected.isEmpty())
        return now;
    return domain.expected == domain.resolvesTo ? InventoryCard::tr("%1, as it should").arg(now)
                                                : InventoryCard::tr("%1, should be %2").arg(now, domain.expected);
}

QString guardText(const TtlGuard &guard)
{
    switch (guard.verdict) {
    case TtlGuard::Verdict::LowerFirst:
        return InventoryCard::tr("lower it first: caches would keep the old address for %1")
            .arg(items::duration(guard.seconds));
    case TtlGuard::Verdict::LoweredTooRecently:
        return InventoryCard::tr("lowered too recently: wait until %1").arg(items::dateTime(guard.until));
    default:
        return {};
    }
}

} // namespace

InventoryCard::InventoryCard(QWidget *parent)
    : Card(parent)
    , m_databaseHeading(new Label(this))
    , m_databaseTable(new SmallTable(this, u"databaseTable"_s))
    , m_domainHeading(new Label(this))
    , m_domainTable(new SmallTable(this, u"domainTable"_s))
    , m_ttl(new TtlOrder(this))
    , m_note(new Label(this))
    , m_reading(new Label(this))
{
    setObjectName("inventoryCard"_L1);
    m_reading->setObjectName("inventoryState"_L1);
    m_databaseHeading->bold();
    m_domainHeading->bold();
    m_note->tone(Tone::Muted)->wrapped();
    m_reading->tone(Tone::Muted)->wrapped();
    column()->addWidget(m_reading);
    column()->addWidget(m_domainHeading);
    column()->addWidget(m_domainTable);
    column()->addWidget(m_ttl);
    column()->addWidget(m_note);
    column()->addSpacing(em(*this, 0.4));
    column()->addWidget(m_databaseHeading);
    column()->addWidget(m_databaseTable);
    column()->addStretch(1);
    connect(m_ttl, &TtlOrder::answered, this, &InventoryCard::readAgain);
}

void InventoryCard::setSession(Session *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_account = {};
    m_ttl->setSession(session);
    if (session) {
        connect(session, &Session::stateChanged, this, [this](Session::State state) {
            if (state == Session::State::Live && (m_failed || m_asOf.isValid()))
                readAgain();
        });
    }
}

void InventoryCard::show(AccountId account, const JourneyState &state)
{
    m_state = state;
    if (m_account != account) {
        m_account = account;
        m_databases.reset();
        m_domains.reset();
        m_failed.reset();
        read();
    }
    fill();
}

void InventoryCard::readAgain()
{
    if (m_account.isValid())
        read();
}

void InventoryCard::read()
{
    if (!m_session)
        return;
    m_failed.reset();
    m_asOf = {};
    const AccountId account = m_account;
    readDatabases(*m_session, account, this, [this, account](const Result<Answered<QList<Database>>> &answer) {
        if (account != m_account)
            return;
        if (answer)
            m_databases = ofAccount(answer->value, account);
        take(answer ? Result<QDateTime>(answer->asOf) : std::unexpected(answer.error()));
    });
    readDomains(*m_session, account, this, [this, account](const Result<Answered<QList<Domain>>> &answer) {
        if (account != m_account)
            return;
        if (answer) {
            m_domains = ofAccount(answer->value, account);
            Q_EMIT domainsRead();
        }
        take(answer ? Result<QDateTime>(answer->asOf) : std::unexpected(answer.error()));
    });
}

void InventoryCard::take(const Result<QDateTime> &asOf)
{
    if (!asOf)
        m_failed = asOf.error();
    else if (asOf->isValid() && (!m_asOf.isValid() || *asOf < m_asOf))
        m_asOf = *asOf;
    fill();
}

QString InventoryCard::stateText() const
{
    if (m_failed && m_failed->code == "not_kept"_L1)
        return tr("Databases and domains have not been read before: connect to see them.");
    if (m_failed)
        return tr("Databases and domains could not be read. %1").arg(items::describe(*m_failed));
    if (!m_databases || !m_domains)
        return tr("Reading databases and domains…");
    return m_asOf.isValid()
               ? tr("Databases and domains as of %1. Where names lead now is looked up when there is a connection.")
                     .arg(items::dateTime(m_asOf))
               : QString();
}

void InventoryCard::fill()
{
    const QString text = stateText();
    m_reading->setVisible(!text.isEmpty());
    m_reading->setText(text);
    fillDomains();
    fillDatabases();
    settle(*this);
    updateGeometry();
}

void InventoryCard::fillDomains()
{
    const bool known = m_domains.has_value();
    m_domainHeading->setVisible(known);
    m_domainTable->setVisible(known && !m_domains->isEmpty());
    m_note->setVisible(known && !m_domains->isEmpty());
    m_ttl->show(m_account, m_state, domains());
    if (!known)
        return;
    const AccountFacts *facts = findAccount(m_state.facts, m_account);
    const bool moved = facts && facts->location != Location::ClientOld;
    m_domainHeading->setText(m_domains->isEmpty() ? tr("No domain")
                                                  : tr("%n domain(s)", nullptr, int(m_domains->size())));
    QList<QStringList> rows;
    for (const Domain &domain : std::as_const(*m_domains)) {
        const QString dns = domain.dns == DnsHost::Internal   ? tr("the provider")
                            : domain.dns == DnsHost::External ? tr("somebody else")
                                                              : tr("unknown");
        QString ttl = domain.ttl > 0 ? items::duration(domain.ttl) : QString();
        const QString guard =
            moved ? QString()
                  : guardText(ttlGuard(m_state.facts.kind, domain, m_state.context.policy, m_state.context.now));
        if (!guard.isEmpty()) {
            //: a time to live, and what is to be done about it
            ttl = tr("%1: %2").arg(ttl, guard);
        }
        rows.append({domain.name, dns, ttl, resolvedText(domain), effectText(domain, m_state.facts.kind)});
    }
    m_domainTable->setAccessibleName(tr("Domains of this account"));
    m_domainTable->fill(
        {tr("Domain"), tr("DNS served by"), tr("TTL"), tr("Resolves to"), tr("What the migration does")}, rows);
    m_note->setText(tr("MX records stay as they are."));
}

void InventoryCard::fillDatabases()
{
    const bool known = m_databases.has_value();
    m_databaseHeading->setVisible(known);
    m_databaseTable->setVisible(known && !m_databases->isEmpty());
    if (!known)
        return;
    m_databaseHeading->setText(m_databases->isEmpty() ? tr("No database")
                                                      : tr("%n database(s)", nullptr, int(m_databases->size())));
    QList<QStringList> rows;
    for (const Database &database : std::as_const(*m_databases))
        rows.append({database.name, database.type, database.version, items::bytes(database.size)});
    m_databaseTable->setAccessibleName(tr("Databases of this account"));
    m_databaseTable->fill({tr("Database"), tr("Type"), tr("Version"), tr("Size")}, rows);
}

} // namespace escale::ui
