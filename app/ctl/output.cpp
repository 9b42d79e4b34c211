// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "output.h"

#include <QtCore/QJsonDocument>

#include <cstdio>

namespace escale::ctl {

using namespace Qt::StringLiterals;

void Output::write(const QByteArray &bytes)
{
    if (std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stdout) != std::size_t(bytes.size()))
        m_failed = true;
}

void Output::line(const QString &text)
{
    write(text.toUtf8() + '\n');
}

void Output::json(const QJsonObject &object)
{
    write(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

void Output::complain(const QString &text)
{
    std::fprintf(stderr, "escalectl: %s\n", qUtf8Printable(harmless(text)));
}

bool Output::finish()
{
    return std::fflush(stdout) == 0 && !m_failed;
}

QString harmless(const QString &text)
{
    QString result = text;
    for (QChar &c : result) {
        const bool steers = c.category() == QChar::Other_Control && c != u'\t';
        const bool turns = (c >= QChar(0x202a) && c <= QChar(0x202e)) || (c >= QChar(0x2066) && c <= QChar(0x2069));
        if (steers || turns)
            c = QChar::ReplacementCharacter;
    }
    return result;
}

} // namespace escale::ctl
