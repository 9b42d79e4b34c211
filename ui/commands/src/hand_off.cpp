// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/commands/hand_off.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QTranslator>

using namespace Qt::StringLiterals;

namespace escale::ui {

using namespace migration;

namespace {

constexpr auto context = "escale::ui::HandOff";

/// What is asked of whoever's turn it is, or said where nobody has to act.
const char *request(const JourneyState &state)
{
    const MigrationFacts &facts = state.facts;
    switch (currentStep(facts)) {
    case Step::Prepare:
        return QT_TRANSLATE_NOOP("escale::ui::HandOff",
                                 "Please prepare the accounts that are left and mark them as ready.");
    case Step::RequestTransit:
        return QT_TRANSLATE_NOOP("escale::ui::HandOff", "Every account is ready: the transit server can be requested.");
    case Step::InstallTransit:
        return facts.transit.state == TransitState::Installing || facts.transit.state == TransitState::Precopying
                   ? QT_TRANSLATE_NOOP("escale::ui::HandOff",
                                       "The transit server is being installed. Nothing is asked of you.")
                   : QT_TRANSLATE_NOOP("escale::ui::HandOff",
                                       "Please allocate a transit server, or tell us when one will be free.");
    case Step::Migrate:
        return QT_TRANSLATE_NOOP("escale::ui::HandOff", "The transit server is ready: the accounts can be migrated.");
    case Step::Verify:
        return QT_TRANSLATE_NOOP("escale::ui::HandOff",
                                 "Please check each account on the transit server, mark it as verified and "
                                 "request the reinstallation.");
    case Step::Reinstall:
        return QT_TRANSLATE_NOOP("escale::ui::HandOff",
                                 "Every account is on the transit server and verified: the client server can "
                                 "be reinstalled.");
    case Step::Relocate:
        return QT_TRANSLATE_NOOP("escale::ui::HandOff",
                                 "The client server is reinstalled: the accounts can be relocated.");
    case Step::Complete:
        return QT_TRANSLATE_NOOP("escale::ui::HandOff",
                                 "Every account is back on the client server. Nothing is left to do.");
    }
    return "";
}

template <typename Translate>
QString compose(const JourneyState &state, Translate say)
{
    const Counts counts = state.counts;
    const Step step = state.step;
    QStringList lines;
    lines.append(say(QT_TRANSLATE_NOOP("escale::ui::HandOff", "Migration of %1 to the architecture %2"))
                     .arg(state.facts.serverName, state.facts.to));
    lines.append(say(QT_TRANSLATE_NOOP("escale::ui::HandOff",
                                       "Step %1 of 8. Accounts: %2 in all, %3 ready, %4 on the transit server, "
                                       "%5 verified, %6 back."))
                     .arg(int(step))
                     .arg(counts.total)
                     .arg(counts.ready)
                     .arg(counts.onTransit)
                     .arg(counts.verified)
                     .arg(counts.onClientNew));
    lines.append(say(request(state)));
    return lines.join(u'\n');
}

} // namespace

QString handOffMessage(const JourneyState &state)
{
    QTranslator french;
    const bool loaded = french.load(u":/i18n/escale_fr.qm"_s);
    const QString fr = compose(state, [&](const char *text) {
        const QString translated = loaded ? french.translate(context, text) : QString();
        return translated.isEmpty() ? QString::fromUtf8(text) : translated;
    });
    const QString en = compose(state, [](const char *text) { return QString::fromUtf8(text); });
    return fr + u"\n\n—\n\n"_s + en + u'\n';
}

} // namespace escale::ui
