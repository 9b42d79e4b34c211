// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "teller.h"

namespace escale::ui {
class ReaderPage;
}

namespace escale::desktop {

/// Takes the real window through the review of a finished migration from its bundle, with no platform and no network, and
/// leaves numbered pictures in both languages, light and dark: the bundle, a filter and a search, the replay, raw output, a
/// bundle that somebody changed, two attempts side by side. Acts through the widgets that a person would use; what does not
/// come about in time ends it with the reason.
class ReaderTour final : public Teller {
    Q_OBJECT

public:
    ReaderTour(Application &application, const QString &folder, QObject *parent = nullptr);
    ~ReaderTour() override;
    Q_DISABLE_COPY_MOVE(ReaderTour)

private:
    // --- the story, in reader_story.cpp
    [[nodiscard]] bool prepare() override;
    void tell();

    [[nodiscard]] bool change(const QString &variant) override;
    [[nodiscard]] ui::ReaderPage *reader() const;

    QString m_bundle;
    QString m_changed;
};

} // namespace escale::desktop
