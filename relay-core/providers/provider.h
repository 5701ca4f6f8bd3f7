#pragma once

#include "base/result.h"
#include "model/account.h"
#include "net/client.h"
#include "net/http_message.h"

#include <optional>
#include <string>
#include <string_view>

namespace relay::providers {

/// What a client asked for, as far as a provider needs to know.
struct ClientCall {
    std::string_view method;
    std::string_view path;   ///< canonical, without the mount: "/v1/messages"
    std::string_view query;  ///< as it came, without '?'; the relay's key already taken out
    const net::HeaderList& headers;
};

/// Where a call goes and what goes in front of its body.
struct UpstreamPlan {
    net::Origin origin;
    std::string target;
    net::HeaderList headers;
};

/// One account type: where to send, how to sign, what an answer means. Stateless, thread-safe.
class Provider {
public:
    virtual ~Provider() = default;

    /// Errors: InvalidRequest when the account's address cannot be read.
    virtual Result<UpstreamPlan> plan(const Account& account, const ClientCall& call) const = 0;
    /// The upstream's name for the model a client asked for; none when it is sent as it came.
    virtual std::optional<std::string> mappedModel(const Account& account, std::string_view model) const = 0;
};

}  // namespace relay::providers
