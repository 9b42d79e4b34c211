// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/shell/pending_strip.h>

#include <escale/items/text.h>
#include <escale/ui/common/card.h>
#include <escale/ui/common/label.h>
#include <escale/ui/shell/connection_text.h>

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtCore/QTimer>
#include <QtGui/QAccessible>
#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QPushButton>

#include <algorithm>
#include <chrono>

namespace escale::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// A command that is answered at once is not worth a line.
constexpr qint64 quickMs = 1000;
constexpr qsizetype mostLines = 4;

Tone toneOf(CommandStage stage)
{
    switch (stage) {
    case CommandStage::Unknown:
    case CommandStage::Asking:
    case CommandStage::NotDone:
        return Tone::Warning;
    case CommandStage::Writing:
    case CommandStage::Sent:
    case CommandStage::Accepted:
        break;
    }
    return Tone::Accent;
}

bool isDue(const PendingCommand &command)
{
    return toneOf(command.stage) == Tone::Warning
           || command.created.msecsTo(QDateTime::currentDateTimeUtc()) >= quickMs;
}

} // namespace

class PendingStrip::Line final : public QWidget {
public:
    explicit Line(PendingStrip *strip)
        : QWidget(strip)
        , m_stripe(new Stripe(this))
        , m_text(new Label(this))
        , m_again(new QPushButton(this))
        , m_hide(new QPushButton(this))
    {
        setObjectName(u"pendingCommand"_s);
        m_text->setObjectName(u"pendingText"_s);
        m_text->wrapped()->selectable();
        m_again->setObjectName(u"pendingSendAgain"_s);
        m_hide->setObjectName(u"pendingHide"_s);
        auto *row = new QHBoxLayout(this);
        const int gap = em(*this, 0.3);
        row->setContentsMargins(0, gap, gap, gap);
        row->addWidget(m_stripe);
        row->addWidget(m_text, 1);
        row->addWidget(m_again);
        row->addWidget(m_hide);
        connect(m_again, &QPushButton::clicked, strip, [this] {
            if (m_session)
                m_session->sendAgain(m_key);
        });
        connect(m_hide, &QPushButton::clicked, strip, [this] {
            if (m_session)
                m_session->dismiss(m_key);
        });
    }

    void show(Session *session, const PendingCommand &command, const QString &text)
    {
        m_session = session;
        m_key = command.key;
        m_stripe->setTone(int(toneOf(command.stage)));
        const bool other = m_text->text() != text;
        m_text->setText(text);
        setAccessibleName(text);
        m_again->setVisible(command.canSendAgain && command.stage == CommandStage::Unknown);
        m_again->setText(PendingStrip::tr("Send it again"));
        m_hide->setVisible(command.stage == CommandStage::NotDone || m_again->isVisibleTo(this));
        m_hide->setText(PendingStrip::tr("Hide"));
        m_hide->setAccessibleDescription(text);
        if (other && toneOf(command.stage) == Tone::Warning) {
            QAccessibleAnnouncementEvent announcement(this, text);
            QAccessible::updateAccessibility(&announcement);
        }
    }

private:
    QPointer<Session> m_session;
    QByteArray m_key;
    Stripe *m_stripe;
    Label *m_text;
    QPushButton *m_again;
    QPushButton *m_hide;
};

PendingStrip::PendingStrip(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this)), m_soon(new QTimer(this))
{
    setObjectName(u"pendingStrip"_s);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_soon->setSingleShot(true);
    m_soon->setInterval(quickMs);
    connect(m_soon, &QTimer::timeout, this, &PendingStrip::update);
    setVisible(false);
}

void PendingStrip::setSources(const QList<Source> &sources)
{
    if (sources == m_sources)
        return;
    for (const Source &source : std::as_const(m_sources)) {
        if (source.session)
            source.session->disconnect(this);
    }
    m_sources = sources;
    m_sources.removeIf([](const Source &source) { return source.session.isNull(); });
    for (const Source &source : std::as_const(m_sources)) {
        connect(source.session, &Session::pendingCommandsChanged, this, &PendingStrip::update);
        connect(source.session, &Session::stateChanged, this, &PendingStrip::update);
    }
    update();
}

QString PendingStrip::textOf(const PendingCommand &command, const Fleet &fleet, bool live)
{
    const CommandRequest &request = command.request;
    const migration::MigrationFacts *migration = fleet.migration(request.migration);
    QString subject = fleet.accountName(request.account);
    if (subject.isEmpty() && migration)
        subject = migration->serverName;
    if (subject.isEmpty() && request.task.isValid())
        subject = tr("task %1").arg(request.task.value());
    const QString action =
        request.isMessage ? tr("Message", "a command: to send one") : items::actionName(request.action);
    //: %1 is a command ("Migrate"), %2 what it is about ("shop")
    QString what = subject.isEmpty() ? action : tr("%1 – %2").arg(action, subject);
    const QString when = items::moment(command.created);
    switch (command.stage) {
    case CommandStage::Writing:
        return tr("%1: not sent yet.").arg(what);
    case CommandStage::Sent:
        return command.attempts > 1
                   ? tr("%1: sent, no answer yet (attempt %2; it has one effect).").arg(what).arg(command.attempts)
                   : tr("%1: sent, no answer yet.").arg(what);
    case CommandStage::Accepted:
        return tr("%1: accepted; its task has not been seen yet.").arg(what);
    case CommandStage::Asking:
        return tr("%1, given at %2: outcome unknown; asking the platform…").arg(what, when);
    case CommandStage::Unknown:
        if (command.canSendAgain)
            return tr("%1, given at %2: outcome unknown, and this platform cannot be asked. Sent again it has one "
                      "effect, "
                      "even if it had arrived.")
                .arg(what, when);
        return live ? tr("%1, given at %2: outcome unknown; the platform is asked again in a moment.").arg(what, when)
                    : tr("%1, given at %2: outcome unknown; the platform is asked as soon as it can be reached.")
                          .arg(what, when);
    case CommandStage::NotDone:
        return tr("%1, given at %2: it did not reach the platform, and nothing was done. Give it again if you still "
                  "want "
                  "it.")
            .arg(what, when);
    }
    return what;
}

void PendingStrip::update()
{
    struct Due {
        const Source *source;
        PendingCommand command;
    };
    QList<Due> due;
    bool isQuiet = false; ///< some of them are not worth a line yet
    for (const Source &source : std::as_const(m_sources)) {
        const QList<PendingCommand> all = source.session ? source.session->pendingCommands() : QList<PendingCommand>();
        for (const PendingCommand &command : all) {
            if (isDue(command))
                due.append({&source, command});
            else
                isQuiet = true;
        }
    }
    if (isQuiet && !m_soon->isActive())
        m_soon->start();
    // What needs somebody first.
    std::ranges::stable_sort(due, {}, [](const Due &each) { return toneOf(each.command.stage) != Tone::Warning; });
    const qsizetype shown = std::min(due.size(), mostLines);
    while (m_lines.size() < shown) {
        m_lines.append(new Line(this));
        m_column->addWidget(m_lines.last());
    }
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        m_lines[i]->setVisible(i < shown);
        if (i >= shown)
            continue;
        Session *session = due[i].source->session;
        const bool live = session->state() == Session::State::Live;
        QString text = ConnectionText::about(due[i].source->name, textOf(due[i].command, session->fleet(), live));
        if (i == shown - 1 && due.size() > shown)
            //: %1 is one or two sentences about a command
            text = tr("%1 And %n more.", "commands", int(due.size() - shown)).arg(text);
        m_lines[i]->show(session, due[i].command, text);
    }
    setVisible(shown > 0);
}

void PendingStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        update();
    QWidget::changeEvent(event);
}

void PendingStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &colors = themeOf(*this);
    painter.fillRect(rect(), colors.surface);
    painter.setPen(colors.border);
    painter.drawLine(rect().topLeft(), rect().topRight());
}

} // namespace escale::ui
