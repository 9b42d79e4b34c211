// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/api/connection_test.h>

#include <escale/api/jobs.h>

namespace escale::api {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView spokenVersion("1");

} // namespace

ConnectionTest::ConnectionTest(const QUrl &base, const QString &token, const QByteArray &authorities, QObject *parent)
    : QObject(parent)
    , m_base(base)
    , m_authorities(authorities)
    , m_client(base, token)
{
    if (!authorities.isEmpty())
        m_client.setAuthorities(authorities);
}

ConnectionTest::~ConnectionTest() = default;

Error ConnectionTest::errorOf(const QString &code) const
{
    return {code, {{u"host"_s, m_base.host()}}, {}};
}

void ConnectionTest::end(ConnectionStep step, StepVerdict verdict, const Error &error)
{
    Q_EMIT stepEnded(step, verdict, error);
}

void ConnectionTest::stop(ConnectionStep step, const Error &error)
{
    end(step, StepVerdict::Bad, error);
    for (int later = int(step) + 1; later <= int(ConnectionStep::Permission); ++later)
        end(ConnectionStep(later), StepVerdict::NotAsked);
    Q_EMIT finished(false);
}

void ConnectionTest::start()
{
    Network *network = findNetwork();
    if (!network) {
        QMetaObject::invokeMethod(
            this, [this] { stop(ConnectionStep::Name, ApiClient::partMissing()); }, Qt::QueuedConnection);
        return;
    }
    m_door = network->knock(
        m_base, m_authorities,
        {.passed = [this](ConnectionStep step, StepVerdict verdict, const Error &error) { end(step, verdict, error); },
         .refused = [this](ConnectionStep step, const Error &error) { stop(step, error); },
         .open = [this] { ask(); }});
}

void ConnectionTest::ask()
{
    m_client.start(std::make_unique<RootJob>(), this, [this](RootJob *job) {
        if (!job->succeeded()) {
            const Failure &failure = job->failure();
            if (failure.status == 401 || failure.status == 403) {
                end(ConnectionStep::Answer, StepVerdict::Good);
                if (failure.status == 401) {
                    stop(ConnectionStep::Token, failure.error);
                } else {
                    end(ConnectionStep::Token, StepVerdict::Good);
                    stop(ConnectionStep::Permission, failure.error);
                }
            } else if (failure.status == 404 || failure.status == 200) {
                askForInventory(failure);
            } else {
                stop(ConnectionStep::Answer, failure.error);
            }
            return;
        }
        if (job->response().version != spokenVersion) {
            Error error = errorOf(u"version_unknown"_s);
            error.params.insert(u"version"_s, job->response().version);
            stop(ConnectionStep::Answer, error);
            return;
        }
        end(ConnectionStep::Answer, StepVerdict::Good);
        askForSomething();
    });
}

void ConnectionTest::askForInventory(const Failure &)
{
    m_client.start(std::make_unique<ServersJob>(Page{.limit = 0}), this, [this](ServersJob *job) {
        if (job->succeeded()) {
            end(ConnectionStep::Answer, StepVerdict::Remark, errorOf(u"inventory_only"_s));
            askForSomething();
        } else if (job->failure().status == 401) {
            end(ConnectionStep::Answer, StepVerdict::Remark, errorOf(u"inventory_only"_s));
            stop(ConnectionStep::Token, errorOf(u"unauthenticated"_s));
        } else {
            stop(ConnectionStep::Answer, errorOf(u"not_a_platform"_s));
        }
    });
}

void ConnectionTest::askForSomething()
{
    m_client.start(std::make_unique<AccountsJob>(Page{.limit = 1}), this, [this](AccountsJob *job) {
        if (!job->succeeded() && job->failure().status == 401) {
            stop(ConnectionStep::Token, job->failure().error);
            return;
        }
        end(ConnectionStep::Token, StepVerdict::Good);
        if (!job->succeeded()) {
            stop(ConnectionStep::Permission, job->failure().error);
            return;
        }
        end(ConnectionStep::Permission, StepVerdict::Good);
        Q_EMIT finished(true);
    });
}

} // namespace escale::api
