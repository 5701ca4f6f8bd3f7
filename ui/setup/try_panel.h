#pragma once

#include "ui/common/texts.h"
#include "ui/setup/test_request.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace ui::api {
class AdminClient;
class Outcome;
}  // namespace ui::api

namespace ui::common {
class Interaction;
class ClientSnippets;
}  // namespace ui::common

namespace ui::setup {

class TypedAnswer;

/// How clients are told of relay and key, and a request that goes the whole way: its answer types itself in, then its
/// tokens and cost come from the ledger.
class TryPanel : public QWidget {
    Q_OBJECT

public:
    TryPanel(api::AdminClient& client, common::Interaction& interaction, QWidget* parent = nullptr);

    void setKey(const QString& key);
    void setAddress(const QString& address);
    void retranslate();

Q_SIGNALS:
    void requestShown(const QString& requestId);

private:
    void build(common::Interaction& interaction);
    void showSnippets();
    void send();
    void ended(const TestEnd& end);
    void askForCost(int tries);
    void showCost(const api::Outcome& outcome, int tries);

    api::AdminClient& m_client;
    common::Texts m_texts;
    TestRequest m_request;
    TestEnd m_end;
    QString m_address;
    QString m_key;  ///< the one that was made here; never shown by this panel
    QLabel* m_heading = nullptr;
    common::ClientSnippets* m_snippets = nullptr;
    QLabel* m_testHeading = nullptr;
    QLabel* m_keyLabel = nullptr;
    QLineEdit* m_ownKey = nullptr;
    QLabel* m_modelLabel = nullptr;
    QLineEdit* m_model = nullptr;
    QLabel* m_promptLabel = nullptr;
    QLineEdit* m_prompt = nullptr;
    QPushButton* m_send = nullptr;
    QPushButton* m_story = nullptr;
    TypedAnswer* m_answer = nullptr;
};

}  // namespace ui::setup
