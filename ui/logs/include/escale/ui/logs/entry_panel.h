// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/items/log_rows.h>

#include <QtWidgets/QScrollArea>

class QPushButton;

namespace escale::ui {

class Label;

/// One line of a log in full: its sentence in both languages, what to do about it, who and when, and what one can do with it.
/// Changes nothing. GUI thread.
class EntryPanel final : public QScrollArea {
    Q_OBJECT

public:
    explicit EntryPanel(QWidget *parent = nullptr);

    /// Without a line: says that none is chosen.
    void setLine(const std::optional<items::LogLine> &line);
    [[nodiscard]] const std::optional<items::LogLine> &line() const { return m_line; }
    void setBookmark(bool is, const QString &note);
    /// The task whose raw output is at hand; 0: none.
    void setRawTask(qint64 task);

Q_SIGNALS:
    void copyBothRequested();
    void bookmarkRequested();
    void onlyAccountRequested(const QString &account);
    void onlyTaskRequested(const QString &task);
    void rawRequested(qint64 task);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    std::optional<items::LogLine> m_line;
    bool m_bookmarked = false;
    QString m_note;
    qint64 m_rawTask = 0;
    QWidget *m_content;
    Label *m_title;
    Label *m_english;
    Label *m_french;
    Label *m_todo;
    Label *m_facts;
    Label *m_bookmarkNote;
    QPushButton *m_copy;
    QPushButton *m_bookmark;
    QPushButton *m_account;
    QPushButton *m_task;
    QPushButton *m_raw;
};

} // namespace escale::ui
