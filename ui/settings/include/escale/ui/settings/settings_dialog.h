// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/ui/common/theme.h>

#include <QtCore/QHash>
#include <QtCore/QLocale>
#include <QtCore/QUrl>
#include <QtWidgets/QDialog>

#include <functional>

class QCheckBox;
class QComboBox;
class QGroupBox;
class QLabel;
class QPushButton;
class QTreeWidget;

namespace escale::ui {

class Label;

/// What a person chooses once: language, colours, movement, and the connections that are known. Each choice holds at once and
/// is told by a signal; who keeps it is the application. Knows no token, only whether one is kept. GUI thread; shown without
/// blocking.
class SettingsDialog final : public QDialog {
    Q_OBJECT

public:
    struct Choices {
        QLocale::Language language = QLocale::English;
        ColorScheme scheme = ColorScheme::Light;
        bool animated = true;
        bool saysWhatGoesOn = true; ///< on closing the window while tasks are under way
    };
    /// A platform that somebody has connected to.
    struct Connection {
        QUrl address;
        bool hasToken = false; ///< in the keychain
        bool isOpen = false;
    };

    explicit SettingsDialog(const Choices &choices, QWidget *parent = nullptr);

    /// What a test of a connection has said so far; shown while its row is selected, and asked again in another language.
    void setReport(const QUrl &address, const std::function<QString()> &text);
    /// The row that is selected stays selected, by its address.
    void setConnections(const QList<Connection> &connections);

Q_SIGNALS:
    void languageChosen(QLocale::Language language);
    void schemeChosen(escale::ui::ColorScheme scheme);
    void animationChosen(bool animated);
    void sayWhatGoesOnChosen(bool says);
    void addRequested();
    void testRequested(const QUrl &address);
    /// Another token or authority.
    void editRequested(const QUrl &address);
    void openRequested(const QUrl &address);
    void forgetTokenRequested(const QUrl &address);
    /// Asked and answered: the token, the settings and the local copy go.
    void removeRequested(const QUrl &address);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void fill();
    void updateCommands();
    void askToRemove();
    [[nodiscard]] const Connection *current() const;

    QList<Connection> m_connections;
    QLocale::Language m_spoken; ///< by the window, just now
    QGroupBox *m_window;
    QLabel *m_languageLabel;
    QComboBox *m_language;
    QLabel *m_schemeLabel;
    QComboBox *m_scheme;
    QCheckBox *m_animated;
    QCheckBox *m_says;
    QGroupBox *m_platforms;
    QTreeWidget *m_list;
    Label *m_nothing;
    Label *m_report;
    QHash<QUrl, std::function<QString()>> m_reports;
    QPushButton *m_open;
    QPushButton *m_add;
    QPushButton *m_test;
    QPushButton *m_edit;
    QPushButton *m_forget;
    QPushButton *m_remove;
    QPushButton *m_close;
};

} // namespace escale::ui
