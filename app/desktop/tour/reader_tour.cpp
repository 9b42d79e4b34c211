// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "reader_tour.h"

#include <escale/desktop/application.h>
#include <escale/ui/logs/reader_page.h>
#include <escale/ui/shell/main_window.h>

#include <QtGui/QAction>

namespace escale::desktop {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
// A person would have given up long before; a loaded machine may take this long.
constexpr auto patience = 60s;
} // namespace

ReaderTour::ReaderTour(Application &application, const QString &folder, QObject *parent)
    : Teller(application, folder, u"Tour of the reader"_s, {u"en"_s, u"fr"_s, u"fr-dark"_s, u"en-dark"_s}, patience,
             parent)
{
}

ReaderTour::~ReaderTour() = default;

bool ReaderTour::change(const QString &variant)
{
    const auto choose = [this](const QString &name) {
        if (Robot::trigger(name))
            return true;
        // An open dialog keeps the menu out of a person's reach. The picture shows it all the same.
        auto *action = application().window().findChild<QAction *>(name);
        if (action)
            action->trigger();
        return action != nullptr;
    };
    return choose(variant.startsWith("fr"_L1) ? u"actionFrench"_s : u"actionEnglish"_s)
           && choose(variant.endsWith("dark"_L1) ? u"actionDark"_s : u"actionLight"_s);
}

ui::ReaderPage *ReaderTour::reader() const
{
    return Robot::find<ui::ReaderPage>(u"readerPage"_s);
}

} // namespace escale::desktop
