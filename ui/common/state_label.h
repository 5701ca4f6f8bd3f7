#pragma once

#include "ui/common/looks.h"

#include <QWidget>

namespace ui::common {

/// A state outside a table: the sign and its word.
class StateLabel : public QWidget {
    Q_OBJECT

public:
    explicit StateLabel(QWidget* parent = nullptr);

    void setLook(const StateLook& look);
    const StateLook& look() const { return m_look; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    StateLook m_look;
};

}  // namespace ui::common
