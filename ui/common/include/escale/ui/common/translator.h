// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QLocale>
#include <QtCore/QObject>

#include <memory>

class QTranslator;

namespace escale::ui {

/// The language of everything, switched while the program runs: our catalogue, Qt's own, and the default locale for
/// dates and numbers. Every widget hears of it as QEvent::LanguageChange. One per program, on the GUI thread.
class Translator final : public QObject {
    Q_OBJECT

public:
    explicit Translator(QObject *parent = nullptr);
    ~Translator() override;
    Q_DISABLE_COPY_MOVE(Translator)

    /// French or English; anything else is English.
    void setLanguage(QLocale::Language language);
    [[nodiscard]] QLocale::Language language() const { return m_language; }
    /// False if our catalogue for the language was not found: the program then speaks English without plurals.
    [[nodiscard]] bool isComplete() const { return m_complete; }

    /// What the person's system asks for.
    [[nodiscard]] static QLocale::Language systemLanguage();

Q_SIGNALS:
    void languageChanged();

private:
    void drop();

    std::unique_ptr<QTranslator> m_own;
    std::unique_ptr<QTranslator> m_qt;
    QLocale::Language m_language = QLocale::AnyLanguage;
    bool m_complete = false;
};

} // namespace escale::ui
