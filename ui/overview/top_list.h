#pragma once

#include <QAbstractButton>
#include <QList>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace ui::overview {

/// One of the biggest.
struct TopItem {
    QString id;
    QString name;
    QString amount;    ///< formatted
    QString detail;    ///< quiet, before the amount
    double share = 0;  ///< of the biggest, 0..1

    bool operator==(const TopItem&) const = default;
};

/// A line of a TopList: name, detail, amount, and a thin bar beneath. A button.
class TopRow : public QAbstractButton {
    Q_OBJECT

public:
    explicit TopRow(QWidget* parent = nullptr);

    void show(const TopItem& item);
    const TopItem& item() const { return m_item; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TopItem m_item;
};

/// The biggest few of something by cost.
class TopList : public QWidget {
    Q_OBJECT

public:
    static constexpr int kMost = 5;

    explicit TopList(QWidget* parent = nullptr);

    void setItems(const QList<TopItem>& items, const QString& quiet);

Q_SIGNALS:
    void wanted(const QString& id);

private:
    QList<TopRow*> m_rows;
    QLabel* m_quiet = nullptr;
};

}  // namespace ui::overview
