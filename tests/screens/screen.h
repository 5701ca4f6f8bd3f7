#pragma once

#include <QSize>
#include <QString>

namespace ui::test {

enum class Scene { Empty, Typical, Crowded };

/// One picture: a page with that much on it, dressed so.
struct Screen {
    QString page;
    Scene scene = Scene::Empty;
    bool dark = false;
    bool chinese = false;
    QSize size;

    /// "accounts-crowded-dark-zh-1920"
    QString name() const;
    /// Of the same window: these differ in their colours alone.
    bool sharesWindowWith(const Screen& other) const {
        return page == other.page && scene == other.scene && chinese == other.chinese && size == other.size;
    }
};

}  // namespace ui::test
