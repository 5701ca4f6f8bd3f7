#include "relay/messages_request.h"

#include "base/time_count.h"
#include "identity/authenticator.h"
#include "model/model_family.h"
#include "net/client_address.h"
#include "policy/conversation.h"
#include "providers/provider.h"
#include "relay/account_health.h"
#include "relay/booking.h"
#include "relay/key_gate.h"
#include "relay/upstream_attempt.h"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace relay {
namespace {

using std::chrono::duration_cast;
using std::chrono::microseconds;

constexpr std::size_t kRefusalsLogged = 10;
constexpr std::size_t kCandidatesTold = 50;

policy::Refuse denied(Error error) {
    policy::Refuse refuse;
    refuse.error = std::move(error);
    return refuse;
}

/// For the log: which accounts said no, and why.
std::string detailOf(const policy::Selection& selection) {
    std::string text;
    for (const policy::RefusedCandidate& each : selection.refused) {
        if (&each - selection.refused.data() == kRefusalsLogged) break;
        text += (text.empty() ? "" : "; ") + policy::describeRefusal(each);
    }
    return text;
}

}  // namespace

MessagesRequest::MessagesRequest(const RelayDependencies& dependencies, net::HttpClient& client,
                                 HoldKeeper& keeper, Answer& answer, const RouteMatch& match,
                                 std::string_view query)
    : m_dependencies(dependencies),
      m_client(client),
      m_keeper(keeper),
      m_answer(answer),
      m_match(match),
      m_query(query),
      m_startedAt(dependencies.clock.steady()),
      m_stages(m_startedAt) {
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
    m_stages.lap(Stage::Authenticate, m_dependencies.clock.steady());
    Denial denial;
    if (key)
        denial = co_await admit();
    else
        denial = denied(key.error());
    if (denial)
        co_await refuse(std::move(*denial));
    else
        co_await tryAccounts();
    tellEnd();
}

Task<MessagesRequest::Denial> MessagesRequest::admit() {
    if (auto running = m_dependencies.checkNotStopping(); !running) co_return denied(running.error());
    if (auto read = co_await readBody(); !read) co_return denied(read.error());
    m_stages.lap(Stage::Parse, m_dependencies.clock.steady());
    const Settings& settings = m_dependencies.settings;
    if (auto error = accessDenial(settings, m_answer.exchange(), *m_key, m_peek.model))
        co_return denied(std::move(*error));
    if (m_match.route == Route::CountTokens) co_return std::nullopt;
    m_admission.emplace(m_dependencies, m_keeper, m_answer.exchange(), m_key, m_summary.requestId);
    const SteadyTime before = m_dependencies.clock.steady();
    auto denial = co_await m_admission->enter(m_peek, m_family, m_body.size());
    if (m_admission->waited()) {
        const auto waited = m_dependencies.clock.steady() - before;
        m_summary.waitUs = timeCount<microseconds>(waited);
        m_clientTime += duration_cast<microseconds>(waited);
    }
    co_return denial;
}

Task<Result<void>> MessagesRequest::readBody() {
    const SteadyTime before = m_dependencies.clock.steady();
    const std::size_t limit = std::size_t{m_dependencies.settings.requestMaxSizeMb} * 1024 * 1024;
    auto body = co_await m_answer.exchange().readBody(limit);
    m_clientTime = duration_cast<microseconds>(m_dependencies.clock.steady() - before);
    if (!body) co_return body.error();
    m_body = std::move(*body);
    auto peek =
        m_match.route == Route::CountTokens ? wire::peekCountTokens(m_body) : wire::peekMessages(m_body);
    if (!peek) co_return peek.error();
    m_peek = std::move(*peek);
    m_family = modelFamily(m_peek.model);
    m_summary.model = m_peek.model;
    m_summary.stream = m_peek.stream;
    co_return Result<void>();
}

Task<void> MessagesRequest::tryAccounts() {
    m_stages.lap(Stage::Admit, m_dependencies.clock.steady());
    m_picker.emplace(m_dependencies, m_keeper, m_answer.exchange(), *m_key, pickRequest());
    m_storyWanted = m_dependencies.observer.wantsStory(false);
    if (m_storyWanted) noteCandidates();
    std::optional<AccountFailure> failure;
    while (m_attempts < m_dependencies.settings.maxAttempts && !(failure && failure->ownFault)) {
        auto picked = co_await m_picker->pick();
        m_stages.lap(Stage::Choose, m_dependencies.clock.steady());
        if (!picked) {
            if (!failure) co_await answerNoAccount(m_picker->refusals());
            break;
        }
        AccountHealth health(m_dependencies, picked->account, m_family, picked->probe);
        std::string model =
            m_dependencies.claudeConsole.mappedModel(*picked->account, m_peek.model).value_or(m_peek.model);
        Denial denial;
        if (m_admission && m_admission->reserves()) denial = co_await reserveFor(model);
        if (denial) {
            if (!failure) co_await refuse(std::move(*denial));
            break;
        }
        if (failure) m_dependencies.observer.attemptMovedOn(failure->attempt);
        ++m_attempts;
        m_summary.stickyUse = picked->stickyUse;
        UpstreamAttempt attempt(*this, std::move(*picked), std::move(model), health);
        failure = co_await attempt.run();
        if (!failure) break;
    }
    if (failure) co_await answerFailure(std::move(*failure));
}

Task<MessagesRequest::Denial> MessagesRequest::reserveFor(const std::string& model) {
    auto denial = co_await m_admission->reserveFor(model);
    m_summary.loweredMaxTokens = m_admission->maxTokens().value_or(0);
    if (m_summary.loweredMaxTokens != 0) m_answer.tellMaxTokens(m_summary.loweredMaxTokens);
    co_return denial;
}

PickRequest MessagesRequest::pickRequest() const {
    const net::HeaderList& headers = m_answer.exchange().head().headers;
    PickRequest request;
    request.requestId = m_summary.requestId;
    request.model = m_peek.model;
    request.family = m_family;
    request.bodyBytes = m_body.size();
    request.maxTokens = m_peek.maxTokens;
    request.serviceTier = m_peek.serviceTier;
    if (m_match.route == Route::CountTokens) return request;
    const policy::ConversationSigns signs{headers.find("x-claude-code-session-id").value_or(""),
                                          m_peek.sessionId, m_peek.opening};
    request.conversation = policy::conversationOf(m_key->id, signs);
    // Two first messages that are alike are two conversations, unless the client says otherwise.
    const bool inSession = !signs.headerSession.empty() || !signs.bodySession.empty();
    request.continues = inSession || m_peek.messageCount > 1;
    return request;
}

Attempt MessagesRequest::newAttempt(const Account& account, std::string model) const {
    Attempt attempt;
    attempt.requestId = m_summary.requestId;
    attempt.number = m_attempts;
    attempt.keyId = m_summary.keyId;
    attempt.accountId = account.id;
    attempt.route = m_summary.route;
    attempt.requestedModel = m_peek.model;
    attempt.model = std::move(model);
    attempt.stream = m_peek.stream;
    attempt.startedAt = m_dependencies.clock.now();
    attempt.overheadUs = timeCount<microseconds>(m_dependencies.clock.steady() - m_startedAt - m_clientTime);
    if (m_admission) {
        attempt.reserved = m_admission->reserved();
        attempt.maxTokens = m_admission->maxTokens().value_or(0);
    }
    return attempt;
}

Task<void> MessagesRequest::refuse(policy::Refuse denial) {
    const ErrorInfo& info = errorInfo(denial.error.code);
    m_summary.status = info.status;
    m_summary.outcome = info.status >= 500 ? Outcome::Failed : Outcome::Rejected;
    m_summary.reason = std::string(info.name);
    if (!denial.error.detail.empty()) m_dependencies.observer.log(info.level, "relay", denial.error.detail);
    co_await m_answer.error(std::move(denial.error), denial.retryAfterSeconds, denial.resetAt);
}

Task<void> MessagesRequest::answerFailure(AccountFailure failure) {
    if (!failure.answer) {
        co_await refuse(denied(std::move(failure.error)));
        co_return;
    }
    net::ResponseHead& head = failure.answer->head;
    m_summary.status = head.status;
    m_summary.outcome = failure.ownFault ? Outcome::Rejected : Outcome::Failed;
    head.contentLength = failure.answer->body.size();
    m_answer.addCommonHeaders(head.headers);
    m_answer.exchange().begin(head);
    const std::array<std::string_view, 1> pieces{failure.answer->body};
    co_await m_answer.exchange().finish(pieces);
}

Task<void> MessagesRequest::answerNoAccount(const policy::Selection& selection) {
    const UnixMillis now = m_dependencies.clock.now();
    policy::Refuse denial =
        denied(fail(ErrorCode::NoAvailableAccount,
                    "no account can take this request: " + policy::describeRefusals(selection, now),
                    detailOf(selection)));
    denial.retryAfterSeconds = policy::secondsUntilFirstBack(selection, now);
    co_await refuse(std::move(denial));
}

void MessagesRequest::tellEnd() {
    if (m_answer.exchange().clientGone() && m_summary.outcome != Outcome::Succeeded) {
        m_summary.status = errorInfo(ErrorCode::ClientGone).status;
        m_summary.outcome = Outcome::ClientGone;
    }
    m_summary.attempts = m_attempts;
    m_summary.durationUs = timeCount<microseconds>(m_dependencies.clock.steady() - m_startedAt);
    m_dependencies.observer.requestFinished(m_summary);
    tellStory();
}

/// Whoever has no key has no story: there may be any number of them.
void MessagesRequest::tellStory() {
    if (!m_key) return;
    const bool failed = m_summary.outcome != Outcome::Succeeded && m_summary.outcome != Outcome::ClientGone;
    const bool eventful = failed || m_attempts > 1;
    if (!m_storyWanted && !(eventful && m_dependencies.observer.wantsStory(true))) return;
    if (m_picker && !m_candidates) noteCandidates();
    RequestStory story;
    story.requestId = m_summary.requestId;
    story.keyId = m_summary.keyId;
    story.route = m_summary.route;
    story.requestedModel = m_peek.model;
    story.client = net::clientAddress(m_answer.exchange(), m_dependencies.settings.trustProxy).address;
    story.startedAt = m_dependencies.clock.now() - m_summary.durationUs / 1000;
    story.stages = m_stages.stages();
    story.candidates = std::move(m_candidates);
    m_dependencies.observer.storyTold(std::move(story));
}

void MessagesRequest::noteCandidates() {
    const std::optional<policy::Explanation> explanation = m_picker->explain();
    if (!explanation) return;
    m_candidates.emplace();
    for (const policy::ExplainedCandidate& each : explanation->candidates) {
        if (m_candidates->size() == kCandidatesTold) break;
        StoryCandidate candidate;
        if (each.account) candidate = {each.account->id, each.account->name, {}, {}};
        if (each.refused) candidate.refusal = policy::toString(each.refused->refusal);
        candidate.words = each.words;
        m_candidates->push_back(std::move(candidate));
    }
}

}  // namespace relay
