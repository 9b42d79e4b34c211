// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/reports/report.h>

#include <escale/items/text.h>
#include <escale/logs/sentence.h>
#include <escale/migration/clocks.h>
#include <escale/migration/estimate.h>
#include <escale/ui/common/theme.h>
#include <escale/ui/journey/picture_view.h>

#include <QtCore/QBuffer>
#include <QtCore/QCoreApplication>
#include <QtCore/QHash>
#include <QtCore/QSaveFile>
#include <QtGui/QPdfWriter>
#include <QtGui/QTextDocument>

#include <algorithm>

namespace escale::ui::reports {

using namespace Qt::StringLiterals;
using namespace migration;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(MigrationReport)
};

// A report is read by people: what is longer belongs into a bundle.
constexpr qsizetype mostEntries = 150;
constexpr QSize pictureSize(680, 300);

/// Tags and escaping in one place: what is put in as text cannot become markup.
class Page {
public:
    void heading(int level, const QString &text)
    {
        m_html += u"<h%1>%2</h%1>\n"_s.arg(QString::number(level), text.toHtmlEscaped());
    }
    void paragraph(const QString &text, const QString &kind = {})
    {
        m_html +=
            u"<p%1>%2</p>\n"_s.arg(kind.isEmpty() ? QString() : u" class=\"%1\""_s.arg(kind), text.toHtmlEscaped());
    }
    void image(const QImage &picture, const QString &description)
    {
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        picture.save(&buffer, "PNG");
        m_html += u"<p><img src=\"data:image/png;base64,%1\" width=\"%2\" height=\"%3\" alt=\"%4\"></p>\n"_s.arg(
            QString::fromLatin1(png.toBase64()), QString::number(pictureSize.width()),
            QString::number(pictureSize.height()), description.toHtmlEscaped());
    }
    /// Columns that hold numbers stand to the right.
    void table(const QStringList &headings, const QList<QStringList> &rows, const QList<int> &right = {},
               bool lastIsSum = false)
    {
        m_html += u"<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\" width=\"100%\">\n<thead><tr>"_s;
        for (qsizetype i = 0; i < headings.size(); ++i)
            m_html += u"<th align=\"%1\">%2</th>"_s.arg(right.contains(i) ? u"right"_s : u"left"_s,
                                                        headings.at(i).toHtmlEscaped());
        m_html += u"</tr></thead>\n<tbody>\n"_s;
        for (qsizetype at = 0; at < rows.size(); ++at) {
            const bool sum = lastIsSum && at + 1 == rows.size();
            m_html += u"<tr>"_s;
            for (qsizetype i = 0; i < headings.size(); ++i) {
                const QString cell = rows.at(at).value(i).toHtmlEscaped();
                m_html += u"<td align=\"%1\">%2</td>"_s.arg(right.contains(i) ? u"right"_s : u"left"_s,
                                                            sum ? u"<b>%1</b>"_s.arg(cell) : cell);
            }
            m_html += u"</tr>\n"_s;
        }
        m_html += u"</tbody></table>\n"_s;
    }
    [[nodiscard]] const QString &html() const { return m_html; }

private:
    QString m_html;
};

const Attempt *latest(const AccountFacts &account, Leg leg)
{
    const auto found = std::ranges::find(account.attempts.crbegin(), account.attempts.crend(), leg, &Attempt::leg);
    return found == account.attempts.crend() ? nullptr : &*found;
}

QString nothing()
{
    //: a cell of a table in which there is nothing to say
    return Text::tr("–");
}

/// When a step was finished, as far as facts say so.
QDateTime endOf(PathStep step, const MigrationFacts &facts)
{
    const auto last = [&](Leg leg) {
        QDateTime end;
        for (const AccountFacts &account : facts.accounts) {
            const Attempt *attempt = latest(account, leg);
            if (attempt && attempt->outcome == Outcome::Done && (!end.isValid() || attempt->ended > end))
                end = attempt->ended;
        }
        return end;
    };
    switch (step) {
    case PathStep::RequestTransit:
        return facts.transit.requestedAt;
    case PathStep::InstallTransit:
        return facts.transit.readyAt;
    case PathStep::MigrateAccounts:
    case PathStep::MigrateAccount:
        return last(Leg::Out);
    case PathStep::VerifyAccounts:
        return facts.reinstallation.requestedAt;
    case PathStep::ReinstallServer:
        return facts.reinstallation.doneAt;
    case PathStep::RelocateAccounts:
        return last(Leg::Back);
    case PathStep::ReadDocumentation:
        return facts.documentationReadAt;
    case PathStep::UpgradeService:
        return facts.upgrade.doneAt;
    case PathStep::Complete:
    case PathStep::UpgradeComplete:
        return facts.completedAt;
    default:
        return {};
    }
}

void addSteps(Page &page, const MigrationFacts &facts)
{
    QList<QStringList> rows;
    int number = 0;
    for (const PathStep step : pathOf(facts.kind)) {
        const StepState state = pathStepState(step, facts);
        const QDateTime end = state == StepState::Done || step == PathStep::Complete ? endOf(step, facts) : QDateTime();
        rows.append({QLocale().toString(++number), items::pathStepName(step),
                     isRecommended(step) ? Text::tr("recommended") : Text::tr("mandatory"),
                     state == StepState::Done      ? Text::tr("done")
                     : state == StepState::Current ? Text::tr("current")
                                                   : Text::tr("to come"),
                     end.isValid() ? items::dateTime(end) : QString()});
    }
    page.heading(2, Text::tr("Steps"));
    page.table({Text::tr("No."), Text::tr("Step"), Text::tr("Kind"), Text::tr("State"), Text::tr("Finished")}, rows,
               {0});
}

void addAccounts(Page &page, const JourneyState &state)
{
    const bool back = state.facts.kind == Kind::MandatoryPrivateCloud;
    double outSum = 0;
    double backSum = 0;
    const auto measured = [](const AccountFacts &account, Leg leg, double &sum) {
        const Attempt *attempt = latest(account, leg);
        if (!attempt)
            return nothing();
        if (attempt->outcome != Outcome::Done || !attempt->downtimeSeconds)
            return items::outcomeName(attempt->outcome);
        sum += *attempt->downtimeSeconds;
        return items::duration(*attempt->downtimeSeconds);
    };
    const auto estimate = [&](const AccountFacts &account, Leg leg) {
        const Attempt *attempt = latest(account, leg);
        return items::range(attempt && attempt->estimate.high > 0 ? attempt->estimate : state.estimate(account.id));
    };
    QList<QStringList> rows;
    for (const AccountFacts &account : state.facts.accounts) {
        double out = 0;
        double again = 0;
        QStringList row{account.name, items::locationName(account.location),
                        items::bytes(account.weight.files + account.weight.mail + account.weight.databases),
                        estimate(account, Leg::Out), measured(account, Leg::Out, out)};
        if (back)
            row += {estimate(account, Leg::Back), measured(account, Leg::Back, again),
                    out + again > 0 ? items::duration(out + again) : nothing(), items::yesNo(account.verified)};
        row.append(QLocale().toString(account.attempts.size()));
        rows.append(row);
        outSum += out;
        backSum += again;
    }
    const auto total = [](double sum) { return sum > 0 ? items::duration(sum) : nothing(); };
    QStringList sum{Text::tr("All"), {}, {}, {}, total(outSum)};
    if (back)
        sum += {QString(), total(backSum), total(outSum + backSum), QString()};
    rows.append(sum);
    QStringList headings{Text::tr("Account"), Text::tr("Where"), Text::tr("Data"), Text::tr("Out: estimate"),
                         Text::tr("Out: downtime")};
    QList<int> right{2, 3, 4};
    if (back) {
        headings += {Text::tr("Back: estimate"), Text::tr("Back: downtime"), Text::tr("Both"), Text::tr("Verified")};
        right += {5, 6, 7};
    }
    headings.append(Text::tr("Attempts"));
    right.append(int(headings.size()) - 1);
    page.heading(2, Text::tr("Accounts and downtimes"));
    page.table(headings, rows, right, true);
}

void addClocks(Page &page, const JourneyState &state)
{
    const MigrationFacts &facts = state.facts;
    const Policy &policy = state.context.policy;
    const QDateTime &now = state.context.now;
    QList<QStringList> rows;
    const auto add = [&](const QString &name, const QDateTime &at) {
        if (at.isValid())
            rows.append({name, items::dateTime(at), items::relative(at, now)});
    };
    add(Text::tr("Announced"), facts.announcedAt);
    add(Text::tr("Deadline"), facts.deadline);
    add(Text::tr("Began by itself"), facts.startedByDeadlineAt);
    add(Text::tr("Free transit until"), freeTransitUntil(facts, policy));
    add(Text::tr("Finalisation without surcharge until"), finalisationUntil(facts, policy));
    if (const auto rollback = firstRollbackToEnd(facts, policy))
        add(Text::tr("Rollback, first to end: %1").arg(state.accountName(rollback->account)), rollback->until);
    add(Text::tr("Completed"), facts.completedAt);
    page.heading(2, Text::tr("Clocks and costs"));
    page.table({Text::tr("Clock"), Text::tr("Date"), Text::tr("Time left")}, rows);

    QStringList sentences;
    const int over = daysOver(facts, policy, now);
    const Money cost = costSoFar(facts, state.client.monthlyPrice, policy, now);
    if (facts.transit.kind == TransitKind::Shared && facts.transit.readyAt.isValid())
        sentences.append(Text::tr("The shared transit server costs nothing."));
    else if (!cost.currency().isEmpty() && facts.transit.readyAt.isValid())
        sentences.append(over > 0 ? Text::tr("%n day(s) over the free time: %1.", nullptr, over).arg(items::money(cost))
                                  : Text::tr("Inside the free time: %1.").arg(items::money(cost)));
    if (const auto expected = forecast(facts, state.client.monthlyPrice, policy, now)) {
        sentences.append(Text::tr("At the pace so far it ends on %1 and costs %2.")
                             .arg(items::date(expected->finishes), items::money(expected->amount)));
    }
    const QString source = policy.sources.value(u"transit_free_days"_s);
    if (!source.isEmpty())
        sentences.append(Text::tr("Source of the free time: %1.").arg(source));
    if (!sentences.isEmpty())
        page.paragraph(sentences.join(u' '));
}

void addLog(Page &page, const Report &report)
{
    const logs::Language language = logs::languageOf(QLocale());
    page.heading(2, Text::tr("Extract of the log"));
    page.paragraph(
        Text::tr("%1 of %Ln entry(s): warnings, errors, and how each task ended.", nullptr, int(report.logEntries))
            .arg(QLocale().toString(report.log.size())),
        u"note"_s);
    QList<QStringList> rows;
    for (const logs::Entry &entry : report.log) {
        rows.append({logs::timeText(entry.at, language, items::timeZone()),
                     logs::severityName(entry.severity, language), entry.code,
                     entry.account.isEmpty() ? nothing() : entry.account,
                     logs::sentence(entry, language, items::timeZone())});
    }
    page.table(
        {Text::tr("Time"), Text::tr("Severity"), Text::tr("Code"), Text::tr("Account"), Text::tr("What happened")},
        rows);
}

/// As it is on paper, whatever the window looks like: light, and twice as fine as a screen.
void addPicture(Page &page, const JourneyState &state)
{
    PictureView view;
    view.setPalette(theme(ColorScheme::Light).palette());
    view.setAnimated(false);
    view.resize(pictureSize);
    view.setPicture(pictureOf(state.facts, state.tasks, state.transitName));
    QImage image(pictureSize * 2, QImage::Format_RGB32);
    image.setDevicePixelRatio(2);
    image.fill(Qt::white);
    view.render(&image);
    page.image(image, view.summary());
}

} // namespace

QList<logs::Entry> extractOf(const QList<logs::Entry> &log)
{
    QHash<qint64, qsizetype> ends; // of each task
    for (qsizetype i = 0; i < log.size(); ++i) {
        if (log.at(i).task > 0)
            ends.insert(log.at(i).task, i);
    }
    QList<logs::Entry> extract;
    for (qsizetype i = 0; i < log.size(); ++i) {
        const logs::Entry &entry = log.at(i);
        if (entry.severity != logs::Severity::Info || (entry.task > 0 && ends.value(entry.task) == i))
            extract.append(entry);
    }
    return extract.size() > mostEntries ? extract.last(mostEntries) : extract;
}

QString toHtml(const Report &report)
{
    const JourneyState &state = report.state;
    const MigrationFacts &facts = state.facts;
    const QString title = Text::tr("Migration report: %1").arg(facts.serverName);
    Page page;
    page.heading(1, title);
    QStringList parts;
    for (const QString &part :
         {state.customer, Text::tr("%1, %2 → %3").arg(items::kindName(facts.kind), facts.from, facts.to),
          report.platform})
        if (!part.isEmpty())
            parts.append(part);
    page.paragraph(parts.join(u" · "_s));
    //: %1 is a date and time, %2 a time zone
    page.paragraph(
        Text::tr("As of %1 (%2).").arg(items::dateTime(state.context.now), QString::fromLatin1(items::timeZone().id())),
        u"note"_s);
    if (facts.kind == Kind::MandatoryPrivateCloud)
        addPicture(page, state);
    addSteps(page, facts);
    addAccounts(page, state);
    addClocks(page, state);
    if (!report.log.isEmpty())
        addLog(page, report);
    return u"<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n<meta charset=\"utf-8\">\n<title>%2</title>\n<style>\n"
           "body{font-family:'Noto Sans',sans-serif;font-size:10pt;color:#1b1f24;background:#ffffff}\n"
           "table{border-collapse:collapse;border-color:#c8ccd2}\n"
           "th{background-color:#eef0f3}\n.note{color:#57606a}\n"
           "</style>\n</head>\n<body>\n%3</body>\n</html>\n"_s.arg(
               QLocale().language() == QLocale::French ? u"fr"_s : u"en"_s, title.toHtmlEscaped(), page.html());
}

Result<void> writePdf(const QString &path, const Report &report)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failure(u"io_failed"_s, {{u"path"_s, path}}, file.errorString());
    {
        QPdfWriter pdf(&file);
        pdf.setPageSize(QPageSize(QPageSize::A4));
        pdf.setPageMargins(QMarginsF(14, 14, 14, 14), QPageLayout::Millimeter);
        pdf.setTitle(Text::tr("Migration report: %1").arg(report.state.facts.serverName));
        pdf.setCreator(u"Escale"_s);
        QTextDocument document;
        document.setDefaultFont(QFont(u"Noto Sans"_s, 9));
        document.setHtml(toHtml(report));
        document.print(&pdf);
    }
    if (!file.commit())
        return failure(u"io_failed"_s, {{u"path"_s, path}}, file.errorString());
    return {};
}

} // namespace escale::ui::reports
