#pragma once

#include <QAction>
#include <QObject>

namespace ui::keys {

/// What can be done to keys, as actions: in the panel, the table's menu, the bar of a selection and the palette.
class KeyActions : public QObject {
    Q_OBJECT

public:
    explicit KeyActions(QObject* parent);

    void retranslate();
    /// For how many keys are selected, and whether those are all on.
    void follow(qsizetype keys, bool allEnabled);
    QList<QAction*> all() const;
    QList<QAction*> ofOne() const;   ///< the panel's
    QList<QAction*> ofMany() const;  ///< a selection's
    QList<QAction*> ofRows() const;  ///< the table's menu

    QAction* add;
    QAction* edit;
    QAction* enable;
    QAction* disable;
    QAction* rotate;
    QAction* overrideLimits;
    QAction* reset;
    QAction* duplicate;
    QAction* requests;
    QAction* tag;
    QAction* extend;
    QAction* remove;
    QAction* refresh;

private:
    QAction* make(const char* name, const char* icon = nullptr);
};

}  // namespace ui::keys
