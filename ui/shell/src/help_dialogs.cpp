// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/shell/help_dialogs.h>

#include <escale/ui/common/label.h>

#include <QtCore/QCoreApplication>
#include <QtGui/QAction>
#include <QtGui/QKeySequence>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QDialog>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QPushButton>

namespace escale::ui {

using namespace Qt::StringLiterals;

namespace {

class HelpDialogs {
    Q_DECLARE_TR_FUNCTIONS(escale::ui::HelpDialogs)
};

QDialog *makeDialog(const QString &name, const QString &title, QWidget *parent)
{
    auto *dialog = new QDialog(parent);
    dialog->setObjectName(name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto *column = new QVBoxLayout(dialog);
    column->setSpacing(em(*dialog, 0.6));
    return dialog;
}

void finish(QDialog *dialog)
{
    auto *buttons = new QDialogButtonBox(dialog);
    QPushButton *close = buttons->addButton(HelpDialogs::tr("Close"), QDialogButtonBox::RejectRole);
    close->setDefault(true);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    dialog->layout()->addWidget(buttons);
    dialog->open();
}

} // namespace

void showAbout(QWidget *parent)
{
    QDialog *dialog = makeDialog(u"aboutDialog"_s, HelpDialogs::tr("About Escale"), parent);
    auto *title = new Label(u"Escale %1"_s.arg(QStringLiteral(ESCALE_VERSION)), dialog);
    title->bold()->scaled(1.4);
    auto *text = new Label(HelpDialogs::tr("Migrates hosting accounts to a new architecture, in eight steps."), dialog);
    text->wrapped();
    auto *licence =
        new Label(HelpDialogs::tr("Copyright 2026 The Escale authors. Free software under the GNU General Public "
                                  "License, version 3 or later; it comes without any warranty."),
                  dialog);
    licence->wrapped()->tone(Tone::Muted);
    for (Label *label : {title, text, licence})
        dialog->layout()->addWidget(label);
    dialog->setMinimumWidth(em(*dialog, 26));
    finish(dialog);
}

void showShortcuts(const QList<QAction *> &actions, QWidget *parent)
{
    QDialog *dialog = makeDialog(u"shortcutsDialog"_s, HelpDialogs::tr("Keyboard"), parent);
    // Two beside each other: one below the other they are higher than a small screen.
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(em(*dialog, 1.2));
    grid->setColumnMinimumWidth(2, em(*dialog, 1));
    const qsizetype rows = (actions.size() + 1) / 2;
    for (qsizetype i = 0; i < actions.size(); ++i) {
        QString name = actions.at(i)->text();
        name.remove(u'&').remove(u'…');
        auto *keys = new Label(actions.at(i)->shortcut().toString(QKeySequence::NativeText), dialog);
        keys->tone(Tone::Muted);
        const int column = i < rows ? 0 : 3;
        grid->addWidget(new Label(name, dialog), int(i % rows), column);
        grid->addWidget(keys, int(i % rows), column + 1);
    }
    static_cast<QVBoxLayout *>(dialog->layout())->addLayout(grid);
    finish(dialog);
}

} // namespace escale::ui
