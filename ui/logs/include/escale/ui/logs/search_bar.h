// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/logs/search.h>

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QLineEdit;
class QToolButton;

namespace escale::ui {

class Label;

/// What to look for, how, and where one is among what was found: "3 of 41". Looks for it a moment after the last key.
/// GUI thread.
class SearchBar final : public QWidget {
    Q_OBJECT

public:
    explicit SearchBar(QWidget *parent = nullptr);

    [[nodiscard]] QString text() const;
    void setText(const QString &text);
    [[nodiscard]] logs::PatternOptions options() const;
    /// The lines as they are in the file are searched, and not what is shown of them. Always so for regular expressions.
    [[nodiscard]] bool isRaw() const;
    /// `at` from 1, 0 where the current row is no match; `running` with what has been found so far.
    void setFound(qint64 at, qint64 count, bool running);
    /// Why it cannot be looked for; empty: it can.
    void setProblem(const QString &problem);

Q_SIGNALS:
    void changed();
    void nextRequested();
    void previousRequested();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();

    QLineEdit *m_text;
    QToolButton *m_regex;
    QToolButton *m_case;
    QToolButton *m_raw;
    Label *m_found;
    QToolButton *m_previous;
    QToolButton *m_next;
    QTimer m_soon;
};

} // namespace escale::ui
