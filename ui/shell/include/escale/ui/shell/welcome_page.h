// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QWidget>

#include <array>

class QBoxLayout;
class QPushButton;

namespace escale::ui {

class Label;

/// The first thing one sees without options: the doors, each with what is behind it. GUI thread.
class WelcomePage final : public QWidget {
    Q_OBJECT

public:
    explicit WelcomePage(QWidget *parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void practiceRequested();
    void connectRequested();
    void openLogRequested();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Door {
        Label *title;
        Label *text;
        QPushButton *button;
    };

    Door makeDoor(const QString &name, QWidget *&card);
    void retranslate();
    void arrange();

    Label *m_title;
    Label *m_text;
    Door m_practice;
    Door m_connect;
    Door m_openLog;
    std::array<QWidget *, 3> m_cards{};
    QBoxLayout *m_doors;
};

} // namespace escale::ui
