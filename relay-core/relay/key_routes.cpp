#include "relay/key_routes.h"

#include "identity/authenticator.h"
#include "policy/key_access.h"
#include "policy/price_table.h"
#include "policy/stored_state.h"
#include "relay/key_gate.h"
#include "runtime/blocking_pool.h"
#include "store/coordination.h"
#include "store/directory.h"
#include "store/ledger.h"
#include "wire/anthropic/answers.h"

#include <fmt/format.h>

#include <array>
#include <string>
#include <utility>
#include <vector>

namespace relay {
namespace {

constexpr std::string_view kProvider = "anthropic";

}  // namespace

Task<void> KeyRoutes::serve(const RouteMatch& match, std::string_view query) {
    if (!match.needsKey) {
        co_await serveOpen(match.route);
        co_return;
    }
    if (auto running = m_dependencies.checkNotStopping(); !running) {
        co_await m_answer.error(running.error());
        co_return;
    }
    auto key = m_dependencies.authenticator.authenticate(m_answer.exchange().head(), query,
                                                         m_dependencies.clock.now());
    if (!key) {
        co_await m_answer.error(key.error());
        co_return;
    }
    const std::shared_ptr<const ApiKey> held = *key;
    if (auto denial = accessDenial(m_dependencies.settings, m_answer.exchange(), *held, {})) {
        co_await m_answer.error(std::move(*denial));
        co_return;
    }
    co_await serveWithKey(match.route, *held);
}

/// Routes that need no key; they answer while the relay stops, too.
Task<void> KeyRoutes::serveOpen(Route route) {
    switch (route) {
        case Route::Telemetry:
            co_await swallowTelemetry();
            co_return;
        case Route::MountHealth:
            co_await mountHealth();
            co_return;
        default:
            co_await m_answer.json(200, R"({"message":"hello"})");
            co_return;
    }
}

Task<void> KeyRoutes::swallowTelemetry() {
    constexpr std::size_t kTelemetryLimit = 4 * 1024 * 1024;
    auto body = co_await m_answer.exchange().readBody(kTelemetryLimit);
    if (body)
        co_await m_answer.json(200, R"({"success":true})");
    else
        co_await m_answer.error(body.error());
}

Task<void> KeyRoutes::serveWithKey(Route route, const ApiKey& key) {
    switch (route) {
        case Route::Models: {
            std::vector<std::string> ids = m_dependencies.prices.modelIds(kProvider);
            std::erase_if(ids, [&key](const std::string& id) { return !policy::allowsModel(key, id); });
            co_await m_answer.json(200, wire::modelsBody(ids));
            co_return;
        }
        case Route::Me:
            co_await m_answer.json(200, wire::meBody(key));
            co_return;
        default:
            co_await usage(route, key);
            co_return;
    }
}

Task<void> KeyRoutes::usage(Route route, const ApiKey& key) {
    const UnixMillis now = m_dependencies.clock.now();
    const auto read = [this, &key, now] { return readUsage(key, now); };
    auto usage = co_await m_dependencies.pool.run(read);
    if (!usage) {
        co_await m_answer.error(usage.error());
        co_return;
    }
    std::string body =
        route == Route::KeyInfo ? wire::keyInfoBody(key, *usage, now) : wire::usageBody(key, *usage, now);
    co_await m_answer.json(200, std::move(body));
}

/// Blocks: runs on the pool.
Result<wire::KeyUsage> KeyRoutes::readUsage(const ApiKey& key, UnixMillis now) const {
    const TimeZone& zone = m_dependencies.settings.zone;
    wire::KeyUsage usage;
    const std::array<std::pair<wire::PeriodUsage*, UnixMillis>, 3> periods{
        {{&usage.total, 0},
         {&usage.daily, zone.dayAt(now).start},
         {&usage.monthly, zone.monthAt(now).start}}};
    for (const auto& [period, since] : periods) {
        UsageQuery query;
        query.keyId = key.id;
        query.since = since;
        query.zone = zone;
        auto rows = m_dependencies.ledger.usage(query);
        if (!rows) return rows.error();
        for (const UsageRow& row : *rows)
            *period = {row.requests, row.usage, row.cost};
    }
    return usage;
}

Task<void> KeyRoutes::mountHealth() {
    const UnixMillis now = m_dependencies.clock.now();
    const policy::Moment moment = policy::momentAt(now, m_dependencies.settings.zone);
    const policy::StoredState stored(m_dependencies.coordination);
    const auto pool = m_dependencies.directory.accounts();
    std::size_t active = 0;
    for (const auto& account : pool->all())
        if (!policy::refusalOf(*account, "", stored.stateOf(account->id, "", moment), moment)) ++active;
    const int status = active > 0 ? 200 : 503;
    std::string body = fmt::format(
        R"({{"status":"{}","service":"relaywright","healthy":{},"activeAccounts":{},"totalAccounts":{},"timestamp":"{}"}})",
        active > 0 ? "healthy" : "unhealthy", active > 0, active, pool->all().size(), isoTime(now));
    co_await m_answer.json(status, std::move(body));
}

}  // namespace relay
