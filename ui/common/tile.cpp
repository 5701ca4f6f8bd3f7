#include "ui/common/tile.h"

#include "ui/common/sparkline.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>

namespace ui::common {

namespace {

constexpr int kNarrowest = 132;
/// Some scripts need more than others: tiles beside each other stay aligned.
constexpr int kTitleHeight = 20;

}  // namespace

Tile::Tile(const QString& title, QWidget* parent)
    : QAbstractButton(parent),
      m_title(new QLabel),
      m_value(new QLabel),
      m_change(new QLabel),
      m_line(new Sparkline) {
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_value->setObjectName(QStringLiteral("tileValue"));
    m_change->setObjectName(QStringLiteral("tileChange"));
    theme::tint(*m_title, theme::Token::Quiet);
    m_title->setMinimumHeight(kTitleHeight);
    theme::setType(*m_value, theme::Type::Value);
    theme::setType(*m_change, theme::Type::Caption);
    for (QLabel* label : {m_title, m_value, m_change}) {
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
        label->setTextFormat(Qt::PlainText);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::kSection, theme::kRow, theme::kSection, theme::kRow);
    layout->setSpacing(theme::kTight);
    for (QLabel* label : {m_title, m_value, m_change})
        layout->addWidget(label);
    layout->addStretch(1);
    layout->addWidget(m_line);
    setTitle(title);
    setValue({});
}

void Tile::setTitle(const QString& title) {
    m_title->setText(title);
    describe();
}

void Tile::setValue(const QString& value) {
    m_value->setText(value.isEmpty() ? QStringLiteral("–") : value);
    describe();
}

void Tile::setChange(const QString& change, Trend trend, const QString& than) {
    // A space keeps the line's height, so that tiles beside each other stay aligned.
    m_change->setText(change.isEmpty() ? QStringLiteral(" ") : tr("%1 %2").arg(change, than));
    const bool more = change.startsWith(QLatin1Char('+'));
    const bool less = change.startsWith(QChar(0x2212));
    theme::Token token = theme::Token::Quiet;
    if (trend != Trend::Neutral && (more || less))
        token = more == (trend == Trend::MoreIsGood) ? theme::Token::Ok : theme::Token::Bad;
    theme::tint(*m_change, token);
    describe();
}

void Tile::setLine(const QList<double>& values, int series) {
    m_line->setSeries(series);
    m_line->setValues(values);
}

void Tile::describe() {
    setAccessibleName(tr("%1: %2").arg(m_title->text(), m_value->text()));
    setAccessibleDescription(m_change->text().trimmed());
}

QSize Tile::sizeHint() const {
    return layout()->sizeHint();
}

QSize Tile::minimumSizeHint() const {
    return {qMax(kNarrowest, layout()->minimumSize().width()), layout()->sizeHint().height()};
}

void Tile::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool ring = hasFocus();
    const double stroke = ring ? 2 : 1;
    painter.setBrush(theme::color(underMouse() ? theme::Token::Hover : theme::Token::Raised, palette()));
    painter.setPen(QPen(theme::color(ring ? theme::Token::Accent : theme::Token::Line, palette()), stroke));
    const double inset = stroke / 2;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), theme::kRadius,
                            theme::kRadius);
}

}  // namespace ui::common
