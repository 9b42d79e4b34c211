// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "invented.h"

#include <escale/migration/steps.h>
#include <escale/ui/common/card.h>
#include <escale/ui/common/style.h>
#include <escale/ui/common/theme.h>
#include <escale/ui/common/translator.h>
#include <escale/ui/journey/picture_view.h>
#include <escale/ui/journey/step_path.h>

#include <QtCore/QDir>
#include <QtWidgets/QApplication>
#include <QtWidgets/QVBoxLayout>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace escale;

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const QDir folder(application.arguments().value(1));
    if (application.arguments().size() != 2 || !folder.mkpath(u"."_s)) {
        std::fputs("usage: escale-screens DIR\n", stderr);
        return 2;
    }
    QApplication::setStyle(new ui::Style);
    QApplication::setFont(QFont(u"Noto Sans"_s, 10));
    ui::Translator translator;
    const QDateTime now(QDate(2026, 11, 21), QTime(9, 0), QTimeZone::UTC);

    for (const auto language : {QLocale::English, QLocale::French}) {
        translator.setLanguage(language);
        for (const auto scheme : {ui::ColorScheme::Light, ui::ColorScheme::Dark}) {
            QApplication::setPalette(ui::theme(scheme).palette());
            for (int step = 1; step <= 8; ++step) {
                for (const int count : {12, 200}) {
                    if (count == 200 && step != 4)
                        continue;
                    const auto [facts, tasks] = invented::situation(step, count, now);
                    QWidget page;
                    auto *column = new QVBoxLayout(&page);
                    auto *path = new ui::StepPath;
                    path->setCurrent(migration::currentStep(facts), migration::stepProgress(facts));
                    auto *card = new ui::Card;
                    auto *picture = new ui::PictureView;
                    picture->setAnimated(false);
                    picture->setPicture(ui::pictureOf(facts, tasks, u"transit-03"_s));
                    card->column()->addWidget(picture);
                    column->addWidget(path);
                    column->addWidget(card, 1);
                    for (const QSize size : {QSize(1040, 480), QSize(520, 480)}) {
                        page.resize(size);
                        const QString name = u"picture-%1-%2-%3-%4-%5.png"_s.arg(step).arg(count).arg(size.width())
                                                 .arg(language == QLocale::French ? u"fr"_s : u"en"_s,
                                                      scheme == ui::ColorScheme::Dark ? u"dark"_s : u"light"_s);
                        page.grab().save(folder.filePath(name));
                    }
                }
            }
        }
    }
    return 0;
}
