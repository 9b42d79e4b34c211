// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/ui/common/theme.h>

#include <QtCore/QList>
#include <QtWidgets/QWidget>

#include <functional>

class QVBoxLayout;

namespace escale::ui {

/// Something that the window has to say without stopping anyone. Texts are functions, so that they can be asked again
/// in another language or when a number in them has changed.
struct Notice {
    struct Command {
        QString name; ///< for tests and the tour; camelCase
        std::function<QString()> label;
        std::function<void()> run;
    };

    Tone tone = Tone::Normal;
    std::function<QString()> text;
    QList<Command> commands;
    std::function<QString()> details; ///< what "Copy details" puts on the clipboard; empty: no such button
    bool dismissable = false;
};

/// The notices above the page, one line each, never a dialog. A notice is known by its key: showing it again replaces
/// it. GUI thread.
class BannerArea final : public QWidget {
    Q_OBJECT

public:
    explicit BannerArea(QWidget *parent = nullptr);

    void show(const QString &key, const Notice &notice);
    void remove(const QString &key);
    [[nodiscard]] bool isShown(const QString &key) const;
    /// As it is written just now; empty if it is not shown.
    [[nodiscard]] QString textOf(const QString &key) const;
    /// Asks all texts again.
    void refresh();

protected:
    void changeEvent(QEvent *event) override;

private:
    class Banner;
    [[nodiscard]] Banner *find(const QString &key) const;

    QVBoxLayout *m_column;
    QList<Banner *> m_banners;
};

} // namespace escale::ui
