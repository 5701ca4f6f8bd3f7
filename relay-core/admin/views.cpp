#include "admin/views.h"

namespace relay::admin {

boost::json::value timeView(UnixMillis time) {
    if (time == 0) return nullptr;
    return boost::json::string(isoTime(time));
}

boost::json::object pairsView(const std::vector<std::pair<std::string, std::string>>& pairs) {
    boost::json::object object;
    for (const auto& [name, value] : pairs)
        object[name] = value;
    return object;
}

}  // namespace relay::admin
