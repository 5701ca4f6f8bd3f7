#pragma once

#include "providers/provider.h"

namespace relay::providers {

/// An Anthropic-compatible host with an API key: `{base}/v1/messages`, the key in `x-api-key` or as a Bearer token.
class ClaudeConsole final : public Provider {
public:
    Result<UpstreamPlan> plan(const Account& account, const ClientCall& call) const override;
    std::optional<std::string> mappedModel(const Account& account, std::string_view model) const override;
};

}  // namespace relay::providers
