// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/shell/banner_area.h>

#include <escale/ui/common/card.h>
#include <escale/ui/common/label.h>
#include <escale/ui/common/symbols.h>

#include <QtCore/QEvent>
#include <QtGui/QAccessible>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

namespace escale::ui {

using namespace Qt::StringLiterals;

class BannerArea::Banner final : public QWidget {
public:
    Banner(QString key, const Notice &notice, BannerArea *area)
        : QWidget(area)
        , m_key(std::move(key))
        , m_notice(notice)
        , m_stripe(new Stripe(this))
        , m_text(new Label(this))
    {
        setObjectName(m_key + "Banner"_L1);
        m_stripe->setTone(int(notice.tone));
        m_text->setObjectName(u"bannerText"_s);
        m_text->wrapped()->selectable();
        auto *row = new QHBoxLayout(this);
        const int gap = em(*this, 0.4);
        row->setContentsMargins(0, gap, gap, gap);
        row->addWidget(m_stripe);
        row->addWidget(m_text, 1);
        for (const Notice::Command &command : notice.commands) {
            auto *button = new QPushButton(this);
            button->setObjectName(command.name);
            connect(button, &QPushButton::clicked, area, command.run);
            row->addWidget(button);
            m_commands.append(button);
        }
        if (notice.details) {
            m_copy = new QPushButton(this);
            m_copy->setObjectName(u"copyDetails"_s);
            m_copy->setIcon(symbolIcon(Symbol::Copy));
            connect(m_copy, &QPushButton::clicked, this,
                    [this] { QGuiApplication::clipboard()->setText(m_notice.details()); });
            row->addWidget(m_copy);
        }
        if (notice.dismissable) {
            m_close = new QToolButton(this);
            m_close->setObjectName(u"dismissBanner"_s);
            m_close->setIcon(symbolIcon(Symbol::Cross));
            m_close->setAutoRaise(true);
            connect(m_close, &QToolButton::clicked, area, [area, this] { area->remove(m_key); });
            row->addWidget(m_close);
        }
        refresh();
    }

    void refresh()
    {
        m_text->setText(m_notice.text());
        setAccessibleName(m_text->text());
        for (qsizetype i = 0; i < m_commands.size(); ++i)
            m_commands[i]->setText(m_notice.commands[i].label());
        if (m_copy)
            m_copy->setText(BannerArea::tr("Copy details"));
        if (m_close) {
            m_close->setAccessibleName(BannerArea::tr("Hide this message"));
            m_close->setToolTip(m_close->accessibleName());
        }
    }

    [[nodiscard]] const QString &key() const { return m_key; }
    [[nodiscard]] QString text() const { return m_text->text(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Theme &colors = themeOf(*this);
        painter.fillRect(rect(), colors.surface);
        painter.setPen(colors.border);
        painter.drawLine(rect().bottomLeft(), rect().bottomRight());
    }

private:
    QString m_key;
    Notice m_notice;
    Stripe *m_stripe;
    Label *m_text;
    QList<QPushButton *> m_commands;
    QPushButton *m_copy = nullptr;
    QToolButton *m_close = nullptr;
};

BannerArea::BannerArea(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    setObjectName(u"bannerArea"_s);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setVisible(false);
}

void BannerArea::show(const QString &key, const Notice &notice)
{
    remove(key);
    auto *banner = new Banner(key, notice, this);
    m_banners.append(banner);
    m_column->addWidget(banner);
    setVisible(true);
    QAccessibleAnnouncementEvent announcement(banner, banner->text());
    QAccessible::updateAccessibility(&announcement);
}

void BannerArea::remove(const QString &key)
{
    if (Banner *banner = find(key)) {
        m_banners.removeOne(banner);
        banner->hide();
        banner->deleteLater(); // its own button may have asked for this
        setVisible(!m_banners.isEmpty());
    }
}

bool BannerArea::isShown(const QString &key) const
{
    return find(key) != nullptr;
}

QString BannerArea::textOf(const QString &key) const
{
    const Banner *banner = find(key);
    return banner ? banner->text() : QString();
}

void BannerArea::refresh()
{
    for (Banner *banner : std::as_const(m_banners))
        banner->refresh();
}

BannerArea::Banner *BannerArea::find(const QString &key) const
{
    for (Banner *banner : m_banners) {
        if (banner->key() == key)
            return banner;
    }
    return nullptr;
}

void BannerArea::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace escale::ui
