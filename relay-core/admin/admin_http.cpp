#include "admin/admin_http.h"

#include "admin/answer_stream.h"
#include "net/client_address.h"

#include "base/ids.h"
#include "base/text.h"
#include "identity/admin_gate.h"

#include <boost/json.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

namespace relay::admin {
namespace {

constexpr std::size_t kBodyLimit = 1024 * 1024;
constexpr int kOk = 200;
constexpr std::string_view kTestPath = "/test";
constexpr std::string_view kEventsPath = "/admin/events";

std::string_view pathOf(std::string_view target) {
    return target.substr(0, target.find('?'));
}

bool isBelow(std::string_view path, std::string_view root) {
    return path.starts_with(root) && (path.size() == root.size() || path[root.size()] == '/');
}

std::string bearerOf(const net::RequestHead& head) {
    constexpr std::string_view kBearer = "bearer ";
    const std::string_view value = trimmed(head.headers.find("authorization").value_or(std::string_view()));
    if (value.size() <= kBearer.size() || !equalsIgnoringCase(value.substr(0, kBearer.size()), kBearer))
        return {};
    return std::string(trimmed(value.substr(kBearer.size())));
}

void addCommonHeaders(net::HeaderList& headers, std::string_view requestId) {
    headers.add("relaywright-api", "1");
    headers.add("request-id", requestId);
    headers.add("cache-control", "no-store");
    headers.add("x-content-type-options", "nosniff");
    headers.add("x-frame-options", "DENY");
    headers.add("referrer-policy", "no-referrer");
}

net::Response responseOf(const Answer& answer, std::string_view requestId) {
    net::Response response;
    response.status = answer.status;
    response.body = answer.body;
    if (answer.body.empty()) response.contentType.clear();
    addCommonHeaders(response.headers, requestId);
    if (answer.status == 401) response.headers.add("www-authenticate", "Bearer");
    for (const auto& [name, value] : answer.headers)
        response.headers.add(name, value);
    return response;
}

net::ResponseHead eventStreamHead(std::string_view requestId) {
    net::ResponseHead head;
    addCommonHeaders(head.headers, requestId);
    head.headers.add("content-type", "text/event-stream");
    head.headers.add("x-accel-buffering", "no");
    return head;
}

bool wantsEvents(const net::RequestHead& head) {
    const auto accept = head.headers.find("accept");
    return accept && accept->find("text/event-stream") != std::string_view::npos;
}

/// `done` with what the answer says; its text came before.
std::string lastEvent(const Answer& answer) {
    boost::json::value body = boost::json::parse(answer.body);
    if (answer.status != kOk)
        body = {{"ok", false},
                {"status", 0},
                {"durationMs", 0},
                {"model", ""},
                {"error", body.at("error").at("message")}};
    body.as_object().erase("text");
    return eventText("done", body);
}

}  // namespace

bool isAdminPath(std::string_view path) {
    return isBelow(path, "/admin") || isBelow(path, "/web/auth");
}

AdminHttp::AdminHttp(const AdminApi& api, AdminGate& gate, EventStreams& streams, BlockingPool& pool,
                     Random& random, const Clock& clock, bool trustProxy)
    : m_api(api),
      m_gate(gate),
      m_streams(streams),
      m_pool(pool),
      m_random(random),
      m_clock(clock),
      m_trustProxy(trustProxy) {}

Task<void> AdminHttp::serve(net::Exchange& exchange) {
    const net::ClientAddress caller = net::clientAddress(exchange, m_trustProxy);
    AdminCall call{exchange.head().method,
                   exchange.head().target,
                   {},
                   {},
                   caller.address,
                   newRequestId(m_random, m_clock.now())};
    const std::string bearer = bearerOf(exchange.head());
    Result<std::string> body = co_await exchange.readBody(kBodyLimit);
    if (!body) {
        const net::Response refusal = responseOf(errorAnswer(body.error(), call.requestId), call.requestId);
        if (body.error().code != ErrorCode::ClientGone) co_await exchange.respond(refusal);
        co_return;
    }
    call.body = std::move(*body);
    const auto identify = [&] { return m_gate.identify(bearer, caller.onThisMachine); };
    call.principal = co_await m_pool.run(identify);
    if (call.method == "GET" && pathOf(call.target) == kEventsPath && call.principal.mayAdminister()) {
        co_await serveEvents(exchange, call);
        co_return;
    }
    if (wantsEvents(exchange.head()) && call.method == "POST" && pathOf(call.target).ends_with(kTestPath)) {
        co_await serveStreamed(exchange, call);
        co_return;
    }
    const auto handle = [&] { return m_api.handle(call); };
    const Answer answer = co_await m_pool.run(handle);
    const net::Response response = responseOf(answer, call.requestId);
    co_await exchange.respond(response);
}

/// Events as they come and then `done`; what fails before the first of them is answered as ever. A client that leaves
/// does not end the call: it is short, and works with what lives here.
Task<void> AdminHttp::serveStreamed(net::Exchange& exchange, AdminCall& call) {
    AnswerStream stream(exchange.shard());
    call.emit = [&stream](std::string_view name, const boost::json::value& data) {
        stream.push(eventText(name, data));
    };
    const auto handle = [&] { stream.end(m_api.handle(call)); };
    m_pool.post(handle);
    bool begun = false;
    std::optional<Answer> answer;
    while (!answer) {
        co_await stream.wait();
        answer = stream.takeAnswer();
        std::string events = stream.takeEvents();
        if (answer && (begun || !events.empty() || answer->status == kOk)) events += lastEvent(*answer);
        if (events.empty()) continue;
        if (!begun) exchange.begin(eventStreamHead(call.requestId));
        begun = true;
        const std::array<std::string_view, 1> piece{events};
        const std::span<const std::string_view> pieces(piece);
        if (answer)
            co_await exchange.finish(pieces);
        else if (!exchange.clientGone())
            co_await exchange.write(pieces);
    }
    if (begun) co_return;
    const net::Response refusal = responseOf(*answer, call.requestId);
    co_await exchange.respond(refusal);
}

Task<void> AdminHttp::serveEvents(net::Exchange& exchange, const AdminCall& call) {
    const auto sent = exchange.head().headers.find("last-event-id");
    const std::optional<std::uint64_t> lastEventId = sent ? parseUnsigned(trimmed(*sent)) : std::nullopt;
    const net::ResponseHead head = eventStreamHead(call.requestId);
    Result<void> served = co_await m_streams.serve(exchange, call.principal, head, lastEventId);
    if (served) co_return;
    const net::Response refusal = responseOf(errorAnswer(served.error(), call.requestId), call.requestId);
    co_await exchange.respond(refusal);
}

}  // namespace relay::admin
