// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/migration/steps.h>

#include <QtWidgets/QWidget>

namespace escale::ui {

class StepButton;

/// The eight steps as a path: done, current and to come; the point of no return is a line before step 6. Each step can
/// be focused and chosen; whoever listens opens its help. In two rows where eight do not fit beside one another, or as
/// eight signs with the name of the current step.
class StepPath final : public QWidget {
    Q_OBJECT

public:
    /// How much it writes below the signs. What it leaves out stays in the tooltips and for screen readers.
    enum class Detail {
        Everything, ///< names, and which steps are mandatory
        Names,
        CurrentName, ///< in one line below one row of signs
    };

    explicit StepPath(QWidget *parent = nullptr);

    void setCurrent(migration::Step step, const migration::StepProgress &progress);
    [[nodiscard]] migration::Step current() const { return m_current; }
    void setDetail(Detail detail);
    /// The step whose help is open, if any.
    void setOpened(std::optional<migration::Step> step);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void stepChosen(escale::migration::Step step);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] int columnsFor(int width) const;
    [[nodiscard]] int rowHeight(int columnWidth, int row, int columns) const;
    void arrange();
    void retranslate();
    void paintCurrentName(QPainter &painter) const;

    QList<StepButton *> m_buttons;
    migration::Step m_current = migration::Step::Prepare;
    migration::StepProgress m_progress;
    Detail m_detail = Detail::Everything;
};

} // namespace escale::ui
