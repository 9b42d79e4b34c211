// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/api/connection_test.h>
#include <escale/core/error.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QUrl>

namespace escale::ui {

/// The sentences of connections and practice platforms that do not work. GUI thread.
class ConnectionText {
    Q_DECLARE_TR_FUNCTIONS(escale::ui::ConnectionText)

public:
    /// What happened, as one sentence: "The platform does not accept this token."
    [[nodiscard]] static QString of(const Error &error);
    /// What one can do about it; empty where the sentence above has said it.
    [[nodiscard]] static QString todo(const Error &error);
    [[nodiscard]] static QString stepName(api::ConnectionStep step);
    /// One line of a test's report: "Token: does not work. …"
    [[nodiscard]] static QString lineOf(api::ConnectionStep step, api::StepVerdict verdict, const Error &error);
    /// A sentence with the name of the connection that it is about; as it is without one.
    [[nodiscard]] static QString about(const QString &connection, const QString &sentence);
    /// Plain English, to paste into a support request: when, where, code, and the raw words. Never a token.
    [[nodiscard]] static QString details(const Error &error, const QUrl &platform);
};

} // namespace escale::ui
