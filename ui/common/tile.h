#pragma once

#include <QAbstractButton>
#include <QList>

class QLabel;

namespace ui::common {

class Sparkline;

/// Is more of it good, bad or neither? Decides the colour of the change.
enum class Trend { Neutral, MoreIsGood, MoreIsBad };

/// A number that matters, with the change against the period before and its line. A button: clicked() goes where the
/// number comes from.
class Tile : public QAbstractButton {
    Q_OBJECT

public:
    Tile(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    /// Formatted; empty is "–".
    void setValue(const QString& value);
    /// `change` as format::change() gives it, `than` in words ("than yesterday").
    void setChange(const QString& change, Trend trend, const QString& than);
    void setLine(const QList<double>& values, int series = 0);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void describe();

    QLabel* m_title = nullptr;
    QLabel* m_value = nullptr;
    QLabel* m_change = nullptr;
    Sparkline* m_line = nullptr;
};

}  // namespace ui::common
