#include "relay/key_routes.h"

#include "identity/authenticator.h"
#include "policy/price_table.h"
#include "policy/selection.h"
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
    switch (match.route) {
        case Route::Hello:
            co_await m_answer.json(200, R"({"message":"hello"})");
            co_return;
        case Route::MountHealth:
            co_await mountHealth();
            co_return;
        case Route::Telemetry: {
            constexpr std::size_t kTelemetryLimit = 4 * 1024 * 1024;
            auto body = co_await m_answer.exchange().readBody(kTelemetryLimit);
            if (body)
                co_await m_answer.json(200, R"({"success":true})");
            else
                co_await m_answer.error(body.error());
            co_return;
        }
        default:
            break;
    }
    if (m_dependencies.stopping.load(std::memory_order_relaxed)) {
        Error error = fail(ErrorCode::ShuttingDown, "the relay is stopping; try again in a moment");
        co_await m_answer.error(std::move(error));
        co_return;
    }
    auto key = m_dependencies.authenticator.authenticate(m_answer.exchange().head(), query,
                                                         m_dependencies.clock.now());
    if (!key) {
        co_await m_answer.error(key.error());
        co_return;
    }
    const std::shared_ptr<const ApiKey> held = *key;
    co_await serveWithKey(match.route, *held);
}

Task<void> KeyRoutes::serveWithKey(Route route, const ApiKey& key) {
    switch (route) {
        case Route::Models: {
            const std::vector<std::string> ids = m_dependencies.prices.modelIds(kProvider);
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
    const UnixMillis dayStart = m_dependencies.settings.zone.dayAt(now).start;
    const auto pool = m_dependencies.directory.accounts();
    std::size_t active = 0;
    for (const auto& account : pool->all())
        if (!policy::refusalOf(*account, m_dependencies.coordination, now, dayStart)) ++active;
    const int status = active > 0 ? 200 : 503;
    std::string body = fmt::format(
        R"({{"status":"{}","service":"relaywright","healthy":{},"activeAccounts":{},"totalAccounts":{},"timestamp":"{}"}})",
        active > 0 ? "healthy" : "unhealthy", active > 0, active, pool->all().size(), isoTime(now));
    co_await m_answer.json(status, std::move(body));
}

}  // namespace relay
