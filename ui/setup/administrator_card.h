#pragma once

#include "ui/setup/setup_card.h"

namespace ui::api {
class AdminClient;
class Outcome;
}  // namespace ui::api

namespace ui::common {
class ErrorStrip;
class FormView;
class Interaction;
}  // namespace ui::common

namespace ui::setup {

/// Who may sign in to the console from another machine.
class AdministratorCard : public SetupCard {
    Q_OBJECT

public:
    AdministratorCard(api::AdminClient& client, common::Interaction& interaction, QWidget* parent = nullptr);

    QString title() const override;
    /// Is there one already?
    void setPresent(bool present);
    void retranslate() override;

protected:
    QString reason() const override;
    void focusFirst() override;

private:
    void makeFields();
    void create();
    void take(const QString& name, const api::Outcome& outcome);

    api::AdminClient& m_client;
    common::FormView* m_form = nullptr;
    common::ErrorStrip* m_error = nullptr;
    QPushButton* m_create = nullptr;
    bool m_present = false;
};

}  // namespace ui::setup
