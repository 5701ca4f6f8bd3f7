#include "ui/common/detail_split.h"

#include "ui/theme/metrics.h"

#include <QSettings>

namespace ui::common {

namespace {

constexpr int kNarrowest = 280;

}  // namespace

DetailSplit::DetailSplit(const QString& name, QWidget* list, QWidget* detail, QWidget* parent)
    : QSplitter(Qt::Horizontal, parent),
      m_setting(QStringLiteral("details/%1/width").arg(name)),
      m_detail(detail) {
    setObjectName(name + QStringLiteral("Split"));
    setHandleWidth(1);
    setChildrenCollapsible(false);
    addWidget(list);
    addWidget(detail);
    setStretchFactor(0, 1);
    setStretchFactor(1, 0);
    detail->setMinimumWidth(kNarrowest);
    detail->hide();
    connect(this, &QSplitter::splitterMoved, this,
            [this] { QSettings().setValue(m_setting, m_detail->width()); });
}

void DetailSplit::showDetail(bool shown) {
    if (shown == isDetailShown()) return;
    m_detail->setVisible(shown);
    if (shown) place();
}

bool DetailSplit::isDetailShown() const {
    return !m_detail->isHidden();
}

void DetailSplit::place() {
    const int wanted = QSettings().value(m_setting, theme::kDetailWidth).toInt();
    setSizes({qMax(1, width() - wanted - handleWidth()), wanted});
}

}  // namespace ui::common
