#pragma once

#include "ui/common/looks.h"
#include "ui/common/page.h"

#include <QList>
#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ui::overview {

/// Something that somebody should know of, and what to press.
struct AttentionItem {
    QString id;
    common::Sign sign = common::Sign::Warning;
    QString title;         ///< what it is: an account's name
    QString text;          ///< what is wrong, and why
    QString action;        ///< of its button
    bool retries = false;  ///< the button ends the account's marks; else it leads to the place
    common::Place place;

    bool operator==(const AttentionItem&) const = default;
};

class AttentionRow;

/// *Needs attention*: a line each, the worst first, or one quiet line that nothing does. Lines are changed in place.
class AttentionList : public QWidget {
    Q_OBJECT

public:
    explicit AttentionList(QWidget* parent = nullptr);

    /// `quiet`: said when there are none.
    void setItems(const QList<AttentionItem>& items, const QString& quiet);

Q_SIGNALS:
    void wanted(const ui::common::Place& place);
    void retryWanted(const QString& itemId);

private:
    void fill();

    QList<AttentionItem> m_items;
    QList<AttentionRow*> m_rows;
    QLabel* m_quiet = nullptr;
    QPushButton* m_all = nullptr;
    QVBoxLayout* m_layout = nullptr;
    bool m_showAll = false;
};

}  // namespace ui::overview
