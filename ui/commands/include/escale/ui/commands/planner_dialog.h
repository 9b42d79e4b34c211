// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/migration/planner.h>
#include <escale/ui/commands/dialogs.h>

class QComboBox;
class QDateTimeEdit;
class QDoubleSpinBox;
class QTimeEdit;

namespace escale::ui {

class OrderList;

/// Proposes an order for the accounts that have their leg before them: a canary first, large databases at night or in a
/// chosen window, inside the free time where that can be done. Shows when each begins, when all end and what it costs,
/// and hands the order over as a queue that the platform works off. The order can be changed by hand.
class PlannerDialog final : public CommandDialog {
    Q_OBJECT

public:
    PlannerDialog(const JourneyState &state, QWidget *parent);

    [[nodiscard]] QList<migration::QueuedMove> moves() const;
    [[nodiscard]] bool stopAtFailure() const;

protected:
    void retranslate() override;

private:
    [[nodiscard]] migration::PlanOptions options() const;
    void propose();
    void fillList();
    void useOwnOrder();
    void showSummary();
    [[nodiscard]] QString whenText(const QDateTime &time) const;

    migration::Leg m_leg;
    migration::Plan m_plan;
    bool m_ownOrder = false;
    OrderList *m_list;
    Label *m_hint;
    Label *m_zoneRemark; ///< whose times are shown, where the platform's are not this machine's
    QPushButton *m_proposal;
    QComboBox *m_canary;
    QDateTimeEdit *m_start;
    QDoubleSpinBox *m_large;
    QTimeEdit *m_nightFrom;
    QTimeEdit *m_nightTo;
    QCheckBox *m_windowOn;
    QTimeEdit *m_windowFrom;
    QTimeEdit *m_windowTo;
    QCheckBox *m_lockOn;
    QDateTimeEdit *m_lockFrom;
    QDateTimeEdit *m_lockTo;
    QCheckBox *m_stop;
    QList<Label *> m_captions;
};

} // namespace escale::ui
