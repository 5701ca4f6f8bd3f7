#pragma once

#include <QString>

#include <functional>

namespace ui::common {
class Page;
}

namespace ui::shell {

/// A page that the window can show, made when it is first needed.
struct PageEntry {
    QString id;                           ///< Page::pageId()
    QString icon;                         ///< of resources/icons
    std::function<QString()> title;       ///< translated, asked again after a change of language
    std::function<common::Page*()> make;  ///< without a parent: the window takes it
};

}  // namespace ui::shell
