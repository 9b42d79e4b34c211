// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/shell/command_palette.h>

#include <escale/items/filter.h>
#include <escale/items/text.h>
#include <escale/ui/common/theme.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>
#include <QtCore/QTranslator>
#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace escale::ui {

using namespace Qt::StringLiterals;

namespace {

enum Role { WhatRole = Qt::UserRole, IdRole };
enum What { CommandEntry, ServerEntry, AccountEntry, HelpEntry };

constexpr int mostResults = 60;

QString plain(QString text)
{
    // Menu texts carry the mark of their access key.
    text.replace(u"&&"_s, u"\u0001"_s);
    text.remove(u'&');
    return text.replace(u'\u0001', u'&');
}

/// The names of the eight steps, to be translated into both languages here; items::stepName() speaks the window's.
constexpr const char *stepNames[] = {
    QT_TRANSLATE_NOOP("escale::ui::CommandPalette", "Help on step 1: prepare the accounts"),
    QT_TRANSLATE_NOOP("escale::ui::CommandPalette", "Help on step 2: request the transit server"),
    QT_TRANSLATE_NOOP("escale::ui::CommandPalette", "Help on step 3: install the transit server"),
    QT_TRANSLATE_NOOP("escale::ui::CommandPalette", "Help on step 4: migrate the accounts"),
    QT_TRANSLATE_NOOP("escale::ui::CommandPalette", "Help on step 5: verify after migration"),
    QT_TRANSLATE_NOOP("escale::ui::CommandPalette", "Help on step 6: reinstall the client server"),
    QT_TRANSLATE_NOOP("escale::ui::CommandPalette", "Help on step 7: relocate the accounts"),
    QT_TRANSLATE_NOOP("escale::ui::CommandPalette", "Help on step 8: migration complete"),
};

} // namespace

CommandPalette::CommandPalette(const Fleet &fleet, const QList<QAction *> &actions, QWidget *parent)
    : QDialog(parent)
    , m_fleet(fleet)
    , m_line(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_slices(new QTimer(this))
{
    setObjectName(u"commandPalette"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    m_line->setObjectName(u"paletteLine"_s);
    m_line->setClearButtonEnabled(true);
    m_line->installEventFilter(this);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::TabFocus);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_line);
    column->addWidget(m_list, 1);
    resize(em(*this, 34), em(*this, 24));
    m_slices->setInterval(0);
    connect(m_slices, &QTimer::timeout, this, &CommandPalette::searchAccounts);
    connect(m_line, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_line, &QLineEdit::returnPressed, this, [this] { run(m_list->currentItem()); });
    connect(m_list, &QListWidget::itemActivated, this, &CommandPalette::run);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::run);
    collect(actions);
    retranslate();
    search();
    m_line->setFocus();
}

CommandPalette::~CommandPalette() = default;

void CommandPalette::collect(const QList<QAction *> &actions)
{
    // English is in the source; French comes from the catalogue, whichever of the two the window speaks.
    QTranslator french;
    const bool loaded = french.load(u":/i18n/escale_fr.qm"_s);
    const auto inFrench = [&](const char *context, const QByteArray &source) {
        return loaded ? plain(french.translate(context, source.constData())) : QString();
    };
    for (QAction *action : actions) {
        if (action->isSeparator() || !action->isVisible() || action->text().isEmpty())
            continue;
        Named command{.names = {}, .text = plain(action->text()), .action = action};
        command.names.append(items::folded(QStringView(command.text)));
        if (const QByteArray source = action->property("source").toByteArray(); !source.isEmpty()) {
            command.names.append(items::folded(QStringView(plain(QString::fromUtf8(source)))));
            command.names.append(items::folded(QStringView(inFrench("escale::ui::WindowActions", source))));
        }
        m_commands.append(command);
    }
    for (std::size_t i = 0; i < std::size(stepNames); ++i) {
        Named help{.names = {}, .text = tr(stepNames[i]), .action = nullptr, .step = migration::allSteps[i]};
        help.names = {items::folded(QStringView(QString::fromUtf8(stepNames[i]))),
                      items::folded(QStringView(inFrench("escale::ui::CommandPalette", stepNames[i])))};
        m_help.append(help);
    }
}

bool CommandPalette::matches(QByteArrayView text) const
{
    return std::ranges::all_of(m_words, [text](const QByteArray &word) { return text.contains(word); });
}

void CommandPalette::search()
{
    m_list->clear();
    m_words.clear();
    const QStringList words = m_line->text().split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words)
        m_words.append(items::folded(QStringView(word)));
    const auto found = [this](const Named &named) {
        return std::ranges::any_of(named.names, [this](const QByteArray &name) { return matches(name); });
    };
    if (!m_words.isEmpty()) {
        QList<std::pair<QString, ServerId>> servers;
        const QList<ServerId> ids = m_fleet.servers();
        for (const ServerId id : ids) {
            const Server *server = m_fleet.server(id);
            const Customer *customer = m_fleet.customer(server->customer);
            const QString text =
                customer ? tr("%1 · %2", "server and customer").arg(server->name, customer->name) : server->name;
            if (matches(items::folded(QStringView(text))))
                servers.append({text, id});
        }
        std::ranges::sort(servers);
        for (const auto &[text, id] : std::as_const(servers))
            add(text, tr("server"), ServerEntry, id.value());
    }
    for (qsizetype i = 0; i < m_commands.size(); ++i) {
        const Named &command = m_commands.at(i);
        if (command.action && found(command))
            add(command.text, tr("command"), CommandEntry, i, command.action->isEnabled());
    }
    for (qsizetype i = 0; i < m_help.size(); ++i) {
        if (found(m_help.at(i)))
            add(m_help.at(i).text, tr("help"), HelpEntry, i);
    }
    m_slices->stop();
    m_accounts = m_words.isEmpty() ? QList<AccountId>() : m_fleet.accounts();
    m_next = 0;
    if (!m_accounts.isEmpty())
        m_slices->start();
    m_list->setCurrentRow(0);
}

void CommandPalette::searchAccounts()
{
    constexpr int slice = 5; // milliseconds: nobody feels them
    QElapsedTimer timer;
    timer.start();
    while (m_next < m_accounts.size() && m_list->count() < mostResults && timer.elapsed() < slice) {
        const AccountId id = m_accounts.at(m_next++);
        if (!m_fleet.hasAccount(id) || !matches(items::folded(m_fleet.accountNameUtf8(id))))
            continue;
        const Server *server = m_fleet.server(m_fleet.accountHome(id));
        const QString name = m_fleet.accountName(id);
        add(server ? tr("%1 · %2", "account and server").arg(name, server->name) : name, tr("account"), AccountEntry,
            id.value());
    }
    if (m_next >= m_accounts.size() || m_list->count() >= mostResults)
        m_slices->stop();
    if (!m_list->currentItem())
        m_list->setCurrentRow(0);
}

void CommandPalette::add(const QString &text, const QString &kind, int what, qint64 id, bool enabled)
{
    if (m_list->count() >= mostResults)
        return;
    //: a result: %1 is a name, %2 is "server", "account", "command" or "help"
    auto *item = new QListWidgetItem(tr("%1   (%2)").arg(text, kind), m_list);
    item->setSizeHint(QSize(0, em(*this, 1.5)));
    item->setData(WhatRole, what);
    item->setData(IdRole, id);
    if (!enabled)
        item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
}

void CommandPalette::run(QListWidgetItem *item)
{
    if (!item || !(item->flags() & Qt::ItemIsEnabled))
        return;
    const qint64 id = item->data(IdRole).toLongLong();
    const int what = item->data(WhatRole).toInt();
    const QPointer<QAction> action = what == CommandEntry ? m_commands.at(id).action : nullptr;
    // Closed before it acts: what it asks for may open a dialog of its own.
    accept();
    switch (what) {
    case CommandEntry:
        if (action)
            action->trigger();
        break;
    case ServerEntry:
        Q_EMIT serverChosen(ServerId(id));
        break;
    case AccountEntry:
        Q_EMIT accountChosen(AccountId(id));
        break;
    default:
        Q_EMIT helpChosen(m_help.at(id).step);
        break;
    }
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int step = key == Qt::Key_Down       ? 1
                         : key == Qt::Key_Up       ? -1
                         : key == Qt::Key_PageDown ? 8
                         : key == Qt::Key_PageUp   ? -8
                                                   : 0;
        if (step != 0 && m_list->count() > 0) {
            m_list->setCurrentRow(qBound(0, m_list->currentRow() + step, m_list->count() - 1));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void CommandPalette::retranslate()
{
    setWindowTitle(tr("Search or run a command"));
    m_line->setPlaceholderText(tr("Server, account, command or help"));
    m_line->setAccessibleName(tr("What to search for"));
    m_list->setAccessibleName(tr("Results"));
}

void CommandPalette::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        search();
    }
    QDialog::changeEvent(event);
}

} // namespace escale::ui
