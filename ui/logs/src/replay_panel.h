// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QList>
#include <QtCore/QTimeZone>
#include <QtWidgets/QWidget>

class QScrollArea;
class QSlider;
class QToolButton;
class QVBoxLayout;

namespace escale::ui {

class ElidedLabel;
class Label;

/// The journey's picture as it was at a moment of the log, and a slider that goes through the moments at which something
/// changed. The picture is somebody else's. GUI thread.
class ReplayPanel final : public QWidget {
    Q_OBJECT

public:
    explicit ReplayPanel(QWidget *parent = nullptr);

    void setPicture(QWidget *picture);
    [[nodiscard]] bool hasPicture() const { return m_picture != nullptr; }
    /// Moments at which something changes, milliseconds since 1970, in order; empty: there is nothing to replay.
    void setChanges(const QList<qint64> &changes);
    [[nodiscard]] const QList<qint64> &changes() const { return m_changes; }
    /// Where the replay stands, and how far the migration was then, in words.
    void setMoment(qint64 moment, const QString &facts);
    /// By whose clock it is told.
    void setZone(const QTimeZone &zone);

Q_SIGNALS:
    void momentChosen(qint64 moment);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QList<qint64> m_changes;
    qint64 m_moment = 0;
    QTimeZone m_zone = QTimeZone(QTimeZone::UTC);
    bool m_setting = false;
    QVBoxLayout *m_column;
    Label *m_asOf;
    ElidedLabel *m_facts; ///< may be long: it must not take the room of the panel beside this one
    QSlider *m_slider;
    QToolButton *m_previous;
    QToolButton *m_next;
    QScrollArea *m_picture = nullptr; ///< where there is little room a part of it is seen, and the slider always
};

} // namespace escale::ui
