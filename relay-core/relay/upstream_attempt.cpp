#include "relay/upstream_attempt.h"

#include "providers/client_headers.h"
#include "relay/answer_head.h"
#include "relay/fault.h"
#include "wire/anthropic/edited_body.h"
#include "wire/anthropic/error_body.h"

#include <fmt/format.h>

#include <utility>

namespace relay {
namespace {

constexpr int kBadRequest = 400;

/// Error bodies are small; a longer one is given up.
constexpr std::size_t kHeldBodyLimit = 1024 * 1024;

bool hasUsage(Route route, int status) {
    return route == Route::Messages && status == 200;
}

}  // namespace

UpstreamAttempt::UpstreamAttempt(MessagesRequest& request, PickedAccount picked, std::string model,
                                 AccountHealth& health)
    : m_request(request),
      m_dependencies(request.m_dependencies),
      m_exchange(request.m_answer.exchange()),
      m_account(std::move(picked.account)),
      m_health(health),
      m_booking(m_dependencies, request.newAttempt(*m_account, std::move(model)), std::move(picked.hold),
                request.m_admission ? &*request.m_admission : nullptr),
      m_call(request.m_client) {
    m_request.m_summary.accountId = m_account->id;
    m_request.m_summary.accountName = m_account->name;
}

Task<std::optional<AccountFailure>> UpstreamAttempt::run() {
    m_exchange.onClientGone([this] { m_call.abort(); });
    std::optional<AccountFailure> failure;
    std::string bug;
    try {
        failure = co_await exchange();
    } catch (const std::exception& exception) {
        bug = exception.what();
    }
    m_exchange.onClientGone({});
    if (failure) failure->attempt = m_booking.attempt();
    if (!bug.empty()) {
        m_dependencies.observer.log(LogLevel::Error, "relay", bug);
        co_await settle(Outcome::Failed, "internal error");
        m_exchange.abort();
    }
    co_return failure;
}

Task<std::optional<AccountFailure>> UpstreamAttempt::exchange() {
    const std::string query = providers::forwardedQuery(m_request.m_query);
    const providers::ClientCall clientCall{m_exchange.head().method, m_request.m_match.path, query,
                                           m_exchange.head().headers};
    auto plan = m_dependencies.claudeConsole.plan(*m_account, clientCall);
    if (!plan) co_return co_await failedWithout(plan.error());

    const Attempt& booked = m_booking.attempt();
    wire::BodyEdits edits;
    if (booked.model != booked.requestedModel) edits.model = booked.model;
    if (booked.maxTokens != 0) edits.maxTokens = booked.maxTokens;
    const wire::EditedBody body(m_request.m_body, m_request.m_peek, edits);

    auto opened = co_await m_booking.open();
    if (!opened) {
        policy::Refuse refusal;
        refusal.error = opened.error();
        co_await m_request.refuse(std::move(refusal));
        co_return std::nullopt;
    }
    const net::UpstreamRequest upstream{plan->origin, m_exchange.head().method, plan->target,
                                        std::move(plan->headers), body.pieces()};
    auto head = co_await m_call.start(upstream);
    m_request.m_stages.laps(Stage::Connect, Stage::Wait, m_call.timings().firstByteUs,
                            m_dependencies.clock.steady());
    if (!head) co_return co_await failedWithout(head.error());
    co_return co_await answered(std::move(*head));
}

/// What may be the account's fault is looked at before the client sees any of it.
Task<std::optional<AccountFailure>> UpstreamAttempt::answered(net::ResponseHead head) {
    m_status = head.status;
    const bool mayBeAccounts = policy::causeOf(head.status) || head.status == kBadRequest;
    return mayBeAccounts ? holdAnswer(std::move(head)) : forward(std::move(head));
}

/// Takes in an error and finds out whose fault it is: the account's leaves the next account, or the caller, to do
/// better; the request's own goes to the client as it came.
Task<std::optional<AccountFailure>> UpstreamAttempt::holdAnswer(net::ResponseHead head) {
    auto held = co_await readWhole(head);
    if (m_exchange.clientGone()) {
        co_await settle(Outcome::ClientGone, fmt::format("upstream answered {}", m_status));
        co_return std::nullopt;
    }
    std::string_view body;
    if (held) body = held->body;
    const auto fault = faultOfAnswer(head, body, m_request.m_family);
    AccountFailure failure;
    failure.ownFault = !fault || policy::scopeOf(*fault) == policy::FaultScope::Request;
    if (!failure.ownFault) m_health.failed(*fault);
    const Outcome outcome = failure.ownFault ? Outcome::Rejected : Outcome::Failed;
    std::string reason;
    if (fault) reason = fmt::format("upstream answered {}", m_status);
    co_await settle(outcome, std::move(reason));
    failure.answer = std::move(held);
    failure.error = fail(ErrorCode::UpstreamClosed, "the upstream's error answer could not be read whole");
    co_return failure;
}

/// Null: it broke off, or is longer than an error has to be.
Task<std::unique_ptr<HeldAnswer>> UpstreamAttempt::readWhole(const net::ResponseHead& head) {
    auto held = std::make_unique<HeldAnswer>();
    held->head = headForClient(head);
    for (;;) {
        auto chunk = co_await m_call.read();
        if (!chunk) co_return nullptr;
        for (const std::string_view piece : chunk->pieces)
            held->body += piece;
        if (chunk->last) co_return held;
        if (held->body.size() > kHeldBodyLimit) co_return nullptr;
    }
}

/// No answer came, or it broke off before a byte of it reached the client.
Task<std::optional<AccountFailure>> UpstreamAttempt::failedWithout(Error error) {
    if (m_exchange.clientGone()) {
        co_await settle(Outcome::ClientGone, "the client left");
        co_return std::nullopt;
    }
    m_health.failed(faultOfError(error, m_status));
    co_await settle(Outcome::Failed, error.message);
    AccountFailure failure;
    failure.error = std::move(error);
    co_return failure;
}

Task<std::optional<AccountFailure>> UpstreamAttempt::forward(net::ResponseHead head) {
    m_stream = isEventStream(head);
    const auto encoding = head.headers.find("content-encoding");
    m_identity = isPlain(head);
    const bool asked = m_dependencies.settings.streamHeartbeat.count() > 0;
    m_heartbeats = asked && m_stream && m_identity && !head.contentLength;
    if (hasUsage(m_request.m_match.route, head.status)) {
        const auto format = m_stream ? wire::UsageTap::Format::Sse : wire::UsageTap::Format::Json;
        m_tap = std::make_unique<wire::UsageTap>(format, encoding.value_or(std::string_view()));
    }
    auto first = co_await m_call.read();
    if (!first) co_return co_await failedWithout(first.error());
    m_request.m_summary.firstByteUs = m_call.timings().firstByteUs;
    tap(*first);
    if (m_stream && m_tap && m_tap->errorSeen()) {
        const auto fault = faultOfErrorEvent(*m_tap);
        if (fault && canMoveOn()) {
            m_health.failed(*fault);
            co_await settle(Outcome::Failed, fault->detail);
            AccountFailure failure;
            failure.error = fail(ErrorCode::UpstreamClosed, m_tap->errorMessage());
            co_return failure;
        }
    }
    net::ResponseHead clientHead = headForClient(std::move(head));
    m_request.m_answer.addCommonHeaders(clientHead.headers);
    m_request.m_summary.status = m_status;
    m_exchange.begin(clientHead);
    m_delivering = true;
    if (m_status < kBadRequest) {
        m_health.answers();
        m_request.m_picker->serves(*m_account);
    }
    m_request.m_body = std::string();
    co_await pump(*first);
    co_return std::nullopt;
}

/// Every chunk is metered, then booked if it ends the answer, then sent: what a client has seen whole is in the ledger.
Task<void> UpstreamAttempt::pump(net::BodyChunk chunk) {
    for (;;) {
        if (chunk.last && m_tap) m_tap->end();
        const bool whole = m_tap && m_tap->meterable() && m_tap->complete();
        if (chunk.last && mustWaitForTerminalEvent() && !whole) {
            const bool taken = co_await deliver(chunk, true);
            if (taken)
                co_await breakOff("the stream ended without its last event");
            else
                co_await settle(Outcome::ClientGone, "the client left");
            co_return;
        }
        if ((chunk.last || whole) && !co_await settleAnswer(whole)) co_return;
        if (!co_await deliver(chunk, false)) {
            m_call.abort();
            co_await settle(Outcome::ClientGone, "the client left");
            co_return;
        }
        if (chunk.last) co_return;
        auto next = co_await nextChunk();
        if (!next) {
            const Error error = next.error();
            if (m_exchange.clientGone())
                co_await settle(Outcome::ClientGone, "the client left");
            else
                co_await breakOff(error.message);
            co_return;
        }
        chunk = *next;
        tap(chunk);
    }
}

/// Waits for more of the answer. The client of a silent stream hears that the relay still does.
Task<Result<net::BodyChunk>> UpstreamAttempt::nextChunk() {
    const std::array<std::string_view, 1> heartbeat{wire::kKeepAliveComment};
    for (;;) {
        auto chunk = co_await m_call.read(patience());
        const bool quiet = chunk && !chunk->last && chunk->pieces.empty();
        if (!quiet) co_return chunk;
        if (!co_await m_exchange.write(heartbeat)) {
            m_call.abort();
            co_return fail(ErrorCode::ClientGone, "the client left");
        }
    }
}

/// Books an answer that has come in to its end. `whole`: the meter agrees.
Task<bool> UpstreamAttempt::settleAnswer(bool whole) {
    const bool garbled = m_tap && m_tap->meterable() && !whole;
    Outcome outcome = Outcome::Succeeded;
    std::string reason;
    if (m_status >= kBadRequest) {
        outcome = Outcome::Rejected;
    } else if (garbled) {
        outcome = Outcome::Failed;
        reason = "the answer is not a whole JSON document";
    }
    if (outcome == Outcome::Succeeded) m_health.succeeded();
    return settle(outcome, std::move(reason));
}

Task<bool> UpstreamAttempt::deliver(const net::BodyChunk& chunk, bool broken) {
    for (const std::string_view piece : chunk.pieces)
        m_edge.pass(piece);
    if (chunk.last && !broken) co_return co_await m_exchange.finish(chunk.pieces);
    if (chunk.pieces.empty()) co_return !m_exchange.clientGone();
    co_return co_await m_exchange.write(chunk.pieces);
}

/// A stream that dies half way is a failure, to the client and to the account.
Task<void> UpstreamAttempt::breakOff(std::string reason) {
    if (m_booking.settled()) {  // the last event was there; only the end of the message was not
        m_exchange.abort();
        co_return;
    }
    const bool toldByUpstream = m_stream && m_tap && m_tap->errorSeen();
    if (toldByUpstream) {
        const auto fault = faultOfErrorEvent(*m_tap);
        if (fault) m_health.failed(*fault);
        const Outcome outcome = fault ? Outcome::Failed : Outcome::Rejected;
        co_await settle(outcome, "error event " + m_tap->errorType());
        const std::span<const std::string_view> nothing;
        co_await m_exchange.finish(nothing);
        co_return;
    }
    m_health.failed(faultOfBrokenStream(m_status, reason));
    co_await settle(Outcome::Failed, reason);
    if (!m_stream || !m_identity) {
        m_exchange.abort();
        co_return;
    }
    const Error error = fail(ErrorCode::UpstreamClosed, "the upstream's answer broke off: " + reason);
    const std::string event = "\n\n" + wire::errorEvent(error, m_request.m_summary.requestId);
    const std::array<std::string_view, 1> pieces{event};
    co_await m_exchange.finish(pieces);
}

/// False: it could not be booked; the answer is cut off instead of being given away.
Task<bool> UpstreamAttempt::settle(Outcome outcome, std::string reason) {
    if (m_booking.settled()) co_return true;
    if (m_status != 0) m_request.m_stages.lap(Stage::Stream, m_dependencies.clock.steady());
    Ending ending;
    ending.outcome = outcome;
    ending.status = m_status;
    ending.reason = std::move(reason);
    ending.firstByteMs = m_call.timings().firstByteUs / 1000;
    ending.tap = m_tap.get();
    auto booked = co_await m_booking.settle(std::move(ending));
    m_request.m_stages.lap(Stage::Settle, m_dependencies.clock.steady());
    noteEnd(outcome);
    if (booked) co_return true;
    m_dependencies.observer.log(LogLevel::Error, "ledger", booked.error().detail);
    if (m_delivering) m_exchange.abort();
    co_return false;
}

std::chrono::milliseconds UpstreamAttempt::patience() const {
    if (!m_heartbeats || !m_edge.reached()) return net::UpstreamCall::kEndless;
    return m_dependencies.settings.streamHeartbeat;
}

bool UpstreamAttempt::canMoveOn() {
    const bool left = m_request.m_attempts < m_dependencies.settings.maxAttempts;
    return left && m_request.m_picker->anybodyElse();
}

/// Only a metered stream has a last event that can be waited for.
bool UpstreamAttempt::mustWaitForTerminalEvent() const {
    return m_stream && m_tap && m_tap->meterable();
}

void UpstreamAttempt::tap(const net::BodyChunk& chunk) {
    if (!m_tap) return;
    for (const std::string_view piece : chunk.pieces)
        m_tap->feed(piece);
}

void UpstreamAttempt::noteEnd(Outcome outcome) {
    const Attempt& attempt = m_booking.attempt();
    RequestSummary& summary = m_request.m_summary;
    summary.outcome = outcome;
    summary.reason = attempt.reason;
    summary.model = attempt.model;
    summary.usage = attempt.usage;
    summary.cost = attempt.cost;
    summary.overheadUs = attempt.overheadUs;
}

}  // namespace relay
