#pragma once

#include <QSplitter>

namespace ui::common {

/// A list and, right of it, a detail that comes and goes. The detail's width (360 at first) is remembered under `name`;
/// the list gets what is won or lost when the window changes.
class DetailSplit : public QSplitter {
    Q_OBJECT

public:
    /// Takes both. The detail starts hidden.
    DetailSplit(const QString& name, QWidget* list, QWidget* detail, QWidget* parent = nullptr);

    void showDetail(bool shown);
    bool isDetailShown() const;

private:
    void place();

    QString m_setting;
    QWidget* m_detail = nullptr;
};

}  // namespace ui::common
