#include "relay/relay.h"

#include "base/ids.h"
#include "relay/answer.h"
#include "relay/key_routes.h"
#include "relay/messages_request.h"
#include "relay/route.h"
#include "runtime/shard.h"

#include <fmt/format.h>

namespace relay {
namespace {

struct Target {
    std::string_view path;
    std::string_view query;
};

/// `/path?query`; net has taken `http://host` off already (RFC 9112, 3.2.2).
Target split(std::string_view target) {
    const std::size_t mark = target.find('?');
    if (mark == std::string_view::npos) return {target, {}};
    return {target.substr(0, mark), target.substr(mark + 1)};
}

}  // namespace

Relay::Relay(const RelayDependencies& dependencies, net::HttpClient& client, Shard& shard)
    : m_dependencies(dependencies),
      m_client(client),
      m_keeper(dependencies.coordination, dependencies.queue, shard.deadlines()) {}

Task<void> Relay::serve(net::Exchange& exchange) {
    const net::RequestHead& head = exchange.head();
    Answer answer(exchange, newRequestId(m_dependencies.random, m_dependencies.clock.now()),
                  m_dependencies.settings.enableCors);
    if (head.method == "OPTIONS") {
        co_await answer.preflight();
        co_return;
    }
    const Target target = split(head.target);
    const auto match = matchRoute(target.path);
    if (!match) {
        Error error =
            fail(ErrorCode::NotFound, fmt::format("no such route: {} {}", head.method, target.path));
        co_await answer.error(std::move(error));
        co_return;
    }
    if (!allows(*match, head.method)) {
        co_await answer.methodNotAllowed(target.path, match->method);
        co_return;
    }
    if (match->route == Route::Messages || match->route == Route::CountTokens) {
        MessagesRequest request(m_dependencies, m_client, m_keeper, answer, *match, target.query);
        co_await request.run();
        co_return;
    }
    KeyRoutes routes(m_dependencies, answer);
    co_await routes.serve(*match, target.query);
}

}  // namespace relay
