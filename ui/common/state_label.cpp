#include "ui/common/state_label.h"

#include "ui/common/painting.h"

#include <QPainter>

namespace ui::common {

namespace {

constexpr int kSign = 14;

}  // namespace

StateLabel::StateLabel(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("state"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void StateLabel::setLook(const StateLook& look) {
    if (m_look == look) return;
    m_look = look;
    setAccessibleName(look.word);
    setToolTip(look.word);
    updateGeometry();
    update();
}

QSize StateLabel::sizeHint() const {
    return {kSign + theme::kGap + fontMetrics().horizontalAdvance(m_look.word) + 2,
            qMax(kSign, fontMetrics().height())};
}

QSize StateLabel::minimumSizeHint() const {
    return {kSign, sizeHint().height()};
}

void StateLabel::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    paintSign(painter, QRectF(0, (height() - kSign) / 2.0, kSign, kSign), m_look.sign, palette());
    const theme::Token token = tokenOf(m_look.sign);
    // Idle is a colour for signs; words need more contrast.
    painter.setPen(theme::color(token == theme::Token::Idle ? theme::Token::Quiet : token, palette()));
    const QRect text = rect().adjusted(kSign + theme::kGap, 0, 0, 0);
    painter.drawText(text, static_cast<int>(Qt::AlignVCenter),
                     fontMetrics().elidedText(m_look.word, Qt::ElideRight, text.width()));
}

}  // namespace ui::common
