#pragma once

#include "engine/admin_client.h"

#include <boost/json.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace relay::cli {

/// One call whose answer is JSON (null for 204). An answer that is no success becomes an Error with the
/// engine's own words; 400 becomes InvalidRequest, 404 NotFound, 409 Conflict.
Result<boost::json::value> callAdmin(AdminClient& client, std::string method, std::string target,
                                     const boost::json::value& body = nullptr);

/// The `rows` of a list.
Result<boost::json::array> callForRows(AdminClient& client, std::string target);

/// Finds the row a person means by `text`: its id, its exact name, or the beginning of its id. `thing` is
/// "account" or "key". Errors: NotFound, Conflict (fits several; says which).
Result<boost::json::object> pickRow(const boost::json::array& rows, std::string_view text,
                                    std::string_view thing);

/// `text` for use in a query string.
std::string queryEncoded(std::string_view text);

// Fields of an answer; a field that is missing, null or of another type reads as empty.
std::string textField(const boost::json::object& object, std::string_view name);
std::uint64_t countField(const boost::json::object& object, std::string_view name);
double numberField(const boost::json::object& object, std::string_view name);
bool flagField(const boost::json::object& object, std::string_view name);
const boost::json::object& objectField(const boost::json::object& object, std::string_view name);

}  // namespace relay::cli
