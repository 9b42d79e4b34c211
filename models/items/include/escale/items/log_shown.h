// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/logs/sentence.h>

#include <QtCore/QHash>
#include <QtCore/QString>

/// Finding what is on the screen. An entry holds a code and values, and the sentence is made when it is read: what somebody
/// types is in no file. The catalogue knows the words of each sentence, so it says of most codes at once whether their
/// sentences hold a text, and only the others have to be made to see.
namespace escale::items {

/// A text as sentences are searched for it. Value type; const functions may be called by several threads.
class ShownText {
public:
    ShownText(const QString &text, bool isCaseSensitive, logs::Language language);

    enum class Verdict {
        Never, ///< not because of the words of the sentence; a name in it may still hold the text as it stands in the line
        Maybe, ///< it depends on the values
        Always ///< whatever the values are
    };
    [[nodiscard]] Verdict verdict(const QString &code) const;
    /// Whether a sentence that has been made holds it.
    [[nodiscard]] bool isIn(const QString &sentence) const;

    /// Whether the text is a part of what entries call their values ("escale.account"), which is on no screen.
    [[nodiscard]] bool isPartOfKeys() const;

    /// With plain spaces and apostrophes, as people type them: character for character, so that places stay the same.
    [[nodiscard]] static QString plain(const QString &text);

private:
    [[nodiscard]] Verdict judge(const logs::Message &message) const;
    [[nodiscard]] QString folded(const QString &text) const;

    QString m_text;
    bool m_isCaseSensitive;
    logs::Language m_language;
    QStringList m_vocabulary;
};

} // namespace escale::items
