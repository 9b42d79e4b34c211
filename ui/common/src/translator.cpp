// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/common/translator.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QLibraryInfo>
#include <QtCore/QTranslator>

using namespace Qt::StringLiterals;

namespace escale::ui {

Translator::Translator(QObject *parent) : QObject(parent) {}

Translator::~Translator()
{
    drop();
}

void Translator::drop()
{
    for (const auto *translator : {&m_own, &m_qt}) {
        if (*translator)
            QCoreApplication::removeTranslator(translator->get());
    }
}

void Translator::setLanguage(QLocale::Language wanted)
{
    const QLocale::Language language = wanted == QLocale::French ? QLocale::French : QLocale::English;
    if (language == m_language)
        return;
    drop();
    m_language = language;
    const bool french = language == QLocale::French;
    const QLocale locale(language, french ? QLocale::France : QLocale::UnitedKingdom);
    QLocale::setDefault(locale);

    // Qt's own first, so that ours is asked first: the last one installed is.
    m_qt = std::make_unique<QTranslator>();
    if (french && m_qt->load(u"qtbase_fr"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(m_qt.get());
    m_own = std::make_unique<QTranslator>();
    m_complete = m_own->load(french ? u":/i18n/escale_fr.qm"_s : u":/i18n/escale_en.qm"_s);
    if (m_complete)
        QCoreApplication::installTranslator(m_own.get());
    Q_EMIT languageChanged();
}

QLocale::Language Translator::systemLanguage()
{
    return QLocale::system().language() == QLocale::French ? QLocale::French : QLocale::English;
}

} // namespace escale::ui
