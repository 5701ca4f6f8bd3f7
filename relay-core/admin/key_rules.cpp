#include "admin/key_rules.h"

#include "base/text.h"

#include <fmt/format.h>

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace relay::admin {
namespace {

constexpr std::size_t kMostTags = 50;
constexpr std::size_t kMostPatterns = 200;
constexpr std::size_t kLongestTag = 50;
constexpr std::size_t kLongestPattern = 200;
constexpr std::size_t kLongestOwner = 100;
constexpr std::size_t kLongestId = 64;
constexpr std::int64_t kMostDays = 3650;
constexpr std::array<std::string_view, 4> kServices{"claude", "gemini", "openai", "droid"};

std::optional<std::vector<std::string>> readServices(JsonFields& fields) {
    auto services = fields.texts("services", kServices.size(), kLongestTag);
    for (const std::string& service : services.value_or(std::vector<std::string>{}))
        if (std::ranges::find(kServices, service) == kServices.end())
            fields.complain("field \"services\" may hold: \"claude\", \"gemini\", \"openai\", \"droid\"");
    return services;
}

bool isNetwork(const std::string& text) {
    const std::size_t slash = text.find('/');
    const std::string address = text.substr(0, slash);
    std::array<unsigned char, sizeof(in6_addr)> bytes{};
    const bool four = inet_pton(AF_INET, address.c_str(), bytes.data()) == 1;
    if (!four && inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1) return false;
    if (slash == std::string::npos) return true;
    const auto bits = parseUnsigned(std::string_view(text).substr(slash + 1));
    return bits && *bits <= (four ? 32U : 128U);
}

std::optional<std::vector<std::string>> readAddresses(JsonFields& fields) {
    auto addresses = fields.texts("allowAddresses", kMostPatterns, kLongestPattern);
    if (addresses && !std::ranges::all_of(*addresses, isNetwork))
        fields.complain(
            "field \"allowAddresses\" must hold addresses or networks like \"10.0.0.0/8\" or "
            "\"2001:db8::/32\"");
    return addresses;
}

std::optional<std::vector<std::string>> readModels(JsonFields& fields, std::string_view name) {
    auto models = fields.texts(name, kMostPatterns, kLongestPattern);
    const auto spaced = [](const std::string& model) { return model.find(' ') != std::string::npos; };
    if (models && std::ranges::any_of(*models, spaced))
        fields.complain(
            fmt::format("field \"{}\" must hold names of models; \"*\" stands for any text", name));
    return models;
}

std::optional<TemporaryChange> readTemporary(JsonFields& fields) {
    if (fields.isNull("temporary")) {
        static_cast<void>(fields.time("temporary"));  // known, and null
        return TemporaryChange{};
    }
    auto part = fields.object("temporary");
    if (!part) return std::nullopt;
    TemporaryLimits temporary;
    auto limits = part->object("limits");
    if (limits) {
        applyChange(readLimits(*limits), temporary.limits);
        part->absorb("limits", *limits);
    }
    temporary.until = part->time("until").value_or(0);
    if (!limits || temporary.until == 0) part->complain("\"limits\" and \"until\" are needed");
    fields.absorb("temporary", *part);
    return TemporaryChange{std::move(temporary)};
}

std::optional<WeeklyReset> readWeeklyReset(JsonFields& fields) {
    auto part = fields.object("weeklyReset");
    if (!part) return std::nullopt;
    WeeklyReset reset;
    if (const auto day = part->integer("day", 1, 7)) reset.day = static_cast<std::uint8_t>(*day);
    if (const auto hour = part->integer("hour", 0, 23)) reset.hour = static_cast<std::uint8_t>(*hour);
    fields.absorb("weeklyReset", *part);
    return reset;
}

}  // namespace

void readKeyRules(JsonFields& fields, KeyChange& change) {
    if (const auto days = fields.integer("activationDays", 0, kMostDays))
        change.activationDays = static_cast<std::uint32_t>(*days);
    change.owner = fields.text("owner", 0, kLongestOwner);
    change.tags = fields.texts("tags", kMostTags, kLongestTag);
    change.services = readServices(fields);
    change.allowModels = readModels(fields, "allowModels");
    change.denyModels = readModels(fields, "denyModels");
    change.allowClients = fields.texts("allowClients", kMostPatterns, kLongestPattern);
    change.allowAddresses = readAddresses(fields);
    change.accountId = fields.text("accountId", 0, kLongestId);
    change.groupId = fields.text("groupId", 0, kLongestId);
    if (auto limits = fields.object("limits")) {
        change.limits = readLimits(*limits);
        fields.absorb("limits", *limits);
    }
    change.temporary = readTemporary(fields);
    change.weeklyReset = readWeeklyReset(fields);
    change.queue = readQueue(fields);
    change.allowUnpriced = fields.flag("allowUnpriced");
}

}  // namespace relay::admin
