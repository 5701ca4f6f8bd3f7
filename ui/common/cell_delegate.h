#pragma once

#include <QStyledItemDelegate>

namespace ui::common {

/// Paints every cell of a TableView: the whole row under the pointer and the whole selected row in one colour, and in
/// it what the column's look says (a state with its sign, a quota bar, a sparkline) or its text.
class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    /// The row under the pointer, -1 for none.
    void setHoveredRow(int row) { m_hovered = row; }
    int hoveredRow() const { return m_hovered; }

private:
    void paintGround(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;

    int m_hovered = -1;
};

}  // namespace ui::common
