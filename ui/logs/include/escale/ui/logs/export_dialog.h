// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/logs/redaction.h>

#include <QtCore/QThreadPool>
#include <QtWidgets/QDialog>

#include <stop_token>

class QCheckBox;
class QListView;
class QPlainTextEdit;
class QPushButton;
class QStandardItemModel;
class QTableView;

namespace escale::ui {

class Label;

/// Exports a bundle for somebody else: shows beforehand which names become which pseudonyms, what is left out, and some lines
/// as they will be. Which pseudonym stands for whom is kept in the person's own folder and is in no bundle. GUI thread; reads
/// and writes on a thread of its own.
class ExportDialog final : public QDialog {
    Q_OBJECT

public:
    ExportDialog(std::shared_ptr<const logs::Bundle> bundle, const QString &namesFolder, QWidget *parent);
    ~ExportDialog() override;
    Q_DISABLE_COPY_MOVE(ExportDialog)

    /// Where the file dialog begins; beside the bundle otherwise.
    void setFolder(const QString &folder) { m_folder = folder; }
    /// Where the bundle is to go; asked for with a file dialog otherwise.
    Q_INVOKABLE void exportTo(const QString &path);

Q_SIGNALS:
    void exported(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    void preview();
    void show(const Result<logs::RedactionPreview> &preview);
    void askWhere();
    void finish(const Result<void> &result, const QString &path);
    void retranslate();

    std::shared_ptr<const logs::Bundle> m_bundle;
    QString m_namesFile;
    QString m_folder;
    logs::Pseudonyms m_names;
    std::optional<logs::RedactionPreview> m_preview;
    Label *m_text;
    QCheckBox *m_redact;
    QCheckBox *m_withRaw;
    Label *m_members;
    QTableView *m_table;
    QStandardItemModel *m_model;
    Label *m_linesTitle;
    QPlainTextEdit *m_lines;
    Label *m_problem;
    QPushButton *m_export;
    QPushButton *m_cancel;
    int m_number = 0;
    std::stop_source m_stop;
    QThreadPool m_pool;
};

} // namespace escale::ui
