#pragma once

#include <QList>
#include <QPair>
#include <QWidget>

class QVBoxLayout;

namespace ui::accounts {

/// Names under each other, each of which leads somewhere; the first ten of many.
class LinkList : public QWidget {
    Q_OBJECT

public:
    using Link = QPair<QString, QString>;  ///< id and name

    explicit LinkList(QWidget* parent = nullptr);

    void setLinks(const QList<Link>& links);

Q_SIGNALS:
    void chosen(const QString& id);

private:
    QVBoxLayout* m_column = nullptr;
    QList<Link> m_links;
};

}  // namespace ui::accounts
