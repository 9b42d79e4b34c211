// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/error.h>
#include <escale/ui/commands/state.h>
#include <escale/ui/common/card.h>

#include <QtCore/QPointer>

#include <optional>

namespace escale {
class Session;
}

namespace escale::ui {

class Label;
class SmallTable;
class TtlOrder;

/// The databases and the domains of an account, read from the platform when somebody looks, without a connection as they were
/// read last; what becomes of each domain's DNS stands beside it.
class InventoryCard final : public Card {
    Q_OBJECT

public:
    explicit InventoryCard(QWidget *parent);

    void setSession(Session *session);
    /// Reads both lists where the account is another one; otherwise only says them again.
    void show(AccountId account, const JourneyState &state);
    /// Empty before they are read.
    [[nodiscard]] QList<Domain> domains() const { return m_domains.value_or(QList<Domain>()); }
    /// Reads both lists again: an account has moved.
    void readAgain();

Q_SIGNALS:
    void domainsRead();

private:
    void read();
    void take(const Result<QDateTime> &asOf);
    [[nodiscard]] QString stateText() const;
    void fill();
    void fillDatabases();
    void fillDomains();

    QPointer<Session> m_session;
    AccountId m_account;
    JourneyState m_state;
    std::optional<QList<Database>> m_databases;
    std::optional<QList<Domain>> m_domains;
    std::optional<Error> m_failed;
    QDateTime m_asOf; ///< of what was read last without a connection
    Label *m_databaseHeading;
    SmallTable *m_databaseTable;
    Label *m_domainHeading;
    SmallTable *m_domainTable;
    TtlOrder *m_ttl;
    Label *m_note;
    Label *m_reading;
};

} // namespace escale::ui
