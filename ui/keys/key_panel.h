#pragma once

#include "ui/common/detail_panel.h"
#include "ui/keys/key_row.h"
#include "ui/keys/key_words.h"

namespace ui::common {
class TimeChart;
}

namespace ui::keys {

class KeyDetails;
class LimitBars;

/// Everything about one key, beside the table: state, limits as bars, its day, models, last attempts, what it may be
/// used for in words.
class KeyPanel : public common::DetailPanel {
    Q_OBJECT

public:
    explicit KeyPanel(common::Interaction& interaction, QWidget* parent = nullptr);

    void show(const KeyRow& row, const KeyDetails& details, const Bindings& bindings, const QDateTime& now);
    using QWidget::show;

Q_SIGNALS:
    void resetWanted(const QString& kind, const QString& name);

private:
    void showLimits(const KeyRow& row, const KeyDetails& details, const QDateTime& now);
    void showDay(const KeyRow& row, const KeyDetails& details);
    void showModels(const KeyDetails& details);
    void showAttempts(const KeyDetails& details, const QDateTime& now);
    void showRules(const KeyRow& row, const Bindings& bindings, const QDateTime& now);
    void showAbout(const KeyRow& row, const QDateTime& now);

    LimitBars* m_limits = nullptr;
    common::TimeChart* m_chart = nullptr;
    QString m_shown;  ///< the key's id
};

}  // namespace ui::keys
