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
class SecretOnce;
}  // namespace ui::common

namespace ui::setup {

class TryPanel;

/// What the first client shows to be let in; then how it is told to clients, and a first request with it.
class KeyCard : public SetupCard {
    Q_OBJECT

public:
    KeyCard(api::AdminClient& client, common::Interaction& interaction, QWidget* parent = nullptr);

    QString title() const override;
    void setKeys(qint64 total);
    /// Where clients are pointed to.
    void setAddress(const QString& address);
    void retranslate() override;

Q_SIGNALS:
    void keysChanged();
    void requestShown(const QString& requestId);

protected:
    QString reason() const override;
    void focusFirst() override;

private:
    void makeFields();
    void create();
    void take(const api::Outcome& outcome);

    api::AdminClient& m_client;
    common::FormView* m_form = nullptr;
    common::ErrorStrip* m_error = nullptr;
    QPushButton* m_create = nullptr;
    QLabel* m_once = nullptr;
    common::SecretOnce* m_secret = nullptr;
    TryPanel* m_try = nullptr;
};

}  // namespace ui::setup
