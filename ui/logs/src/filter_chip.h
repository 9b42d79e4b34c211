// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QAbstractButton>

namespace escale::ui {

/// One part of a filter: pressed it counts, otherwise it is there but off. It goes away with its cross or the Delete key.
class FilterChip final : public QAbstractButton {
    Q_OBJECT

public:
    explicit FilterChip(QWidget *parent);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void removeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] QRect cross() const;
};

} // namespace escale::ui
