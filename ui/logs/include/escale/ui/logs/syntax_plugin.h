// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/ui/common/theme.h>

#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QStringView>

#include <memory>

// KSyntaxHighlighting is in a plugin (ui/syntax) that is loaded with the first line to colour: it brings Qt Network along,
// which nobody needs who reads a log.

namespace escale::ui {

/// A part of a line that is not plain: its colour, and whether it is bold, so that the colour is not alone.
struct SyntaxRun {
    int start = 0;
    int length = 0;
    Tone tone = Tone::Normal;
    bool bold = false;

    friend bool operator==(const SyntaxRun &, const SyntaxRun &) = default;
};

/// Colours single lines with our definitions (resources/syntax), which are made so that any line can be coloured alone.
/// One thread each.
class SyntaxEngine {
public:
    SyntaxEngine() = default;
    virtual ~SyntaxEngine() = default;
    Q_DISABLE_COPY_MOVE(SyntaxEngine)

    /// In order; neighbours that look the same are one part. Takes a time that grows with the line.
    [[nodiscard]] virtual QList<SyntaxRun> highlight(QStringView line, const QString &definition) = 0;
};

/// What the plugin offers.
class SyntaxPlugin {
public:
    SyntaxPlugin() = default;
    virtual ~SyntaxPlugin() = default;
    Q_DISABLE_COPY_MOVE(SyntaxPlugin)

    [[nodiscard]] virtual std::unique_ptr<SyntaxEngine> makeEngine() = 0;
};

} // namespace escale::ui

Q_DECLARE_INTERFACE(escale::ui::SyntaxPlugin, "org.escale.Syntax/1")
