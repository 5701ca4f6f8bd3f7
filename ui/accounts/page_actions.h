#pragma once

#include <QList>
#include <QObject>

class QAction;
class QWidget;

namespace ui::accounts {

/// Everything that can be done on the page, with names, keys and pictures. What it does is connected by the page.
class PageActions : public QObject {
    Q_OBJECT

public:
    /// How the accounts stand that an action would be about.
    struct About {
        int count = 0;
        int paused = 0;
        int marked = 0;
    };

    /// `page` gets them as its own: keys work in it, and the palette lists them.
    explicit PageActions(QWidget& page);

    void follow(const About& about);
    void retranslate();

    QList<QAction*> ofDetail() const;
    QList<QAction*> ofBulk() const;
    QList<QAction*> ofRow() const;

    QAction* add = nullptr;
    QAction* edit = nullptr;
    QAction* test = nullptr;
    QAction* pause = nullptr;
    QAction* resume = nullptr;
    QAction* clear = nullptr;
    QAction* duplicate = nullptr;
    QAction* remove = nullptr;
    QAction* clearAll = nullptr;
    QAction* groups = nullptr;
    QAction* refresh = nullptr;

private:
    QAction* make(QWidget& page, const QString& name, const QString& icon, const QKeySequence& keys = {});
};

}  // namespace ui::accounts
