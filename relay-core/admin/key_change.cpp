#include "admin/key_change.h"

#include "admin/json_fields.h"

namespace relay::admin {
namespace {

constexpr std::size_t kLongestName = 100;
constexpr std::size_t kLongestDescription = 500;
constexpr std::int64_t kMostAtOnce = 1000;
constexpr std::size_t kNumberRoom = 5;  // "-1000"

void readCommon(JsonFields& fields, KeyChange& change) {
    change.name = fields.text("name", 1, kLongestName);
    change.description = fields.prose("description", kLongestDescription);
    change.enabled = fields.flag("enabled");
    change.expiresAt = fields.time("expiresAt");
}

}  // namespace

Result<KeyChange> readNewKey(std::string_view body) {
    auto fields = JsonFields::parse(body);
    if (!fields) return fields.error();
    KeyChange change;
    readCommon(*fields, change);
    change.count = static_cast<std::uint32_t>(fields->integer("count", 1, kMostAtOnce).value_or(1));
    if (auto finished = fields->finish(); !finished) return finished.error();
    if (!change.name) return fail(ErrorCode::InvalidRequest, "field \"name\" is needed");
    if (change.count > 1 && change.name->size() > kLongestName - kNumberRoom)
        return fail(ErrorCode::InvalidRequest,
                    "field \"name\" must be at most 95 characters when several keys are made");
    return change;
}

Result<KeyChange> readKeyChange(std::string_view body) {
    auto fields = JsonFields::parse(body);
    if (!fields) return fields.error();
    KeyChange change;
    readCommon(*fields, change);
    change.ifUpdatedAt = fields->time("ifUpdatedAt");
    if (auto finished = fields->finish(); !finished) return finished.error();
    return change;
}

}  // namespace relay::admin
