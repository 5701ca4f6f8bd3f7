#pragma once

#include "model/api_key.h"
#include "net/exchange.h"
#include "policy/admission.h"
#include "policy/budget.h"
#include "relay/dependencies.h"
#include "relay/hold.h"
#include "relay/wait_queue.h"
#include "wire/anthropic/request_peek.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace relay {

/// What one request takes of its key's limits: a place, a share of the windows, and the most money it can cost; held
/// before it leaves and settled to what it did cost. Where the most no longer fits it asks for less output, then waits
/// for what others hold, then gives up. Owner thread: the request's shard.
class KeyAdmission {
public:
    KeyAdmission(const RelayDependencies& dependencies, HoldKeeper& keeper, net::Exchange& exchange,
                 std::shared_ptr<const ApiKey> key, std::string requestId);

    /// None: the request may go on. Stands in the key's line where it has to; ClientGone when the client did not wait.
    /// `peek` outlives this; `family`: its model's.
    Task<std::optional<policy::Refuse>> enter(const wire::RequestPeek& peek, std::string family,
                                              std::size_t bodyBytes);
    /// Whether reserveFor() has anything to do.
    bool reserves() const { return m_hold && m_moneyLimited; }
    /// Before each attempt: holds the most that it can cost under the name that the account has for the model. None: it
    /// may be sent.
    Task<std::optional<policy::Refuse>> reserveFor(const std::string& model);
    /// Counts what an attempt to `model` came to.
    void book(const std::string& model, Spent spent);

    /// What `max_tokens` is lowered to; none: it goes as it came.
    std::optional<std::uint64_t> maxTokens() const { return m_maxTokens; }
    /// It stood in line.
    bool waited() const { return m_waited; }
    /// The most that the attempt can cost by its price; nothing where no limit asks for it.
    Money reserved() const { return m_reserved; }

private:
    policy::CostFacts factsFor(std::string_view model) const;
    Money reservationFor(std::string_view model) const;
    HoldRequest holdRequest() const;
    Task<Grant> tryHold();
    Task<Grant> tryRaise();
    policy::Verdict verdictOf(const Grant& grant) const;
    std::optional<policy::Refuse> unpriced(const std::string& model) const;
    bool isMyTurn() const;
    policy::Wait behindOthers() const;
    Task<std::optional<policy::Refuse>> standInLine(policy::Wait wait);

    const RelayDependencies& m_dependencies;
    HoldKeeper& m_keeper;
    net::Exchange& m_exchange;
    std::shared_ptr<const ApiKey> m_key;
    std::string m_requestId;
    const wire::RequestPeek* m_peek = nullptr;
    std::size_t m_bodyBytes = 0;
    std::string m_family;
    KeyLimits m_limits;
    bool m_moneyLimited = false;
    std::string m_pricedAs;  ///< the model that the reservation is for
    std::optional<std::uint64_t> m_maxTokens;
    Money m_reserved;
    bool m_waited = false;
    bool m_booked = false;  ///< some of the reservation was used up
    std::unique_ptr<Hold> m_hold;
    std::unique_ptr<QueuePlace> m_place;
    SteadyTime m_waitsUntil;
};

}  // namespace relay
