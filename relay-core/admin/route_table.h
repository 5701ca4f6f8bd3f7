#pragma once

#include "admin/admin_call.h"
#include "admin/query_fields.h"
#include "base/result.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace relay::admin {

enum class Access { Anyone, Administrator };

/// A call on its way to the function that answers it.
struct RoutedCall {
    const AdminCall& call;
    std::string id;  ///< what stood in place of `{id}`; empty when the pattern has none
    QueryFields query;
};

/// What an action does not read from the query, it refuses: each calls `query.finish()` before it changes
/// anything.
using Action = std::function<Result<Answer>(RoutedCall&)>;

/// Which function answers which method and path. Deny by default: an unknown path under `/admin` is 401 to a
/// stranger and 404 to an administrator. Filled before use; then any thread.
class RouteTable {
public:
    /// `pattern`: "/admin/keys/{id}". HEAD is answered by GET.
    void add(std::string_view method, std::string_view pattern, Access access, Action action);

    Answer dispatch(const AdminCall& call) const;

private:
    struct Route {
        std::string method;
        std::vector<std::string> segments;
        Access access;
        Action action;
    };
    Result<Answer> route(const AdminCall& call) const;

    std::vector<Route> m_routes;
};

}  // namespace relay::admin
