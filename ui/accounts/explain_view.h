#pragma once

#include "ui/api/admin_client.h"
#include "ui/api/api_key.h"
#include "ui/api/request_story.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace ui::common {
class DetailSection;
class Interaction;
}  // namespace ui::common

namespace ui::accounts {

/// Why is this account not asked? The relay's dry run for a key and a model, and what would become of it if the account
/// answered with an error.
class ExplainView : public QWidget {
    Q_OBJECT

public:
    ExplainView(api::AdminClient& client, common::Interaction& interaction, QWidget* parent = nullptr);

    /// Another account: the answer is forgotten, key and model stay.
    void setAccount(const QString& id);
    void setKeys(const QList<api::ApiKey>& keys);
    void setModels(const QStringList& models);
    void ask();
    void retranslate();

private:
    void take(const api::Outcome& outcome);
    void showAnswer(const api::Explanation& explanation);
    QString verdictOf(const api::Explanation& explanation) const;
    void forget();

    api::AdminClient& m_client;
    QString m_id;
    api::Call m_call;
    QComboBox* m_key = nullptr;
    QComboBox* m_model = nullptr;
    QComboBox* m_if = nullptr;
    QPushButton* m_ask = nullptr;
    QLabel* m_verdict = nullptr;
    common::DetailSection* m_order = nullptr;
};

}  // namespace ui::accounts
