// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "teller.h"

#include <escale/api/api_client.h>
#include <escale/migration/facts.h>

#include <functional>
#include <memory>
#include <optional>

namespace escale::desktop {

/// Takes the real window through all eight steps against a practice platform, or through support's desk, and leaves, besides
/// the pictures, the migration log.
class Tour final : public Teller {
    Q_OBJECT

public:
    /// The eight steps of one server, or support's desk.
    enum class Story { Journey, Desk };

    Tour(Application &application, const QString &folder, Story story, QObject *parent = nullptr);
    ~Tour() override;
    Q_DISABLE_COPY_MOVE(Tour)

private:
    // --- the stories, in story.cpp and desk_story.cpp
    void tell();
    void tellDesk();

    // --- the teller
    [[nodiscard]] bool prepare() override;
    [[nodiscard]] bool change(const QString &variant) override;
    void beforePicture() override;
    void conclude() override;

    // --- what the story looks at
    [[nodiscard]] const migration::MigrationFacts *facts() const;
    [[nodiscard]] int step() const;
    [[nodiscard]] bool everyAccount(const std::function<bool(const migration::AccountFacts &)> &holds) const;
    [[nodiscard]] const migration::AccountFacts *account(const QString &name) const;
    [[nodiscard]] bool takeSide(const QString &label);
    [[nodiscard]] bool selectAccounts(const QStringList &names);
    [[nodiscard]] bool selectServer(const QString &name);
    /// As a failing disk would: on the practice platform's own copy of an account that has been filled already.
    [[nodiscard]] bool damageDatabases(const QString &server, const QString &name);

    Story m_story;
    QString m_server = QStringLiteral("srv-acme-01"); ///< the one that facts() and what follows from them are about
    std::unique_ptr<api::ApiClient> m_other; ///< somebody else at work at the same time
    bool m_otherDone = false;
    QString m_lookAt; ///< what a long page is scrolled to before its picture; empty: its beginning
};

} // namespace escale::desktop
