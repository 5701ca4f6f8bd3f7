#pragma once

#include "admin/json_fields.h"
#include "admin/key_change.h"

namespace relay::admin {

/// The fields that say who may use a key, for what and how much. Complaints go into `fields`.
void readKeyRules(JsonFields& fields, KeyChange& change);

}  // namespace relay::admin
