// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sample_log.h"

#include <QtCore/QDir>
#include <QtCore/QJsonArray>
#include <QtCore/QTemporaryDir>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace escale::logs;

namespace {

bool write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

} // namespace

/// fuzz_corpus FOLDER [ANSWERS.json]: seeds in FOLDER/bundle, manifest, entry, log and decode; ANSWERS.json is what
/// tests/contract/answers.mjs makes of the contract's examples.
int main(int argc, char *argv[])
{
    if (argc < 2)
        return 2;
    const QString folder = QString::fromLocal8Bit(argv[1]);
    for (const QString &subject : {u"bundle"_s, u"manifest"_s, u"entry"_s, u"decode"_s, u"log"_s}) {
        if (!QDir().mkpath(folder + u'/' + subject))
            return 1;
    }
    bool done = true;
    const SigningKey key = SigningKey::generate();
    for (const int entries : {0, 1, 8}) {
        for (const bool isSigned : {false, true}) {
            const QString name = u"/%1-%2"_s.arg(entries).arg(isSigned);
            const QString path = folder + u"/bundle"_s + name;
            done = done && sample::write(path, sample::lines(entries), isSigned ? &key : nullptr);
            const auto bundle = Bundle::open(path);
            done = done && bundle && write(folder + u"/manifest"_s + name, *bundle->readAll(QString(bundleManifest)));
        }
        done = done && write(folder + u"/entry/%1"_s.arg(entries), sample::lines(entries).join('\n') + '\n');
        done = done
               && write(folder + u"/log/%1"_s.arg(entries),
                        "step:>=4 (account:shop or not \"a b\") ~level:error /co[dp]+y/ time:2026..\n"
                            + sample::lines(entries).join('\n') + '\n');
    }
    if (argc > 2) {
        QFile answers(QString::fromLocal8Bit(argv[2]));
        done = done && answers.open(QIODevice::ReadOnly);
        int number = 0;
        for (const QJsonValue &answer : QJsonDocument::fromJson(answers.readAll()).array())
            done = done && write(folder + u"/decode/%1"_s.arg(++number), answer["body"_L1].toString().toUtf8());
    }
    if (!done)
        std::fprintf(stderr, "fuzz_corpus: cannot write to %s\n", argv[1]);
    return done ? 0 : 1;
}
