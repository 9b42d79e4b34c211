// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QUrl>
#include <QtWidgets/QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace escale::ui {

class Label;

/// Asks for a platform's address and token. The token is typed hidden, handed over once and kept nowhere. GUI thread;
/// shown without blocking: open(), then accepted().
class ConnectDialog final : public QDialog {
    Q_OBJECT

public:
    /// An address that is already known needs no typing.
    explicit ConnectDialog(const QUrl &address, QWidget *parent = nullptr);

    [[nodiscard]] QUrl address() const;
    [[nodiscard]] QString token() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void check();

    Label *m_intro;
    QLabel *m_addressLabel;
    QLineEdit *m_address;
    QLabel *m_tokenLabel;
    QLineEdit *m_token;
    Label *m_remark;
    QPushButton *m_connect;
    QPushButton *m_cancel;
};

} // namespace escale::ui
