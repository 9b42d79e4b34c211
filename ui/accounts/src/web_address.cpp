// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web_address.h"

#include <QtGui/QDesktopServices>

namespace escale::ui {

using namespace Qt::StringLiterals;

bool isWebAddress(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty() && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1);
}

void openInBrowser(const QUrl &url)
{
    if (isWebAddress(url))
        QDesktopServices::openUrl(url);
}

} // namespace escale::ui
