#pragma once

#include "model/api_key.h"
#include "net/client.h"
#include "observe/observer.h"
#include "policy/selection.h"
#include "relay/answer.h"
#include "relay/dependencies.h"
#include "relay/route.h"
#include "wire/anthropic/request_peek.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace relay {

/// One answer of an upstream that was held back because another account might do better.
struct HeldAnswer {
    net::ResponseHead head;
    std::string body;
};

/// Why an account could not answer: an answer of its upstream, or an error of ours where none came.
struct AccountFailure {
    Attempt attempt;  ///< as it was booked
    std::unique_ptr<HeldAnswer> answer;
    Error error;
};

/// POST /v1/messages and its count_tokens, from the first byte to the ledger:
/// authenticate -> admit -> choose -> forward -> settle.
class MessagesRequest {
public:
    MessagesRequest(const RelayDependencies& dependencies, net::HttpClient& client, Answer& answer,
                    const RouteMatch& match, std::string_view query);

    Task<void> run();

private:
    Task<Result<void>> admit();
    Task<void> tryAccounts();
    Task<void> refuse(Error error, std::optional<std::int64_t> retryAfterSeconds = std::nullopt);
    Task<void> answerFailure(AccountFailure failure);
    Task<void> answerNoAccount(policy::Selection selection);

    policy::SelectionRequest selectionRequest() const;
    Task<std::uint64_t> hold(const Account& account);
    Attempt newAttempt(const Account& account) const;
    void tellEnd();

    friend class UpstreamAttempt;

    const RelayDependencies& m_dependencies;
    net::HttpClient& m_client;
    Answer& m_answer;
    RouteMatch m_match;
    std::string m_query;
    SteadyTime m_startedAt;
    std::chrono::microseconds m_uploadTime{0};  ///< the client's own time to send its body

    std::shared_ptr<const ApiKey> m_key;
    std::string m_body;  ///< freed as soon as no other account can be tried
    wire::RequestPeek m_peek;
    std::vector<std::string> m_tried;
    std::vector<policy::RefusedCandidate> m_holdRefusals;  ///< chosen, but full by then
    std::optional<AccountMark> m_probe;                    ///< the attempt under way is a probe of it
    std::uint32_t m_attempts = 0;
    RequestSummary m_summary;
};

}  // namespace relay
