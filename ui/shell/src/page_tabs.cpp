// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/shell/page_tabs.h>

#include <QtCore/QEvent>
#include <QtCore/QSignalBlocker>
#include <QtGui/QMouseEvent>
#include <QtWidgets/QStyle>

namespace escale::ui {

using namespace Qt::StringLiterals;

PageTabs::PageTabs(QWidget *parent) : QTabBar(parent)
{
    setObjectName(u"pageTabs"_s);
    setDocumentMode(true);
    setDrawBase(false);
    setExpanding(false);
    setMovable(true);
    setTabsClosable(true);
    setElideMode(Qt::ElideRight);
    setUsesScrollButtons(true);
    setAutoHide(true);
    setAccessibleName(tr("Open pages"));
    add(0, History());
    connect(this, &QTabBar::tabMoved, this, [this](int from, int to) {
        m_histories.move(from, to);
        Q_EMIT rearranged();
    });
    connect(this, &QTabBar::tabCloseRequested, this, &PageTabs::closeTab);
    connect(this, &QTabBar::currentChanged, this, &PageTabs::chosen);
}

History &PageTabs::history()
{
    return m_histories[currentIndex()];
}

const History &PageTabs::history() const
{
    return m_histories[currentIndex()];
}

void PageTabs::setTitles(std::function<Title(const Place &)> titleOf)
{
    m_titleOf = std::move(titleOf);
    retitle();
}

void PageTabs::retitle()
{
    for (int tab = 0; tab < count(); ++tab) {
        const Title title = m_titleOf ? m_titleOf(m_histories.at(tab).current()) : Title();
        // A name from outside is no mnemonic, and no markup either.
        setTabText(tab, QString(title.text).replace(u'&', u"&&"_s));
        setTabToolTip(tab, title.tip.toHtmlEscaped());
        setAccessibleTabName(tab, title.tip);
        if (QWidget *cross = tabButton(tab, closeSide())) {
            cross->setToolTip(tr("Close the tab"));
            cross->setAccessibleName(tr("Close the tab %1").arg(title.text));
        }
    }
}

void PageTabs::add(int at, const History &history)
{
    const QSignalBlocker quiet(this);
    m_histories.insert(at, history);
    insertTab(at, QString());
    setCurrentIndex(at);
}

void PageTabs::open(const Place &place)
{
    History history;
    history.visit(place);
    add(currentIndex() + 1, history);
    retitle();
    Q_EMIT rearranged();
    Q_EMIT chosen();
}

QList<Place> PageTabs::places() const
{
    QList<Place> places;
    for (const History &history : m_histories)
        places.append(history.current());
    return places;
}

void PageTabs::restore(const QList<Place> &places, qsizetype current)
{
    const QSignalBlocker quiet(this);
    if (places.isEmpty())
        return;
    const int shown = currentIndex();
    const bool isNowhere = count() == 1 && !history().current().isValid();
    const qsizetype first = isNowhere ? 0 : m_histories.size();
    for (qsizetype i = 0; i < places.size(); ++i) {
        if (isNowhere && i == 0) {
            history().visit(places.first());
            continue;
        }
        History history;
        history.visit(places.at(i));
        add(int(first + i), history);
    }
    setCurrentIndex(current < 0 || current >= places.size() ? shown : int(first + current));
    retitle();
}

void PageTabs::closeTab(int tab)
{
    if (count() < 2 || tab < 0 || tab >= count())
        return;
    {
        const QSignalBlocker quiet(this); // in between, tabs and histories do not belong together
        m_histories.removeAt(tab);
        removeTab(tab);
    }
    Q_EMIT rearranged();
    Q_EMIT chosen();
}

void PageTabs::step(int by)
{
    setCurrentIndex((currentIndex() + by + count()) % count());
}

void PageTabs::forget(const QString &connection)
{
    const QSignalBlocker quiet(this);
    for (int tab = count() - 1; tab >= 0; --tab) {
        m_histories[tab].forget(connection);
        if (count() > 1 && !m_histories.at(tab).current().isValid()) {
            m_histories.removeAt(tab);
            removeTab(tab);
        }
    }
    retitle();
}

QTabBar::ButtonPosition PageTabs::closeSide() const
{
    return ButtonPosition(style()->styleHint(QStyle::SH_TabBar_CloseButtonPosition, nullptr, this));
}

void PageTabs::reset()
{
    const QSignalBlocker quiet(this);
    while (count() > 1)
        removeTab(count() - 1);
    m_histories = {History()};
    retitle();
}

void PageTabs::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::MiddleButton)
        closeTab(tabAt(event->position().toPoint()));
    else
        QTabBar::mouseReleaseEvent(event);
}

void PageTabs::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Open pages"));
        retitle();
    }
    QTabBar::changeEvent(event);
}

} // namespace escale::ui
