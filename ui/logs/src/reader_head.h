// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/ui/common/theme.h>

#include <QtWidgets/QWidget>

class QPushButton;
class QProgressBar;

namespace escale::ui {

class Label;
class VerdictBadge;

/// What the log is that is being read: title, span, how many entries, whether hashes and signature hold, and whatever is
/// wrong with the file. GUI thread.
class ReaderHead final : public QWidget {
    Q_OBJECT

public:
    explicit ReaderHead(QWidget *parent = nullptr);

    void setTitle(const QString &title, const QString &subtitle);
    /// Empty: nothing was or can be verified.
    void setVerdict(const QString &text, Tone tone, const QString &details);
    /// A sentence on what is wrong, with a way to read it again where that helps; empty: nothing.
    void setProblem(const QString &problem, bool canReadAgain);
    /// 0 to 1; 1 and more: done, nothing is shown.
    void setProgress(double progress, const QString &text);
    [[nodiscard]] QPushButton *compareButton() const { return m_compare; }
    [[nodiscard]] QPushButton *exportButton() const { return m_export; }
    [[nodiscard]] QString problem() const;

Q_SIGNALS:
    void readAgainRequested();
    void verdictRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Label *m_title;
    Label *m_subtitle;
    VerdictBadge *m_verdict;
    QPushButton *m_compare;
    QPushButton *m_export;
    Label *m_problem;
    QPushButton *m_again;
    QProgressBar *m_progress;
};

} // namespace escale::ui
