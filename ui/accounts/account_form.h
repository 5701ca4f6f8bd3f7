#pragma once

#include "ui/api/account_type.h"
#include "ui/common/field_spec.h"

#include <QJsonObject>

namespace ui::accounts {

/// The form of an account type, from what the relay says of its fields; nothing here knows a type. `secretHint`: of the
/// account that is edited; a secret is needed only when there is none.
QList<common::FieldSpec> formOf(const api::AccountType& type, bool editing, const QString& secretHint);

/// A field that is an object of numbers ("queue") is shown as one field for each of them.
QJsonObject toForm(const QJsonObject& account);
QJsonObject fromForm(const QJsonObject& values);

/// What a field is called, in the user's language; one that is not known here is called by its own name.
QString labelOf(const QString& field);

}  // namespace ui::accounts
