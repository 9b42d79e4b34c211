// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QStringList>
#include <QtTest/QTest>

#include <algorithm>

namespace escale::test {

/// Everything that was logged.
class KeptMessages {
public:
    static void begin() { qInstallMessageHandler(&KeptMessages::keep); }
    static void end() { qInstallMessageHandler(nullptr); }
    [[nodiscard]] static const QStringList &all() { return said; }

private:
    static void keep(QtMsgType, const QMessageLogContext &, const QString &message) { said.append(message); }
    static inline QStringList said;
};

/// The forms in which a token could be found: as it is, as the header carries it, as an address would, and as UTF-16.
inline QList<QByteArray> formsOf(const QString &secret)
{
    const QByteArray plain = secret.toUtf8();
    return {plain,
            (plain + ':').toBase64(),
            plain.toBase64(QByteArray::OmitTrailingEquals),
            plain.toPercentEncoding(),
            plain.toHex(),
            QByteArray(reinterpret_cast<const char *>(secret.utf16()), secret.size() * 2)};
}

/// In which file, or in which of all files below a folder, a token is found; empty: in none.
inline QString whereIn(const QString &folder, const QString &secret)
{
    if (const QFileInfo info(folder); info.isFile()) {
        QFile file(folder);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        const QByteArray content = file.readAll();
        const QList<QByteArray> forms = formsOf(secret);
        const bool found = std::ranges::any_of(forms, [&](const QByteArray &form) { return content.contains(form); });
        return found ? folder : QString();
    }
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.fileName().contains(secret))
            return file.fileName() + QStringLiteral(" (its name)");
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray content = file.readAll();
        for (const QByteArray &form : formsOf(secret)) {
            if (content.contains(form))
                return file.fileName();
        }
    }
    return {};
}

/// The token's bytes are in no file, no message, and on the wire in one header only: not in an address, not in a body.
inline void checkForSecrets(const QString &secret, const QString &folder, const QByteArray &wire)
{
    QCOMPARE(whereIn(folder, secret), QString());
    const QList<QByteArray> forms = formsOf(secret);
    const QByteArray encoded = forms.at(1);
    int headers = 0;
    for (const QByteArray &line : wire.split('\n')) {
        if (line.toLower().startsWith("authorization: basic ")) {
            headers += line.contains(encoded);
            continue;
        }
        for (const QByteArray &form : forms)
            QVERIFY2(!line.contains(form), line.constData());
    }
    QVERIFY(headers > 0);
    for (const QString &message : KeptMessages::all()) {
        for (const QByteArray &form : forms)
            QVERIFY2(!message.toUtf8().contains(form), qPrintable(message));
    }
}

} // namespace escale::test
