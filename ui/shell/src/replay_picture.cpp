// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "replay_picture.h"

#include <escale/ui/journey/picture_view.h>
#include <escale/ui/logs/reader_page.h>

namespace escale::ui {

void showReplayIn(ReaderPage &reader)
{
    auto *picture = new PictureView(&reader);
    picture->setObjectName(QStringLiteral("replayPicture"));
    picture->setAccessibleName(ReaderPage::tr("The migration at this moment"));
    picture->setAnimated(false); // whoever drags the slider is ahead of every glide
    reader.setPicture(picture);
    QObject::connect(&reader, &ReaderPage::momentShown, picture, [picture](const items::LogReplay::Moment &moment) {
        picture->setPicture(pictureOf(moment.facts, moment.tasks, moment.transit));
    });
}

} // namespace escale::ui
