#pragma once

#include "model/api_key.h"
#include "net/exchange.h"
#include "policy/explanation.h"
#include "policy/selection.h"
#include "relay/dependencies.h"
#include "relay/hold.h"
#include "relay/wait_queue.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relay {

/// An account that was chosen, and the place on it that the request now has.
struct PickedAccount {
    std::shared_ptr<const Account> account;
    std::unique_ptr<Hold> hold;
    std::optional<AccountMark> probe;  ///< the request is the probe of this mark
    policy::StickyUse stickyUse = policy::StickyUse::None;
};

/// What a choice needs to know of the request. Its views outlive the picker.
struct PickRequest {
    std::string_view requestId;
    std::string_view model;
    std::string_view family;
    std::string conversation;   ///< see policy::conversationOf(); empty: it has none
    bool continues = false;     ///< it goes on with that conversation, and does not begin one
    std::size_t bodyBytes = 0;  ///< what it is likely to cost is held against an account's quota
    std::uint64_t maxTokens = 0;
    std::string_view serviceTier;
};

/// Chooses accounts for one request, each at most once, takes a place on the chosen one, and stands in line where an
/// account that is full asks for it.
class AccountPicker {
public:
    AccountPicker(const RelayDependencies& dependencies, HoldKeeper& keeper, net::Exchange& exchange,
                  const ApiKey& key, PickRequest request);

    /// None: nobody can serve; refusals() says why. Also when the client has left meanwhile.
    Task<std::optional<PickedAccount>> pick();
    /// Another account than those picked so far could serve. Asks without sending or reserving anything.
    bool anybodyElse() const;
    /// The dry run of the choice as it would be now. None where the pool is so large that it would take its time.
    std::optional<policy::Explanation> explain() const;
    /// The account serves: the conversation stays with it.
    void serves(const Account& account);

    const policy::Selection& refusals() const { return m_refusals; }

private:
    policy::SelectionRequest selectionRequest() const;
    Task<std::unique_ptr<Hold>> take(const Account& account);
    HoldRequest holdRequest(const Account& account) const;
    Money expectedCost() const;
    bool othersWaitFor(const Account& account) const;
    Task<bool> waitForPlace(const Account& account);
    std::shared_ptr<const Account> worthWaitingFor() const;
    void passOver(const policy::Selection& selection);

    const RelayDependencies& m_dependencies;
    HoldKeeper& m_keeper;
    net::Exchange& m_exchange;
    const ApiKey& m_key;
    PickRequest m_request;
    std::optional<StickyEntry> m_sticky;
    std::vector<std::string> m_tried;
    policy::Selection m_refusals;  ///< of the last choice that found nobody
    std::vector<policy::RefusedCandidate> m_lostRaces;
    std::string m_lineOf;  ///< the account whose line m_place is in
    std::unique_ptr<QueuePlace> m_place;
    SteadyTime m_waitsUntil;
};

}  // namespace relay
