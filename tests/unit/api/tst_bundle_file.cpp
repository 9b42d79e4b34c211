// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scripted_server.h"

#include <escale/api/api_client.h>
#include <escale/api/bundle_file_job.h>

#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace escale;
using namespace Qt::StringLiterals;
using api::ApiClient;
using api::BundleFileJob;
using test::ScriptedServer;

/// A large answer that goes straight into a file: whole or not at all.
class BundleFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_folder.isValid());
        m_path = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()) + "/one.escale"_L1);
        m_body.clear();
        for (int i = 0; i < 3'000'000; ++i)
            m_body.append(char(i * 7 + i / 251));
    }

    void writesTheWholeAnswer()
    {
        ScriptedServer server([this](const ScriptedServer::Asked &) { return ScriptedServer::Answer{.body = m_body}; });
        ApiClient client(server.url(), u"t"_s);
        BundleFileJob *job = client.start(std::make_unique<BundleFileJob>(MigrationId(7), m_path));
        QSignalSpy progressed(job, &api::ApiJob::progressed);
        QVERIFY(end(job));
        QCOMPARE(server.asked().last().path, u"/v1/migration/7/bundle/"_s);
        QVERIFY(!m_failure);
        QCOMPARE(content(), m_body);
        QVERIFY(!progressed.isEmpty());
        QCOMPARE(progressed.last().at(0).toLongLong(), m_body.size());
        QCOMPARE(progressed.last().at(1).toLongLong(), m_body.size());
        // Whoever has it is meant by name.
        QCOMPARE(QFile::permissions(m_path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        // The exchange is recorded without it.
        QVERIFY(m_recorded.isEmpty());
    }

    /// The first try breaks off: of what it brought nothing stays.
    void beginsAnew()
    {
        int times = 0;
        ScriptedServer server([&](const ScriptedServer::Asked &) {
            return ++times == 1 ? ScriptedServer::Answer{.breakOff = true} : ScriptedServer::Answer{.body = m_body};
        });
        ApiClient client(server.url(), u"t"_s);
        client.setTimeScale(0.01);
        QVERIFY(end(client.start(std::make_unique<BundleFileJob>(MigrationId(7), m_path))));
        QVERIFY(!m_failure);
        QCOMPARE(times, 2);
        QCOMPARE(content(), m_body);
    }

    void aRefusalLeavesNothing()
    {
        ScriptedServer server([](const ScriptedServer::Asked &) {
            return ScriptedServer::Answer{.status = 403,
                                          .body = R"({"status":403,"code":"forbidden","title":"no","params":{}})"_ba};
        });
        ApiClient client(server.url(), u"t"_s);
        QVERIFY(end(client.start(std::make_unique<BundleFileJob>(MigrationId(7), m_path))));
        QVERIFY(m_failure);
        QCOMPARE(m_failure->error.code, u"forbidden"_s);
        QVERIFY(!QFile::exists(m_path));
        QTRY_VERIFY(QFileInfo(m_path).dir().isEmpty());
    }

    void whatWasThereStaysUntilThen()
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
        QFile before(m_path);
        QVERIFY(before.open(QIODevice::WriteOnly) && before.write("before") == 6);
        before.close();
        ScriptedServer server([](const ScriptedServer::Asked &) { return std::nullopt; });
        ApiClient client(server.url(), u"t"_s);
        BundleFileJob *job = client.start(std::make_unique<BundleFileJob>(MigrationId(7), m_path));
        QTRY_COMPARE(server.held(u"/v1/migration/7/bundle/"_s), 1);
        QPointer<BundleFileJob> gone(job);
        job->abandon();
        QTRY_VERIFY(!gone);
        QCOMPARE(content(), "before"_ba);
        QTRY_COMPARE(QFileInfo(m_path).dir().entryList(QDir::Files).size(), 1);
    }

    void saysThatItCannotBeWritten()
    {
        QFile file(m_folder.filePath(u"a-file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        m_path = file.fileName() + "/one.escale"_L1;
        ScriptedServer server([this](const ScriptedServer::Asked &) { return ScriptedServer::Answer{.body = m_body}; });
        ApiClient client(server.url(), u"t"_s);
        QVERIFY(end(client.start(std::make_unique<BundleFileJob>(MigrationId(7), m_path))));
        QVERIFY(m_failure);
        QCOMPARE(m_failure->error.code, u"bundle_write_failed"_s);
        QCOMPARE(m_failure->error.params.value("path"_L1).toString(), m_path);
    }

private:
    /// Waits for the job, and keeps what came of it: it deletes itself.
    bool end(BundleFileJob *job)
    {
        bool ended = false;
        m_failure.reset();
        connect(job, &api::ApiJob::finished, this, [&, job] {
            ended = true;
            if (!job->succeeded())
                m_failure = job->failure();
            m_recorded = job->exchange().responseBody;
        });
        return QTest::qWaitFor([&] { return ended; }, 30'000);
    }
    [[nodiscard]] QByteArray content() const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
    QString m_path;
    QByteArray m_body;
    QByteArray m_recorded;
    std::optional<api::Failure> m_failure;
};

QTEST_GUILESS_MAIN(BundleFileTest)
#include "tst_bundle_file.moc"
