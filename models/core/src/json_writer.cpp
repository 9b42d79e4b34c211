// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/core/json_writer.h>

#include <QtCore/QJsonDocument>
#include <QtCore/QLocale>

#include <charconv>
#include <cmath>

namespace escale {

namespace {

void appendEscaped(QByteArray &out, QByteArrayView utf8)
{
    qsizetype plainFrom = 0;
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        const auto c = static_cast<unsigned char>(utf8[i]);
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        out.append(utf8.sliced(plainFrom, i - plainFrom));
        plainFrom = i + 1;
        switch (c) {
        case '"':
            out.append("\\\"");
            break;
        case '\\':
            out.append("\\\\");
            break;
        case '\n':
            out.append("\\n");
            break;
        case '\r':
            out.append("\\r");
            break;
        case '\t':
            out.append("\\t");
            break;
        default: {
            static constexpr char digits[] = "0123456789abcdef";
            out.append("\\u00");
            out.append(digits[c >> 4]);
            out.append(digits[c & 0xf]);
        }
        }
    }
    out.append(utf8.sliced(plainFrom));
}

} // namespace

void JsonWriter::separate()
{
    if (m_comma)
        m_out.append(',');
    m_comma = true;
}

void JsonWriter::open(char bracket)
{
    separate();
    m_out.append(bracket);
    m_comma = false;
}

void JsonWriter::close(char bracket)
{
    m_out.append(bracket);
    m_comma = true;
}

void JsonWriter::key(QLatin1StringView name)
{
    separate();
    m_out.append('"');
    m_out.append(name.data(), name.size());
    m_out.append("\":", 2);
    m_comma = false;
}

void JsonWriter::value(QStringView text)
{
    separate();
    m_out.append('"');
    appendEscaped(m_out, text.toUtf8());
    m_out.append('"');
}

void JsonWriter::value(QLatin1StringView text)
{
    value(QStringView(QString(text)));
}

void JsonWriter::value(bool on)
{
    separate();
    m_out.append(on ? "true" : "false");
}

void JsonWriter::value(qint64 number)
{
    separate();
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    m_out.append(digits, end - digits);
}

void JsonWriter::value(double number)
{
    if (!std::isfinite(number)) {
        null();
        return;
    }
    separate();
    m_out.append(QByteArray::number(number, 'g', QLocale::FloatingPointShortest));
}

void JsonWriter::value(const QJsonObject &object)
{
    raw(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

void JsonWriter::null()
{
    separate();
    m_out.append("null");
}

void JsonWriter::raw(QByteArrayView json)
{
    separate();
    m_out.append(json);
}

} // namespace escale
