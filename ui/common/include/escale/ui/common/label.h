// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/ui/common/theme.h>

#include <QtCore/QVarLengthArray>
#include <QtWidgets/QLabel>

#include <utility>

namespace escale::ui {

/// A label for text from anywhere: always plain, never markup. Its colour is a tone and its size a factor of the
/// inherited font, so that a change of theme or of font needs nothing from whoever made it.
class Label final : public QLabel {
    Q_OBJECT

public:
    explicit Label(QWidget *parent = nullptr);
    Label(const QString &text, QWidget *parent);

    Label *tone(Tone tone);
    Label *bold(bool on = true);
    /// 1.0 is the parent's size.
    Label *scaled(double factor);
    /// Wraps lines; a label that does not wrap elides nothing and asks for its whole width.
    Label *wrapped();
    Label *selectable();

    /// As QLabel's, but remembered: layouts ask for the same few widths over and over, and each time QLabel breaks the
    /// lines again (a tenth of the time of a start).
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    /// All that a height depends on besides the width.
    struct Measured {
        QString text;
        QFont font;
        QMargins margins;
        int margin = 0;
        int indent = 0;
        int dotsPerInch = 0;

        friend bool operator==(const Measured &, const Measured &) = default;
    };

    void updateFont();

    mutable Measured m_measured;
    mutable QVarLengthArray<std::pair<int, int>, 4> m_heights; ///< by width, of what was measured; a few, newest last

    double m_factor = 1;
    bool m_bold = false;
    bool m_updating = false;
};

/// One line that ends in "…" where there is no room; the whole text is its tooltip then.
class ElidedLabel final : public QWidget {
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] const QString &text() const { return m_text; }
    void setTone(Tone tone);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void updateToolTip();

    QString m_text;
    Tone m_tone = Tone::Normal;
};

} // namespace escale::ui
