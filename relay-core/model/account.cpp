#include "model/account.h"

#include <array>

namespace relay {
namespace {

template <class Enum>
struct Named {
    Enum value;
    std::string_view name;
};

constexpr std::array kTypes{Named<AccountType>{AccountType::ClaudeConsole, "claude-console"}};

constexpr std::array kSchemes{
    Named<AuthScheme>{AuthScheme::Auto, "auto"},
    Named<AuthScheme>{AuthScheme::ApiKeyHeader, "x-api-key"},
    Named<AuthScheme>{AuthScheme::Bearer, "bearer"},
};

constexpr std::array kCauses{
    Named<MarkCause>{MarkCause::RateLimited, "rate_limited"},
    Named<MarkCause>{MarkCause::Overloaded, "overloaded"},
    Named<MarkCause>{MarkCause::Unavailable, "unavailable"},
    Named<MarkCause>{MarkCause::Timeout, "timeout"},
    Named<MarkCause>{MarkCause::ConnectFailed, "connect_failed"},
    Named<MarkCause>{MarkCause::AuthRejected, "auth_rejected"},
    Named<MarkCause>{MarkCause::BrokenStream, "broken_stream"},
    Named<MarkCause>{MarkCause::CircuitOpen, "circuit_open"},
};

template <class Table, class Enum>
std::string_view nameOf(const Table& table, Enum value) {
    for (const auto& row : table)
        if (row.value == value) return row.name;
    return {};
}

template <class Enum, class Table>
std::optional<Enum> valueOf(const Table& table, std::string_view name) {
    for (const auto& row : table)
        if (row.name == name) return row.value;
    return std::nullopt;
}

}  // namespace

std::string_view toString(AccountType type) {
    return nameOf(kTypes, type);
}

std::optional<AccountType> accountTypeFrom(std::string_view text) {
    return valueOf<AccountType>(kTypes, text);
}

std::string_view toString(AuthScheme scheme) {
    return nameOf(kSchemes, scheme);
}

std::optional<AuthScheme> authSchemeFrom(std::string_view text) {
    return valueOf<AuthScheme>(kSchemes, text);
}

std::string_view toString(MarkCause cause) {
    return nameOf(kCauses, cause);
}

std::optional<MarkCause> markCauseFrom(std::string_view text) {
    return valueOf<MarkCause>(kCauses, text);
}

}  // namespace relay
