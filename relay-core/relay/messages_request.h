#pragma once

#include "model/api_key.h"
#include "net/client.h"
#include "observe/observer.h"
#include "relay/account_health.h"
#include "relay/account_picker.h"
#include "relay/answer.h"
#include "relay/dependencies.h"
#include "relay/key_admission.h"
#include "relay/route.h"
#include "relay/stage_clock.h"
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
    bool ownFault = false;  ///< the request's own: another account would say the same
};

/// POST /v1/messages and its count_tokens, from the first byte to the ledger:
/// authenticate -> admit -> choose -> forward -> settle.
class MessagesRequest {
public:
    MessagesRequest(const RelayDependencies& dependencies, net::HttpClient& client, HoldKeeper& keeper,
                    Answer& answer, const RouteMatch& match, std::string_view query);

    Task<void> run();

private:
    using Denial = std::optional<policy::Refuse>;

    Task<Denial> admit();
    Task<Result<void>> readBody();
    Task<void> tryAccounts();
    Task<Denial> reserveFor(const std::string& model);
    Task<void> refuse(policy::Refuse denial);
    Task<void> answerFailure(AccountFailure failure);
    Task<void> answerNoAccount(const policy::Selection& selection);

    PickRequest pickRequest() const;
    Attempt newAttempt(const Account& account, std::string model) const;
    void tellEnd();
    void tellStory();
    void noteCandidates();

    friend class UpstreamAttempt;

    const RelayDependencies& m_dependencies;
    net::HttpClient& m_client;
    HoldKeeper& m_keeper;
    Answer& m_answer;
    RouteMatch m_match;
    std::string m_query;
    SteadyTime m_startedAt;
    std::chrono::microseconds m_clientTime{0};  ///< for its body to come in, and for its turn

    std::shared_ptr<const ApiKey> m_key;
    std::string m_body;  ///< freed as soon as no other account can be tried
    wire::RequestPeek m_peek;
    std::string m_family;
    std::optional<KeyAdmission> m_admission;  ///< none for what costs nothing
    std::optional<AccountPicker> m_picker;
    std::uint32_t m_attempts = 0;
    StageClock m_stages;
    bool m_storyWanted = false;
    std::optional<std::vector<StoryCandidate>> m_candidates;  ///< only where the story is wanted
    RequestSummary m_summary;
};

}  // namespace relay
