#pragma once

#include "ui/common/page.h"

#include <functional>

class QLabel;

namespace ui::console {

/// Keeps a page's place in the navigation until the page is there.
class EmptyPage : public common::Page {
    Q_OBJECT

public:
    EmptyPage(QString id, std::function<QString()> title, QWidget* parent = nullptr);

    QString pageId() const override { return m_id; }
    QString title() const override { return m_title(); }
    void retranslate() override;

private:
    QString m_id;
    std::function<QString()> m_title;
    QLabel* m_heading = nullptr;
};

}  // namespace ui::console
