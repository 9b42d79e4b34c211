// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/migration/steps.h>

#include <QtWidgets/QWidget>

namespace escale::ui {

/// The three steps of an optional migration or the four of the public cloud: done, current, to come, in order. Says the
/// same in words.
class ShortPath final : public QWidget {
    Q_OBJECT

public:
    explicit ShortPath(QWidget *parent);

    void show(const migration::MigrationFacts &facts);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Entry {
        QString name;
        QString caption;
        migration::StepState state = migration::StepState::Upcoming;
    };
    QList<Entry> m_steps;
};

} // namespace escale::ui
