// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QWidget>

#include <functional>

class QProgressBar;
class QPushButton;

namespace escale::ui {

class Label;

/// A page with nothing but a sentence or two in the middle: why there is nothing else to see. GUI thread.
class NoticePage final : public QWidget {
    Q_OBJECT

public:
    struct Content {
        std::function<QString()> title;
        std::function<QString()> text;
        bool busy = false; ///< something is under way whose end is not known
        std::function<QString()> command; ///< empty: no button
        std::function<void()> run;
    };

    explicit NoticePage(QWidget *parent = nullptr);
    void setContent(const Content &content);
    /// Asks the texts again.
    void refresh();

protected:
    void changeEvent(QEvent *event) override;

private:
    Content m_content;
    Label *m_title;
    Label *m_text;
    QProgressBar *m_busy;
    QPushButton *m_command;
};

} // namespace escale::ui
