// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/error.h>
#include <escale/logs/compare.h>
#include <escale/ui/logs/log_shelf.h>

#include <QtCore/QThreadPool>
#include <QtWidgets/QWidget>

#include <stop_token>

class QCheckBox;
class QComboBox;
class QPushButton;
class QTableView;

namespace escale::ui {

class CompareModel;
class Label;
class StageModel;

/// Two runs side by side: two logs, or two tasks or accounts of one. What is compared is chosen on top; it is worked out on a
/// thread of its own. GUI thread.
class ComparePanel final : public QWidget {
    Q_OBJECT

public:
    explicit ComparePanel(const LogShelf &shelf, QWidget *parent = nullptr);
    ~ComparePanel() override;
    Q_DISABLE_COPY_MOVE(ComparePanel)

    /// Offers this log on the left; of an account with several attempts, its first and its last.
    void start(int id, const QString &account);

Q_SIGNALS:
    void closeRequested();
    /// A line was asked for, to be seen among its neighbours.
    void lineRequested(int id, qint64 line);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Side {
        QComboBox *log;
        QComboBox *part;
    };

    void fillLogs();
    void fillParts(const Side &side);
    void run();
    void show(const Result<logs::Comparison> &result);
    void retranslate();

    const LogShelf &m_shelf;
    Side m_left;
    Side m_right;
    QPushButton *m_run;
    QCheckBox *m_only;
    QPushButton *m_close;
    Label *m_summary;
    QTableView *m_table;
    QTableView *m_stages;
    CompareModel *m_model = nullptr;
    StageModel *m_stageModel;
    std::optional<Result<logs::Comparison>> m_result;
    int m_leftId = 0;
    int m_rightId = 0;
    int m_number = 0;
    bool m_filling = false;
    std::stop_source m_stop;
    QThreadPool m_pool;
};

} // namespace escale::ui
