// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/logs/export_dialog.h>

#include <escale/items/log_text.h>
#include <escale/items/text.h>
#include <escale/logs/entry.h>
#include <escale/logs/sentence.h>
#include <escale/ui/common/label.h>
#include <escale/ui/common/style.h>
#include <escale/ui/common/theme.h>

#include <QtCore/QDir>
#include <QtCore/QEvent>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>
#include <QtGui/QFontDatabase>
#include <QtGui/QScreen>
#include <QtGui/QStandardItemModel>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

#include <algorithm>

namespace escale::ui {

using namespace Qt::StringLiterals;
using logs::RedactionPreview;

namespace {

Result<void> writeWhole(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(u"io_failed"_s, {{u"path"_s, path}}, file.errorString());
    return {};
}

/// An entry as somebody would read it; as it stands where what was replaced is not in its sentence.
std::pair<QString, QString> shownChange(const RedactionPreview::Line &line)
{
    const logs::Language language = logs::languageOf(QLocale());
    const auto before = logs::fromLine(line.before);
    const auto after = logs::fromLine(line.after);
    if (before && after) {
        const QString was = logs::sentence(*before, language);
        const QString is = logs::sentence(*after, language);
        if (was != is)
            return {items::printable(was), items::printable(is)};
    }
    return {items::printableBytes(line.before), items::printableBytes(line.after)};
}

/// What stands for whom, as the exports before left it.
logs::Pseudonyms readNames(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    Result<logs::Pseudonyms> names = logs::Pseudonyms::fromJson(file.readAll());
    return names ? *std::move(names) : logs::Pseudonyms();
}

} // namespace

ExportDialog::ExportDialog(std::shared_ptr<const logs::Bundle> bundle, const QString &namesFolder, QWidget *parent)
    : QDialog(parent)
    , m_bundle(std::move(bundle))
    , m_namesFile(QDir(namesFolder).filePath(u"pseudonyms.json"_s))
    , m_text(new Label(this))
    , m_redact(new QCheckBox(this))
    , m_withRaw(new QCheckBox(this))
    , m_members(new Label(this))
    , m_table(new QTableView(this))
    , m_model(new QStandardItemModel(this))
    , m_linesTitle(new Label(this))
    , m_lines(new QPlainTextEdit(this))
    , m_problem(new Label(this))
    , m_export(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    setObjectName(u"exportDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    m_pool.setMaxThreadCount(1);
    m_text->wrapped();
    m_redact->setObjectName(u"exportRedact"_s);
    m_redact->setChecked(true);
    m_withRaw->setObjectName(u"exportWithRaw"_s);
    m_members->setObjectName(u"exportMembers"_s);
    m_members->wrapped()->tone(Tone::Muted);
    m_table->setObjectName(u"exportNames"_s);
    m_table->setModel(m_model);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_lines->setObjectName(u"exportLines"_s);
    m_lines->setReadOnly(true);
    m_lines->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_lines->setTabChangesFocus(true);
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font().pointSizeF());
    m_lines->setFont(fixed);
    m_problem->setObjectName(u"exportProblem"_s);
    m_problem->wrapped()->tone(Tone::Danger);
    m_problem->hide();
    m_export->setObjectName(u"confirmButton"_s);
    setPrimary(*m_export);
    m_cancel->setObjectName(u"cancelButton"_s);

    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_export);
    auto *column = new QVBoxLayout(this);
    const int margin = em(*this, 1);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(em(*this, 0.5));
    column->addWidget(m_text);
    column->addWidget(m_redact);
    column->addWidget(m_withRaw);
    column->addWidget(m_members);
    column->addWidget(m_table, 2);
    column->addWidget(m_linesTitle);
    column->addWidget(m_lines, 1);
    column->addWidget(m_problem);
    column->addLayout(buttons);
    // Three quarters of a small screen: the window's own frame takes some of it, and what is behind stays in sight.
    resize(em(*this, 44), std::min(em(*this, 36), screen()->availableGeometry().height() * 3 / 4));

    connect(m_redact, &QCheckBox::toggled, this, &ExportDialog::preview);
    connect(m_withRaw, &QCheckBox::toggled, this, &ExportDialog::preview);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::askWhere);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    retranslate();
    preview();
}

ExportDialog::~ExportDialog()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void ExportDialog::preview()
{
    const bool redacts = m_redact->isChecked();
    for (QWidget *widget : std::initializer_list<QWidget *>{m_table, m_linesTitle, m_lines, m_withRaw})
        widget->setVisible(redacts);
    m_problem->hide();
    m_export->setEnabled(!redacts);
    m_preview.reset();
    m_members->setText(redacts ? tr("Looking at what would be shared…")
                               : tr("Everything is shared as it is, with all names and what tools said."));
    m_stop.request_stop();
    m_stop = std::stop_source();
    const int number = ++m_number;
    if (!redacts)
        return;
    m_pool.start([this, number, bundle = m_bundle, file = m_namesFile,
                  options = logs::RedactionOptions{.withRaw = m_withRaw->isChecked()}, stop = m_stop.get_token()] {
        logs::Pseudonyms names = readNames(file);
        const Result<RedactionPreview> preview = logs::previewRedaction(*bundle, names, options, stop);
        if (stop.stop_requested())
            return;
        QMetaObject::invokeMethod(this, [this, number, names, preview] {
            if (number != m_number)
                return;
            m_names = names;
            show(preview);
        });
    });
}

void ExportDialog::show(const Result<RedactionPreview> &preview)
{
    if (!preview) {
        m_problem->setText(logs::describe(preview.error(), logs::languageOf(QLocale())));
        m_problem->show();
        return;
    }
    m_preview = *preview;
    m_export->setEnabled(true);
    const auto inWords = [](const QStringList &members) {
        QStringList words;
        QStringList tasks;
        for (const QString &member : members) {
            if (member == logs::bundleLog)
                words += tr("the log");
            else if (member == logs::bundleState)
                words += tr("inventory and facts");
            else if (member.startsWith("raw/"_L1) && member.endsWith(".log"_L1))
                tasks += member.sliced(4).chopped(4);
            else
                words += items::printable(member);
        }
        if (!tasks.isEmpty())
            //: %1: numbers of tasks
            words += tr("what tools said (task(s) %1)", nullptr, int(tasks.size())).arg(items::names(tasks, 5));
        return words.join(u", "_s);
    };
    QStringList parts{tr("Shared: %1").arg(inWords(preview->kept))};
    if (!preview->leftOut.isEmpty())
        parts += tr("Left out: %1").arg(inWords(preview->leftOut));
    m_members->setText(parts.join(u'\n'));
    m_model->clear();
    m_model->setHorizontalHeaderLabels({tr("Name"), tr("Shared as")});
    for (const logs::Pseudonyms::Row &row : preview->names)
        m_model->appendRow({new QStandardItem(items::printable(row.name)), new QStandardItem(row.pseudonym)});
    QString text;
    for (const RedactionPreview::Line &line : preview->lines) {
        const auto [was, is] = shownChange(line);
        text += u"− "_s + was + u"\n+ "_s + is + u'\n';
    }
    m_lines->setPlainText(text);
}

void ExportDialog::askWhere()
{
    const QFileInfo from(m_bundle->path());
    // Where the program itself keeps what it has fetched, nobody looks for a file.
    const QString folder = m_folder.isEmpty() ? from.path() : m_folder;
    auto *dialog = new QFileDialog(this, tr("Export the bundle"), folder);
    dialog->setObjectName(u"exportFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Bundles (*.escale)")});
    dialog->setDefaultSuffix(u"escale"_s);
    // A name would be in the file's name again.
    dialog->selectFile(m_redact->isChecked() ? u"migration-redacted.escale"_s : from.fileName());
    connect(dialog, &QFileDialog::fileSelected, this, &ExportDialog::exportTo);
    dialog->open();
}

void ExportDialog::exportTo(const QString &path)
{
    m_export->setEnabled(false);
    m_problem->hide();
    m_members->setText(tr("Exporting…"));
    m_pool.start([this, path, bundle = m_bundle, redacts = m_redact->isChecked(), names = m_names, file = m_namesFile,
                  options = logs::RedactionOptions{.withRaw = m_withRaw->isChecked()},
                  stop = m_stop.get_token()]() mutable {
        Result<void> result;
        if (!redacts) {
            QSaveFile copy(path);
            QFile original(bundle->path());
            bool well = QFileInfo(path) != QFileInfo(bundle->path()) && original.open(QIODevice::ReadOnly)
                        && copy.open(QIODevice::WriteOnly);
            while (well && !original.atEnd() && !stop.stop_requested()) {
                const QByteArray block = original.read(1 << 20);
                well = !block.isEmpty() && copy.write(block) == block.size();
            }
            if (!well || stop.stop_requested() || !copy.commit())
                result = failure(u"bundle_write_failed"_s, {{u"path"_s, path}}, copy.errorString());
        } else if (const auto written = logs::redact(*bundle, path, names, options, stop); !written) {
            result = std::unexpected(written.error());
        } else {
            // Without the map nobody could say later who account-1 was; the bundle itself is whole either way.
            result = writeWhole(file, names.toJson());
        }
        QMetaObject::invokeMethod(this, [this, result, path] { finish(result, path); });
    });
}

void ExportDialog::finish(const Result<void> &result, const QString &path)
{
    if (result) {
        Q_EMIT exported(path);
        accept();
        return;
    }
    m_problem->setText(logs::describe(result.error(), logs::languageOf(QLocale())));
    m_problem->show();
    if (m_preview)
        show(*m_preview);
    m_export->setEnabled(true);
}

void ExportDialog::retranslate()
{
    setWindowTitle(tr("Export"));
    m_text->setText(
        tr("A bundle for somebody else. Names, addresses and domains can be replaced by pseudonyms that are the same "
           "throughout; which stands for whom stays with you."));
    m_redact->setText(tr("Replace names, addresses and domains by pseudonyms"));
    m_withRaw->setText(tr("With what tools said (it names every file; only known names in it are replaced)"));
    m_linesTitle->setText(tr("The first entries in which something is replaced:"));
    m_table->setAccessibleName(tr("Names and their pseudonyms"));
    m_lines->setAccessibleName(tr("Entries before and after"));
    m_export->setText(tr("Export…"));
    m_cancel->setText(tr("Cancel"));
    if (m_preview)
        show(*m_preview);
}

void ExportDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

} // namespace escale::ui
