#include "ui/overview/top_list.h"

#include "ui/theme/theme.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::overview {

namespace {

constexpr int kBar = 3;
constexpr int kNarrowest = 200;
constexpr int kDetailFrom = 260;  ///< narrower rows leave the detail out

}  // namespace

TopRow::TopRow(QWidget* parent) : QAbstractButton(parent) {
    setObjectName(QStringLiteral("topRow"));
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TopRow::show(const TopItem& item) {
    if (m_item == item) return;
    m_item = item;
    setAccessibleName(tr("%1: %2").arg(item.name, item.amount));
    setAccessibleDescription(item.detail);
    setToolTip(item.name);
    update();
}

QSize TopRow::sizeHint() const {
    return {kNarrowest, fontMetrics().height() + kBar + 2 * theme::kTight + theme::kTight};
}

QSize TopRow::minimumSizeHint() const {
    return sizeHint();
}

void TopRow::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (underMouse() || hasFocus()) {
        painter.setBrush(theme::color(theme::Token::Hover, palette()));
        if (hasFocus()) painter.setPen(QPen(theme::color(theme::Token::Accent, palette()), 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), theme::kRadius, theme::kRadius);
        painter.setPen(Qt::NoPen);
    }
    QRect text = rect().adjusted(theme::kGap, theme::kTight, -theme::kGap, -theme::kTight - kBar);
    const QRectF bar(text.left(), height() - theme::kTight - kBar, text.width(), kBar);
    painter.setBrush(theme::color(theme::Token::Line, palette()));
    painter.drawRoundedRect(bar, kBar / 2.0, kBar / 2.0);
    const double share = std::clamp(m_item.share, 0.0, 1.0);
    if (share > 0) {
        painter.setBrush(theme::seriesColor(1, palette()));
        painter.drawRoundedRect(
            QRectF(bar.topLeft(), QSizeF(std::max<double>(kBar, bar.width() * share), kBar)), kBar / 2.0,
            kBar / 2.0);
    }
    constexpr int kRight = static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    painter.setPen(theme::color(theme::Token::Text, palette()));
    painter.drawText(text, kRight, m_item.amount);
    text.setRight(text.right() - fontMetrics().horizontalAdvance(m_item.amount) - theme::kRow);
    if (width() >= kDetailFrom) {
        painter.setPen(theme::color(theme::Token::Quiet, palette()));
        painter.drawText(text, kRight, m_item.detail);
        text.setRight(text.right() - fontMetrics().horizontalAdvance(m_item.detail) - theme::kRow);
    }
    painter.setPen(theme::color(theme::Token::Text, palette()));
    painter.drawText(text, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter),
                     fontMetrics().elidedText(m_item.name, Qt::ElideMiddle, text.width()));
}

TopList::TopList(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    m_quiet = new QLabel;
    m_quiet->setObjectName(QStringLiteral("topQuiet"));
    m_quiet->setContentsMargins(theme::kGap, 0, theme::kGap, 0);
    m_quiet->setWordWrap(true);
    theme::tint(*m_quiet, theme::Token::Quiet);
    layout->addWidget(m_quiet);
    for (int at = 0; at < kMost; ++at) {
        auto* row = new TopRow;
        row->hide();
        m_rows.append(row);
        layout->addWidget(row);
        connect(row, &TopRow::clicked, this, [this, row] { Q_EMIT wanted(row->item().id); });
    }
}

void TopList::setItems(const QList<TopItem>& items, const QString& quiet) {
    m_quiet->setText(quiet);
    m_quiet->setVisible(items.isEmpty());
    for (int at = 0; at < kMost; ++at) {
        if (at < items.size()) m_rows.at(at)->show(items.at(at));
        m_rows.at(at)->setVisible(at < items.size());
    }
}

}  // namespace ui::overview
