#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "model/money.h"

#include <boost/json/object.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relay::admin {

/// Reads a JSON object strictly. Each function marks its field as known, gives nothing when the field is
/// absent, and keeps the first complaint; finish() tells it, or names a field that nobody asked for. So a
/// body is understood as a whole before anything is changed. Complaints name the field and what it may hold,
/// never the value.
class JsonFields {
public:
    using Pairs = std::vector<std::pair<std::string, std::string>>;

    /// An empty body is an empty object. InvalidRequest for anything that is not a JSON object.
    static Result<JsonFields> parse(std::string_view body);

    /// Characters, counted without the white space around, which is cut off. Control characters are refused.
    std::optional<std::string> text(std::string_view name, std::size_t least, std::size_t most);
    /// The same with line breaks and tabs allowed.
    std::optional<std::string> prose(std::string_view name, std::size_t most);
    /// As it came: passwords and tokens.
    std::optional<std::string> raw(std::string_view name);
    std::optional<bool> flag(std::string_view name);
    std::optional<std::int64_t> integer(std::string_view name, std::int64_t least, std::int64_t most);
    /// Dollars as a decimal string, or as a whole number.
    std::optional<Money> money(std::string_view name);
    /// ISO 8601 with its zone; `null` is 0, never.
    std::optional<UnixMillis> time(std::string_view name);
    /// An object of strings, sorted by name.
    std::optional<Pairs> pairs(std::string_view name, std::size_t most);
    /// A list of texts of 1 to `longest` characters, cut like text(); no two are alike.
    std::optional<std::vector<std::string>> texts(std::string_view name, std::size_t most,
                                                  std::size_t longest);
    bool isNull(std::string_view name) const;
    /// An object inside; hand it back to absorb() when it is read.
    std::optional<JsonFields> object(std::string_view name);
    std::optional<std::vector<JsonFields>> objects(std::string_view name, std::size_t most);
    /// Takes over what is wrong with a part of that field.
    void absorb(std::string_view name, const JsonFields& part);
    /// Every field, as text or `null`: for objects whose names are not known beforehand. Marks them all.
    std::vector<std::pair<std::string, std::optional<std::string>>> settings();

    /// For rules that go beyond one field's type.
    void complain(std::string message);
    Result<void> finish() const;

private:
    explicit JsonFields(boost::json::object object) : m_object(std::move(object)) {}

    const boost::json::value* take(std::string_view name);
    std::optional<std::string> checked(std::string_view name, std::size_t least, std::size_t most,
                                       bool lines);

    boost::json::object m_object;
    std::vector<std::string> m_known;
    std::string m_complaint;
};

}  // namespace relay::admin
