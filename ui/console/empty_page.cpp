#include "ui/console/empty_page.h"

#include "ui/theme/theme.h"

#include <QLabel>
#include <QVBoxLayout>

#include <utility>

namespace ui::console {

EmptyPage::EmptyPage(QString id, std::function<QString()> title, QWidget* parent)
    : Page(parent), m_id(std::move(id)), m_title(std::move(title)) {
    setObjectName(m_id + QStringLiteral("Page"));
    m_heading = new QLabel;
    theme::setType(*m_heading, theme::Type::Title);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::kMargin, theme::kMargin, theme::kMargin, theme::kMargin);
    column->addWidget(m_heading);
    column->addStretch(1);
    retranslate();
}

void EmptyPage::retranslate() {
    m_heading->setText(title());
}

}  // namespace ui::console
