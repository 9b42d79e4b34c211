// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QDateTime>
#include <QtWidgets/QTableView>

namespace escale::items {
class TransitFleetModel;
struct TransitSpan;
} // namespace escale::items

namespace escale::ui {

/// Days to pixels of the timeline's column. Value.
struct TimeScale {
    QDateTime from;
    QDateTime to;
    int left = 0;
    int width = 0;

    [[nodiscard]] qreal x(const QDateTime &time) const;
};

/// The transit fleet as a timeline: a row a server, its loans as bars, now as a line. A table view, so that keyboard,
/// screen readers and selection work as everywhere; the bars and the days above them are painted.
class Timeline final : public QTableView {
    Q_OBJECT

public:
    Timeline(items::TransitFleetModel &model, QWidget *parent);

    /// The platform's now; the days before and after it are the model's.
    void setNow(const QDateTime &now);
    [[nodiscard]] TimeScale scale() const;
    /// The column of names to what it says now; after a change of language, too.
    void fit();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    items::TransitFleetModel &m_model;
    QDateTime m_now;
};

} // namespace escale::ui
