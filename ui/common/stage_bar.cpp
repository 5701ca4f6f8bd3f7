#include "ui/common/stage_bar.h"

#include "ui/common/format.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace ui::common {

namespace {

constexpr int kBar = 12;
constexpr int kDot = 8;
constexpr double kLeast = 2;
constexpr int kWidth = 320;

QString timeOf(const Stage& stage) {
    return format::milliseconds(stage.ms);
}

}  // namespace

/// A stage's name and time, where it stands in the legend.
struct StageBar::Entry {
    QRect rect;
    int stage = 0;
};

StageBar::StageBar(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("stageBar"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void StageBar::setStages(const QList<Stage>& stages) {
    if (m_stages == stages) return;
    m_stages = stages;
    QStringList said;
    for (const Stage& stage : stages)
        said.append(tr("%1 %2").arg(stage.label, timeOf(stage)));
    setAccessibleName(tr("Stages"));
    setAccessibleDescription(said.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QList<QRectF> StageBar::segments() const {
    double total = 0;
    for (const Stage& stage : m_stages)
        total += std::max(0.0, stage.ms);
    const double room = width() - kLeast * static_cast<double>(m_stages.size());
    QList<QRectF> rects;
    double left = 0;
    for (const Stage& stage : m_stages) {
        const double length = kLeast + (total > 0 ? room * std::max(0.0, stage.ms) / total : 0);
        rects.append(QRectF(left, 0, length, kBar));
        left += length;
    }
    return rects;
}

QList<StageBar::Entry> StageBar::entries(int width) const {
    QList<Entry> found;
    const int line = fontMetrics().height() + theme::kTight;
    int left = 0;
    int top = kBar + theme::kGap;
    for (int at = 0; at < m_stages.size(); ++at) {
        const Stage& stage = m_stages.at(at);
        const int length = kDot + theme::kTight +
                           fontMetrics().horizontalAdvance(stage.label + QLatin1Char(' ') + timeOf(stage)) +
                           theme::kTight;
        if (left > 0 && left + length > width) {
            left = 0;
            top += line;
        }
        found.append({QRect(left, top, length, fontMetrics().height()), at});
        left += length + theme::kRow;
    }
    return found;
}

QSize StageBar::sizeHint() const {
    return {kWidth, heightForWidth(kWidth)};
}

QSize StageBar::minimumSizeHint() const {
    return {kWidth / 2, kBar};
}

int StageBar::heightForWidth(int width) const {
    const QList<Entry> legend = entries(width);
    return legend.isEmpty() ? kBar : legend.constLast().rect.bottom() + 2;
}

void StageBar::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QList<QRectF> rects = segments();
    for (int at = 0; at < rects.size(); ++at) {
        painter.setBrush(theme::seriesColor(m_stages.at(at).series, palette()));
        painter.drawRoundedRect(rects.at(at).adjusted(0.5, 0, -0.5, 0), 2, 2);
    }
    for (const Entry& entry : entries(width())) {
        const Stage& stage = m_stages.at(entry.stage);
        const QRect dot(entry.rect.left(), entry.rect.center().y() - kDot / 2 + 1, kDot, kDot);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::seriesColor(stage.series, palette()));
        painter.drawRoundedRect(dot, 2, 2);
        QRect text = entry.rect.adjusted(kDot + theme::kTight, 0, theme::kTight, 0);
        painter.setPen(theme::color(theme::Token::Quiet, palette()));
        painter.drawText(text, static_cast<int>(Qt::AlignVCenter), stage.label);
        text.setLeft(text.left() + fontMetrics().horizontalAdvance(stage.label + QLatin1Char(' ')));
        painter.setPen(theme::color(theme::Token::Text, palette()));
        painter.drawText(text, static_cast<int>(Qt::AlignVCenter), timeOf(stage));
    }
}

bool StageBar::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QList<QRectF> rects = segments();
    for (int at = 0; at < rects.size(); ++at) {
        if (!rects.at(at).contains(help->pos())) continue;
        const Stage& stage = m_stages.at(at);
        QToolTip::showText(help->globalPos(), tr("%1 %2").arg(stage.label, timeOf(stage)), this);
        return true;
    }
    QToolTip::hideText();
    return true;
}

}  // namespace ui::common
