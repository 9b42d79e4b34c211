// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compare_model.h"

#include <escale/items/log_text.h>
#include <escale/items/text.h>

#include <QtCore/QLocale>

#include <algorithm>

namespace escale::ui {

using namespace Qt::StringLiterals;
using Kind = logs::CompareRow::Kind;

CompareModel::CompareModel(items::LogDocument *left, items::LogDocument *right, QObject *parent)
    : QAbstractTableModel(parent)
    , m_leftTitle(left->title())
    , m_rightTitle(right->title())
    , m_leftRows(new items::LogRows(this))
    , m_rightRows(new items::LogRows(this))
{
    m_leftRows->setLogs({left});
    m_rightRows->setLogs({right});
    for (items::LogRows *rows : {m_leftRows, m_rightRows}) {
        connect(rows, &items::LogRows::arrived, this, [this] {
            if (rowCount() > 0)
                Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), {Qt::DisplayRole});
        });
    }
}

void CompareModel::setComparison(const logs::Comparison &comparison)
{
    beginResetModel();
    m_comparison = comparison;
    m_differences.clear();
    for (size_t i = 0; i < m_comparison.rows.size(); ++i) {
        if (m_comparison.rows[i].kind != Kind::Same)
            m_differences.push_back(quint32(i));
    }
    endResetModel();
}

void CompareModel::setOnlyDifferences(bool only)
{
    beginResetModel();
    m_onlyDifferences = only;
    endResetModel();
}

void CompareModel::retranslate()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

const logs::CompareRow &CompareModel::row(int row) const
{
    return m_comparison.rows[m_onlyDifferences ? m_differences[size_t(row)] : size_t(row)];
}

int CompareModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return int(std::min<size_t>(m_onlyDifferences ? m_differences.size() : m_comparison.rows.size(), INT_MAX));
}

int CompareModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString CompareModel::text(items::LogRows &rows, qint64 line) const
{
    if (line < 0 || line >= rows.count())
        return {};
    const items::LogLine *found = rows.line(line);
    if (!found)
        return u"…"_s;
    const logs::Language language = logs::languageOf(QLocale());
    if (!found->entry)
        return items::lineText(*found, language).left(500);
    return u"%1  %2  %3"_s.arg(found->entry->at.toTimeZone(found->zone).toString(u"HH:mm:ss"_s), found->entry->code,
                               items::lineText(*found, language).left(500));
}

QVariant CompareModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const logs::CompareRow &row = this->row(index.row());
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Left)
            return text(*m_leftRows, row.left);
        if (index.column() == Right)
            return text(*m_rightRows, row.right);
        return row.kind == Kind::Same       ? u"="_s
               : row.kind == Kind::Changed  ? u"≠"_s
               : row.kind == Kind::OnlyLeft ? u"<"_s
                                            : u">"_s;
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        switch (row.kind) {
        case Kind::Same:
            return tr("the same on both sides");
        case Kind::Changed:
            return tr("the same event with other values");
        case Kind::OnlyLeft:
            return row.isElsewhere ? tr("on the left; on the right it comes elsewhere") : tr("on the left only");
        case Kind::OnlyRight:
            return row.isElsewhere ? tr("on the right; on the left it comes elsewhere") : tr("on the right only");
        }
        return {};
    case Qt::TextAlignmentRole:
        return index.column() == Sign ? QVariant(Qt::AlignCenter) : QVariant();
    case KindRole:
        return int(row.kind);
    case LeftLineRole:
        return row.left;
    case RightLineRole:
        return row.right;
    default:
        return {};
    }
}

QVariant CompareModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Left    ? items::printable(m_leftTitle)
           : section == Right ? items::printable(m_rightTitle)
                              : QString();
}

void StageModel::setStages(const std::vector<logs::CompareStage> &stages)
{
    beginResetModel();
    m_stages = stages;
    endResetModel();
}

void StageModel::retranslate()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int StageModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_stages.size());
}

int StageModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant StageModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const logs::CompareStage &stage = m_stages[size_t(index.row())];
    if (role == Qt::TextAlignmentRole)
        return index.column() == Stage ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const auto time = [](qint64 ms) { return ms < 0 ? u"–"_s : items::duration(double(ms) / 1000); };
    switch (index.column()) {
    case Stage: {
        QStringList parts{items::printable(stage.account),
                          stage.stage == "downtime"_L1 ? tr("downtime") : items::stageName(stage.stage)};
        if (!stage.subject.isEmpty() && stage.subject != stage.account)
            parts += items::printable(stage.subject);
        parts.removeAll(QString());
        return parts.join(u" · "_s);
    }
    case LeftTime:
        return time(stage.leftMs);
    case RightTime:
        return time(stage.rightMs);
    case Difference: {
        if (stage.leftMs < 0 || stage.rightMs < 0)
            return u"–"_s;
        const qint64 difference = stage.rightMs - stage.leftMs;
        return (difference < 0 ? u"−"_s : u"+"_s) + items::duration(double(std::abs(difference)) / 1000);
    }
    default:
        return {};
    }
}

QVariant StageModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Stage:
        return tr("Where the time went");
    case LeftTime:
        return tr("Left");
    case RightTime:
        return tr("Right");
    case Difference:
        return tr("Difference");
    default:
        return {};
    }
}

} // namespace escale::ui
