// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "found_list.h"

#include <escale/items/log_roles.h>
#include <escale/logs/catalogue.h>
#include <escale/ui/common/symbols.h>
#include <escale/ui/common/theme.h>

#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QStyledItemDelegate>
#include <QtWidgets/QToolTip>

namespace escale::ui {

using namespace Qt::StringLiterals;

namespace {

class FoundDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {option.fontMetrics.height() * 10, int(option.fontMetrics.height() * 1.5)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &colors = themeOf(*option.widget);
        painter->save();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, colors.selection);
        else if (option.state.testFlag(QStyle::State_MouseOver))
            painter->fillRect(option.rect, colors.hover);
        const int line = option.fontMetrics.height();
        const QVariant severity = index.data(items::LogSeverityRole);
        Symbol symbol = Symbol::Square;
        QColor color = colors.transitText;
        if (severity.isValid()) {
            switch (severity.value<logs::Severity>()) {
            case logs::Severity::Error:
                symbol = Symbol::Cross;
                color = colors.danger;
                break;
            case logs::Severity::Warning:
                symbol = Symbol::Exclamation;
                color = colors.warning;
                break;
            default:
                symbol = Symbol::Clock;
                color = colors.muted;
                break;
            }
        }
        const QRect sign(option.rect.left() + line / 2, option.rect.center().y() - line / 3, line * 2 / 3,
                         line * 2 / 3);
        drawSymbol(*painter, sign, symbol, color);
        const QString place = index.data(items::LogPlaceRole).toString();
        const int width = place.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(place) + line / 2;
        const QRect text = option.rect.adjusted(sign.right() - option.rect.left() + line / 2, 0, -width - line / 2, 0);
        painter->setFont(option.font);
        painter->setPen(colors.text);
        painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                          option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, text.width()));
        painter->setPen(colors.accent);
        painter->drawText(option.rect.adjusted(0, 0, -line / 2, 0), Qt::AlignVCenter | Qt::AlignRight, place);
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(colors.accent);
            painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
        }
        painter->restore();
    }

    /// What is cut off in the row, whole; from outside, so never as rich text.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &,
                   const QModelIndex &index) override
    {
        if (event->type() != QEvent::ToolTip || !index.isValid())
            return false;
        QToolTip::showText(event->globalPos(), u"<p>"_s + index.data().toString().toHtmlEscaped() + u"</p>"_s, view);
        return true;
    }
};

} // namespace

FoundList::FoundList(const QString &name, QWidget *parent) : QListView(parent)
{
    setObjectName(name);
    setItemDelegate(new FoundDelegate(this));
    setUniformItemSizes(true);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setEditTriggers(NoEditTriggers);
    connect(this, &QListView::clicked, this, &FoundList::chosen);
    connect(this, &QListView::activated, this, &FoundList::chosen);
}

void FoundList::setEmptyText(const QString &text)
{
    m_emptyText = text;
    viewport()->update();
}

void FoundList::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    if (!model() || model()->rowCount() > 0 || m_emptyText.isEmpty())
        return;
    QPainter painter(viewport());
    painter.setPen(themeOf(*this).muted);
    const int margin = em(*this, 0.8);
    painter.drawText(viewport()->rect().adjusted(margin, margin, -margin, -margin),
                     Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap, m_emptyText);
}

} // namespace escale::ui
