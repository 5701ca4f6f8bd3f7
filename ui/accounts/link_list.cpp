#include "ui/accounts/link_list.h"

#include "ui/theme/theme.h"

namespace ui::accounts {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kMostShown = 10;

}  // namespace

LinkList::LinkList(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
}

void LinkList::setLinks(const QList<Link>& links) {
    if (m_links == links) return;
    m_links = links;
    while (QLayoutItem* item = m_column->takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    for (const Link& link : links.mid(0, kMostShown)) {
        auto* button = new QPushButton(link.second);
        button->setObjectName(u"link_"_s + link.first);
        theme::setKind(*button, theme::ButtonKind::Link);
        connect(button, &QPushButton::clicked, this, [this, id = link.first] { Q_EMIT chosen(id); });
        m_column->addWidget(button, 0, Qt::AlignLeft);
    }
    const auto left = static_cast<int>(links.size() - kMostShown);
    if (left <= 0) return;
    auto* more = new QLabel(tr("and %n more", nullptr, left));
    theme::tint(*more, theme::Token::Quiet);
    m_column->addWidget(more);
}

}  // namespace ui::accounts
