#include "ui/common/row_filter.h"

#include "ui/common/table_model.h"

#include <QCollator>
#include <QDateTime>

#include <algorithm>

namespace ui::common {

namespace {

const QCollator& collator() {
    static const QCollator made = [] {
        QCollator own;
        own.setNumericMode(true);
        own.setCaseSensitivity(Qt::CaseInsensitive);
        return own;
    }();
    return made;
}

bool isNumber(const QVariant& value) {
    switch (value.typeId()) {
        case QMetaType::Int:
        case QMetaType::UInt:
        case QMetaType::LongLong:
        case QMetaType::ULongLong:
        case QMetaType::Double:
        case QMetaType::Bool:
            return true;
        default:
            return false;
    }
}

}  // namespace

RowFilter::RowFilter(QObject* parent) : QSortFilterProxyModel(parent) {
    setSortRole(TableModel::SortRole);
    setDynamicSortFilter(true);
}

void RowFilter::setModel(TableModel* model) {
    m_model = model;
    setSourceModel(model);
}

void RowFilter::setSearch(const QString& words) {
    const QStringList wanted = words.toCaseFolded().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (wanted == m_words) return;
    m_words = wanted;
    invalidateFilter();
}

void RowFilter::setCondition(Condition condition) {
    m_condition = std::move(condition);
    invalidateFilter();
}

void RowFilter::setHeld(bool held) {
    if (dynamicSortFilter() != held) return;
    setDynamicSortFilter(!held);
    if (!held) invalidateFilter();
}

bool RowFilter::filterAcceptsRow(int sourceRow, const QModelIndex& /*sourceParent*/) const {
    if (!m_model) return false;
    if (m_condition && !m_condition(sourceRow)) return false;
    if (m_words.isEmpty()) return true;
    const QString text = m_model->searchText(sourceRow);
    return std::ranges::all_of(m_words, [&text](const QString& word) { return text.contains(word); });
}

bool RowFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const QVariant one = left.data(sortRole());
    const QVariant two = right.data(sortRole());
    if (isNumber(one) && isNumber(two)) return one.toDouble() < two.toDouble();
    if (one.typeId() == QMetaType::QDateTime && two.typeId() == QMetaType::QDateTime)
        return one.toDateTime() < two.toDateTime();
    return collator().compare(one.toString(), two.toString()) < 0;
}

}  // namespace ui::common
