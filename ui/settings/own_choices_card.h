#pragma once

#include "ui/common/texts.h"
#include "ui/settings/settings_host.h"

#include <QFrame>

class QComboBox;

namespace ui::settings {

/// The console's own choices. Each takes effect at once.
class OwnChoicesCard : public QFrame {
    Q_OBJECT

public:
    explicit OwnChoicesCard(QList<OwnChoice> choices, QWidget* parent = nullptr);

    /// They can be changed elsewhere too.
    void refresh();

private:
    void addChoice(const OwnChoice& choice);

    QList<OwnChoice> m_choices;
    QList<QComboBox*> m_boxes;
    common::Texts m_texts;
};

}  // namespace ui::settings
