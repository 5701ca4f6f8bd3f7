#pragma once

#include "ui/api/account.h"
#include "ui/api/account_type.h"
#include "ui/api/admin_client.h"
#include "ui/common/form_dialog.h"

#include <optional>

class QComboBox;

namespace ui::accounts {

/// Makes an account or changes one: saves it, and shows what the relay has against it at the field that it names. When
/// somebody else has changed the account meanwhile it offers to load that, and keeps what was typed.
class AccountDialog : public common::FormDialog {
    Q_OBJECT

public:
    /// Without `edited` it makes one. `types` is not empty.
    AccountDialog(api::AdminClient& client, QList<api::AccountType> types,
                  const std::optional<api::Account>& edited, QWidget* parent);

Q_SIGNALS:
    /// `note`: what the relay made of what was typed, when that is something else; empty: nothing.
    void saved(const ui::api::Account& account, bool test, const QString& note);

private:
    void buildTypes(const QString& chosen);
    void buildConflict();
    void showType(const QString& type);
    void save(const QJsonObject& values);
    void take(const api::Outcome& outcome);
    void takeError(const api::ApiError& error);
    void askWhetherNewer(const api::ApiError& error);
    void loadNewer();
    QString shownField(const QString& field);
    QJsonObject changes();

    api::AdminClient& m_client;
    const QList<api::AccountType> m_types;
    std::optional<api::Account> m_edited;
    std::optional<api::Account> m_newer;
    QString m_type;
    QString m_typedUrl;
    QPushButton* m_saveAndTest = nullptr;
    QWidget* m_conflict = nullptr;
    QLabel* m_conflictText = nullptr;
};

}  // namespace ui::accounts
