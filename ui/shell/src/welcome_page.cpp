// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/shell/welcome_page.h>

#include <escale/ui/common/card.h>
#include <escale/ui/common/label.h>
#include <escale/ui/common/style.h>

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QPushButton>

#include <algorithm>

namespace escale::ui {

using namespace Qt::StringLiterals;

WelcomePage::WelcomePage(QWidget *parent) : QWidget(parent), m_title(new Label(this)), m_text(new Label(this))
{
    setObjectName(u"welcomePage"_s);
    m_title->scaled(2)->bold();
    m_title->setAlignment(Qt::AlignHCenter);
    m_text->wrapped()->tone(Tone::Muted);
    m_text->setAlignment(Qt::AlignHCenter);

    QWidget *practiceCard = nullptr;
    QWidget *connectCard = nullptr;
    QWidget *openLogCard = nullptr;
    m_practice = makeDoor(u"practiceDoor"_s, practiceCard);
    m_connect = makeDoor(u"connectDoor"_s, connectCard);
    m_openLog = makeDoor(u"openLogDoor"_s, openLogCard);
    setPrimary(*m_practice.button);
    connect(m_practice.button, &QPushButton::clicked, this, &WelcomePage::practiceRequested);
    connect(m_connect.button, &QPushButton::clicked, this, &WelcomePage::connectRequested);
    connect(m_openLog.button, &QPushButton::clicked, this, &WelcomePage::openLogRequested);

    m_cards = {practiceCard, connectCard, openLogCard};
    m_doors = new QBoxLayout(QBoxLayout::LeftToRight);
    m_doors->setSpacing(em(*this, 0.8));
    m_doors->addStretch();
    for (QWidget *card : m_cards) {
        card->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        m_doors->addWidget(card, 8);
    }
    m_doors->addStretch();
    auto *column = new QVBoxLayout(this);
    const int margin = em(*this, 1.5);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(em(*this, 0.7));
    column->addStretch(2);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addSpacing(em(*this, 1.5));
    column->addLayout(m_doors);
    column->addStretch(3);
    setFocusProxy(m_practice.button);
    retranslate();
    arrange();
}

WelcomePage::Door WelcomePage::makeDoor(const QString &name, QWidget *&card)
{
    auto *surface = new Card(this);
    Door door{new Label(surface), new Label(surface), new QPushButton(surface)};
    door.title->bold()->scaled(1.15)->wrapped();
    door.text->wrapped()->tone(Tone::Muted);
    door.text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    door.button->setObjectName(name);
    surface->column()->addWidget(door.title);
    surface->column()->addWidget(door.text, 1);
    surface->column()->addSpacing(em(*this, 0.5));
    surface->column()->addWidget(door.button, 0, Qt::AlignLeft);
    card = surface;
    return door;
}

void WelcomePage::retranslate()
{
    m_title->setText(tr("Welcome to Escale"));
    m_text->setText(
        tr("It takes a server's accounts to a new architecture, in eight steps, and back onto the same server."));
    m_practice.title->setText(tr("On a practice platform"));
    m_practice.text->setText(
        tr("A small hosting company on this computer, with real files, databases and sites that really "
           "move. Nothing here is anyone's production: try every step, from either side."));
    m_practice.button->setText(tr("&Try it on a practice platform"));
    m_connect.title->setText(tr("On your provider's platform"));
    m_connect.text->setText(
        tr("With the address of the platform and a token that you were given. You see and do what the "
           "token permits."));
    m_connect.button->setText(tr("&Connect to a platform…"));
    m_openLog.title->setText(tr("Without any platform"));
    m_openLog.text->setText(
        tr("Read the log of a migration, or the bundle that somebody sent you: who did what, when, and "
           "whether anything was changed since. Nothing is sent anywhere."));
    m_openLog.button->setText(tr("&Open a log…"));
}

void WelcomePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        arrange();
    QWidget::changeEvent(event);
}

void WelcomePage::resizeEvent(QResizeEvent *event)
{
    arrange();
    QWidget::resizeEvent(event);
}

QSize WelcomePage::minimumSizeHint() const
{
    // Behind another page it asks for nothing: in its narrow place there it would make the window grow.
    return isVisible() ? QWidget::minimumSizeHint() : QSize(0, 0);
}

void WelcomePage::arrange()
{
    // Doors are of one width, whatever is written on them; where that cuts one of them, each has a line of its own.
    int widest = 0;
    for (const QWidget *card : m_cards)
        widest = std::max(widest, card->minimumSizeHint().width());
    const QMargins margins = layout()->contentsMargins();
    const int doors = int(m_cards.size());
    const bool beside = doors * widest + (doors - 1) * m_doors->spacing() <= width() - margins.left() - margins.right();
    m_doors->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    for (QWidget *card : m_cards)
        card->setMaximumWidth(em(*this, beside ? 28 : 40));
}

void WelcomePage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), themeOf(*this).window);
}

} // namespace escale::ui
