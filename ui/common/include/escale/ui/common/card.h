// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QFrame>

class QVBoxLayout;

namespace escale::ui {

/// A quiet surface with a rounded outline and a vertical layout; spacing follows the font.
class Card : public QFrame {
    Q_OBJECT

public:
    explicit Card(QWidget *parent = nullptr);

    [[nodiscard]] QVBoxLayout *column() const { return m_column; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void updateMargins();

    QVBoxLayout *m_column;
};

/// A coloured bar on the left edge of some lines: clocks, banners.
class Stripe final : public QWidget {
    Q_OBJECT

public:
    explicit Stripe(QWidget *parent = nullptr);
    void setTone(int tone);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_tone = -1;
};

} // namespace escale::ui
