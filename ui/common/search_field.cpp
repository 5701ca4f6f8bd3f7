#include "ui/common/search_field.h"

#include "ui/theme/icons.h"

#include <QAction>
#include <QKeyEvent>
#include <QShortcut>
#include <QTimer>

namespace ui::common {

namespace {

constexpr int kWaitMs = 120;
constexpr int kNarrowest = 140;
constexpr int kWidest = 280;

}  // namespace

SearchField::SearchField(QWidget* parent) : QLineEdit(parent), m_wait(new QTimer(this)) {
    setObjectName(QStringLiteral("search"));
    setPlaceholderText(tr("Search  /"));
    setAccessibleName(tr("Search"));
    setClearButtonEnabled(true);
    setMinimumWidth(kNarrowest);
    setMaximumWidth(kWidest);
    addAction(theme::icon(QStringLiteral("search")), LeadingPosition);
    m_wait->setSingleShot(true);
    m_wait->setInterval(kWaitMs);
    connect(m_wait, &QTimer::timeout, this, &SearchField::searchNow);
    connect(this, &QLineEdit::textChanged, m_wait, qOverload<>(&QTimer::start));
    connect(this, &QLineEdit::returnPressed, this, &SearchField::searchNow);
    auto* slash = new QShortcut(QKeySequence(Qt::Key_Slash), this);
    slash->setContext(Qt::WindowShortcut);
    connect(slash, &QShortcut::activated, this, [this] {
        setFocus(Qt::ShortcutFocusReason);
        selectAll();
    });
}

void SearchField::searchNow() {
    m_wait->stop();
    if (text() == m_told) return;
    m_told = text();
    Q_EMIT searched(m_told);
}

void SearchField::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Escape) {
        QLineEdit::keyPressEvent(event);
        return;
    }
    if (text().isEmpty()) {
        Q_EMIT left();
    } else {
        clear();
        searchNow();
    }
}

}  // namespace ui::common
