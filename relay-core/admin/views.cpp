#include "admin/views.h"

namespace relay::admin {

boost::json::value timeView(UnixMillis time) {
    if (time == 0) return nullptr;
    return boost::json::string(isoTime(time));
}

boost::json::value optionalTextView(const std::string& text) {
    return text.empty() ? boost::json::value(nullptr) : boost::json::value(text);
}

boost::json::array textsView(const std::vector<std::string>& texts) {
    boost::json::array array;
    for (const std::string& text : texts)
        array.emplace_back(text);
    return array;
}

boost::json::object pairsView(const std::vector<std::pair<std::string, std::string>>& pairs) {
    boost::json::object object;
    for (const auto& [name, value] : pairs)
        object[name] = value;
    return object;
}

}  // namespace relay::admin
