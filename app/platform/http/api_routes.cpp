// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/version.h"
#include "http/answers.h"
#include "http/fields.h"
#include "http/route.h"

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;
using namespace answers;
using namespace fields;

template <Represent::Method method>
Response Api::list(const Call &call)
{
    const auto query = readQuery(call.request.query);
    if (!query)
        return invalidField(query.error());
    const QString tag = listTag(m_state, call.actor);
    // What nobody has changed is not even looked up again.
    if (matches(call.request.headers, QHttpHeaders::WellKnownHeader::IfNoneMatch, tag.toLatin1()))
        return ok({}, tag);
    JsonWriter writer(1 << 16);
    writer.beginArray();
    (m_represent.*method)(writer, call.actor, *query);
    writer.endArray();
    return ok(writer.take(), tag);
}

template <Represent::Method method>
Response Api::one(const Call &call)
{
    JsonWriter writer(2048);
    if ((m_represent.*method)(writer, call.actor, {.id = call.ids.first()}) == 0)
        return notFound();
    const QString type = call.request.path.section(u'/', 2, 2);
    static const QStringList followed{u"server"_s, u"account"_s};
    QString tag = followed.contains(type) ? etagOf(type, call.ids.first()) : listTag(m_state, call.actor);
    if (const QString version = versionOfObject(type, {.id = call.ids.first()}); !version.isEmpty())
        tag = QString::fromLatin1(answerTag(version, m_state.changedAt(type, call.ids.first())));
    return ok(writer.take(), tag);
}

std::span<const Api::Route> Api::routes()
{
    using enum Route::Target;
#define ACTION(path, target, action)                                                                                   \
    Route                                                                                                              \
    {                                                                                                                  \
        path ""_L1, nullptr, nullptr, nullptr, nullptr, target, Action::action                                         \
    }
    static const Route table[] = {
        {"/v1/"_L1, &Api::platform},
        {"/v1/customer/"_L1, &Api::list<&Represent::customers>},
        {"/v1/customer/{}/"_L1, &Api::one<&Represent::customers>},
        {"/v1/datacenter/"_L1, &Api::list<&Represent::datacenters>},
        {"/v1/datacenter/{}/"_L1, &Api::one<&Represent::datacenters>},
        {"/v1/server/"_L1, &Api::list<&Represent::servers>},
        {"/v1/server/{}/"_L1, &Api::one<&Represent::servers>},
        {"/v1/server/{}/presence/"_L1, &Api::presence, &Api::setPresence},
        {"/v1/account/"_L1, &Api::list<&Represent::accounts>},
        {"/v1/account/{}/"_L1, &Api::one<&Represent::accounts>},
        {"/v1/database/"_L1, &Api::list<&Represent::databases>},
        {"/v1/database/{}/"_L1, &Api::one<&Represent::databases>},
        {"/v1/domain/"_L1, &Api::list<&Represent::domains>},
        {"/v1/domain/{}/"_L1, &Api::one<&Represent::domains>, nullptr, nullptr, &Api::changeDomain},
        {"/v1/record/"_L1, &Api::list<&Represent::records>},
        {"/v1/record/{}/"_L1, &Api::one<&Represent::records>},
        {"/v1/ip/"_L1, &Api::list<&Represent::ips>},
        {"/v1/ip/{}/"_L1, &Api::one<&Represent::ips>},
        {"/v1/migration/"_L1, &Api::list<&Represent::migrations>},
        {"/v1/migration/{}/"_L1, &Api::one<&Represent::migrations>},
        {"/v1/migration/{}/bundle/"_L1, &Api::bundle},
        {"/v1/migration/{}/account/"_L1, &Api::migrationAccounts},
        {"/v1/migration/{}/account/{}/"_L1, &Api::migrationAccount},
        {"/v1/support_request/"_L1, &Api::list<&Represent::requests>},
        {"/v1/support_request/{}/"_L1, &Api::one<&Represent::requests>},
        {"/v1/transit/"_L1, &Api::fleet},
        {"/v1/token/"_L1, &Api::tokenList, &Api::createToken},
        {"/v1/token/{}/"_L1, nullptr, nullptr, &Api::revokeToken},
        {"/v1/task/"_L1, &Api::list<&Represent::tasks>},
        {"/v1/task/{}/"_L1, &Api::one<&Represent::tasks>},
        {"/v1/log/"_L1, &Api::log},
        ACTION("/v1/migration/{}/account/{}/ready/", Account, Ready),
        ACTION("/v1/migration/{}/account/{}/unready/", Account, Unready),
        ACTION("/v1/migration/{}/account/{}/test/", Account, Test),
        ACTION("/v1/migration/{}/account/{}/test_cleanup/", Account, TestCleanup),
        ACTION("/v1/migration/{}/account/{}/migrate/", Account, Migrate),
        ACTION("/v1/migration/{}/account/{}/rollback/", Account, Rollback),
        ACTION("/v1/migration/{}/account/{}/verify/", Account, Verify),
        ACTION("/v1/migration/{}/account/{}/unverify/", Account, Unverify),
        ACTION("/v1/migration/{}/account/{}/relocate/", Account, Relocate),
        ACTION("/v1/migration/{}/account/{}/note/", Account, Note),
        ACTION("/v1/migration/{}/account/{}/remove_note/", Account, RemoveNote),
        ACTION("/v1/migration/{}/account/{}/tick/", Account, Tick),
        ACTION("/v1/migration/{}/account/{}/untick/", Account, Untick),
        ACTION("/v1/migration/{}/transit_request/", Migration, TransitRequest),
        ACTION("/v1/migration/{}/withdraw_transit_request/", Migration, WithdrawTransitRequest),
        ACTION("/v1/migration/{}/reinstallation_request/", Migration, ReinstallationRequest),
        ACTION("/v1/migration/{}/withdraw_reinstallation_request/", Migration, WithdrawReinstallationRequest),
        ACTION("/v1/migration/{}/reinstall/", Migration, Reinstall),
        ACTION("/v1/migration/{}/release_transit/", Migration, ReleaseTransit),
        ACTION("/v1/migration/{}/read_documentation/", Migration, ReadDocumentation),
        ACTION("/v1/migration/{}/upgrade/", Migration, Upgrade),
        ACTION("/v1/migration/{}/plan/", Migration, Plan),
        ACTION("/v1/migration/{}/pause_plan/", Migration, PausePlan),
        ACTION("/v1/migration/{}/resume_plan/", Migration, ResumePlan),
        ACTION("/v1/migration/{}/cancel_plan/", Migration, CancelPlan),
        ACTION("/v1/support_request/{}/accept/", Request, AcceptRequest),
        ACTION("/v1/support_request/{}/wait/", Request, WaitRequest),
        ACTION("/v1/support_request/{}/decline/", Request, DeclineRequest),
        ACTION("/v1/support_request/{}/allocate/", Request, AllocateTransit),
        ACTION("/v1/support_request/{}/message/", Request, Unknown),
        ACTION("/v1/task/{}/pause/", Task, PauseTask),
        ACTION("/v1/task/{}/resume/", Task, ResumeTask),
        ACTION("/v1/task/{}/cancel/", Task, CancelTask),
    };
#undef ACTION
    return table;
}

} // namespace escale::platform
