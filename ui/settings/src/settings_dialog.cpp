// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/settings/settings_dialog.h>

#include <escale/ui/common/label.h>
#include <escale/ui/common/style.h>

#include <QtCore/QEvent>
#include <QtCore/QSignalBlocker>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QGroupBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeWidget>

#include <algorithm>

namespace escale::ui {

using namespace Qt::StringLiterals;

SettingsDialog::SettingsDialog(const Choices &choices, QWidget *parent)
    : QDialog(parent)
    , m_spoken(choices.language == QLocale::French ? QLocale::French : QLocale::English)
    , m_window(new QGroupBox(this))
    , m_languageLabel(new QLabel(this))
    , m_language(new QComboBox(this))
    , m_schemeLabel(new QLabel(this))
    , m_scheme(new QComboBox(this))
    , m_animated(new QCheckBox(this))
    , m_says(new QCheckBox(this))
    , m_platforms(new QGroupBox(this))
    , m_list(new QTreeWidget(this))
    , m_nothing(new Label(this))
    , m_report(new Label(this))
    , m_open(new QPushButton(this))
    , m_add(new QPushButton(this))
    , m_test(new QPushButton(this))
    , m_edit(new QPushButton(this))
    , m_forget(new QPushButton(this))
    , m_remove(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setObjectName(u"settingsDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    m_language->setObjectName(u"settingsLanguage"_s);
    // Each language is called by its own name, whatever the window speaks.
    m_language->addItem(u"English"_s, int(QLocale::English));
    m_language->addItem(u"Français"_s, int(QLocale::French));
    m_languageLabel->setBuddy(m_language);
    m_scheme->setObjectName(u"settingsScheme"_s);
    m_scheme->addItem(QString(), int(ColorScheme::Light));
    m_scheme->addItem(QString(), int(ColorScheme::Dark));
    m_scheme->setCurrentIndex(choices.scheme == ColorScheme::Dark ? 1 : 0);
    m_schemeLabel->setBuddy(m_scheme);
    m_animated->setObjectName(u"settingsAnimated"_s);
    m_animated->setChecked(choices.animated);
    m_says->setObjectName(u"settingsSays"_s);
    m_says->setChecked(choices.saysWhatGoesOn);
    m_list->setObjectName(u"settingsConnections"_s);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setColumnCount(3);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->setMinimumHeight(em(*this, 9));
    m_nothing->setObjectName(u"settingsNothing"_s);
    m_nothing->wrapped()->tone(Tone::Muted);
    m_report->setObjectName(u"settingsReport"_s);
    m_report->wrapped()->selectable();
    m_report->hide();
    const std::pair<QPushButton *, QString> buttons[] = {
        {m_open, u"settingsOpen"_s},  {m_add, u"settingsAdd"_s},       {m_test, u"settingsTest"_s},
        {m_edit, u"settingsEdit"_s},  {m_forget, u"settingsForget"_s}, {m_remove, u"settingsRemove"_s},
        {m_close, u"settingsClose"_s}};
    for (const auto &[button, name] : buttons) {
        button->setObjectName(name);
        button->setAutoDefault(false);
    }

    auto *form = new QFormLayout(m_window);
    form->addRow(m_languageLabel, m_language);
    form->addRow(m_schemeLabel, m_scheme);
    form->addRow(m_animated);
    form->addRow(m_says);
    auto *commands = new QVBoxLayout;
    for (QPushButton *button : {m_open, m_test, m_add, m_edit, m_forget, m_remove})
        commands->addWidget(button);
    commands->addStretch();
    auto *platforms = new QVBoxLayout(m_platforms);
    auto *row = new QHBoxLayout;
    row->addWidget(m_list, 1);
    row->addLayout(commands);
    platforms->addLayout(row);
    platforms->addWidget(m_nothing);
    platforms->addWidget(m_report);
    auto *last = new QHBoxLayout;
    last->addStretch();
    last->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(em(*this, 0.7));
    column->addWidget(m_window);
    column->addWidget(m_platforms, 1);
    column->addLayout(last);
    setMinimumWidth(em(*this, 36));

    connect(m_language, &QComboBox::currentIndexChanged, this,
            [this] { Q_EMIT languageChosen(QLocale::Language(m_language->currentData().toInt())); });
    connect(m_scheme, &QComboBox::currentIndexChanged, this,
            [this] { Q_EMIT schemeChosen(ColorScheme(m_scheme->currentData().toInt())); });
    connect(m_animated, &QCheckBox::toggled, this, &SettingsDialog::animationChosen);
    connect(m_says, &QCheckBox::toggled, this, &SettingsDialog::sayWhatGoesOnChosen);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &SettingsDialog::updateCommands);
    const auto onCurrent = [this](QPushButton *button, auto signal) {
        connect(button, &QPushButton::clicked, this, [this, signal] {
            if (const Connection *connection = current())
                Q_EMIT(this->*signal)(QUrl(connection->address));
        });
    };
    onCurrent(m_open, &SettingsDialog::openRequested);
    onCurrent(m_test, &SettingsDialog::testRequested);
    onCurrent(m_edit, &SettingsDialog::editRequested);
    onCurrent(m_forget, &SettingsDialog::forgetTokenRequested);
    connect(m_list, &QTreeWidget::itemActivated, m_edit, &QPushButton::click);
    connect(m_add, &QPushButton::clicked, this, &SettingsDialog::addRequested);
    connect(m_remove, &QPushButton::clicked, this, &SettingsDialog::askToRemove);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    retranslate();
}

void SettingsDialog::setConnections(const QList<Connection> &connections)
{
    m_connections = connections;
    std::ranges::sort(m_connections, {}, [](const Connection &connection) { return connection.address.toString(); });
    fill();
}

void SettingsDialog::setReport(const QUrl &address, const std::function<QString()> &text)
{
    m_reports.insert(address, text);
    updateCommands();
}

const SettingsDialog::Connection *SettingsDialog::current() const
{
    const QList<QTreeWidgetItem *> selected = m_list->selectedItems();
    if (selected.isEmpty())
        return nullptr;
    const qsizetype row = m_list->indexOfTopLevelItem(selected.first());
    return row >= 0 && row < m_connections.size() ? &m_connections.at(row) : nullptr;
}

void SettingsDialog::fill()
{
    const QList<QTreeWidgetItem *> selected = m_list->selectedItems();
    const QString before = selected.isEmpty() ? QString() : selected.first()->text(0);
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        for (const Connection &connection : std::as_const(m_connections)) {
            auto *item = new QTreeWidgetItem(
                m_list, {connection.address.toString(),
                         connection.isOpen ? tr("open", "a connection") : tr("closed", "a connection"),
                         connection.hasToken ? tr("in the keychain", "a token") : tr("is asked for", "a token")});
            item->setToolTip(0, item->text(0).toHtmlEscaped());
            if (item->text(0) == before || m_connections.size() == 1)
                m_list->setCurrentItem(item);
        }
    }
    m_nothing->setVisible(m_connections.isEmpty());
    updateCommands();
}

void SettingsDialog::updateCommands()
{
    const Connection *connection = current();
    m_open->setEnabled(connection);
    m_test->setEnabled(connection);
    m_edit->setEnabled(connection);
    const auto report = connection ? m_reports.value(connection->address) : nullptr;
    m_report->setText(report ? report() : QString());
    m_report->setAccessibleName(m_report->text());
    m_report->setVisible(report != nullptr);
    m_forget->setEnabled(connection && connection->hasToken);
    m_remove->setEnabled(connection);
}

void SettingsDialog::askToRemove()
{
    const Connection *connection = current();
    if (!connection)
        return;
    auto *question = new QMessageBox(this);
    question->setObjectName(u"removeConnectionDialog"_s);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setWindowTitle(tr("Remove the connection"));
    question->setTextFormat(Qt::PlainText);
    question->setText(tr("Remove the connection to %1?").arg(connection->address.host()));
    question->setInformativeText(tr("Its token in the keychain and the local copy of its data on this computer are "
                                    "deleted. Nothing changes on the platform, and migrations go on there."));
    QPushButton *yes = question->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    yes->setObjectName(u"removeConnectionConfirm"_s);
    question->setDefaultButton(question->addButton(tr("Cancel"), QMessageBox::RejectRole));
    connect(yes, &QPushButton::clicked, this,
            [this, address = connection->address] { Q_EMIT removeRequested(address); });
    question->open();
}

void SettingsDialog::retranslate()
{
    setWindowTitle(tr("Settings"));
    m_window->setTitle(tr("Window"));
    m_languageLabel->setText(tr("&Language"));
    m_language->setAccessibleName(tr("Language"));
    {
        // Chosen elsewhere, it is told here; to be told is not to choose.
        const QSignalBlocker quiet(m_language);
        m_language->setCurrentIndex(m_language->findData(int(m_spoken)));
    }
    m_schemeLabel->setText(tr("&Colours"));
    m_scheme->setAccessibleName(tr("Colours"));
    m_scheme->setItemText(0, tr("Light"));
    m_scheme->setItemText(1, tr("Dark"));
    m_animated->setText(tr("Let accounts &move in the picture"));
    m_says->setText(tr("On closing, say which &tasks go on"));
    m_platforms->setTitle(tr("Platforms"));
    m_list->setAccessibleName(tr("Platforms"));
    m_list->setHeaderLabels({tr("Address"), tr("Connection"), tr("Token")});
    m_nothing->setText(tr("You have not connected to a platform yet."));
    m_open->setText(tr("&Show"));
    m_add->setText(tr("&Add…"));
    m_test->setText(tr("&Test"));
    m_edit->setText(tr("&Edit…"));
    m_forget->setText(tr("&Forget the token"));
    m_remove->setText(tr("&Remove…"));
    m_close->setText(tr("Close"));
    fill();
}

void SettingsDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_spoken = QLocale().language() == QLocale::French ? QLocale::French : QLocale::English;
        retranslate();
    }
    QDialog::changeEvent(event);
}

} // namespace escale::ui
