#include "ui/common/cell_delegate.h"

#include "ui/common/painting.h"
#include "ui/common/table_model.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QIcon>
#include <QPainter>

namespace ui::common {

namespace {

constexpr int kPadding = theme::kRow;
constexpr int kSignSize = 14;
constexpr int kBarHeight = 4;
constexpr int kBarWidth = 56;
constexpr int kWidest = 480;

QColor textColor(const QStyleOptionViewItem& option) {
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    return theme::color(enabled ? theme::Token::Text : theme::Token::Idle, option.palette);
}

void paintText(QPainter& painter, const QRect& rect, const QString& text, Qt::Alignment alignment) {
    const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width());
    painter.drawText(rect, static_cast<int>(alignment | Qt::AlignVCenter | Qt::TextSingleLine), shown);
}

void paintState(QPainter& painter, QRect rect, const StateLook& look, const QStyleOptionViewItem& option) {
    const QRect square(rect.left(), rect.center().y() - kSignSize / 2, kSignSize, kSignSize);
    paintSign(painter, square, look.sign, option.palette);
    rect.setLeft(square.right() + theme::kGap);
    // Signs say it in colour; the word stays readable, and quiet where there is nothing to do.
    const bool calm = look.sign == Sign::Idle || look.sign == Sign::Paused;
    painter.setPen(theme::color(calm ? theme::Token::Quiet : theme::Token::Text, option.palette));
    paintText(painter, rect, look.word, Qt::AlignLeft);
}

void paintQuota(QPainter& painter, QRect rect, const BarLook& look, const QStyleOptionViewItem& option) {
    painter.setPen(theme::color(look.share < 0 ? theme::Token::Quiet : theme::Token::Text, option.palette));
    if (look.share >= 0) {
        const int width = qMin(kBarWidth, rect.width() / 2);
        const QRectF bar(rect.right() - width, rect.center().y() - kBarHeight / 2 + 1, width, kBarHeight);
        paintBar(painter, bar, look, option.palette);
        rect.setRight(static_cast<int>(bar.left()) - theme::kGap);
    }
    paintText(painter, rect, look.text, Qt::AlignRight);
}

}  // namespace

void CellDelegate::paintGround(QPainter& painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const {
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter.fillRect(option.rect, theme::color(theme::Token::Selection, option.palette));
    } else if (index.row() == m_hovered) {
        painter.fillRect(option.rect, theme::color(theme::Token::Hover, option.palette));
    }
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    if (view && view->hasFocus() && index.row() == view->currentIndex().row()) {
        // The focus is on a row, so its ring is the row's.
        painter.fillRect(QRect(option.rect.left(), option.rect.top(), option.rect.width(), 1),
                         theme::color(theme::Token::Accent, option.palette));
        painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                         theme::color(theme::Token::Accent, option.palette));
    } else {
        QColor line = theme::color(theme::Token::Line, option.palette);
        line.setAlphaF(0.6F);
        painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), line);
    }
}

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    painter->save();
    paintGround(*painter, option, index);
    QRect rect = option.rect.adjusted(kPadding, 0, -kPadding, 0);
    painter->setFont(index.data(TableModel::MonoRole).toBool() ? theme::font(theme::Type::Mono, option.font)
                                                               : option.font);
    const QVariant look = index.data(TableModel::LookRole);
    if (look.canConvert<StateLook>()) {
        paintState(*painter, rect, look.value<StateLook>(), option);
    } else if (look.canConvert<BarLook>()) {
        paintQuota(*painter, rect, look.value<BarLook>(), option);
    } else if (look.canConvert<SparkLook>()) {
        const auto spark = look.value<SparkLook>();
        paintSparkline(*painter, QRectF(rect.adjusted(0, 7, 0, -7)), spark.values,
                       theme::seriesColor(spark.series, option.palette), false);
    } else {
        const QVariant picture = index.data(Qt::DecorationRole);
        if (picture.canConvert<QIcon>()) {
            const QRect square(rect.left(), rect.center().y() - theme::kSmallIcon / 2, theme::kSmallIcon,
                               theme::kSmallIcon);
            picture.value<QIcon>().paint(painter, square);
            rect.setLeft(square.right() + theme::kGap);
        }
        painter->setPen(textColor(option));
        paintText(*painter, rect, index.data().toString(),
                  Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()) & Qt::AlignHorizontal_Mask);
    }
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QFont font =
        index.data(TableModel::MonoRole).toBool() ? theme::font(theme::Type::Mono, option.font) : option.font;
    int width = QFontMetrics(font).horizontalAdvance(index.data().toString());
    const QVariant look = index.data(TableModel::LookRole);
    if (look.canConvert<StateLook>())
        width = QFontMetrics(font).horizontalAdvance(look.value<StateLook>().word) + kSignSize + theme::kGap;
    if (look.canConvert<BarLook>())
        width = QFontMetrics(font).horizontalAdvance(look.value<BarLook>().text) + kBarWidth + theme::kGap;
    if (index.data(Qt::DecorationRole).canConvert<QIcon>()) width += theme::kSmallIcon + theme::kGap;
    return {qMin(width + 2 * kPadding + 2, kWidest), theme::rowHeight()};
}

}  // namespace ui::common
