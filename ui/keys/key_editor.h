#pragma once

#include "ui/api/admin_client.h"
#include "ui/api/api_key.h"
#include "ui/common/field_spec.h"
#include "ui/keys/created_dialog.h"
#include "ui/keys/key_words.h"

#include <QObject>

namespace ui::common {
class FormDialog;
class Interaction;
}  // namespace ui::common

namespace ui::keys {

/// The dialogs in which keys are made, changed, overridden for a time and given a new secret, and the calls behind
/// them. What the relay says of a field stands at that field. GUI thread; lives as long as its page.
class KeyEditor : public QObject {
    Q_OBJECT

public:
    KeyEditor(api::AdminClient& client, common::Interaction& interaction, QWidget& page);

    /// What keys can be bound to; asked for when the page comes into sight.
    void askBindings();
    const Bindings& bindings() const { return m_bindings; }
    /// Names that the fields for owner and tags offer.
    void setKnown(const QStringList& owners, const QStringList& tags);

    void create();
    /// A new key with another's settings.
    void createLike(const api::ApiKey& key);
    void edit(const api::ApiKey& key);
    void overrideLimits(const api::ApiKey& key);
    void rotate(const api::ApiKey& key);

Q_SIGNALS:
    void bindingsChanged();
    void changed(const ui::api::ApiKey& key);
    void failed(const QString& what, const ui::api::ApiError& error);

private:
    common::FormDialog* open(const QString& title, const QString& action,
                             const QList<common::FieldSpec>& fields, const QJsonObject& values);
    void openCreate(const QString& title, const QJsonObject& values);
    /// `dialog`: null when it was closed meanwhile.
    void takeCreated(common::FormDialog* dialog, const api::Outcome& outcome);
    void patch(common::FormDialog& dialog, const api::ApiKey& key, QJsonObject changes);
    void showSecrets(const QList<NewKey>& keys, bool rotated);
    void askNames(const QString& path, QList<Binding> Bindings::* into);

    api::AdminClient& m_client;
    common::Interaction& m_interaction;
    QWidget& m_page;
    Bindings m_bindings;
    QStringList m_owners;
    QStringList m_tags;
};

}  // namespace ui::keys
