// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/api/connection_test.h>

#include <QtCore/QUrl>
#include <QtWidgets/QDialog>

#include <optional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace escale::ui {

class Label;

/// Asks for a platform's address and token, and tests the connection step by step. The token is typed hidden and handed
/// over once; whether it goes into the system's keychain is asked, and it goes nowhere else. GUI thread; shown without
/// blocking: open(), then accepted().
class ConnectDialog final : public QDialog {
    Q_OBJECT

public:
    /// An address that is already known needs no typing.
    explicit ConnectDialog(const QUrl &address, QWidget *parent = nullptr);

    /// A connection of before.
    struct Known {
        QUrl address;
        QString authorityFile;
        bool hasToken = false; ///< in the keychain: none has to be typed
    };
    void setKnown(const QList<Known> &known);
    /// Whether there is a keychain to keep a token in.
    void setKeychain(bool there);

    [[nodiscard]] QString authorityFile() const;
    [[nodiscard]] bool keepsToken() const;
    [[nodiscard]] QUrl address() const;
    [[nodiscard]] QString token() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void check();
    void showTest();
    void test();
    [[nodiscard]] const Known *knownOne() const;

    Label *m_intro;
    QLabel *m_addressLabel;
    QLineEdit *m_address;
    QLabel *m_tokenLabel;
    QLineEdit *m_token;
    QLabel *m_authorityLabel;
    QLineEdit *m_authority;
    QPushButton *m_browse;
    QCheckBox *m_keep;
    Label *m_remark;
    Label *m_report;
    QPushButton *m_test;
    QPushButton *m_connect;
    QPushButton *m_cancel;
    QList<Known> m_known;
    struct Step {
        api::ConnectionStep step;
        api::StepVerdict verdict;
        Error error;
    };
    QList<Step> m_steps;
    std::unique_ptr<api::ConnectionTest> m_running;
};

} // namespace escale::ui
