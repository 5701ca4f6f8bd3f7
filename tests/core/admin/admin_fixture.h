#pragma once

#include "admin/account_service.h"
#include "admin/admin_api.h"
#include "admin/group_service.h"
#include "admin/key_service.h"
#include "config/settings.h"
#include "core/admin/fakes.h"
#include "core/identity/memory_records.h"
#include "identity/admin_accounts.h"
#include "identity/login_throttle.h"
#include "identity/sessions.h"
#include "identity/setup_token.h"
#include "identity/vault.h"
#include "observe/log_reader.h"
#include "observe/story_book.h"
#include "policy/price_table.h"
#include "relay/scheduler.h"
#include "relay/usual_costs.h"
#include "resources/built_in_prices.h"
#include "store/directory.h"
#include "support/counted_random.h"
#include "support/fake_clock.h"
#include "support/temp_directory.h"

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include <string>

namespace relay::test {

inline constexpr std::string_view kAccountSecret = "sk-ant-api03-very-secret-9f3a";

/// The admin API on fakes, called as the local command line unless told otherwise.
struct AdminFixture : testing::Test {
    TempDirectory data;
    CountedRandom random;
    FakeClock clock;
    MemoryRecords records;
    Directory directory;
    FakeCoordination coordination;
    FakeLedger ledger;
    FakeObserver observer;
    FakeTester tester;
    FakeStatus status;
    policy::PriceTable prices = policy::PriceTable::parse(builtInPriceText()).value();
    Settings settings;
    Vault vault{*VaultKey::fromKeyFile(SecretString(std::string(64, 'a')), "/data/secret.key"), random};
    AdminAccounts administrators{records, random, clock, ScryptCost{16, 1, 1}};
    Sessions sessions{records, random, clock, {}};
    LoginThrottle throttle;
    SetupToken setupToken{data / "setup-token", random};
    Scheduler scheduler{directory, coordination, {}, {}};
    admin::AccountService accounts{records, directory, coordination, scheduler,
                                   vault,   observer,  random,       clock};
    admin::KeyService keys{records, directory, random, clock, "cr_"};
    UsualCosts usualCosts;
    StoryBook stories{clock};
    LogReader logs{data / "relay.log", 2};
    admin::GroupService groups{records, directory, random, clock};
    admin::AdminApi api{{accounts, keys,     groups,   administrators, sessions,  throttle,   setupToken,
                         tester,   records,  ledger,   coordination,   scheduler, usualCosts, prices,
                         status,   settings, observer, clock,          stories,   logs}};
    Principal caller = Principal::local();

    admin::Answer call(const std::string& method, const std::string& target, const std::string& body = {}) {
        return api.handle({method, target, body, caller, "10.0.0.9", "req_1"});
    }
    static boost::json::object object(const admin::Answer& answer) {
        const boost::json::value value = boost::json::parse(answer.body);
        return value.as_object();
    }
    static std::string field(const admin::Answer& answer, const std::string& name) {
        const boost::json::object found = object(answer);
        const boost::json::value* value = found.if_contains(name);
        if (value == nullptr) return "(absent)";
        return value->is_string() ? std::string(value->as_string().c_str()) : boost::json::serialize(*value);
    }
    /// The error's message; checks its status and shape.
    std::string message(const admin::Answer& answer, int expectedStatus = 400) {
        EXPECT_EQ(answer.status, expectedStatus) << answer.body;
        if (answer.status < 400) return "(no error)";
        const boost::json::object body = object(answer);
        EXPECT_EQ(body.at("requestId").as_string(), "req_1");
        EXPECT_FALSE(body.at("error").at("code").as_string().empty());
        return body.at("error").at("message").as_string().c_str();
    }
    static std::string accountBody(const std::string& name, const std::string& more = {}) {
        return R"({"name":")" + name + R"(","baseUrl":"https://api.anthropic.com","secret":")" +
               std::string(kAccountSecret) + "\"" + more + "}";
    }
    std::string addAccount(const std::string& name = "main", const std::string& more = {}) {
        const admin::Answer answer = call("POST", "/admin/accounts", accountBody(name, more));
        EXPECT_EQ(answer.status, 201) << answer.body;
        return field(answer, "id");
    }
    Principal signIn() {
        const auto started = sessions.start("admin");
        return {Principal::Kind::Session, "admin", started->session.digest};
    }
};

}  // namespace relay::test
