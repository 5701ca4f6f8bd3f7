#include "ui/accounts/bulk_bar.h"

#include "ui/common/action_bar.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QToolButton>

namespace ui::accounts {

using namespace Qt::Literals::StringLiterals;

BulkBar::BulkBar(QWidget* parent) : QFrame(parent), m_text(new QLabel), m_actions(new common::ActionBar) {
    setObjectName(u"bulkBar"_s);
    theme::setGround(*this, theme::Ground::Bar);
    m_text->setObjectName(u"bulkText"_s);
    auto* clear = new QToolButton;
    clear->setObjectName(u"bulkClear"_s);
    clear->setIcon(theme::icon(u"cross"_s));
    clear->setToolTip(tr("Select nothing  Esc"));
    clear->setAccessibleName(tr("Select nothing"));
    theme::setKind(*clear, theme::ButtonKind::Quiet);
    connect(clear, &QToolButton::clicked, this, &BulkBar::clearAsked);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme::kRow, theme::kTight, theme::kTight, theme::kTight);
    row->setSpacing(theme::kSection);
    row->addWidget(m_text);
    row->addWidget(m_actions, 1);
    row->addWidget(clear);
    hide();
}

void BulkBar::setActions(const QList<QAction*>& actions) {
    m_actions->setActions(actions, static_cast<int>(actions.size()));
}

void BulkBar::setSelected(int count) {
    m_text->setText(tr("%n selected", nullptr, count));
    setVisible(count > 1);
}

}  // namespace ui::accounts
