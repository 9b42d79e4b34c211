// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compare_panel.h"

#include "compare_model.h"

#include <escale/items/log_text.h>
#include <escale/items/text.h>
#include <escale/logs/query.h>
#include <escale/logs/sentence.h>
#include <escale/ui/common/label.h>
#include <escale/ui/common/style.h>
#include <escale/ui/common/theme.h>

#include <QtCore/QEvent>
#include <QtCore/QScopedValueRollback>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QTableView>

namespace escale::ui {

using namespace Qt::StringLiterals;

namespace {

QTableView *makeTable(const QString &name, QWidget *parent)
{
    auto *table = new QTableView(parent);
    table->setObjectName(name);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(int(table->fontMetrics().height() * 1.4));
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return table;
}

} // namespace

ComparePanel::ComparePanel(const LogShelf &shelf, QWidget *parent)
    : QWidget(parent)
    , m_shelf(shelf)
    , m_run(new QPushButton(this))
    , m_only(new QCheckBox(this))
    , m_close(new QPushButton(this))
    , m_summary(new Label(this))
    , m_stageModel(new StageModel(this))
{
    setObjectName(u"comparePanel"_s);
    m_pool.setMaxThreadCount(1);
    m_left = {new QComboBox(this), new QComboBox(this)};
    m_right = {new QComboBox(this), new QComboBox(this)};
    m_left.log->setObjectName(u"compareLeftLog"_s);
    m_left.part->setObjectName(u"compareLeftPart"_s);
    m_right.log->setObjectName(u"compareRightLog"_s);
    m_right.part->setObjectName(u"compareRightPart"_s);
    m_run->setObjectName(u"compareRun"_s);
    setPrimary(*m_run);
    m_only->setObjectName(u"compareOnly"_s);
    m_close->setObjectName(u"compareClose"_s);
    m_summary->setObjectName(u"compareSummary"_s);
    m_summary->wrapped()->bold();
    auto *tables = new QSplitter(Qt::Vertical, this);
    m_table = makeTable(u"compareTable"_s, tables);
    m_stages = makeTable(u"compareStages"_s, tables);
    m_stages->setModel(m_stageModel);
    m_stages->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_stages->horizontalHeader()->setSectionResizeMode(StageModel::Stage, QHeaderView::Stretch);
    tables->setStretchFactor(0, 3);
    tables->setStretchFactor(1, 1);
    tables->setChildrenCollapsible(false);

    auto *sides = new QHBoxLayout;
    for (const Side &side : {m_left, m_right}) {
        side.log->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        side.log->setMinimumContentsLength(10);
        side.part->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        side.part->setMinimumContentsLength(10);
        side.part->setMaxVisibleItems(20);
        sides->addWidget(side.log, 1);
        sides->addWidget(side.part, 1);
        connect(side.log, &QComboBox::currentIndexChanged, this, [this, side] {
            if (!m_filling)
                fillParts(side);
        });
    }
    sides->addWidget(m_run);
    auto *line = new QHBoxLayout;
    line->addWidget(m_summary, 1);
    line->addWidget(m_only);
    line->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    const int margin = em(*this, 0.6);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(em(*this, 0.4));
    column->addLayout(sides);
    column->addLayout(line);
    column->addWidget(tables, 1);

    connect(&shelf, &LogShelf::opened, this, &ComparePanel::fillLogs);
    connect(&shelf, &LogShelf::aboutToClose, this, [this](int id) {
        if (id == m_leftId || id == m_rightId)
            Q_EMIT closeRequested();
    });
    connect(m_run, &QPushButton::clicked, this, &ComparePanel::run);
    connect(m_close, &QPushButton::clicked, this, &ComparePanel::closeRequested);
    connect(m_only, &QCheckBox::toggled, this, [this](bool on) {
        if (m_model)
            m_model->setOnlyDifferences(on);
    });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        const qint64 left = index.data(CompareModel::LeftLineRole).toLongLong();
        const qint64 right = index.data(CompareModel::RightLineRole).toLongLong();
        if (left >= 0 && index.column() != CompareModel::Right)
            Q_EMIT lineRequested(m_leftId, left);
        else if (right >= 0)
            Q_EMIT lineRequested(m_rightId, right);
    });
    retranslate();
}

ComparePanel::~ComparePanel()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void ComparePanel::fillLogs()
{
    const QScopedValueRollback filling(m_filling, true);
    for (const Side &side : {m_left, m_right}) {
        const QVariant before = side.log->currentData();
        side.log->clear();
        for (const LogShelf::Item &item : m_shelf.items()) {
            if (item.document)
                side.log->addItem(items::printable(item.title), item.id);
        }
        side.log->setCurrentIndex(std::max(0, side.log->findData(before)));
    }
}

void ComparePanel::fillParts(const Side &side)
{
    side.part->clear();
    side.part->addItem(tr("the whole log"), QString());
    const LogShelf::Item *item = m_shelf.item(side.log->currentData().toInt());
    if (!item || !item->document)
        return;
    const logs::Index &index = item->document->index();
    QStringList accounts = index.names(logs::NameColumn::Account);
    accounts.removeAll(QString());
    accounts.sort(Qt::CaseInsensitive);
    for (const QString &account : std::as_const(accounts))
        side.part->addItem(tr("account %1").arg(items::printable(account)),
                           logs::toText(logs::Query::condition(logs::Field::Account, account)));
    QStringList tasks = index.names(logs::NameColumn::Task);
    tasks.removeAll(QString());
    std::ranges::sort(tasks, {}, [](const QString &task) { return task.toLongLong(); });
    for (const QString &task : std::as_const(tasks))
        side.part->addItem(tr("task %1").arg(items::printable(task)),
                           logs::toText(logs::Query::condition(logs::Field::Task, task)));
}

void ComparePanel::start(int id, const QString &account)
{
    fillLogs();
    for (const Side &side : {m_left, m_right}) {
        const QScopedValueRollback filling(m_filling, true);
        side.log->setCurrentIndex(std::max(0, side.log->findData(id)));
        fillParts(side);
    }
    // Another log of its kind is what one would compare a log with.
    const LogShelf::Item *item = m_shelf.item(id);
    for (const LogShelf::Item &other : m_shelf.items()) {
        if (item && other.id != id && other.document && item->document
            && other.document->isMigrationLog() == item->document->isMigrationLog() && account.isEmpty())
            m_right.log->setCurrentIndex(std::max(0, m_right.log->findData(other.id)));
    }
    if (account.isEmpty() || !item || !item->document)
        return;
    // The tasks of the account, in the order of the log.
    const logs::Index &index = item->document->index();
    const auto number = index.findName(logs::NameColumn::Account, account);
    QList<quint32> tasks;
    for (qint64 row = 0; number && row < index.lineCount(); ++row) {
        const quint32 task = index.name(logs::NameColumn::Task, row);
        if (task != 0 && index.name(logs::NameColumn::Account, row) == *number && !tasks.contains(task))
            tasks.append(task);
    }
    if (tasks.size() < 2)
        return;
    const auto choose = [&index](const Side &side, quint32 task) {
        side.part->setCurrentIndex(std::max(0, side.part->findData(logs::toText(logs::Query::condition(
                                                   logs::Field::Task, index.nameText(logs::NameColumn::Task, task))))));
    };
    choose(m_left, tasks[0]);
    choose(m_right, tasks[1]);
    run();
}

void ComparePanel::run()
{
    const LogShelf::Item *left = m_shelf.item(m_left.log->currentData().toInt());
    const LogShelf::Item *right = m_shelf.item(m_right.log->currentData().toInt());
    if (!left || !right || !left->document || !right->document)
        return;
    m_leftId = left->id;
    m_rightId = right->id;
    CompareModel *const before = m_model;
    m_model = new CompareModel(left->document, right->document, this);
    m_model->setOnlyDifferences(m_only->isChecked());
    m_table->setModel(m_model);
    delete before;
    m_table->horizontalHeader()->setSectionResizeMode(CompareModel::Left, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(CompareModel::Right, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(CompareModel::Sign, QHeaderView::ResizeToContents);
    m_stageModel->setStages({});
    m_summary->setText(tr("Comparing…"));
    m_result.reset();

    struct Part {
        std::shared_ptr<const logs::Source> source;
        logs::Index index;
        QString query;
    };
    m_stop.request_stop();
    m_stop = std::stop_source();
    const Part parts[] = {
        {left->document->source(), left->document->index(), m_left.part->currentData().toString()},
        {right->document->source(), right->document->index(), m_right.part->currentData().toString()}};
    const bool accounts = parts[0].query.startsWith("account:"_L1) && parts[0].query != parts[1].query;
    m_pool.start([this, number = ++m_number, parts = std::to_array(parts), accounts, stop = m_stop.get_token()] {
        logs::CompareSide sides[2];
        for (size_t i = 0; i < 2; ++i) {
            sides[i].source = parts[i].source;
            sides[i].index = parts[i].index;
            if (parts[i].query.isEmpty())
                continue;
            logs::Filter filter(parts[i].source);
            const auto found = filter.apply(*logs::parseQuery(parts[i].query), parts[i].index, stop);
            if (!found) {
                QMetaObject::invokeMethod(this, [this, error = found.error()] { show(std::unexpected(error)); });
                return;
            }
            sides[i].lines = found->lines;
        }
        Result<logs::Comparison> result = logs::compare(sides[0], sides[1], {.sameAccount = !accounts}, stop);
        if (stop.stop_requested())
            return;
        QMetaObject::invokeMethod(this, [this, number, result = std::move(result)] {
            if (number == m_number)
                show(result);
        });
    });
}

void ComparePanel::show(const Result<logs::Comparison> &result)
{
    m_result = result;
    if (!result) {
        m_summary->setText(logs::describe(result.error(), logs::languageOf(QLocale())));
        return;
    }
    if (m_model->comparison().rows.empty()) {
        m_model->setComparison(*result);
        m_stageModel->setStages(result->stages);
        m_stages->setVisible(!result->stages.empty());
    }
    const auto few = [](qint64 count) { return int(std::min<qint64>(count, INT_MAX)); };
    m_summary->setText(QStringList{tr("%Ln line(s) the same", nullptr, few(result->same)),
                                   tr("%Ln with other values", nullptr, few(result->changed)),
                                   tr("%Ln on the left only", nullptr, few(result->onlyLeft)),
                                   tr("%Ln on the right only", nullptr, few(result->onlyRight))}
                           .join(u" · "_s));
}

void ComparePanel::retranslate()
{
    m_run->setText(tr("Compare"));
    m_only->setText(tr("Only differences"));
    m_close->setText(tr("Back to the log"));
    m_left.log->setAccessibleName(tr("Log on the left"));
    m_left.part->setAccessibleName(tr("What of it, on the left"));
    m_right.log->setAccessibleName(tr("Log on the right"));
    m_right.part->setAccessibleName(tr("What of it, on the right"));
    m_table->setAccessibleName(tr("The two side by side"));
    m_stages->setAccessibleName(tr("Where the time went"));
    for (const Side &side : {m_left, m_right}) {
        const int at = side.part->currentIndex();
        const QScopedValueRollback filling(m_filling, true);
        fillParts(side);
        side.part->setCurrentIndex(std::max(0, at));
    }
    if (m_model)
        m_model->retranslate();
    m_stageModel->retranslate();
    if (m_result)
        show(*m_result);
}

void ComparePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace escale::ui
