#include "ui/accounts/day_timeline.h"

#include "ui/common/format.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>

namespace ui::accounts {

using namespace Qt::Literals::StringLiterals;
namespace format = common::format;

namespace {

constexpr int kBarsHeight = 56;
constexpr double kLeastBar = 2;

QString hour(const QDateTime& time) {
    return QLocale().toString(time.toLocalTime().time(), QLocale::ShortFormat);
}

}  // namespace

DayTimeline::DayTimeline(QWidget* parent) : QWidget(parent) {
    setObjectName(u"dayTimeline"_s);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Requests of the last day"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void DayTimeline::setSeries(const api::UsageSeries& series) {
    m_series = series;
    m_most = 0;
    for (const api::UsagePoint& point : m_series.rows)
        m_most = std::max(m_most, point.attempts);
    if (m_step >= m_series.rows.size()) m_step = -1;
    setAccessibleDescription(
        tr("%1 attempts, %2 failed").arg(m_series.total.attempts).arg(m_series.total.failures));
    update();
}

QString DayTimeline::wordsOf(int step) const {
    if (step < 0 || step >= m_series.rows.size()) return {};
    const api::UsagePoint& point = m_series.rows[step];
    return tr("%1 · %2 attempts · %3 failed · %4")
        .arg(hour(point.start), format::count(point.attempts), format::count(point.failures),
             format::money(point.cost.toDecimal()));
}

QSize DayTimeline::sizeHint() const {
    return {200, kBarsHeight + 2 * fontMetrics().height() + theme::kGap};
}

QRectF DayTimeline::plot() const {
    return {0.0, fontMetrics().height() + 2.0, static_cast<double>(width()),
            static_cast<double>(kBarsHeight)};
}

double DayTimeline::stepWidth() const {
    return m_series.rows.isEmpty() ? 0 : plot().width() / static_cast<double>(m_series.rows.size());
}

void DayTimeline::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const QRectF area = plot();
    painter.setFont(theme::font(theme::Type::Caption, font()));
    painter.fillRect(QRectF(area.left(), area.bottom(), area.width(), 1),
                     theme::color(theme::Token::Line, palette()));
    if (m_series.rows.isEmpty()) return;
    paintBars(painter, area);
    paintAxis(painter, area);
    if (m_step >= 0) paintPointed(painter, area);
    if (!hasFocus()) return;
    painter.setPen(theme::color(theme::Token::Accent, palette()));
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

void DayTimeline::paintBars(QPainter& painter, const QRectF& area) const {
    const double step = stepWidth();
    const double gap = step > 3 ? 1 : 0;
    const QColor good = theme::seriesColor(0, palette());
    const QColor bad = theme::color(theme::Token::Bad, palette());
    const auto height = [&](qint64 count) {
        if (count <= 0) return 0.0;
        return std::max(kLeastBar, area.height() * static_cast<double>(count) / static_cast<double>(m_most));
    };
    for (int i = 0; i < m_series.rows.size(); ++i) {
        const api::UsagePoint& point = m_series.rows[i];
        const double left = area.left() + i * step;
        const double all = height(point.attempts);
        const double failed = std::min(all, height(point.failures));
        painter.fillRect(QRectF(left, area.bottom() - all, step - gap, all - failed), good);
        painter.fillRect(QRectF(left, area.bottom() - failed, step - gap, failed), bad);
    }
}

void DayTimeline::paintAxis(QPainter& painter, const QRectF& area) const {
    painter.setPen(theme::color(theme::Token::Quiet, palette()));
    const QRectF line(area.left(), area.bottom() + 3, area.width(), painter.fontMetrics().height());
    const auto middle = m_series.rows.size() / 2;
    painter.drawText(line, Qt::AlignLeft, hour(m_series.rows.constFirst().start));
    painter.drawText(line, Qt::AlignHCenter, hour(m_series.rows[middle].start));
    painter.drawText(line, Qt::AlignRight, tr("now"));
    if (m_step >= 0) return;
    const QRectF top(area.left(), 0, area.width(), painter.fontMetrics().height());
    painter.drawText(top, Qt::AlignRight,
                     tr("most in %1 min: %2").arg(m_series.stepSeconds / 60).arg(format::count(m_most)));
}

void DayTimeline::paintPointed(QPainter& painter, const QRectF& area) const {
    const double at = area.left() + (m_step + 0.5) * stepWidth();
    painter.setPen(theme::color(theme::Token::Idle, palette()));
    painter.drawLine(QPointF(at, area.top()), QPointF(at, area.bottom()));
    painter.setPen(theme::color(theme::Token::Text, palette()));
    const QRectF top(area.left(), 0, area.width(), painter.fontMetrics().height());
    painter.drawText(top, Qt::AlignLeft, wordsOf(m_step));
}

void DayTimeline::point(int step) {
    if (m_step == step) return;
    m_step = step;
    setToolTip(wordsOf(step));
    setAccessibleDescription(wordsOf(step));
    update();
}

void DayTimeline::mouseMoveEvent(QMouseEvent* event) {
    if (m_series.rows.isEmpty()) return;
    const auto step = static_cast<int>(event->position().x() / stepWidth());
    point(std::clamp(step, 0, static_cast<int>(m_series.rows.size()) - 1));
}

void DayTimeline::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    if (!hasFocus()) point(-1);
}

void DayTimeline::keyPressEvent(QKeyEvent* event) {
    const auto last = static_cast<int>(m_series.rows.size()) - 1;
    const int by = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
    if (by == 0 || last < 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    point(m_step < 0 ? last : std::clamp(m_step + by, 0, last));
}

void DayTimeline::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    point(-1);
    update();
}

}  // namespace ui::accounts
