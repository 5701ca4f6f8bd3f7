#include "tests/ui/gallery/sheets.h"
#include "ui/common/format.h"
#include "ui/common/page_header.h"
#include "ui/common/stage_bar.h"
#include "ui/common/tile.h"
#include "ui/common/time_chart.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>

#include <cmath>

namespace ui::gallery {

using namespace common;

namespace {

constexpr qint64 kStepMs = 15LL * 60 * 1000;
constexpr int kSteps = 96;

QDateTime start() {
    return QDateTime(QDate(2026, 3, 10), QTime(0, 0), Qt::UTC);
}

ChartLine line(const QString& label, int series, double scale, double turn, bool area) {
    ChartLine made{label, label, series, area, {}};
    for (int at = 0; at < kSteps; ++at) {
        const double value = scale * (1.2 + std::sin(at / 9.0 + turn) + 0.2 * std::sin(at * 1.7 + turn));
        const bool gap = at > 40 && at < 48;
        made.points.append({static_cast<double>(start().toMSecsSinceEpoch() + at * kStepMs),
                            gap ? qQNaN() : std::max(0.0, value)});
    }
    return made;
}

TimeChart* chart(const Words& say) {
    auto* made = new TimeChart;
    made->setRange(start(), start().addMSecs(kSteps * kStepMs));
    ChartPane requests{
        say("Requests", "请求数"),
        {line(say("all", "全部"), 0, 620, 0, true), line(say("failed", "失败"), 1, 60, 2, false)},
        [](double value) { return format::count(qRound64(value)); }};
    ChartPane cost{say("Cost", "费用"), {line(say("cost", "费用"), 2, 0.8, 1, true)}, [](double value) {
                       return format::money(QString::number(value, 'f', 2));
                   }};
    made->setPanes({requests, cost});
    return made;
}

QWidget* tiles(const Words& say) {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::kRow);
    const auto add = [&](const QString& title, const QString& value, const QString& change, Trend trend,
                         int series) {
        auto* tile = new Tile(title);
        tile->setValue(value);
        tile->setChange(change, trend, say("than yesterday", "较昨日"));
        tile->setLine({2, 3, 5, 4, 6, 9, 7, 8, qQNaN(), 5, 6, 7}, series);
        layout->addWidget(tile);
    };
    add(say("Requests", "请求"), format::count(18'204), format::change(112, 100), Trend::Neutral, 0);
    add(say("Tokens", "令牌"), format::tokens(41'200'000), format::change(93, 100), Trend::Neutral, 3);
    add(say("Cost", "费用"), format::money(QStringLiteral("4.2100")), format::change(140, 100),
        Trend::MoreIsBad, 2);
    add(say("Success", "成功率"), format::percent(0.9987), format::change(101, 100), Trend::MoreIsGood, 0);
    add(say("In flight", "进行中"), format::count(12), {}, Trend::Neutral, 0);
    add(say("Added latency", "附加延迟"), format::milliseconds(0.18), format::change(80, 100),
        Trend::MoreIsBad, 1);
    return row;
}

StageBar* stages(const Words& say) {
    auto* bar = new StageBar;
    bar->setStages({{QStringLiteral("parse"), say("parse", "解析"), 0.12, 0},
                    {QStringLiteral("authenticate"), say("authenticate", "认证"), 0.02, 1},
                    {QStringLiteral("admit"), say("admit", "准入"), 0.05, 2},
                    {QStringLiteral("choose"), say("choose", "选择"), 0.04, 3},
                    {QStringLiteral("connect"), say("connect", "连接"), 41, 4},
                    {QStringLiteral("wait"), say("wait", "等待"), 620, 5},
                    {QStringLiteral("stream"), say("stream", "传输"), 2'310, 0},
                    {QStringLiteral("settle"), say("settle", "结算"), 0.3, 1}});
    return bar;
}

}  // namespace

std::unique_ptr<QWidget> overviewSheet(Interaction& /*interaction*/, const Words& words) {
    auto sheet = std::make_unique<QWidget>();
    auto* layout = new QVBoxLayout(sheet.get());
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(new PageHeader(words("Overview", "概览")));
    auto* body = new QVBoxLayout;
    body->setContentsMargins(theme::kMargin, theme::kGap, theme::kMargin, theme::kMargin);
    body->setSpacing(theme::kSection);
    body->addWidget(tiles(words));
    TimeChart* time = chart(words);
    body->addWidget(time, 1);
    auto* title = new QLabel(words("Where the time went", "耗时分布"));
    theme::setType(*title, theme::Type::Strong);
    body->addWidget(title);
    body->addWidget(stages(words));
    layout->addLayout(body, 1);
    sheet->resize(1180, 760);
    sheet->show();
    return sheet;
}

}  // namespace ui::gallery
