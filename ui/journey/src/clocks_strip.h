// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/ui/commands/state.h>

#include <QtWidgets/QWidget>

namespace escale::ui {

class FlowLayout;
class Label;
class Stripe;

/// Deadline, free transit, the rollback that runs out first and the cost so far, side by side, in further lines where
/// there is no room.
class ClocksStrip final : public QWidget {
    Q_OBJECT

public:
    explicit ClocksStrip(QWidget *parent = nullptr);

    void show(const JourneyState &state);

private:
    struct Clock {
        QWidget *box;
        Stripe *stripe;
        Label *caption;
        Label *value;
        Label *detail;
    };
    void set(int index, const QString &caption, const QString &value, const QString &detail, int tone = -1);

    FlowLayout *m_flow;
    QList<Clock> m_clocks;
};

} // namespace escale::ui
