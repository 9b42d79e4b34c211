// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/shell/main_tool_bar.h>

#include <escale/ui/common/symbols.h>
#include <escale/ui/shell/connection_indicator.h>

#include <QtCore/QEvent>
#include <QtCore/QSignalBlocker>
#include <QtGui/QAction>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QToolButton>

namespace escale::ui {

using namespace Qt::StringLiterals;

MainToolBar::MainToolBar(const WindowActions &actions, QWidget *parent)
    : QToolBar(parent)
    , m_side(new QComboBox(this))
    , m_french(new QToolButton(this))
    , m_english(new QToolButton(this))
    , m_scheme(new QToolButton(this))
    , m_connection(new ConnectionIndicator(this))
{
    setObjectName(u"mainToolBar"_s);
    setMovable(false);
    setFloatable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setToolButtonStyle(Qt::ToolButtonIconOnly);
    setIconSize({em(*this, 1), em(*this, 1)});

    for (QAction *action : {actions.back, actions.forward}) {
        addAction(action);
        QWidget *button = widgetForAction(action);
        button->setObjectName(action == actions.back ? u"backButton"_s : u"forwardButton"_s);
        button->setFocusPolicy(Qt::TabFocus); // Qt's default for tool bars leaves the keyboard out
    }
    // As in a browser: the line that one goes anywhere from stands beside the way back.
    addAction(actions.palette);
    auto *search = qobject_cast<QToolButton *>(widgetForAction(actions.palette));
    search->setObjectName(u"paletteButton"_s);
    search->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    search->setFocusPolicy(Qt::TabFocus);
    auto *spacer = new QWidget(this);
    spacer->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(spacer);

    m_side->setObjectName(u"sideSwitcher"_s);
    m_side->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_sideAction = addWidget(m_side);
    m_sideAction->setVisible(false);
    connect(m_side, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (index >= 0)
            Q_EMIT sideChosen(index);
    });

    auto *languages = new QWidget(this);
    languages->setObjectName(u"languageSwitch"_s);
    auto *row = new QHBoxLayout(languages);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(1);
    auto *group = new QButtonGroup(this);
    for (QToolButton *button : {m_french, m_english}) {
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        group->addButton(button);
        row->addWidget(button);
    }
    m_french->setObjectName(u"languageFrench"_s);
    m_french->setText(u"FR"_s);
    m_french->setAccessibleName(u"Français"_s);
    m_french->setToolTip(u"Français"_s);
    m_english->setObjectName(u"languageEnglish"_s);
    m_english->setText(u"EN"_s);
    m_english->setAccessibleName(u"English"_s);
    m_english->setToolTip(u"English"_s);
    connect(m_french, &QToolButton::clicked, this, [this] { Q_EMIT languageChosen(QLocale::French); });
    connect(m_english, &QToolButton::clicked, this, [this] { Q_EMIT languageChosen(QLocale::English); });
    addWidget(languages);

    m_scheme->setObjectName(u"themeToggle"_s);
    m_scheme->setAutoRaise(true);
    m_scheme->setIconSize(iconSize());
    m_scheme->setFocusPolicy(Qt::TabFocus);
    connect(m_scheme, &QToolButton::clicked, this,
            [this] { Q_EMIT schemeChosen(m_current == ColorScheme::Dark ? ColorScheme::Light : ColorScheme::Dark); });
    addWidget(m_scheme);
    addWidget(m_connection);
    retranslate();
}

void MainToolBar::setSides(const QList<Side> &sides, qsizetype current)
{
    const QSignalBlocker quiet(m_side);
    m_sides = sides;
    m_side->clear();
    for (qsizetype i = 0; i < sides.size(); ++i)
        m_side->addItem(QString());
    retranslate();
    m_side->setCurrentIndex(int(current));
    m_sideAction->setVisible(!sides.isEmpty());
}

void MainToolBar::setScheme(ColorScheme scheme)
{
    m_current = scheme;
    retranslate();
}

void MainToolBar::setLanguage(QLocale::Language language)
{
    (language == QLocale::French ? m_french : m_english)->setChecked(true);
}

void MainToolBar::retranslate()
{
    setWindowTitle(tr("Tool bar"));
    m_side->setAccessibleName(tr("Whose side you take"));
    m_side->setToolTip(tr("On a practice platform you can take either side"));
    for (qsizetype i = 0; i < m_sides.size(); ++i) {
        const Side &side = m_sides[i];
        m_side->setItemText(int(i), side.role == migration::Party::Customer
                                        ? tr("As the customer %1").arg(side.customer)
                                    : side.role == migration::Party::Support ? tr("As support")
                                                                             : tr("As a reviewer (reads only)"));
    }
    const bool isDark = m_current == ColorScheme::Dark;
    m_scheme->setIcon(symbolIcon(isDark ? Symbol::Sun : Symbol::Moon));
    m_scheme->setAccessibleName(isDark ? tr("Light colours") : tr("Dark colours"));
    m_scheme->setToolTip(m_scheme->accessibleName());
}

void MainToolBar::resizeEvent(QResizeEvent *event)
{
    auto *search = findChild<QToolButton *>(u"paletteButton"_s);
    search->setToolButtonStyle(width() < em(*this, 58) ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    QToolBar::resizeEvent(event);
}

void MainToolBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QToolBar::changeEvent(event);
}

} // namespace escale::ui
