#include "ui/shell/page_commands.h"

#include "ui/shell/page_stack.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QPointer>

#include <utility>

namespace ui::shell {

namespace {

constexpr qsizetype kPageKeys = 9;

/// Menus write "&Add"; a list does not.
QString plain(QString text) {
    return text.remove(u'&');
}

QList<Command> commandsOf(PageStack& pages, common::Page& page) {
    QList<Command> result;
    const QList<QAction*> actions = page.actions();
    for (QAction* action : actions) {
        if (action->isSeparator() || !action->isVisible() || !action->isEnabled() || action->text().isEmpty())
            continue;
        result.append({plain(action->text()), page.title(),
                       action->shortcut().toString(QKeySequence::NativeText), action->icon(),
                       [&pages, id = page.pageId(), kept = QPointer<QAction>(action)] {
                           pages.show({id, {}});
                           if (kept) kept->trigger();
                       }});
    }
    return result;
}

}  // namespace

QList<Command> commandsOfPages(PageStack& pages, const QList<PageEntry>& entries) {
    const QList<common::Page*> all = pages.all();
    QList<Command> result;
    if (pages.current() != nullptr) result += commandsOf(pages, *pages.current());
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const QString keys =
            i < kPageKeys ? QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + i)).toString(QKeySequence::NativeText)
                          : QString();
        result.append(
            {entries[i].title(), {}, keys, theme::icon(entries[i].icon), [&pages, id = entries[i].id] {
                 pages.show({id, {}});
             }});
    }
    for (common::Page* page : all)
        if (page != pages.current()) result += commandsOf(pages, *page);
    return result;
}

}  // namespace ui::shell
