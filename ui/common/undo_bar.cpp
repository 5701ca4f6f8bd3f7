#include "ui/common/undo_bar.h"

#include "ui/common/format.h"
#include "ui/theme/icons.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

#include <utility>

namespace ui::common {

namespace {

constexpr int kSeconds = 10;

}  // namespace

UndoBar::UndoBar(QWidget* parent) : QFrame(parent), m_timer(new QTimer(this)) {
    setObjectName(QStringLiteral("undoBar"));
    theme::setGround(*this, theme::Ground::Card);
    m_text = new QLabel;
    m_text->setObjectName(QStringLiteral("undoText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_left = new QLabel;
    m_left->setObjectName(QStringLiteral("undoLeft"));
    theme::tint(*m_left, theme::Token::Quiet);
    auto* undo = new QPushButton(theme::icon(QStringLiteral("undo"), theme::Token::Accent), tr("Undo"));
    undo->setObjectName(QStringLiteral("undo"));
    undo->setShortcut(QKeySequence::Undo);
    auto* close = new QToolButton;
    close->setObjectName(QStringLiteral("undoClose"));
    close->setIcon(theme::icon(QStringLiteral("cross")));
    close->setAccessibleName(tr("Close"));
    theme::setKind(*close, theme::ButtonKind::Quiet);
    connect(undo, &QPushButton::clicked, this, &UndoBar::undoNow);
    connect(close, &QToolButton::clicked, this, &UndoBar::commitNow);
    m_timer->setInterval(1000);
    connect(m_timer, &QTimer::timeout, this, &UndoBar::tick);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme::kRow, theme::kTight, theme::kTight, theme::kTight);
    row->setSpacing(theme::kGap);
    row->addWidget(m_text, 1);
    row->addWidget(m_left);
    row->addWidget(undo);
    row->addWidget(close);
    hide();
}

UndoBar::~UndoBar() {
    commitNow();
}

void UndoBar::offer(const QString& text, std::function<void()> undo, std::function<void()> commit) {
    commitNow();
    m_undo = std::move(undo);
    m_commit = std::move(commit);
    m_seconds = kSeconds;
    m_text->setText(text);
    showSeconds();
    show();
    m_timer->start();
}

void UndoBar::commitNow() {
    if (const auto commit = take(m_commit)) commit();
}

void UndoBar::undoNow() {
    if (const auto undo = take(m_undo)) undo();
}

std::function<void()> UndoBar::take(std::function<void()>& action) {
    m_timer->stop();
    m_seconds = 0;
    hide();
    // Both are forgotten before one is called: it may offer the next thing.
    const std::function<void()> taken = std::exchange(action, nullptr);
    m_undo = nullptr;
    m_commit = nullptr;
    return taken;
}

void UndoBar::tick() {
    if (m_seconds == 0) return;
    if (m_seconds == 1) {
        commitNow();
        return;
    }
    --m_seconds;
    showSeconds();
}

void UndoBar::showSeconds() {
    m_left->setText(format::duration(m_seconds));
}

}  // namespace ui::common
