#pragma once

#include "ui/api/answer.h"
#include "ui/api/api_key.h"
#include "ui/common/field_spec.h"
#include "ui/keys/key_words.h"

#include <QMap>

namespace ui::keys {

// A key as a form has it and as the admin API takes it: plain functions between the two, no widgets.

enum class FormUse { Create, Edit };

/// The fields of the dialogs that make and change a key.
QList<common::FieldSpec> keyFields(FormUse use, const Bindings& bindings);
/// The fields of a temporary override.
QList<common::FieldSpec> overrideFields();

/// What the form shows of a key.
QJsonObject formOf(const api::ApiKey& key);
QJsonObject overrideFormOf(const api::ApiKey& key);

/// What `POST /admin/keys` takes, `count` too when there is more than one.
QJsonObject keyOf(const QJsonObject& form);
/// What `PATCH` takes: only what differs between two forms.
QJsonObject changesBetween(const QJsonObject& before, const QJsonObject& after);
/// The value of `temporary`.
QJsonObject overrideOf(const QJsonObject& form);

/// What is wrong beyond what the kind of a field can tell, by field.
QMap<QString, QString> problemsIn(const QJsonObject& form, const QDateTime& now);
/// At which field of the form an error of the relay belongs; empty: at none.
QString fieldOf(const api::ApiError& error);

/// "a, b" as a list without what is empty or there twice.
QStringList tagsIn(const QString& text);

}  // namespace ui::keys
