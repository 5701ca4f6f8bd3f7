#pragma once

#include "net/client.h"
#include "policy/cooldown.h"
#include "providers/provider.h"
#include "relay/account_health.h"
#include "relay/booking.h"
#include "relay/messages_request.h"
#include "wire/anthropic/usage_tap.h"
#include "wire/sse/event_edge.h"

#include <array>
#include <memory>
#include <optional>
#include <string>

namespace relay {

/// A request sent to one account: opened in the ledger, forwarded, and settled whatever happens.
class UpstreamAttempt {
public:
    /// `model`: as the account calls it.
    UpstreamAttempt(MessagesRequest& request, PickedAccount picked, std::string model, AccountHealth& health);

    /// Nothing: the client has its answer, or has left. Otherwise not a byte reached the client, the attempt is
    /// settled as failed, the account marked, and another account may be tried.
    Task<std::optional<AccountFailure>> run();

private:
    Task<std::optional<AccountFailure>> exchange();
    Task<std::optional<AccountFailure>> answered(net::ResponseHead head);
    Task<std::optional<AccountFailure>> holdAnswer(net::ResponseHead head);
    Task<std::unique_ptr<HeldAnswer>> readWhole(const net::ResponseHead& head);
    Task<std::optional<AccountFailure>> failedWithout(Error error);
    Task<std::optional<AccountFailure>> forward(net::ResponseHead head);
    Task<void> pump(net::BodyChunk chunk);
    Task<Result<net::BodyChunk>> nextChunk();
    Task<bool> deliver(const net::BodyChunk& chunk, bool broken);
    Task<void> breakOff(std::string reason);
    Task<bool> settleAnswer(bool whole);
    Task<bool> settle(Outcome outcome, std::string reason);

    std::chrono::milliseconds patience() const;
    bool canMoveOn();
    bool mustWaitForTerminalEvent() const;
    void tap(const net::BodyChunk& chunk);
    void noteEnd(Outcome outcome);

    MessagesRequest& m_request;
    const RelayDependencies& m_dependencies;
    net::Exchange& m_exchange;
    std::shared_ptr<const Account> m_account;
    AccountHealth& m_health;
    Booking m_booking;
    net::UpstreamCall m_call;
    std::unique_ptr<wire::UsageTap> m_tap;  ///< none for answers that carry no usage
    bool m_stream = false;
    bool m_identity = true;     ///< the answer is not compressed, so that an event of ours can be added to it
    bool m_heartbeats = false;  ///< comments may be put into the stream
    wire::EventEdge m_edge;     ///< of what was sent
    int m_status = 0;
    bool m_delivering = false;
};

}  // namespace relay
