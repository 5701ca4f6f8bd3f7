#include "admin/json_fields.h"
#include "admin/key_service.h"
#include "admin/routes.h"
#include "admin/views.h"
#include "base/clock.h"
#include "policy/limits.h"
#include "store/coordination.h"

#include <boost/json.hpp>

#include <algorithm>

namespace relay::admin {
namespace {

/// Money as a decimal string, everything else as a number.
boost::json::value amountView(LimitKind kind, std::int64_t amount) {
    if (isMoney(kind)) return boost::json::string(toDecimal(Money{amount}));
    return amount;
}

boost::json::object view(const std::string& owner, const policy::LimitInForce& limit,
                         const CounterState& counter) {
    return {{"kind", toString(limit.kind)},
            {"family", limit.family},
            {"counter", counterName(owner, limit.kind, limit.family)},
            {"limit", limit.amount == 0 ? boost::json::value(nullptr) : amountView(limit.kind, limit.amount)},
            {"used", amountView(limit.kind, counter.used)},
            {"held", amountView(limit.kind, counter.held)},
            {"since", timeView(counter.periodStart)},
            {"resetsAt", timeView(counter.periodEnd)}};
}

/// Every limit of the key, used or not, then what is counted without a limit.
boost::json::array rowsOf(const AdminParts& parts, const ApiKey& key) {
    std::vector<CounterState> counters = parts.coordination.counters(key.id);
    boost::json::array rows;
    for (const policy::LimitInForce& limit :
         policy::limitsInForce(policy::effectiveLimits(key, parts.clock.now()))) {
        const auto counter = std::ranges::find_if(counters, [&](const CounterState& each) {
            return each.kind == limit.kind && each.family == limit.family;
        });
        if (counter == counters.end()) {
            rows.emplace_back(view(key.id, limit, {}));
            continue;
        }
        rows.emplace_back(view(key.id, limit, *counter));
        counters.erase(counter);
    }
    for (const CounterState& counter : counters)
        rows.emplace_back(view(key.id, {counter.kind, counter.family, 0}, counter));
    return rows;
}

Result<Answer> shown(const AdminParts& parts, const std::string& id) {
    const auto key = parts.keys.find(id);
    if (!key) return key.error();
    return jsonAnswer(200, {{"id", (*key)->id}, {"name", (*key)->name}, {"rows", rowsOf(parts, **key)}});
}

Result<Answer> show(const AdminParts& parts, RoutedCall& routed) {
    return shown(parts, routed.id);
}

Result<Answer> reset(const AdminParts& parts, RoutedCall& routed) {
    constexpr std::size_t kLongestKind = 32;
    auto fields = JsonFields::parse(routed.call.body);
    if (!fields) return fields.error();
    const auto text = fields->text("kind", 1, kLongestKind);
    if (auto finished = fields->finish(); !finished) return finished.error();
    std::optional<LimitKind> kind;
    if (text) {
        kind = limitKindFrom(*text);
        if (!kind)
            return fail(ErrorCode::InvalidRequest, "\"kind\" must be a limit's, such as \"daily_cost\"");
    }
    if (const auto key = parts.keys.find(routed.id); !key) return key.error();
    parts.coordination.resetCounters(routed.id, kind);
    return shown(parts, routed.id);
}

}  // namespace

void addLimitRoutes(RouteTable& table, const AdminParts& parts) {
    table.add("GET", "/admin/keys/{id}/limits", Access::Administrator, plain(parts, show));
    table.add("POST", "/admin/keys/{id}/limits/reset", Access::Administrator, plain(parts, reset));
}

}  // namespace relay::admin
