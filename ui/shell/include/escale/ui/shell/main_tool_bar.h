// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/ui/shell/side.h>
#include <escale/ui/shell/window_actions.h>

#include <QtWidgets/QToolBar>

class QComboBox;
class QToolButton;

namespace escale::ui {

class ConnectionIndicator;

/// Back and forward, whose side one is on, the language, the colours, the connection. GUI thread.
class MainToolBar final : public QToolBar {
    Q_OBJECT

public:
    explicit MainToolBar(const WindowActions &actions, QWidget *parent = nullptr);

    /// The sides that can be taken; none hides the switcher.
    void setSides(const QList<Side> &sides, qsizetype current);
    void setScheme(ColorScheme scheme);
    void setLanguage(QLocale::Language language);
    [[nodiscard]] ConnectionIndicator *connection() const { return m_connection; }

Q_SIGNALS:
    void sideChosen(qsizetype side);
    void languageChosen(QLocale::Language language);
    void schemeChosen(escale::ui::ColorScheme scheme);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();

    QList<Side> m_sides;
    QComboBox *m_side;
    QAction *m_sideAction = nullptr; ///< what hides a widget of a tool bar
    QToolButton *m_french;
    QToolButton *m_english;
    QToolButton *m_scheme;
    ColorScheme m_current = ColorScheme::Light;
    ConnectionIndicator *m_connection;
};

} // namespace escale::ui
