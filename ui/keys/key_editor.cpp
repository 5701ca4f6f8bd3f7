#include "ui/keys/key_editor.h"

#include "ui/api/json_fields.h"
#include "ui/common/form_dialog.h"
#include "ui/common/form_field.h"
#include "ui/common/form_view.h"
#include "ui/common/interaction.h"
#include "ui/keys/form_checks.h"
#include "ui/keys/key_form.h"
#include "ui/theme/icons.h"

#include <QCompleter>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>

namespace ui::keys {

using namespace Qt::Literals::StringLiterals;

namespace {

QString pathOf(const api::ApiKey& key, const QString& rest = {}) {
    return u"/admin/keys/"_s + api::AdminClient::segment(key.id) + rest;
}

void offer(common::FormDialog& dialog, const QString& field, const QStringList& names) {
    auto* line = dialog.findChild<QLineEdit*>(u"field_"_s + field);
    if (!line || names.isEmpty()) return;
    auto* completer = new QCompleter(names, line);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    line->setCompleter(completer);
}

/// What the relay says at the field it is about, else under the form.
void showError(common::FormDialog& dialog, const api::ApiError& error) {
    const QString field = fieldOf(error);
    if (field.isEmpty())
        dialog.showErrors({}, error.message);
    else
        dialog.showErrors({{field, error.message}});
}

}  // namespace

KeyEditor::KeyEditor(api::AdminClient& client, common::Interaction& interaction, QWidget& page)
    : QObject(&page), m_client(client), m_interaction(interaction), m_page(page) {}

void KeyEditor::askBindings() {
    askNames(u"/admin/accounts"_s, &Bindings::accounts);
    askNames(u"/admin/groups"_s, &Bindings::groups);
}

void KeyEditor::askNames(const QString& path, QList<Binding> Bindings::* into) {
    m_client.get(path, this, [this, into](const api::Outcome& outcome) {
        if (!outcome) return;
        QList<Binding> names;
        for (const QJsonValue& row : api::JsonFields(outcome.body()).array("rows"_L1)) {
            const api::JsonFields fields(row.toObject());
            names.append({fields.text("id"_L1), fields.text("name"_L1)});
        }
        if (m_bindings.*into == names) return;
        m_bindings.*into = names;
        Q_EMIT bindingsChanged();
    });
}

void KeyEditor::setKnown(const QStringList& owners, const QStringList& tags) {
    m_owners = owners;
    m_tags = tags;
}

common::FormDialog* KeyEditor::open(const QString& title, const QString& action,
                                    const QList<common::FieldSpec>& fields, const QJsonObject& values) {
    auto* dialog = new common::FormDialog(title, action, m_page.window());
    dialog->form().setFields(fields);
    dialog->form().setValues(values);
    watchForm(*dialog);
    offer(*dialog, u"owner"_s, m_owners);
    offer(*dialog, u"tags"_s, m_tags);
    dialog->open();
    dialog->form().focusFirst();
    return dialog;
}

void KeyEditor::create() {
    openCreate(tr("New key"), {});
}

void KeyEditor::createLike(const api::ApiKey& key) {
    QJsonObject values = formOf(key);
    values["name"_L1] = tr("%1 copy").arg(key.name);
    openCreate(tr("New key like “%1”").arg(key.name), values);
}

void KeyEditor::openCreate(const QString& title, const QJsonObject& values) {
    auto* dialog = open(title, tr("Create"), keyFields(FormUse::Create, m_bindings), values);
    connect(dialog, &common::FormDialog::saveWanted, this, [this, dialog](const QJsonObject& form) {
        const auto problems = problemsIn(form, QDateTime::currentDateTimeUtc());
        if (!problems.isEmpty())
            dialog->showErrors(problems);
        else
            // The answer has the secret, so it is heard even if the dialog is closed meanwhile.
            m_client.post(u"/admin/keys"_s, keyOf(form), this,
                          [this, dialog = QPointer(dialog)](const api::Outcome& outcome) {
                              takeCreated(dialog, outcome);
                          });
    });
}

void KeyEditor::takeCreated(common::FormDialog* dialog, const api::Outcome& outcome) {
    if (!outcome && dialog)
        showError(*dialog, outcome.error());
    else if (!outcome)
        Q_EMIT failed(tr("The key was not made."), outcome.error());
    if (!outcome) return;
    if (dialog) dialog->accept();
    QList<QJsonObject> made;
    if (outcome.body().contains("rows"_L1))
        for (const QJsonValue& row : outcome.body().value("rows"_L1).toArray())
            made.append(row.toObject());
    else
        made.append(outcome.body());
    QList<NewKey> secrets;
    for (const QJsonObject& each : std::as_const(made)) {
        const api::ApiKey key = api::ApiKey::fromJson(each);
        secrets.append({key.name, api::createdKeyIn(each)});
        Q_EMIT changed(key);
    }
    showSecrets(secrets, false);
}

void KeyEditor::edit(const api::ApiKey& key) {
    auto* dialog =
        open(tr("Edit “%1”").arg(key.name), tr("Save"), keyFields(FormUse::Edit, m_bindings), formOf(key));
    // As the form gives it back, so that only what was touched differs.
    const QJsonObject before = dialog->form().values();
    connect(dialog, &common::FormDialog::saveWanted, this,
            [this, dialog, key, before](const QJsonObject& form) {
                const QJsonObject changes = changesBetween(before, form);
                QMap<QString, QString> problems = problemsIn(form, QDateTime::currentDateTimeUtc());
                // An end that has passed may stay; it is not what is being changed.
                if (!changes.contains("expiresAt"_L1)) problems.remove(u"expiresAt"_s);
                if (!problems.isEmpty())
                    dialog->showErrors(problems);
                else if (changes.isEmpty())
                    dialog->accept();
                else
                    patch(*dialog, key, changes);
            });
}

void KeyEditor::patch(common::FormDialog& dialog, const api::ApiKey& key, QJsonObject changes) {
    changes["ifUpdatedAt"_L1] = key.json.value("updatedAt"_L1);
    m_client.patch(pathOf(key), changes, &dialog, [this, &dialog](const api::Outcome& outcome) {
        if (!outcome) {
            showError(dialog, outcome.error());
            return;
        }
        dialog.accept();
        Q_EMIT changed(api::ApiKey::fromJson(outcome.body()));
    });
}

void KeyEditor::overrideLimits(const api::ApiKey& key) {
    auto* dialog = open(tr("Other limits for “%1”, for a time").arg(key.name), tr("Set limits"),
                        overrideFields(), overrideFormOf(key));
    connect(dialog, &common::FormDialog::saveWanted, this, [this, dialog, key](const QJsonObject& form) {
        const auto problems = problemsIn(form, QDateTime::currentDateTimeUtc());
        if (problems.isEmpty())
            patch(*dialog, key, {{"temporary"_L1, overrideOf(form)}});
        else
            dialog->showErrors(problems);
    });
    if (!key.temporaryLimits) return;
    auto* end = new QPushButton(theme::icon(u"undo"_s), tr("End the override now"));
    end->setObjectName(u"endOverride"_s);
    dialog->addAbove(end);
    connect(end, &QPushButton::clicked, dialog, [this, dialog, key] {
        dialog->setBusy(true);
        patch(*dialog, key, {{"temporary"_L1, QJsonValue()}});
    });
}

void KeyEditor::rotate(const api::ApiKey& key) {
    const common::Question question{tr("Give “%1” a new key?").arg(key.name),
                                    tr("The old key is refused from that moment on: whoever uses it needs "
                                       "the new one. Limits and what was used stay."),
                                    tr("Make a new key"),
                                    true,
                                    {}};
    m_interaction.confirm(m_page.window(), question, [this, key](bool yes) {
        if (!yes) return;
        m_client.post(pathOf(key, u"/rotate"_s), {}, this, [this, key](const api::Outcome& outcome) {
            if (!outcome) {
                Q_EMIT failed(tr("“%1” has no new key.").arg(key.name), outcome.error());
                return;
            }
            Q_EMIT changed(api::ApiKey::fromJson(outcome.body()));
            showSecrets({{key.name, api::createdKeyIn(outcome.body())}}, true);
        });
    });
}

void KeyEditor::showSecrets(const QList<NewKey>& keys, bool rotated) {
    auto* dialog =
        new CreatedDialog(m_interaction, m_client.base().toString(), keys, rotated, m_page.window());
    dialog->open();
}

}  // namespace ui::keys
