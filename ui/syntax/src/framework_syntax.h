// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/ui/logs/syntax_plugin.h>

namespace escale::ui {

/// The root object of the plugin: KSyntaxHighlighting behind the interface of the log's view.
class FrameworkSyntax final : public QObject, public SyntaxPlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID "org.escale.Syntax/1")
    Q_INTERFACES(escale::ui::SyntaxPlugin)

public:
    [[nodiscard]] std::unique_ptr<SyntaxEngine> makeEngine() override;
};

} // namespace escale::ui
