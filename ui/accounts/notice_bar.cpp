#include "ui/accounts/notice_bar.h"

#include "ui/theme/icons.h"

#include <QTimer>
#include <QToolButton>

namespace ui::accounts {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kShownMs = 8'000;

}  // namespace

NoticeBar::NoticeBar(QWidget* parent) : QFrame(parent), m_text(new QLabel), m_timer(new QTimer(this)) {
    setObjectName(u"noticeBar"_s);
    theme::setGround(*this, theme::Ground::Card);
    auto* sign = new QLabel;
    sign->setPixmap(theme::icon(u"check"_s, theme::Token::Ok).pixmap(theme::kSmallIcon));
    m_text->setObjectName(u"noticeText"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* close = new QToolButton;
    close->setObjectName(u"noticeClose"_s);
    close->setIcon(theme::icon(u"cross"_s));
    close->setAccessibleName(tr("Close"));
    close->setToolTip(tr("Close"));
    theme::setKind(*close, theme::ButtonKind::Quiet);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    m_timer->setSingleShot(true);
    m_timer->setInterval(kShownMs);
    connect(m_timer, &QTimer::timeout, this, &QWidget::hide);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme::kRow, theme::kTight, theme::kTight, theme::kTight);
    row->setSpacing(theme::kGap);
    row->addWidget(sign);
    row->addWidget(m_text, 1);
    row->addWidget(close);
    hide();
}

void NoticeBar::hideEvent(QHideEvent* event) {
    QFrame::hideEvent(event);
    m_timer->stop();
}

void NoticeBar::tell(const QString& sentence) {
    m_text->setText(sentence);
    show();
    m_timer->start();
}

}  // namespace ui::accounts
