#pragma once

#include "support/anthropic_answers.h"
#include "support/fake_upstream.h"
#include "support/raw_client.h"
#include "support/relay_process.h"
#include "support/temp_directory.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relay::test {

inline constexpr std::string_view kUpstreamSecret = "sk-ant-upstream-secret-0123456789";
inline constexpr std::string_view kMessages = "/api/v1/messages";

struct AccountSpec {
    std::string name = "first";
    std::string url;
    std::vector<std::string> flags = {};
    std::string secret{kUpstreamSecret};
};

/// Adds an account by the command line; its id.
std::string addAccount(const std::filesystem::path& dataDirectory, const AccountSpec& account);

struct NewKey {
    std::string id;
    std::string text;
};
NewKey createKey(const std::filesystem::path& dataDirectory, const std::string& name = "laptop",
                 const std::vector<std::string>& flags = {});

/// What most cases need: a data directory, a fake upstream that answers well, a running relay, one account
/// and one key.
class Rig {
public:
    explicit Rig(ServeOptions options = {}, std::vector<std::string> accountFlags = {});

    const std::filesystem::path& data() const { return m_directory.path(); }
    FakeUpstream& upstream() { return m_upstream; }
    RelayProcess& relay() { return *m_relay; }
    const RelayProcess& relay() const { return *m_relay; }
    const std::string& account() const { return m_account; }
    const NewKey& key() const { return m_key; }
    /// Another key, with these flags of `keys create`; requests use it from now on.
    const NewKey& useKey(const std::vector<std::string>& flags, const std::string& name = "limited");
    void restart(ServeOptions options = {});
    void stopRelay() { m_relay.reset(); }

    RawClient connect() const { return RawClient::tcp(m_relay->port()); }
    /// `x-api-key` with the key, content type and version, as clients send them.
    Headers headers(Headers more = {}) const;
    /// One request on a connection of its own.
    ClientAnswer post(std::string_view body, const Headers& more = {},
                      std::string_view target = kMessages) const;
    ClientAnswer get(std::string_view target, const Headers& headers = {}) const;

    /// The admin API with the token of the data directory. Throws std::runtime_error unless it answers 2xx.
    boost::json::value admin(std::string_view method, std::string_view target,
                             std::string_view body = {}) const;
    /// Ledger rows, oldest first.
    std::vector<boost::json::object> attempts() const;
    /// The account's row of `accounts show --json`.
    boost::json::object showAccount(const std::string& id) const;
    /// The only row of usage by key.
    boost::json::object usage() const;
    /// Waits until the account has nothing in flight and the ledger has no open attempt; false when patience
    /// ends.
    bool waitForQuiet() const;
    /// The whole answer of `/admin/status?detail=1`.
    boost::json::object status() const;

private:
    TempDirectory m_directory;
    FakeUpstream m_upstream;
    std::optional<RelayProcess> m_relay;
    std::string m_account;
    NewKey m_key;
};

/// Looks again and again; for what has no event to wait for.
bool eventually(const std::function<bool()>& holds, Millis patience = kPatience);

}  // namespace relay::test
