#pragma once

#include "ui/api/api_key.h"

#include <QWidget>

#include <map>

class QVBoxLayout;

namespace ui::keys {

class LimitBar;

/// The limits of one key as bars: what is used, what running requests hold, of how much, and when it begins anew. Bars
/// keep their place when values change.
class LimitBars : public QWidget {
    Q_OBJECT

public:
    explicit LimitBars(QWidget* parent = nullptr);

    void setLimits(const QList<api::LimitRow>& limits, const QDateTime& now);

Q_SIGNALS:
    /// The button beside a bar.
    void resetWanted(const QString& kind, const QString& name);

private:
    QVBoxLayout* m_layout = nullptr;
    std::map<QString, LimitBar*> m_bars;  ///< by counter
};

}  // namespace ui::keys
