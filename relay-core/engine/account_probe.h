#pragma once

#include "admin/account_tester.h"
#include "net/client.h"
#include "relay/dependencies.h"

namespace relay {

class Booking;
class Shard;

/// Tests an account with a real, small request of a few tokens; booked in the ledger like any other, without a key. A
/// test that succeeds ends the account's mark.
class AccountProbe final : public admin::AccountTester {
public:
    AccountProbe(const RelayDependencies& dependencies, Shard& shard, net::HttpClient& client);

    Result<admin::TestReport> test(const Account& account, const std::string& model,
                                   const OnText& onText) override;

private:
    Task<Result<admin::TestReport>> probe(Account account, std::string model, const OnText& onText);
    Task<void> readAnswer(net::UpstreamCall& call, const net::ResponseHead& head, admin::TestReport& report,
                          Booking& booking, const OnText& onText);

    const RelayDependencies& m_dependencies;
    Shard& m_shard;
    net::HttpClient& m_client;
};

}  // namespace relay
