#include "ui/common/states.h"

#include "ui/common/interaction.h"
#include "ui/theme/icons.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace ui::common {

namespace {

constexpr int kTextWidth = 440;

QLabel* textLabel(const char* name) {
    auto* label = new QLabel;
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setMaximumWidth(kTextWidth);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QString asText(const ErrorText& text) {
    QStringList lines{text.what, text.why, text.tryThis};
    lines.removeAll(QString());
    return lines.join(QLatin1Char(' '));
}

/// A column of text in the middle, left aligned, a third down: read like the page it stands for.
QVBoxLayout* columnIn(QWidget& widget) {
    auto* column = new QVBoxLayout(&widget);
    column->setSpacing(theme::kGap);
    column->addStretch(1);
    return column;
}

void centre(QWidget& widget) {
    const int side = qMax(theme::kMargin, (widget.width() - kTextWidth) / 2);
    widget.layout()->setContentsMargins(side, theme::kMargin, theme::kMargin, theme::kMargin);
}

}  // namespace

EmptyState::EmptyState(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("emptyState"));
    m_title = textLabel("emptyTitle");
    theme::setType(*m_title, theme::Type::Section);
    m_text = textLabel("emptyText");
    theme::tint(*m_text, theme::Token::Quiet);
    m_action = new QPushButton;
    m_action->setObjectName(QStringLiteral("emptyAction"));
    theme::setKind(*m_action, theme::ButtonKind::Primary);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionWanted);
    QVBoxLayout* column = columnIn(*this);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addSpacing(theme::kGap);
    column->addWidget(m_action, 0, Qt::AlignLeft);
    column->addStretch(2);
}

void EmptyState::resizeEvent(QResizeEvent* /*event*/) {
    centre(*this);
}

void EmptyState::setText(const EmptyText& text) {
    m_title->setText(text.title);
    m_text->setText(text.text);
    m_action->setText(text.action);
    m_action->setVisible(!text.action.isEmpty());
}

ErrorState::ErrorState(Interaction& interaction, QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("errorState"));
    m_what = textLabel("errorWhat");
    theme::setType(*m_what, theme::Type::Section);
    m_why = textLabel("errorWhy");
    theme::tint(*m_why, theme::Token::Bad);
    m_try = textLabel("errorTry");
    theme::tint(*m_try, theme::Token::Quiet);
    auto* retry = new QPushButton(theme::icon(QStringLiteral("refresh")), tr("Try again"));
    retry->setObjectName(QStringLiteral("errorRetry"));
    auto* copy = new QPushButton(theme::icon(QStringLiteral("copy")), tr("Copy"));
    copy->setObjectName(QStringLiteral("errorCopy"));
    theme::setKind(*copy, theme::ButtonKind::Quiet);
    connect(retry, &QPushButton::clicked, this, &ErrorState::retryWanted);
    connect(copy, &QPushButton::clicked, this, [this, &interaction] { interaction.copy(asText(m_shown)); });
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme::kGap);
    buttons->addWidget(retry);
    buttons->addWidget(copy);
    buttons->addStretch(1);
    QVBoxLayout* column = columnIn(*this);
    column->addWidget(m_what);
    column->addWidget(m_why);
    column->addWidget(m_try);
    column->addSpacing(theme::kGap);
    column->addLayout(buttons);
    column->addStretch(2);
}

void ErrorState::resizeEvent(QResizeEvent* /*event*/) {
    centre(*this);
}

void ErrorState::setText(const ErrorText& text) {
    m_shown = text;
    m_what->setText(text.what);
    m_why->setText(text.why);
    m_why->setVisible(!text.why.isEmpty());
    m_try->setText(text.tryThis);
    m_try->setVisible(!text.tryThis.isEmpty());
}

ErrorStrip::ErrorStrip(Interaction& interaction, QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("errorStrip"));
    theme::setGround(*this, theme::Ground::Card);
    auto* sign = new QLabel;
    sign->setPixmap(theme::icon(QStringLiteral("warning"), theme::Token::Bad).pixmap(theme::kSmallIcon));
    m_text = new QLabel;
    m_text->setObjectName(QStringLiteral("errorStripText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* retry = new QPushButton(tr("Try again"));
    retry->setObjectName(QStringLiteral("errorStripRetry"));
    connect(retry, &QPushButton::clicked, this, &ErrorStrip::retryWanted);
    const auto small = [](const char* name, const QString& icon, const QString& text) {
        auto* button = new QToolButton;
        button->setObjectName(QLatin1String(name));
        button->setIcon(theme::icon(icon));
        button->setToolTip(text);
        button->setAccessibleName(text);
        theme::setKind(*button, theme::ButtonKind::Quiet);
        return button;
    };
    QToolButton* copy = small("errorStripCopy", QStringLiteral("copy"), tr("Copy"));
    QToolButton* close = small("errorStripClose", QStringLiteral("cross"), tr("Close"));
    connect(copy, &QToolButton::clicked, this, [this, &interaction] { interaction.copy(asText(m_shown)); });
    connect(close, &QToolButton::clicked, this, &ErrorStrip::clear);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme::kRow, theme::kTight, theme::kTight, theme::kTight);
    row->setSpacing(theme::kGap);
    row->addWidget(sign);
    row->addWidget(m_text, 1);
    row->addWidget(retry);
    row->addWidget(copy);
    row->addWidget(close);
    hide();
}

void ErrorStrip::setText(const ErrorText& text) {
    m_shown = text;
    m_text->setText(asText(text));
    setVisible(!m_text->text().isEmpty());
}

void ErrorStrip::clear() {
    setText({});
}

Skeleton::Skeleton(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("skeleton"));
    setAccessibleName(tr("Loading"));
}

void Skeleton::paintEvent(QPaintEvent* /*event*/) {
    constexpr int kBar = 10;
    constexpr int kColumns = 4;
    // Of four columns these shares are filled, by turns: a table, but no pattern to look at.
    constexpr double kShares[] = {0.7, 0.5, 0.85, 0.4, 0.6};
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const int row = theme::rowHeight();
    const int column = (width() - 2 * theme::kRow) / kColumns;
    int turn = 0;
    for (int y = 0; y < height(); y += row) {
        QColor bar = theme::color(theme::Token::Line, palette());
        bar.setAlphaF(static_cast<float>(qMax(0.0, 1.0 - static_cast<double>(y) / (10.0 * row))));
        painter.setBrush(bar);
        for (int at = 0; at < kColumns; ++at, ++turn) {
            const double width = (column - theme::kMargin) * kShares[turn % 5];
            painter.drawRoundedRect(QRectF(theme::kRow + at * column, y + (row - kBar) / 2.0, width, kBar),
                                    kBar / 2.0, kBar / 2.0);
        }
    }
}

}  // namespace ui::common
