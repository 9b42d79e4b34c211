// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/ui/shell/history.h>

#include <QtWidgets/QTabBar>

#include <functional>

namespace escale::ui {

/// Pages side by side, where somebody asks for that: each tab is a way through the pages of its own, with its own back and
/// forward. Without a second one there is no bar to be seen. Knows where each tab is and nothing of what is shown there.
/// Owned by the window, GUI thread.
class PageTabs final : public QTabBar {
    Q_OBJECT

public:
    explicit PageTabs(QWidget *parent);

    /// Of the current tab.
    [[nodiscard]] History &history();
    [[nodiscard]] const History &history() const;
    /// What a tab is called, asked for each of them by retitle().
    struct Title {
        QString text;
        QString tip; ///< more of where it is
    };
    void setTitles(std::function<Title(const Place &)> titleOf);
    /// Another language, or a tab is elsewhere.
    void retitle();

    /// Where each of them is, in their order.
    [[nodiscard]] QList<Place> places() const;
    /// Opens a place in a tab beside the current one and goes there.
    void open(const Place &place);
    /// What an earlier start has left: after the tabs that are there, and instead of one that has been nowhere. Goes to
    /// the one at `current`, counted in what is added; says nothing.
    void restore(const QList<Place> &places, qsizetype current);
    /// The last one stays.
    void closeTab(int tab);
    void closeCurrent() { closeTab(currentIndex()); }
    /// The next one, or the one before; around the ends.
    void step(int by);
    /// A connection is closed: tabs that have been nowhere else go with it.
    void forget(const QString &connection);
    /// Back to one tab that has been nowhere.
    void reset();

Q_SIGNALS:
    /// Another tab is current: its place is to be shown.
    void chosen();
    /// There are others, or in another order.
    void rearranged();

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void add(int at, const History &history);
    [[nodiscard]] ButtonPosition closeSide() const;

    QList<History> m_histories; ///< in the order of the tabs
    std::function<Title(const Place &)> m_titleOf;
};

} // namespace escale::ui
