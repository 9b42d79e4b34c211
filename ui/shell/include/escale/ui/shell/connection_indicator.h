// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/sync/session.h>
#include <escale/ui/common/theme.h>

#include <QtWidgets/QWidget>

namespace escale::ui {

class Label;

/// A dot and a text: which platform, and whether what one sees is live. GUI thread.
class ConnectionIndicator final : public QWidget {
    Q_OBJECT

public:
    explicit ConnectionIndicator(QWidget *parent = nullptr);

    /// An empty platform: nothing is connected.
    void setState(const QString &platform, Session::State state);
    [[nodiscard]] QString text() const;
    /// "live", "offline"… in the window's language.
    [[nodiscard]] static QString word(Session::State state);

protected:
    void changeEvent(QEvent *event) override;

private:
    class Dot;
    void refresh();

    Dot *m_dot;
    Label *m_text;
    QString m_platform;
    Session::State m_state = Session::State::Stopped;
};

} // namespace escale::ui
