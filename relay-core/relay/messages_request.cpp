#include "relay/messages_request.h"

#include "identity/authenticator.h"
#include "model/model_family.h"
#include "policy/pricing.h"
#include "relay/booking.h"
#include "relay/upstream_attempt.h"
#include "store/coordination.h"
#include "store/directory.h"
#include "store/ledger.h"
#include "store/local_periods.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace relay {
namespace {

using std::chrono::duration_cast;
using std::chrono::microseconds;

std::uint32_t asMicros(SteadyTime::duration time) {
    return static_cast<std::uint32_t>(std::max<std::int64_t>(duration_cast<microseconds>(time).count(), 0));
}

/// What a request is likely to cost; held against an account's quota while it runs, so that a burst cannot pass it.
Money expectedCost(const PriceTable& prices, const wire::RequestPeek& peek, std::size_t bodyBytes) {
    constexpr std::uint64_t kBytesPerToken = 4;
    constexpr std::uint64_t kUsualOutput = 1024;
    Usage usage;
    usage.input = bodyBytes / kBytesPerToken;
    usage.output = std::min(peek.maxTokens, kUsualOutput);
    return priceOf(prices, peek.model, usage, serviceTierFrom(peek.serviceTier)).cost;
}

}  // namespace

MessagesRequest::MessagesRequest(const RelayDependencies& dependencies, net::HttpClient& client,
                                 Answer& answer, const RouteMatch& match, std::string_view query)
    : m_dependencies(dependencies),
      m_client(client),
      m_answer(answer),
      m_match(match),
      m_query(query),
      m_turn(dependencies.turn.fetch_add(1, std::memory_order_relaxed)),
      m_startedAt(dependencies.clock.steady()) {
    m_summary.requestId = answer.requestId();
    m_summary.route = std::string(match.path);
}

Task<void> MessagesRequest::run() {
    auto key = m_dependencies.authenticator.authenticate(m_answer.exchange().head(), m_query,
                                                         m_dependencies.clock.now());
    if (key) {
        m_key = *key;
        m_summary.keyId = m_key->id;
        m_summary.keyName = m_key->name;
    }
    m_dependencies.observer.requestStarted(m_summary.requestId, m_summary.route, m_summary.keyName);
    Result<void> admitted = key ? Result<void>() : Result<void>(key.error());
    if (admitted) admitted = co_await admit();
    if (admitted)
        co_await tryAccounts();
    else
        co_await refuse(admitted.error());
    tellEnd();
}

Task<Result<void>> MessagesRequest::admit() {
    if (m_dependencies.stopping.load(std::memory_order_relaxed))
        co_return fail(ErrorCode::ShuttingDown, "the relay is stopping; try again in a moment");
    const SteadyTime before = m_dependencies.clock.steady();
    const std::size_t limit = std::size_t{m_dependencies.settings.requestMaxSizeMb} * 1024 * 1024;
    auto body = co_await m_answer.exchange().readBody(limit);
    m_uploadTime = duration_cast<microseconds>(m_dependencies.clock.steady() - before);
    if (!body) co_return body.error();
    m_body = std::move(*body);
    auto peek =
        m_match.route == Route::CountTokens ? wire::peekCountTokens(m_body) : wire::peekMessages(m_body);
    if (!peek) co_return peek.error();
    m_peek = std::move(*peek);
    m_summary.model = m_peek.model;
    m_summary.stream = m_peek.stream;
    co_return Result<void>();
}

Task<void> MessagesRequest::tryAccounts() {
    std::optional<AccountFailure> failure;
    while (m_attempts < m_dependencies.settings.maxAttempts) {
        policy::Selection selection = select();
        if (!selection.account) {
            if (failure) break;
            co_await answerNoAccount(std::move(selection));
            co_return;
        }
        const auto account = selection.account;
        m_tried.push_back(account->id);
        const std::uint64_t holdId = co_await hold(*account);
        if (holdId == 0) continue;
        ++m_attempts;
        if (failure) m_dependencies.observer.attemptMovedOn(failure->attempt);
        UpstreamAttempt attempt(*this, account, holdId);
        failure = co_await attempt.run();
        if (!failure) co_return;
    }
    if (failure) co_await answerFailure(std::move(*failure));
}

policy::Selection MessagesRequest::select() const {
    const auto pool = m_dependencies.directory.accounts();
    const UnixMillis now = m_dependencies.clock.now();
    const policy::SelectionInput input{*pool,   m_dependencies.coordination,
                                       m_tried, m_turn,
                                       now,     m_dependencies.settings.zone.dayAt(now).start};
    return policy::selectAccount(input);
}

/// 0: somebody else took the account's last place since it was chosen.
Task<std::uint64_t> MessagesRequest::hold(const Account& account) {
    const UnixMillis now = m_dependencies.clock.now();
    HoldRequest request;
    request.owner = account.id;
    request.holder = m_summary.requestId;
    request.family = modelFamily(m_peek.model);
    request.periods = localPeriods(now, m_dependencies.settings.zone);
    Charge place;
    place.kind = LimitKind::Concurrency;
    place.limit = account.maxConcurrency;
    place.amount = 1;
    request.charges.push_back(std::move(place));
    if (account.dailyQuota.nanos != 0) {
        Charge cost;
        cost.kind = LimitKind::DailyCost;
        cost.limit = account.dailyQuota.nanos;
        cost.amount = expectedCost(m_dependencies.prices, m_peek, m_body.size()).nanos;
        cost.periodStart = request.periods.dayStart;
        cost.periodEnd = request.periods.dayEnd;
        request.charges.push_back(std::move(cost));
    }
    auto grant = co_await m_dependencies.coordination.hold(std::move(request));
    if (grant && grant->holdId != 0) co_return grant->holdId;
    const bool full = !grant || grant->blockers.front().kind == LimitKind::Concurrency;
    const auto refusal = full ? policy::Refusal::ConcurrencyFull : policy::Refusal::QuotaSpent;
    m_holdRefusals.push_back({account.id, refusal, 0});
    co_return 0;
}

Attempt MessagesRequest::newAttempt(const Account& account) const {
    Attempt attempt;
    attempt.requestId = m_summary.requestId;
    attempt.number = m_attempts;
    attempt.keyId = m_summary.keyId;
    attempt.accountId = account.id;
    attempt.route = m_summary.route;
    attempt.requestedModel = m_peek.model;
    attempt.stream = m_peek.stream;
    attempt.startedAt = m_dependencies.clock.now();
    attempt.overheadUs = asMicros(m_dependencies.clock.steady() - m_startedAt - m_uploadTime);
    return attempt;
}

Task<void> MessagesRequest::refuse(Error error, std::optional<std::int64_t> retryAfterSeconds) {
    const ErrorInfo& info = errorInfo(error.code);
    m_summary.status = info.status;
    m_summary.outcome = info.status >= 500 ? Outcome::Failed : Outcome::Rejected;
    m_summary.reason = std::string(info.name);
    if (!error.detail.empty()) m_dependencies.observer.log(info.level, "relay", error.detail);
    co_await m_answer.error(std::move(error), retryAfterSeconds);
}

Task<void> MessagesRequest::answerFailure(AccountFailure failure) {
    if (!failure.answer) {
        co_await refuse(std::move(failure.error));
        co_return;
    }
    net::ResponseHead& head = failure.answer->head;
    m_summary.status = head.status;
    m_summary.outcome = Outcome::Failed;
    head.contentLength = failure.answer->body.size();
    m_answer.addCommonHeaders(head.headers);
    m_answer.exchange().begin(head);
    const std::array<std::string_view, 1> pieces{failure.answer->body};
    co_await m_answer.exchange().finish(pieces);
}

Task<void> MessagesRequest::answerNoAccount(policy::Selection selection) {
    for (const policy::RefusedCandidate& each : m_holdRefusals)
        selection.refused.push_back(each);
    selection.refusedCount += m_holdRefusals.size();
    const UnixMillis now = m_dependencies.clock.now();
    std::string message = "no account can take this request: " + policy::describeRefusals(selection, now);
    co_await refuse(fail(ErrorCode::NoAvailableAccount, std::move(message)),
                    policy::secondsUntilFirstBack(selection, now));
}

void MessagesRequest::tellEnd() {
    if (m_answer.exchange().clientGone() && m_summary.outcome != Outcome::Succeeded) {
        m_summary.status = errorInfo(ErrorCode::ClientGone).status;
        m_summary.outcome = Outcome::ClientGone;
    }
    m_summary.attempts = m_attempts;
    m_summary.durationUs = asMicros(m_dependencies.clock.steady() - m_startedAt);
    m_dependencies.observer.requestFinished(m_summary);
}

}  // namespace relay
