// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/ui/common/theme.h>

#include <QtCore/QList>
#include <QtWidgets/QScrollBar>

#include <functional>

namespace escale::ui {

/// A scroll bar that shows where in the whole something is: matches, errors, bookmarks. Each kind has a place of its own across
/// the bar, so that its colour is not alone. GUI thread.
class MarkedScrollBar final : public QScrollBar {
    Q_OBJECT

public:
    enum class Kind { Match, Error, Bookmark };

    explicit MarkedScrollBar(QWidget *parent = nullptr);

    /// Says for each of `slots_` equal parts of the whole whether something of a kind is in it.
    using Probe = std::function<QList<bool>(Kind kind, int slots_)>;
    void setProbe(Probe probe);
    /// What the probe says has changed.
    void refresh();
    [[nodiscard]] QList<bool> marks(Kind kind) const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QRect groove() const;
    void probe();

    Probe m_probe;
    QList<bool> m_marks[3];
    bool m_stale = true;
};

} // namespace escale::ui
