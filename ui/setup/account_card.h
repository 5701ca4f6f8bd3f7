#pragma once

#include "ui/api/account.h"
#include "ui/api/account_type.h"
#include "ui/api/admin_client.h"
#include "ui/setup/setup_card.h"

class QComboBox;

namespace ui::common {
class ErrorStrip;
class FormView;
class Interaction;
struct Place;
}  // namespace ui::common

namespace ui::setup {

class TypedAnswer;

/// The first place to send requests to, tried at once.
class AccountCard : public SetupCard {
    Q_OBJECT

public:
    AccountCard(api::AdminClient& client, common::Interaction& interaction, QWidget* parent = nullptr);

    QString title() const override;
    void setTypes(const QList<api::AccountType>& types);
    bool hasTypes() const { return !m_types.isEmpty(); }
    void setAccounts(const QList<api::Account>& accounts);
    void retranslate() override;

Q_SIGNALS:
    void accountsChanged();
    void goTo(const ui::common::Place& place);

protected:
    QString reason() const override;
    void focusFirst() override;

private:
    void chooseType(int index);
    void save();
    void taken(const api::Outcome& outcome);
    void test();
    void took(const api::ServerEvent& event);
    void tested(const QJsonObject& report);
    void testEnded(const api::Outcome& outcome);
    void showButtons();

    api::AdminClient& m_client;
    QList<api::AccountType> m_types;
    QComboBox* m_type = nullptr;
    common::FormView* m_form = nullptr;
    common::ErrorStrip* m_error = nullptr;
    TypedAnswer* m_answer = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_test = nullptr;
    QPushButton* m_others = nullptr;
    QString m_accountId;  ///< the one that was made here, or the first there is
    QString m_accountName;
    qsizetype m_found = 0;  ///< how many the relay has
    bool m_madeHere = false;
    bool m_told = false;  ///< how the running test came out
    api::Call m_testing;
};

}  // namespace ui::setup
