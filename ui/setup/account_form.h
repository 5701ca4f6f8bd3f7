#pragma once

#include "ui/common/field_spec.h"

#include <QList>

namespace ui::api {
struct AccountType;
}

namespace ui::setup {

/// What a first account is asked for: what its type needs, and, folded away, what keeps it from costing too much.
QList<common::FieldSpec> firstAccountFields(const api::AccountType& type);

}  // namespace ui::setup
