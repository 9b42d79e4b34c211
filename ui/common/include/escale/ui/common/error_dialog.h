// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QDialog>

#include <functional>

class QPushButton;

namespace escale::ui {

class Label;

/// What went wrong, in full: what happened, what was kept, what to do, the code, and details to copy for a support
/// request. Opened, never executed: it does not stop the program. Deletes itself when it is closed.
class ErrorDialog final : public QDialog {
    Q_OBJECT

public:
    struct Content {
        QString what;    ///< what happened, a sentence
        QString kept;    ///< what was kept or not changed; may be empty
        QString todo;    ///< what to do; may be empty
        QString code;    ///< stable, the same in every language
        QString details; ///< English, for support: never the token
    };

    /// `content` is asked for again when the language changes.
    ErrorDialog(std::function<Content()> content, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    std::function<Content()> m_content;
    Label *m_what;
    Label *m_kept;
    Label *m_todo;
    Label *m_code;
    QPushButton *m_copy;
    QPushButton *m_close;
};

} // namespace escale::ui
