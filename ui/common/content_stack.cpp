#include "ui/common/content_stack.h"

#include "ui/common/states.h"

#include <QTimer>

namespace ui::common {

namespace {

constexpr int kSkeletonAfterMs = 150;

}  // namespace

ContentStack::ContentStack(Interaction& interaction, QWidget* content, QWidget* parent)
    : QStackedWidget(parent),
      m_content(content),
      m_skeleton(new Skeleton),
      m_empty(new EmptyState),
      m_error(new ErrorState(interaction)),
      m_wait(new QTimer(this)) {
    // Bare at first: a content that nobody filled is not shown.
    addWidget(new QWidget);
    for (QWidget* page :
         {m_content, m_skeleton, static_cast<QWidget*>(m_empty), static_cast<QWidget*>(m_error)})
        addWidget(page);
    m_wait->setSingleShot(true);
    m_wait->setInterval(kSkeletonAfterMs);
    connect(m_wait, &QTimer::timeout, this, [this] { setCurrentWidget(m_skeleton); });
    connect(m_error, &ErrorState::retryWanted, this, &ContentStack::retryWanted);
    connect(m_empty, &EmptyState::actionWanted, this, &ContentStack::emptyActionWanted);
}

void ContentStack::showLoading() {
    if (currentWidget() != m_skeleton) m_wait->start();
}

void ContentStack::showContent() {
    m_wait->stop();
    setCurrentWidget(m_content);
}

void ContentStack::showEmpty(const EmptyText& text) {
    m_wait->stop();
    m_empty->setText(text);
    setCurrentWidget(m_empty);
}

void ContentStack::showError(const ErrorText& text) {
    m_wait->stop();
    m_error->setText(text);
    setCurrentWidget(m_error);
}

}  // namespace ui::common
