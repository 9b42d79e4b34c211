// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/error.h>
#include <escale/logs/query.h>

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

#include <functional>

class QCompleter;
class QLineEdit;
class QMenu;
class QToolButton;

namespace escale::ui {

class FilterChip;
class FlowLayout;
class Label;

/// What is shown of a log: a chip for each part of the query, each switched on and off by itself, and the whole as text, where
/// parts can be combined with and, or, not and parentheses. GUI thread.
class FilterBar final : public QWidget {
    Q_OBJECT

public:
    explicit FilterBar(QWidget *parent = nullptr);

    void setQuery(const logs::Query &query);
    [[nodiscard]] const logs::Query &query() const { return m_query; }
    /// Adds a condition that must hold too, in place of one of the same field.
    void require(logs::Field field, const QString &value);
    /// The names that a field can be filtered by, for the menu and for completing the text.
    void setNames(std::function<QStringList(logs::Field)> names) { m_names = std::move(names); }
    /// Whether it has neither parts nor the text open, and so needs little room.
    [[nodiscard]] bool isBare() const;
    void editAsText();
    void clear();
    /// Filters that somebody has given a name, in the menu. Their text is that of logs::toText().
    struct Saved {
        QString name;
        QString text;

        friend bool operator==(const Saved &, const Saved &) = default;
    };
    void setSaved(const QList<Saved> &saved) { m_saved = saved; }
    [[nodiscard]] const QList<Saved> &saved() const { return m_saved; }
    /// Asks for a name for the filter as it is now. One of that name is replaced.
    void askForName();
    /// A part in words, as its chip says it.
    [[nodiscard]] static QString partText(const logs::Query &part);

Q_SIGNALS:
    void queryChanged();
    void savedChanged();
    /// It may be bare now, or not any more.
    void shapeChanged();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void rebuild();
    void fillMenu();
    void change(const logs::Query &query);
    void readText();
    void complain(const Error &error);
    void addSaved(QMenu &menu);
    void retranslate();

    logs::Query m_query;
    QList<Saved> m_saved;
    std::function<QStringList(logs::Field)> m_names;
    FlowLayout *m_flow;
    QList<FilterChip *> m_chips;
    QToolButton *m_add;
    QToolButton *m_asText;
    QToolButton *m_clear;
    QMenu *m_menu;
    QLineEdit *m_text;
    Label *m_complaint;
};

/// The error of a query or a pattern as a sentence; the place is counted in characters from 1.
[[nodiscard]] QString queryProblem(const Error &error);

} // namespace escale::ui
