// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/migration/task.h>

#include <QtWidgets/QWidget>

namespace escale::ui {

/// The stages of a task as a line of steps: done, the one that runs, those to come. Says the same in words.
class StageStrip final : public QWidget {
    Q_OBJECT

public:
    explicit StageStrip(QWidget *parent);

    void show(const migration::Task &task);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QStringList m_stages;
    qsizetype m_current = -1;
};

} // namespace escale::ui
