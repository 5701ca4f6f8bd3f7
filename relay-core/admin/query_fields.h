#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "base/time_zone.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relay::admin {

/// Reads a query strictly. Each function marks its parameter as known and keeps the first complaint; finish()
/// tells it, or names a parameter that nobody asked for or that came twice. An empty value counts as absent.
class QueryFields {
public:
    explicit QueryFields(std::vector<std::pair<std::string, std::string>> parameters);

    std::string text(std::string_view name);
    std::optional<std::uint64_t> number(std::string_view name, std::uint64_t least, std::uint64_t most);
    bool flag(std::string_view name);  ///< "1" or "true"; "0", "false" and absent are false
    /// One of the choices; the first when absent.
    std::string choice(std::string_view name, std::initializer_list<std::string_view> choices);
    /// ISO 8601; a day alone is its first moment in `zone`. 0 when absent.
    UnixMillis time(std::string_view name, const TimeZone& zone);

    Result<void> finish() const;

private:
    struct Parameter {
        std::string name;
        std::string value;
        bool known = false;
    };
    std::optional<std::string> take(std::string_view name);
    void complain(std::string message);

    std::vector<Parameter> m_parameters;
    std::string m_complaint;
};

}  // namespace relay::admin
