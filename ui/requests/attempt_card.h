#pragma once

#include "ui/api/request_story.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ui::common {
class StageBar;
class StateLabel;
}  // namespace ui::common

namespace ui::requests {

/// The stages of the story in bars: one for what came before the first account was chosen and for the first attempt,
/// one more for each attempt after it.
QList<QList<api::Stage>> stagesByAttempt(const QList<api::Stage>& stages);

/// One try at one account: which, how it ended and why, and where its time went.
class AttemptCard : public QWidget {
    Q_OBJECT

public:
    explicit AttemptCard(QWidget* parent = nullptr);

    void show(const api::Attempt& attempt, const QList<api::Stage>& stages);

Q_SIGNALS:
    void accountWanted(const QString& accountId);

private:
    QString m_accountId;
    QPushButton* m_account = nullptr;
    common::StateLabel* m_state = nullptr;
    QLabel* m_times = nullptr;
    QLabel* m_reason = nullptr;
    common::StageBar* m_stages = nullptr;
};

/// One account that could have served: its name, and why it did or did not.
class CandidateLine : public QWidget {
    Q_OBJECT

public:
    CandidateLine(const api::Candidate& candidate, bool served, QWidget* parent = nullptr);
};

/// The stages as the bar takes them.
void showStages(common::StageBar& bar, const QList<api::Stage>& stages);

}  // namespace ui::requests
