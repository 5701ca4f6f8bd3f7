#include "ui/shell/page_stack.h"

#include <utility>

namespace ui::shell {

PageStack::PageStack(QList<PageEntry> entries, QWidget* parent)
    : QStackedWidget(parent), m_entries(std::move(entries)) {
    setObjectName(QStringLiteral("pages"));
}

bool PageStack::show(const common::Place& place) {
    common::Page* page = pageFor(place.page);
    if (page == nullptr) return false;
    if (common::Page* before = std::exchange(m_current, page); before != page) {
        if (before != nullptr && m_live) before->setLive(false);
        setCurrentWidget(page);
        if (m_live) page->setLive(true);
        Q_EMIT shown(place.page);
    }
    if (!place.target.isEmpty()) page->open(place.target);
    return true;
}

void PageStack::setLive(bool live) {
    if (std::exchange(m_live, live) == live) return;
    if (m_current != nullptr) m_current->setLive(live);
}

QString PageStack::currentId() const {
    return m_current == nullptr ? QString() : m_current->pageId();
}

QList<common::Page*> PageStack::all() {
    QList<common::Page*> pages;
    for (const PageEntry& entry : std::as_const(m_entries))
        pages.append(pageFor(entry.id));
    return pages;
}

void PageStack::retranslate() {
    for (common::Page* page : std::as_const(m_pages))
        page->retranslate();
}

void PageStack::renew() {
    if (m_current == nullptr) return;
    const QString id = m_current->pageId();
    if (m_live) m_current->setLive(false);
    m_current = nullptr;
    const QList<common::Page*> old = m_pages.values();
    m_pages.clear();
    for (common::Page* page : old) {
        removeWidget(page);
        page->deleteLater();  // it may be one of them that asked for this
    }
    show({id, {}});
}

common::Page* PageStack::pageFor(const QString& id) {
    if (common::Page* made = m_pages.value(id)) return made;
    for (const PageEntry& entry : std::as_const(m_entries)) {
        if (entry.id != id) continue;
        common::Page* page = entry.make();
        m_pages.insert(id, page);
        addWidget(page);
        connect(page, &common::Page::goTo, this, [this](const common::Place& place) { show(place); });
        return page;
    }
    return nullptr;
}

}  // namespace ui::shell
