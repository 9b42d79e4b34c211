// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/core/settings.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using escale::Settings;

class SettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"deep/settings.ini"_s);
    }

    void keepsWhatWasChosen()
    {
        const QMap<QString, QVariant> chosen{{u"window/language"_s, u"fr"_s},
                                             {u"window/geometry"_s, QByteArray("\x00\x01\xff\"\n", 5)},
                                             {u"window/animation"_s, false},
                                             {u"tabs/current"_s, 3},
                                             {u"tabs/places"_s, QStringList{u"a, b"_s, u"é"_s}},
                                             {u"reader"_s, QVariantMap{{u"wrap"_s, true}}}};
        {
            Settings settings(m_file);
            for (const auto &[key, value] : chosen.asKeyValueRange()) {
                settings.setValue(key, value);
                QCOMPARE(settings.value(key), value);
            }
        }
        const Settings settings(m_file);
        QCOMPARE(settings.value("window/language"_L1).toString(), u"fr"_s);
        QCOMPARE(settings.value("window/geometry"_L1).toByteArray(), chosen[u"window/geometry"_s].toByteArray());
        QCOMPARE(settings.value("window/animation"_L1, true).toBool(), false);
        QCOMPARE(settings.value("tabs/current"_L1).toInt(), 3);
        QCOMPARE(settings.value("tabs/places"_L1).toStringList(), chosen[u"tabs/places"_s].toStringList());
        QCOMPARE(settings.value("reader"_L1).toMap(), chosen[u"reader"_s].toMap());
        QCOMPARE(settings.value("never/set"_L1, 7).toInt(), 7);
    }

    void groupsAndTheirEnd()
    {
        {
            Settings settings(m_file);
            settings.setValue("connections/b/open"_L1, true);
            settings.setValue("connections/b/address"_L1, u"http://b/"_s);
            settings.setValue("connections/a/open"_L1, true);
            settings.setValue("connectionsNot/c"_L1, true);
            QCOMPARE(settings.groups("connections"_L1), (QStringList{u"a"_s, u"b"_s}));
        }
        {
            Settings settings(m_file);
            settings.remove("connections/b"_L1);
            QCOMPARE(settings.groups("connections"_L1), QStringList{u"a"_s});
            QVERIFY(!settings.value("connections/b/address"_L1).isValid());
        }
        const Settings settings(m_file);
        QCOMPARE(settings.groups("connections"_L1), QStringList{u"a"_s});
        QCOMPARE(settings.value("connectionsNot/c"_L1).toBool(), true);
    }

    /// "connections/a-b" stands between "connections/a" and "connections/a/open": '-' comes before '/'.
    void aGroupNamedLikeAKey()
    {
        Settings settings(m_file);
        settings.setValue("connections/a"_L1, 1);
        settings.setValue("connections/a-b/open"_L1, true);
        settings.setValue("connections/a/open"_L1, true);
        QCOMPARE(settings.groups("connections"_L1), (QStringList{u"a"_s, u"a-b"_s}));
    }

    /// Each writes only what it changed, so that two windows do not take each other's choices back.
    void twoOfThemOnOneFile()
    {
        {
            Settings one(m_file);
            Settings other(m_file);
            one.setValue("first"_L1, 1);
            one.flush();
            other.setValue("second"_L1, 2);
        }
        const Settings settings(m_file);
        QCOMPARE(settings.value("first"_L1).toInt(), 1);
        QCOMPARE(settings.value("second"_L1).toInt(), 2);
    }

    void whatCannotBeWrittenHoldsUntilTheEnd()
    {
        // A folder stands where the file should be: nobody, not even root, can write it.
        QVERIFY(QDir().mkpath(m_file + "/in the way"_L1));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"could not be written"_s));
        Settings settings(m_file);
        settings.setValue("kept"_L1, 1);
        settings.flush();
        QCOMPARE(settings.value("kept"_L1).toInt(), 1);
        QVERIFY(QFileInfo(m_file).isDir());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

QTEST_GUILESS_MAIN(SettingsTest)
#include "tst_kept_settings.moc"
