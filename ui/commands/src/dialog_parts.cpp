// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialog_parts.h"

#include <escale/ui/common/theme.h>

#include <QtCore/QLocale>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QListWidget>

using namespace Qt::StringLiterals;

namespace escale::ui {

using namespace migration;

void fitHeight(QListWidget &list)
{
    for (int i = 0; i < list.count(); ++i)
        list.item(i)->setSizeHint(QSize(0, em(list, 1.5)));
    list.setFixedHeight(qBound(1, list.count(), 8) * em(list, 1.5) + 2 * list.frameWidth() + 2);
}

QHBoxLayout *indented(QWidget *widget, int by)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(by, 0, 0, 0);
    row->addWidget(widget, 1);
    return row;
}

QString localHours(QString hours)
{
    const QLocale english(QLocale::English);
    for (int day = Qt::Monday; day <= Qt::Sunday; ++day)
        hours.replace(english.dayName(day, QLocale::ShortFormat), QLocale().dayName(day, QLocale::ShortFormat));
    return hours.replace(u'-', u'–');
}

Estimate sum(const JourneyState &state, const QList<AccountId> &accounts)
{
    Estimate total;
    for (const AccountId account : accounts) {
        const Estimate one = state.estimate(account);
        total.low += one.low;
        total.high += one.high;
    }
    return total;
}

Configuration configurationOf(const Server &server)
{
    return {.cores = server.cores, .memory = server.memory, .disk = server.disk};
}

} // namespace escale::ui
