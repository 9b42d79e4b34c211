// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QWidget>

class QPushButton;

namespace escale::ui {

class Label;

/// The first thing one sees without options: the doors, each with what is behind it. GUI thread.
class WelcomePage final : public QWidget {
    Q_OBJECT

public:
    explicit WelcomePage(QWidget *parent = nullptr);

Q_SIGNALS:
    void practiceRequested();
    void connectRequested();
    void openLogRequested();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Door {
        Label *title;
        Label *text;
        QPushButton *button;
    };

    Door makeDoor(const QString &name, QWidget *&card);
    void retranslate();

    Label *m_title;
    Label *m_text;
    Door m_practice;
    Door m_connect;
    Door m_openLog;
};

} // namespace escale::ui
