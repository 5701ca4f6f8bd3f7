#pragma once

#include "admin/json_fields.h"

#include <boost/json/array.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace relay::admin {

/// How a form asks for a field of an account, and what the field holds.
struct AccountField {
    std::string_view name;
    std::string_view kind;   ///< "text", "secret", "url", "integer", "money", "choice", "map", "list" ...
    std::string_view group;  ///< of the form
    bool required = false;   ///< when an account is made
    std::int64_t minimum = 0;
    std::int64_t maximum =
        0;  ///< of an integer; of texts the length, of maps and lists their size; 0: no bound
    std::span<const std::string_view> allowed;  ///< of a choice
    std::string_view description;
};

/// What can be said of an account, in the order of a form: what readAccountChange() takes, with the bounds that it
/// checks.
std::span<const AccountField> accountFields();
/// Of a name that is in there.
const AccountField& accountField(std::string_view name);
/// A text with the bounds of that field.
std::optional<std::string> accountText(JsonFields& fields, std::string_view name);

/// A row for each account type with its fields, for whoever builds a form.
boost::json::array accountTypesView();

}  // namespace relay::admin
