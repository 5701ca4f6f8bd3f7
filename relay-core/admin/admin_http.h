#pragma once

#include "admin/admin_api.h"
#include "admin/event_streams.h"
#include "base/clock.h"
#include "base/random.h"
#include "net/exchange.h"
#include "runtime/blocking_pool.h"
#include "runtime/task.h"

#include <string>
#include <string_view>

namespace relay {
class AdminGate;
}

namespace relay::admin {

/// Whether a path (without its query) belongs to AdminHttp: `/admin` and `/web/auth` and what is below them.
bool isAdminPath(std::string_view path);

/// The admin API over HTTP, for all shards. Credentials are bearer tokens only, never cookies, so a foreign
/// web page has nothing to ride on. Bodies of at most 1 MB. What blocks runs on the pool.
class AdminHttp {
public:
    /// `trustProxy`: `x-forwarded-for` names the client, and whoever came that way is not on this machine.
    AdminHttp(const AdminApi& api, AdminGate& gate, EventStreams& streams, BlockingPool& pool, Random& random,
              const Clock& clock, bool trustProxy);

    Task<void> serve(net::Exchange& exchange);

private:
    Task<void> serveStreamed(net::Exchange& exchange, AdminCall& call);
    Task<void> serveEvents(net::Exchange& exchange, const AdminCall& call);

    const AdminApi& m_api;
    AdminGate& m_gate;
    EventStreams& m_streams;
    BlockingPool& m_pool;
    Random& m_random;
    const Clock& m_clock;
    bool m_trustProxy;
};

}  // namespace relay::admin
