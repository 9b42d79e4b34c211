// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views_list.h"

#include <escale/ui/common/badge.h>
#include <escale/ui/common/theme.h>

#include <QtGui/QContextMenuEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QMenu>
#include <QtWidgets/QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace escale::ui {

using migration::Party;

namespace {

enum Role { KindRole = Qt::UserRole, FilterRole, BadgeRole };
enum Kind { DeskView, BuiltInView, SavedViewRow };

class ViewDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = themeOf(option.palette);
        const int line = option.fontMetrics.height();
        painter->save();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, theme.selection);
        else if (option.state.testFlag(QStyle::State_MouseOver))
            painter->fillRect(option.rect, theme.hover);
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(theme.accent);
            painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
        }
        QRect rest = option.rect.adjusted(line * 3 / 5, 0, -line * 3 / 5, 0);
        const QString badge = index.data(BadgeRole).toString();
        if (!badge.isEmpty()) {
            const QFont small = badgeFont(option.font);
            const QSize size = badgeSize(badge, small);
            QRect place(QPoint(rest.right() - size.width() + 1, 0), size);
            place.moveTop(rest.center().y() - size.height() / 2);
            drawBadge(*painter, place, badge, theme.accent, small);
            rest.setRight(place.left() - line / 3);
        }
        QFont font = option.font;
        font.setBold(index.data(KindRole).toInt() == DeskView);
        painter->setFont(font);
        painter->setPen(theme.text);
        painter->drawText(rest, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                          QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, rest.width()));
        painter->restore();
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {option.fontMetrics.height() * 8, qRound(option.fontMetrics.height() * 1.5)};
    }
};

} // namespace

ViewsList::ViewsList(QWidget *parent) : QListWidget(parent)
{
    setObjectName("viewsList"_L1);
    setItemDelegate(new ViewDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setUniformItemSizes(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QListWidget::itemClicked, this, &ViewsList::choose);
    connect(this, &QListWidget::itemActivated, this, [this](QListWidgetItem *item) {
        // A click on a platform that activates with it has been heard already.
        if (hasFocus() && !underMouse())
            choose(item);
    });
    fill();
}

void ViewsList::setViewer(Party viewer)
{
    if (m_viewer == viewer)
        return;
    m_viewer = viewer;
    fill();
}

void ViewsList::setDeskCount(int count)
{
    if (m_deskCount == count)
        return;
    m_deskCount = count;
    fill();
}

void ViewsList::setSaved(const QList<SavedView> &views)
{
    m_saved = views;
    fill();
}

void ViewsList::fill()
{
    clear();
    const auto add = [this](Kind kind, const QString &name, const QString &filter, const QString &badge = {}) {
        auto *item = new QListWidgetItem(name, this);
        item->setData(KindRole, kind);
        item->setData(FilterRole, filter);
        item->setData(BadgeRole, badge);
        item->setToolTip(filter);
        item->setData(Qt::AccessibleTextRole, badge.isEmpty() ? name : tr("%1, %2 waiting").arg(name, badge));
    };
    if (m_viewer == Party::Support)
        add(DeskView, tr("Desk"), {}, m_deskCount > 0 ? QLocale().toString(m_deskCount) : QString());
    if (m_viewer == Party::Support || m_viewer == Party::Customer)
        add(BuiltInView, tr("My turn"), m_viewer == Party::Support ? u"turn:support"_s : u"turn:customer"_s);
    add(BuiltInView, tr("Deadline within 7 days"), u"deadline<7d"_s);
    add(BuiltInView, tr("Something failed"), u"state:failed"_s);
    for (const SavedView &view : std::as_const(m_saved))
        add(SavedViewRow, view.name, view.filter);
    setCurrentFilter(m_filter);
    fit();
}

void ViewsList::setCurrentFilter(const QString &filter)
{
    m_filter = filter;
    setDeskCurrent(m_desk);
}

void ViewsList::setDeskCurrent(bool current)
{
    m_desk = current;
    for (int row = 0; row < count(); ++row) {
        QListWidgetItem *one = item(row);
        const bool isDesk = one->data(KindRole).toInt() == DeskView;
        one->setSelected(isDesk ? m_desk : !m_filter.isEmpty() && one->data(FilterRole).toString() == m_filter);
    }
}

void ViewsList::choose(QListWidgetItem *item)
{
    if (item->data(KindRole).toInt() == DeskView) {
        Q_EMIT deskChosen();
        return;
    }
    const QString filter = item->data(FilterRole).toString();
    Q_EMIT filterChosen(filter == m_filter ? QString() : filter);
    setDeskCurrent(m_desk);
}

void ViewsList::remove(QListWidgetItem *item)
{
    if (!item || item->data(KindRole).toInt() != SavedViewRow)
        return;
    m_saved.removeIf([&](const SavedView &view) {
        return view.name == item->text() && view.filter == item->data(FilterRole).toString();
    });
    fill();
    Q_EMIT savedChanged();
}

void ViewsList::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Delete:
        remove(currentItem());
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (currentItem())
            choose(currentItem());
        return;
    default:
        QListWidget::keyPressEvent(event);
    }
}

void ViewsList::contextMenuEvent(QContextMenuEvent *event)
{
    QListWidgetItem *item = event->reason() == QContextMenuEvent::Keyboard ? currentItem() : itemAt(event->pos());
    if (!item || item->data(KindRole).toInt() != SavedViewRow)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString name = item->text();
    connect(menu->addAction(tr("Remove this view")), &QAction::triggered, this, [this, name] {
        for (int row = 0; row < count(); ++row) {
            if (this->item(row)->text() == name && this->item(row)->data(KindRole).toInt() == SavedViewRow) {
                remove(this->item(row));
                return;
            }
        }
    });
    menu->popup(event->globalPos());
}

void ViewsList::retranslate()
{
    setAccessibleName(tr("Views"));
    fill();
}

void ViewsList::fit()
{
    constexpr int most = 8;
    setFixedHeight(qMin(most, count()) * qRound(fontMetrics().height() * 1.5));
    setVerticalScrollBarPolicy(count() > most ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
}

void ViewsList::changeEvent(QEvent *event)
{
    QListWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

} // namespace escale::ui
