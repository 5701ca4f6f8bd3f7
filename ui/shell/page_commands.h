#pragma once

#include "ui/shell/command_palette.h"
#include "ui/shell/page_entry.h"

namespace ui::shell {

class PageStack;

/// Going to each page, and what each page can do: first what the current one can. Makes all pages.
QList<Command> commandsOfPages(PageStack& pages, const QList<PageEntry>& entries);

}  // namespace ui::shell
