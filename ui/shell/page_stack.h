#pragma once

#include "ui/common/page.h"
#include "ui/shell/page_entry.h"

#include <QHash>
#include <QList>
#include <QStackedWidget>

namespace ui::shell {

/// The pages, each made on its first visit. Tells the one that is shown that it lives, and all others that they do not.
class PageStack : public QStackedWidget {
    Q_OBJECT

public:
    explicit PageStack(QList<PageEntry> entries, QWidget* parent = nullptr);

    /// False: there is no such page.
    bool show(const common::Place& place);
    using QStackedWidget::show;
    /// Are pages to be seen at all?
    void setLive(bool live);

    QString currentId() const;
    common::Page* current() const { return m_current; }
    /// Makes what was not visited yet: its actions are wanted.
    QList<common::Page*> all();
    void retranslate();
    /// Lets all of them go and makes the shown one anew: what they hold is another relay's.
    void renew();

Q_SIGNALS:
    void shown(const QString& id);

private:
    common::Page* pageFor(const QString& id);

    QList<PageEntry> m_entries;
    QHash<QString, common::Page*> m_pages;
    common::Page* m_current = nullptr;  ///< Qt's own is the first that was made, shown or not
    bool m_live = false;
};

}  // namespace ui::shell
