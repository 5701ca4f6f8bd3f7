#include "ui/common/time_chart.h"

#include "ui/common/chart_overlay.h"
#include "ui/common/chart_panel.h"
#include "ui/common/format.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>

#include <algorithm>
#include <cmath>

namespace ui::common {

namespace {

constexpr int kPaneHeight = 150;
constexpr int kLeastPane = 96;
constexpr int kWidth = 560;

}  // namespace

TimeChart::TimeChart(QWidget* parent)
    : QWidget(parent), m_overlay(new ChartOverlay(*this)), m_emptyText(tr("No data in this time")) {
    setObjectName(QStringLiteral("timeChart"));
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Chart over time"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setSizePolicy(policy);
}

TimeChart::~TimeChart() = default;

void TimeChart::setRange(const QDateTime& from, const QDateTime& to) {
    m_from = from.toMSecsSinceEpoch();
    m_to = std::max(m_from + 1, to.toMSecsSinceEpoch());
    setPanes(m_panes);
}

void TimeChart::setPanes(const QList<ChartPane>& panes) {
    m_panes = panes;
    while (m_views.size() > panes.size())
        delete m_views.takeLast();
    while (m_views.size() < panes.size()) {
        m_views.append(new ChartPanel(this));
        m_views.constLast()->show();
    }
    for (int at = 0; at < panes.size(); ++at)
        m_views.at(at)->show(panes.at(at), m_from, m_to);
    if (m_pointed >= 0 && !moments().contains(m_pointed)) m_pointed = -1;
    arrange();
}

void TimeChart::setEmptyText(const QString& text) {
    m_emptyText = text;
    m_overlay->update();
}

bool TimeChart::hasValues() const {
    return std::ranges::any_of(m_panes, [](const ChartPane& pane) {
        return std::ranges::any_of(pane.lines, [](const ChartLine& line) {
            return std::ranges::any_of(line.points,
                                       [](const QPointF& point) { return std::isfinite(point.y()); });
        });
    });
}

void TimeChart::arrange() {
    m_overlay->setGeometry(rect());
    m_overlay->raise();
    if (m_views.isEmpty()) return;
    const int left = m_overlay->leftRoom();
    const int right = m_overlay->rightRoom();
    const int head = fontMetrics().height() + theme::kRow;
    const int foot = fontMetrics().height() + theme::kGap;
    const int each = (height() - foot) / static_cast<int>(m_views.size());
    for (int at = 0; at < m_views.size(); ++at) {
        ChartPanel* view = m_views.at(at);
        const bool last = at + 1 == m_views.size();
        view->setGeometry(0, at * each, width(), each + (last ? foot : 0));
        view->setPlot(
            QRectF(left, head, std::max(1, width() - left - right), std::max(1, each - head - theme::kGap)));
    }
    m_overlay->update();
}

double TimeChart::xOf(qint64 at) const {
    if (m_views.isEmpty()) return 0;
    const QRectF plot = m_views.constFirst()->plot();
    return plot.left() + static_cast<double>(at - m_from) / static_cast<double>(m_to - m_from) * plot.width();
}

QList<qint64> TimeChart::moments() const {
    QList<qint64> found;
    for (const ChartPane& pane : m_panes)
        for (const ChartLine& line : pane.lines)
            for (const QPointF& point : line.points)
                found.append(static_cast<qint64>(point.x()));
    std::ranges::sort(found);
    const auto rest = std::ranges::unique(found);
    found.erase(rest.begin(), rest.end());
    found.removeIf([this](qint64 at) { return at < m_from || at > m_to; });
    return found;
}

void TimeChart::point(qint64 at) {
    if (m_pointed == at) return;
    m_pointed = at;
    setAccessibleDescription(pointedText());
    m_overlay->update();
    Q_EMIT pointed(pointedAt());
}

void TimeChart::pointNear(double x) {
    const QList<qint64> all = moments();
    const auto nearest =
        std::ranges::min_element(all, {}, [this, x](qint64 at) { return std::abs(xOf(at) - x); });
    if (nearest != all.end()) point(*nearest);
}

QDateTime TimeChart::pointedAt() const {
    return m_pointed < 0 ? QDateTime() : QDateTime::fromMSecsSinceEpoch(m_pointed);
}

QString TimeChart::pointedText() const {
    if (m_pointed < 0) return {};
    QStringList parts{format::exactTime(pointedAt())};
    for (const ChartPane& pane : m_panes) {
        for (const ChartLine& line : pane.lines) {
            for (const QPointF& point : line.points) {
                if (static_cast<qint64>(point.x()) != m_pointed) continue;
                const QString value = !std::isfinite(point.y()) ? QStringLiteral("–")
                                      : pane.format             ? pane.format(point.y())
                                                                : QString::number(point.y());
                parts.append(tr("%1 %2").arg(line.label, value));
            }
        }
    }
    return parts.join(QStringLiteral(" · "));
}

QSize TimeChart::sizeHint() const {
    return {kWidth, kPaneHeight * std::max(1, static_cast<int>(m_panes.size()))};
}

QSize TimeChart::minimumSizeHint() const {
    return {kWidth / 2, kLeastPane * std::max(1, static_cast<int>(m_panes.size()))};
}

void TimeChart::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void TimeChart::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::FontChange) return;
    setPanes(m_panes);
}

void TimeChart::keyPressEvent(QKeyEvent* event) {
    const QList<qint64> all = moments();
    if (all.isEmpty()) return;
    const auto at = std::ranges::find(all, m_pointed);
    const qsizetype place = at == all.end() ? all.size() - 1 : at - all.begin();
    switch (event->key()) {
        case Qt::Key_Left:
            point(all.at(std::max<qsizetype>(0, at == all.end() ? place : place - 1)));
            break;
        case Qt::Key_Right:
            point(all.at(std::min<qsizetype>(all.size() - 1, at == all.end() ? place : place + 1)));
            break;
        case Qt::Key_Home:
            point(all.constFirst());
            break;
        case Qt::Key_End:
            point(all.constLast());
            break;
        case Qt::Key_Escape:
            if (m_pointed >= 0)
                point(-1);
            else
                QWidget::keyPressEvent(event);
            break;
        default:
            QWidget::keyPressEvent(event);
    }
}

void TimeChart::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    m_overlay->update();
}

void TimeChart::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    point(-1);
    m_overlay->update();
}

}  // namespace ui::common
