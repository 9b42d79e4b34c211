// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/ui/commands/state.h>
#include <escale/ui/common/card.h>

namespace escale::ui {

class Label;

/// A card of the account's page about one subject. The page shows it anew whenever facts have changed; it keeps its widgets
/// and never asks anybody for anything.
class SubjectCard : public Card {
    Q_OBJECT

public:
    explicit SubjectCard(QWidget *parent);

    virtual void show(const JourneyState &state, const migration::AccountFacts &facts) = 0;
    virtual void retranslate() = 0;

protected:
    void setHeading(const QString &text);
    /// Lines of text below what is there already: made when they are first needed, kept, hidden when not.
    Label *line(qsizetype index);
    void hideLinesFrom(qsizetype index);

private:
    Label *m_heading;
    QList<Label *> m_lines;
};

} // namespace escale::ui
