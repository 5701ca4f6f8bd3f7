#include "ui/common/sparkline.h"

#include "ui/common/painting.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace ui::common {

namespace {

constexpr int kWidth = 120;
constexpr int kHeight = 28;
constexpr double kRoom = 2;

}  // namespace

Sparkline::Sparkline(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("sparkline"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Sparkline::setValues(const QList<double>& values) {
    m_values = values;
    update();
}

void Sparkline::setSeries(int series) {
    m_series = series;
    update();
}

QSize Sparkline::sizeHint() const {
    return {kWidth, kHeight};
}

void Sparkline::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    paintSparkline(painter, QRectF(rect()).adjusted(kRoom, kRoom, -kRoom, -kRoom), m_values,
                   theme::seriesColor(m_series, palette()), true);
}

}  // namespace ui::common
